//! Which words may be set against each other at all: decided once for every two candidates of an
//! event, so that nothing is measured of those that would be dropped later.

use otherwords_text::Tone;
use rayon::prelude::*;

use super::candidates::Candidate;
use crate::coverage::Coverage;
use crate::knowledge::{Knowledge, Meaning};

/// Which two words may be a pair.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gate {
    /// Any: what a model is trained on.
    Open,
    /// Those that may be of one class and, where that is known, are of so like a meaning.
    Likely(Option<f64>),
}

/// The pairs of candidates that may be.
#[derive(Debug)]
pub(super) struct Allowed {
    n: usize,
    /// A square, both halves filled; empty where all may.
    square: Vec<bool>,
}

impl Allowed {
    pub(super) fn new(
        coverage: &Coverage,
        knowledge: &Knowledge,
        candidates: &[Candidate],
        gate: Gate,
    ) -> Self {
        Self {
            n: candidates.len(),
            square: match gate {
                Gate::Open => Vec::new(),
                Gate::Likely(least) => square(coverage, knowledge, candidates, least),
            },
        }
    }

    /// Whether two candidates, by their numbers, may be a pair.
    pub(super) fn has(&self, one: u32, other: u32) -> bool {
        let place = one as usize * self.n + other as usize;
        self.square.get(place).is_none_or(|allowed| *allowed)
    }
}

/// They may be of one class, are not both plain words for saying something, and are of like meaning
/// where that is asked.
fn square(
    coverage: &Coverage,
    knowledge: &Knowledge,
    candidates: &[Candidate],
    least: Option<f64>,
) -> Vec<bool> {
    let stem = |candidate: &Candidate| coverage.lexis.stem(candidate.stem);
    let meanings: Vec<Option<Meaning>> = candidates
        .iter()
        .map(|candidate| knowledge.meaning(&stem(candidate).form))
        .collect();
    let pack = coverage.language.pack();
    let says: Vec<bool> = candidates
        .iter()
        .map(|candidate| pack.reporting_tone(&stem(candidate).form) == Some(Tone::Neutral))
        .collect();
    let may = |one: usize, other: usize| {
        let (a, b) = (stem(&candidates[one]), stem(&candidates[other]));
        let classes = match (a.classes, b.classes) {
            // *crossing* is a verb to a lexicon and a noun behind an article.
            (Some(_), Some(_)) if a.may_be_referent() && b.may_be_referent() => true,
            (Some(a), Some(b)) => a.shares(b),
            _ => true,
        };
        let alike = || match (least, meanings[one], meanings[other]) {
            (None, ..) => true,
            (Some(least), Some(a), Some(b)) => {
                knowledge.likeness(a, b).is_some_and(|alike| alike >= least)
            }
            _ => false,
        };
        classes && !(says[one] && says[other]) && alike()
    };
    let n = candidates.len();
    let half: Vec<Vec<bool>> = (0..n)
        .into_par_iter()
        .map(|one| (0..one).map(|other| may(one, other)).collect())
        .collect();
    let mut square = vec![false; n * n];
    for (one, row) in half.into_iter().enumerate() {
        for (other, may) in row.into_iter().enumerate() {
            square[one * n + other] = may;
            square[other * n + one] = may;
        }
    }
    square
}
