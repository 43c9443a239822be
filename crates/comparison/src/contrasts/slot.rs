//! How much two places in two sentences are the same slot: equal words at like distances on the same
//! side, near and telling ones counting most.

use crate::coverage::{Coverage, Word};

/// Words on either side that make a slot.
const REACH: usize = 4;
/// Weight of a function word, and from which on a word is as telling as can be.
const LEAST: f64 = 0.1;
const MOST: f64 = 4.0;

/// How alike the surroundings of two words are, 0 where they share none; and the shared stems, in
/// the order of the first sentence.
pub(super) fn slot(
    coverage: &Coverage,
    one: (&[Word], usize),
    other: (&[Word], usize),
    shared: Option<&mut Vec<u32>>,
) -> f64 {
    let mut sum = 0.0;
    let mut found = Vec::new();
    for side in [-1, 1] {
        for near in 1..=REACH {
            let Some(stem) = at(one, side * near as isize) else {
                break;
            };
            let same = (1..=REACH).filter(|d| at(other, side * *d as isize) == Some(stem));
            for far in same {
                sum += weight(coverage, stem) / ((near * far) as f64).sqrt();
                found.push((side * near as isize, stem));
            }
        }
    }
    if let Some(shared) = shared {
        found.sort_unstable();
        found.dedup();
        shared.extend(found.into_iter().map(|(_, stem)| stem));
    }
    sum
}

fn at((words, place): (&[Word], usize), distance: isize) -> Option<u32> {
    let place = place.checked_add_signed(distance)?;
    words.get(place).map(|word| word.stem)
}

fn weight(coverage: &Coverage, stem: u32) -> f64 {
    (coverage.lexis.stem(stem).weight.min(MOST) / MOST).max(LEAST)
}
