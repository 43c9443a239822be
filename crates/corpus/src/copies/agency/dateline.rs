//! The agency named in a dateline, the words before the first sentence of a report.

use super::names::AGENCIES;
use super::{Agency, whole_word};

/// A dateline is over after so many bytes.
const LONGEST_DATELINE: usize = 120;

/// What stands between a dateline and the text.
const DASHES: [&str; 8] = [" - ", " – ", " — ", "--", "—", "–", " -", ": "];

/// The agency in the dateline of `body`.
pub(super) fn agency(body: &str) -> Option<&'static Agency> {
    let first_line = body.trim_start().lines().next()?;
    let head = &first_line[..first_line.floor_char_boundary(LONGEST_DATELINE)];
    in_brackets(head).or_else(|| before_dash(head)).or_else(|| without_spaces(head))
}

/// `HARBOUR (Reuters) - Ministers`, `Berlin (dpa) Die Minister`, `MOSCOW, April 14. /TASS/. The`.
fn in_brackets(head: &str) -> Option<&'static Agency> {
    let opening = head.find(['(', '[', '/', '（', '【', '|'])?;
    let rest = head[opening..].trim_start_matches(['(', '[', '/', '（', '【', '|', ' ']);
    let closing = rest.find([')', ']', '/', '）', '】', '|'])?;
    let is_dateline = is_place(&head[..opening]) || begins_with_dash(&rest[closing..]);
    if is_dateline { whole_word::earliest(&rest[..closing], AGENCIES) } else { None }
}

/// `HARBOUR, TASS - The`, `AFP — The`.
fn before_dash(head: &str) -> Option<&'static Agency> {
    let dash = DASHES.iter().filter_map(|dash| head.find(dash)).min()?;
    if is_place(&head[..dash]) { whole_word::earliest(&head[..dash], AGENCIES) } else { None }
}

/// `新华社北京4月14日电`.
fn without_spaces(head: &str) -> Option<&'static Agency> {
    let is_mark = |mark: &&&str| !mark.is_ascii() && head.starts_with(**mark);
    let found = AGENCIES.iter().find(|agency| agency.marks.iter().any(|mark| is_mark(&mark)))?;
    head.contains('电').then_some(found)
}

/// Names, figures and nothing else: no word, months in some languages apart, begins in lower case.
fn is_place(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let n_lower = words.by_ref().filter(|word| word.starts_with(char::is_lowercase)).count();
    n_lower <= 1
}

fn begins_with_dash(rest: &str) -> bool {
    let rest = rest.trim_start_matches([')', ']', '/', '）', '】', '|', '.', ' ']);
    rest.starts_with(['-', '–', '—'])
}
