//! Words that may stand in a contrast: ordinary words that some outlet uses more than its share.

use otherwords_statistics::real::ln;
use rayon::prelude::*;

use crate::coverage::Coverage;

/// Weight of the prior that keeps single uses small, in words (Monroe et al. 2008).
const PRIOR: f64 = 500.0;
/// Log-odds from which a word is distinctive for an outlet.
const DISTINCTIVE: f64 = 0.3;
/// Most candidates of an event: the work grows with their square.
const MOST: usize = 600;

/// A word that outlets use unequally.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) stem: u32,
    /// Share of each outlet in its use, lengths made equal; sums to 1.
    pub(super) shares: Vec<f64>,
    /// Log-odds of each outlet against the others, with a prior.
    pub(super) deltas: Vec<f64>,
    /// Occurrences in all outlets.
    pub(super) total: u32,
}

impl Candidate {
    /// The outlets of a pair: who most prefers this word to the other, and who most prefers the
    /// other; `None` unless each uses its word more than the other outlet does.
    pub(super) fn against(&self, other: &Self) -> Option<(usize, usize)> {
        let lead = |outlet: &usize| self.shares[*outlet] - other.shares[*outlet];
        let outlets = || 0..self.shares.len();
        let here = outlets().reduce(|a, b| if lead(&b) > lead(&a) { b } else { a })?;
        let there = outlets().reduce(|a, b| if lead(&b) < lead(&a) { b } else { a })?;
        self.crosses(other, here, there).then_some((here, there))
    }

    /// Whether it is distinctive for an outlet.
    pub(super) fn is_of(&self, outlet: usize) -> bool {
        self.deltas[outlet] > DISTINCTIVE
    }

    /// Whether one outlet uses this word more, and another the other word.
    pub(super) fn crosses(&self, other: &Self, here: usize, there: usize) -> bool {
        self.shares[here] > self.shares[there]
            && other.shares[there] > other.shares[here]
            && self.is_of(here)
            && other.is_of(there)
    }
}

/// The candidates of some outlets of an event, sorted by stem.
pub(super) fn candidates(coverage: &Coverage, among: &Among) -> Vec<Candidate> {
    let lengths: Vec<f64> = among
        .only(coverage.lengths())
        .into_iter()
        .map(|length| length.max(1) as f64)
        .collect();
    let mut found: Vec<Candidate> = (0..coverage.lexis.stems.len() as u32)
        .into_par_iter()
        .filter(|stem| coverage.lexis.stem(*stem).is_content())
        .filter_map(|stem| candidate(stem, among.only(coverage.counts(stem)), &lengths))
        .collect();
    let worth = |candidate: &Candidate| {
        coverage.lexis.stem(candidate.stem).weight * f64::from(candidate.total).sqrt()
    };
    found.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.stem.cmp(&b.stem)));
    found.truncate(MOST);
    found.sort_by_key(|candidate| candidate.stem);
    found
}

/// Outlets that are set against each other.
#[derive(Clone, Copy, Debug)]
pub(super) enum Among {
    /// All of an event.
    All,
    /// Two of them; what the others write only tells how words are used.
    Two([usize; 2]),
}

impl Among {
    pub(super) fn has(&self, outlet: usize) -> bool {
        match self {
            Self::All => true,
            Self::Two(outlets) => outlets.contains(&outlet),
        }
    }

    /// Numbers by outlet, with nothing for those that take no part.
    fn only<T: Default>(&self, mut numbers: Vec<T>) -> Vec<T> {
        for (outlet, number) in numbers.iter_mut().enumerate() {
            if !self.has(outlet) {
                *number = T::default();
            }
        }
        numbers
    }
}

fn candidate(stem: u32, counts: Vec<u32>, lengths: &[f64]) -> Option<Candidate> {
    let total: u32 = counts.iter().sum();
    let rates: Vec<f64> = counts
        .iter()
        .zip(lengths)
        .map(|(count, length)| f64::from(*count) / length)
        .collect();
    let sum: f64 = rates.iter().sum();
    if total == 0 || sum <= 0.0 {
        return None;
    }
    let deltas = deltas(&counts, lengths, f64::from(total));
    deltas
        .iter()
        .any(|delta| *delta > DISTINCTIVE)
        .then(|| Candidate {
            stem,
            shares: rates.iter().map(|rate| rate / sum).collect(),
            deltas,
            total,
        })
}

/// Log-odds of each outlet against the rest, the event itself being the prior.
fn deltas(counts: &[u32], lengths: &[f64], total: f64) -> Vec<f64> {
    let words: f64 = lengths.iter().sum();
    let prior = PRIOR * total / words;
    let odds =
        |count: f64, length: f64| ln((count + prior) / (length + PRIOR - count - prior).max(1.0));
    let outlets = counts.iter().zip(lengths);
    outlets
        .map(|(count, length)| {
            let count = f64::from(*count);
            odds(count, *length) - odds(total - count, words - length)
        })
        .collect()
}
