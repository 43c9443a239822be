//! How evenly a term is spread over the parts of a collection (articles, events). It says nothing
//! of how frequent the term is.

pub mod deviation_of_proportions;
pub mod range;

pub use deviation_of_proportions::{DeviationOfProportions, deviation_of_proportions};
pub use range::{Range, range};

use crate::measure::Measure;

/// The measures of this family, for readers.
pub const MEASURES: &[Measure] = &[deviation_of_proportions::MEASURE, range::MEASURE];
