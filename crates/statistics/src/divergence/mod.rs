//! How far two whole vocabularies are apart. Raw divergences mostly measure how little text there
//! is: only [`centred`] is corrected for size and comes with a p. Which terms make the distance:
//! contributions, which add up.

pub mod centred;
pub mod decomposition;
pub mod jensen_shannon;
pub mod kullback_leibler;
pub mod total_variation;

pub use centred::{CentredDivergence, centred_by_term, centred_jensen_shannon};
pub use decomposition::{Decomposition, decompose};
pub use jensen_shannon::{JensenShannon, jensen_shannon};
pub use kullback_leibler::kullback_leibler;
pub use total_variation::total_variation;

use crate::measure::Measure;

/// The measures of this family, for readers.
pub const MEASURES: &[Measure] = &[
    jensen_shannon::MEASURE,
    total_variation::MEASURE,
    kullback_leibler::MEASURE,
    centred::MEASURE,
    decomposition::MEASURE,
];

/// Two lists of weights as shares; nothing if their lengths differ, or one has a negative weight,
/// one that is not finite, or none above 0.
fn shares(p: &[f64], q: &[f64]) -> Option<(Vec<f64>, Vec<f64>)> {
    (p.len() == q.len()).then_some(())?;
    Some((share(p)?, share(q)?))
}

fn share(weights: &[f64]) -> Option<Vec<f64>> {
    let total: f64 = weights.iter().sum();
    let sound = weights.iter().all(|&w| w >= 0.0) && total > 0.0 && total.is_finite();
    sound.then(|| weights.iter().map(|weight| weight / total).collect())
}
