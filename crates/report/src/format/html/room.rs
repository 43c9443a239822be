//! How much of a report its page shows: of each outlet and each event the less, the more there are,
//! so that a page can be opened and sent. What is left out is said on the page and stands complete in
//! the other formats.

use crate::report::Report;

use super::table::Extent;

/// Outlets up to which every table has its full extent.
const OUTLETS: usize = 12;
/// Outlets beyond which what is set aside has no rows: its headings alone would fill pages.
const WITH_SET_ASIDE: usize = 24;
/// Rows of words, and of sequences, in all tables of single events together.
const EVENT_ROWS: [usize; 2] = [900, 300];
/// Events read closely.
const STORIES: usize = 60;
/// Cells of the table of events and outlets.
const CELLS: usize = 4_000;

/// A table's extent where there are so many outlets: in proportion, but never nothing.
pub(super) fn extent(full: Extent, outlets: usize) -> Extent {
    if outlets <= OUTLETS {
        return full;
    }
    let share = |rows: usize, least: usize| (rows * OUTLETS).div_ceil(outlets).max(least.min(rows));
    Extent {
        open: share(full.open, 3),
        rows: share(full.rows, 4),
        less: share(full.less, 2),
        set_aside: match outlets {
            ..=WITH_SET_ASIDE => share(full.set_aside, 2),
            _ => 0,
        },
        lines: 1,
    }
}

/// Rows of each table of words, and of sequences, about one event.
pub(super) fn event_rows(report: &Report) -> [usize; 2] {
    let tables = report.tables.iter().filter(|table| table.event.is_some());
    let words = tables.clone().filter(|table| table.unit == "word").count();
    let others = tables.count() - words;
    [
        (EVENT_ROWS[0] / words.max(1)).clamp(2, 5),
        (EVENT_ROWS[1] / others.max(1)).clamp(1, 2),
    ]
}

/// Whether the close reading of an event stands on the page: it is among the most covered, or the
/// opening paragraph leads to it.
pub(super) fn has_story(report: &Report, number: usize) -> bool {
    let is_led_to = |anchor: &str| anchor.split('-').nth(1) == Some(&number.to_string());
    number < STORIES
        || report
            .opening
            .iter()
            .any(|statement| is_led_to(&statement.anchor))
}

/// Rows of the table of events and outlets.
pub(super) fn events_in_grid(outlets: usize) -> usize {
    CELLS / outlets.max(1)
}

/// What the page says of the room that each outlet has; empty where nothing is left out for want of it.
pub(super) fn rule(outlets: usize, pictured: usize) -> String {
    if outlets <= OUTLETS {
        return String::new();
    }
    let set_aside = match outlets {
        ..=WITH_SET_ASIDE => "",
        _ => " and nothing of what is set aside",
    };
    format!(
        "With {outlets} outlets every table shows only its first rows{set_aside}, and pictures of all words stand for the {pictured} outlets with most articles; key_terms.csv and report.json have every row."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_outlets_the_fewer_rows_but_never_none() {
        let full = Extent {
            open: 8,
            rows: 16,
            less: 6,
            set_aside: 12,
            lines: 2,
        };
        let rows = |outlets| extent(full, outlets).rows;
        assert_eq!(
            [rows(2), rows(12), rows(24), rows(82), rows(5_000)],
            [16, 16, 8, 4, 4]
        );
        assert!(rule(12, 12).is_empty() && rule(13, 12).contains("13 outlets"));
    }
}
