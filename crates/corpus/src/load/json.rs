//! JSON files: a list of objects, an object that holds one (as news APIs answer), or one object
//! after the other. The file is cut into objects by its brackets, so that one broken object does
//! not spoil the others and the file may be larger than memory.

use std::io::BufRead;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::{self, Parsed};
use super::json_scan::{Scan, Scanned};
use super::record::Desk;
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "JSON",
    one_article_a_file: false,
    has_columns: true,
    recognise,
    read,
};

/// Where lists of articles are found within an object.
const LISTS: [&str; 18] = [
    "articles",
    "results",
    "docs",
    "documents",
    "items",
    "records",
    "entries",
    "stories",
    "news",
    "posts",
    "rows",
    "hits",
    "data",
    "value",
    "values",
    "corpus",
    "texts",
    "publications",
];

/// Objects on the way to them.
const WRAPPERS: [&str; 7] = [
    "response", "hits", "data", "result", "results", "feed", "articles",
];

fn recognise(sample: &Sample<'_>) -> u8 {
    let start = sample.start();
    let second = start
        .get(1..)
        .unwrap_or_default()
        .trim_start()
        .chars()
        .next();
    let fits = match start.as_bytes().first() {
        Some(b'{') => matches!(second, Some('"' | '}') | None),
        Some(b'[') => matches!(second, Some('{' | '[' | '"' | ']') | None),
        _ => false,
    };
    match (fits, sample.ends_with(&["json"])) {
        (true, true) => 85,
        (true, false) => 70,
        (false, true) => 20,
        (false, false) => 0,
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let scan = Scan::new(input.stream.into_text(), limit);
    let mut walk = Walk {
        scan,
        desk,
        limit,
        n_records: 0,
        flow: ControlFlow::Continue(()),
    };
    if let Err(stop) = walk.file() {
        walk.stopped(stop);
    }
    walk.flow
}

/// The way through a file.
struct Walk<'w, R> {
    scan: Scan<R>,
    desk: &'w mut dyn Desk,
    limit: usize,
    n_records: u64,
    flow: ControlFlow<()>,
}

/// Why the way ends before the end of the file.
enum Stop {
    /// Nobody wants more.
    Enough,
    /// The file ends within a value.
    Ends,
    /// What stands here is no JSON.
    Junk(u8),
    Unreadable(std::io::Error),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Stop {
        Stop::Unreadable(error)
    }
}

impl<R: BufRead> Walk<'_, R> {
    fn file(&mut self) -> Result<(), Stop> {
        loop {
            match self.scan.next_mark()? {
                None => return Ok(()),
                Some(b'{') => self.top_object()?,
                Some(b'[') => self.list()?,
                Some(other) => return Err(Stop::Junk(other)),
            }
        }
    }

    /// A list of records, from its opening bracket to its closing one.
    fn list(&mut self) -> Result<(), Stop> {
        self.scan.skip_byte()?;
        loop {
            match self.scan.next_mark()?.ok_or(Stop::Ends)? {
                b']' => return Ok(self.scan.skip_byte()?),
                b'{' => {
                    let object = self.value()?;
                    self.record(&object)?;
                }
                b'}' => return Err(Stop::Junk(b'}')),
                _ => self.skipped_item()?,
            }
        }
    }

    /// An item that is no object is no article.
    fn skipped_item(&mut self) -> Result<(), Stop> {
        self.n_records += 1;
        self.value()?;
        let what = "not an object in { }".to_string();
        self.desk.broken(self.n_records, what, Outcome::Skipped);
        Ok(())
    }

    /// An object at the top is a record, unless a list of records was found in it.
    fn top_object(&mut self) -> Result<(), Stop> {
        let mut kept = Vec::new();
        let n_before = self.n_records;
        let had_list = self.object(&mut kept, 0)?;
        if had_list || self.n_records > n_before {
            return Ok(());
        }
        self.record(&Scanned {
            too_long: kept.len() > self.limit,
            text: kept,
        })
    }

    /// Walks an object's names. What is no list of records is kept in `kept`. Says whether there
    /// was a list.
    fn object(&mut self, kept: &mut Vec<u8>, depth: usize) -> Result<bool, Stop> {
        self.scan.skip_byte()?;
        kept.push(b'{');
        let mut had_list = false;
        loop {
            match self.scan.next_mark()?.ok_or(Stop::Ends)? {
                b'}' => break self.scan.skip_byte()?,
                b'"' => had_list |= self.member(kept, depth)?,
                other => return Err(Stop::Junk(other)),
            }
        }
        if kept.last() == Some(&b',') {
            kept.pop();
        }
        kept.push(b'}');
        Ok(had_list)
    }

    /// One name and its value.
    fn member(&mut self, kept: &mut Vec<u8>, depth: usize) -> Result<bool, Stop> {
        let name = self.value()?.text;
        let plain = String::from_utf8_lossy(&name)
            .trim_matches('"')
            .to_lowercase();
        let mark = self.scan.next_mark()?.ok_or(Stop::Ends)?;
        let is_list = mark == b'[' && LISTS.contains(&plain.as_str());
        let had_list = if is_list && self.scan.list_holds_objects()? {
            self.list()?;
            true
        } else {
            self.keep(kept, &name);
            kept.push(b':');
            let is_wrapper = mark == b'{' && depth < 4 && WRAPPERS.contains(&plain.as_str());
            if is_wrapper {
                self.object(kept, depth + 1)?
            } else {
                self.keep_value(kept)?
            }
        };
        if kept.last() != Some(&b'{') {
            kept.push(b',');
        }
        Ok(had_list)
    }

    fn keep_value(&mut self, kept: &mut Vec<u8>) -> Result<bool, Stop> {
        let value = self.value()?;
        self.keep(kept, &value.text);
        if value.too_long {
            kept.resize(self.limit + 1, b' ');
        }
        Ok(false)
    }

    fn keep(&self, kept: &mut Vec<u8>, text: &[u8]) {
        if kept.len() <= self.limit {
            kept.extend_from_slice(text);
        }
    }

    fn value(&mut self) -> Result<Scanned, Stop> {
        self.scan.value()?.ok_or(Stop::Ends)
    }

    fn record(&mut self, object: &Scanned) -> Result<(), Stop> {
        self.n_records += 1;
        let number = self.n_records;
        if object.too_long {
            self.desk
                .broken(number, json_record::too_long(self.limit), Outcome::Skipped);
            return Ok(());
        }
        self.flow = match json_record::parse(number, &object.text) {
            Parsed::Record(record) => self.desk.record(record),
            Parsed::Repaired(record, what) => {
                self.desk.problem(Some(number), what, Outcome::Kept);
                self.desk.record(record)
            }
            Parsed::Broken(what) => {
                self.desk.broken(number, what, Outcome::Skipped);
                ControlFlow::Continue(())
            }
        };
        if self.flow.is_break() {
            Err(Stop::Enough)
        } else {
            Ok(())
        }
    }

    fn stopped(&mut self, stop: Stop) {
        let what = match stop {
            Stop::Enough => return,
            Stop::Ends => "the file ends within a JSON value".to_string(),
            Stop::Junk(byte) => format!(
                "not JSON at line {}: unexpected {:?}",
                self.scan.line,
                char::from(byte)
            ),
            Stop::Unreadable(error) => error.to_string(),
        };
        let outcome = if self.n_records == 0 {
            Outcome::FileSkipped
        } else {
            Outcome::Truncated
        };
        self.desk.problem(None, what, outcome);
    }
}
