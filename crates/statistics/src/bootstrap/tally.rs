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

/// So many occurrences fit into 16 bits whatever their weights: no weight is above 12.
const FIT: u32 = 65_535 / 12;

impl Tally {
    /// Unknown units, units without a group and counts of 0 are passed over.
    pub(super) fn new(counts: &[(u32, u32)], group_of: &[u32], row_of: &[u32]) -> Self {
        let group = |unit: u32| group_of.get(unit as usize).copied().unwrap_or(NO_GROUP);
        let mut placed: Vec<(u32, u32, u32)> = counts
            .iter()
            .filter(|&&(unit, count)| count > 0 && group(unit) != NO_GROUP)
            .map(|&(unit, count)| (group(unit), row_of[unit as usize], count))
            .collect();
        placed.sort_unstable();
        let mut tally = Self {
            groups: Vec::new(),
            occurrences: Vec::with_capacity(placed.len()),
            total: placed.iter().map(|of| u64::from(of.2)).sum(),
        };
        for (group, row, count) in placed {
            match tally.groups.last() {
                Some(&(last, _)) if last == group => {}
                _ => tally.groups.push((group, 0)),
            }
            // Several articles of one event share a row.
            match tally.occurrences.last_mut() {
                Some(last) if last.0 == row && tally.groups.last().is_some_and(|of| of.1 > 0) => {
                    last.1 = last.1.saturating_add(count);
                }
                _ => tally.occurrences.push((row, count)),
            }
            let end = tally.occurrences.len() as u32;
            if let Some(last) = tally.groups.last_mut() {
                last.1 = end;
            }
        }
        tally
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

/// In 16 bits as far as they reach, whole numbers throughout.
#[inline(always)]
fn weighted_sum(occurrences: &[(u32, u32)], weights: &[[u8; LANES]]) -> [f32; LANES] {
    let mut sums = [0.0f32; LANES];
    let (mut narrow, mut filled) = ([0u16; LANES], 0);
    for &(row, count) in occurrences {
        let row = &weights[row as usize];
        if count > FIT {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += count as f32 * f32::from(weight);
            }
            continue;
        }
        if filled + count > FIT {
            widen(&mut sums, &mut narrow);
            filled = 0;
        }
        filled += count;
        let count = count as u16;
        for (sum, &weight) in narrow.iter_mut().zip(row) {
            *sum = sum.wrapping_add(count.wrapping_mul(u16::from(weight)));
        }
    }
    widen(&mut sums, &mut narrow);
    sums
}

#[inline(always)]
fn widen(sums: &mut [f32; LANES], narrow: &mut [u16; LANES]) {
    for (sum, narrow) in sums.iter_mut().zip(narrow.iter_mut()) {
        *sum += f32::from(*narrow);
        *narrow = 0;
    }
}
