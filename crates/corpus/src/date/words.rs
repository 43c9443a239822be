//! Dates with a month's name: `14 April 2020`, `Tue, 14 Apr 2020 +0200`, `14 de abril de 2020`.

use jiff::civil::Date;

use super::{Fault, Reading, day, month, numeric};

pub(super) fn read(text: &str) -> Result<(Date, Reading), Fault> {
    let mut parts = Parts::default();
    parts.gather(text);
    let month = parts.month.ok_or(Fault::NotADate)?;
    let (year, day_of_month) = parts.year_and_day()?;
    Ok((day(year, month, day_of_month)?, Reading::Plain))
}

/// What the words and numbers of a text could be.
#[derive(Default)]
struct Parts<'t> {
    /// The last name of a month: the first may be a weekday, as in Spanish `mar 14 abr 2020`.
    month: Option<i8>,
    /// Numbers of four digits.
    years: Vec<&'t str>,
    /// Numbers of one or two digits.
    small: Vec<&'t str>,
}

impl<'t> Parts<'t> {
    fn gather(&mut self, text: &'t str) {
        let mut rest = text;
        let mut before = Before::Space;
        while let Some(letter) = rest.chars().next() {
            let length = run(rest, letter);
            let (part, after) = rest.split_at(length);
            if letter.is_ascii_digit() {
                self.number(part, before);
            } else if letter.is_alphabetic() {
                self.month = month::by_name(part).or(self.month);
            }
            before = Before::of(letter, before);
            rest = after;
        }
    }

    fn number(&mut self, digits: &'t str, before: Before) {
        match digits.len() {
            // `+0200` is a time zone.
            4 if before != Before::Sign => self.years.push(digits),
            1 | 2 => self.small.push(digits),
            _ => {}
        }
    }

    /// A year of two digits is the second number, as in `14-Apr-20`.
    fn year_and_day(&self) -> Result<(i16, i8), Fault> {
        // Of `1852 GMT, 10 April 2007` the likelier number is the year.
        let likely = self
            .years
            .iter()
            .find(|year| ("1900".."2100").contains(*year));
        let year = likely.or(self.years.first()).or(self.small.get(1)).copied();
        let day_of_month = self.small.first().ok_or(Fault::NoDay)?;
        let year = numeric::full_year(year.ok_or(Fault::NoYear)?)?;
        Ok((year, day_of_month.parse().map_err(|_| Fault::NotADate)?))
    }
}

/// What stands before a number.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Space,
    /// A plus or minus that does not join it to a word, as in `09:05 -0400`.
    Sign,
    Other,
}

impl Before {
    fn of(letter: char, before: Before) -> Before {
        match letter {
            letter if letter.is_whitespace() => Before::Space,
            '+' | '-' if before == Before::Space => Before::Sign,
            _ => Before::Other,
        }
    }
}

/// The length of the run of digits, of letters, or of the one other character at the beginning.
fn run(text: &str, first: char) -> usize {
    let same = |letter: &char| {
        if first.is_ascii_digit() {
            letter.is_ascii_digit()
        } else {
            letter.is_alphabetic()
        }
    };
    let length: usize = text.chars().take_while(same).map(char::len_utf8).sum();
    length.max(first.len_utf8())
}
