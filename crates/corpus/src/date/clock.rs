//! Times of day within a text: `9:05:30 PM`, `14h30`, `14.30 Uhr`, `6 p.m.`.

use std::ops::Range;

use jiff::civil::Time;

/// The first time of day in the text.
pub(super) fn find(text: &str) -> Option<Time> {
    locate(text).map(|(_, time)| time)
}

/// The first time of day in the text and where it stands, with its `pm`.
pub(super) fn locate(text: &str) -> Option<(Range<usize>, Time)> {
    let mut from = 0;
    while let Some(start) = next_number(text, from) {
        let end = start + n_digits(&text[start..]);
        if let Some(found) = at(text, start, end) {
            return Some(found);
        }
        from = end;
    }
    None
}

fn next_number(text: &str, from: usize) -> Option<usize> {
    text[from..]
        .find(|letter: char| letter.is_ascii_digit())
        .map(|offset| from + offset)
}

fn at(text: &str, start: usize, hour_end: usize) -> Option<(Range<usize>, Time)> {
    let hour = number(&text[start..hour_end])?;
    let (minute, mut end) = minute(text, hour_end);
    let mut second = 0;
    if minute.is_some() && text[end..].starts_with(':') {
        let digits = end + 1..end + 1 + n_digits(&text[end + 1..]);
        second = number(&text[digits.clone()]).unwrap_or(0).min(59);
        end = digits.end;
    }
    let half = half_of_day(&text[end..]);
    let hour = match (half, minute) {
        (None, None) => return None,
        (None, _) => hour,
        (Some((afternoon, length)), _) => {
            end += length;
            hour % 12 + if afternoon { 12 } else { 0 }
        }
    };
    let time = Time::new(hour, minute.unwrap_or(0), second, 0).ok()?;
    Some((start..end, time))
}

/// The two digits after `:` or `h`, or after `.` when `Uhr` follows.
fn minute(text: &str, hour_end: usize) -> (Option<i8>, usize) {
    let rest = &text[hour_end..];
    let with_mark = rest.starts_with([':', 'h', 'H'])
        || (rest.starts_with('.')
            && rest
                .get(3..)
                .is_some_and(|rest| rest.trim_start().starts_with("Uhr")));
    if !with_mark {
        return (None, hour_end);
    }
    let digits = n_digits(&rest[1..]);
    match number(&rest[1..=digits]) {
        Some(minute) if digits == 2 => (Some(minute), hour_end + 1 + digits),
        _ => (None, hour_end),
    }
}

/// Whether `am` or `pm` follows, and its length with what stands before it.
fn half_of_day(rest: &str) -> Option<(bool, usize)> {
    let word = rest.trim_start();
    let before = rest.len() - word.len();
    for (mark, afternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        let fits = word
            .get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark));
        let ends = word
            .get(mark.len()..)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if fits && ends {
            return Some((afternoon, before + mark.len()));
        }
    }
    None
}

fn n_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// One or two digits.
fn number(digits: &str) -> Option<i8> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}
