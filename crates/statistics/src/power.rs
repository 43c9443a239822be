//! What a design could find: the smallest rate ratio it would detect with a given probability. For
//! planning and for honesty about silence; it looks at no result.
//!
//! The score's mean, its variance and the mean of its permutation variance are worked out for
//! counts with the given rates and a variance `overdispersion` times their mean; the rest is the
//! normal approximation.

use crate::real::{exp, ln, sqrt};
use crate::stratified::Contrast;
use crate::tail::normal_upper_quantile;

/// Rate ratios beyond this are not looked for.
const LARGEST_RATIO: f64 = 1e4;

/// A question to a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// The term's rate in the reference, per token (1e-4 is a hundred per million).
    pub rate: f64,
    /// Two-sided level of the test, say .05, or .05 divided by the number of terms.
    pub alpha: f64,
    /// Probability of finding it, say .5 or .8.
    pub power: f64,
    /// Variance of a count divided by its mean: 1 for independent tokens, 2 and more for the
    /// words of an article's topic.
    pub overdispersion: f64,
}

/// The smallest rate ratio above 1 that the contrast would find as asked; nothing if even a term
/// ten thousand times as frequent would be missed, or the question makes no sense.
#[must_use]
pub fn smallest_rate_ratio(contrast: &Contrast, question: &Question) -> Option<f64> {
    let in_unit = |p: f64| 0.0 < p && p < 1.0;
    let sound = question.rate > 0.0 && question.overdispersion > 0.0;
    if !(sound && in_unit(question.alpha) && in_unit(question.power)) {
        return None;
    }
    let found = |ratio: f64| surplus(contrast, question, ratio) >= 0.0;
    if !found(LARGEST_RATIO) {
        return None;
    }
    let (mut low, mut high) = (0.0, ln(LARGEST_RATIO));
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if found(exp(middle)) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(exp(high))
}

/// By how many standard deviations the score clears what the test and the wanted power ask.
fn surplus(contrast: &Contrast, question: &Question, ratio: f64) -> f64 {
    let (mut mean, mut variance, mut permutation) = (0.0, 0.0, 0.0);
    for stratum in &contrast.strata {
        let (target_rate, rate) = (ratio * question.rate, question.rate);
        let (all, of_target) = (stratum.length, stratum.target_length);
        let rest = all - of_target;
        let pooled = (of_target * target_rate + rest * rate) / all;
        mean += of_target * rest / all * (target_rate - rate);
        let (a, b) = (rest / all, of_target / all);
        variance +=
            question.overdispersion * (a * a * of_target * target_rate + b * b * rest * rate);
        let mut squares = 0.0;
        for place in stratum.places() {
            let n = contrast.lengths[place];
            let own = if contrast.target[place] {
                target_rate
            } else {
                rate
            };
            let shift = n * (own - pooled);
            let noise = n * own * (1.0 - 2.0 * n / all) + n * n / all * pooled;
            squares += shift * shift + question.overdispersion * noise;
        }
        permutation += stratum.variance_factor() * squares;
    }
    if variance <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let needed = normal_upper_quantile(question.alpha / 2.0) * sqrt(permutation);
    (mean - needed) / sqrt(variance) - normal_upper_quantile(1.0 - question.power)
}
