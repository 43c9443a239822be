//! The rank-sum test on rates per article: does a typical target article use the term more? It
//! takes the article as its unit but knows no events, so topics can speak in it.

use crate::measure::Measure;
use crate::real::{exp, sqrt};
use crate::tail::normal_log_survival;

/// Mann–Whitney for readers.
pub const MEASURE: Measure = Measure {
    name: "Mann-Whitney test on rates",
    column: "mann_whitney",
    formula: "W = sum of the target articles' ranks by rate - n1 (n1 + 1)/2; normal law with \
              corrections for ties and continuity",
    reading: "superiority: the chance that a random target article has a higher rate than a random \
              reference article, ties halved; .5 means no difference.",
    pitfalls: "Most articles lack most terms, so ties abound and power is low; without strata a \
               difference of topics looks like a difference of wording.",
    reference: "Mann & Whitney 1947; Kilgarriff 2001, Comparing Corpora",
};

/// The outcome of a rank-sum test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Mann and Whitney's statistic of the target (R's `W`).
    pub w: f64,
    /// W standardised, with continuity correction; 0 if all rates are tied.
    pub z: f64,
    /// Two-sided p by the normal law; 1 if all rates are tied.
    pub p: f64,
    /// W divided by the number of pairs, between 0 and 1.
    pub superiority: f64,
}

/// The rank-sum test of two samples of rates; nothing if a sample is empty or holds a value that
/// is not a number.
///
/// ```
/// use otherwords_statistics::keyness::mann_whitney::mann_whitney;
/// let (x, y) = ([3.1, 0., 4.4, 7.9, 2.2, 0., 5.5], [0., 1.1, 0., 2.3, 0.4, 0., 1.9, 0.]);
/// let test = mann_whitney(&x, &y).unwrap();
/// assert_eq!(test.w, 43.0);
/// assert!((test.p - 0.083081186966473888).abs() < 1e-12); // R 4.2.2, wilcox.test
/// ```
#[must_use]
pub fn mann_whitney(target: &[f64], reference: &[f64]) -> Option<MannWhitney> {
    let rates = || target.iter().chain(reference);
    if target.is_empty() || reference.is_empty() || rates().any(|rate| rate.is_nan()) {
        return None;
    }
    let mut sorted: Vec<(f64, bool)> = target.iter().map(|&rate| (rate, true)).collect();
    sorted.extend(reference.iter().map(|&rate| (rate, false)));
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (rank_sum, tie_term) = ranks(&sorted);

    let (n1, n2) = (target.len() as f64, reference.len() as f64);
    let total = n1 + n2;
    let w = rank_sum - n1 * (n1 + 1.0) / 2.0;
    let distance = w - n1 * n2 / 2.0;
    let variance = n1 * n2 / 12.0 * (total + 1.0 - tie_term / (total * (total - 1.0)));
    let superiority = w / (n1 * n2);
    if variance <= 0.0 {
        return Some(MannWhitney {
            w,
            z: 0.0,
            p: 1.0,
            superiority,
        });
    }
    let z = distance.signum() * (distance.abs() - 0.5).max(0.0) / sqrt(variance);
    let p = (2.0 * exp(normal_log_survival(z.abs()))).min(1.0);
    Some(MannWhitney {
        w,
        z,
        p,
        superiority,
    })
}

/// The target's sum of middle ranks, and the sum of `t^3 - t` over groups of `t` tied values.
fn ranks(sorted: &[(f64, bool)]) -> (f64, f64) {
    let (mut before, mut rank_sum, mut tie_term) = (0.0, 0.0, 0.0);
    for tied in sorted.chunk_by(|a, b| a.0 == b.0) {
        let size = tied.len() as f64;
        let middle = before + (size + 1.0) / 2.0;
        rank_sum += middle * tied.iter().filter(|value| value.1).count() as f64;
        tie_term += size * size * size - size;
        before += size;
    }
    (rank_sum, tie_term)
}
