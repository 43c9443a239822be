//! The printed null: how many terms would pass the same cut-off if nothing were there. Labels are
//! shuffled within events and the whole family is tested again. It bounds nothing; it tells the
//! reader how many false ones to expect.

use rayon::prelude::*;

use crate::multiple::benjamini_hochberg;
use crate::real::sqrt;
use crate::stratified::{Contrast, Scratch};

/// What shuffled labels found.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedNull {
    /// Terms that passed, on average over shuffles.
    pub expected: f64,
    /// Monte Carlo standard error of that average; not a number with fewer than two shuffles.
    pub standard_error: f64,
    /// Terms that passed in each shuffle.
    pub counts: Vec<u32>,
}

/// Counts the terms with `q < cut_off` in each of `shuffles` relabellings within events. Counts as
/// for [`Contrast::test`]; every shuffle costs as much as the analysis itself.
#[must_use]
pub fn printed_null<T: AsRef<[(u32, u32)]> + Sync>(
    contrast: &Contrast,
    terms: &[T],
    cut_off: f64,
    shuffles: usize,
    seed: u64,
) -> PrintedNull {
    printed_null_by(contrast, shuffles, seed, |relabelled| {
        let p = |scratch: &mut Scratch, term: &T| relabelled.test(term.as_ref(), scratch).p;
        let p: Vec<f64> = terms.par_iter().map_init(Scratch::default, p).collect();
        benjamini_hochberg(&p)
            .iter()
            .filter(|&&q| q < cut_off)
            .count() as u32
    })
}

/// The same with the caller's own way of counting what passes under a relabelled contrast.
#[must_use]
pub fn printed_null_by(
    contrast: &Contrast,
    shuffles: usize,
    seed: u64,
    mut passing: impl FnMut(&Contrast) -> u32,
) -> PrintedNull {
    let relabelled = |draw| contrast.relabelled(seed, draw);
    let counts: Vec<u32> = (0..shuffles as u64)
        .map(|draw| passing(&relabelled(draw)))
        .collect();
    let n = counts.len() as f64;
    let expected = counts.iter().map(|&count| f64::from(count)).sum::<f64>() / n.max(1.0);
    let squares: f64 = counts
        .iter()
        .map(|&count| square(f64::from(count) - expected))
        .sum();
    let standard_error = if n < 2.0 {
        f64::NAN
    } else {
        sqrt(squares / (n - 1.0) / n)
    };
    PrintedNull {
        expected,
        standard_error,
        counts,
    }
}

fn square(x: f64) -> f64 {
    x * x
}
