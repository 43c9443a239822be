//! Omissions: what most outlets of an event report and one does not, with the chance of that absence
//! given how long its text is, how much the others make of it, and whether the outlet writes such
//! words at all. An absence is a fact; the chance says how much to make of it, and what is likely anyway is
//! not listed.

mod absence;
mod dates;
mod habits;
mod phrase;
mod topics;

pub use absence::{ABSENCE, Absence, AbsenceFeatures};
pub use topics::{Omission, OmittedKind, OmittedTerm};

pub(crate) use habits::Habits;

use otherwords_indexer::IndexError;
use otherwords_indexer::query::Query;

use crate::coverage::Coverage;

pub(crate) use absence::{Checked, checked};

/// Fewest outlets of an event in which leaving something out means anything.
const LEAST_OUTLETS: usize = 3;

/// Chance above which an absence is not listed: it is likelier than not. Where two others have a word twice
/// each and nothing is known of the outlet's habits, it is about a third, so a sharper cut-off loses what is
/// left out in fact; how much to make of an absence its own chance says.
const LIKELY_ANYWAY: f64 = 0.5;

/// What is left out by whom, least likely by chance first.
pub(crate) fn omissions(
    coverage: &Coverage,
    habits: &Habits<'_, '_, '_>,
    query: &dyn Fn(&[String]) -> Query,
) -> Result<Vec<Omission>, IndexError> {
    if coverage.outlets.len() < LEAST_OUTLETS {
        return Ok(Vec::new());
    }
    let mut absent = checked(coverage, habits)?;
    absent.retain(|term| term.absent && term.chance() <= LIKELY_ANYWAY);
    Ok(topics::topics(coverage, &absent, query))
}
