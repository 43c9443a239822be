//! English words that are counted as one: inflected forms, and derived words that are used alike. The
//! table is made by `otherwords-evaluation train-families`; `FAMILIES.md` says from what.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::inflection;

/// A word, or a stem by inflection, and the one under which it is counted, a pair a line, sorted.
const TABLE: &str = include_str!("families.tsv");

static FAMILIES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// The stem of a folded English word: the table knows the word, or else maybe its stem by the rules.
pub(crate) fn stem(term: &str) -> Cow<'_, str> {
    if let Some(counted) = FAMILIES.get(term) {
        return Cow::Borrowed(*counted);
    }
    let stem = inflection::stem(term);
    match FAMILIES.get(stem.as_str()) {
        Some(counted) => Cow::Borrowed(*counted),
        None => Cow::Owned(stem),
    }
}
