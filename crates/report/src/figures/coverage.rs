//! Who covered what, as a grid of events and outlets.

use super::{Figure, Place};
use crate::chart::{self, Counts};
use crate::report::{CorpusEvent, Report};
use crate::wording::{count, counted};

/// Rows of the grid.
const EVENTS: usize = 40;
/// Columns of the grid.
const OUTLETS: usize = 40;

/// The grid, where there are several events and outlets.
pub(super) fn coverage(report: &Report) -> Option<Figure> {
    let corpus = &report.corpus;
    let mut order: Vec<(usize, &CorpusEvent)> = corpus.events.iter().enumerate().collect();
    order.sort_by_key(|(place, event)| {
        (
            std::cmp::Reverse(event.outlets),
            std::cmp::Reverse(event.articles),
            *place,
        )
    });
    order.truncate(EVENTS);
    let outlets = &corpus.outlets[..OUTLETS.min(corpus.outlets.len())];
    let cell = |event: usize| {
        let cells = outlets
            .iter()
            .map(|outlet| Some(outlet.cells.get(event).map_or(0, |cell| cell.articles)));
        cells.collect()
    };
    let event_title = |(_, event): &(usize, &CorpusEvent)| report.event_title(&event.event);
    let counts = Counts {
        unit: "articles".to_owned(),
        rows: order.iter().map(event_title).collect(),
        columns: outlets.iter().map(|outlet| outlet.outlet.clone()).collect(),
        cells: order.iter().map(|(place, _)| cell(*place)).collect(),
    };
    let title = "Who covered what";
    (corpus.events.len() > 1 && outlets.len() > 1).then(|| Figure {
        name: "coverage-grid".to_owned(),
        place: Place::Audit,
        title: title.to_owned(),
        note: format!(
            "Articles of each outlet on {}; the stronger the shade, the more. A hatched cell is a gap: that outlet takes no part in a comparison of that event.",
            shown(order.len(), corpus.events.len(), "event", "events"),
        ),
        drawing: chart::grid(&counts, title),
    })
}

/// `12 events`, or `the 40 most covered of 500 events`.
fn shown(shown: usize, all: usize, one: &str, many: &str) -> String {
    let all = counted(all as u64, one, many);
    if shown as u64 == 0 || all.starts_with(&count(shown as u64)) {
        all
    } else {
        format!("the {shown} most covered of {all}")
    }
}
