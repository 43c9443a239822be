//! English words that are counted as one: inflected forms, and derived words that are used alike. The
//! table is made by `otherwords-evaluation train-families`; `FAMILIES.md` says from what.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::inflection;

/// A stem by inflection and the one under which it is counted, a pair a line, sorted.
const TABLE: &str = include_str!("families.tsv");

/// The stem of a folded English word.
pub(crate) fn stem(term: &str) -> Cow<'_, str> {
    static FAMILIES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        TABLE
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .collect()
    });
    let stem = inflection::stem(term);
    match FAMILIES.get(stem.as_str()) {
        Some(family) => Cow::Borrowed(*family),
        None => Cow::Owned(stem),
    }
}
