//! Which articles of an outlet tell one story in the same words: updates, duplicates, a column in
//! two places. Lines that only they share are no boilerplate, however often they are repeated.

use std::collections::BTreeMap;

use super::pieces::Cut;

/// Articles are of one story if they share this part of the shorter one.
const LEAST_SHARE: f64 = 0.5;
/// A piece in more articles than this says nothing about any two of them.
const MANY: usize = 30;

/// For each article, the first article of its story.
pub(super) fn stories(cuts: &[Cut]) -> Vec<u32> {
    let mut holders: BTreeMap<u64, Vec<(u32, usize)>> = BTreeMap::new();
    for (number, cut) in (0u32..).zip(cuts) {
        for piece in cut.pieces.iter().filter(|piece| piece.is_unit) {
            let holders = holders.entry(piece.key).or_default();
            if holders.last().is_none_or(|(last, _)| *last != number) {
                holders.push((number, piece.span.end - piece.span.start));
            }
        }
    }
    let mut length = vec![0; cuts.len()];
    let mut shared: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for holders in holders.values().filter(|holders| holders.len() <= MANY) {
        for (place, (article, n_bytes)) in holders.iter().enumerate() {
            length[*article as usize] += n_bytes;
            for (earlier, _) in &holders[..place] {
                *shared.entry((*earlier, *article)).or_default() += n_bytes;
            }
        }
    }
    let mut first: Vec<u32> = (0..cuts.len() as u32).collect();
    for ((a, b), n_bytes) in shared {
        let shorter = length[a as usize].min(length[b as usize]);
        if n_bytes as f64 >= LEAST_SHARE * shorter as f64 {
            let (a, b) = (root(&first, a), root(&first, b));
            first[a.max(b) as usize] = a.min(b);
        }
    }
    (0..cuts.len() as u32)
        .map(|article| root(&first, article))
        .collect()
}

fn root(first: &[u32], mut article: u32) -> u32 {
    while first[article as usize] != article {
        article = first[article as usize];
    }
    article
}
