//! A plan that was fixed before anybody saw a result, and what changed since.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::provenance::id;
use super::{Report, Settings};

/// A plan with the state of the index when it was fixed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FrozenPlan {
    /// The beginning of a digest over everything else: to be published, or given to a registry.
    pub id: String,
    /// What was to be asked.
    pub settings: Settings,
    /// Outlets in the index, sorted.
    pub outlets: Vec<String>,
    /// Fingerprint of all articles in the index.
    pub index_fingerprint: String,
    /// Articles in the index.
    pub index_articles: u64,
    /// Fingerprint of what was decided about them: events, outlets, copies, boilerplate; `None` in plans
    /// that were fixed before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curation_fingerprint: Option<String>,
    /// The day on which it was fixed, in UTC, by the clock of the machine: a registry proves more. Part of the
    /// digest, so that it cannot be changed unnoticed. No report has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_on: Option<String>,
}

/// How a report keeps to a plan that was fixed before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The plan's [`FrozenPlan::id`].
    pub plan: String,
    /// What is not as it was planned; nothing where the report is as planned.
    pub changes: Vec<Change>,
}

/// Something that is not as it was planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its name.
    pub what: String,
    /// As planned.
    pub planned: String,
    /// As done.
    pub done: String,
}

impl FrozenPlan {
    /// Fixes a plan.
    pub fn new(
        settings: Settings,
        outlets: impl Iterator<Item = String>,
        index_fingerprint: String,
        index_articles: u64,
        curation_fingerprint: String,
    ) -> Self {
        let outlets: BTreeSet<String> = outlets.collect();
        let mut this = Self {
            id: String::new(),
            settings,
            outlets: outlets.into_iter().collect(),
            index_fingerprint,
            index_articles,
            curation_fingerprint: Some(curation_fingerprint),
            frozen_on: None,
        };
        this.id = id(&this);
        this
    }

    /// The same plan, fixed on a day (YYYY-MM-DD).
    pub fn on(self, day: String) -> Self {
        let unnamed = Self {
            id: String::new(),
            frozen_on: Some(day),
            ..self
        };
        Self {
            id: id(&unnamed),
            ..unnamed
        }
    }

    /// The plan as a file.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        json.expect("plain values, whose maps have texts as keys") + "\n"
    }

    /// Reads a plan back.
    ///
    /// # Errors
    /// Where it is no plan, or was changed after it was fixed.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let plan: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let unnamed = Self {
            id: String::new(),
            ..plan.clone()
        };
        if id(&unnamed) == plan.id {
            Ok(plan)
        } else {
            Err("it was changed after it was fixed: its digest is another one".to_owned())
        }
    }

    /// What of a report is not as planned.
    pub(super) fn changes(&self, report: &Report) -> Vec<Change> {
        let value = |settings: &Settings| serde_json::to_value(settings).unwrap_or_default();
        let (mut planned, done) = (value(&self.settings), value(&report.settings));
        if self.settings.contrasts.is_empty() && keeps_to_all_outlets(report) {
            // Each outlet against the others was planned, and the report has worked that out.
            planned["contrasts"] = done["contrasts"].clone();
        }
        let mut changes = Vec::new();
        let mut compare = |what: &str, planned: String, done: String| {
            if planned != done {
                let what = match what {
                    "from" => "since".to_owned(), // as the command line has it
                    other => other.replace('_', " "),
                };
                changes.push(Change {
                    what,
                    planned,
                    done,
                });
            }
        };
        // What was not asked for is not written, so either side may lack a name.
        let names = [&planned, &done].map(|settings| settings.as_object());
        let names: BTreeSet<&String> = names.into_iter().flatten().flat_map(Map::keys).collect();
        for name in names {
            compare(name, shown(&planned[name]), shown(&done[name]));
        }
        let provenance = &report.provenance;
        let (then, now) = (&self.index_fingerprint, &provenance.index_fingerprint);
        compare("index_fingerprint", then.clone(), now.clone());
        let (then, now) = (self.index_articles, provenance.index_articles);
        compare("articles_in_the_index", then.to_string(), now.to_string());
        if let Some(then) = &self.curation_fingerprint {
            let what = "decisions about events, outlets, copies and boilerplate";
            compare(what, then.clone(), provenance.curation_fingerprint.clone());
        }
        changes
    }
}

/// Whether every contrast is one outlet against the rest.
fn keeps_to_all_outlets(report: &Report) -> bool {
    let mut contrasts = report.settings.contrasts.iter();
    contrasts
        .all(|contrast| contrast.reference_outlets.is_empty() && contrast.target_outlets.len() == 1)
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "any".to_owned(),
        other => other.to_string(),
    }
}
