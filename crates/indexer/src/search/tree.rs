//! The tree of a query in one segment: which articles answer to it.
//!
//! Two steps, so that positions are read only where everything else agrees: `seek` goes from one
//! article to the next that may answer, `answers` looks closely.

use tantivy::{DocId, TERMINATED};

use super::filter::Articles;
use super::plan::{Asked, Plan};
use super::sequence::Matcher;
use crate::error::IndexError;

/// A query, or a part of one, in one segment.
pub(crate) enum Node {
    /// A sequence, by its number.
    Words(usize),
    /// Cheapest first.
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    Filter(Articles),
    All,
}

impl Node {
    /// Opens a part of a query in a segment.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn open(
        plan: &Plan<'_>,
        segment: usize,
        asked: &Asked,
        words: &[Matcher<'_>],
    ) -> Result<Self, IndexError> {
        let each = |parts: &[Asked]| -> Result<Vec<Node>, IndexError> {
            parts
                .iter()
                .map(|part| Self::open(plan, segment, part, words))
                .collect()
        };
        Ok(match asked {
            Asked::Words(number) => Self::Words(*number),
            Asked::And(parts) => {
                let mut parts = each(parts)?;
                parts.sort_by_key(|part| part.cost(words));
                Self::And(parts)
            }
            Asked::Or(branches) => Self::Or(each(branches)?),
            Asked::Not(excluded) => {
                Self::Not(Box::new(Self::open(plan, segment, excluded, words)?))
            }
            Asked::Filter(filter) => Self::Filter(Articles::of(plan.index, segment, filter)?),
            Asked::All => Self::All,
        })
    }

    /// How many articles `seek` may stop at.
    fn cost(&self, words: &[Matcher<'_>]) -> u64 {
        match self {
            Self::Words(number) => words[*number].cost(),
            Self::And(parts) => parts
                .iter()
                .map(|part| part.cost(words))
                .min()
                .unwrap_or(u64::MAX),
            Self::Or(branches) => branches
                .iter()
                .fold(0, |sum, branch| branch.cost(words).saturating_add(sum)),
            Self::Filter(articles) => articles.cost(),
            Self::Not(_) | Self::All => u64::MAX,
        }
    }

    /// The first article from `target` on that may answer. Asked in ascending order.
    pub(crate) fn seek(&mut self, words: &mut [Matcher<'_>], target: DocId) -> DocId {
        match self {
            Self::Words(number) => words[*number].seek(target),
            Self::And(parts) => seek_all(parts, words, target),
            Self::Or(branches) => {
                let docs = branches.iter_mut().map(|branch| branch.seek(words, target));
                docs.min().unwrap_or(TERMINATED)
            }
            Self::Filter(articles) => articles.seek(target),
            Self::Not(_) | Self::All => target,
        }
    }

    /// Whether the article that `seek` has stopped at answers.
    pub(crate) fn answers(&mut self, words: &mut [Matcher<'_>], doc: DocId) -> bool {
        match self {
            Self::Words(number) => words[*number].stands_in(doc),
            Self::And(parts) => parts.iter_mut().all(|part| part.answers(words, doc)),
            Self::Or(branches) => branches
                .iter_mut()
                .any(|branch| branch.seek(words, doc) == doc && branch.answers(words, doc)),
            Self::Not(excluded) => {
                !(excluded.seek(words, doc) == doc && excluded.answers(words, doc))
            }
            Self::Filter(articles) => articles.lets_through(doc),
            Self::All => true,
        }
    }
}

/// The first article from `target` on at which all parts stop.
fn seek_all(parts: &mut [Node], words: &mut [Matcher<'_>], target: DocId) -> DocId {
    let Some((first, others)) = parts.split_first_mut() else {
        return target;
    };
    let mut doc = first.seek(words, target);
    'next: while doc != TERMINATED {
        for part in &mut *others {
            let other = part.seek(words, doc);
            if other > doc {
                doc = first.seek(words, other);
                continue 'next;
            }
        }
        return doc;
    }
    TERMINATED
}
