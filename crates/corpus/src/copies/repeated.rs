//! An inverted index of the shingles that are in two texts or more. Most shingles are in one only,
//! and are dropped at once.

use rayon::prelude::*;

use super::shingle::IN_VOICE;
use super::sketch::Sketches;
use super::window::Calendar;

/// Shingles sorted at a time.
const PART: usize = 1 << 20;

/// The repeated shingles, numbered, and the texts, by their rank in the calendar.
pub(super) struct Repeated {
    /// The texts of each shingle, in order.
    pub(super) texts: Rows,
    /// The shingles of each text.
    pub(super) shingles: Rows,
}

/// Rows of numbers, one after the other.
pub(super) struct Rows {
    /// Where each row begins in `numbers`, and at the end where the last one ends.
    starts: Vec<usize>,
    numbers: Vec<u32>,
}

impl Repeated {
    pub(super) fn of(sketches: &Sketches, calendar: &Calendar) -> Repeated {
        let n_shingles: usize = sketches.all.iter().map(|sketch| sketch.shingles.len()).sum();
        let n_bits = (n_shingles / PART + 1).next_power_of_two().trailing_zeros();
        let parts = (0..1_u64 << n_bits).into_par_iter();
        let parts = parts.map(|part| repeated_in_part(part, n_bits, sketches, calendar));
        let mut texts = Rows { starts: vec![0], numbers: Vec::new() };
        for part in parts.collect::<Vec<Vec<(u64, u32)>>>() {
            for group in part.chunk_by(|a, b| a.0 == b.0) {
                texts.push(group.iter().map(|(_, rank)| *rank));
            }
        }
        let shingles = texts.turned(calendar.places.len());
        Repeated { texts, shingles }
    }
}

impl Rows {
    pub(super) fn row(&self, number: u32) -> &[u32] {
        let number = number as usize;
        &self.numbers[self.starts[number]..self.starts[number + 1]]
    }

    fn push(&mut self, row: impl Iterator<Item = u32>) {
        self.numbers.extend(row);
        self.starts.push(self.numbers.len());
    }

    /// For each number below `n`, the rows it is in.
    fn turned(&self, n: usize) -> Rows {
        let mut starts = vec![0; n + 1];
        for number in &self.numbers {
            starts[*number as usize + 1] += 1;
        }
        for next in 1..starts.len() {
            starts[next] += starts[next - 1];
        }
        let mut ends = starts.clone();
        let mut numbers = vec![0; self.numbers.len()];
        for row in 0..self.starts.len() as u32 - 1 {
            for number in self.row(row) {
                let end = &mut ends[*number as usize];
                numbers[*end] = row;
                *end += 1;
            }
        }
        Rows { starts, numbers }
    }
}

/// Of the shingles that begin with the bits of `part`, those in two texts or more, with the texts.
fn repeated_in_part(
    part: u64,
    n_bits: u32,
    sketches: &Sketches,
    calendar: &Calendar,
) -> Vec<(u64, u32)> {
    let mut found = Vec::with_capacity(PART + PART / 8);
    for (rank, place) in calendar.places.iter().enumerate() {
        let shingles = &sketches.all[*place as usize].shingles;
        let before = |end: u64| shingles.partition_point(|shingle| prefix(*shingle, n_bits) < end);
        let in_part = &shingles[before(part)..before(part + 1)];
        found.extend(in_part.iter().map(|shingle| (shingle | IN_VOICE, rank as u32)));
    }
    found.sort_unstable();
    let groups = found.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1);
    groups.flatten().copied().collect()
}

fn prefix(shingle: u64, n_bits: u32) -> u64 {
    shingle.checked_shr(64 - n_bits).unwrap_or(0)
}
