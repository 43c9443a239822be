//! TEI documents, one text each, or a corpus of several in one file.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::too_long;
use super::paragraph::squeezed;
use super::record::{Desk, Record};
use super::xml::{Piece, Xml, attribute};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "TEI",
    one_article_a_file: true,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let start = sample.start();
    let head = &start[..start.floor_char_boundary(4_096)];
    let is_tei = [
        "<TEI",
        "<tei:TEI",
        "<teiCorpus",
        "http://www.tei-c.org/ns/1.0",
    ]
    .iter()
    .any(|mark| head.contains(mark));
    if head.starts_with('<') && is_tei {
        96
    } else {
        0
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let mut xml = Xml::new(input.stream.into_text(), limit);
    let mut walk = Walk {
        limit,
        ..Walk::default()
    };
    loop {
        match xml.piece() {
            Ok(Piece::Open(name, attributes)) => walk.open(name, &attributes),
            Ok(Piece::Text(text)) => walk.text(&text),
            Ok(Piece::Close(name)) => walk.close(&name, desk)?,
            Ok(Piece::End) => return ControlFlow::Continue(()),
            Err(what) => {
                desk.problem(None, what, Outcome::Truncated);
                return ControlFlow::Continue(());
            }
        }
    }
}

#[derive(Default)]
struct Walk {
    limit: usize,
    n_texts: u64,
    path: Vec<String>,
    cells: Vec<(&'static str, String)>,
    /// The text of the paragraph or of the fact in the header.
    now: String,
    body: String,
    n_bytes: usize,
}

/// Elements of the text that are paragraphs of their own.
const PARAGRAPHS: [&str; 9] = ["p", "head", "ab", "l", "item", "u", "sp", "quote", "div"];

/// Elements whose text is not the author's.
const SILENT: [&str; 4] = ["note", "fw", "figDesc", "teiHeader"];

impl Walk {
    fn open(&mut self, name: String, attributes: &[(String, String)]) {
        match name.as_str() {
            "TEI" | "TEI.2" => {
                (self.n_bytes, self.body) = (0, String::new());
                self.cells.clear();
            }
            "date" if self.in_header() => {
                let when = ["when", "when-iso", "from"]
                    .iter()
                    .map(|name| attribute(attributes, name));
                self.fact(
                    "date",
                    when.clone()
                        .find(|when| !when.is_empty())
                        .unwrap_or_default(),
                );
            }
            "language" if self.in_header() => self.fact("language", attribute(attributes, "ident")),
            "lb" | "pb" | "cb" => self.now.push(' '),
            "title" if self.in_header() => {
                let level = attribute(attributes, "level");
                self.path.push(
                    if ["j", "m", "s"].contains(&level) {
                        "outlet"
                    } else {
                        "title"
                    }
                    .to_string(),
                );
                self.now.clear();
                return;
            }
            _ if self.in_header() => self.now.clear(),
            name if PARAGRAPHS.contains(&name) => self.end_paragraph(),
            _ => {}
        }
        self.path.push(name);
    }

    fn close(&mut self, name: &str, desk: &mut dyn Desk) -> ControlFlow<()> {
        let was = self.path.pop().unwrap_or_default();
        let within = |element: &str| self.path.iter().any(|open| open == element);
        let in_source = within("sourceDesc");
        match was.as_str() {
            "TEI" | "TEI.2" => return self.end(desk),
            "title" | "outlet" if self.in_header() => {
                let kept = if was == "outlet" { "outlet" } else { "title" };
                self.named(kept);
            }
            "author" if self.in_header() => self.named("byline"),
            "publisher" if self.in_header() => {
                self.named(if in_source { "outlet" } else { "rights-owner" })
            }
            "date" if self.in_header() => self.named("date"),
            "idno" if self.in_header() => self.named("idno"),
            _ if PARAGRAPHS.contains(&name) && !self.in_header() => self.end_paragraph(),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn in_header(&self) -> bool {
        self.path.iter().any(|open| open == "teiHeader")
    }

    fn text(&mut self, text: &str) {
        let is_silent =
            !self.in_header() && self.path.iter().any(|open| SILENT.contains(&open.as_str()));
        let is_text = self.in_header() || self.path.iter().any(|open| open == "text");
        self.n_bytes += text.len();
        if is_text && !is_silent && self.n_bytes <= self.limit {
            let after_space = self.now.is_empty() || self.now.ends_with(' ');
            self.now.push_str(&squeezed(text, after_space));
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.now);
        if !text.trim().is_empty() {
            self.body.push_str(text.trim());
            self.body.push_str("\n\n");
        }
    }

    fn named(&mut self, name: &'static str) {
        let text = std::mem::take(&mut self.now);
        self.fact(name, text.trim());
    }

    /// The first of each counts.
    fn fact(&mut self, name: &'static str, value: &str) {
        if !value.is_empty() && !self.cells.iter().any(|(known, _)| *known == name) {
            self.cells.push((name, value.to_string()));
        }
    }

    fn end(&mut self, desk: &mut dyn Desk) -> ControlFlow<()> {
        self.end_paragraph();
        self.n_texts += 1;
        let body = std::mem::take(&mut self.body);
        if std::mem::take(&mut self.n_bytes) > self.limit {
            desk.broken(self.n_texts, too_long(self.limit), Outcome::Skipped);
            return ControlFlow::Continue(());
        }
        let cells = std::mem::take(&mut self.cells)
            .into_iter()
            .chain([("body", body)]);
        let cells = cells.map(|(name, value)| (Cow::from(name), Cow::from(value)));
        desk.record(Record {
            number: self.n_texts,
            cells: cells.collect(),
        })
    }
}
