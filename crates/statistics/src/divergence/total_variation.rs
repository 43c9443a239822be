//! Total variation: the share of text that would have to change its term for two vocabularies to
//! agree. It describes; raw, it depends on the amount of text.

use crate::measure::Measure;

/// Total variation for readers.
pub const MEASURE: Measure = Measure {
    name: "total variation",
    column: "total_variation",
    formula: "1/2 sum over terms of |p - q|",
    reading: "0: the same; 1: no term in common; .1: one word in ten would have to change.",
    pitfalls: "Like every raw divergence it is large for little text.",
    reference: "Levin, Peres & Wilmer 2009, Markov Chains and Mixing Times, ch. 4",
};

/// Total variation between two lists of weights over the same terms; nothing if the lists differ
/// in length, or one is empty or holds a negative weight.
#[must_use]
pub fn total_variation(p: &[f64], q: &[f64]) -> Option<f64> {
    let (p, q) = super::shares(p, q)?;
    Some(0.5 * p.iter().zip(&q).map(|(p, q)| (p - q).abs()).sum::<f64>())
}
