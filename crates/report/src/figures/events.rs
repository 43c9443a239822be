//! One word event by event, as small multiples.

use super::{Figure, Place, named};
use crate::chart::{self, Panel};
use crate::palette::Palette;
use crate::report::{Report, Table};

/// Events of small multiples.
const PANELS: usize = 16;

/// The word that most events' tables have, event by event.
pub(super) fn multiples(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let tables: Vec<&Table> = report
        .tables
        .iter()
        .filter(|table| table.event.is_some() && table.unit == "word")
        .collect();
    let terms = report
        .main_tables()
        .filter(|(_, table)| table.unit == "word");
    let terms = terms.flat_map(|(_, table)| table.more().take(3));
    let row = |table: &&Table, name: &str| table.terms.iter().position(|term| term.term == name);
    let uses = |name: &str| {
        tables
            .iter()
            .filter(|table| row(table, name).is_some())
            .count()
    };
    let (most, name) = terms
        .map(|term| (uses(&term.term), term.term.as_str()))
        .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    let mut events: Vec<&str> = tables
        .iter()
        .filter_map(|table| table.event.as_deref())
        .collect();
    events.dedup();
    let panel = |event: &&str| {
        let of_event = tables
            .iter()
            .filter(|table| table.event.as_deref() == Some(event));
        let bars = of_event.map(|table| {
            let term = row(table, name).map(|place| &table.terms[place]);
            let counts =
                term.map(|term| format!("{} here, {} there", term.n_target, term.n_reference));
            (
                named(&table.outlet, palette),
                term.and_then(|term| term.log_ratio),
                counts.unwrap_or_default(),
            )
        });
        Panel {
            event: report.event_title(event),
            bars: bars.collect(),
        }
    };
    let panels: Vec<Panel> = events
        .iter()
        .map(panel)
        .filter(|panel| panel.bars.iter().any(|bar| bar.1.is_some()))
        .take(PANELS)
        .collect();
    let title = format!("“{name}” event by event");
    (most >= 3 && panels.len() >= 2).then(|| Figure {
        name: "event-by-event".to_owned(),
        place: Place::Events,
        note: "How many times as often as the rest each outlet uses it within an event, from 1/32× to 32×; nothing where it is not among the strongest terms of that event. Single events are described, not tested.".to_owned(),
        drawing: chart::multiples(&panels, &title),
        title,
    })
}
