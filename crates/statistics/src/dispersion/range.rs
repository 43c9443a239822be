//! Range: in how many parts a term occurs at all. The plainest measure of spread.

use crate::measure::Measure;

/// Range for readers.
pub const MEASURE: Measure = Measure {
    name: "range",
    column: "articles",
    formula: "number of parts with at least one occurrence",
    reading: "How many articles (or events) have the term; as a share, of all of them.",
    pitfalls: "Long parts have more chances; one occurrence counts as much as twenty.",
    reference: "Gries 2008, Dispersions and Adjusted Frequencies in Corpora",
};

/// In how many parts of how many a term occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Parts with the term.
    pub with_term: usize,
    /// Parts in all.
    pub parts: usize,
}

impl Range {
    /// Parts with the term as a share of all; 0 if there are none.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.parts == 0 {
            0.0
        } else {
            self.with_term as f64 / self.parts as f64
        }
    }
}

/// The range of a term from its counts, one per part.
#[must_use]
pub fn range(counts: &[u64]) -> Range {
    Range {
        with_term: counts.iter().filter(|&&count| count > 0).count(),
        parts: counts.len(),
    }
}
