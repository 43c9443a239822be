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
    let all = Parts {
        size: sizes.iter().sum(),
        smallest: sizes.iter().copied().min().unwrap_or(0),
    };
    deviation_of_proportions_where_present(counts, sizes, all)
}

/// All parts of a text, those without the term included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Size of all together.
    pub size: u64,
    /// Size of the smallest.
    pub smallest: u64,
}

/// The same from the parts that have the term: a part without it deviates by its share of the text.
/// In a large collection most terms are in few parts.
#[must_use]
pub fn deviation_of_proportions_where_present(
    counts: &[u64],
    sizes: &[u64],
    all: Parts,
) -> Option<DeviationOfProportions> {
    let total = |values: &[u64]| values.iter().sum::<u64>() as f64;
    let (occurrences, text) = (total(counts), all.size as f64);
    if counts.len() != sizes.len() || occurrences == 0.0 || text == 0.0 {
        return None;
    }
    let deviation = |(&x, &n): (&u64, &u64)| (x as f64 / occurrences - n as f64 / text).abs();
    let present = counts.iter().zip(sizes).map(deviation).sum::<f64>();
    let absent = all.size.saturating_sub(sizes.iter().sum()) as f64 / text;
    let plain = 0.5 * (present + absent);
    let smallest = all.smallest as f64 / text;
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

    #[test]
    fn parts_without_the_term_need_not_be_listed() {
        let whole = deviation_of_proportions(&[3, 0, 1, 0], &[500, 700, 300, 900]).unwrap();
        let all = Parts {
            size: 2400,
            smallest: 300,
        };
        let present = deviation_of_proportions_where_present(&[3, 1], &[500, 300], all).unwrap();
        assert!((whole.normalised - present.normalised).abs() < 1e-15);
    }
}
