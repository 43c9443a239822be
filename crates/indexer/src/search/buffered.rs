//! The postings of very many words, read ahead stretch by stretch into one sorted list.
//!
//! Asking thousands of postings for every article would take longer than reading them. The
//! stretches grow while they are read one after the other, and are short where the search jumps.

use tantivy::postings::Postings;
use tantivy::{DocId, DocSet, TERMINATED};

use super::postings::Cursor;

/// Articles in the first stretch, and in one that is jumped to.
const SHORTEST: u32 = 64;
/// Articles in the longest.
const LONGEST: u32 = 8192;

/// Postings with what was read ahead.
pub(crate) struct Buffered {
    cursors: Vec<Cursor>,
    /// Article and position, sorted.
    read: Vec<(DocId, u32)>,
    /// Place in `read` of the first occurrence in the present article.
    at: usize,
    /// The first article that has not been read.
    end: DocId,
    length: u32,
}

impl Buffered {
    pub(crate) fn new(cursors: Vec<Cursor>) -> Self {
        Self {
            cursors,
            read: Vec::new(),
            at: 0,
            end: 0,
            length: SHORTEST / 2,
        }
    }

    pub(crate) fn cursors(&self) -> &[Cursor] {
        &self.cursors
    }

    /// Goes to the first article from `target` on, or stays where it is beyond that.
    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        loop {
            self.at += self.read[self.at..].partition_point(|(doc, _)| *doc < target);
            if let Some((doc, _)) = self.read.get(self.at) {
                return *doc;
            }
            if self.end == TERMINATED {
                return TERMINATED;
            }
            self.read_from(target.max(self.end));
        }
    }

    /// The sorted positions in the article it is at.
    pub(crate) fn positions(&self, positions: &mut Vec<u32>) {
        let here = &self.read[self.at..];
        let Some((doc, _)) = here.first() else { return };
        let same = here.iter().take_while(|(other, _)| other == doc);
        positions.extend(same.map(|(_, position)| *position));
    }

    /// Reads a stretch that begins with the first article from `target` on.
    fn read_from(&mut self, target: DocId) {
        let follows = target == self.end;
        self.length = if follows {
            (self.length * 2).min(LONGEST)
        } else {
            SHORTEST
        };
        self.at = 0;
        self.read.clear();
        let first = self
            .cursors
            .iter_mut()
            .map(|cursor| cursor.seek(target))
            .min();
        let first = first.unwrap_or(TERMINATED);
        self.end = first.saturating_add(self.length).min(TERMINATED);
        if first == TERMINATED {
            return;
        }
        let mut positions = Vec::new();
        for cursor in &mut self.cursors {
            let mut doc = cursor.postings.doc();
            while doc < self.end {
                cursor.postings.positions(&mut positions);
                self.read
                    .extend(positions.iter().map(|position| (doc, *position)));
                doc = cursor.seek(doc + 1);
            }
        }
        self.read.sort_unstable();
    }
}
