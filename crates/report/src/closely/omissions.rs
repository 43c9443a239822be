//! Omissions as rows.

use serde::Serialize;

use super::{Listed, figure, listed};
use crate::report::{Omission, Report};
use crate::search::Format;
use crate::terminal::{Column, TextTable};
use crate::wording::probability;

/// What one outlet does not report and most others do.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OmissionRow {
    /// The event.
    pub event: String,
    /// The outlet.
    pub outlet: String,
    /// The word it lacks.
    pub term: String,
    /// `name`, `number` or `word`.
    pub kind: String,
    /// Words left out with it.
    pub further: Vec<String>,
    /// Other outlets that have it.
    pub n_outlets: u64,
    /// All other outlets.
    pub of: u64,
    /// Their occurrences.
    pub n: u64,
    /// How often it is to be expected in a text of this length.
    pub expected: Option<f64>,
    /// Chance of its absence.
    pub chance: Option<f64>,
    /// Finds the others' uses.
    pub kwic_query: String,
    /// Outlet of the sentence.
    pub sentence_outlet: String,
    /// A sentence of another outlet with it.
    pub sentence: String,
}

/// The omissions of a report, at most so many of each event, in a format. Width and colour concern
/// tables only.
pub fn omissions(
    report: &Report,
    most: usize,
    format: Format,
    width: usize,
    colour: bool,
) -> String {
    listed(&omission_rows(report, most), format, width, colour, table)
}

/// The same as rows.
pub(crate) fn omission_rows(report: &Report, most: usize) -> Vec<OmissionRow> {
    let stories = report.stories.iter();
    let rows = stories.flat_map(|story| {
        let omissions = story.omissions.iter().take(most);
        omissions.filter_map(move |omission| row(report, &story.event, omission))
    });
    rows.collect()
}

fn row(report: &Report, event: &str, omission: &Omission) -> Option<OmissionRow> {
    let (first, further) = omission.terms.split_first()?;
    let line = omission.lines.first();
    let article = line.and_then(|line| report.article(line));
    let sentence = line.and_then(|line| report.sentence(line));
    Some(OmissionRow {
        event: event.to_owned(),
        outlet: omission.outlet.clone(),
        term: first.term.clone(),
        kind: first.kind.clone(),
        further: further.iter().map(|term| term.term.clone()).collect(),
        n_outlets: first.n_outlets,
        of: first.of,
        n: first.n,
        expected: omission.expected,
        chance: omission.chance,
        kwic_query: first.kwic_query.clone(),
        sentence_outlet: article
            .map(|article| article.outlet.clone())
            .unwrap_or_default(),
        sentence: sentence
            .map(|sentence| sentence.text.clone())
            .unwrap_or_default(),
    })
}

fn table(rows: &[OmissionRow]) -> TextTable {
    let mut table = TextTable::new(&[
        Column::text("event"),
        Column::text("outlet"),
        Column::text("does not have"),
        Column::number("others"),
        Column::number("uses"),
        Column::number("chance"),
        Column::text("in the others' words"),
    ]);
    for row in rows {
        let words = std::iter::once(&row.term).chain(&row.further);
        table.row(vec![
            row.event.clone(),
            row.outlet.clone(),
            words.cloned().collect::<Vec<_>>().join(", "),
            format!("{} of {}", row.n_outlets, row.of),
            row.n.to_string(),
            probability(row.chance),
            format!("{}: {}", row.sentence_outlet, row.sentence),
        ]);
    }
    table
}

impl Listed for OmissionRow {
    const COLUMNS: &'static [&'static str] = &[
        "event",
        "outlet",
        "term",
        "kind",
        "further",
        "n_outlets",
        "of",
        "n",
        "expected",
        "chance",
        "kwic_query",
        "sentence_outlet",
        "sentence",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.event.clone(),
            self.outlet.clone(),
            self.term.clone(),
            self.kind.clone(),
            self.further.join("; "),
            self.n_outlets.to_string(),
            self.of.to_string(),
            self.n.to_string(),
            figure(self.expected),
            figure(self.chance),
            self.kwic_query.clone(),
            self.sentence_outlet.clone(),
            self.sentence.clone(),
        ]
    }
}
