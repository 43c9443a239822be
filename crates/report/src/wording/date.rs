//! Dates as a reader sees them. Works on the `2020-04-14` of a report; anything else is shown as it
//! is.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day: `14 April 2020`.
pub(crate) fn day(date: &str) -> String {
    match parts(date) {
        Some((year, month, day)) => format!("{day} {month} {year}"),
        None => date.to_owned(),
    }
}

/// A span of days without saying anything twice: `14–20 April 2020`. Empty where both are unknown.
pub(crate) fn days(first: Option<&str>, last: Option<&str>) -> String {
    let (Some(first), Some(last)) = (first.or(last), last.or(first)) else {
        return String::new();
    };
    match (parts(first), parts(last)) {
        _ if first == last => day(first),
        (Some((a, b, from)), Some((c, d, to))) if (a, b) == (c, d) => {
            format!("{from}–{to} {b} {a}")
        }
        (Some((a, b, from)), Some((c, d, to))) if a == c => format!("{from} {b} – {to} {d} {a}"),
        _ => format!("{} – {}", day(first), day(last)),
    }
}

/// Year, name of the month, and day without leading zeros.
fn parts(date: &str) -> Option<(&str, &'static str, &str)> {
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let month = month.parse::<usize>().ok()?.checked_sub(1)?;
    Some((year, MONTHS.get(month)?, day.trim_start_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_days_say_nothing_twice() {
        let rows = [
            (Some("2020-04-14"), Some("2020-04-14"), "14 April 2020"),
            (Some("2020-04-04"), Some("2020-04-20"), "4–20 April 2020"),
            (
                Some("2020-04-14"),
                Some("2020-05-02"),
                "14 April – 2 May 2020",
            ),
            (
                Some("2019-12-31"),
                Some("2020-01-01"),
                "31 December 2019 – 1 January 2020",
            ),
            (Some("2020-04-14"), None, "14 April 2020"),
            (None, None, ""),
            (Some("soon"), Some("later"), "soon – later"),
            (Some("2020-13-01"), None, "2020-13-01"),
        ];
        for (first, last, expected) in rows {
            assert_eq!(days(first, last), expected);
        }
    }
}
