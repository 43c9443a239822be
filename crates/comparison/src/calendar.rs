//! When each outlet wrote: articles by day, week, month or year, whichever gives a readable number
//! of periods.

use jiff::civil::{Date, date};
use jiff::{ToSpan, Unit};

use crate::gather::Material;
use crate::term_use::TermUse;

/// Articles of each outlet in every period from the first to the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// How long a period is.
    pub period: Period,
    /// First day of each period, in order and without gaps; empty where no article has a date.
    pub periods: Vec<Date>,
    /// For each outlet, in the order of its name, the articles of each period.
    pub outlets: Vec<(String, Vec<u64>)>,
    /// When the strongest key words come and go.
    pub terms: Vec<TermUse>,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A day.
    #[default]
    Day,
    /// Seven days from a Monday on.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

/// Most periods that are still readable side by side.
const MOST: usize = 90;

impl Period {
    /// As it is called in English.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// First day of the period that a day falls into.
    fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => day
                .checked_sub((i64::from(day.weekday().to_monday_zero_offset())).days())
                .unwrap_or(day),
            Self::Month => day.first_of_month(),
            Self::Year => date(day.year(), 1, 1),
        }
    }

    /// First day of the next one; `None` at the end of time.
    fn next(self, start: Date) -> Option<Date> {
        let span = match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Year => 1.year(),
        };
        start.checked_add(span).ok()
    }

    /// The shortest period of which there are not too many between two days.
    fn of(first: Date, last: Date) -> Self {
        let days = first
            .until((Unit::Day, last))
            .map_or(0, |span| span.get_days().unsigned_abs() as usize);
        let lengths = [(Self::Day, 1), (Self::Week, 7), (Self::Month, 30)];
        let fitting = lengths.into_iter().find(|(_, length)| days / length < MOST);
        fitting.map_or(Self::Year, |(period, _)| period)
    }
}

impl Calendar {
    /// The number of the period that a day falls into; `None` outside of all.
    pub(crate) fn period_of(&self, day: Date) -> Option<usize> {
        let place = self.periods.partition_point(|start| *start <= day);
        place.checked_sub(1)
    }
}

/// Counts the articles that have a date; words come later.
pub(crate) fn calendar(material: &Material<'_, '_>) -> Calendar {
    let articles = material
        .selection
        .articles()
        .iter()
        .zip(&material.outlet_of);
    let dated: Vec<(Date, u32)> = articles
        .filter_map(|(row, outlet)| Some((row.date?, *outlet)))
        .collect();
    let days = || dated.iter().map(|(day, _)| *day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Calendar::default();
    };
    let period = Period::of(first, last);
    let periods: Vec<Date> =
        std::iter::successors(Some(period.start(first)), |start| period.next(*start))
            .take_while(|start| *start <= last)
            .collect();
    let mut counts = vec![vec![0; periods.len()]; material.outlets.len()];
    for (day, outlet) in dated {
        let place = periods.partition_point(|start| *start <= day) - 1;
        counts[outlet as usize][place] += 1;
    }
    Calendar {
        period,
        periods,
        outlets: material.outlets.iter().cloned().zip(counts).collect(),
        terms: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_as_short_as_can_be_read() {
        let first = date(2020, 4, 14);
        for (last, period) in [
            (first, Period::Day),
            (date(2020, 6, 30), Period::Day),
            (date(2020, 12, 31), Period::Week),
            (date(2024, 4, 14), Period::Month),
            (date(2040, 1, 1), Period::Year),
        ] {
            assert_eq!(Period::of(first, last), period, "{last}");
        }
    }

    #[test]
    fn a_period_begins_where_the_calendar_says() {
        let day = date(2020, 4, 16); // a Thursday
        for (period, start) in [
            (Period::Day, day),
            (Period::Week, date(2020, 4, 13)),
            (Period::Month, date(2020, 4, 1)),
            (Period::Year, date(2020, 1, 1)),
        ] {
            assert_eq!(period.start(day), start);
        }
    }
}
