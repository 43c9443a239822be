//! GDELT's tables of events, mentions and documents, which have no header. They hold links and
//! metadata and no texts, and that is what is said about them; the titles in the Global Knowledge
//! Graph can be read as texts where the user asks for it.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::too_long;
use super::lines::{Line, Lines};
use super::record::{Cell, Desk, Record};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "GDELT",
    one_article_a_file: false,
    has_columns: true,
    recognise,
    read,
};

/// One kind of table: its number of columns and the names of those that matter here, by place from 1.
struct Kind {
    n_columns: usize,
    fits: fn(&[&str]) -> bool,
    names: &'static [(usize, &'static str)],
}

const KINDS: [Kind; 5] = [
    Kind {
        n_columns: 61,
        fits: is_event,
        names: &[
            (1, "GLOBALEVENTID"),
            (2, "SQLDATE"),
            (7, "Actor1Name"),
            (17, "Actor2Name"),
            (27, "EventCode"),
            (31, "GoldsteinScale"),
            (35, "AvgTone"),
            (53, "ActionGeo_FullName"),
            (60, "DATEADDED"),
            (61, "SOURCEURL"),
        ],
    },
    Kind {
        n_columns: 58,
        fits: is_event,
        names: &[
            (1, "GLOBALEVENTID"),
            (2, "SQLDATE"),
            (7, "Actor1Name"),
            (17, "Actor2Name"),
            (27, "EventCode"),
            (31, "GoldsteinScale"),
            (35, "AvgTone"),
            (51, "ActionGeo_FullName"),
            (57, "DATEADDED"),
            (58, "SOURCEURL"),
        ],
    },
    Kind {
        n_columns: 57,
        fits: is_event,
        names: &[
            (1, "GLOBALEVENTID"),
            (2, "SQLDATE"),
            (7, "Actor1Name"),
            (17, "Actor2Name"),
            (27, "EventCode"),
        ],
    },
    Kind {
        n_columns: 16,
        fits: is_mention,
        names: &[
            (1, "GLOBALEVENTID"),
            (2, "EventTimeDate"),
            (3, "MentionTimeDate"),
            (5, "MentionSourceName"),
            (6, "MentionIdentifier"),
            (12, "Confidence"),
            (14, "MentionDocTone"),
        ],
    },
    Kind {
        n_columns: 27,
        fits: is_document,
        names: &[
            (1, "GKGRECORDID"),
            (2, "date"),
            (4, "SourceCommonName"),
            (5, "DocumentIdentifier"),
            (8, "Themes"),
            (10, "Locations"),
            (12, "Persons"),
            (14, "Organizations"),
            (16, "Tone"),
        ],
    },
];

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_event(row: &[&str]) -> bool {
    row[0].bytes().all(|byte| byte.is_ascii_digit()) && is_digits(row[1], 8) && is_digits(row[2], 6)
}

fn is_mention(row: &[&str]) -> bool {
    row[0].bytes().all(|byte| byte.is_ascii_digit())
        && is_digits(row[1], 14)
        && is_digits(row[2], 14)
}

fn is_document(row: &[&str]) -> bool {
    is_digits(row[0].split('-').next().unwrap_or_default(), 14) && is_digits(row[1], 14)
}

fn kind(line: &str) -> Option<&'static Kind> {
    let row: Vec<&str> = line.split('\t').collect();
    KINDS
        .iter()
        .find(|kind| kind.n_columns == row.len() && (kind.fits)(&row))
}

fn recognise(sample: &Sample<'_>) -> u8 {
    let first = sample
        .text
        .and_then(|text| text.lines().next())
        .unwrap_or_default();
    if kind(first).is_some() { 96 } else { 0 }
}

fn read(mut input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let mut has_text = None;
    let mut lines = Lines::new(input.stream.into_text(), limit);
    loop {
        match lines.advance() {
            Ok(Line::Text(_, [])) => {}
            Ok(Line::Text(number, line)) => {
                let line = String::from_utf8_lossy(line);
                let Some(cells) = cells(&line) else {
                    desk.broken(
                        number,
                        "not a row of this table".to_string(),
                        Outcome::Skipped,
                    );
                    continue;
                };
                let names = cells.iter().map(|(name, _)| &**name);
                if !*has_text.get_or_insert_with(|| input.columns.recognised(names).1) {
                    return desk.refuse(advice(&cells));
                }
                desk.record(Record { number, cells })?;
            }
            Ok(Line::TooLong(number)) => desk.broken(number, too_long(limit), Outcome::Skipped),
            Ok(Line::End) => return ControlFlow::Continue(()),
            Err(error) => {
                desk.problem(None, error.to_string(), Outcome::Truncated);
                return ControlFlow::Continue(());
            }
        }
    }
}

fn advice(cells: &[Cell<'_>]) -> String {
    let has_title = cells.iter().any(|(name, _)| name == "title");
    let or = if has_title {
        ", or read headlines alone with --map body=title"
    } else {
        ""
    };
    format!(
        "no text: GDELT lists events and links, not articles; fetch the pages and read those{or}"
    )
}

fn cells(line: &str) -> Option<Vec<Cell<'_>>> {
    let row: Vec<&str> = line.split('\t').collect();
    let kind = KINDS.iter().find(|kind| kind.n_columns == row.len())?;
    let named = kind
        .names
        .iter()
        .map(|(place, name)| (Cow::from(*name), Cow::from(row[place - 1])));
    let title = row
        .last()
        .and_then(|extras| within(extras, "<PAGE_TITLE>", "</PAGE_TITLE>"));
    Some(
        named
            .chain(title.map(|title| (Cow::from("title"), Cow::from(title))))
            .collect(),
    )
}

fn within<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.split_once(start)?
        .1
        .split_once(end)
        .map(|(inner, _)| inner)
}
