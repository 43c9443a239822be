//! Referent profiles as rows: one for everything an outlet says of a referent.

use serde::Serialize;

use super::{Listed, listed};
use crate::report::{Referent, Report};
use crate::search::Format;
use crate::terminal::{Column, TextTable};

/// Something an outlet says of a referent and not all others do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProfileRow {
    /// The event.
    pub event: String,
    /// The noun or name.
    pub referent: String,
    /// The outlet.
    pub outlet: String,
    /// How often it has the referent.
    pub n_referent: u64,
    /// What it says of it.
    pub description: String,
    /// `modifier` or `predicate`.
    pub kind: String,
    /// How often it says so.
    pub n: u64,
    /// Outlets that say so.
    pub n_outlets: u64,
    /// A sentence in which it does; empty but for the most telling.
    pub sentence: String,
}

/// The profiles of a report's referents in a format. Width and colour concern tables only.
pub fn profiles(report: &Report, format: Format, width: usize, colour: bool) -> String {
    listed(&profile_rows(report), format, width, colour, table)
}

/// The same as rows.
pub(crate) fn profile_rows(report: &Report) -> Vec<ProfileRow> {
    let mut rows = Vec::new();
    for story in &report.stories {
        for referent in &story.referents {
            rows.extend(rows_of(report, &story.event, referent));
        }
    }
    rows
}

fn rows_of(report: &Report, event: &str, referent: &Referent) -> Vec<ProfileRow> {
    let mut rows = Vec::new();
    for profile in &referent.profiles {
        for found in &profile.descriptions {
            let sentence = found.line.as_ref().and_then(|line| report.sentence(line));
            rows.push(ProfileRow {
                event: event.to_owned(),
                referent: referent.term.clone(),
                outlet: profile.outlet.clone(),
                n_referent: profile.n,
                description: found.term.clone(),
                kind: found.kind.clone(),
                n: found.n,
                n_outlets: found.n_outlets,
                sentence: sentence
                    .map(|sentence| sentence.text.clone())
                    .unwrap_or_default(),
            });
        }
    }
    rows
}

/// For people: a row an outlet.
fn table(rows: &[ProfileRow]) -> TextTable {
    let mut table = TextTable::new(&[
        Column::text("event"),
        Column::text("referent"),
        Column::text("outlet"),
        Column::text("described near it"),
        Column::text("verbs near it"),
    ]);
    let same = |a: &ProfileRow, b: &ProfileRow| {
        (&a.event, &a.referent, &a.outlet) == (&b.event, &b.referent, &b.outlet)
    };
    for of_outlet in rows.chunk_by(same) {
        let words = |kind: &str| {
            let words = of_outlet.iter().filter(|row| row.kind == kind);
            words
                .map(|row| row.description.clone())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let first = &of_outlet[0];
        table.row(vec![
            first.event.clone(),
            first.referent.clone(),
            first.outlet.clone(),
            words("modifier"),
            words("predicate"),
        ]);
    }
    table
}

impl Listed for ProfileRow {
    const COLUMNS: &'static [&'static str] = &[
        "event",
        "referent",
        "outlet",
        "n_referent",
        "description",
        "kind",
        "n",
        "n_outlets",
        "sentence",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.event.clone(),
            self.referent.clone(),
            self.outlet.clone(),
            self.n_referent.to_string(),
            self.description.clone(),
            self.kind.clone(),
            self.n.to_string(),
            self.n_outlets.to_string(),
            self.sentence.clone(),
        ]
    }
}
