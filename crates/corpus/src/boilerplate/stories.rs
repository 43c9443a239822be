//! Which articles of an outlet tell one story in the same words: updates, duplicates, a column in
//! two places. Lines that only they share are no boilerplate, however often they are repeated.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::pieces::Cut;

/// Articles are of one story if they share this part of the shorter one.
const LEAST_SHARE: f64 = 0.5;
/// A piece in more articles than this says nothing about any two of them.
const MANY: usize = 30;

/// A piece in an article: key, article, bytes.
type Holding = (u64, u32, usize);

/// For each article, the first article of its story.
pub(super) fn stories(cuts: &[Cut]) -> Vec<u32> {
    let mut length = vec![0; cuts.len()];
    let mut shared: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for holders in holdings(cuts).chunk_by(|a, b| a.0 == b.0) {
        if holders.len() > MANY {
            continue;
        }
        for (place, (_, article, n_bytes)) in holders.iter().enumerate() {
            length[*article as usize] += n_bytes;
            for (_, earlier, _) in &holders[..place] {
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

/// Which articles hold which pieces, each once: by piece, then article.
fn holdings(cuts: &[Cut]) -> Vec<Holding> {
    let of_article = |(number, cut): (u32, &Cut)| -> Vec<Holding> {
        let units = cut.pieces.iter().filter(|piece| piece.is_unit);
        units
            .map(|piece| (piece.key, number, piece.span.end - piece.span.start))
            .collect()
    };
    let mut holdings: Vec<Holding> = (0u32..).zip(cuts).flat_map(of_article).collect();
    holdings.par_sort_by_key(|(key, article, _)| (*key, *article)); // stable: the first in an article stays
    holdings.dedup_by_key(|(key, article, _)| (*key, *article));
    holdings
}

fn root(first: &[u32], mut article: u32) -> u32 {
    while first[article as usize] != article {
        article = first[article as usize];
    }
    article
}
