//! From paragraphs to documents: where one article of an export ends and the next begins. What
//! stands before the first (who asked for what, and a list of contents) is none.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::article;
use super::labels;
use crate::Outcome;
use crate::load::json_record::too_long;
use crate::load::paragraph::Paragraph;
use crate::load::record::{Desk, Record};

/// Gathers the paragraphs of one document after the other.
pub(super) struct Documents<'d> {
    desk: &'d mut dyn Desk,
    limit: usize,
    /// Its lines are broken as on paper.
    is_plain: bool,
    now: Vec<Paragraph>,
    n_bytes: usize,
    n_documents: u64,
    /// The beginning of a document was seen.
    has_begun: bool,
    flow: ControlFlow<()>,
}

impl<'d> Documents<'d> {
    pub(super) fn new(desk: &'d mut dyn Desk, limit: usize, is_plain: bool) -> Self {
        Documents {
            desk,
            limit,
            is_plain,
            now: Vec::new(),
            n_bytes: 0,
            n_documents: 0,
            has_begun: false,
            flow: ControlFlow::Continue(()),
        }
    }

    pub(super) fn paragraph(&mut self, paragraph: Paragraph) -> ControlFlow<()> {
        let line = paragraph.text.trim();
        let is_begin =
            paragraph.mark.as_deref().is_some_and(begins) || labels::counts_documents(line);
        if is_begin {
            self.begin()?;
        }
        let is_end = labels::END.contains(&line);
        if !is_begin && !is_end {
            self.n_bytes += paragraph.n_bytes();
            if self.n_bytes <= self.limit {
                self.now.push(paragraph);
            }
        }
        if is_end {
            self.has_begun = true;
            return self.end();
        }
        ControlFlow::Continue(())
    }

    /// The last document has no end of its own.
    pub(super) fn finish(mut self) -> ControlFlow<()> {
        if self.flow.is_continue() && self.has_begun {
            return self.end();
        }
        self.flow
    }

    fn begin(&mut self) -> ControlFlow<()> {
        if self.has_begun {
            self.end()?;
        }
        self.now.clear();
        (self.n_bytes, self.has_begun) = (0, true);
        ControlFlow::Continue(())
    }

    fn end(&mut self) -> ControlFlow<()> {
        let paragraphs = std::mem::take(&mut self.now);
        let n_bytes = std::mem::take(&mut self.n_bytes);
        let is_too_long = n_bytes > self.limit;
        // Of one too long nobody knows what else it had.
        let has_text = |paragraph: &Paragraph| !paragraph.text.trim().is_empty();
        if !is_too_long && !paragraphs.iter().any(has_text) {
            return ControlFlow::Continue(());
        }
        self.n_documents += 1;
        let number = self.n_documents;
        self.flow = if is_too_long {
            self.desk
                .broken(number, too_long(self.limit), Outcome::Skipped);
            ControlFlow::Continue(())
        } else {
            self.record(number, &paragraphs)
        };
        self.flow
    }

    fn record(&mut self, number: u64, paragraphs: &[Paragraph]) -> ControlFlow<()> {
        match article::cells(paragraphs, self.is_plain) {
            Ok(cells) => {
                let cells = cells
                    .into_iter()
                    .map(|(name, value)| (Cow::from(name), Cow::from(value)));
                self.desk.record(Record {
                    number,
                    cells: cells.collect(),
                })
            }
            Err(what) => {
                self.desk.broken(number, what, Outcome::Skipped);
                ControlFlow::Continue(())
            }
        }
    }
}

/// Whether a bookmark, anchor or comment stands before a document.
fn begins(mark: &str) -> bool {
    let is_numbered =
        |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    mark.ends_with("<DOCFULL>") || mark.strip_prefix("Bookmark_").is_some_and(is_numbered)
}
