//! Dates of three numbers: `2020-04-14`, `14.04.2020`, `04/14/2020`.

use jiff::civil::Date;

use super::{Fault, Order, Reading, day};

/// `None` when the first numbers of the text are not three with `-`, `/` or `.` between.
pub(super) fn read(text: &str, order: Order) -> Option<Result<(Date, Reading), Fault>> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let (first, rest) = number(&text[start..])?;
    let (separator, rest) = separator(rest)?;
    let (second, rest) = number(rest)?;
    let rest = rest.trim_start().strip_prefix(separator)?;
    let (third, _) = number(rest)?;
    match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => Some(year_first(first, second, third)),
        (1..=2, 1..=2, 4 | 2) => Some(year_last(first, second, third, separator, order)),
        _ => None,
    }
}

/// The digits at the beginning.
fn number(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (n_digits > 0).then(|| text.split_at(n_digits))
}

fn separator(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let separator = text
        .chars()
        .next()
        .filter(|&letter| "-/.".contains(letter))?;
    Some((separator, &text[1..]))
}

fn year_first(year: &str, month: &str, day_of_month: &str) -> Result<(Date, Reading), Fault> {
    let date = day(parse(year)?, small(month)?, small(day_of_month)?)?;
    Ok((date, Reading::Plain))
}

fn year_last(
    first: &str,
    second: &str,
    year: &str,
    separator: char,
    order: Order,
) -> Result<(Date, Reading), Fault> {
    let year = full_year(year)?;
    let (first, second) = (small(first)?, small(second)?);
    let day_first = day(year, second, first);
    let month_first = day(year, first, second);
    match (day_first, month_first) {
        (Ok(date), Ok(other)) if date == other => Ok((date, Reading::Plain)),
        // Nobody writes the month first before a full stop.
        (Ok(date), _) if separator == '.' => Ok((date, Reading::Plain)),
        (Ok(date), Ok(_)) if order == Order::DayFirst => Ok((date, Reading::Either)),
        (Ok(_), Ok(date)) => Ok((date, Reading::Either)),
        (Ok(date), Err(_)) => Ok((date, Reading::Only(Order::DayFirst))),
        (Err(_), Ok(date)) => Ok((date, Reading::Only(Order::MonthFirst))),
        (Err(fault), Err(_)) => Err(fault),
    }
}

/// Two digits mean 1969 to 2068, as in POSIX.
pub(super) fn full_year(year: &str) -> Result<i16, Fault> {
    let number: i16 = parse(year)?;
    Ok(match (year.len(), number) {
        (2, 69..) => 1900 + number,
        (2, _) => 2000 + number,
        _ => number,
    })
}

fn small(digits: &str) -> Result<i8, Fault> {
    digits.parse().map_err(|_| Fault::NotADate)
}

fn parse(digits: &str) -> Result<i16, Fault> {
    digits.parse().map_err(|_| Fault::NotADate)
}
