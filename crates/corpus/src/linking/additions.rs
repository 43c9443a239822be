//! What changes when articles are added: only events within reach of the new ones.

use std::collections::{BTreeMap, BTreeSet};

use super::LinkSettings;
use super::graph::{Reach, day_number};
use crate::view::ArticleView;

/// Whether articles were added beyond the next mark, each of which is a tenth above the last. What was
/// linked below it, by the rarity that words had then, is out of date.
pub(super) fn has_outgrown(earlier: &[Option<&str>]) -> bool {
    let known = earlier.iter().flatten().count();
    marks_below(known) < marks_below(earlier.len())
}

fn marks_below(n: usize) -> u32 {
    let marks = std::iter::successors(Some(1), |mark: &usize| Some(mark + mark.div_ceil(10)));
    marks.take_while(|mark| *mark < n).count() as u32
}

/// Which articles must be looked at again: new ones, those within reach of their dates, and those
/// that an earlier run has put into one event with any of these.
pub(super) fn touched(
    articles: &[ArticleView<'_>],
    earlier: &[Option<&str>],
    settings: &LinkSettings,
) -> Vec<bool> {
    let reach = Reach::of(settings);
    let dates_of_new: BTreeSet<Option<i32>> = articles
        .iter()
        .zip(earlier)
        .filter(|(_, event)| event.is_none())
        .map(|(article, _)| article.date.map(day_number))
        .collect();
    let any_is_new = !dates_of_new.is_empty();
    let is_near = |article: &ArticleView<'_>| match article.date.map(day_number) {
        _ if dates_of_new.contains(&None) => true,
        None => any_is_new,
        Some(day) => {
            let near = Some(day - reach.days())..=Some(day + reach.days());
            dates_of_new.range(near).next().is_some()
        }
    };
    let near: Vec<bool> = articles.iter().map(is_near).collect();
    let events: BTreeSet<&str> = near
        .iter()
        .zip(earlier)
        .filter_map(|(is_near, event)| event.filter(|_| *is_near))
        .collect();
    let with_events = near.iter().zip(earlier);
    with_events
        .map(|(is_near, event)| *is_near || event.is_some_and(|event| events.contains(event)))
        .collect()
}

/// Articles that no new one touches, by their events of the earlier run.
pub(super) fn as_before<'e>(
    kept: Vec<u32>,
    earlier: &[Option<&'e str>],
) -> BTreeMap<&'e str, Vec<u32>> {
    let mut events: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for article in kept {
        if let Some(event) = earlier[article as usize] {
            events.entry(event).or_default().push(article);
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_is_outgrown_each_time_it_gains_a_tenth() {
        let outgrown = |known: usize, new: usize| {
            has_outgrown(&[vec![Some("event"); known], vec![None; new]].concat())
        };
        assert!(outgrown(0, 2) && outgrown(10, 5) && outgrown(1000, 110));
        assert!(!outgrown(1000, 0));
        let additions = (1000..2000).filter(|known| outgrown(*known, 1)).count();
        assert!((6..=9).contains(&additions), "{additions}"); // ln 2 / ln 1.1 = 7.3
    }
}
