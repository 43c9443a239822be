//! Jensen–Shannon divergence between two vocabularies, in bits, with every term's contribution. It
//! describes; raw, it depends on the amount of text and must not be compared across sizes: see
//! [`centred`](super::centred).

use crate::measure::Measure;
use crate::real::{ln, quick_ln};

/// Jensen–Shannon divergence for readers.
pub const MEASURE: Measure = Measure {
    name: "Jensen-Shannon divergence",
    column: "jsd",
    formula: "sum over terms of [p log2(p/m) + q log2(q/m)] / 2, m = (p + q)/2",
    reading: "0: the same shares of every term; 1: no term in common. The terms' contributions \
              add up to it.",
    pitfalls: "Two halves of the same text of 250 words are .6 apart: raw values mostly measure \
               length. Contributions rank terms like G2 and are for showing, not for testing.",
    reference: "Lin 1991, Divergence Measures Based on the Shannon Entropy; contributions: \
                Gallagher et al. 2021, Generalized Word Shift Graphs",
};

/// A divergence and what each term adds to it.
#[derive(Debug, Clone, PartialEq)]
pub struct JensenShannon {
    /// The divergence, between 0 and 1: the sum of the contributions, in their order.
    pub bits: f64,
    /// By term, each at least 0, in bits.
    pub contributions: Vec<f64>,
}

/// Jensen–Shannon divergence of two lists of weights (counts or shares) over the same terms;
/// nothing if the lists differ in length, or one is empty or holds a negative weight.
///
/// ```
/// use otherwords_statistics::divergence::jensen_shannon;
/// let apart = jensen_shannon(&[5.0, 0.0], &[0.0, 2.0]).unwrap();
/// assert_eq!(apart.bits, 1.0);
/// ```
#[must_use]
pub fn jensen_shannon(p: &[f64], q: &[f64]) -> Option<JensenShannon> {
    let (p, q) = super::shares(p, q)?;
    let contributions: Vec<f64> = p
        .iter()
        .zip(&q)
        .map(|(&p, &q)| contribution(p, q))
        .collect();
    Some(JensenShannon {
        bits: contributions.iter().sum(),
        contributions,
    })
}

/// What a term with these shares adds, in bits.
pub(crate) fn contribution(p: f64, q: f64) -> f64 {
    if p == q {
        return 0.0;
    }
    let part = |x: f64| {
        if x > 0.0 {
            x * ln(2.0 * x / (p + q))
        } else {
            0.0
        }
    };
    (0.5 * (part(p) + part(q)) / core::f64::consts::LN_2).max(0.0)
}

/// The same in single precision, for the many shuffled labels: off by at most 5e-7 of the shares.
/// Loops over it become vector instructions.
#[inline(always)]
pub(crate) fn quick_contribution(p: f32, q: f32) -> f32 {
    let mean = (0.5 * (p + q)).max(f32::MIN_POSITIVE);
    let part = |x: f32| x * quick_ln((x / mean).max(f32::MIN_POSITIVE));
    (0.5 * (part(p) + part(q)) / core::f32::consts::LN_2).max(0.0)
}
