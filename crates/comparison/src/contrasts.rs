//! Contrasts: different words that stand for the same thing, act or property, each favoured by
//! another outlet. Candidates are words that outlets use unequally; two are a contrast where they
//! stand in the same place of like sentences, in like company, and mean something alike.
//!
//! Expect one in four to two in five of the first ten to be right; that is why both sentences are
//! always shown. Nothing here is tested; see [`Recurring`](crate::Recurring) for what can be.

mod align;
mod candidates;
mod context;
mod features;
mod pairs;
mod rows;
mod score;
mod slot;
mod weights;

use otherwords_indexer::query::Query;

pub use features::{FEATURES, Features};
pub use pairs::{Nearest, Pair, pairs};
pub use rows::{Alternative, Contrast, Kind};
pub use score::Weights;

use crate::coverage::Coverage;
use crate::knowledge::Knowledge;

/// The contrasts of an event, best first; `query` finds all forms of a word in the event.
pub fn contrasts(
    coverage: &Coverage,
    knowledge: &Knowledge,
    query: &dyn Fn(&[String]) -> Query,
) -> Vec<Contrast> {
    if coverage.outlets.len() < 2 {
        return Vec::new();
    }
    let pairs = pairs(coverage, knowledge);
    let weights = weights::of(knowledge);
    rows::rows(coverage, knowledge, weights, &pairs, query)
}
