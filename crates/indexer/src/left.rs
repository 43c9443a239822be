//! What is left of a word in articles of which not all words count.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet};

use crate::dictionary::{Dictionary, Place};
use crate::mask::Mask;

/// A word in one place of the dictionary. Its positions are opened where there is such an article.
pub(crate) struct Left<'a, 'i> {
    dictionary: &'a Dictionary<'i>,
    place: &'a Place,
    placed: Option<SegmentPostings>,
    positions: Vec<u32>,
}

impl<'a, 'i> Left<'a, 'i> {
    pub(crate) fn new(dictionary: &'a Dictionary<'i>, place: &'a Place) -> Self {
        Self {
            dictionary,
            place,
            placed: None,
            positions: Vec::new(),
        }
    }

    /// Occurrences that a mask does not hide; documents are asked for in their order.
    pub(crate) fn count(&mut self, doc: DocId, mask: &Mask) -> tantivy::Result<u32> {
        let placed = match &mut self.placed {
            Some(placed) => placed,
            None => {
                let reader = self.dictionary.reader(self.place);
                let positions = IndexRecordOption::WithFreqsAndPositions;
                let placed = reader.read_postings_from_terminfo(&self.place.info, positions)?;
                self.placed.insert(placed)
            }
        };
        placed.seek(doc);
        placed.positions(&mut self.positions);
        let counts = |position: &&u32| !mask.hides(**position);
        Ok(self.positions.iter().filter(counts).count() as u32)
    }
}
