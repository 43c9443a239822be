//! The stratified permutation test, the heart of the house: articles are relabelled within their
//! events, so neither topic nor the repetition of words inside an article can pass for a
//! difference between outlets. Token-level measures are in [`keyness`](crate::keyness).

pub mod bootstrap;
mod boundary;
mod contrast;
mod cumulants;
pub mod design;
pub mod effect;
mod exact;
pub mod exchangeable;
mod generating;
pub(crate) mod labels;
pub mod levelled;
mod lone;
pub mod omnibus;
mod panel;
mod rare;
mod recursion;
pub(crate) mod residuals;
mod saddlepoint;
pub mod score;
mod series;
mod sparse;
mod tilted;

pub use bootstrap::EventBootstrap;
pub use contrast::Contrast;
pub use design::{Design, Unit};
pub use effect::RateRatio;
pub use omnibus::{Omnibus, OmnibusTest};
pub use panel::{Panel, PanelScratch};
pub use residuals::Scratch;
pub use score::{Law, ScoreTest};

use crate::measure::Measure;

/// The measures of this family, for readers.
pub const MEASURES: &[Measure] = &[score::MEASURE, effect::MEASURE, omnibus::MEASURE];
