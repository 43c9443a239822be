//! One record as a format reads it: names and texts, not yet an article.

use std::borrow::Cow;
use std::ops::ControlFlow;

use crate::Outcome;

/// A column's name and one record's value in it. Lists within a value are lines.
pub(crate) type Cell<'r> = (Cow<'r, str>, Cow<'r, str>);

/// One record: a line, a row, a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record<'r> {
    /// Line or ordinal within the file, from 1.
    pub(crate) number: u64,
    /// In the order of the source; names may repeat.
    pub(crate) cells: Vec<Cell<'r>>,
}

/// Who receives what a format reads. Breaking means: no more of this file, please.
pub(crate) trait Desk {
    /// A record was read.
    fn record(&mut self, record: Record<'_>) -> ControlFlow<()>;

    /// A record was found but could not be read, or may not be.
    fn broken(&mut self, number: u64, what: String, outcome: Outcome);

    /// Something is wrong that is not about one lost record.
    fn problem(&mut self, number: Option<u64>, what: String, outcome: Outcome);

    /// Nothing of the file can be read. The next one may be, so this does not break.
    fn refuse(&mut self, what: String) -> ControlFlow<()> {
        self.problem(None, what, Outcome::FileSkipped);
        ControlFlow::Continue(())
    }
}
