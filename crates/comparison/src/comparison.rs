//! The story of a report: what is asked, what is there, who words it how, and the sentences behind it.

use otherwords_corpus::{Progress, Stage};
use otherwords_indexer::Index;
use otherwords_text::Language;

use crate::audit::{Audit, audit};
use crate::calendar::{Calendar, calendar};
use crate::condition::{Condition, condition};
use crate::contested::ContestedTerm;
use crate::divergence::{Divergences, divergences};
use crate::error::CompareError;
use crate::evidence::attach_evidence;
use crate::frames::{FrameTable, frames};
use crate::gather::Material;
use crate::keyness::{KeyTerms, OutletTable, key_terms, mark_copies_sensitive};
use crate::loadedness::attach_loadedness;
use crate::plan::Plan;
use crate::provenance::{Provenance, provenance};
use crate::recurring::{Recurring, recurring};
use crate::sides::sides;
use crate::story::{Most, Story, read_stories};
use crate::term_use::term_uses;
use crate::words::Words;

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
    /// How much of it is copied, boilerplate, quoted or cut off, and what the comparisons are worth.
    pub condition: Condition,
    /// When each outlet wrote, and when the strongest words come and go.
    pub calendar: Calendar,
    /// Key terms: over all events first, then event by event; within each by unit, then matchup.
    pub tables: Vec<KeyTerms>,
    /// Words that some outlets use themselves and others only in quotation marks.
    pub contested: Vec<ContestedTerm>,
    /// The events, read closely: contrasts, referents, speakers, omissions. Their contested terms
    /// stand in [`Comparison::contested`].
    pub stories: Vec<Story>,
    /// Choices between two words that come back over events, and who makes which; tested.
    pub recurring: Vec<Recurring>,
    /// What sets the two sides of the contested terms apart, where there are two.
    pub sides: Option<KeyTerms>,
    /// Terms on which outlets differ at all, with who is high and who is low: a table a unit; none
    /// with fewer than three tested outlets.
    pub which_outlets: Vec<OutletTable>,
    /// How far outlets are apart, and the values of the plan's column where it names one.
    pub divergences: Vec<Divergences>,
    /// How much of each side's words belongs to the frames of the plan.
    pub frames: Vec<FrameTable>,
    /// What was done, so that it can be done again.
    pub provenance: Provenance,
}

/// Compares the outlets of an index as the plan asks.
///
/// Same index content, same plan and same version give the same result, on any number of threads.
///
/// Where the plan names targets or references, the close reading (contested terms, stories, recurring
/// contrasts) reads the outlets that are target or reference of some table and no others, and speaks of
/// the targets: each contrast, contested term or profile has one on a side, and what a target leaves out
/// is judged against all others that are read, which must be two at least.
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
    let (audit, condition) = examine(index, plan, &material)?;

    progress.begin(Stage::Counting, None);
    let words = Words::count(&material)?;
    let (mut tables, which_outlets) = key_terms(&material, &words, progress)?;
    let divergences = divergences(&material, &words)?;
    let mut stories = read_stories(&material, Most::OF_A_COMPARISON)?;
    let mut contested: Vec<_> = stories
        .iter_mut()
        .flat_map(|story| std::mem::take(&mut story.contested))
        .collect();
    let mut sides = sides(&material, &words, &contested)?;
    mark_copies_sensitive(&material, tables.iter_mut())?;
    attach_loadedness(&material, tables.iter_mut().chain(&mut sides))?;
    let frames = frames(&material)?;
    progress.end();

    progress.begin(Stage::Writing, None);
    attach_evidence(
        &material,
        tables.iter_mut().chain(&mut sides),
        &mut contested,
    )?;
    progress.end();

    let mut calendar = calendar(&material);
    calendar.terms = term_uses(&material, &tables, &calendar)?;

    Ok(Comparison {
        title: title.to_owned(),
        plan: material.plan.clone(),
        language: material.language,
        provenance: provenance(index, &material)?,
        audit,
        condition,
        calendar,
        tables,
        contested,
        recurring: recurring(&material, &stories)?,
        stories,
        sides,
        which_outlets,
        divergences,
        frames,
    })
}

/// What is in an index and whether it may be compared: the first part of [`compare`] by itself.
///
/// # Errors
/// As [`compare`].
pub fn audit_index(index: &Index, plan: &Plan) -> Result<(Audit, Condition), CompareError> {
    let selection = crate::gather::select(index, plan)?;
    let material = Material::new(&selection, plan)?;
    examine(index, plan, &material)
}

fn examine(
    index: &Index,
    plan: &Plan,
    material: &Material<'_, '_>,
) -> Result<(Audit, Condition), CompareError> {
    let mut audit = audit(index, material.selection, material)?;
    let condition = condition(index, plan, material)?;
    audit.remarks.extend(condition.remarks(plan.copies));
    Ok((audit, condition))
}
