//! Contrasts as rows.

use serde::Serialize;

use super::{Listed, figure, listed};
use crate::report::{Alternative, Line, Report, Story, WordContrast};
use crate::search::Format;
use crate::terminal::{Column, TextTable};
use crate::wording::or_dash;

/// Two words for the same, with what else stands for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ContrastRow {
    /// The event.
    pub event: String,
    /// `verb`, `modifier`, `noun`, or `word` in languages of whose words no classes are known.
    pub kind: String,
    /// The one word, commonest form.
    pub term: String,
    /// It with the words that belong to it in its sentence: *formal protest*.
    pub phrase: String,
    /// The outlet of its sentence.
    pub outlet: String,
    /// Its occurrences by outlet: `Harbour Review 3; Daily Beacon 1`.
    pub uses: String,
    /// The other word.
    pub other: String,
    /// It with the words that belong to it in its sentence.
    pub other_phrase: String,
    /// The outlet of its sentence.
    pub other_outlet: String,
    /// Its occurrences by outlet.
    pub other_uses: String,
    /// Further words for the same.
    pub further: Vec<String>,
    /// Words around both.
    pub shared: Vec<String>,
    /// Cosine of the vectors of both.
    pub alike: Option<f64>,
    /// Whether it is likely right.
    pub likely: bool,
    /// For ranking among contrasts of its kind and event.
    pub score: Option<f64>,
    /// A sentence with the one.
    pub sentence: String,
    /// A sentence with the other.
    pub other_sentence: String,
    /// Finds all uses of the one.
    pub kwic_query: String,
    /// Finds all uses of the other.
    pub other_kwic_query: String,
}

/// The contrasts of a report, at most so many of each event, in a format. Width and colour concern
/// tables only. Says nothing but the headings where there are none.
pub fn contrasts(
    report: &Report,
    most: usize,
    format: Format,
    width: usize,
    colour: bool,
) -> String {
    listed(&contrast_rows(report, most), format, width, colour, table)
}

/// The same as rows.
pub(crate) fn contrast_rows(report: &Report, most: usize) -> Vec<ContrastRow> {
    let stories = report.stories.iter();
    let rows = stories.flat_map(|story| {
        let contrasts = story.contrasts.iter().take(most);
        contrasts.filter_map(move |contrast| row(report, story, contrast))
    });
    rows.collect()
}

fn row(report: &Report, story: &Story, contrast: &WordContrast) -> Option<ContrastRow> {
    let [one, other, further @ ..] = contrast.alternatives.as_slice() else {
        return None;
    };
    let outlet = |line: &Line| report.article(line).map(|article| article.outlet.clone());
    let sentence = |line: &Line| report.sentence(line).map(|sentence| sentence.text.clone());
    Some(ContrastRow {
        event: story.event.clone(),
        kind: contrast.kind.clone(),
        term: one.term.clone(),
        phrase: one.phrase.clone(),
        outlet: outlet(&one.line).unwrap_or_default(),
        uses: uses(one),
        other: other.term.clone(),
        other_phrase: other.phrase.clone(),
        other_outlet: outlet(&other.line).unwrap_or_default(),
        other_uses: uses(other),
        further: further.iter().map(|word| word.term.clone()).collect(),
        shared: contrast.shared.clone(),
        alike: contrast.alike,
        likely: contrast.likely,
        score: contrast.score,
        sentence: sentence(&one.line).unwrap_or_default(),
        other_sentence: sentence(&other.line).unwrap_or_default(),
        kwic_query: one.kwic_query.clone(),
        other_kwic_query: other.kwic_query.clone(),
    })
}

fn uses(word: &Alternative) -> String {
    let uses = word
        .uses
        .iter()
        .map(|count| format!("{} {}", count.outlet, count.n));
    uses.collect::<Vec<_>>().join("; ")
}

fn table(rows: &[ContrastRow]) -> TextTable {
    let mut table = TextTable::new(&[
        Column::text("event"),
        Column::text("kind"),
        Column::text("word"),
        Column::text("other"),
        Column::number("alike"),
        Column::text("a sentence with each"),
    ]);
    for row in rows {
        let alike = or_dash(row.alike, |alike| format!("{alike:.2}"));
        let mut cells = vec![
            row.event.clone(),
            row.kind.clone(),
            row.phrase.clone(),
            row.other_phrase.clone(),
        ];
        cells.extend([alike, format!("{}: {}", row.outlet, row.sentence)]);
        table.row(cells);
        let mut second = vec![String::new(); 5];
        second.push(format!("{}: {}", row.other_outlet, row.other_sentence));
        table.row(second);
    }
    table
}

impl Listed for ContrastRow {
    const COLUMNS: &'static [&'static str] = &[
        "event",
        "kind",
        "term",
        "phrase",
        "outlet",
        "uses",
        "other",
        "other_phrase",
        "other_outlet",
        "other_uses",
        "further",
        "shared",
        "alike",
        "likely",
        "score",
        "sentence",
        "other_sentence",
        "kwic_query",
        "other_kwic_query",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.event.clone(),
            self.kind.clone(),
            self.term.clone(),
            self.phrase.clone(),
            self.outlet.clone(),
            self.uses.clone(),
            self.other.clone(),
            self.other_phrase.clone(),
            self.other_outlet.clone(),
            self.other_uses.clone(),
            self.further.join("; "),
            self.shared.join("; "),
            figure(self.alike),
            self.likely.to_string(),
            figure(self.score),
            self.sentence.clone(),
            self.other_sentence.clone(),
            self.kwic_query.clone(),
            self.other_kwic_query.clone(),
        ]
    }
}
