//! The story of a report: what is asked, what is there, who words it how, and the sentences behind it.

use otherwords_corpus::{Progress, Stage};
use otherwords_indexer::Index;
use otherwords_text::Language;

use crate::audit::{Audit, audit};
use crate::calendar::{Calendar, calendar};
use crate::contested::{ContestedTerm, contested_terms};
use crate::error::CompareError;
use crate::evidence::attach_evidence;
use crate::gather::Material;
use crate::keyness::{KeyTerms, key_terms};
use crate::plan::Plan;
use crate::provenance::{Provenance, provenance};
use crate::sides::sides;

/// Everything a report shows, before rounding.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What the caller calls it.
    pub title: String,
    /// What was asked, with every default filled in.
    pub plan: Plan,
    /// The language compared; unknown where several were.
    pub language: Language,
    /// What is in the corpus, and whether it may be compared.
    pub audit: Audit,
    /// When each outlet wrote.
    pub calendar: Calendar,
    /// Key terms: over all events first, then event by event; within each by unit, then matchup.
    pub tables: Vec<KeyTerms>,
    /// Words that some outlets use themselves and others only in quotation marks.
    pub contested: Vec<ContestedTerm>,
    /// What sets the two sides of the contested terms apart, where there are two.
    pub sides: Option<KeyTerms>,
    /// What was done, so that it can be done again.
    pub provenance: Provenance,
}

/// Compares the outlets of an index as the plan asks.
///
/// Same index content, same plan and same version give the same result, on any number of threads.
///
/// # Errors
/// Where no article takes part, an outlet of the plan is unknown, or the index is damaged.
pub fn compare(
    index: &Index,
    title: &str,
    plan: &Plan,
    progress: &dyn Progress,
) -> Result<Comparison, CompareError> {
    let selection = crate::gather::select(index, plan)?;
    let material = Material::new(&selection, plan)?;
    let audit = audit(index, &selection, &material)?;

    progress.begin(Stage::Counting, None);
    let mut tables = key_terms(&material, progress)?;
    let mut contested = contested_terms(&material)?;
    let mut sides = sides(&material, &contested)?;
    progress.end();

    progress.begin(Stage::Writing, None);
    attach_evidence(
        &material,
        tables.iter_mut().chain(&mut sides),
        &mut contested,
    )?;
    progress.end();

    Ok(Comparison {
        title: title.to_owned(),
        plan: material.plan.clone(),
        language: material.language,
        provenance: provenance(index, &material)?,
        audit,
        calendar: calendar(&material),
        tables,
        contested,
        sides,
    })
}
