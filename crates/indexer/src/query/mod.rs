//! What a reader may ask, as a text and as a tree: the grammar and its types, not the answering.
//!
//! | written | finds |
//! |---|---|
//! | `protest` | the word, whatever its case |
//! | `protest*` | every word that begins so (at least two letters before the star) |
//! | `*ism`, `un*ed`, `wom?n` | `*` stands for any letters or none, `?` for one and never ends a word |
//! | `/prot.st(s\|ed)?/` | words that a regular expression describes from end to end |
//! | `protest~1`, `protest~2` | words at most one or two letters away |
//! | `met\|meets\|meeting` | any of these in one place |
//! | `=外交部` | in scripts without spaces: this as one word, not split by the dictionary |
//! | `"routine meeting"` | the words next to each other, in this order, in one sentence |
//! | `"met _ minister"` | `_` is any one word |
//! | `"envoy protest"~3` | all the words, in any order, with at most three others among them |
//! | `"envoy protest"~>3` | the same, in this order |
//! | `a b`, `a AND b` | articles with both |
//! | `a OR b` | articles with one or both |
//! | `-a`, `NOT a` | articles without |
//! | `(a OR b) c` | groups; otherwise `NOT` binds before `AND`, and `AND` before `OR` |
//! | `voice:a` | in the outlet's own voice |
//! | `quoted:a`, `scare:a` | in long quotations, in short ones (scare quotes and partial quotes) |
//! | `quoted+scare:a` | in either; any layers may be joined by `+` |
//! | `voice:(a OR "b c")` | the layer holds for the whole group |
//! | `title:a` | in the headline |
//! | `outlet:harbour`, `outlet:"Harbour Times"` | articles of this outlet, whatever the case |
//! | `outlet:harb*`, `outlet:"Harbour T"*` | outlets that begin so |
//! | `outlet:(a OR b)`, `outlet:a\|b` | articles of either |
//! | `event:visit*` | the same for events |
//! | `meta.leaning:left`, `meta."paper type":"daily paper"` | articles with this in a column of their source (or `meta.byline:`), for which all stored articles are read |
//! | `lang:en` | articles in a language |
//! | `id:"2020/17"` | one article |
//! | `date:2020-04-14` | articles of a day; `date:2020-04` of a month, `date:2020` of a year |
//! | `date:2020-04-14..2020-04`, `date:..2019` | from the first day of one to the last of the other |
//! | `copies:once`, `copies:drop` | of articles with the same text the first; none that several outlets have |
//! | `copies:"once event:visit"` | the first among the articles of these filters |
//! | `*:*` or nothing | all articles |
//!
//! `AND`, `OR` and `NOT` are operators in capitals only; `"NOT"` in quotation marks is a word.
//! A query may consist of filters alone, or of exclusions alone. Typographic quotation marks and
//! dashes are read like `"` and `-`, because editors put them there. Inside quotation marks a
//! backslash takes the meaning of the sign behind it: `\"` is a quotation mark, `\\` a backslash.
//! What the tokenizer would split (`either/or`) is a phrase. A regular expression is one of Rust's `regex`,
//! without word boundaries and of a bounded size; `\/` is a stroke in it, and spaces cannot be in words.
//!
//! Boilerplate is not found. With `copies:once` or `copies:drop` a passage that an article shares with
//! an earlier one is found in the earlier one only.
//!
//! Everything shown as a query is written by [`Query`]'s `Display`, and reads back as the same
//! tree, unless it has grown too long: a text is at most [`MAXIMUM_CHARACTERS`] long and
//! [`MAXIMUM_DEPTH`] groups deep, with at most [`MAXIMUM_TERMS`] words and filters.
//!
//! ```
//! use otherwords_indexer::query::{Query, parse};
//!
//! let query = parse("(protest* OR complaint) outlet:\"Harbour Times\"")?;
//! assert_eq!(query.to_string(), "(protest* OR complaint) outlet:\"Harbour Times\"");
//!
//! let error = parse("met minster (").expect_err("the parenthesis is not closed");
//! assert_eq!(error.column, 13);
//! # Ok::<(), otherwords_indexer::query::QueryError>(())
//! ```

mod build;
mod expression;
mod filter;
mod layers;
mod scope;

mod cursor;
mod date;
mod expect;
mod field;
mod limits;
mod parse;
mod phrase;
mod value;
mod word;

mod display;
mod error;

#[cfg(test)]
mod tests;

pub use date::first_and_last_day;
pub use error::QueryError;
pub(crate) use expression::{Expression, accepts};
pub use filter::{Filter, Pattern};
pub use layers::LayerSet;
pub use limits::{MAXIMUM_CHARACTERS, MAXIMUM_DEPTH, MAXIMUM_DISTANCE, MAXIMUM_TERMS};
pub use parse::{parse, parse_in};

/// What is asked for, as a tree.
///
/// [`Query::all_of`] and [`Query::any_of`] make trees without needless branches, as [`parse`]
/// does; only such trees are promised to survive being written and read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Articles with these words.
    Words(Sequence),
    /// Articles that answer to all of these; to no query at all, every article does.
    And(Vec<Query>),
    /// Articles that answer to one of these or more; to no query at all, none does.
    Or(Vec<Query>),
    /// Articles that do not answer to this.
    Not(Box<Query>),
    /// Articles chosen by what is known of them, not by their words.
    Filter(Filter),
    /// Every article.
    All,
}

/// One or more words that stand together.
///
/// Two sequences are equal if they ask for the same, wherever they were written: the column is not
/// compared.
#[derive(Debug, Clone, Eq)]
pub struct Sequence {
    /// Where in the article to look.
    pub scope: Scope,
    /// The places in order: never empty, and at least one of them has words.
    pub slots: Vec<Slot>,
    /// How near the places must be to each other. With one slot always [`Proximity::Adjacent`].
    pub proximity: Proximity,
    /// Where it stood in the query: its first character, counted from 1; 0 if nobody typed it.
    pub column: usize,
}

impl PartialEq for Sequence {
    fn eq(&self, other: &Self) -> bool {
        self.scope == other.scope && self.slots == other.slots && self.proximity == other.proximity
    }
}

/// The part of an article in which words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The article's text: tokens of these layers only, and every token of a sequence must be.
    Body {
        /// The layers to look in.
        layers: LayerSet,
    },
    /// The headline.
    Title,
}

impl Default for Scope {
    /// The whole text, every layer.
    fn default() -> Self {
        Self::Body {
            layers: LayerSet::ALL,
        }
    }
}

/// How near to each other the words of a [`Sequence`] must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Proximity {
    /// Next to each other, in this order.
    #[default]
    Adjacent,
    /// In any order, with at most so many other words among them in all.
    Unordered(u32),
    /// In this order, with at most so many other words between them in all.
    Ordered(u32),
}

/// One place in a [`Sequence`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// Any one word. Only in adjacent sequences: a proximity leaves room between its words anyway.
    Any,
    /// One of these words: never empty.
    OneOf(Vec<Word>),
}

/// A word as it was typed: one token of the tokenizer, not yet folded by
/// [`otherwords_text::fold`], because folding depends on the article's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// This word.
    Exact(String),
    /// Every word that begins so. May end in a hyphen or an apostrophe (`well-*`).
    Prefix(String),
    /// Every word that this one describes: `*` stands for any letters or none, `?` for one.
    Wildcard(String),
    /// Every word that this regular expression describes from end to end, compared with folded words.
    Expression(String),
    /// Every word that becomes this one by at most so many (1 or 2) insertions, deletions or
    /// replacements of a letter.
    Fuzzy(String, u8),
}
