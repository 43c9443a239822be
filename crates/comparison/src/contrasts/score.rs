//! How well two words stand for each other: by one measure for verbs and modifiers, and by a weighted
//! sum of the features for nouns.

use otherwords_statistics::real::exp;

use super::features::{FEATURES, Features};

/// Cosine of vectors from which two words are taken to mean something alike.
pub(super) const ALIKE: f64 = 0.2;

/// What each feature counts for two nouns, set by hand: each kind of evidence about alike, likeness of
/// vectors three times, frequency little.
const WEIGHTS: Features = [
    1.0, 1.0, 1.0, 1.0, 0.25, 0.5, 3.0, 0.0, 0.0, 0.5, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
];
/// What it counts that both are apt to name something.
const NAMING: f64 = 1.5;

/// How well two nouns stand for each other: for ranking, nothing to be read by itself.
pub fn noun_score(features: &Features) -> f64 {
    evidence(features) + NAMING * features[FEATURES.len() - 1]
}

/// The part of it that the event's own texts and the meanings give.
pub(super) fn evidence(features: &Features) -> f64 {
    let terms = WEIGHTS.iter().zip(features);
    terms.map(|(weight, value)| weight * value).sum()
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
