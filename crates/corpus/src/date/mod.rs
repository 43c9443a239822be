//! Days and times as people and programs write them. Time zones are not converted: an article is of
//! the day that is printed on it.

mod clock;
mod month;
mod numeric;
mod stamp;
mod words;

use std::fmt;

use jiff::civil::{Date, Time};

/// A day, perhaps with a time, and how sure its reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) date: Date,
    pub(crate) time: Option<Time>,
    pub(crate) reading: Reading,
}

/// Whether the order of day and month mattered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Only one reading is possible whatever the order, as in `2020-04-14`.
    Plain,
    /// Both orders give a day, and not the same, as in `03/04/2020`.
    Either,
    /// Slashes or hyphens, and only this order gives a day, as in `14/04/2020`.
    Only(Order),
}

/// Which comes first in `03/04/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    NotADate,
    NoSuchDay,
    NoYear,
    NoDay,
    OutOfRange,
}

/// Reads a date; `order` decides what could be either.
pub(crate) fn read(text: &str, order: Order) -> Result<When, Fault> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return Err(Fault::NotADate);
    }
    if let Some(found) = stamp::read(text) {
        return found;
    }
    let text = without_loose_spaces(&with_hyphens_for_ideographs(text));
    let clock = clock::locate(&text);
    let day_text = match &clock {
        Some((place, _)) => format!("{} {}", &text[..place.start], &text[place.end..]),
        None => text,
    };
    let time = clock.map(|(_, time)| time);
    let day = numeric::read(&day_text, order).unwrap_or_else(|| words::read(&day_text));
    day.map(|(date, reading)| When {
        date,
        time,
        reading,
    })
}

/// Reads a time of day that stands alone.
pub(crate) fn read_time(text: &str) -> Option<Time> {
    let end = text.floor_char_boundary(MAX_BYTES);
    clock::find(&text[..end])
}

/// The day that Excel means by a number such as `44197` or `44197.5`, if it is of 1970 to 2100. Not read
/// as a date: another number may look the same.
pub(crate) fn day_number(text: &str) -> Option<Date> {
    let number = text.trim();
    let whole = number.split(['.', ',']).next()?;
    let is_number = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
    let days: i64 = whole
        .parse()
        .ok()
        .filter(|_| is_number && whole.len() == 5)?;
    let first = Date::constant(1899, 12, 30);
    let date = first.checked_add(jiff::Span::new().days(days)).ok()?;
    (1970..=2100).contains(&date.year()).then_some(date)
}

/// No date is longer, with its weekday, time and zone spelled out.
const MAX_BYTES: usize = 120;

/// Newspapers exist since 1605; a year far ahead is a misprint.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2200;

fn day(year: i16, month: i8, day: i8) -> Result<Date, Fault> {
    if !YEARS.contains(&year) {
        return Err(Fault::OutOfRange);
    }
    Date::new(year, month, day).map_err(|_| Fault::NoSuchDay)
}

/// `2020年4月17日` and `2020년 4월 17일` become `2020-4-17`.
fn with_hyphens_for_ideographs(text: &str) -> String {
    if text.is_ascii() || !text.contains(['年', '년']) {
        return text.to_string();
    }
    text.replace(['年', '년', '月', '월'], "-")
        .replace(['日', '일'], " ")
}

/// `4 / 11 / 2007 1 : 26 PM`, as tokenisers leave it, becomes `4/11/2007 1:26 PM`.
fn without_loose_spaces(text: &str) -> String {
    let mut tight = text.to_string();
    for mark in [":", "/", "-"] {
        if tight.contains(&format!(" {mark} ")) {
            tight = tight.replace(&format!(" {mark} "), mark);
        }
    }
    tight
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Fault::NotADate => "not a date",
            Fault::NoSuchDay => "there is no such day",
            Fault::NoYear => "no year",
            Fault::NoDay => "no day",
            Fault::OutOfRange => "the year is out of range",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    fn check(text: &str, expected: Date, at: Option<Time>) {
        let when = read(text, Order::DayFirst);
        assert_eq!(
            when.map(|when| (when.date, when.time)),
            Ok((expected, at)),
            "{text}"
        );
    }

    #[test]
    fn a_day_is_read_however_it_is_written() {
        let day = date(2020, 4, 14);
        for text in [
            "2020-04-14",
            "2020/4/14",
            "2020.04.14",
            "20200414",
            "14.04.2020",
            "14.4.20",
            "14. 4. 2020",
            "14/04/2020",
            "04/14/2020",
            "14-04-2020",
            "14 April 2020",
            "April 14, 2020",
            "Apr. 14, 2020",
            "April 14th, 2020",
            "Tuesday, 14 April 2020",
            "14-Apr-20",
            "14-Apr-2020",
            "2020 Apr 14",
            "14. April 2020",
            "Dienstag, 14. April 2020",
            "mardi 14 avril 2020",
            "14 avr. 2020",
            "14 de abril de 2020",
            "mar, 14 abr 2020",
            "14 aprile 2020",
            "14 de Abril de 2020",
            "14 kwietnia 2020",
            "14 апреля 2020 г.",
            "14 Nisan 2020",
            "2020年4月14日",
            "2020년 4월 14일",
            "Published: 2020/4/14",
        ] {
            check(text, day, None);
        }
        for (text, day) in [
            ("3. März 2021", date(2021, 3, 3)),
            ("1er août 2019", date(2019, 8, 1)),
            ("3 maart 2021", date(2021, 3, 3)),
            ("1º de dezembro de 2019", date(2019, 12, 1)),
            ("12 gennaio 2018", date(2018, 1, 12)),
            ("21 września 2018", date(2018, 9, 21)),
            ("5 мая 2020", date(2020, 5, 5)),
            ("29 February 2020", date(2020, 2, 29)),
            ("9.11.89", date(1989, 11, 9)),
        ] {
            check(text, day, None);
        }
    }

    #[test]
    fn numbers_of_excel_are_told_and_not_read() {
        for (text, day) in [
            ("44197", Some(date(2021, 1, 1))),
            (" 44198.5 ", Some(date(2021, 1, 2))),
            ("25569", Some(date(1970, 1, 1))),
            ("10115", None),
            ("99999", None),
            ("441970", None),
            ("4419a", None),
            ("", None),
        ] {
            assert_eq!(day_number(text), day, "{text}");
            assert!(read(text, Order::DayFirst).is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_is_read_with_its_day_and_zones_are_left_alone() {
        for (text, day, at) in [
            ("2020/4/17 2:12:29", date(2020, 4, 17), time(2, 12, 29, 0)),
            ("2020-04-14T09:05:00Z", date(2020, 4, 14), time(9, 5, 0, 0)),
            (
                "2020-04-14T23:30:00.123456+05:00",
                date(2020, 4, 14),
                time(23, 30, 0, 0),
            ),
            (
                "2020-04-14 09:05:00 +00:00",
                date(2020, 4, 14),
                time(9, 5, 0, 0),
            ),
            ("20200414T090500Z", date(2020, 4, 14), time(9, 5, 0, 0)),
            ("20200414090500", date(2020, 4, 14), time(9, 5, 0, 0)),
            (
                "Tue, 14 Apr 2020 09:05:00 +0200",
                date(2020, 4, 14),
                time(9, 5, 0, 0),
            ),
            (
                "Tue, 14 Apr 2020 09:05:00-0400",
                date(2020, 4, 14),
                time(9, 5, 0, 0),
            ),
            (
                "Tue Apr 14 09:05:00 2020",
                date(2020, 4, 14),
                time(9, 5, 0, 0),
            ),
            (
                "April 14, 2020 at 9:05 p.m. ET",
                date(2020, 4, 14),
                time(21, 5, 0, 0),
            ),
            (
                "April 14, 2020 12:05 AM",
                date(2020, 4, 14),
                time(0, 5, 0, 0),
            ),
            ("April 14, 2020, 6 pm", date(2020, 4, 14), time(18, 0, 0, 0)),
            (
                "14 avril 2020 à 14h30",
                date(2020, 4, 14),
                time(14, 30, 0, 0),
            ),
            (
                "4 / 14 / 2020 9 : 05 PM",
                date(2020, 4, 14),
                time(21, 5, 0, 0),
            ),
            (
                "9:05 AM PDT 2020 - 04 - 14",
                date(2020, 4, 14),
                time(9, 5, 0, 0),
            ),
            ("14.04.2020 - 09:05", date(2020, 4, 14), time(9, 5, 0, 0)),
            (
                "1830 GMT, 14 April 2020, 6 pm",
                date(2020, 4, 14),
                time(18, 0, 0, 0),
            ),
            (
                "14.04.2020, 14.30 Uhr",
                date(2020, 4, 14),
                time(14, 30, 0, 0),
            ),
            // Unix time of 14 April 2020, 00:00 UTC, by `date -ud 2020-04-14 +%s`.
            ("1586822400", date(2020, 4, 14), time(0, 0, 0, 0)),
            ("1586822400.0", date(2020, 4, 14), time(0, 0, 0, 0)),
            ("1586822400000", date(2020, 4, 14), time(0, 0, 0, 0)),
        ] {
            check(text, day, Some(at));
        }
    }

    #[test]
    fn the_order_decides_only_what_could_be_either() {
        for (text, order, expected, reading) in [
            (
                "03/04/2020",
                Order::DayFirst,
                date(2020, 4, 3),
                Reading::Either,
            ),
            (
                "03/04/2020",
                Order::MonthFirst,
                date(2020, 3, 4),
                Reading::Either,
            ),
            (
                "04/04/2020",
                Order::MonthFirst,
                date(2020, 4, 4),
                Reading::Plain,
            ),
            (
                "14/04/2020",
                Order::MonthFirst,
                date(2020, 4, 14),
                Reading::Only(Order::DayFirst),
            ),
            (
                "04/14/2020",
                Order::DayFirst,
                date(2020, 4, 14),
                Reading::Only(Order::MonthFirst),
            ),
            (
                "03.04.2020",
                Order::MonthFirst,
                date(2020, 4, 3),
                Reading::Plain,
            ),
        ] {
            let when = read(text, order).expect(text);
            assert_eq!((when.date, when.reading), (expected, reading), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, fault) in [
            ("31/02/2020", Fault::NoSuchDay),
            ("30 February 2020", Fault::NoSuchDay),
            ("2020-13-40", Fault::NoSuchDay),
            ("99999999", Fault::NotADate),
            ("soon", Fault::NotADate),
            ("", Fault::NotADate),
            ("2 hours before", Fault::NotADate),
            // August, in Spanish and Italian.
            ("2 hours ago", Fault::NoYear),
            ("12", Fault::NotADate),
            ("April 2020", Fault::NoDay),
            ("14 April", Fault::NoYear),
            ("2020", Fault::NoDay),
            ("14 April 0020", Fault::OutOfRange),
        ] {
            assert_eq!(read(text, Order::DayFirst), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,60}", digits in "[0-9:/. TZ年月日+-]{0,30}") {
            let _ = read(&text, Order::DayFirst);
            let _ = read(&digits, Order::MonthFirst);
        }

        #[test]
        fn every_day_written_in_iso_is_read_back(year in 1600i16..=2200, ordinal in 1i16..=365) {
            let day = Date::constant(year, 1, 1).with().day_of_year(ordinal).build().expect("365 days");
            prop_assert_eq!(read(&day.to_string(), Order::DayFirst).map(|when| when.date), Ok(day));
        }
    }
}
