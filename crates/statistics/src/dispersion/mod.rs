//! How evenly a term is spread over the parts of a collection (articles, events). It says nothing
//! of how frequent the term is.

pub mod deviation_of_proportions;
pub mod range;

pub use deviation_of_proportions::{
    DeviationOfProportions, Parts, deviation_of_proportions, deviation_of_proportions_where_present,
};
pub use range::{Range, range};

use crate::measure::Measure;

/// The measures of this family, for readers.
pub const MEASURES: &[Measure] = &[deviation_of_proportions::MEASURE, range::MEASURE];
