//! What was wrong with one piece of input and what became of it. A problem never stops the work;
//! what does is a [`LoadError`](crate::LoadError).

use std::fmt;

/// Something wrong with the input that did not stop the work.
///
/// Problems sort by file, then record (those about the whole file first), then what is wrong, so
/// that a list of them is the same however it came about.
///
/// ```
/// use otherwords_corpus::{Outcome, Problem};
/// let problem = Problem {
///     file: "exports/harbour.jsonl".into(),
///     record: Some(17),
///     what: "no text".into(),
///     outcome: Outcome::Skipped,
/// };
/// assert_eq!(problem.to_string(), "exports/harbour.jsonl:17: no text (article skipped)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Problem {
    /// The file as the user named it, with `/` between folders.
    pub file: String,
    /// Line or record in the file, from 1; `None` when the whole file is concerned.
    pub record: Option<u64>,
    /// What is wrong, in a sentence that says what to do where that is known.
    pub what: String,
    /// What was done about it.
    pub outcome: Outcome,
}

/// What was done about a [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Outcome {
    /// The article is not in the corpus.
    Skipped,
    /// Nothing of the file is in the corpus.
    FileSkipped,
    /// The file was read up to this point; the rest is not in the corpus.
    Truncated,
    /// The article is in the corpus as it was found.
    Kept,
    /// The article is in the corpus but its date is unknown.
    KeptWithoutDate,
    /// The article is in the corpus but some of its end is missing.
    KeptIncomplete,
    /// The article is in the corpus under another id.
    Renamed,
    /// The text is in the corpus with replacement characters for what could not be read.
    Replaced,
    /// Of two readings one was chosen, as the problem says.
    Assumed,
}

impl Outcome {
    /// The outcome in a few words, as shown to a reader.
    pub fn description(self) -> &'static str {
        match self {
            Outcome::Skipped => "article skipped",
            Outcome::FileSkipped => "file skipped",
            Outcome::Truncated => "read up to here",
            Outcome::Kept => "article kept",
            Outcome::KeptWithoutDate => "kept without a date",
            Outcome::KeptIncomplete => "kept, incomplete",
            Outcome::Renamed => "kept under another id",
            Outcome::Replaced => "kept with replacement characters",
            Outcome::Assumed => "kept under this assumption",
        }
    }

    /// The outcome of this [`description`](Outcome::description); `None` where there is none.
    ///
    /// ```
    /// use otherwords_corpus::Outcome;
    /// assert_eq!(Outcome::from_description("article skipped"), Some(Outcome::Skipped));
    /// assert_eq!(Outcome::from_description("lost at sea"), None);
    /// ```
    pub fn from_description(description: &str) -> Option<Self> {
        ALL_OUTCOMES
            .into_iter()
            .find(|outcome| outcome.description() == description)
    }
}

/// Every outcome, in their order.
const ALL_OUTCOMES: [Outcome; 9] = [
    Outcome::Skipped,
    Outcome::FileSkipped,
    Outcome::Truncated,
    Outcome::Kept,
    Outcome::KeptWithoutDate,
    Outcome::KeptIncomplete,
    Outcome::Renamed,
    Outcome::Replaced,
    Outcome::Assumed,
];

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.description())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        if let Some(record) = self.record {
            write!(formatter, ":{record}")?;
        }
        write!(formatter, ": {} ({})", self.what, self.outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_found_by_its_description() {
        for outcome in ALL_OUTCOMES {
            assert_eq!(
                Outcome::from_description(outcome.description()),
                Some(outcome)
            );
        }
        assert!(ALL_OUTCOMES.is_sorted());
    }
}
