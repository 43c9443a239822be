//! Referent profiles: what each outlet says of a noun or name that several have.

use otherwords_comparison as comparison;
use serde::{Deserialize, Serialize};

use super::evidence::{Citations, Line};

/// A noun or name that several outlets have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referent {
    /// Commonest form.
    pub term: String,
    /// All forms in the event.
    pub forms: Vec<String>,
    /// Outlets that have it, those with most to say that others do not first.
    pub profiles: Vec<Profile>,
}

/// What one outlet says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The outlet.
    pub outlet: String,
    /// How often it has the referent.
    pub n: u64,
    /// What it says of it and not all others do, most telling first.
    pub descriptions: Vec<Description>,
}

/// Something said of a referent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The word.
    pub term: String,
    /// `modifier` for what it is like, `predicate` for what it does or what is done to it.
    pub kind: String,
    /// How often this outlet says it.
    pub n: u64,
    /// Outlets that say it, this one included.
    pub n_outlets: u64,
    /// The first sentence in which it does; for the most telling only.
    pub line: Option<Line>,
}

impl Referent {
    /// Rounds one referent.
    pub(super) fn new(row: &comparison::Referent, citations: &mut Citations) -> Self {
        let profiles = row.profiles.iter();
        Self {
            term: row.term.clone(),
            forms: row.forms.clone(),
            profiles: profiles
                .map(|profile| Profile::new(profile, citations))
                .collect(),
        }
    }
}

impl Profile {
    fn new(profile: &comparison::Profile, citations: &mut Citations) -> Self {
        let descriptions = profile.descriptions.iter();
        Self {
            outlet: profile.outlet.clone(),
            n: profile.n,
            descriptions: descriptions
                .map(|found| Description::new(found, citations))
                .collect(),
        }
    }

    /// The words of a kind.
    pub fn words(&self, kind: &str) -> Vec<&str> {
        let of_kind = self.descriptions.iter().filter(|found| found.kind == kind);
        of_kind.map(|found| found.term.as_str()).collect()
    }
}

impl Description {
    fn new(found: &comparison::Description, citations: &mut Citations) -> Self {
        let kind = if found.is_modifier {
            "modifier"
        } else {
            "predicate"
        };
        Self {
            term: found.term.clone(),
            kind: kind.to_owned(),
            n: found.n,
            n_outlets: found.n_outlets,
            line: found
                .evidence
                .as_ref()
                .map(|line| Line::new(line, citations)),
        }
    }
}
