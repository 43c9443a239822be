//! Kullback–Leibler divergence: the bits lost per word by coding one vocabulary with another's
//! code. Lopsided, and infinite as soon as the other lacks a term.

use crate::measure::Measure;
use crate::real::log2;

/// Kullback–Leibler divergence for readers.
pub const MEASURE: Measure = Measure {
    name: "Kullback-Leibler divergence",
    column: "kld",
    formula: "sum over terms of p log2(p/q)",
    reading: "0: the same shares; larger: the target is more of a surprise to one who expects the \
              reference.",
    pitfalls: "Not symmetric; infinite if the reference lacks any of the target's terms, so raw \
               counts nearly always give infinity. Prefer Jensen-Shannon.",
    reference: "Kullback & Leibler 1951, On Information and Sufficiency",
};

/// Kullback–Leibler divergence of `p` from `q`, in bits; infinite if `q` lacks what `p` has,
/// nothing if the lists differ in length, or one is empty or holds a negative weight.
#[must_use]
pub fn kullback_leibler(p: &[f64], q: &[f64]) -> Option<f64> {
    let (p, q) = super::shares(p, q)?;
    let surprise = |(&p, &q): (&f64, &f64)| if p > 0.0 { p * log2(p / q) } else { 0.0 };
    Some(p.iter().zip(&q).map(surprise).sum::<f64>().max(0.0))
}
