//! An event and its articles, where the source did not say so or a researcher knows better.

use serde::{Deserialize, Serialize};

/// An event that was found or corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CuratedEvent {
    /// What it is called; empty for articles that were taken out of every event.
    pub name: String,
    /// Who put its articles together.
    pub by: AssignedBy,
    /// Whether articles that come later stay out of it.
    pub locked: bool,
    /// Ids of its articles, sorted.
    pub articles: Vec<String>,
}

/// Who said that an article belongs to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignedBy {
    /// Its source.
    Given,
    /// This program, by likeness.
    Linked,
    /// A researcher, who has the last word.
    Corrected,
}

impl AssignedBy {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Linked => "linked",
            Self::Corrected => "corrected",
        }
    }
}
