//! %DIFF: by how many per cent the target's rate exceeds the reference's. An effect size, not
//! evidence.

use crate::contingency::Contingency;
use crate::measure::Measure;

/// %DIFF for readers.
pub const MEASURE: Measure = Measure {
    name: "%DIFF",
    column: "percent_diff",
    formula: "100 (a/n1 - b/n2) / (b/n2), a reference rate of 0 taken as 1e-18",
    reading: "0: equally often; 100: twice as often in the target; -50: half as often; -100: absent \
              from the target.",
    pitfalls: "Lopsided (from -100 to without bound); astronomically large when the reference \
               never uses the term: read that as 'only in the target'. Largest for rare terms.",
    reference: "Gabrielatos & Marchi 2011; Gabrielatos 2018, Keyness Analysis",
};

/// The reference rate put in place of 0.
const ABSENT_RATE: f64 = 1e-18;

/// %DIFF; 0 if the term occurs nowhere, not a number if a collection is empty.
#[must_use]
pub fn percent_diff(table: &Contingency) -> f64 {
    if table.target_total == 0 || table.reference_total == 0 {
        return f64::NAN;
    }
    let target = table.target as f64 / table.target_total as f64;
    let reference = table.reference as f64 / table.reference_total as f64;
    let base = if reference == 0.0 {
        ABSENT_RATE
    } else {
        reference
    };
    100.0 * ((target - reference) / base)
}
