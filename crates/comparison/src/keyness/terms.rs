//! The terms of a unit, and their counts on demand: words from the postings, sequences from the text.

use std::borrow::Cow;

use otherwords_indexer::{IndexError, Pool, Sequence, SequenceOptions, sequences};
use otherwords_lexicon::word_classes;
use otherwords_statistics::association::normalised_pointwise_mutual_information;
use rayon::prelude::*;

use super::pairing::Pairings;
use super::pattern::{Kinds, may_be_phrase};
use super::ranking::LEAST_IN_EVENT;
use crate::gather::Material;
use crate::packed::Packed;
use crate::plan::{Layers, Unit};
use crate::tags::{Tag, tag_of_sequence};
use crate::words::Words;

/// Articles that have a term and how often, ascending by article.
pub(super) type Counts = Vec<(u32, u32)>;

/// All terms of a unit, sorted.
pub(super) struct Terms<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    pub(super) unit: Unit,
    sequences: Vec<Sequence>,
    /// Counts of every word.
    words: &'m Words,
    /// For every sequence, whether its words keep together; empty for words.
    keeps_together: Vec<bool>,
    /// For every sequence, whether it has the pattern of a phrase; empty for words.
    has_pattern: Vec<bool>,
    pub(super) tags: Vec<Option<Tag>>,
}

impl<'m, 's, 'i> Terms<'m, 's, 'i> {
    /// The terms of a unit.
    pub(super) fn of(
        material: &'m Material<'s, 'i>,
        unit: Unit,
        words: &'m Words,
        pairings: &Pairings,
    ) -> Result<Self, IndexError> {
        match unit {
            Unit::Word => Ok(Self::words(material, words)),
            Unit::Sequence => Self::sequences(material, words, pairings),
        }
    }

    /// The words themselves.
    pub(super) fn words(material: &'m Material<'s, 'i>, words: &'m Words) -> Self {
        Self {
            material,
            unit: Unit::Word,
            sequences: Vec::new(),
            keeps_together: Vec::new(),
            has_pattern: Vec::new(),
            tags: words.tags.clone(),
            words,
        }
    }

    /// Sequences of words that some table may hold.
    fn sequences(
        material: &'m Material<'s, 'i>,
        words: &'m Words,
        pairings: &Pairings,
    ) -> Result<Self, IndexError> {
        let options = SequenceOptions {
            longest: 3,
            layers: material.plan.layers.set(),
            least_articles: material.plan.least_articles.min(2),
            language: material.language,
        };
        let kinds = KindsOfWords::of(material);
        let may_be_shown = |pools: &[u32], articles: &[(u32, u32)]| {
            (is_frequent(material, articles) && keeps_together(material, pools, articles, words))
                || (is_in_an_event(material, pairings, articles) && kinds.fit(pools))
        };
        let (selection, vocabulary) = (material.selection, &material.vocabulary);
        let sequences = sequences(selection, vocabulary, &options, &may_be_shown)?;
        let tag = |sequence: &Sequence| {
            let pools = sequence.pools.iter();
            let tags: Vec<_> = pools.map(|pool| words.tags[*pool as usize]).collect();
            tag_of_sequence(&tags)
        };
        let keeps_together = |sequence: &Sequence| {
            keeps_together(material, &sequence.pools, &sequence.articles, words)
        };
        Ok(Self {
            material,
            unit: Unit::Sequence,
            tags: sequences.iter().map(tag).collect(),
            keeps_together: sequences.iter().map(keeps_together).collect(),
            has_pattern: sequences
                .iter()
                .map(|sequence| kinds.fit(&sequence.pools))
                .collect(),
            sequences,
            words,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }

    /// Articles and counts of a term in the layers of the plan.
    pub(super) fn counts(&self, term: usize) -> Cow<'_, [(u32, u32)]> {
        match self.unit {
            Unit::Sequence => (&self.sequences[term].articles).into(),
            Unit::Word => self.words.counts[term].articles.unpacked().into(),
        }
    }

    /// All occurrences of a term in the layers of the plan.
    pub(super) fn total(&self, term: usize) -> u64 {
        match self.unit {
            Unit::Sequence => total(&self.sequences[term].articles),
            Unit::Word => self.words.counts[term].total,
        }
    }

    /// Why a term is probably no choice of wording of the outlet that uses it more, where that is one.
    pub(super) fn tag(&self, term: usize, outlet: Option<u32>) -> Option<Tag> {
        match (self.unit, outlet) {
            (Unit::Word, Some(outlet)) => self.words.tag_at(term, outlet),
            _ => self.tags[term],
        }
    }

    /// Articles and counts of a word in other layers.
    pub(super) fn word_counts_in(&self, word: usize, layers: Layers) -> Result<Counts, IndexError> {
        let pool = &self.material.vocabulary.pools()[word];
        Ok(self.material.vocabulary.count(pool, layers.set())?.articles)
    }

    /// Whether a term may stand in a table over all events: a sequence only where its words keep
    /// together.
    pub(super) fn is_unit(&self, term: usize) -> bool {
        self.keeps_together.get(term).copied().unwrap_or(true)
    }

    /// Whether a term may stand in a table about one event: a sequence where it has the pattern of a
    /// phrase.
    pub(super) fn is_unit_of_event(&self, term: usize) -> bool {
        self.has_pattern.get(term).copied().unwrap_or(true)
    }

    /// The share of all words that a word makes up in the language at large, where that is known.
    pub(super) fn usual_share(&self, term: usize) -> Option<f64> {
        match self.unit {
            Unit::Word => self.words.usual[term],
            Unit::Sequence => None,
        }
    }

    /// Fewest occurrences of a term in a table over all events.
    pub(super) fn least_count(&self) -> u64 {
        match self.unit {
            Unit::Word => self.material.plan.least_count,
            Unit::Sequence => least_sequence(self.material),
        }
    }

    /// What a term is pooled under: its stem, or those of its words.
    pub(super) fn stems(&self, term: usize) -> String {
        let pools = self.material.vocabulary.pools();
        match self.unit {
            Unit::Word => pools[term].stem.clone(),
            Unit::Sequence => {
                let words = self.sequences[term].pools.iter();
                let stems: Vec<&str> = words.map(|pool| &*pools[*pool as usize].stem).collect();
                stems.join(" ")
            }
        }
    }

    /// What orders terms that are alike in everything else.
    pub(super) fn key(&self, term: usize) -> (&str, u64) {
        match self.unit {
            Unit::Sequence => ("", term as u64),
            Unit::Word => (&self.material.vocabulary.pools()[term].stem, 0),
        }
    }

    /// The wordings of a term with their frequencies over the selection, commonest first.
    pub(super) fn forms(&self, term: usize) -> Vec<(String, u64)> {
        if self.unit == Unit::Sequence {
            let forms = self.sequences[term].forms.iter();
            return forms
                .map(|(words, count)| (words.join(" "), *count))
                .collect();
        }
        let forms = &self.material.vocabulary.pools()[term].forms;
        let counts = self.words.counts[term].forms.iter();
        let mut forms: Vec<_> = forms
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0)
            .map(|(form, count)| (form.term.clone(), *count))
            .collect();
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        forms
    }

    /// For each word of a term the forms that were pooled, as a query wants them.
    pub(super) fn slots(&self, term: usize, forms: &[(String, u64)]) -> Vec<Vec<String>> {
        if self.unit == Unit::Word {
            let mut words: Vec<_> = forms.iter().map(|(form, _)| form.clone()).collect();
            words.sort();
            return vec![words];
        }
        let sequence = &self.sequences[term];
        (0..sequence.pools.len())
            .map(|place| {
                let mut words: Vec<_> = sequence
                    .forms
                    .iter()
                    .map(|(words, _)| words[place].clone())
                    .collect();
                words.sort();
                words.dedup();
                words
            })
            .collect()
    }

    /// Share of a word's occurrences on one side, of all layers, that stand in quotation marks.
    pub(super) fn quoted_share(&self, term: usize, is_target: impl Fn(u32) -> bool) -> Option<f64> {
        if self.unit == Unit::Sequence {
            return None;
        }
        let count = |counts: &Packed| -> u64 {
            let on_side = counts.iter().filter(|(article, _)| is_target(*article));
            on_side.map(|(_, count)| u64::from(count)).sum()
        };
        let word = &self.words.counts[term];
        Some(match word.in_all_layers(self.material.plan.layers, count) {
            0 => 0.0,
            all => count(&word.quoted) as f64 / all as f64,
        })
    }
}

/// What kind of word each pool of the vocabulary may be, by its first form.
struct KindsOfWords(Vec<Kinds>);

impl KindsOfWords {
    fn of(material: &Material<'_, '_>) -> Self {
        let pools = material.vocabulary.pools().par_iter();
        let kinds = |pool: &Pool| word_classes(&pool.forms.first()?.term, material.language);
        Self(pools.map(kinds).collect())
    }

    /// Whether a sequence of these pools has the pattern of a phrase.
    fn fit(&self, pools: &[u32]) -> bool {
        let kinds = pools.iter().map(|pool| self.0[*pool as usize]);
        may_be_phrase(&kinds.collect::<Vec<_>>())
    }
}

fn total(counts: &[(u32, u32)]) -> u64 {
    counts.iter().map(|(_, count)| u64::from(*count)).sum()
}

/// Fewest occurrences of a sequence that is known by its association (Bouma 2009).
const LEAST_SEQUENCE: u64 = 3;
/// Least association of the words of a sequence (normalised, Bouma 2009).
const LEAST_ASSOCIATION: f64 = 0.3;

fn least_sequence(material: &Material<'_, '_>) -> u64 {
    material.plan.least_count.min(LEAST_SEQUENCE)
}

/// Whether a sequence is frequent enough for the tables over all articles.
fn is_frequent(material: &Material<'_, '_>, articles: &[(u32, u32)]) -> bool {
    articles.len() as u64 >= u64::from(material.plan.least_articles)
        && total(articles) >= least_sequence(material)
}

/// Whether a sequence is frequent enough in any event that has tables of its own.
fn is_in_an_event(
    material: &Material<'_, '_>,
    pairings: &Pairings,
    articles: &[(u32, u32)],
) -> bool {
    let event_of = |article: &(u32, u32)| material.event_of[article.0 as usize];
    let has_tables = |event: usize| !pairings.by_event[event].places.is_empty();
    articles
        .chunk_by(|a, b| event_of(a) == event_of(b))
        .any(|inside| {
            event_of(&inside[0]).is_some_and(has_tables) && total(inside) >= LEAST_IN_EVENT
        })
}

/// Whether the words of a sequence stand together more than chance would have it: its first and
/// last word, at their distance, have a normalised pointwise mutual information of at least .3.
fn keeps_together(
    material: &Material<'_, '_>,
    pools: &[u32],
    articles: &[(u32, u32)],
    words: &Words,
) -> bool {
    let joint = total(articles);
    let singles: Vec<u64> = pools
        .iter()
        .map(|pool| words.counts[*pool as usize].total)
        .collect();
    let (Some(first), Some(last)) = (singles.first(), singles.last()) else {
        return false;
    };
    // NaN, where a total is 0, is below everything.
    normalised_pointwise_mutual_information(joint, *first, *last, material.words)
        >= LEAST_ASSOCIATION
}
