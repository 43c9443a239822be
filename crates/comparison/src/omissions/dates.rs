//! Who could have a word: an outlet whose last article of an event stands days before the first with the
//! word in it cannot have left it out. One day says nothing: dates of print, of the web and of time zones
//! differ by so much.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::coverage::Coverage;

/// Until when each outlet could write of what others did.
pub(super) struct Dates {
    /// The day after its last article; `None` where an article has no date: then nothing is known.
    last: Vec<Option<Date>>,
}

impl Dates {
    pub(super) fn new(coverage: &Coverage) -> Self {
        let last = |outlet: usize| {
            let its = coverage.articles.iter();
            let its = its.filter(|article| article.outlet == outlet);
            let dates: Option<Vec<Date>> = its.map(|article| article.date).collect();
            dates.and_then(|dates| dates.into_iter().max())
        };
        Self {
            last: (0..coverage.outlets.len())
                .map(|outlet| last(outlet).map(|last| last.saturating_add(1.day())))
                .collect(),
        }
    }

    /// Whether an outlet last wrote a day before somebody first has a stem, or later, as far as dates tell.
    pub(super) fn could_have(&self, coverage: &Coverage, stem: u32, outlet: usize) -> bool {
        let Some(last) = self.last[outlet] else {
            return true;
        };
        let places = coverage.places(stem).iter();
        let mut dates = places.map(|place| coverage.article(*place).date);
        dates.any(|date| date.is_none_or(|date| date <= last))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::coverage::examples::dated;

    #[test]
    fn nobody_can_have_what_was_first_reported_later() {
        let day = |day: i8| Some(date(2021, 5, day));
        for (mine, expected) in [
            (day(13), false),
            (day(14), true),
            (day(16), true),
            (None, true),
        ] {
            let coverage = dated(&[
                ("A", "The talks went on.", mine),
                ("B", "The talks ended with the release.", day(15)),
                ("C", "The release was welcome.", day(17)),
            ]);
            let mut stems = (0u32..).zip(&coverage.lexis.stems);
            let found = stems.find(|(_, stem)| stem.form == "release");
            let (stem, _) = found.expect("it is there");
            let could = Dates::new(&coverage).could_have(&coverage, stem, 0);
            assert_eq!(could, expected, "{mine:?}");
        }
    }
}
