//! What stops a comparison, and what to do about it.

use otherwords_indexer::IndexError;

/// Why nothing could be compared.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompareError {
    /// The index could not be read.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// No article is left.
    #[error("no article takes part: {0}")]
    NoArticles(String),
    /// An outlet of the plan is not in the index.
    #[error("no article of `{outlet}` takes part: the outlets are {known}")]
    UnknownOutlet {
        /// As asked.
        outlet: String,
        /// What there is.
        known: String,
    },
    /// No article has anything in a column of the plan.
    #[error(
        "no article has a value in a column `{column}`: the columns kept beside ours are {known}"
    )]
    UnknownColumn {
        /// As asked.
        column: String,
        /// What there is.
        known: String,
    },
    /// An outlet stands on both sides.
    #[error("`{0}` is on both sides of a comparison: name it on one")]
    BothSides(String),
}
