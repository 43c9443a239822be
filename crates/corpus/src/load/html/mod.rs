//! Web pages, one article each. Not lists of articles that databases export as HTML.

mod blocks;
mod bounds;
mod cleaning;
mod facts;
mod linked_data;
mod page;
mod scripts;

use std::borrow::Cow;
use std::io::Read;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::record::{Desk, Record};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "HTML",
    one_article_a_file: true,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let start = sample.start();
    let head = start[..start.floor_char_boundary(4_096)].to_ascii_lowercase();
    let is_marked = head.starts_with("<!doctype html") || head.starts_with("<html");
    let is_likely = ["<html", "<head>", "<body", "<!doctype html"]
        .iter()
        .any(|tag| head.contains(tag));
    let is_named_so = sample.ends_with(&["html", "htm", "xhtml", "shtml"]);
    match (head.starts_with('<'), is_named_so) {
        _ if is_marked => 80,
        (true, _) if is_likely => 75,
        (_, true) if head.contains('<') => 60,
        _ => 0,
    }
}

/// Names and values of the article in a page, or why there is none.
pub(super) fn cells(html: &str) -> Result<Vec<(String, String)>, String> {
    if html.len() > bounds::MOST_BYTES {
        return Err(super::json_record::too_long(bounds::MOST_BYTES));
    }
    if bounds::check(html).is_ok() {
        return page::cells(html);
    }
    // What scripts hold may look like a thousand elements.
    let plain = scripts::without(html);
    bounds::check(&plain).and_then(|()| page::cells(&plain))
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit.min(bounds::MOST_BYTES);
    let mut html = String::new();
    let mut text = input.stream.into_text().take(limit as u64 + 1);
    let is_read = text.read_to_string(&mut html).is_ok() && text.limit() > 0;
    let cells = if is_read {
        cells(&html)
    } else {
        Err(super::json_record::too_long(limit))
    };
    match cells {
        Ok(cells) => {
            let cells = cells
                .into_iter()
                .map(|(name, value)| (Cow::from(name), Cow::from(value)));
            desk.record(Record {
                number: 1,
                cells: cells.collect(),
            })
        }
        Err(what) => {
            desk.broken(1, what, Outcome::Skipped);
            ControlFlow::Continue(())
        }
    }
}
