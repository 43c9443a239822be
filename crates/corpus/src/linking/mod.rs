//! Which articles report the same event. By their words and dates alone: no one is asked, and no
//! article is changed.
//!
//! Two texts are as similar as the cosine of their words (half), of the names in them (a quarter)
//! and of their headlines (a quarter), where rare words weigh more, discounted by the days between
//! them. Texts that are alike enough are grouped by complete linkage, groups that are alike on the
//! whole are joined, and the rest are events of one. [`link_more`] adds the articles of another
//! day, [`Corrections`] are what a reader knows better.
//!
//! **What to expect.** Coverage of the same news by different outlets within days is found nearly
//! without mistakes if the events are as distinct as news of different years is. Running stories
//! are cut into pieces of some days, and two look-alike events of the same days (two matches, two
//! earnings reports) may be taken for one. Without dates, the same happening in another year looks
//! the same. So results should be looked at, and can be corrected.

mod text;

mod reading;

mod vocabulary;

mod memory;

mod options;

mod vector;

mod neighbours;

mod linkage;

mod event;

mod naming;

mod addition;

mod corrections;

mod agreement;

pub use addition::{Additions, Assignment, Relinked, link_more};
pub use agreement::{Agreement, agreement};
pub use corrections::{Correction, Corrections, apply};
pub use event::{Event, Events};
pub use options::LinkOptions;
pub use text::{Text, Texts};

use crate::progress::{Progress, Stage};
use event::{Group, given_groups};
use linkage::group;
use memory::Memory;
use neighbours::Neighbours;

/// Finds the events of a corpus.
///
/// The texts are gone through twice and never held all at once: what is kept are counts of terms,
/// some four kilobytes for an article. The result depends on nothing but the texts, their order
/// and the options, whatever the number of threads. Time grows with the number of texts times the
/// number of texts of the same days, up to a bound on the latter.
///
/// ```
/// use jiff::civil::date;
/// use otherwords_corpus::Silent;
/// use otherwords_corpus::linking::{LinkOptions, Text, link};
/// use otherwords_text::Language;
///
/// let text = |id, title, day| Text {
///     id,
///     title,
///     body: "",
///     language: Language::ENGLISH,
///     outlet: "",
///     date: Some(date(2021, 3, day)),
///     event: None,
/// };
/// let texts = vec![
///     text("a", "Dockers strike at Calder Bay", 4),
///     text("b", "Council votes for rent cap", 4),
///     text("c", "Calder Bay port shut by dockers’ strike", 5),
/// ];
/// let events = link(&texts, &LinkOptions::default(), &Silent);
/// assert_eq!(events.event_of("a").unwrap().members, ["a", "c"]);
/// assert_eq!(events.event_of("b").unwrap().members, ["b"]);
/// ```
pub fn link(
    texts: &(impl Texts + ?Sized),
    options: &LinkOptions,
    progress: &dyn Progress,
) -> Events {
    let mut memory = Memory::default();
    memory.read(texts, progress);
    let all = 0..memory.rows.len() as u32;
    let mut groups = linked(&memory, all.clone().collect(), options, progress);
    groups.extend(given_groups(&memory, all));
    Events::named(memory, groups)
}

/// Links some rows among each other, those with a given event left out.
fn linked(
    memory: &Memory,
    mut rows: Vec<u32>,
    options: &LinkOptions,
    progress: &dyn Progress,
) -> Vec<Group> {
    rows.retain(|row| memory.rows[*row as usize].event.is_none());
    progress.begin(Stage::Counting, Some(rows.len() as u64));
    let neighbours = Neighbours::find(memory, rows, options, progress);
    let groups = group(&neighbours.earlier, options.joining);
    progress.end();
    let mut members = vec![Vec::new(); groups.len()];
    for (row, group) in neighbours.rows.iter().zip(groups) {
        members[group as usize].push(*row);
    }
    members.retain(|rows| !rows.is_empty());
    members.into_iter().map(|rows| Group { rows, ..Group::default() }).collect()
}
