//! What is wrong with a query, and where; not what went wrong while answering one.

use std::fmt;

/// A query that cannot be read, with the place and a way out.
///
/// Its `Display` shows the message, the query with a caret under the place, and the hint:
///
/// ```
/// let error = otherwords_indexer::query::parse("met (minister").expect_err("not closed");
/// assert_eq!(
///     error.to_string(),
///     "this parenthesis is not closed\n  met (minister\n      ^\nhint: add ) at the end of the group"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong, in a few words.
    pub message: String,
    /// Which character it is about, counted from 1. One more than there are if something is
    /// missing at the end.
    pub column: usize,
    /// What to write instead.
    pub hint: String,
    /// The query as it was given.
    pub query: String,
}

impl std::error::Error for QueryError {}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, indent) = excerpt(&self.query, self.column);
        writeln!(f, "{}", self.message)?;
        writeln!(f, "  {line}")?;
        writeln!(f, "  {:indent$}^", "")?;
        write!(f, "hint: {}", self.hint)
    }
}

/// What the parser knows of an error: all but the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) column: usize,
    pub(super) message: String,
    pub(super) hint: String,
}

impl Fault {
    pub(super) fn new(column: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            column,
            message: message.into(),
            hint: hint.into(),
        }
    }

    pub(super) fn in_query(self, query: &str) -> QueryError {
        QueryError {
            message: self.message,
            column: self.column,
            hint: self.hint,
            query: query.to_owned(),
        }
    }
}

/// What was typed, for a message; a thousand characters would hide what is wrong with them.
pub(super) fn shown(typed: &str) -> String {
    let mut rest = typed.chars().map(visible);
    let beginning: String = rest.by_ref().take(20).collect();
    let more = if rest.next().is_some() { "…" } else { "" };
    format!("{beginning}{more}")
}

/// How many characters are shown before and after the one in question.
const SHOWN_AROUND: usize = 50;

/// The part of the query around a column on one line, and how far the column is from its left.
fn excerpt(query: &str, column: usize) -> (String, usize) {
    let place = column.saturating_sub(1);
    let first = place.saturating_sub(SHOWN_AROUND);
    let mut after = query.chars().skip(first);
    let shown = after.by_ref().take(place - first + SHOWN_AROUND);
    let line: String = shown.map(visible).collect();
    let before = if first > 0 { "…" } else { "" };
    let behind = if after.next().is_some() { "…" } else { "" };
    let indent = place - first + before.chars().count();
    (format!("{before}{line}{behind}"), indent)
}

/// Line ends and the like would tear the caret from its place.
fn visible(character: char) -> char {
    if character.is_control() || character.is_whitespace() {
        ' '
    } else {
        character
    }
}
