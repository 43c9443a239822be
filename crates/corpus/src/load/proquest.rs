//! Text exports of ProQuest: documents between lines of underscores, each of `Label: value` lines; the
//! text follows `Full text:` and may have many lines.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::too_long;
use super::lines::{Line, Lines};
use super::record::{Desk, Record};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "ProQuest",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read,
};

/// Labels as ProQuest writes them, and the names under which we keep what follows.
const LABELS: [(&str, &str); 37] = [
    ("Title", "title"),
    ("Author", "byline"),
    ("Full text", "body"),
    ("Full Text", "body"),
    ("Abstract", "abstract"),
    ("Publication title", "outlet"),
    ("Publication date", "date"),
    ("Publication info", "publication-info"),
    ("Publication year", "publication-year"),
    ("Publication subject", "publication-subject"),
    ("Document URL", "url"),
    ("ProQuest document ID", "id"),
    ("Language of publication", "language"),
    ("Language", "language"),
    ("Subject", "subject"),
    ("Location", "location"),
    ("People", "people"),
    ("Company / organization", "company"),
    ("Company", "company"),
    ("Section", "section"),
    ("Pages", "pages"),
    ("First page", "first-page"),
    ("Volume", "volume"),
    ("Issue", "issue"),
    ("Column", "column"),
    ("Edition", "edition"),
    ("Dateline", "dateline"),
    ("Publisher", "rights-owner"),
    ("Place of publication", "place"),
    ("Country of publication", "country"),
    ("ISSN", "issn"),
    ("Source type", "source-type"),
    ("Document type", "document-type"),
    ("Copyright", "copyright"),
    ("Last updated", "last-updated"),
    ("Database", "database"),
    ("Links", "links"),
];

/// Labels that only tell where the text ends.
const OTHERS: [&str; 14] = [
    "Document feature",
    "Classification",
    "Supplement",
    "Credit",
    "Illustration",
    "Caption",
    "Identifier / keyword",
    "Year",
    "Publisher logo",
    "Number of references",
    "Tags",
    "Last Updated",
    "Narrow subject",
    "Broad subject",
];

fn recognise(sample: &Sample<'_>) -> u8 {
    let text = sample.start();
    let has = |label: &str| text.contains(&format!("\n{label}:"));
    let is_ours = has("ProQuest document ID")
        || (has("Publication title") && has("Document URL") && text.contains("ProQuest"));
    if is_ours && !text.starts_with(['<', '{', '[']) {
        94
    } else {
        0
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let mut lines = Lines::new(input.stream.into_text(), limit);
    let mut document = Document {
        limit,
        ..Document::default()
    };
    loop {
        match lines.advance() {
            Ok(Line::Text(_, line)) => document.line(&String::from_utf8_lossy(line), desk)?,
            Ok(Line::TooLong(number)) => {
                desk.problem(Some(number), too_long(limit), Outcome::KeptIncomplete)
            }
            Ok(Line::End) => return document.end(desk),
            Err(error) => {
                desk.problem(None, error.to_string(), Outcome::Truncated);
                return document.end(desk);
            }
        }
    }
}

#[derive(Default)]
struct Document {
    limit: usize,
    n_documents: u64,
    cells: Vec<(String, String)>,
    /// Lines before the first label: the title once more.
    heading: String,
    n_bytes: usize,
}

impl Document {
    fn line(&mut self, line: &str, desk: &mut dyn Desk) -> ControlFlow<()> {
        let text = line.trim();
        if text.len() >= 20 && text.bytes().all(|byte| byte == b'_') {
            return self.end(desk);
        }
        self.n_bytes += line.len();
        if self.n_bytes > self.limit {
            return ControlFlow::Continue(());
        }
        match (label(text), self.cells.last_mut()) {
            (Some((name, value)), _) => self.cells.push((name, value.to_string())),
            (None, Some((_, value))) => {
                value.push('\n');
                value.push_str(text);
            }
            (None, None) => {
                self.heading.push_str(text);
                self.heading.push(' ');
            }
        }
        ControlFlow::Continue(())
    }

    fn end(&mut self, desk: &mut dyn Desk) -> ControlFlow<()> {
        let mut cells = std::mem::take(&mut self.cells);
        let heading = std::mem::take(&mut self.heading);
        let n_bytes = std::mem::take(&mut self.n_bytes);
        let has = |name: &str| cells.iter().any(|(known, _)| known == name);
        // The list of contents and the notice at the end are no documents.
        if !["outlet", "id", "body"].iter().any(|name| has(name)) {
            return ControlFlow::Continue(());
        }
        self.n_documents += 1;
        if n_bytes > self.limit {
            desk.broken(self.n_documents, too_long(self.limit), Outcome::Skipped);
            return ControlFlow::Continue(());
        }
        if !has("title") {
            cells.push(("title".into(), heading.trim().into()));
        }
        // Of one label twice the first counts; in a text the same words may begin a line.
        let cells = cells
            .into_iter()
            .map(|(name, value)| (Cow::from(name), Cow::from(value.trim().to_string())));
        desk.record(Record {
            number: self.n_documents,
            cells: cells.collect(),
        })
    }
}

/// What a label at the beginning of a line means, and what follows it.
fn label(line: &str) -> Option<(String, &str)> {
    let (label, value) = line.split_once(':')?;
    if let Some((_, name)) = LABELS.iter().find(|(known, _)| *known == label) {
        return Some((name.to_string(), value.trim()));
    }
    OTHERS
        .contains(&label)
        .then(|| (label.to_lowercase().replace(' ', "-"), value.trim()))
}
