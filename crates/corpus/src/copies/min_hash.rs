//! Candidates for corpora too large to index every shingle: banded MinHash (Broder 1997; bands after
//! Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, chapter 3). Overlooks a few of the
//! least alike pairs; what it finds is verified exactly.

use rayon::prelude::*;

use super::likeness;
use super::options::CopyOptions;
use super::shared_shingles::NEAREST;
use super::shingle::IN_VOICE;
use super::sketch::{Sketch, Sketches};
use super::window::{Calendar, pair};
use super::word::mix;

/// The least value of each of 128 hash functions over a text's shingles.
pub(super) type Signature = [u32; PERMUTATIONS];

const PERMUTATIONS: usize = 128;

/// Values that must agree in one band. Of 64 bands of two, one agrees with probability .93 where
/// a fifth of all shingles is shared; 32 bands of four would lose shortened copies (.05).
const ROWS: usize = 2;

/// Earlier texts looked at that agree in a band.
const MOST_IN_BAND: usize = 50;

/// The signature of a set of shingles; `None` if there are none.
pub(super) fn signature(shingles: &[u64]) -> Option<Signature> {
    let mut signature = [u32::MAX; PERMUTATIONS];
    for shingle in shingles {
        let shingle = mix(shingle | IN_VOICE);
        for (least, (factor, summand)) in signature.iter_mut().zip(FUNCTIONS) {
            let value = shingle.wrapping_mul(factor).wrapping_add(summand) >> 32;
            *least = (*least).min(value as u32);
        }
    }
    (!shingles.is_empty()).then_some(signature)
}

/// Multiply-shift hash functions (Dietzfelbinger et al. 1997): an odd factor and a summand.
const FUNCTIONS: [(u64, u64); PERMUTATIONS] = {
    let mut functions = [(0, 0); PERMUTATIONS];
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut number = 0;
    while number < PERMUTATIONS {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let factor = (state ^ (state >> 29)) | 1;
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        functions[number] = (factor, state ^ (state >> 31));
        number += 1;
    }
    functions
};

/// Pairs within the window that agree in a band and, by their signatures, may share enough.
pub(super) fn candidates(sketches: &Sketches, options: &CopyOptions) -> Vec<(u32, u32)> {
    let calendar = Calendar::of(sketches, options);
    let bands = (0..PERMUTATIONS / ROWS).into_par_iter();
    let found = bands.map(|band| candidates_of_band(band * ROWS, sketches, &calendar, options));
    let mut candidates = found.collect::<Vec<_>>().concat();
    candidates.par_sort_unstable();
    candidates.dedup();
    candidates
}

fn candidates_of_band(
    first_row: usize,
    sketches: &Sketches,
    calendar: &Calendar,
    options: &CopyOptions,
) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u32, u32, u32)> = Vec::new();
    for (rank, place) in calendar.places.iter().enumerate() {
        if let Some(signature) = &sketches.all[*place as usize].signature {
            keys.push((signature[first_row], signature[first_row + 1], rank as u32));
        }
    }
    keys.sort_unstable();
    let mut candidates = Vec::new();
    for group in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let ranks: Vec<u32> = group.iter().map(|key| key.2).collect();
        for (number, rank) in ranks.iter().enumerate() {
            let near = calendar.within(&ranks[..number], *rank);
            let n_looked_at = if near.len() > MOST_IN_BAND { NEAREST } else { near.len() };
            for other in &near[near.len() - n_looked_at..] {
                let (a, b) = (calendar.places[*rank as usize], calendar.places[*other as usize]);
                if may_share_enough(&sketches.all[a as usize], &sketches.all[b as usize], options) {
                    candidates.push(pair(a, b));
                }
            }
        }
    }
    candidates
}

/// Whether the number of shared shingles, as estimated, is at least half of what is needed.
fn may_share_enough(a: &Sketch, b: &Sketch, options: &CopyOptions) -> bool {
    let (Some(left), Some(right)) = (&a.signature, &b.signature) else { return false };
    let n_equal = left.iter().zip(right.iter()).filter(|(left, right)| left == right).count();
    let resemblance = n_equal as f64 / PERMUTATIONS as f64;
    let n_shared = resemblance / (1.0 + resemblance) * (a.n_shingles + b.n_shingles) as f64;
    n_shared >= likeness::least_shared(a, b, options) as f64 / 2.0
}
