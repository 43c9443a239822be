//! All pairs of candidates of an event that may stand for each other, each with its features and the
//! two sentences in which they come nearest to it.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::align::{Alignment, Sentence, align, sentences};
use super::candidates::{Among, Candidate, candidates};
use super::context::{Context, contexts};
use super::features::{Features, Known, features};
use super::gate::{Allowed, Gate};
use super::kind::{InPlace, Kind, Kinds, of_one_kind};
use super::score::{ALIKE, default_score, likeness};
use super::slot::slot;
use crate::coverage::{Coverage, Stem};
use crate::knowledge::Knowledge;

/// Alignments worked through by one thread in one go.
const CHUNK: usize = 500;

/// Two words that may stand for each other.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The one word, a place in [`Lexis::stems`](crate::Lexis::stems).
    pub here: u32,
    /// The other.
    pub there: u32,
    /// Who most prefers the one, and who the other: places in [`Coverage::outlets`].
    pub outlets: (usize, usize),
    /// What is measured of them.
    pub features: Features,
    /// Cosine of their vectors, where both have one.
    pub alike: Option<f64>,
    /// Where they come nearest to standing for each other; `None` where no like sentences have them.
    pub nearest: Option<Nearest>,
}

/// Two places in like sentences of two outlets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The default score, which orders pairs; among the places of one pair their likeness alone does.
    pub score: f64,
    /// Cosine of the sentences.
    pub sentence: f64,
    /// Likeness of the surroundings.
    pub slot: f64,
    /// What kind of word both are there; `None` where nothing is known of either.
    pub kind: Option<Kind>,
    /// Article and word of the one.
    pub here: (usize, usize),
    /// Article and word of the other.
    pub there: (usize, usize),
}

/// All pairs of two outlets of an event, in the order of their stems: what the score is trained and
/// measured on. How words are used is learned from all outlets.
pub fn pairs_between(coverage: &Coverage, knowledge: &Knowledge, outlets: [usize; 2]) -> Vec<Pair> {
    let field = Field::new(coverage, knowledge, Among::Two(outlets), Gate::Open);
    let nearest = field.nearest();
    let numbers = 0..field.candidates.len() as u32;
    numbers
        .clone()
        .into_par_iter()
        .flat_map_iter(|one| (one + 1..numbers.end).map(move |other| (one, other)))
        .filter_map(|key| field.pair(key, nearest.get(&key).copied()))
        .collect()
}

/// Those of like meaning, as far as that is known, which like sentences hold: what may be shown. In
/// the order of their stems.
pub(super) fn likely_pairs(coverage: &Coverage, knowledge: &Knowledge) -> Vec<Pair> {
    let gate = Gate::Likely(knowledge.has_vectors().then_some(ALIKE));
    let field = Field::new(coverage, knowledge, Among::All, gate);
    let mut nearest: Vec<(Key, Nearest)> = field.nearest().into_iter().collect();
    nearest.sort_unstable_by_key(|(key, _)| *key);
    nearest
        .into_par_iter()
        .filter_map(|(key, nearest)| field.pair(key, Some(nearest)))
        .collect()
}

/// Two candidates by their numbers, the smaller first.
type Key = (u32, u32);

/// Words of an event with all that is needed to pair them.
struct Field<'c> {
    coverage: &'c Coverage,
    knowledge: &'c Knowledge,
    among: Among,
    candidates: Vec<Candidate>,
    contexts: Vec<Context>,
    /// How apt each candidate is to name something.
    aptness: Vec<f64>,
    allowed: Allowed,
}

impl<'c> Field<'c> {
    fn new(coverage: &'c Coverage, knowledge: &'c Knowledge, among: Among, gate: Gate) -> Self {
        let candidates = candidates(coverage, &among);
        let contexts = contexts(coverage, &candidates);
        let allowed = Allowed::new(coverage, knowledge, &candidates, gate);
        let form = |candidate: &Candidate| &coverage.lexis.stem(candidate.stem).form;
        let aptness = candidates
            .iter()
            .map(|candidate| knowledge.aptness(form(candidate)));
        Self {
            coverage,
            knowledge,
            among,
            aptness: aptness.collect(),
            candidates,
            contexts,
            allowed,
        }
    }

    fn pair(&self, (one, other): Key, nearest: Option<Nearest>) -> Option<Pair> {
        let (a, b) = (self.known(one), self.known(other));
        let outlets = a.candidate.against(b.candidate)?;
        let alike = self.knowledge.cosine(&a.stem.form, &b.stem.form);
        let aligned = nearest.map(|nearest| (nearest.sentence, nearest.slot));
        Some(Pair {
            here: a.candidate.stem,
            there: b.candidate.stem,
            outlets,
            features: features(a, b, aligned, alike.unwrap_or(0.0), outlets),
            alike,
            nearest: nearest.map(|nearest| nearest.scored(a.stem, b.stem, alike, self.knowledge)),
        })
    }

    fn known(&self, number: u32) -> Known<'_> {
        let candidate = &self.candidates[number as usize];
        Known {
            candidate,
            context: &self.contexts[number as usize],
            stem: self.coverage.lexis.stem(candidate.stem),
            aptness: self.aptness[number as usize],
        }
    }

    /// For each pair of candidates that like sentences have, the best of them.
    fn nearest(&self) -> FxHashMap<Key, Nearest> {
        let sentences = sentences(self.coverage, &self.among);
        let alignments = align(&sentences);
        let mut numbers = vec![None; self.coverage.lexis.stems.len()];
        for (number, candidate) in (0u32..).zip(&self.candidates) {
            numbers[candidate.stem as usize] = Some(number);
        }
        let kinds = Kinds::new(self.coverage);
        let places: Vec<Vec<At>> = sentences
            .par_iter()
            .map(|sentence| self.places(sentence, &numbers, &kinds))
            .collect();
        let found: Vec<FxHashMap<Key, Nearest>> = alignments
            .par_chunks(CHUNK)
            .map(|alignments| {
                let mut best = FxHashMap::default();
                for alignment in alignments {
                    self.meet(alignment, &sentences, &places, &mut best);
                }
                best
            })
            .collect();
        merge(found)
    }

    /// The candidates of a sentence, each at its first place as a word of a kind.
    fn places(&self, sentence: &Sentence, numbers: &[Option<u32>], kinds: &Kinds<'_>) -> Vec<At> {
        let read = &self.coverage.articles[sentence.article];
        let range = read.sentences[sentence.number].clone();
        let words = &read.words[range.clone()];
        let at = |place: usize| {
            Some(At {
                candidate: numbers[words[place].stem as usize]?,
                in_place: kinds.at(words, place),
                word: range.start + place,
            })
        };
        let mut places: Vec<At> = (0..words.len()).filter_map(at).collect();
        places.sort_unstable();
        places.dedup_by_key(|at| (at.candidate, at.in_place));
        places
    }

    /// Sets the words of two like sentences against each other.
    fn meet(
        &self,
        alignment: &Alignment,
        sentences: &[Sentence],
        places: &[Vec<At>],
        best: &mut FxHashMap<Key, Nearest>,
    ) {
        let (s, t) = (&sentences[alignment.one], &sentences[alignment.other]);
        if !self.coverage.is_target(s.outlet) && !self.coverage.is_target(t.outlet) {
            return;
        }
        let only = |from: usize, not_in: &Sentence| {
            let outlet = sentences[from].outlet;
            let places = places[from].iter().copied();
            let is_only = |at: &At| {
                let candidate = &self.candidates[at.candidate as usize];
                candidate.is_of(outlet) && !not_in.has(candidate.stem)
            };
            places.filter(is_only).collect::<Vec<_>>()
        };
        let theirs = only(alignment.other, s);
        for a in only(alignment.one, t) {
            for &b in &theirs {
                let Some(kind) = of_one_kind(a.in_place, b.in_place) else {
                    continue;
                };
                let key = (a.candidate, b.candidate);
                let (one, other) = (
                    &self.candidates[key.0 as usize],
                    &self.candidates[key.1 as usize],
                );
                if !self.allowed.has(key.0, key.1) || !one.crosses(other, s.outlet, t.outlet) {
                    continue;
                }
                let near = self.near(alignment.cosine, kind, (s, a.word), (t, b.word));
                match key.0 < key.1 {
                    true => keep(best, key, near),
                    false => keep(best, (key.1, key.0), near.turned()),
                }
            }
        }
    }

    fn near(
        &self,
        cosine: f64,
        kind: Option<Kind>,
        one: (&Sentence, usize),
        other: (&Sentence, usize),
    ) -> Nearest {
        let slot = slot(
            self.coverage,
            self.place(one.0, one.1),
            self.place(other.0, other.1),
            None,
        );
        Nearest {
            score: likeness(cosine, slot),
            sentence: cosine,
            slot,
            kind,
            here: (one.0.article, one.1),
            there: (other.0.article, other.1),
        }
    }

    fn place(&self, sentence: &Sentence, at: usize) -> (&[crate::coverage::Word], usize) {
        let read = &self.coverage.articles[sentence.article];
        let range = &read.sentences[sentence.number];
        (&read.words[range.clone()], at - range.start)
    }
}

/// A candidate in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    candidate: u32,
    in_place: Option<InPlace>,
    /// A place in [`ReadArticle::words`](crate::coverage::ReadArticle::words).
    word: usize,
}

impl Nearest {
    /// With the default score of the two words.
    fn scored(self, one: &Stem, other: &Stem, alike: Option<f64>, knowledge: &Knowledge) -> Self {
        let alike = knowledge.has_vectors().then_some(alike.unwrap_or(0.0));
        let weights = (one.weight, other.weight);
        Self {
            score: default_score(self.sentence, self.slot, alike, weights),
            ..self
        }
    }

    fn turned(self) -> Self {
        Self {
            here: self.there,
            there: self.here,
            ..self
        }
    }
}

/// Keeps the better; of equals the earlier.
fn keep(best: &mut FxHashMap<Key, Nearest>, key: Key, near: Nearest) {
    let known = best.entry(key).or_insert(near);
    let order = near
        .score
        .total_cmp(&known.score)
        .then_with(|| (known.here, known.there).cmp(&(near.here, near.there)));
    if order.is_gt() {
        *known = near;
    }
}

/// The best of all chunks; their order makes no difference.
fn merge(found: Vec<FxHashMap<Key, Nearest>>) -> FxHashMap<Key, Nearest> {
    let mut merged = FxHashMap::default();
    for chunk in found {
        let mut entries: Vec<_> = chunk.into_iter().collect();
        entries.sort_by_key(|(key, _)| *key);
        for (key, near) in entries {
            keep(&mut merged, key, near);
        }
    }
    merged
}
