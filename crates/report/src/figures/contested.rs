//! Contested words: who uses them as its own, and who keeps them in quotation marks.

use super::{Figure, Place, named};
use crate::board::Board;
use crate::chart::{self, Wordings};
use crate::palette::Palette;
use crate::report::{Contested, Report};
use crate::wording::counted;

/// Contested words on the board.
const WORDINGS: usize = 7;

/// The board of contested words.
pub(super) fn contested(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let board = Board::new(report);
    let contests = &board.contests[..WORDINGS.min(board.contests.len())];
    let mut names: Vec<&str> = contests
        .iter()
        .flat_map(|contest| &contest.events)
        .flat_map(|event: &&Contested| &event.uses)
        .map(|outlet| outlet.outlet.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let uses = |outlet: &str| -> Vec<[u64; 2]> {
        let uses = contests.iter().map(|contest| {
            let uses = contest.events.iter().flat_map(|event| &event.uses);
            uses.filter(|found| found.outlet == outlet)
                .fold([0, 0], |[own, apart], found| {
                    [own + found.stands_by, apart + found.keeps_distance]
                })
        });
        uses.collect()
    };
    let wordings = Wordings {
        wordings: contests
            .iter()
            .map(|contest| contest.term.to_owned())
            .collect(),
        outlets: names
            .iter()
            .map(|name| (named(name, palette), uses(name)))
            .collect(),
    };
    let title = "Whose word it is, and who keeps a distance from it";
    (!contests.is_empty()).then(|| Figure {
        name: "contested-words".to_owned(),
        place: Place::Contested,
        title: title.to_owned(),
        note: format!(
            "Full: uses that the outlet stands by; hollow: uses in quotation marks, denied or hedged. Uses of {}, counted over the events in which each is contested. The larger, the more. Described, not tested.",
            counted(contests.len() as u64, "contested word", "contested words"),
        ),
        drawing: chart::wordings(&wordings, title),
    })
}
