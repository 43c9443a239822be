//! Who is near whom: every distance on a heat map, a map of outlets, and what drives the largest
//! distances.

use super::{Figure, Place, named};
use crate::chart::{self, Distances, Pair, Part};
use crate::palette::Palette;
use crate::report::{Divergence, Divergences, Report};
use crate::wording::{count, counted, measure, percent, probability};

/// Fewest groups for which a picture says more than the table of pairs.
const GROUPS: usize = 3;
/// Pairs whose distance is taken apart.
const SHIFTS: usize = 3;
/// The page's unit: a thousandth of a bit.
const PER_BIT: f64 = 1_000.0;

/// The pictures of every column by which distances were measured.
pub(super) fn distances(report: &Report, palette: &Palette<'_>) -> Vec<Figure> {
    let columns = report.divergences.iter().enumerate();
    columns
        .flat_map(|(column, all)| of_column(column, all, palette))
        .collect()
}

fn of_column(column: usize, all: &Divergences, palette: &Palette<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    if all.groups.len() >= GROUPS && !all.pairs.is_empty() {
        let distances = in_thousandths(all, palette);
        figures.push(heat_map(column, all, &distances));
        figures.push(map(column, all, &distances));
    }
    let shifts = farthest(all).into_iter().enumerate();
    figures.extend(shifts.map(|(place, pair)| word_shift(column, place, all, pair, palette)));
    figures
}

fn in_thousandths(all: &Divergences, palette: &Palette<'_>) -> Distances {
    let place = |name: &str| all.groups.iter().position(|group| group == name);
    let pair = |pair: &Divergence| {
        Some(Pair {
            of: [place(&pair.first)?, place(&pair.second)?],
            distance: Some(pair.jsd_centred * PER_BIT),
            error: pair.standard_error.map(|error| error * PER_BIT),
            sure: pair.is_sure(),
        })
    };
    Distances {
        measure: "Distances in thousandths of a bit beyond chance".to_owned(),
        names: all
            .groups
            .iter()
            .map(|group| named(group, palette))
            .collect(),
        pairs: all.pairs.iter().filter_map(pair).collect(),
    }
}

fn heat_map(column: usize, all: &Divergences, distances: &Distances) -> Figure {
    Figure {
        name: format!("distances-{column}"),
        place: Place::Near(column),
        title: format!("How far apart, {} by {}", all.column, all.column),
        note: format!(
            "Thousandths of a bit beyond chance, over {} words; 0 or less: no further apart than the same articles under other names. Bold: p ≤ 0.05, corrected for {} ({}). A dash: they share no event. The tree joins those alike first (average linkage).",
            count(all.terms),
            counted(all.pairs.len() as u64, "pair", "pairs"),
            how_many_are_sure(all),
        ),
        drawing: chart::heat_map(distances),
    }
}

fn map(column: usize, all: &Divergences, distances: &Distances) -> Figure {
    let rings = if all.pairs.iter().any(|pair| pair.standard_error.is_some()) {
        "Broken rings are one standard error of an outlet’s distances, by leaving out one event at a time: where they overlap, the places may change."
    } else {
        "With a single event there is no telling how sure the places are."
    };
    Figure {
        name: format!("map-{column}"),
        place: Place::Near(column),
        title: "The same distances as a map".to_owned(),
        note: format!(
            "The nearer two stand, the more alike they word the same events; axes have no meaning of their own. {rings} Of {}, {}.",
            counted(all.pairs.len() as u64, "distance", "distances"),
            how_many_are_sure(all),
        ),
        drawing: chart::map(distances),
    }
}

fn how_many_are_sure(all: &Divergences) -> String {
    match all.pairs.iter().filter(|pair| pair.is_sure()).count() {
        some if some == all.pairs.len() => "all are more than chance".to_owned(),
        0 => "none is more than chance".to_owned(),
        1 => "one is more than chance".to_owned(),
        some => format!("{some} are more than chance"),
    }
}

/// The pairs farthest apart beyond chance; where nothing is, the farthest alone.
fn farthest(all: &Divergences) -> Vec<&Divergence> {
    let apart = |pair: &&Divergence| pair.jsd_centred > 0.0 && !pair.drivers.is_empty();
    let mut pairs: Vec<&Divergence> = all.pairs.iter().filter(apart).collect();
    pairs.sort_by(|a, b| {
        let sure = b.is_sure().cmp(&a.is_sure());
        sure.then_with(|| b.jsd_centred.total_cmp(&a.jsd_centred))
    });
    let sure = pairs.iter().filter(|pair| pair.is_sure()).count();
    pairs.truncate(sure.clamp(1, SHIFTS));
    pairs
}

fn word_shift(
    column: usize,
    place: usize,
    all: &Divergences,
    pair: &Divergence,
    palette: &Palette<'_>,
) -> Figure {
    let parts: Vec<Part> = pair
        .drivers
        .iter()
        .map(|driver| Part {
            term: driver.term.clone(),
            kind: driver.tag.as_deref().unwrap_or_default().replace('_', " "),
            share: driver.bits / pair.jsd_centred,
            first: driver.more == pair.first,
        })
        .collect();
    let sides = [&pair.first, &pair.second].map(|name| named(name, palette));
    let title = format!("What sets {} and {} apart", pair.first, pair.second);
    Figure {
        name: format!("word-shift-{column}-{place}"),
        place: Place::Near(column),
        note: shift_note(all, pair),
        drawing: chart::word_shift(&parts, [&sides[0], &sides[1]], &title),
        title,
    }
}

fn shift_note(all: &Divergences, pair: &Divergence) -> String {
    let error = pair.standard_error;
    let error = error.map_or_else(String::new, |error| format!(" ± {:.1}", error * PER_BIT));
    let sure = if pair.is_sure() {
        ""
    } else {
        ": it may be chance"
    };
    format!(
        "The {} that add most to a distance of {}{error} thousandths of a bit, each on the side of whoever uses it more; all other words together add {}. Over {}; p {}, corrected for {}{sure}.",
        counted(pair.drivers.len() as u64, "word", "words"),
        measure(Some(pair.jsd_centred * PER_BIT), 1),
        percent(pair.others / pair.jsd_centred),
        counted(pair.events, "event", "events"),
        probability(Some(pair.p_corrected)),
        counted(all.pairs.len() as u64, "pair", "pairs"),
    )
}
