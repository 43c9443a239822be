//! Gries' deviation of proportions: how far the parts' shares of a term stray from their shares of
//! the text. Not a measure of frequency.

use crate::measure::Measure;

/// DP for readers.
pub const MEASURE: Measure = Measure {
    name: "deviation of proportions (normalised)",
    column: "dp",
    formula: "1/2 sum |x_i/F - n_i/N|, divided by 1 - min n_i/N",
    reading: "0: spread as evenly as the text itself; 1: all in the smallest part.",
    pitfalls: "A term with few occurrences cannot be evenly spread over many parts: compare terms \
               of like frequency only.",
    reference: "Gries 2008, Dispersions and Adjusted Frequencies in Corpora; Lijffijt & Gries \
                2012, Correction to the same",
};

/// DP, plain and normalised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeviationOfProportions {
    /// Gries' DP, from 0 to 1 less the smallest part's share.
    pub plain: f64,
    /// DP divided by its largest possible value (Lijffijt & Gries), from 0 to 1.
    pub normalised: f64,
}

/// DP of counts in parts of the given sizes; nothing if the two lists differ in length, or the
/// term or the text is absent. With a single part both values are 0. Parts of size 0 count as
/// parts.
///
/// ```
/// use otherwords_statistics::dispersion::deviation_of_proportions;
/// let dp = deviation_of_proportions(&[3, 0, 1, 0], &[500, 700, 300, 900]).unwrap();
/// assert!((dp.plain - 2.0 / 3.0).abs() < 1e-15);
/// ```
#[must_use]
pub fn deviation_of_proportions(counts: &[u64], sizes: &[u64]) -> Option<DeviationOfProportions> {
    let total = |values: &[u64]| values.iter().map(|&value| value as f64).sum::<f64>();
    let (occurrences, text) = (total(counts), total(sizes));
    if counts.len() != sizes.len() || occurrences == 0.0 || text == 0.0 {
        return None;
    }
    let deviation = |(&x, &n): (&u64, &u64)| (x as f64 / occurrences - n as f64 / text).abs();
    let plain = 0.5 * counts.iter().zip(sizes).map(deviation).sum::<f64>();
    let smallest = sizes.iter().min().map_or(0.0, |&size| size as f64 / text);
    let normalised = if smallest < 1.0 {
        (plain / (1.0 - smallest)).min(1.0)
    } else {
        0.0
    };
    Some(DeviationOfProportions { plain, normalised })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_spread_is_nothing_and_all_in_the_smallest_part_is_one() {
        let dp = |counts: &[u64], sizes: &[u64]| {
            deviation_of_proportions(counts, sizes).map(|dp| dp.normalised)
        };
        assert_eq!(dp(&[2, 4, 6], &[100, 200, 300]), Some(0.0));
        assert_eq!(dp(&[5, 0, 0], &[100, 200, 300]), Some(1.0));
        assert_eq!(dp(&[5], &[100]), Some(0.0));
        assert_eq!(dp(&[0, 0], &[100, 100]), None);
        assert_eq!(dp(&[1], &[100, 100]), None);
        assert_eq!(dp(&[1, 1], &[0, 0]), None);
    }
}
