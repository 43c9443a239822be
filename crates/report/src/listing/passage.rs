//! A passage that an outlet repeats, in a list.

use serde::Serialize;

use super::Listed;
use crate::wording::count;

/// A repeated passage and what becomes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PassageRow {
    /// Whose it is.
    pub outlet: String,
    /// What a researcher says: `keep` (it is text), `drop` (it is boilerplate), or nothing.
    pub decision: String,
    /// What it was found to be: `repeated` is boilerplate, everything else counts as text.
    pub found: String,
    /// Articles that have it.
    pub articles: u64,
    /// How it begins.
    pub text: String,
    /// What it is recognised by, whatever its case, digits and spaces.
    pub key: String,
}

impl Listed for PassageRow {
    const COLUMNS: &'static [(&'static str, bool)] = &[
        ("outlet", false),
        ("articles", true),
        ("found", false),
        ("decision", false),
        ("text", false),
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.outlet.clone(),
            count(self.articles),
            self.found.clone(),
            self.decision.clone(),
            self.text.clone(),
        ]
    }
}
