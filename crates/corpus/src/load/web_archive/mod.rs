//! Web archives: WARC and its forerunner ARC. Records stream by; pages among them are read as articles
//! on all cores, a batch at a time, and handed on in the order of the archive.

mod arc;
mod http;
mod warc;

pub(super) use arc::FORMAT as ARC;
pub(super) use warc::FORMAT as WARC;

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

use rayon::prelude::*;

use super::format::Input;
use super::html;
use super::json_record::too_long;
use super::record::{Desk, Record};
use crate::Outcome;

/// A page taken from an archive, not yet read.
struct Page {
    /// The record's number in the archive.
    number: u64,
    url: String,
    /// When it was fetched, as the archive writes it.
    fetched: String,
    content: Content,
    /// Only the beginning of it is here: all is more than one record may be long.
    is_cut: bool,
}

enum Content {
    /// An answer of a web server, with its headers.
    Response(Vec<u8>),
    /// A page without headers.
    Html(Vec<u8>),
    /// The text of a page, taken from it by others.
    Text(String),
}

/// What was read in a page: names and values, or what is wrong; nothing for what is no page.
type Found = Option<Result<Vec<(String, String)>, String>>;

/// An archive, unpacked, at the beginning of its next record.
type Archive<'a> = BufReader<Box<dyn Read + 'a>>;

/// Reads one record; `None` at the end of the archive.
type ReadRecord =
    fn(&mut Archive<'_>, &mut Batch<'_>, &mut u64) -> io::Result<Option<ControlFlow<()>>>;

/// Reads all records, up to the first that cannot be read.
fn read(input: Input<'_>, record: ReadRecord, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let bytes: Box<dyn Read + '_> = Box::new(input.stream.into_bytes());
    let mut archive = BufReader::with_capacity(256 << 10, bytes);
    let mut batch = Batch::new(desk, limit);
    let mut number = 0;
    loop {
        match record(&mut archive, &mut batch, &mut number) {
            Ok(Some(flow)) => flow?,
            Ok(None) => return batch.read(),
            Err(error) => {
                batch.problem(number, error.to_string(), Outcome::Truncated)?;
                return batch.read();
            }
        }
    }
}

/// Pages waiting to be read together.
struct Batch<'d> {
    desk: &'d mut dyn Desk,
    limit: usize,
    pages: Vec<Page>,
    n_bytes: usize,
}

const MOST_PAGES: usize = 256;
const MOST_BYTES: usize = 16 << 20;

impl<'d> Batch<'d> {
    fn new(desk: &'d mut dyn Desk, limit: usize) -> Self {
        Batch {
            desk,
            limit,
            pages: Vec::new(),
            n_bytes: 0,
        }
    }

    fn add(&mut self, page: Page) -> ControlFlow<()> {
        self.n_bytes += match &page.content {
            Content::Response(bytes) | Content::Html(bytes) => bytes.len(),
            Content::Text(text) => text.len(),
        };
        self.pages.push(page);
        if self.pages.len() >= MOST_PAGES || self.n_bytes >= MOST_BYTES {
            self.read()
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Reads the pages and hands them on.
    fn read(&mut self) -> ControlFlow<()> {
        let pages = std::mem::take(&mut self.pages);
        self.n_bytes = 0;
        let limit = self.limit;
        let found: Vec<Found> = pages.par_iter().map(|page| page.read(limit)).collect();
        for (page, found) in pages.into_iter().zip(found) {
            match found {
                Some(Ok(cells)) => self.record(page, cells)?,
                Some(Err(what)) => {
                    let what = format!("{}: {what}", page.url);
                    self.desk.broken(page.number, what, Outcome::Skipped);
                }
                None => {}
            }
        }
        ControlFlow::Continue(())
    }

    fn record(&mut self, page: Page, mut cells: Vec<(String, String)>) -> ControlFlow<()> {
        let has = |name: &str| cells.iter().any(|(known, _)| known == name);
        let (has_url, has_date) = (has("url"), has("date"));
        if !has_url {
            cells.push(("url".into(), page.url));
        }
        if !has_date && !page.fetched.is_empty() {
            let what = "no date in the page; the day on which it was fetched is taken".to_string();
            self.desk.problem(Some(page.number), what, Outcome::Assumed);
            cells.push(("date".into(), page.fetched.clone()));
        }
        cells.push(("fetched".into(), page.fetched));
        let cells = cells
            .into_iter()
            .map(|(name, value)| (Cow::from(name), Cow::from(value)));
        self.desk.record(Record {
            number: page.number,
            cells: cells.collect(),
        })
    }

    /// Something wrong with the archive itself. What was read before is told before.
    fn problem(&mut self, number: u64, what: String, outcome: Outcome) -> ControlFlow<()> {
        self.read()?;
        self.desk.problem(Some(number), what, outcome);
        ControlFlow::Continue(())
    }
}

impl Page {
    fn read(&self, limit: usize) -> Found {
        match &self.content {
            Content::Response(bytes) => {
                let answer = http::Answer::of(bytes)?;
                if self.is_cut {
                    return Some(Err(too_long(limit)));
                }
                Some(answer.page(limit).and_then(|html| html::cells(&html)))
            }
            _ if self.is_cut => Some(Err(too_long(limit))),
            Content::Html(bytes) => Some(html::cells(&super::decode::page(bytes, None))),
            Content::Text(text) => {
                let (title, body) = text.split_once('\n').unwrap_or(("", text));
                let cells = [("title", title), ("body", body)];
                Some(Ok(cells
                    .map(|(name, value)| (name.to_string(), value.trim().to_string()))
                    .into()))
            }
        }
    }
}

/// No header line is longer.
const LONGEST_LINE: u64 = 64 << 10;

/// The next line without its end, as text; `None` at the end of the archive.
fn line(archive: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    let n_bytes = archive
        .by_ref()
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut line)?;
    let text = String::from_utf8_lossy(&line);
    Ok((n_bytes > 0).then(|| text.trim_end_matches(['\r', '\n']).to_string()))
}

/// The content of a record: at most `limit` bytes of it, the rest is passed over. `None` where the
/// archive ends before it.
fn content(archive: &mut impl BufRead, length: u64, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let kept = length.min(limit as u64);
    let n_kept = archive.by_ref().take(kept).read_to_end(&mut bytes)? as u64;
    let is_whole = n_kept == kept && pass_over(archive, length - kept)? == length - kept;
    Ok(is_whole.then_some(bytes))
}

fn pass_over(archive: &mut impl BufRead, length: u64) -> io::Result<u64> {
    io::copy(&mut archive.by_ref().take(length), &mut io::sink())
}
