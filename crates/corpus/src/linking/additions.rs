//! What changes when articles are added: only events within reach of the new ones.

use std::collections::{BTreeMap, BTreeSet};

use super::LinkSettings;
use super::graph::{Reach, day_number};
use crate::view::ArticleView;

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
