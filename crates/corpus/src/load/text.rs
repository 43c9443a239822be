//! Plain text files, one article each. What is known about it may stand in a block of `key: value`
//! lines between two lines of `---`; outlet and event may be the folders' names.

use std::borrow::Cow;
use std::io::Read;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::record::{Cell, Desk, Record};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "text",
    one_article_a_file: true,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let Some(text) = sample.text.filter(|text| !text.trim().is_empty()) else {
        return 0;
    };
    let is_note = sample.ends_with(&["md", "markdown", "rst"]);
    match sample.name.rsplit_once('.') {
        _ if front_matter(text).is_some() => 65,
        // A file without front matter is more often about a corpus than of it.
        _ if is_note && !sample.was_named => 0,
        _ if super::unknown::is_mail(text) => 0,
        _ if super::unknown::kind(text.as_bytes()).is_some() => 0,
        _ if sample.ends_with(&["txt", "text", "asc"]) => 50,
        _ if sample.was_named => 10,
        _ => 0,
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit as u64;
    let mut text = String::new();
    let mut decoded = input.stream.into_text().take(limit + 1);
    if let Err(error) = decoded.read_to_string(&mut text) {
        // The limit may fall within a letter; what is longer is refused anyway.
        if decoded.limit() > 0 {
            return desk.refuse(error.to_string());
        }
    }
    if decoded.limit() == 0 {
        desk.broken(
            1,
            super::json_record::too_long(input.limit),
            Outcome::Skipped,
        );
        return ControlFlow::Continue(());
    }
    desk.record(Record {
        number: 1,
        cells: cells(&text, input.name),
    })
}

/// All that a text file says.
pub(super) fn cells<'t>(text: &'t str, name: &'t str) -> Vec<Cell<'t>> {
    let (mut cells, rest) = front_matter(text).unwrap_or((Vec::new(), text));
    let has = |cells: &[Cell<'_>], name: &str| {
        cells.iter().any(|(key, _)| key.eq_ignore_ascii_case(name))
    };
    let (title, body) = if has(&cells, "title") || has(&cells, "headline") {
        (None, rest)
    } else {
        title_and_body(rest)
    };
    let date = if has(&cells, "date") {
        None
    } else {
        date_in_name(name)
    };
    cells.extend(title.map(|title| (Cow::from("title"), Cow::from(title))));
    cells.extend(date.map(|date| (Cow::from("date"), Cow::from(date))));
    cells.push((Cow::from("body"), Cow::from(body)));
    cells
}

/// The pairs of the block at the beginning, and the text after it. Only a closed block of nothing
/// but pairs, comments and empty lines is one.
fn front_matter(text: &str) -> Option<(Vec<Cell<'_>>, &str)> {
    let mut cells = Vec::new();
    let mut rest = text.trim_start();
    let opening = next_line(&mut rest)?;
    let comment = opening.strip_prefix("---")?.trim();
    if !(comment.is_empty() || comment.starts_with('#')) {
        return None;
    }
    loop {
        let line = next_line(&mut rest)?;
        if matches!(line.trim_end(), "---" | "...") {
            return Some((cells, rest));
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        cells.push(pair(line)?);
    }
}

/// Takes the next line away; `None` at the end.
fn next_line<'t>(rest: &mut &'t str) -> Option<&'t str> {
    if rest.is_empty() {
        return None;
    }
    let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
    *rest = after;
    Some(line.trim_end_matches('\r'))
}

fn pair(line: &str) -> Option<Cell<'_>> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim();
    let value = unquoted(value.trim());
    let is_key = !key.is_empty() && key.len() <= 60 && !key.starts_with(['{', '[', '"']);
    is_key.then_some((Cow::from(key), Cow::from(value)))
}

fn unquoted(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// The first line is the headline if it is short and stands alone.
fn title_and_body(text: &str) -> (Option<&str>, &str) {
    let mut rest = text.trim_start();
    let whole = rest;
    let first = next_line(&mut rest).unwrap_or_default().trim();
    let mut following = rest;
    let second = next_line(&mut following).unwrap_or_default();
    let heading = first.strip_prefix("# ").map(str::trim);
    let stands_alone = second.trim().is_empty() && !rest.trim().is_empty();
    let is_short = first.chars().count() <= 200;
    match heading {
        Some(heading) if !rest.trim().is_empty() => (Some(heading), rest),
        None if stands_alone && is_short => (Some(first), rest),
        _ => (None, whole),
    }
}

/// `2020-04-14-harbour.txt` and `harbour_20200414.txt` say their date.
fn date_in_name(name: &str) -> Option<String> {
    let is_date_byte = |byte: &u8| byte.is_ascii_digit() || *byte == b'-';
    let parts = name.as_bytes().split(|byte| !is_date_byte(byte));
    parts
        .filter_map(|part| std::str::from_utf8(part).ok())
        .find_map(|part| {
            let part = part.trim_matches('-');
            let digits: String = part.chars().filter(char::is_ascii_digit).collect();
            let iso = part
                .get(..10)
                .filter(|iso| iso.matches('-').count() == 2 && digits.len() >= 8);
            let compact = (part.len() == 8 && digits.len() == 8).then_some(part);
            let found = iso.or(compact)?;
            crate::date::read(found, crate::date::Order::DayFirst)
                .ok()
                .map(|when| when.date.to_string())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: &str, expected: &[(&str, &str)]) {
        let cells = cells(text, name);
        let cells: Vec<_> = cells
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        assert_eq!(cells, expected, "{text:?}");
    }

    #[test]
    fn front_matter_is_read_and_never_guessed() {
        check(
            "--- # Invented.\noutlet: \"Harbour Post\"\nurl: https://a.example/b\n\n---\nThe body.\n",
            "a.txt",
            &[
                ("outlet", "Harbour Post"),
                ("url", "https://a.example/b"),
                ("body", "The body.\n"),
            ],
        );
        for text in [
            "---\nno pair here\n---\nBody",
            "---\nkey: value\nnever closed",
            "--- sign: off",
        ] {
            check(text, "a.txt", &[("body", text)]);
        }
    }

    #[test]
    fn a_short_first_line_that_stands_alone_is_the_title() {
        check(
            "Port closed\n\nThe port is closed.",
            "a.txt",
            &[("title", "Port closed"), ("body", "\nThe port is closed.")],
        );
        check(
            "# Port closed\nThe port is closed.",
            "a.md",
            &[("title", "Port closed"), ("body", "The port is closed.")],
        );
        check(
            "The port is closed.\nIt stays so.",
            "a.txt",
            &[("body", "The port is closed.\nIt stays so.")],
        );
        check("Port closed\n\n", "a.txt", &[("body", "Port closed\n\n")]);
    }

    #[test]
    fn a_files_name_may_say_its_date() {
        for (name, date) in [
            ("2020-04-14-harbour.txt", Some("2020-04-14")),
            ("harbour_20200414.txt", Some("2020-04-14")),
            ("harbour-2020-04-14.txt", Some("2020-04-14")),
            ("harbour-12.txt", None),
            ("99999999.txt", None),
            ("2020-04.txt", None),
        ] {
            assert_eq!(date_in_name(name).as_deref(), date, "{name}");
        }
    }
}
