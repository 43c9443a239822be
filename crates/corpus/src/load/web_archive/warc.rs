//! WARC, the format of web archives (ISO 28500): records with headers, an answer of a web server in
//! most. Where a record is not where it should be, the next one is looked for.

use std::io::{self, BufRead};
use std::ops::ControlFlow;

use super::{Archive, Batch, Content, Page, content, line, pass_over};
use crate::Outcome;
use crate::load::format::{Format, Input, Sample};
use crate::load::record::Desk;

pub(in crate::load) static FORMAT: Format = Format {
    name: "WARC",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    if sample.bytes.starts_with(b"WARC/") {
        99
    } else {
        0
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    super::read(input, record, desk)
}

/// What a record's headers say.
#[derive(Default)]
struct Headers {
    kind: String,
    url: String,
    date: String,
    content_type: String,
    length: Option<u64>,
}

/// Reads one record; `None` at the end of the archive.
fn record(
    archive: &mut Archive<'_>,
    batch: &mut Batch<'_>,
    number: &mut u64,
) -> io::Result<Option<ControlFlow<()>>> {
    let Some(was_lost) = find(archive)? else {
        return Ok(None);
    };
    *number += 1;
    if was_lost
        && batch
            .problem(
                *number,
                "no record where one should begin; the next is read".into(),
                Outcome::Assumed,
            )
            .is_break()
    {
        return Ok(Some(ControlFlow::Break(())));
    }
    let headers = headers(archive)?;
    let Some(length) = headers.length else {
        return Ok(Some(batch.problem(
            *number,
            "a record that does not say its length".into(),
            Outcome::Skipped,
        )));
    };
    let Some(wrap) = wanted(&headers) else {
        pass_over(archive, length)?;
        return Ok(Some(ControlFlow::Continue(())));
    };
    let Some(bytes) = content(archive, length, batch.limit)? else {
        let what = format!("{}: the record breaks off", headers.url);
        return Ok(Some(batch.problem(*number, what, Outcome::Skipped)));
    };
    let is_cut = length > bytes.len() as u64;
    let page = Page {
        number: *number,
        url: headers.url,
        fetched: headers.date,
        content: wrap(bytes),
        is_cut,
    };
    Ok(Some(batch.add(page)))
}

/// Goes to the line after the next `WARC/1.0`; says whether other lines had to be passed over, and
/// `None` at the end of the archive.
fn find(archive: &mut impl BufRead) -> io::Result<Option<bool>> {
    let mut was_lost = false;
    while let Some(line) = line(archive)? {
        if line.starts_with("WARC/") {
            return Ok(Some(was_lost));
        }
        was_lost |= !line.trim().is_empty();
    }
    Ok(None)
}

/// More headers than any record has.
const MOST_HEADERS: usize = 1_000;

fn headers(archive: &mut impl BufRead) -> io::Result<Headers> {
    let mut headers = Headers::default();
    for _ in 0..MOST_HEADERS {
        let Some(line) = line(archive)?.filter(|line| !line.trim().is_empty()) else {
            break;
        };
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => headers.kind = value.to_ascii_lowercase(),
            // Some programs write the address in angle brackets.
            "warc-target-uri" => headers.url = value.trim_matches(['<', '>']).to_string(),
            "warc-date" => headers.date = value.to_string(),
            "content-type" => headers.content_type = value.to_ascii_lowercase(),
            "content-length" => headers.length = value.parse().ok(),
            _ => {}
        }
    }
    Ok(headers)
}

/// How to read a record's content; `None` if it is no page.
fn wanted(headers: &Headers) -> Option<fn(Vec<u8>) -> Content> {
    let is_html =
        headers.content_type.starts_with("text/html") || headers.content_type.contains("xhtml");
    let is_http =
        headers.content_type.starts_with("application/http") || headers.content_type.is_empty();
    match headers.kind.as_str() {
        "response" if is_http => Some(Content::Response),
        "response" | "resource" if is_html => Some(Content::Html),
        "conversion" if headers.content_type.starts_with("text/plain") => {
            Some(|bytes| Content::Text(String::from_utf8_lossy(&bytes).into_owned()))
        }
        _ => None,
    }
}
