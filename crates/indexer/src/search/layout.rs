//! At which positions of an article a word stands at all, and in which layer: for `_`, any word.

use otherwords_text::Layer;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use super::postings::Cursor;
use crate::analyzer::GAP;
use crate::query::LayerSet;

/// The layouts of the articles of one segment.
pub(crate) struct Layout {
    /// Where stretches of a layer, or of no words, begin.
    stretches: Vec<(Option<Layer>, Cursor)>,
    /// Those of the article that was read, sorted.
    here: Vec<(u32, Option<Layer>)>,
}

impl Layout {
    /// Opens the layouts that a field keeps.
    pub(crate) fn open(segment: &SegmentReader, field: Field) -> tantivy::Result<Self> {
        let kinds = Layer::ALL.map(|layer| (Some(layer), layer.name()));
        let mut stretches = Vec::new();
        for (kind, name) in kinds.into_iter().chain([(None, GAP)]) {
            if let Some(postings) = postings(segment, field, name)? {
                stretches.push((
                    kind,
                    Cursor {
                        postings,
                        gate: None,
                    },
                ));
            }
        }
        Ok(Self {
            stretches,
            here: Vec::new(),
        })
    }

    /// Reads the layout of an article. Asked in ascending order.
    pub(crate) fn read(&mut self, doc: DocId) {
        self.here.clear();
        let mut starts = Vec::new();
        for (kind, cursor) in &mut self.stretches {
            if cursor.seek(doc) == doc {
                cursor.postings.positions(&mut starts);
                self.here.extend(starts.iter().map(|start| (*start, *kind)));
            }
        }
        self.here.sort_unstable();
    }

    /// Whether a word of one of these layers stands there.
    pub(crate) fn has_word(&self, position: u32, layers: LayerSet) -> bool {
        let n_begun = self.here.partition_point(|(start, _)| *start <= position);
        let stretch = n_begun.checked_sub(1).and_then(|last| self.here[last].1);
        stretch.is_some_and(|layer| layers.contains(layer))
    }
}

fn postings(
    segment: &SegmentReader,
    field: Field,
    name: &str,
) -> tantivy::Result<Option<SegmentPostings>> {
    let term = Term::from_field_text(field, name);
    let option = IndexRecordOption::WithFreqsAndPositions;
    Ok(segment
        .inverted_index(field)?
        .read_postings(&term, option)?)
}
