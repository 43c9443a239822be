//! How much of a report its page shows: of each outlet and each event the less, the more there are,
//! so that a page can be opened and sent. What is left out is said on the page and stands complete in
//! the other formats.

use std::cmp::Reverse;

use crate::board::Contest;
use crate::report::{Report, Story};

use super::table::Extent;

/// Outlets up to which every table has its full extent.
const OUTLETS: usize = 12;
/// Rows of words, and of sequences, in all tables of single events together.
const EVENT_ROWS: [usize; 2] = [900, 300];
/// Tables of sequences about single events up to which they are shown.
const SEQUENCES: usize = 240;
/// Rows of all contested words together.
const CONTEST_ROWS: usize = 600;
/// Rows of all close readings together.
const STORY_ROWS: usize = 1_200;
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
        rows: share(full.rows, 3),
        less: share(full.less, 1),
        // Its headings alone would fill pages.
        set_aside: 0,
        lines: 1,
    }
}

/// Rows for all events together, which outlets beyond twice as many as have full tables take from.
fn room_for_events(rows: usize, report: &Report) -> usize {
    let outlets = report.corpus.outlets.len();
    rows * 2 * OUTLETS / outlets.max(2 * OUTLETS)
}

/// Rows of each table of words, and of sequences, about one event.
pub(super) fn event_rows(report: &Report) -> [usize; 2] {
    let tables = report.tables.iter().filter(|table| table.event.is_some());
    let words = tables.clone().filter(|table| table.unit == "word").count();
    let others = tables.count() - words;
    [
        (room_for_events(EVENT_ROWS[0], report) / words.max(1)).clamp(1, 5),
        match others {
            ..=SEQUENCES => (room_for_events(EVENT_ROWS[1], report) / others.max(1)).clamp(1, 2),
            _ => 0,
        },
    ]
}

/// How many of the contested words stand on the page, strongest first: until the room is full, and never
/// none.
pub(super) fn contests(contests: &[Contest<'_>]) -> usize {
    let rows = |contest: &Contest<'_>| -> usize {
        let events = contest.events.iter();
        events.map(|event| event.uses.len()).sum()
    };
    let mut room = CONTEST_ROWS;
    let has_room = |contest: &&Contest<'_>| {
        let had_room = room > 0;
        room = room.saturating_sub(rows(contest));
        had_room
    };
    contests.iter().take_while(has_room).count()
}

/// Lines of each outlet's use of a contested word.
pub(super) fn contested_lines(report: &Report) -> usize {
    if report.corpus.outlets.len() <= OUTLETS {
        2
    } else {
        1
    }
}

/// The numbers of the events whose close reading stands on the page, in their order: those of most
/// outlets and articles until the room is full, and those that the opening paragraph leads to.
pub(super) fn stories(report: &Report) -> Vec<usize> {
    let covered = |story: &Story| {
        let mut events = report.corpus.events.iter();
        let event = events.find(|event| event.event == story.event);
        event.map_or((0, 0), |event| (event.outlets, event.articles))
    };
    let mut order: Vec<usize> = (0..report.stories.len()).collect();
    order.sort_by_cached_key(|number| (Reverse(covered(&report.stories[*number])), *number));
    let mut room = room_for_events(STORY_ROWS, report);
    order.retain(|number| {
        let has_room = room > 0;
        room = room.saturating_sub(rows(&report.stories[*number]));
        has_room || is_led_to(report, *number)
    });
    order.sort_unstable();
    order
}

/// About how many rows a close reading takes.
fn rows(story: &Story) -> usize {
    let profiles = story
        .referents
        .iter()
        .map(|referent| referent.profiles.len());
    let in_pairs = story.contrasts.len() + story.cut_quotations.len();
    2 * in_pairs + profiles.sum::<usize>() + story.speaking.len() + story.omissions.len()
}

/// Whether the opening paragraph leads to an event's close reading.
fn is_led_to(report: &Report, number: usize) -> bool {
    let number = number.to_string();
    let mut anchors = report.opening.iter().map(|statement| &statement.anchor);
    anchors.any(|anchor| anchor.split('-').nth(1) == Some(&number))
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
    format!(
        "With {outlets} outlets every table shows only its first rows and nothing of what is set aside, and pictures of all words stand for the {pictured} outlets with most articles; key_terms.csv and report.json have every row."
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
            [16, 16, 8, 3, 3]
        );
        assert_eq!(extent(full, 13).set_aside, 0);
        assert!(rule(12, 12).is_empty() && rule(13, 12).contains("13 outlets"));
    }

    #[test]
    fn the_most_covered_events_are_read_closely_until_the_room_is_full() {
        let stories = (0..40).map(|number| Story {
            event: format!("event {number}"),
            omissions: vec![crate::report::Omission::default(); 100],
            ..Story::default()
        });
        let events = (0..40).map(|number| crate::report::CorpusEvent {
            event: format!("event {number}"),
            outlets: number,
            ..crate::report::CorpusEvent::default()
        });
        let mut report = Report {
            stories: stories.collect(),
            ..Report::default()
        };
        report.corpus.events = events.collect();
        assert_eq!(super::stories(&report), (28..40).collect::<Vec<_>>());
        report.opening = vec![crate::report::Statement {
            anchor: "omission-3-1".to_owned(),
            ..crate::report::Statement::default()
        }];
        assert_eq!(super::stories(&report)[0], 3);
    }
}
