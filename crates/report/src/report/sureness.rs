//! How far a table can be trusted: what it finds where there is nothing to find, and what it could
//! have found.

use serde::{Deserialize, Serialize};

use super::rounding::{decimals, three_digits};

/// What a table finds when its labels are swapped at random within events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// The cut-off as a plain p: the largest p called significant; where none is, what the first
    /// would have needed.
    pub bar: f64,
    /// Times that the labels were swapped.
    pub swaps: u32,
    /// Terms with p up to the bar, on average over swaps: so many false ones are to be expected.
    pub expected: f64,
    /// Its Monte Carlo standard error.
    pub expected_error: Option<f64>,
    /// Swaps in which any term had a q up to the cut-off.
    pub swaps_with_any: u32,
}

/// The smallest effect that a table would have found four times in five.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Power {
    /// The p that a term had to reach.
    pub level: f64,
    /// The chance of finding it.
    pub chance: f64,
    /// Variance over mean of the counts, for the median term.
    pub clumping: f64,
    /// For a term of middling and for one of high frequency.
    pub cases: Vec<PowerCase>,
}

/// The smallest effect for terms of one frequency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PowerCase {
    /// Occurrences per million words of the reference.
    pub pm_reference: f64,
    /// How many times as often the target had to use the term; `None` where no difference would do.
    pub times: Option<f64>,
}

impl Chance {
    pub(super) fn new(chance: &otherwords_comparison::Chance) -> Self {
        Self {
            bar: three_digits(chance.bar).unwrap_or(1.0),
            swaps: chance.swaps,
            expected: decimals(chance.expected, 2).unwrap_or(0.0),
            expected_error: chance.expected_error.and_then(|error| decimals(error, 2)),
            swaps_with_any: chance.swaps_with_any,
        }
    }
}

impl Power {
    pub(super) fn new(power: &otherwords_comparison::Power) -> Self {
        let cases = power.cases.iter().map(|case| PowerCase {
            pm_reference: three_digits(case.per_million).unwrap_or(0.0),
            times: case.times.and_then(|times| decimals(times, 1)),
        });
        Self {
            level: three_digits(power.level).unwrap_or(1.0),
            chance: power.chance,
            clumping: decimals(power.clumping, 2).unwrap_or(1.0),
            cases: cases.collect(),
        }
    }
}
