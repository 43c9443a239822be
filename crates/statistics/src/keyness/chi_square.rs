//! Pearson's chi-square of a two-by-two table, plain and with Yates' correction: evidence, if
//! tokens were independent. Not an effect size, and on news not a calibrated test.

use crate::contingency::Contingency;
use crate::measure::Measure;

/// Chi-square for readers.
pub const MEASURE: Measure = Measure {
    name: "chi-square",
    column: "chi2",
    formula: "sum (O - E)^2 / E over four cells; with Yates' correction (max(0, |O - E| - 1/2))^2 / E",
    reading: "As G2: evidence against equal rates, growing with the amount of text.",
    pitfalls: "Worse than G2 where an expected count is small, and like it blind to the article as \
               unit: never shown as p. Yates' correction is conservative; tools differ in whether \
               it is their default.",
    reference: "Pearson 1900, On the Criterion ...; Yates 1934, Contingency Tables Involving Small \
                Numbers and the Chi-square Test",
};

/// Pearson's chi-square without correction; 0 if a margin is empty.
#[must_use]
pub fn chi_square(table: &Contingency) -> f64 {
    from_excess(table, table.excess().abs())
}

/// Pearson's chi-square with Yates' continuity correction, which never takes more than the whole
/// difference.
#[must_use]
pub fn chi_square_yates(table: &Contingency) -> f64 {
    from_excess(table, (table.excess().abs() - 0.5).max(0.0))
}

/// [`chi_square`] with the sign of the difference: positive when the target uses the term more.
#[must_use]
pub fn chi_square_signed(table: &Contingency) -> f64 {
    table.direction() * chi_square(table)
}

fn from_excess(table: &Contingency, excess: f64) -> f64 {
    let expected = table.expected_cells();
    if expected.iter().any(|&e| e <= 0.0) {
        return 0.0;
    }
    expected.iter().map(|e| excess * (excess / e)).sum()
}
