//! How tightly words belong together, inside one collection: not for comparing two.

use crate::measure::Measure;
use crate::real::{ln, log2};

/// NPMI for readers.
pub const NPMI: Measure = Measure {
    name: "normalised pointwise mutual information",
    column: "npmi",
    formula: "ln(k N / (a b)) / -ln(k / N), k joint count, a and b single counts, N places",
    reading: "1: never apart; 0: together as often as chance would have it; -1: never together.",
    pitfalls: "Rare pairs reach high values easily: ask for a joint count of 3 or more.",
    reference: "Bouma 2009, Normalized (Pointwise) Mutual Information in Collocation Extraction",
};

/// logDice for readers.
pub const LOG_DICE: Measure = Measure {
    name: "logDice",
    column: "log_dice",
    formula: "14 + log2(2 k / (a + b)), k the word's occurrences near the node, a those of the node, b \
              those of the word",
    reading: "14: never apart; one less: half as tight. Does not depend on the size of the corpus, so \
              that corpora can be compared. What is common and tight comes first.",
    pitfalls: "No evidence: says nothing about chance. Above 14 where one node has the word near it \
               several times.",
    reference: "Rychly 2008, A Lexicographer-Friendly Association Score",
};

/// Mutual information for readers.
pub const MUTUAL_INFORMATION: Measure = Measure {
    name: "mutual information",
    column: "mi",
    formula: "log2(O / E), O a word's occurrences near the node, E what its frequency elsewhere makes expected",
    reading: "How many times more often than expected, as a power of two: 3 is eight times. What is rare \
              and exclusive comes first.",
    pitfalls: "Rare words reach high values easily: ask for several occurrences in several articles.",
    reference: "Church & Hanks 1990, Word Association Norms, Mutual Information, and Lexicography",
};

/// The measures of this family, for readers.
pub const MEASURES: &[Measure] = &[NPMI, LOG_DICE, MUTUAL_INFORMATION];

/// logDice of a word that occurs `joint` times near a node: `node` and `word` are all occurrences of
/// both. Minus infinity for a word that is never near, not a number where there is neither.
///
/// ```
/// use otherwords_statistics::association::log_dice;
/// assert_eq!(log_dice(10, 10, 10), 14.0);
/// assert_eq!(log_dice(5, 10, 30), 12.0);
/// ```
#[must_use]
pub fn log_dice(joint: u64, node: u64, word: u64) -> f64 {
    14.0 + log2(2.0 * joint as f64 / (node as f64 + word as f64))
}

/// Base-2 logarithm of how many times more often than expected something was observed. Minus infinity
/// where it was not, infinity where it was and nothing was expected.
///
/// ```
/// use otherwords_statistics::association::mutual_information;
/// assert_eq!(mutual_information(8, 1.0), 3.0);
/// ```
#[must_use]
pub fn mutual_information(observed: u64, expected: f64) -> f64 {
    log2(observed as f64 / expected)
}

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
