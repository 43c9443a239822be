//! A query with everything looked up that is the same for all segments: words in the dictionaries,
//! names in the columns. Nothing has been searched yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::schema::Field;

use super::filter::{Property, Resolved, resolve};
use super::words::WordSet;
use crate::error::IndexError;
use crate::index::Index;
use crate::query::{LayerSet, Proximity, Query, Scope, Sequence, Slot};
use crate::votes::Votes;

/// What is to be searched.
pub(crate) struct Plan<'i> {
    pub(crate) index: &'i Index,
    pub(crate) tree: Asked,
    pub(crate) sequences: Vec<Words>,
    /// Which words count.
    pub(crate) votes: Arc<Votes>,
}

/// The tree of a query, with its sequences by number.
pub(crate) enum Asked {
    Words(usize),
    And(Vec<Asked>),
    Or(Vec<Asked>),
    Not(Box<Asked>),
    Filter(Resolved),
    All,
}

impl Asked {
    /// Whether answering it may look for words beyond the article at hand: alternatives and
    /// exclusions of which all parts must agree run ahead to where they do.
    pub(crate) fn runs_ahead(&self) -> bool {
        match self {
            Self::And(parts) => parts.iter().any(Self::runs_ahead),
            Self::Or(branches) => branches.iter().any(Self::joins),
            Self::Not(excluded) => excluded.joins(),
            Self::Words(_) | Self::Filter(_) | Self::All => false,
        }
    }

    /// Whether several parts must agree somewhere in it.
    fn joins(&self) -> bool {
        match self {
            Self::And(_) => true,
            Self::Or(branches) => branches.iter().any(Self::joins),
            Self::Not(excluded) => excluded.joins(),
            Self::Words(_) | Self::Filter(_) | Self::All => false,
        }
    }
}

/// A sequence with its words looked up.
pub(crate) struct Words {
    /// Whether what it finds is shown, or excludes an article.
    pub(crate) is_wanted: bool,
    /// `None` for the headline.
    pub(crate) layers: Option<LayerSet>,
    /// The places that have words, and how far each is from the first.
    pub(crate) slots: Vec<WordSet>,
    pub(crate) offsets: Vec<u32>,
    /// How far places for any word are from the first.
    pub(crate) any: Vec<u32>,
    pub(crate) proximity: Proximity,
    /// All places.
    pub(crate) length: u32,
}

impl<'i> Plan<'i> {
    /// Looks everything up.
    ///
    /// # Errors
    /// Where a pattern stands for too many words, or the index is damaged.
    pub(crate) fn new(index: &'i Index, query: &Query) -> Result<Self, IndexError> {
        let mut sequences = Vec::new();
        let tree = asked(index, query, true, &mut sequences)?;
        let votes = match query.copies() {
            Some((rule, among)) => index.votes(rule, among)?,
            None => Arc::new(Votes::plain(index.boilerplate_masks()?)),
        };
        Ok(Self {
            index,
            tree,
            sequences,
            votes,
        })
    }
}

fn asked(
    index: &Index,
    query: &Query,
    is_wanted: bool,
    sequences: &mut Vec<Words>,
) -> Result<Asked, IndexError> {
    let mut each = |parts: &[Query]| -> Result<Vec<Asked>, IndexError> {
        parts
            .iter()
            .map(|part| asked(index, part, is_wanted, sequences))
            .collect()
    };
    Ok(match query {
        Query::And(parts) => Asked::And(each(parts)?),
        Query::Or(branches) => Asked::Or(merge_names(each(branches)?)),
        Query::Not(excluded) => {
            Asked::Not(Box::new(asked(index, excluded, !is_wanted, sequences)?))
        }
        Query::Filter(filter) => Asked::Filter(resolve(index, filter)?),
        Query::All => Asked::All,
        Query::Words(sequence) => {
            sequences.push(words(index, sequence, is_wanted)?);
            Asked::Words(sequences.len() - 1)
        }
    })
}

/// Makes one filter of alternatives by the same column: a report may name hundreds of events.
fn merge_names(branches: Vec<Asked>) -> Vec<Asked> {
    let mut names: BTreeMap<Property, _> = BTreeMap::new();
    let mut merged = Vec::new();
    for branch in branches {
        match branch {
            Asked::Filter(Resolved::Names(property, mut some)) => {
                names
                    .entry(property)
                    .or_insert_with(std::collections::BTreeSet::new)
                    .append(&mut some);
            }
            other => merged.push(other),
        }
    }
    merged.extend(
        names
            .into_iter()
            .map(|(property, names)| Asked::Filter(Resolved::Names(property, names))),
    );
    merged
}

fn words(index: &Index, sequence: &Sequence, is_wanted: bool) -> Result<Words, IndexError> {
    let (layers, fields) = scope(index, sequence.scope);
    let length = u32::try_from(sequence.slots.len()).unwrap_or(u32::MAX);
    let (mut slots, mut offsets, mut any) = (Vec::new(), Vec::new(), Vec::new());
    for (offset, slot) in (0..length).zip(&sequence.slots) {
        match slot {
            Slot::Any => any.push(offset),
            Slot::OneOf(words) => {
                slots.push(WordSet::find(index, words, &fields)?);
                offsets.push(offset);
            }
        }
    }
    Ok(Words {
        is_wanted,
        layers,
        slots,
        offsets,
        any,
        proximity: sequence.proximity,
        length,
    })
}

fn scope(index: &Index, scope: Scope) -> (Option<LayerSet>, Vec<Field>) {
    match scope {
        Scope::Title => (None, vec![index.fields.title_words]),
        Scope::Body { layers } => (
            Some(layers),
            layers
                .layers()
                .map(|layer| index.fields.layer(layer))
                .collect(),
        ),
    }
}
