//! Word documents and RTF files that are one article each, like a plain text. Exports of databases
//! are read elsewhere.

use std::io::BufReader;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::too_long;
use super::paragraph::{Paragraph, Take};
use super::record::{Desk, Record};
use super::{docx, rtf, text, zipped};
use crate::Outcome;

pub(super) static WORD: Format = Format {
    name: "Word",
    one_article_a_file: true,
    has_columns: false,
    recognise: is_word,
    read: read_word,
};

pub(super) static RTF: Format = Format {
    name: "RTF",
    one_article_a_file: true,
    has_columns: false,
    recognise: is_rtf,
    read: read_rtf,
};

fn is_word(sample: &Sample<'_>) -> u8 {
    let names = zipped::first_names(sample.bytes);
    let is_word = names.iter().any(|name| name.starts_with("word/"));
    if is_word || (!names.is_empty() && sample.ends_with(&["docx", "docm"])) {
        90
    } else {
        0
    }
}

fn is_rtf(sample: &Sample<'_>) -> u8 {
    if sample.start().starts_with("{\\rtf") {
        90
    } else {
        0
    }
}

fn read_word(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let (name, limit) = (input.name, input.limit);
    whole(name, limit, desk, |take| {
        docx::read(input.stream, limit, take)
    })
}

fn read_rtf(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let (name, limit) = (input.name, input.limit);
    whole(name, limit, desk, |take| {
        rtf::read(BufReader::new(input.stream.into_bytes()), limit, take)
    })
}

/// All paragraphs as one text.
fn whole(
    name: &str,
    limit: usize,
    desk: &mut dyn Desk,
    read: impl FnOnce(&mut Take<'_>) -> Result<(), String>,
) -> ControlFlow<()> {
    let mut whole = String::new();
    let mut take = |paragraph: Paragraph| {
        whole.push_str(paragraph.text.trim());
        whole.push_str("\n\n");
        if whole.len() > limit {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let read = read(&mut take);
    if whole.len() > limit {
        desk.broken(1, too_long(limit), Outcome::Skipped);
        return ControlFlow::Continue(());
    }
    if let Err(what) = read {
        let outcome = if whole.trim().is_empty() {
            Outcome::FileSkipped
        } else {
            Outcome::Truncated
        };
        desk.problem(None, what, outcome);
    }
    desk.record(Record {
        number: 1,
        cells: text::cells(&whole, name),
    })
}
