//! Simple maths: the ratio of rates per million after adding a constant that says how rare a term
//! may be. An effect size, not evidence.

use crate::contingency::Contingency;
use crate::measure::Measure;

/// Simple maths for readers.
pub const MEASURE: Measure = Measure {
    name: "simple maths",
    column: "simple_maths",
    formula: "(1e6 a/n1 + n) / (1e6 b/n2 + n)",
    reading: "1: equally often; above 1: more in the target. A small n (1) brings rare terms to \
              the top, a large one (100, 1000) common terms.",
    pitfalls: "The list depends on n: say which. With n = 1 only about a quarter of a top-20 list \
               is found again in other events of the same outlets.",
    reference: "Kilgarriff 2009, Simple Maths for Keywords",
};

/// The customary constant for news (per million).
pub const DEFAULT_CONSTANT: f64 = 100.0;

/// Simple maths with the constant `n` per million; infinite if `n` is 0 and the reference lacks
/// the term, not a number if neither has it.
#[must_use]
pub fn simple_maths(table: &Contingency, n: f64) -> f64 {
    let (target, reference) = table.per_million();
    (target + n) / (reference + n)
}
