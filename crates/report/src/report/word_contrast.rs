//! Contrasts: different words for the same, with who uses which and a sentence of each.

use otherwords_comparison as comparison;
use serde::{Deserialize, Serialize};

use super::evidence::{Citations, Line};
use super::rounding::decimals;

/// Different words that stand for the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WordContrast {
    /// `verb`, `modifier`, `noun`, or `word` in languages of whose words no classes are known.
    pub kind: String,
    /// For ranking among contrasts of its kind in its event, and for nothing else.
    pub score: Option<f64>,
    /// Cosine of the first two words' vectors; `None` where either has none.
    pub alike: Option<f64>,
    /// Whether the two words are used so alike in general that the contrast is likely right.
    pub likely: bool,
    /// Words around both of the first two.
    pub shared: Vec<String>,
    /// Two or more words, the two nearest first.
    pub alternatives: Vec<Alternative>,
}

/// One of the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// Commonest form.
    pub term: String,
    /// As it stands in the sentence, with the words that belong to it.
    pub phrase: String,
    /// Occurrences by outlet, most first.
    pub uses: Vec<OutletCount>,
    /// Finds exactly these.
    pub kwic_query: String,
    /// A sentence with it.
    pub line: Line,
}

/// How often an outlet has something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletCount {
    /// The outlet.
    pub outlet: String,
    /// How often.
    pub n: u64,
}

impl WordContrast {
    pub(super) fn new(row: &comparison::Contrast, citations: &mut Citations) -> Self {
        let alternatives = row.alternatives.iter();
        Self {
            kind: row.kind.name().to_owned(),
            score: decimals(row.score, 3),
            alike: row.alike.and_then(|alike| decimals(alike, 3)),
            likely: row.likely,
            shared: row.shared.clone(),
            alternatives: alternatives
                .map(|word| Alternative::new(word, citations))
                .collect(),
        }
    }
}

impl Alternative {
    fn new(word: &comparison::Alternative, citations: &mut Citations) -> Self {
        let uses = word.uses.iter();
        let uses = uses.map(|(outlet, n)| OutletCount {
            outlet: outlet.clone(),
            n: *n,
        });
        Self {
            term: word.term.clone(),
            phrase: word.phrase.clone(),
            uses: uses.collect(),
            kwic_query: word.query.to_string(),
            line: Line::new(&word.evidence, citations),
        }
    }
}
