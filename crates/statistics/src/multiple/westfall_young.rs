//! Westfall & Young's step-down maxT: bounds the chance of even one false discovery by what the
//! largest of all scores would be under relabelling, and so uses the dependence between terms. The
//! strict mode; slower than q-values, and for fewer findings.

use rayon::prelude::*;

use crate::real::sqrt;
use crate::stratified::labels::{Block, blocks};
use crate::stratified::residuals::Touched;
use crate::stratified::{Contrast, Scratch};

/// The customary number of relabellings; 4,999 for publication.
pub const DEFAULT_DRAWS: usize = 999;

/// Scores this much smaller than the observed count as tied with it.
const TIE: f64 = 1e-9;

/// Adjusted p-values of all terms of a family, in the order given: Westfall & Young 1993,
/// Resampling-Based Multiple Testing, algorithm 2.8 with |z| as statistic. The labels are shuffled
/// within events `draws` times, the same for every term; the smallest possible value is
/// `1 / (draws + 1)`. Counts as for [`Contrast::test`]. A term about which nothing can be said
/// gets 1.
#[must_use]
pub fn westfall_young<T: AsRef<[(u32, u32)]> + Sync>(
    contrast: &Contrast,
    terms: &[T],
    draws: usize,
    seed: u64,
) -> Vec<f64> {
    let observed = observed(contrast, terms);
    let mut order: Vec<usize> = (0..terms.len()).collect();
    order.sort_by(|&a, &b| observed[a].total_cmp(&observed[b]));
    let counted: Vec<Vec<u32>> = blocks(draws)
        .into_par_iter()
        .map(|range| exceedances(contrast, terms, &order, &observed, seed, range))
        .collect();
    let mut adjusted = vec![1.0; terms.len()];
    let mut least = 0.0f64;
    for (rank, &term) in order.iter().enumerate().rev() {
        let count: u32 = counted.iter().map(|block| block[rank]).sum();
        least = least.max((1.0 + f64::from(count)) / (1.0 + draws as f64));
        adjusted[term] = least;
    }
    adjusted
}

/// |z| of every term.
fn observed<T: AsRef<[(u32, u32)]> + Sync>(contrast: &Contrast, terms: &[T]) -> Vec<f64> {
    let score = |scratch: &mut Scratch, term: &T| contrast.score(term.as_ref(), scratch).z.abs();
    terms.par_iter().map_init(Scratch::default, score).collect()
}

/// For each term, from the least to the most striking: in how many of these draws a term no more
/// striking than it reaches its score.
fn exceedances<T: AsRef<[(u32, u32)]>>(
    contrast: &Contrast,
    terms: &[T],
    order: &[usize],
    observed: &[f64],
    seed: u64,
    range: core::ops::Range<usize>,
) -> Vec<u32> {
    let block = contrast.block(seed, range);
    let lengths = target_lengths(contrast, &block);
    let mut scratch = Scratch::default();
    let mut largest = vec![0.0f64; block.width];
    let mut scores = vec![0.0; block.width];
    order
        .iter()
        .map(|&term| {
            let deviation = sqrt(scratch.gather(contrast, terms[term].as_ref()).variance);
            scores.fill(0.0);
            for event in &scratch.touched {
                add_event(&block, &lengths, event, &scratch, &mut scores);
            }
            let reached = observed[term] - TIE;
            let mut count = 0;
            for (largest, score) in largest.iter_mut().zip(&scores) {
                let z = if deviation > 0.0 {
                    score.abs() / deviation
                } else {
                    0.0
                };
                *largest = largest.max(z);
                count += u32::from(*largest >= reached);
            }
            count
        })
        .collect()
}

/// Adds an event's score under every relabelling of the block.
fn add_event(
    block: &Block,
    lengths: &[f64],
    event: &Touched,
    scratch: &Scratch,
    scores: &mut [f64],
) {
    for occurrence in &scratch.occurrences[event.first as usize..event.last as usize] {
        block.add(occurrence.place, occurrence.count, scores);
    }
    let start = event.stratum as usize * block.width;
    for (score, length) in scores.iter_mut().zip(&lengths[start..start + block.width]) {
        *score -= event.rate * length;
    }
}

/// The target's tokens in every event under every relabelling of the block.
fn target_lengths(contrast: &Contrast, block: &Block) -> Vec<f64> {
    let mut lengths = vec![0.0; contrast.strata.len() * block.width];
    for (stratum, sums) in contrast
        .strata
        .iter()
        .zip(lengths.chunks_exact_mut(block.width.max(1)))
    {
        for place in stratum.start..stratum.end {
            block.add(place, contrast.lengths[place as usize], sums);
        }
    }
    lengths
}
