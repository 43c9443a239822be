//! Passages that an article repeats from an earlier one, word for word and outside quotations, when
//! the whole is not a copy. The cure for half a wire report within a text of one's own.

use std::collections::{HashMap, HashSet};

use otherwords_text::Span;
use rayon::prelude::*;

use super::batch;
use super::found::{Cluster, Passage};
use super::likeness::{self, Verified};
use super::options::CopyOptions;
use super::precedence;
use super::sketch::Sketches;
use super::text::{Text, Texts};
use super::word::{Word, joined, words};
use crate::Progress;

/// Visits the texts again and finds the passages of all pairs that are not in the same cluster.
pub(super) fn find(
    texts: &(impl Texts + ?Sized),
    sketches: &Sketches,
    pairs: &[Verified],
    clusters: &[Cluster],
    options: &CopyOptions,
    progress: &dyn Progress,
) -> Vec<Passage> {
    let earlier_ones = earlier_ones(sketches, pairs, clusters, options);
    if earlier_ones.is_empty() {
        return Vec::new();
    }
    let mut is_wanted = vec![false; sketches.all.len()];
    for (later, earlier) in &earlier_ones {
        is_wanted[*later as usize] = true;
        earlier.iter().for_each(|place| is_wanted[*place as usize] = true);
    }
    let mut runs: HashMap<u32, Runs> = HashMap::new();
    let wanted = |number| is_wanted.get(number) == Some(&true);
    let work = |text: &Text<'_>| Runs::of(&words(text), options.passage_words);
    batch::for_each(texts, progress, wanted, work, |number, found| {
        runs.insert(number as u32, found);
    });
    let found = earlier_ones.par_iter();
    let found = found.map(|(later, earlier)| passages(*later, earlier, &runs));
    found.collect::<Vec<_>>().concat()
}

/// For each article that is the later one of a pair, by number, the earlier ones, earliest first.
fn earlier_ones(
    sketches: &Sketches,
    pairs: &[Verified],
    clusters: &[Cluster],
    options: &CopyOptions,
) -> Vec<(u32, Vec<u32>)> {
    let mut cluster_of = HashMap::new();
    for (number, cluster) in clusters.iter().enumerate() {
        cluster_of.extend(cluster.members.iter().map(|member| (member.article, number)));
    }
    let mut found: Vec<(u32, u32)> = Vec::new();
    for Verified { pair, .. } in pairs {
        let (a, b) = (&sketches.all[pair.a], &sketches.all[pair.b]);
        let cluster = |article| cluster_of.get(article);
        let apart = cluster(&pair.a).is_none() || cluster(&pair.a) != cluster(&pair.b);
        if apart && likeness::has_passages(a, b, pair.masked, options) {
            let mut both = [pair.a as u32, pair.b as u32];
            precedence::sort(&mut both, sketches);
            found.push((both[1], both[0]));
        }
    }
    found.sort_unstable();
    let by_later = found.chunk_by(|a, b| a.0 == b.0);
    let row = |group: &[(u32, u32)]| {
        let mut earlier: Vec<u32> = group.iter().map(|(_, earlier)| *earlier).collect();
        precedence::sort(&mut earlier, sketches);
        (group[0].0, earlier)
    };
    by_later.map(row).collect()
}

/// The runs of words in a text.
struct Runs {
    n_words: usize,
    /// Hash of the run that begins with each word; `None` where it would reach into a quotation.
    hashes: Vec<Option<u64>>,
    /// First byte and byte after the last of each word.
    places: Vec<(u32, u32)>,
}

impl Runs {
    fn of(words: &[Word], n_words: usize) -> Runs {
        let n_words = n_words.max(1);
        let run = |run: &[Word]| {
            let compared = run.iter().all(|word| word.is_voice && !word.is_left_out);
            compared.then(|| joined(run.iter().map(|word| word.hash)))
        };
        Runs {
            n_words,
            hashes: words.windows(n_words).map(run).collect(),
            places: words.iter().map(|word| (word.start, word.end)).collect(),
        }
    }

    /// Which words lie in a run that is in `others` too. These are exactly the words of the maximal
    /// common runs of at least so many words.
    fn shared<'r>(&'r self, others: &'r HashSet<u64>) -> impl Iterator<Item = usize> + 'r {
        let is_shared = |hash: &Option<u64>| hash.is_some_and(|hash| others.contains(&hash));
        let starts = self.hashes.iter().enumerate().filter(move |(_, hash)| is_shared(hash));
        starts.flat_map(|(start, _)| start..start + self.n_words)
    }
}

fn passages(later: u32, earlier: &[u32], runs: &HashMap<u32, Runs>) -> Vec<Passage> {
    let Some(text) = runs.get(&later) else { return Vec::new() };
    let mut source = vec![None; text.places.len()];
    for place in earlier {
        let hashes = runs.get(place).map(|runs| runs.hashes.iter().flatten().copied().collect());
        for word in text.shared(&hashes.unwrap_or_default()) {
            source[word] = source[word].or(Some(*place));
        }
    }
    let mut passages = Vec::new();
    let mut first_token = 0;
    for run in source.chunk_by(|a, b| a == b) {
        let end_token = first_token + run.len();
        if let Some(source) = run[0] {
            let span = text.span(first_token, end_token);
            let (article, source) = (later as usize, source as usize);
            passages.push(Passage { article, first_token, end_token, span, source });
        }
        first_token = end_token;
    }
    passages
}

impl Runs {
    fn span(&self, first: usize, end: usize) -> Span {
        Span { start: self.places[first].0 as usize, end: self.places[end - 1].1 as usize }
    }
}
