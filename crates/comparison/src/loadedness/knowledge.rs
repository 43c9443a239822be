//! What is known of each word of a corpus before its uses are looked at: from the lexicons, and how
//! often the corpus capitalises it.

use otherwords_indexer::{IndexError, Pool, Vocabulary};
use otherwords_lexicon::{
    Axis, Subjectivity, Vectors, WordClass, WordClasses, along, subjectivity, valence, word_classes,
};
use otherwords_statistics::real::ln;
use otherwords_text::{Language, Tone, is_stop_word};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::uses::closed_kind;

/// A word without its context.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) is_stop_word: bool,
    /// What it is as a neighbour, if it is one of the few words with a kind of their own.
    pub(super) closed_kind: Option<usize>,
    /// Whether it begins with a digit.
    pub(super) is_number: bool,
    pub(super) classes: WordClasses,
    /// Natural logarithm of its rank among the words with vectors; of a rank below all where it has none.
    pub(super) log_rank: f64,
    pub(super) has_vector: bool,
    /// Place along each axis; 0 without a vector.
    pub(super) axes: [f64; 3],
    /// Valence by VADER, 0 where it was not rated.
    pub(super) valence: f64,
    /// Polarity and subjectivity by pattern, 0 where it was not rated.
    pub(super) rated: Subjectivity,
    /// What it adds as a reporting verb.
    pub(super) tone: Option<Tone>,
    /// Share of capitals where a capital says something; by the lexicon where nowhere does.
    pub(super) name_ratio: f64,
}

/// Rank given to words without a vector, and what is added so that the first ranks differ little.
const NO_RANK: f64 = 60_000.0;
const FLATTENING: f64 = 50.0;

impl Known {
    fn new(term: &str, language: Language, name_ratio: Option<f64>) -> Option<Self> {
        let classes = word_classes(term, language)?;
        let rank = Vectors::built_in(language)?.rank(term);
        let by_lexicon = f64::from(classes.commonest == WordClass::Name);
        Some(Self {
            is_stop_word: is_stop_word(term, language),
            closed_kind: closed_kind(term),
            is_number: term.starts_with(|letter: char| letter.is_numeric()),
            classes,
            log_rank: ln(rank.map_or(NO_RANK, f64::from) + FLATTENING),
            has_vector: rank.is_some(),
            axes: Axis::ALL.map(|axis| along(axis, term, language).unwrap_or(0.0)),
            valence: valence(term, language).unwrap_or(0.0),
            rated: subjectivity(term, language).unwrap_or(Subjectivity {
                polarity: 0.0,
                subjectivity: 0.0,
            }),
            tone: language.pack().reporting_tone(term),
            name_ratio: name_ratio.unwrap_or(by_lexicon),
        })
    }

    /// Whether loadedness is asked of it: a content word of more than two letters.
    pub(super) fn is_content(&self, term: &str) -> bool {
        !self.is_stop_word && !self.is_number && term.chars().count() > 2
    }

    /// How much an opinion it is by either lexicon, from 0 to 1.
    pub(super) fn opinion(&self) -> f64 {
        self.rated.subjectivity.max(self.valence.abs() / 4.0)
    }
}

/// What is known of every word of a vocabulary; empty for languages without lexicons and vectors.
pub(super) struct Knowledge<'v> {
    places: FxHashMap<&'v str, u32>,
    known: Vec<Known>,
}

/// Stems whose words are looked up at the same time.
const TOGETHER: usize = 4_096;

impl<'v> Knowledge<'v> {
    pub(super) fn new(
        vocabulary: &'v Vocabulary<'_, '_>,
        language: Language,
    ) -> Result<Self, IndexError> {
        let mut knowledge = Self {
            places: FxHashMap::default(),
            known: Vec::new(),
        };
        if Vectors::built_in(language).is_none() {
            return Ok(knowledge);
        }
        let pools = vocabulary.pools();
        knowledge.reserve(pools.iter().map(|pool| pool.forms.len()).sum());
        let of_pool = |pool: &'v Pool| -> Result<Vec<(&'v str, Known)>, IndexError> {
            let ratio = vocabulary.capitals(pool)?.ratio();
            let forms = pool.forms.iter();
            let known = forms.filter_map(|form| {
                Known::new(&form.term, language, ratio).map(|known| (form.term.as_str(), known))
            });
            Ok(known.collect())
        };
        for some in pools.chunks(TOGETHER) {
            let read = some.par_iter().map(of_pool);
            let read: Vec<Vec<(&str, Known)>> = read.collect::<Result<_, _>>()?;
            for (term, known) in read.into_iter().flatten() {
                knowledge.places.insert(term, knowledge.known.len() as u32);
                knowledge.known.push(known);
            }
        }
        Ok(knowledge)
    }

    /// Makes room once: a table that grows takes three times its size.
    fn reserve(&mut self, words: usize) {
        self.places.reserve(words);
        self.known.reserve_exact(words);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn get(&self, term: &str) -> Option<&Known> {
        self.places
            .get(term)
            .map(|place| &self.known[*place as usize])
    }
}
