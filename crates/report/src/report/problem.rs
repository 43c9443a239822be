//! What was wrong with the input, as a row.

use otherwords_corpus::Problem;
use serde::{Deserialize, Serialize};

/// Something wrong with the input that did not stop the work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedProblem {
    /// The file as the user named it.
    pub file: String,
    /// Line or record in the file, from 1; `None` when the whole file is concerned.
    pub record: Option<u64>,
    /// What is wrong.
    pub what: String,
    /// What was done about it.
    pub outcome: String,
}

impl NotedProblem {
    pub(super) fn new(problem: &Problem) -> Self {
        Self {
            file: problem.file.clone(),
            record: problem.record,
            what: problem.what.clone(),
            outcome: problem.outcome.description().to_owned(),
        }
    }
}
