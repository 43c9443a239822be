//! The odds ratio of a term, on a scale of doublings, with Haldane's half added to every cell. An
//! effect size, not evidence.

use crate::contingency::Contingency;
use crate::measure::Measure;
use crate::real::log2;

/// The odds ratio for readers.
pub const MEASURE: Measure = Measure {
    name: "log odds ratio",
    column: "log_odds_ratio",
    formula: "log2[(a + 1/2)(n2 - b + 1/2) / ((b + 1/2)(n1 - a + 1/2))]",
    reading: "As Log Ratio (for rare terms nearly the same): 1 means twice the odds.",
    pitfalls: "The half shrinks rare terms towards 0, and more so in the smaller collection.",
    reference: "Haldane 1956, The Estimation and Significance of the Logarithm of a Ratio of \
                Frequencies; Pojanapunya & Watson Todd 2018",
};

/// Log2 odds ratio with Haldane's correction, finite for every table.
#[must_use]
pub fn log_odds_ratio(table: &Contingency) -> f64 {
    let [a, b, rest_a, rest_b] = table.cells().map(|cell| cell + 0.5);
    log2((a / rest_a) * (rest_b / b))
}
