//! How well two words stand for each other: by a measure that needs no training, for verbs and
//! modifiers, and by a logistic model over the features, for nouns.

use otherwords_statistics::real::exp;

use super::features::{FEATURES, Features};

/// Cosine of vectors from which two words are taken to mean something alike.
pub(super) const ALIKE: f64 = 0.2;

/// A logistic model over the features and their squares, all standardised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// What a pair of average features scores.
    pub bias: f64,
    /// Mean of each feature where the model was trained.
    pub mean: Features,
    /// Its standard deviation.
    pub deviation: Features,
    /// Weight of each standardised feature.
    pub linear: Features,
    /// Weight of its square.
    pub square: Features,
}

impl Weights {
    /// Log-odds that two words stand for the same, as far as the training data go: for ranking, not
    /// to be read as a probability.
    pub fn score(&self, features: &Features) -> f64 {
        let terms = (0..FEATURES.len()).map(|number| {
            let value = (features[number] - self.mean[number]) / self.deviation[number];
            self.linear[number] * value + self.square[number] * value * value
        });
        self.bias + terms.sum::<f64>()
    }
}

/// What the sentences say: likeness of the two sentences, of the slots in them, of the meanings, and
/// how telling both words are.
///
/// pair(a, b) = (cos(s, t) + .1) (.2 + slot) exp(3 cos(a, b)) sqrt(max(.3, w_a) max(.3, w_b)); the
/// factor of the vectors is left out where there are none.
pub(super) fn default_score(
    sentence: f64,
    slot: f64,
    alike: Option<f64>,
    weights: (f64, f64),
) -> f64 {
    let meaning = alike.map_or(1.0, |alike| exp(3.0 * alike));
    let telling = (weights.0.max(0.3) * weights.1.max(0.3)).sqrt();
    likeness(sentence, slot) * meaning * telling
}

/// The part of the score that depends on the places: likeness of the sentences and of the slots.
pub(super) fn likeness(sentence: f64, slot: f64) -> f64 {
    (sentence + 0.1) * (0.2 + slot)
}
