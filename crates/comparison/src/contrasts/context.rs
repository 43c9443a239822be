//! The company that candidates keep over a whole event: which words stand just before and behind
//! them, which share their sentences, and how they stand in noun phrases.

use std::collections::HashMap;

use otherwords_lexicon::WordClass;
use rayon::prelude::*;

use super::candidates::Candidate;
use crate::coverage::{Coverage, Place};

/// Words on either side that count as neighbours.
const NEAR: isize = 2;
/// Words on either side in which names count.
const NAMES: usize = 5;
/// Most entries kept of a vector, the heaviest: bounds the work in large events.
const MOST: usize = 160;
/// Weight of a function word as a neighbour.
const FUNCTION: f64 = 0.15;

/// The company of one candidate.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Neighbours by distance and stem; of length one.
    pub(super) window: Vec<(u64, f64)>,
    /// Stems of its sentences; of length one.
    pub(super) sentence: Vec<(u64, f64)>,
    /// Names close by; of length one.
    pub(super) names: Vec<(u64, f64)>,
    /// Share of its occurrences at the end of a noun phrase: no noun behind it.
    pub(super) head: f64,
    /// Share of its occurrences that a determiner or modifier precedes.
    pub(super) determined: f64,
    /// Mean place in its articles, from 0 (first word) to 1.
    pub(super) place: f64,
}

/// The contexts of all candidates, in their order.
pub(super) fn contexts(coverage: &Coverage, candidates: &[Candidate]) -> Vec<Context> {
    candidates
        .par_iter()
        .map(|candidate| {
            let mut gathered = Gathered::default();
            for place in coverage.places(candidate.stem) {
                gathered.add(coverage, *place);
            }
            gathered.finish()
        })
        .collect()
}

#[derive(Default)]
struct Gathered {
    window: HashMap<u64, f64>,
    sentence: HashMap<u64, f64>,
    names: HashMap<u64, f64>,
    heads: f64,
    determined: f64,
    places: f64,
    n: f64,
}

impl Gathered {
    fn add(&mut self, coverage: &Coverage, at: Place) {
        use WordClass::{Adjective, Noun};
        let read = coverage.article(at);
        let at = at.at as usize;
        let sentence = &read.sentences[read.words[at].sentence as usize];
        let (words, place) = (&read.words[sentence.clone()], at - sentence.start);
        let whole = at as f64 / read.words.len() as f64;
        let entry = |at: Option<usize>| {
            at.and_then(|at| words.get(at))
                .map(|word| coverage.lexis.stem(word.stem))
        };
        for distance in (-NEAR..=NEAR).filter(|distance| *distance != 0) {
            let at = place.checked_add_signed(distance);
            if let Some(word) = at.and_then(|at| words.get(at)) {
                let key = ((distance + NEAR) as u64) << 32 | u64::from(word.stem);
                let weight = coverage.lexis.stem(word.stem).weight.max(FUNCTION);
                *self.window.entry(key).or_default() += weight;
            }
        }
        for word in words.iter().filter(|word| word.stem != words[place].stem) {
            let weight = coverage.lexis.stem(word.stem).weight;
            if weight > 0.0 {
                *self.sentence.entry(u64::from(word.stem)).or_default() += weight;
            }
        }
        let near = place.saturating_sub(NAMES)..(place + NAMES + 1).min(words.len());
        for word in words[near]
            .iter()
            .filter(|word| coverage.lexis.stem(word.stem).name)
        {
            *self.names.entry(u64::from(word.stem)).or_default() += 1.0;
        }
        let next = entry(Some(place + 1));
        let before = entry(place.checked_sub(1));
        let is_noun = |stem: &crate::coverage::Stem| stem.class() == Some(Noun) && !stem.stop;
        let determines = |stem: &crate::coverage::Stem| {
            stem.stop || stem.class() == Some(Adjective) || stem.name
        };
        self.heads += f64::from(u8::from(!next.is_some_and(is_noun)));
        self.determined += f64::from(u8::from(before.is_some_and(determines)));
        self.places += whole;
        self.n += 1.0;
    }

    fn finish(self) -> Context {
        let n = self.n.max(1.0);
        Context {
            window: unit(self.window),
            sentence: unit(self.sentence),
            names: unit(self.names),
            head: self.heads / n,
            determined: self.determined / n,
            place: self.places / n,
        }
    }
}

/// The heaviest entries, sorted by key, of length one.
fn unit(entries: HashMap<u64, f64>) -> Vec<(u64, f64)> {
    let mut entries: Vec<(u64, f64)> = entries.into_iter().collect();
    entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    entries.truncate(MOST);
    entries.sort_by_key(|entry| entry.0);
    let length = entries
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    for (_, weight) in &mut entries {
        *weight /= length.max(f64::MIN_POSITIVE);
    }
    entries
}

/// Cosine of two vectors of length one, sorted by key.
pub(super) fn cosine(one: &[(u64, f64)], other: &[(u64, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        match a.0.cmp(&b.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a.1 * b.1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
