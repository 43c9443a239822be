//! Days, months, years and spans of them as they are written in a query; no clock.

use jiff::civil::Date;

use super::Filter;
use super::error::{Fault, shown};

const HINT: &str = "write 2020-04-14, 2020-04 or 2020, or a span: 2020-04-14..2020-04-20";

/// The days meant by a text that begins at this column.
pub(super) fn dates(text: &str, column: usize) -> Result<Filter, Fault> {
    let (from, to) = match text.split_once("..") {
        Some((first, last)) => {
            let last_column = column + first.chars().count() + 2;
            (bound(first, column)?, bound(last, last_column)?)
        }
        None => (bound(text, column)?, bound(text, column)?),
    };
    let from = from.map(|(first_day, _)| first_day);
    let to = to.map(|(_, last_day)| last_day);
    check(from, to, column)?;
    Ok(Filter::Date { from, to })
}

fn check(from: Option<Date>, to: Option<Date>, column: usize) -> Result<(), Fault> {
    match (from, to) {
        (None, None) => Err(Fault::new(column, "there is no date here", HINT)),
        (Some(from), Some(to)) if from > to => Err(Fault::new(
            column,
            "this span ends before it begins",
            format!("the earlier date comes first: {to}..{from}"),
        )),
        _ => Ok(()),
    }
}

/// The first and the last day of a date; none if the span is open here.
fn bound(text: &str, column: usize) -> Result<Option<(Date, Date)>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let days = first_and_last_day(text);
    days.map(Some)
        .ok_or_else(|| Fault::new(column, format!("{} is not a date", shown(text)), HINT))
}

/// The first and the last day of what is written as a day, a month or a year.
///
/// ```
/// use otherwords_indexer::query::first_and_last_day;
///
/// let (first, last) = first_and_last_day("2020-02").unwrap();
/// assert_eq!((first.to_string(), last.to_string()), ("2020-02-01".into(), "2020-02-29".into()));
/// ```
pub fn first_and_last_day(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|part| number(part, 2));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() {
        return None;
    }
    let date = |month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    match (month, day) {
        (None, _) => Some((date(1, 1)?, date(12, 31)?)),
        (Some(month), None) => date(month?, 1).map(|first| (first, first.last_of_month())),
        (Some(month), Some(day)) => date(month?, day?).map(|day| (day, day)),
    }
}

/// A number of exactly so many digits.
fn number(text: &str, n_digits: usize) -> Option<i16> {
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
    (digits_only && text.len() == n_digits).then(|| text.parse().ok())?
}
