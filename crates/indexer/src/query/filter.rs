//! Articles chosen by what is known of them; not by their words.

use jiff::civil::Date;
use otherwords_text::{Language, normalize};

use super::Query;
use crate::votes::CopyRule;

/// What must be true of an article besides its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// Its outlet's name.
    Outlet(Pattern),
    /// Its event's name.
    Event(Pattern),
    /// What it has in a column that its source had beside ours, or in its byline.
    Column {
        /// The column.
        name: String,
        /// What stands there; nothing where the article has nothing in it.
        value: Pattern,
    },
    /// Its language.
    Language(Language),
    /// Its identifier, letter by letter.
    Id(String),
    /// Its date, both ends included. An end that is missing is open, but not both are.
    Date {
        /// The first day.
        from: Option<Date>,
        /// The last day.
        to: Option<Date>,
    },
    /// What becomes of articles with the same text, and of passages that articles share.
    Copies {
        /// The rule.
        rule: CopyRule,
        /// The articles among which the first is looked for: a query without words.
        among: Box<Query>,
    },
}

/// A name or the beginning of names. Upper and lower case are the same.
///
/// ```
/// use otherwords_indexer::query::Pattern;
///
/// assert!(Pattern::Prefix("harb".into()).matches("Harbour Times"));
/// assert!(!Pattern::Exact("harbour".into()).matches("Harbour Times"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// The whole name. The empty name is that of an article for which none is known.
    Exact(String),
    /// How the name begins.
    Prefix(String),
}

impl Pattern {
    /// Whether this name is meant, however either was typed: case, composed or decomposed
    /// letters, and kinds of spaces make no difference.
    pub fn matches(&self, name: &str) -> bool {
        match self {
            Self::Exact(whole) => plain(name) == plain(whole),
            Self::Prefix(beginning) => plain(name).starts_with(&plain(beginning)),
        }
    }
}

fn plain(name: &str) -> String {
    normalize(name).to_lowercase()
}
