//! Benjamini & Hochberg's correction with weights: hypotheses that could be found at all get more
//! of the budget than those that could not. The weights must not look at the labels; then the rate
//! of false discoveries holds as without them.

use super::benjamini_hochberg;
use crate::real::exp;
use crate::tail::normal_log_survival;

/// The q-values of p divided by its weight, weights scaled to a mean of 1 (Genovese, Roeder &
/// Wasserman 2006, False Discovery Control with p-value Weighting). A p that is not a number takes
/// no part, nor does its weight; a weight that is not positive gives a q of 1. Where all weights
/// are equal this is [`benjamini_hochberg`].
///
/// ```
/// use otherwords_statistics::multiple::weighted_benjamini_hochberg;
/// let q = weighted_benjamini_hochberg(&[0.02, 0.03, 0.9], &[2.0, 1.0, 0.0]);
/// assert_eq!(q, [0.03, 0.045, 1.0]);
/// ```
///
/// # Panics
/// Where there are not as many weights as p-values.
#[must_use]
pub fn weighted_benjamini_hochberg(p: &[f64], weights: &[f64]) -> Vec<f64> {
    assert_eq!(p.len(), weights.len(), "a weight for every p");
    let usable = |weight: f64| if weight > 0.0 { weight } else { 0.0 };
    let taking_part = || p.iter().zip(weights).filter(|(p, _)| !p.is_nan());
    let sum: f64 = taking_part().map(|(_, &weight)| usable(weight)).sum();
    let mean = sum / taking_part().count() as f64;
    let weighted = |(&p, &weight): (&f64, &f64)| match usable(weight) {
        _ if p.is_nan() => f64::NAN,
        0.0 => 1.0,
        weight => (p.max(0.0) * mean / weight).min(1.0),
    };
    let weighted: Vec<f64> = p.iter().zip(weights).map(weighted).collect();
    benjamini_hochberg(&weighted)
}

/// Weights for terms by the z each would show on average if the difference one is looking for were
/// there (see [`expected_z`](crate::power::expected_z)): the weights of Roeder & Wasserman 2009
/// (Genome-wide Significance Levels and Weighted Hypothesis Testing), which maximise the number
/// found at a cut-off of `level`, except that they never fall again. A term in which even a small
/// difference would show keeps the largest weight, since small differences are of interest there.
///
/// Zero for a term in which nothing could show. `level` is the p that the least significant of the
/// findings is expected to have, say a tenth of .05.
#[must_use]
pub fn detection_weights(expected_z: &[f64], level: f64) -> Vec<f64> {
    let (mut low, mut high) = (-60.0f64, 60.0f64);
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        let sum: f64 = expected_z.iter().map(|&z| weight(z, middle, level)).sum();
        if sum > expected_z.len() as f64 {
            low = middle;
        } else {
            high = middle;
        }
    }
    expected_z.iter().map(|&z| weight(z, high, level)).collect()
}

/// Roeder & Wasserman's weight at a constant `c`, or its largest value where `z` is beyond it:
/// the share of `level` that a z of mean `z` is cut at, `sf(z/2 + c/z) / level`.
fn weight(z: f64, c: f64, level: f64) -> f64 {
    if z.is_nan() || z <= 0.0 {
        return 0.0;
    }
    // z/2 + c/z is smallest at the root of 2c; beyond it the weight would fall.
    let z = z.min(crate::real::sqrt(2.0 * c.max(0.0)).max(1e-3));
    exp(normal_log_survival(z / 2.0 + c / z)) / level
}
