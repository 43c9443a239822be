//! Where the words of one slot stand, article by article, merged from the postings of all of them.

use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocId, DocSet, TERMINATED};

use super::buffered::Buffered;

/// The postings of one word in one field, restricted to some articles or not.
pub(crate) struct Cursor {
    pub(crate) postings: SegmentPostings,
    pub(crate) gate: Option<Gate>,
}

/// Lets through the articles whose name in a column is one of those allowed.
#[derive(Clone)]
pub(crate) struct Gate {
    column: Column<u64>,
    allowed: Arc<[bool]>,
}

/// The postings of all words of a slot as if they were one.
pub(crate) enum Union {
    /// Asked one by one.
    Few {
        /// Their postings.
        cursors: Vec<Cursor>,
        /// The article they are at.
        doc: DocId,
    },
    /// Read ahead into one sorted list.
    Many(Buffered),
}

/// More postings than this are read ahead.
const FEW: usize = 64;

impl Gate {
    /// `allowed` says for each name of the column, by its number, whether it is.
    pub(crate) fn new(column: &Column<u64>, allowed: Vec<bool>) -> Self {
        Self {
            column: column.clone(),
            allowed: allowed.into(),
        }
    }

    pub(crate) fn lets_through(&self, doc: DocId) -> bool {
        let name = self
            .column
            .first(doc)
            .and_then(|name| usize::try_from(name).ok());
        name.and_then(|name| self.allowed.get(name))
            .copied()
            .unwrap_or(false)
    }
}

impl Cursor {
    /// Goes to the first article from `target` on, or stays where it is beyond that.
    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        let mut doc = self.postings.doc();
        if doc < target {
            doc = self.postings.seek(target);
        }
        while doc != TERMINATED
            && self
                .gate
                .as_ref()
                .is_some_and(|gate| !gate.lets_through(doc))
        {
            doc = self.postings.advance();
        }
        doc
    }
}

impl Union {
    pub(crate) fn new(mut cursors: Vec<Cursor>) -> Self {
        if cursors.len() > FEW {
            return Self::Many(Buffered::new(cursors));
        }
        let doc = cursors
            .iter_mut()
            .map(|cursor| cursor.seek(0))
            .min()
            .unwrap_or(TERMINATED);
        Self::Few { cursors, doc }
    }

    /// How many articles have one of the words, at most.
    pub(crate) fn cost(&self) -> u64 {
        let cursors = match self {
            Self::Few { cursors, .. } => cursors,
            Self::Many(buffered) => buffered.cursors(),
        };
        cursors
            .iter()
            .map(|cursor| u64::from(cursor.postings.doc_freq()))
            .sum()
    }

    /// Goes to the first article from `target` on, or stays where it is beyond that.
    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Self::Few { cursors, doc } => {
                if *doc < target {
                    let docs = cursors.iter_mut().map(|cursor| cursor.seek(target));
                    *doc = docs.min().unwrap_or(TERMINATED);
                }
                *doc
            }
            Self::Many(buffered) => buffered.seek(target),
        }
    }

    /// The sorted positions of its words in the article it is at.
    pub(crate) fn positions(&mut self, positions: &mut Vec<u32>) {
        positions.clear();
        match self {
            Self::Few { cursors, doc } => {
                let mut n_read = 0;
                for cursor in cursors
                    .iter_mut()
                    .filter(|cursor| cursor.postings.doc() == *doc)
                {
                    cursor.postings.append_positions_with_offset(0, positions);
                    n_read += 1;
                }
                if n_read > 1 {
                    positions.sort_unstable();
                }
            }
            Self::Many(buffered) => buffered.positions(positions),
        }
    }
}
