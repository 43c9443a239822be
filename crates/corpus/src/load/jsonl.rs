//! JSON lines: one object a line.

use std::io::BufRead;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::{self, Parsed};
use super::lines::{Line, Lines};
use super::record::Desk;
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "JSON lines",
    one_article_a_file: false,
    has_columns: true,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let is_named_so = sample.ends_with(&["jsonl", "ndjson", "jl", "ldjson"]);
    let mut lines = sample
        .start()
        .lines()
        .filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let more = lines.filter(|line| line.starts_with('{')).count();
    let starts = first.starts_with('{') && first.trim_end() != "{";
    let is_whole = starts && json_record::is_json(first);
    match (is_named_so, is_whole) {
        (true, true) => 95,
        (false, true) if more > 0 => 90,
        // The first line may be broken, or longer than the sample.
        (true, false) if starts || more > 0 => 80,
        _ => 0,
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let faults = std::rc::Rc::clone(&input.stream.faults);
    let limit = input.limit;
    let mut lines = Lines::new(input.stream.into_text(), limit);
    while let Some(step) = line(&mut lines, limit, faults.is_cut(), desk) {
        step?;
    }
    ControlFlow::Continue(())
}

/// Reads one line; `None` at the end.
fn line(
    lines: &mut Lines<impl BufRead>,
    limit: usize,
    is_cut: bool,
    desk: &mut dyn Desk,
) -> Option<ControlFlow<()>> {
    match lines.advance() {
        Ok(Line::End) => return None,
        Err(error) => {
            desk.problem(None, error.to_string(), Outcome::Truncated);
            return None;
        }
        Ok(Line::TooLong(number)) => {
            desk.broken(number, json_record::too_long(limit), Outcome::Skipped);
        }
        Ok(Line::Text(_, text)) if text.trim_ascii().is_empty() => {}
        Ok(Line::Text(number, text)) => match json_record::parse(number, text) {
            Parsed::Record(record) => return Some(desk.record(record)),
            Parsed::Repaired(record, what) => {
                desk.problem(Some(number), what, Outcome::Kept);
                return Some(desk.record(record));
            }
            Parsed::Broken(what) if is_cut => {
                desk.broken(number, format!("broken off: {what}"), Outcome::Skipped);
            }
            Parsed::Broken(what) => desk.broken(number, what, Outcome::Skipped),
        },
    }
    Some(ControlFlow::Continue(()))
}
