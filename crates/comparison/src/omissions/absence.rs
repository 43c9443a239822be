//! How likely it is that an outlet does not have a word that most others have: a logistic model over
//! how often the word is to be expected in a text of its length, how many others have it, and the
//! outlet's habits. Trained and checked by the benchmark (`quality DATA --only omissions`).

use otherwords_indexer::IndexError;
use otherwords_statistics::real::{exp, ln};

use super::dates::Dates;
use super::habits::Habits;
use super::topics::OmittedKind;
use crate::coverage::Coverage;

/// Share of the other outlets that must have a word.
const MOST_OTHERS: f64 = 0.6;

/// What the chance of an absence depends on.
pub type AbsenceFeatures = [f64; 6];

/// A logistic model of absence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Absence {
    /// Log-odds where every feature is 0.
    pub bias: f64,
    /// Weights of the features.
    pub weights: AbsenceFeatures,
}

impl Absence {
    /// Chance of an absence.
    pub fn chance(&self, features: &AbsenceFeatures) -> f64 {
        let terms = self.weights.iter().zip(features);
        let odds = self.bias + terms.map(|(weight, value)| weight * value).sum::<f64>();
        1.0 / (1.0 + exp(-odds))
    }
}

/// The trained model.
pub static ABSENCE: Absence = Absence {
    bias: 0.3568,
    weights: [-0.9702, 0.0, -0.6791, -0.3267, -0.4509, 0.1062],
};

/// A word that most other outlets of an event have, checked in one outlet.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    /// The stem, a place in [`Lexis::stems`](crate::Lexis::stems).
    pub(crate) stem: u32,
    /// The outlet, a place in [`Coverage::outlets`].
    pub(crate) outlet: usize,
    /// Whether the outlet lacks it.
    pub(crate) absent: bool,
    /// Other outlets that have it.
    pub(crate) n_outlets: u32,
    /// How often it is to be expected in a text of this outlet's length.
    pub(crate) expected: f64,
    /// What the chance depends on.
    pub(crate) features: AbsenceFeatures,
}

impl Checked {
    /// Chance of the word's absence.
    pub(crate) fn chance(&self) -> f64 {
        ABSENCE.chance(&self.features)
    }
}

/// Checks every word in every target where most others have it, unless the target wrote before all of them.
pub(crate) fn checked(
    coverage: &Coverage,
    habits: &Habits<'_, '_, '_>,
) -> Result<Vec<Checked>, IndexError> {
    let lengths = coverage.lengths();
    let also = coverage.also_printed();
    let dates = Dates::new(coverage);
    let mut found = Vec::new();
    for stem in 0..coverage.lexis.stems.len() as u32 {
        let entry = coverage.lexis.stem(stem);
        if OmittedKind::of(entry).is_none() {
            continue;
        }
        let counts = coverage.counts_with_headlines(stem);
        if !most_have(&counts) {
            continue;
        }
        let habits = habits.of(&entry.stem, &coverage.event, &coverage.outlets)?;
        let targets = habits.iter().enumerate();
        for (outlet, habit) in targets.filter(|(outlet, _)| coverage.is_target(*outlet)) {
            let others = Others::new(&counts, &lengths, outlet);
            let is_printed = also[outlet].binary_search(&stem).is_ok();
            let could_have = dates.could_have(coverage, stem, outlet);
            if others.are_most() && could_have && !(others.absent && is_printed) {
                found.push(others.checked(coverage, stem, outlet, habit.share()));
            }
        }
    }
    Ok(found)
}

/// A quick look before the careful one.
fn most_have(counts: &[u32]) -> bool {
    let having = counts.iter().filter(|count| **count > 0).count();
    having >= 2 && having as f64 >= MOST_OTHERS * (counts.len() - 1) as f64
}

/// The other outlets.
struct Others {
    all: u32,
    having: u32,
    n: u32,
    least: u32,
    words: u64,
    length: u64,
    absent: bool,
}

impl Others {
    fn new(counts: &[u32], lengths: &[u64], outlet: usize) -> Self {
        let others = || {
            counts
                .iter()
                .zip(lengths)
                .enumerate()
                .filter(|(other, _)| *other != outlet)
        };
        let having = || others().filter(|(_, (count, _))| **count > 0);
        Self {
            all: others().count() as u32,
            having: having().count() as u32,
            n: others().map(|(_, (count, _))| *count).sum(),
            least: having().map(|(_, (count, _))| *count).min().unwrap_or(0),
            words: others().map(|(_, (_, length))| *length).sum(),
            length: lengths[outlet],
            absent: counts[outlet] == 0,
        }
    }

    fn are_most(&self) -> bool {
        self.having >= 2 && f64::from(self.having) >= MOST_OTHERS * f64::from(self.all)
    }

    fn checked(&self, coverage: &Coverage, stem: u32, outlet: usize, habit: f64) -> Checked {
        let expected = f64::from(self.n) * self.length as f64 / self.words.max(1) as f64;
        let entry = coverage.lexis.stem(stem);
        let odds = |share: f64| ln(share / (1.0 - share));
        let kind = |kind| f64::from(u8::from(OmittedKind::of(entry) == Some(kind)));
        Checked {
            stem,
            outlet,
            absent: self.absent,
            n_outlets: self.having,
            expected,
            features: [
                ln(expected + 0.05),
                odds((f64::from(self.having) + 0.5) / (f64::from(self.all) + 1.0)),
                ln(f64::from(self.least)),
                odds(habit),
                kind(OmittedKind::Name),
                kind(OmittedKind::Number),
            ],
        }
    }
}
