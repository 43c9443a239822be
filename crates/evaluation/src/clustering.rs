//! How well found clusters agree with a gold standard: B-cubed and pairs. Knows nothing of articles.

use std::collections::BTreeMap;

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Agreement {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
}

impl Agreement {
    pub(crate) fn f1(self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall)
    }
}

/// The sizes of found clusters, of true ones, and of what they have in common.
struct Overlap {
    found: BTreeMap<u32, f64>,
    truth: BTreeMap<u32, f64>,
    common: BTreeMap<(u32, u32), f64>,
}

impl Overlap {
    fn of(found: &[u32], truth: &[u32]) -> Self {
        let mut overlap = Self {
            found: BTreeMap::new(),
            truth: BTreeMap::new(),
            common: BTreeMap::new(),
        };
        for (found, truth) in found.iter().zip(truth) {
            *overlap.found.entry(*found).or_default() += 1.0;
            *overlap.truth.entry(*truth).or_default() += 1.0;
            *overlap.common.entry((*found, *truth)).or_default() += 1.0;
        }
        overlap
    }
}

/// B-cubed (Bagga & Baldwin 1998, *Algorithms for scoring coreference chains*): for each item the
/// share of its found cluster that is rightly there, and the share of its true one that was found.
pub(crate) fn b_cubed(found: &[u32], truth: &[u32]) -> Agreement {
    let overlap = Overlap::of(found, truth);
    let n_items = found.len() as f64;
    let sum = |size: &dyn Fn(&(u32, u32)) -> f64| -> f64 {
        let cells = overlap.common.iter();
        cells.map(|(cell, n)| n * n / size(cell)).sum()
    };
    Agreement {
        precision: sum(&|(found, _)| overlap.found[found]) / n_items,
        recall: sum(&|(_, truth)| overlap.truth[truth]) / n_items,
    }
}

/// The same for pairs of items in one cluster; not a number where one side has no pair.
pub(crate) fn pairs(found: &[u32], truth: &[u32]) -> Agreement {
    let overlap = Overlap::of(found, truth);
    let pairs = |n: &f64| n * (n - 1.0) / 2.0;
    let common: f64 = overlap.common.values().map(pairs).sum();
    Agreement {
        precision: common / overlap.found.values().map(pairs).sum::<f64>(),
        recall: common / overlap.truth.values().map(pairs).sum::<f64>(),
    }
}

/// Labels as numbers.
pub(crate) fn numbered<'l>(labels: impl Iterator<Item = &'l str>) -> Vec<u32> {
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    labels
        .map(|label| {
            let next = numbers.len() as u32;
            *numbers.entry(label).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_of_the_textbook_example() {
        // Amigó et al. 2009: two clusters, one of them with a stranger.
        let (found, truth) = ([0, 0, 0, 1, 1], [0, 0, 1, 1, 1]);
        let agreement = b_cubed(&found, &truth);
        assert!((agreement.precision - (2.0 * 2.0 / 3.0 + 1.0 / 3.0 + 2.0) / 5.0).abs() < 1e-12);
        assert!((agreement.recall - (2.0 + 1.0 / 3.0 + 2.0 * 2.0 / 3.0) / 5.0).abs() < 1e-12);
        let agreement = pairs(&found, &truth);
        assert_eq!((agreement.precision, agreement.recall), (0.5, 0.5));
    }

    #[test]
    fn names_of_clusters_do_not_matter() {
        let agreement = b_cubed(&[7, 7, 3], &numbered(["b", "b", "a"].into_iter()));
        assert_eq!((agreement.f1(), agreement.precision), (1.0, 1.0));
    }
}
