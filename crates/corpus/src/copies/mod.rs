//! Who repeats whom: wire texts, syndication, reprints and updates. Finds the same wording, not the
//! same event (that is linking) and not the same quotations (those are the sources').
//!
//! Texts are compared by their word 5-grams (shingles), once as they are and once with all
//! quotations masked (Broder 1997, *On the Resemblance and Containment of Documents*). The measure
//! is containment, the shared share of the smaller text's shingles, because copies are shortened.
//! Of 300 pairs of genuinely different articles on the same event, the highest containment was .345
//! in full and .134 masked; copies shortened by 60 % with a tenth of the words changed stay above
//! .30 (BASIL).

mod agency;
mod text;

pub(crate) mod batch;

mod options;

mod found;

pub(crate) mod word;

mod shingle;
mod sketch;

mod precedence;

mod window;

mod repeated;
mod shared_shingles;

mod min_hash;

mod likeness;

mod cluster;

mod passage;

pub use agency::{AgencyMark, MarkPlace};
pub use found::{Cluster, Copies, Member, Pair, Passage};
pub use options::CopyOptions;
pub use text::{Text, Texts};

use crate::{Progress, Stage};
use sketch::Sketches;

/// Finds the copies among `texts`.
///
/// Articles are named by their place in `texts`. The texts are visited twice and never held
/// together: what is kept of each is about eight bytes a word, or half a kilobyte a text where
/// there are more than [`CopyOptions::exact_up_to`]. The result does not depend on the number of
/// threads, nor, but for the numbers of the articles, on the order of the texts.
///
/// There is no way to add texts to found copies: finding them anew takes seconds for tens of
/// thousands of articles, and yields what finding them together would have yielded. The progress is
/// that of [`Stage::Counting`], in texts.
///
/// # Example
/// ```
/// use otherwords_corpus::copies::{CopyOptions, Text, find_copies};
/// use otherwords_corpus::Silent;
/// use otherwords_text::Language;
///
/// let report = (0..60).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ");
/// let reprint = format!("HARBOUR (AP) - {report} and no more");
/// let text = |id, body| Text { id, body, language: Language::ENGLISH, ..Text::default() };
/// let texts = [text("a", "Something else entirely."), text("b", &reprint), text("c", &report)];
///
/// let copies = find_copies(&texts[..], &CopyOptions::default(), &Silent);
/// assert_eq!(copies.clusters.len(), 1);
/// assert_eq!(copies.clusters[0].first(), 1, "of equal dates, the one with the agency's mark");
/// assert_eq!(copies.clusters[0].members[1].full, 1.0);
/// assert_eq!(copies.weights(), [1.0, 0.5, 0.5]);
/// ```
pub fn find_copies(
    texts: &(impl Texts + ?Sized),
    options: &CopyOptions,
    progress: &dyn Progress,
) -> Copies {
    progress.begin(Stage::Counting, None);
    let mut sketches = sketch::read(texts, options, progress);
    let candidates = candidates(&sketches, options);
    sketches.complete(texts, &candidates, progress);
    let pairs = likeness::verify(&sketches, &candidates, options);
    let clusters = cluster::find(&sketches, &pairs, options);
    let passages = passage::find(texts, &sketches, &pairs, &clusters, options, progress);
    progress.end();
    found::assemble(&sketches, &pairs, clusters, passages)
}

/// Pairs of places that may be copies, each once, in order.
fn candidates(sketches: &Sketches, options: &CopyOptions) -> Vec<(u32, u32)> {
    let mut candidates = window::equal_texts(sketches);
    candidates.extend(if sketches.are_exact() {
        shared_shingles::candidates(sketches, options)
    } else {
        min_hash::candidates(sketches, options)
    });
    candidates.sort_unstable();
    candidates.dedup();
    candidates
}

#[cfg(test)]
mod tests;
