//! The report in a paragraph: a few plain sentences, each made by rule from one finding and leading to
//! its evidence. Nothing is computed and nothing invented here: every figure is one of the report's.

mod sentences;

use serde::{Deserialize, Serialize};

use super::Report;

/// A sentence of the opening paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// Where its evidence stands on the page: the id of an element.
    pub anchor: String,
    /// Whether it states a tested difference; the others only describe.
    pub tested: bool,
}

/// A rule that makes a sentence where there is something to say.
type Rule = fn(&Report) -> Vec<Statement>;

/// The rules, in the order of their sentences.
const RULES: [Rule; 7] = [
    sentences::contested,
    sentences::referents,
    sentences::tested,
    sentences::recurring,
    sentences::contrasts,
    sentences::omissions,
    sentences::speaking,
];

/// The paragraph of a finished report.
pub(super) fn opening(report: &Report) -> Vec<Statement> {
    RULES.iter().flat_map(|rule| rule(report)).collect()
}
