//! A word, a phrase or words near each other, in the articles of one segment.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_text::Language;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, TERMINATED};

use super::Span;
use super::layout::Layout;
use super::plan::{Plan, Words};
use super::postings::{Cursor, Gate, Union};
use super::window::{Window, adjacent, ordered, unordered};
use super::words::WordSet;
use crate::error::IndexError;
use crate::index::Index;
use crate::mask::{Mask, Masks};
use crate::query::{LayerSet, Proximity};

/// A sequence in one segment.
pub(crate) struct Matcher<'p> {
    words: &'p Words,
    slots: Vec<Union>,
    /// Places in `slots`, rarest first.
    rarest: Vec<usize>,
    /// Only where there are places for any word.
    layout: Option<Layout>,
    /// Words of the text that do not count; none in headlines.
    masks: Option<&'p Masks>,
    /// The article whose spans are known.
    read: Option<DocId>,
    spans: Vec<Span>,
    /// Positions of each slot in the article that was read.
    places: Vec<Vec<u32>>,
}

impl<'p> Matcher<'p> {
    /// Opens the postings of all words.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn open(
        plan: &'p Plan<'_>,
        segment: usize,
        words: &'p Words,
    ) -> Result<Self, IndexError> {
        let index = plan.index;
        let slots = words.slots.iter().map(|slot| union(index, segment, slot));
        let slots: Vec<Union> = slots.collect::<Result<_, _>>()?;
        let mut rarest: Vec<usize> = (0..slots.len()).collect();
        rarest.sort_by_key(|slot| slots[*slot].cost());
        let fields = &index.fields;
        let field = if words.layers.is_some() {
            fields.layout
        } else {
            fields.title_layout
        };
        let layout =
            (!words.any.is_empty()).then(|| Layout::open(&index.segments()[segment], field));
        let layout = layout.transpose().map_err(|error| index.failed(error))?;
        let places = vec![Vec::new(); slots.len()];
        Ok(Self {
            words,
            slots,
            rarest,
            layout,
            masks: plan
                .votes
                .segment(segment)
                .filter(|_| words.layers.is_some()),
            read: None,
            spans: Vec::new(),
            places,
        })
    }

    pub(crate) fn is_wanted(&self) -> bool {
        self.words.is_wanted
    }

    /// How many articles it may be in, at most.
    pub(crate) fn cost(&self) -> u64 {
        self.rarest
            .first()
            .map_or(0, |slot| self.slots[*slot].cost())
    }

    /// The first article from `target` on that has a word for each slot, wherever they stand.
    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        let Some((rarest, others)) = self.rarest.split_first() else {
            return TERMINATED;
        };
        let mut doc = self.slots[*rarest].seek(target);
        'next: while doc != TERMINATED {
            for slot in others {
                let other = self.slots[*slot].seek(doc);
                if other > doc {
                    doc = self.slots[*rarest].seek(other);
                    continue 'next;
                }
            }
            return doc;
        }
        TERMINATED
    }

    /// Whether it stands in the article that [`Matcher::seek`] has gone to.
    pub(crate) fn stands_in(&mut self, doc: DocId) -> bool {
        let is_word = self.words.length == 1 && self.slots.len() == 1;
        is_word && self.mask(doc).is_none() || !self.spans_in(doc).is_empty()
    }

    /// Where it stands in the article that [`Matcher::seek`] has gone to.
    pub(crate) fn spans_in(&mut self, doc: DocId) -> &[Span] {
        if self.read != Some(doc) {
            self.read = Some(doc);
            let mask = self.mask(doc);
            for (slot, places) in self.slots.iter_mut().zip(&mut self.places) {
                slot.positions(places);
                if let Some(mask) = mask {
                    places.retain(|position| !mask.hides(*position));
                }
            }
            self.spans = self.windows(doc);
        }
        &self.spans
    }

    fn mask(&self, doc: DocId) -> Option<&'p Mask> {
        self.masks?.get(&doc)
    }

    fn windows(&mut self, doc: DocId) -> Vec<Span> {
        let length = self.words.length;
        let title = self.words.layers.is_none();
        let windows = match self.words.proximity {
            Proximity::Adjacent => {
                let starts = self.adjacent(doc);
                return starts
                    .into_iter()
                    .map(|position| Span {
                        title,
                        position,
                        length,
                    })
                    .collect();
            }
            Proximity::Unordered(room) => unordered(&self.places, room),
            Proximity::Ordered(room) => ordered(&self.places, room),
        };
        let span = |window: Window| Span {
            title,
            position: window.first,
            length: window.last - window.first + 1,
        };
        windows.into_iter().map(span).collect()
    }

    /// Starts of phrases in which a word stands at every place.
    fn adjacent(&mut self, doc: DocId) -> Vec<u32> {
        let mut starts = adjacent(&self.places, &self.words.offsets);
        if let Some(layout) = self.layout.as_mut().filter(|_| !starts.is_empty()) {
            let layers = self.words.layers.unwrap_or(LayerSet::ALL);
            layout.read(doc);
            let (any, mask) = (
                &self.words.any,
                self.masks.and_then(|masks| masks.get(&doc)),
            );
            let counts = |position| {
                layout.has_word(position, layers) && mask.is_none_or(|mask| !mask.hides(position))
            };
            starts.retain(|start| {
                any.iter()
                    .all(|offset| counts(start.saturating_add(*offset)))
            });
        }
        starts
    }
}

/// The postings of a slot's words in one segment.
fn union(index: &Index, segment: usize, slot: &WordSet) -> Result<Union, IndexError> {
    let mut cursors = Vec::new();
    let mut gates: BTreeMap<&BTreeSet<Language>, Gate> = BTreeMap::new();
    for found in slot.words.values() {
        if let Some(languages) = &found.languages
            && !gates.contains_key(languages)
        {
            gates.insert(languages, language_gate(index, segment, languages)?);
        }
        let gate = found
            .languages
            .as_ref()
            .and_then(|languages| gates.get(languages));
        for place in found.places.iter().filter(|place| place.segment == segment) {
            let inverted = index.segments()[segment].inverted_index(place.field);
            let inverted = inverted.map_err(|error| index.failed(error))?;
            let option = IndexRecordOption::WithFreqsAndPositions;
            let postings = inverted.read_postings_from_terminfo(&place.info, option);
            let postings = postings.map_err(|error| index.failed(error))?;
            cursors.push(Cursor {
                postings,
                gate: gate.cloned(),
            });
        }
    }
    Ok(Union::new(cursors))
}

/// Lets through articles in one of these languages.
fn language_gate(
    index: &Index,
    segment: usize,
    languages: &BTreeSet<Language>,
) -> Result<Gate, IndexError> {
    let columns = &index.columns()?[segment];
    let allowed = columns
        .languages
        .iter()
        .map(|language| languages.contains(language))
        .collect();
    Ok(Gate::new(columns.language.ords(), allowed))
}
