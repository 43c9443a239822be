//! The section of one event: the same as over all events, compact.

use crate::chart;
use crate::methods;
use crate::report::{CorpusEvent, Report, Table, Term};
use crate::wording::{counted, days};

use super::markup::Markup;
use super::page::Part;
use super::palette::Palette;
use super::room;
use super::row::RowView;
use super::table::first_rows;

/// Bars of a figure.
const BARS: usize = 6;
/// Rows with sentences over all events; further rows have their figures only, so that the page of
/// a large corpus can still be opened.
const ROWS_WITH_SENTENCES: usize = 240;

/// An event with its tables.
pub(super) struct EventView<'r> {
    /// Its name.
    pub(super) name: &'r str,
    /// What it is called before a reader.
    pub(super) title: String,
    /// Its number on the page.
    pub(super) number: usize,
    /// Its coverage.
    pub(super) audit: Option<&'r CorpusEvent>,
    /// Its tables with their figures.
    pub(super) tables: Vec<EventTable<'r>>,
}

/// A table of an event with its figure.
pub(super) struct EventTable<'r> {
    /// The table.
    pub(super) table: &'r Table,
    /// Its number in the report.
    pub(super) number: usize,
    /// Its first rows.
    pub(super) rows: Vec<RowView<'r>>,
    /// The figure, of words only; `None` where none is used more often.
    pub(super) figure: Option<Markup>,
    /// The outlet's colour.
    pub(super) class: String,
    cutoff: f64,
}

/// A section for every event that was compared by itself, unless the main tables are that event's.
pub(super) fn events<'r>(
    report: &'r Report,
    palette: &Palette<'_>,
    part: Part,
) -> Vec<EventView<'r>> {
    let main = report
        .tables
        .first()
        .and_then(|table| table.event.as_deref());
    let rows = room::event_rows(report);
    let mut events: Vec<EventView<'r>> = Vec::new();
    for (number, table) in report.tables.iter().enumerate() {
        let Some(name) = table.event.as_deref().filter(|event| Some(*event) != main) else {
            continue;
        };
        let table = event_table(report, number, table, rows, palette);
        match events.iter_mut().find(|event| event.name == name) {
            Some(event) => event.tables.push(table),
            None => events.push(EventView {
                name,
                title: report.event_title(name),
                number: 0,
                audit: report
                    .corpus
                    .events
                    .iter()
                    .find(|event| event.event == name),
                tables: vec![table],
            }),
        }
    }
    for (number, event) in events.iter_mut().enumerate() {
        event.number = number;
    }
    match part {
        Part::Event(number) => events = events.into_iter().skip(number).take(1).collect(),
        Part::Whole => spare_sentences(&mut events),
        Part::Overview => {}
    }
    if is_the_whole_corpus(report, &events) {
        Vec::new()
    } else {
        events
    }
}

/// Takes the sentences from rows beyond the limit.
fn spare_sentences(events: &mut [EventView<'_>]) {
    let tables = events.iter_mut().flat_map(|event| &mut event.tables);
    let rows = tables
        .flat_map(|table| &mut table.rows)
        .skip(ROWS_WITH_SENTENCES);
    for row in rows {
        row.sides.clear();
    }
}

/// Whether a single event's tables would only repeat the tables over all events.
fn is_the_whole_corpus(report: &Report, events: &[EventView<'_>]) -> bool {
    let corpus = &report.corpus;
    events.len() == 1
        && corpus.events.len() == 1
        && corpus.without_event == 0
        && report
            .tables
            .first()
            .is_some_and(|table| table.event.is_none())
}

fn event_table<'r>(
    report: &'r Report,
    number: usize,
    table: &'r Table,
    rows: [usize; 2],
    palette: &Palette<'_>,
) -> EventTable<'r> {
    let is_word = table.unit == "word";
    let terms: Vec<&Term> = table.more().take(BARS).collect();
    let title = format!("What {} uses more often", table.outlet);
    EventTable {
        table,
        number,
        rows: first_rows(report, table, rows[usize::from(!is_word)]),
        figure: (is_word && !terms.is_empty()).then(|| Markup(chart::bars(&terms, &title))),
        class: palette.class(&table.outlet),
        cutoff: report.settings.cutoff,
    }
}

impl EventTable<'_> {
    /// On what footing it stands.
    pub(super) fn footing(&self) -> String {
        methods::footing(self.table, self.cutoff)
    }
}

/// The file of an event's page, beside the first page's folder.
pub(super) fn file_name(number: usize) -> String {
    format!("events/{}.html", number + 1)
}

impl EventView<'_> {
    /// Where its own page is.
    pub(super) fn file(&self) -> String {
        file_name(self.number)
    }

    /// How much there is of it.
    pub(super) fn summary(&self) -> String {
        let Some(audit) = self.audit else {
            return String::new();
        };
        let mut parts = vec![
            counted(audit.articles, "article", "articles"),
            counted(audit.outlets, "outlet", "outlets"),
            counted(audit.words, "word", "words"),
        ];
        let dates = days(audit.first.as_deref(), audit.last.as_deref());
        parts.extend((!dates.is_empty()).then_some(dates));
        parts.join(" · ")
    }

    /// On what footing it stands, once, if all its tables say the same.
    pub(super) fn footing(&self) -> Option<String> {
        let mut footings = self.tables.iter().map(|table| table.footing());
        let first = footings.next()?;
        footings.all(|footing| footing == first).then_some(first)
    }
}
