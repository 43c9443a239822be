//! Dates that are one number: `20200414`, `20200414T090500Z`, seconds and milliseconds since 1970.

use jiff::civil::{Date, Time};

use super::{Fault, Reading, When, day};

/// `None` when the text is not of this kind.
pub(super) fn read(text: &str) -> Option<Result<When, Fault>> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let (digits, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    match (digits.len(), rest) {
        (4, "") => Some(Err(Fault::NoDay)),
        (8, "") => Some(compact(digits, None)),
        (14, "") => Some(compact(&digits[..8], Some(&digits[8..]))),
        (8, rest) => {
            let clock = rest.strip_prefix(['T', ' ', '_', '-'])?;
            let all_digits = clock.bytes().all(|byte| byte.is_ascii_digit());
            (all_digits && matches!(clock.len(), 4 | 6)).then(|| compact(digits, Some(clock)))
        }
        (9..=16, rest) if is_fraction(rest) => Some(since_1970(digits)),
        _ => None,
    }
}

fn is_fraction(rest: &str) -> bool {
    rest.is_empty()
        || rest
            .strip_prefix('.')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn compact(date: &str, clock: Option<&str>) -> Result<When, Fault> {
    let year = date[..4].parse().map_err(|_| Fault::NotADate)?;
    let date = day(year, two(&date[4..6]), two(&date[6..8]));
    // Eight digits that are no day are a number, not a misprinted day.
    let date = date.map_err(|_| Fault::NotADate)?;
    Ok(When {
        date,
        time: clock.and_then(compact_clock),
        reading: Reading::Plain,
    })
}

fn compact_clock(digits: &str) -> Option<Time> {
    let second = digits.get(4..6).map_or(0, two);
    Time::new(two(&digits[..2]), two(&digits[2..4]), second.min(59), 0).ok()
}

/// Two ASCII digits.
fn two(digits: &str) -> i8 {
    digits.parse().unwrap_or(0)
}

/// Seconds have up to 10 digits, milliseconds 11 to 13, microseconds more.
fn since_1970(digits: &str) -> Result<When, Fault> {
    let number: i64 = digits.parse().map_err(|_| Fault::NotADate)?;
    let seconds = match digits.len() {
        ..=10 => number,
        11..=13 => number / 1_000,
        _ => number / 1_000_000,
    };
    let moment = jiff::Timestamp::from_second(seconds).map_err(|_| Fault::OutOfRange)?;
    let moment = jiff::tz::Offset::UTC.to_datetime(moment);
    let date: Date = moment.date();
    day(date.year(), date.month(), date.day())?;
    let whole_seconds = moment.time().with().subsec_nanosecond(0).build().ok();
    Ok(When {
        date,
        time: whole_seconds,
        reading: Reading::Plain,
    })
}
