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
use otherwords_lexicon::WordClass;

use crate::coverage::{Coverage, Stem};

pub(crate) use absence::{Checked, checked};

/// Fewest outlets of an event in which leaving something out means anything.
const LEAST_OUTLETS: usize = 3;

/// Chance above which an absence is not listed: it is likelier than not. Where two others have a word twice
/// each and nothing is known of the outlet's habits, it is about a third, so a sharper cut-off loses what is
/// left out in fact; how much to make of an absence its own chance says.
const LIKELY_ANYWAY: f64 = 0.5;

/// The same for a word of any news text, a day or a quantity or a common verb: its absence is worth a line only
/// where it is unlikely.
const UNLIKELY: f64 = 0.05;

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
    absent
        .retain(|term| term.absent && term.chance() <= most_chance(coverage.lexis.stem(term.stem)));
    Ok(topics::topics(coverage, &absent, query))
}

/// The chance up to which the absence of a word is listed.
fn most_chance(stem: &Stem) -> f64 {
    let is_common_verb = stem.class() == Some(WordClass::Verb) && !stem.is_rare();
    match stem.plain || is_common_verb {
        true => UNLIKELY,
        false => LIKELY_ANYWAY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;

    #[test]
    fn words_of_any_news_text_must_be_missed_by_less_chance() {
        let coverage = coverage(&[(
            "A",
            "They know that on Monday ten percent of the nurses came to Oslo.",
        )]);
        for (form, expected) in [
            ("monday", UNLIKELY),
            ("percent", UNLIKELY),
            ("know", UNLIKELY),
            ("nurses", LIKELY_ANYWAY),
            ("oslo", LIKELY_ANYWAY),
        ] {
            let mut stems = coverage.lexis.stems.iter();
            let stem = stems.find(|stem| stem.form == form).expect(form);
            assert_eq!(most_chance(stem), expected, "{form}");
        }
    }
}
