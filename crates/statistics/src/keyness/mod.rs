//! Keyness: how much more (or less) a term is used in a target than in a reference. One measure a
//! file; the table [`MEASURES`] describes them for readers. None of these is a calibrated test on
//! news (their unit is the token, not the article): for that see [`stratified`](crate::stratified).

pub mod against_rest;
pub mod bayes_information;
pub mod chi_square;
pub mod log_likelihood;
pub mod log_odds_prior;
pub mod log_ratio;
pub mod mann_whitney;
pub mod odds_ratio;
pub mod percent_diff;
pub mod simple_maths;
pub mod text_dispersion;

pub use crate::measure::Measure;

/// Every keyness measure, in reading order. A new measure is one new file and one line here.
pub const MEASURES: &[Measure] = &[
    log_likelihood::MEASURE,
    chi_square::MEASURE,
    log_ratio::MEASURE,
    log_ratio::CONSERVATIVE,
    percent_diff::MEASURE,
    odds_ratio::MEASURE,
    simple_maths::MEASURE,
    bayes_information::MEASURE,
    log_odds_prior::MEASURE,
    mann_whitney::MEASURE,
    text_dispersion::MEASURE,
];
