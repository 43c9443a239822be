//! Articles as Factiva's service hands them out in XML (`PPSResponse`).

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::too_long;
use super::paragraph::unwrapped;
use super::record::{Desk, Record};
use super::xml::{Piece, Xml, attribute};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "Factiva XML",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let text = sample.start();
    let is_ours = text.contains("<PPSResponse")
        || text.contains("factiva.com/pps")
        || text.contains("<ppsarticle");
    if text.starts_with('<') && is_ours {
        98
    } else {
        0
    }
}

/// Which element holds what. Those with paragraphs, and those with a name inside, are read whole.
const ELEMENTS: [(&str, &str); 16] = [
    ("accessionNo", "id"),
    ("baseLanguage", "language"),
    ("copyright", "copyright"),
    ("headline", "title"),
    ("byline", "byline"),
    ("leadParagraph", "body"),
    ("tailParagraphs", "body"),
    ("publicationDate", "date"),
    ("publicationTime", "time"),
    ("publisherName", "rights-owner"),
    ("sourceName", "outlet"),
    ("sectionName", "section"),
    ("columnName", "column-name"),
    ("edition", "edition"),
    ("wordCount", "length"),
    ("pages", "page"),
];

/// Elements with a code, of which there are many.
const CODED: [&str; 4] = ["region", "newsSubject", "industry", "company"];

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let mut xml = Xml::new(input.stream.into_text(), limit);
    let mut walk = Walk {
        limit,
        ..Walk::default()
    };
    loop {
        match xml.piece() {
            Ok(Piece::Open(name, attributes)) => walk.open(&name, attribute(&attributes, "code")),
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
    n_articles: u64,
    cells: Vec<(String, String)>,
    /// The element whose text is being read, and the name it is kept under.
    now: Option<(String, String)>,
    text: String,
    n_bytes: usize,
}

impl Walk {
    fn open(&mut self, name: &str, code: &str) {
        if name == "article" {
            self.cells.clear();
            self.n_bytes = 0;
        } else if self.now.is_none() {
            let known = ELEMENTS
                .iter()
                .find(|(element, _)| *element == name)
                .map(|(_, kept)| *kept);
            let kept = known.or(CODED.contains(&name).then_some(name));
            self.now = kept.map(|kept| (name.to_string(), kept.to_string()));
            self.text = if code.is_empty() {
                String::new()
            } else {
                format!("{code}: ")
            };
        }
    }

    fn text(&mut self, text: &str) {
        self.n_bytes += text.len();
        if self.now.is_some() && self.n_bytes <= self.limit {
            self.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str, desk: &mut dyn Desk) -> ControlFlow<()> {
        if name == "paragraph" {
            self.text.push_str("\n\n");
        }
        if self
            .now
            .as_ref()
            .is_some_and(|(element, _)| element == name)
            && let Some((_, kept)) = self.now.take()
        {
            let text = std::mem::take(&mut self.text);
            let text = match kept.as_str() {
                "body" => unwrapped(&text),
                _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
            };
            self.add(kept, text);
        }
        if name == "article" && !(self.cells.is_empty() && self.n_bytes == 0) {
            return self.record(desk);
        }
        ControlFlow::Continue(())
    }

    fn add(&mut self, name: String, text: String) {
        let between = if name == "body" { "\n\n" } else { "\n" };
        match self.cells.iter_mut().find(|(known, _)| *known == name) {
            _ if text.is_empty() => {}
            Some((_, value)) => value.extend([between, &text]),
            None => self.cells.push((name, text)),
        }
    }

    fn record(&mut self, desk: &mut dyn Desk) -> ControlFlow<()> {
        self.n_articles += 1;
        let cells = std::mem::take(&mut self.cells);
        if std::mem::take(&mut self.n_bytes) > self.limit {
            desk.broken(self.n_articles, too_long(self.limit), Outcome::Skipped);
            return ControlFlow::Continue(());
        }
        let cells = cells
            .into_iter()
            .map(|(name, value)| (Cow::from(name), Cow::from(value)));
        desk.record(Record {
            number: self.n_articles,
            cells: cells.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_many_paragraphs_is_joined_without_copying_it_for_each() {
        let mut walk = Walk::default();
        for _ in 0..400_000 {
            walk.add("body".to_string(), "A line.".to_string());
        }
        let expected = vec!["A line."; 400_000].join("\n\n");
        assert!(walk.cells == [("body".to_string(), expected)]);
    }
}
