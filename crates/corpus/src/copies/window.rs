//! Which texts are near enough in time to be copies, and those that are word for word the same.

use super::options::CopyOptions;
use super::sketch::{Sketch, Sketches};

/// The texts in the order of their dates, those without one at the end.
pub(super) struct Calendar {
    /// The place of each text of that order in the input.
    pub(super) places: Vec<u32>,
    /// For each text of that order, the first one that is within its window.
    reach: Vec<u32>,
}

impl Calendar {
    pub(super) fn of(sketches: &Sketches, options: &CopyOptions) -> Calendar {
        let all = &sketches.all;
        let mut places: Vec<u32> = (0..all.len() as u32).collect();
        places.sort_unstable_by_key(|place| when(&all[*place as usize], *place));
        let mut from = 0;
        let reach = places.iter().map(|place| {
            let Some(day) = all[*place as usize].day else { return 0 };
            let before = |earlier: u32| all[earlier as usize].day.is_some_and(|earlier| {
                day.saturating_sub(earlier) > i32::from(options.window_days)
            });
            while before(places[from]) {
                from += 1;
            }
            from as u32
        });
        Calendar { reach: reach.collect(), places }
    }

    /// Of the texts `earlier` than `rank`, in order, those within its window.
    pub(super) fn within<'e>(&self, earlier: &'e [u32], rank: u32) -> &'e [u32] {
        let reach = self.reach[rank as usize];
        &earlier[earlier.partition_point(|other| *other < reach)..]
    }
}

/// Whether two texts are near enough in time, or nothing is known against it.
pub(super) fn are_near(a: &Sketch, b: &Sketch, options: &CopyOptions) -> bool {
    match (a.day, b.day) {
        (Some(a), Some(b)) => a.abs_diff(b) <= u32::from(options.window_days),
        _ => true,
    }
}

/// Pairs of texts that are word for word the same: each with the one before it and with the first.
pub(super) fn equal_texts(sketches: &Sketches) -> Vec<(u32, u32)> {
    let all = &sketches.all;
    let mut places: Vec<u32> = (0..all.len() as u32).collect();
    places.retain(|place| all[*place as usize].n_words > 0);
    let whole = |place: u32| (all[place as usize].whole, all[place as usize].n_words);
    places.sort_unstable_by_key(|place| (whole(*place), when(&all[*place as usize], *place)));
    let mut pairs = Vec::new();
    for group in places.chunk_by(|a, b| whole(*a) == whole(*b)) {
        for neighbours in group.windows(2) {
            pairs.extend([pair(neighbours[0], neighbours[1]), pair(group[0], neighbours[1])]);
        }
    }
    pairs
}

/// Two places, the lower one first.
pub(super) fn pair(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}

fn when(sketch: &Sketch, place: u32) -> (i32, &str, u32) {
    (sketch.day.unwrap_or(i32::MAX), &sketch.id, place)
}
