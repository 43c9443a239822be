//! A term's counts laid out group by group, and their sums under the weights of a block.

use super::NO_GROUP;
use super::weights::LANES;

/// A term's occurrences.
#[derive(Debug)]
pub(super) struct Tally {
    /// Groups that have the term, ascending, and where their occurrences end.
    pub(super) groups: Vec<(u32, u32)>,
    /// Row of weights and count.
    occurrences: Vec<(u32, u32)>,
    pub(super) total: u64,
}

/// No weight is above this.
const LARGEST_WEIGHT: u32 = 12;
/// So many occurrences fit into 8 and into 16 bits, whatever their weights.
const FIT_BYTE: u32 = 255 / LARGEST_WEIGHT;
const FIT_WORD: u32 = 65_535 / LARGEST_WEIGHT;

impl Tally {
    /// Unknown units, units without a group and counts of 0 are passed over.
    pub(super) fn new(counts: &[(u32, u32)], group_of: &[u32], row_of: &[u32]) -> Self {
        let group = |unit: u32| group_of.get(unit as usize).copied().unwrap_or(NO_GROUP);
        let placed = || {
            let placed = counts
                .iter()
                .map(|&(unit, count)| (group(unit), unit, count));
            placed.filter(|&(group, _, count)| count > 0 && group != NO_GROUP)
        };
        let (mut groups, mut ends) = (Vec::new(), Vec::new());
        for (group, ..) in placed() {
            let group = group as usize;
            ends.resize(ends.len().max(group + 1), 0u32);
            ends[group] += 1;
        }
        // From the number in each group to its first place, which moves on as places are filled.
        let mut next = 0;
        for (group, end) in (0u32..).zip(&mut ends) {
            let n = std::mem::replace(end, next);
            next += n;
            if n > 0 {
                groups.push((group, next));
            }
        }
        let mut occurrences = vec![(0, 0); next as usize];
        for (group, unit, count) in placed() {
            let place = &mut ends[group as usize];
            occurrences[*place as usize] = (row_of[unit as usize], count);
            *place += 1;
        }
        Self {
            groups,
            total: occurrences.iter().map(|of| u64::from(of.1)).sum(),
            occurrences,
        }
    }

    /// The weighted count of each group that has the term, in the order of `groups`, one call each.
    #[inline(always)]
    pub(super) fn sums(&self, weights: &[[u8; LANES]], mut take: impl FnMut(u32, &[f32; LANES])) {
        let mut start = 0;
        for &(group, end) in &self.groups {
            let occurrences = &self.occurrences[start as usize..end as usize];
            take(group, &weighted_sum(occurrences, weights));
            start = end;
        }
    }
}

/// Whole numbers throughout, in as few bits as will do.
#[inline(always)]
fn weighted_sum(occurrences: &[(u32, u32)], weights: &[[u8; LANES]]) -> [f32; LANES] {
    let mut sums = Sums::default();
    for &(row, count) in occurrences {
        let row = &weights[row as usize];
        match count {
            1 => sums.add_one(row),
            2..=FIT_WORD => sums.add(row, count),
            _ => sums.add_many(row, count),
        }
    }
    sums.finish()
}

/// Sums of three widths; the narrow ones are emptied into the next before they could run over.
struct Sums {
    bytes: [u8; LANES],
    in_bytes: u32,
    words: [u16; LANES],
    in_words: u32,
    wide: [f32; LANES],
}

impl Default for Sums {
    #[inline(always)]
    fn default() -> Self {
        Self {
            bytes: [0; LANES],
            in_bytes: 0,
            words: [0; LANES],
            in_words: 0,
            wide: [0.0; LANES],
        }
    }
}

impl Sums {
    #[inline(always)]
    fn add_one(&mut self, row: &[u8; LANES]) {
        if self.in_bytes == FIT_BYTE {
            self.empty_bytes();
        }
        self.in_bytes += 1;
        for (sum, &weight) in self.bytes.iter_mut().zip(row) {
            *sum = sum.wrapping_add(weight);
        }
    }

    #[inline(always)]
    fn add(&mut self, row: &[u8; LANES], count: u32) {
        self.reserve(count);
        let count = count as u16;
        for (sum, &weight) in self.words.iter_mut().zip(row) {
            *sum = sum.wrapping_add(count.wrapping_mul(u16::from(weight)));
        }
    }

    #[inline(always)]
    fn add_many(&mut self, row: &[u8; LANES], count: u32) {
        for (sum, &weight) in self.wide.iter_mut().zip(row) {
            *sum += count as f32 * f32::from(weight);
        }
    }

    /// Makes room for so many occurrences among the words.
    #[inline(always)]
    fn reserve(&mut self, count: u32) {
        if self.in_words + count > FIT_WORD {
            self.empty_words();
        }
        self.in_words += count;
    }

    #[inline(always)]
    fn empty_bytes(&mut self) {
        self.reserve(self.in_bytes);
        self.in_bytes = 0;
        for (sum, byte) in self.words.iter_mut().zip(&mut self.bytes) {
            *sum = sum.wrapping_add(u16::from(std::mem::take(byte)));
        }
    }

    #[inline(always)]
    fn empty_words(&mut self) {
        self.in_words = 0;
        for (sum, word) in self.wide.iter_mut().zip(&mut self.words) {
            *sum += f32::from(std::mem::take(word));
        }
    }

    #[inline(always)]
    fn finish(mut self) -> [f32; LANES] {
        self.empty_bytes();
        self.empty_words();
        self.wide
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_every_width_are_whole_and_lose_nothing() {
        let weight = |row: u32, lane: usize| ((row as usize * 7 + lane) % 13) as u8;
        let weights: Vec<[u8; LANES]> = (0..400)
            .map(|row| core::array::from_fn(|lane| weight(row, lane)))
            .collect();
        let heaviest = vec![[LARGEST_WEIGHT as u8; LANES]; 400];
        let ones: Vec<(u32, u32)> = (0..400).map(|row| (row, 1)).collect();
        let sizes = [1, FIT_BYTE, FIT_BYTE + 1, FIT_WORD, FIT_WORD + 1, 9_000];
        let mixed: Vec<(u32, u32)> = (0..400).zip(sizes.into_iter().cycle()).collect();
        for weights in [&weights, &heaviest] {
            for occurrences in [&ones, &mixed] {
                let sums = weighted_sum(occurrences, weights);
                for (lane, sum) in sums.into_iter().enumerate() {
                    let part = |of: &(u32, u32)| u32::from(weights[of.0 as usize][lane]) * of.1;
                    let expected: u32 = occurrences.iter().map(part).sum();
                    assert!(
                        expected < 1 << 24,
                        "single precision holds whole numbers so far"
                    );
                    assert_eq!(sum, expected as f32);
                }
            }
        }
        assert_eq!(weighted_sum(&ones, &heaviest), [4_800.0; LANES]);
    }
}
