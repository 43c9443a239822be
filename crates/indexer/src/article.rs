//! An article as a row: everything about it but its words.

use std::sync::Arc;

use jiff::civil::Date;
use otherwords_text::{Language, Layer};
use tantivy::DocAddress;

/// One article of an index. Rows are ordered by event, outlet, date and id, whatever the order of
/// indexing, so that what is computed from them does not depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Outlet as the source named it.
    pub outlet: Arc<str>,
    /// Event, empty where it has none.
    pub event: Arc<str>,
    /// Day of publication, where known.
    pub date: Option<Date>,
    /// Unique in the index.
    pub id: String,
    /// Language, [`Language::UNKNOWN`] where it was neither given nor recognised.
    pub language: Language,
    /// Tokens of the body by layer: voice, quotation, short quotation.
    pub lengths: [u32; 3],
    /// Tokens of the headline.
    pub title_length: u32,
    /// First 64 bits of the fingerprint of its content.
    pub fingerprint: u64,
    /// Where the engine keeps it.
    pub(crate) address: DocAddress,
}

impl ArticleRow {
    /// Tokens of the body in a layer.
    pub fn length(&self, layer: Layer) -> u32 {
        self.lengths[layer as usize]
    }

    /// Tokens of the body in all layers.
    pub fn total_length(&self) -> u32 {
        self.lengths.iter().sum()
    }

    /// What rows are sorted by.
    pub(crate) fn sort_key(&self) -> (&str, &str, Option<Date>, &str) {
        (&self.event, &self.outlet, self.date, &self.id)
    }
}

/// Days since 1970-01-01, the index's unit of time.
pub(crate) fn to_day(date: Date) -> i64 {
    (date - EPOCH).get_days().into()
}

/// The date of a day since 1970-01-01; `None` where it is beyond the calendar.
pub(crate) fn from_day(day: i64) -> Option<Date> {
    EPOCH
        .checked_add(jiff::Span::new().try_days(day).ok()?)
        .ok()
}

const EPOCH: Date = Date::constant(1970, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        for (year, month, day) in [(1970, 1, 1), (2020, 4, 14), (1848, 2, 29), (9999, 12, 31)] {
            let date = Date::constant(year, month, day);
            assert_eq!(from_day(to_day(date)), Some(date));
        }
        assert_eq!(to_day(Date::constant(1970, 1, 2)), 1);
        assert_eq!(from_day(i64::MAX), None);
    }
}
