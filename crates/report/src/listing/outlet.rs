//! An outlet's name in a list.

use serde::Serialize;

use super::Listed;
use crate::wording::count;

/// A name as sources write it, and the outlet that it means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OutletRow {
    /// The name.
    pub name: String,
    /// The outlet: the name itself, or another that it means or may mean.
    pub outlet: String,
    /// Whether it means that: `suggested`, `confirmed` or `rejected`; empty for a name by itself.
    pub verdict: String,
    /// Articles under the name.
    pub articles: u64,
    /// What speaks for the other name.
    pub reason: String,
}

impl Listed for OutletRow {
    const COLUMNS: &'static [(&'static str, bool)] = &[
        ("name", false),
        ("articles", true),
        ("outlet", false),
        ("verdict", false),
        ("reason", false),
    ];

    fn cells(&self) -> Vec<String> {
        let outlet = if self.outlet == self.name {
            String::new()
        } else {
            self.outlet.clone()
        };
        vec![
            self.name.clone(),
            count(self.articles),
            outlet,
            self.verdict.clone(),
            self.reason.clone(),
        ]
    }
}
