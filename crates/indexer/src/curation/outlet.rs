//! A name that means another outlet, or may.

use serde::{Deserialize, Serialize};

/// An outlet under another name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OutletAlias {
    /// The name as sources write it.
    pub alias: String,
    /// The outlet that it means.
    pub outlet: String,
    /// Whether it does.
    pub verdict: AliasVerdict,
    /// What speaks for it, in words; empty where a researcher said so without being asked.
    pub reason: String,
}

/// Whether two names are one outlet's.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum AliasVerdict {
    /// Perhaps: nobody has said so, and nothing changes.
    #[default]
    Suggested,
    /// A researcher says yes: the articles of both count as one outlet's.
    Confirmed,
    /// A researcher says no: it is not suggested again.
    Rejected,
}

impl AliasVerdict {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
        }
    }

    /// The verdict of this [`name`](AliasVerdict::name).
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Suggested, Self::Confirmed, Self::Rejected]
            .into_iter()
            .find(|verdict| verdict.name() == name)
    }
}
