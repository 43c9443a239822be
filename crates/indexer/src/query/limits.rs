//! How large a query may be; not what is in it.

use super::error::Fault;
use super::parse::Parser;

/// The longest query that is read, in characters.
pub const MAXIMUM_CHARACTERS: usize = 10_000;
/// The deepest nesting of groups and exclusions.
pub const MAXIMUM_DEPTH: usize = 64;
/// The most words and filters in one query.
pub const MAXIMUM_TERMS: usize = 1_000;
/// The largest number of words that a proximity may leave among its words.
pub const MAXIMUM_DISTANCE: u32 = 1_000;

pub(super) fn check_length(query: &str) -> Result<(), Fault> {
    match query.chars().nth(MAXIMUM_CHARACTERS) {
        None => Ok(()),
        Some(_) => Err(Fault::new(
            MAXIMUM_CHARACTERS + 1,
            format!("the query is longer than {MAXIMUM_CHARACTERS} characters"),
            "ask in several queries, or use prefixes such as protest*",
        )),
    }
}

impl Parser {
    /// Enters a group or an exclusion.
    pub(super) fn descend(&mut self, column: usize) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth <= MAXIMUM_DEPTH {
            return Ok(());
        }
        Err(Fault::new(
            column,
            format!("groups and exclusions are nested deeper than {MAXIMUM_DEPTH}"),
            "leave out parentheses that change nothing",
        ))
    }

    /// Leaves what [`Parser::descend`] entered.
    pub(super) fn ascend(&mut self) {
        self.depth -= 1;
    }

    /// Counts a word or a filter.
    pub(super) fn count(&mut self, column: usize) -> Result<(), Fault> {
        self.n_terms += 1;
        if self.n_terms <= MAXIMUM_TERMS {
            return Ok(());
        }
        Err(Fault::new(
            column,
            format!("there are more than {MAXIMUM_TERMS} words and filters"),
            "ask in several queries, or use prefixes such as protest*",
        ))
    }
}
