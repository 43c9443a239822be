//! How tightly two words belong together: normalised pointwise mutual information. For word pairs
//! inside one collection, not for comparing two.

use crate::measure::Measure;
use crate::real::ln;

/// NPMI for readers.
pub const MEASURE: Measure = Measure {
    name: "normalised pointwise mutual information",
    column: "npmi",
    formula: "ln(k N / (a b)) / -ln(k / N), k joint count, a and b single counts, N places",
    reading: "1: never apart; 0: together as often as chance would have it; -1: never together.",
    pitfalls: "Rare pairs reach high values easily: ask for a joint count of 3 or more.",
    reference: "Bouma 2009, Normalized (Pointwise) Mutual Information in Collocation Extraction",
};

/// The measures of this family, for readers.
pub const MEASURES: &[Measure] = &[MEASURE];

/// Normalised pointwise mutual information of a pair that occurs `joint` times, its members
/// `first` and `second` times, among `total` places. -1 for a pair never seen, 1 for one that
/// fills every place, not a number if a member or the total is 0.
#[must_use]
pub fn normalised_pointwise_mutual_information(
    joint: u64,
    first: u64,
    second: u64,
    total: u64,
) -> f64 {
    if first == 0 || second == 0 || total == 0 {
        return f64::NAN;
    }
    if joint == 0 {
        return -1.0;
    }
    let (k, a, b, n) = (joint as f64, first as f64, second as f64, total as f64);
    if joint >= total {
        return 1.0;
    }
    ln(k * n / (a * b)) / -ln(k / n)
}

#[cfg(test)]
mod tests {
    use super::normalised_pointwise_mutual_information as npmi;

    #[test]
    fn its_ends_and_its_middle_are_where_they_should_be() {
        assert!((npmi(10, 10, 10, 1000) - 1.0).abs() < 1e-15);
        assert_eq!(npmi(0, 10, 10, 1000), -1.0);
        assert_eq!(npmi(4, 20, 200, 1000), 0.0);
        assert_eq!(npmi(9, 9, 9, 9), 1.0);
        assert!(npmi(0, 0, 5, 9).is_nan());
    }
}
