//! Omissions: what most outlets of an event report and one does not.

use otherwords_comparison as comparison;
use serde::{Deserialize, Serialize};

use super::evidence::{Citations, Line};
use super::rounding::{decimals, three_digits};

/// What one outlet does not report and most others do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Omission {
    /// The outlet without it.
    pub outlet: String,
    /// The words it lacks, a name of several words once; the first decides the chance.
    pub terms: Vec<OmittedTerm>,
    /// Chance that an outlet with as long a text and such habits lacks the first word.
    pub chance: Option<f64>,
    /// How often the first word is to be expected in a text of this length.
    pub expected: Option<f64>,
    /// Sentences of others that have it.
    pub lines: Vec<Line>,
}

/// A word that one outlet lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OmittedTerm {
    /// As it stands in the texts: a name of several words whole, of which one word is lacked and counted;
    /// else the commonest form.
    pub term: String,
    /// `name`, `number` or `word`.
    pub kind: String,
    /// Other outlets that have it.
    pub n_outlets: u64,
    /// All other outlets.
    pub of: u64,
    /// Their occurrences, headlines aside.
    pub n: u64,
    /// Finds them.
    pub kwic_query: String,
}

impl Omission {
    pub(super) fn new(row: &comparison::Omission, citations: &mut Citations) -> Self {
        Self {
            outlet: row.outlet.clone(),
            terms: named_once(&row.terms),
            chance: three_digits(row.chance),
            expected: decimals(row.expected, 1),
            lines: row
                .evidence
                .iter()
                .map(|line| Line::new(line, citations))
                .collect(),
        }
    }
}

/// The words, of each name only the first: the others would say it again.
fn named_once(terms: &[comparison::OmittedTerm]) -> Vec<OmittedTerm> {
    let is_first = |(place, term): &(usize, &comparison::OmittedTerm)| {
        let before = &terms[..*place];
        before.iter().all(|other| other.phrase != term.phrase)
    };
    let first = terms.iter().enumerate().filter(is_first);
    first.map(|(_, term)| OmittedTerm::new(term)).collect()
}

impl OmittedTerm {
    fn new(term: &comparison::OmittedTerm) -> Self {
        Self {
            term: term.phrase.clone(),
            kind: term.kind.name().to_owned(),
            n_outlets: term.n_outlets,
            of: term.of,
            n: term.n,
            kwic_query: term.query.to_string(),
        }
    }
}
