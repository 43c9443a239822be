//! How much two texts share, exactly, and whether that makes them copies.

use rayon::prelude::*;

use super::found::Pair;
use super::options::CopyOptions;
use super::shingle::n_shared;
use super::sketch::{Sketch, Sketches};
use super::window::are_near;

/// Least share of the longer of two short texts that makes them copies.
const SHORT_COPY: f64 = 0.8;

/// What two texts share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    /// Containment of the full texts.
    pub(super) full: f64,
    /// Containment of the texts without quotations.
    pub(super) masked: f64,
    /// Share of the longer full text.
    of_longer: f64,
}

/// Two texts whose likeness was measured.
pub(super) struct Verified {
    pub(super) pair: Pair,
    pub(super) is_copy: bool,
}

/// The candidates that are copies or share enough for passages, in the order of `candidates`.
pub(super) fn verify(
    sketches: &Sketches,
    candidates: &[(u32, u32)],
    options: &CopyOptions,
) -> Vec<Verified> {
    let verified = candidates.par_iter().filter_map(|(a, b)| {
        let (a, b) = (*a as usize, *b as usize);
        let (left, right) = (&sketches.all[a], &sketches.all[b]);
        let likeness = Likeness::of(left, right);
        let is_copy = is_copy(left, right, likeness, options);
        let is_pair = is_copy || has_passages(left, right, likeness.masked, options);
        let pair = Pair { a, b, full: likeness.full, masked: likeness.masked };
        is_pair.then_some(Verified { pair, is_copy })
    });
    verified.collect()
}

impl Likeness {
    /// Compares two texts whose shingles are at hand.
    pub(super) fn of(a: &Sketch, b: &Sketch) -> Likeness {
        let (shared, in_voice) = n_shared(&a.shingles, &b.shingles);
        let is_whole = are_equal(a, b);
        Likeness {
            full: if is_whole { 1.0 } else { share(shared, a.n_shingles.min(b.n_shingles)) },
            masked: share(in_voice, a.n_voice.min(b.n_voice)),
            of_longer: share(shared, a.n_shingles.max(b.n_shingles)),
        }
    }
}

/// Whether two texts are the same text.
pub(super) fn is_copy(a: &Sketch, b: &Sketch, likeness: Likeness, options: &CopyOptions) -> bool {
    let is_long = a.n_shingles.min(b.n_shingles) >= options.least_shingles;
    if are_equal(a, b) {
        return is_long || are_near(a, b, options);
    }
    are_near(a, b, options)
        && if is_long {
            shares(a, b, likeness, 1.0, options)
        } else {
            likeness.of_longer >= SHORT_COPY
        }
}

/// Whether a copy of a copy of `first` is still the same text: half of what a copy needs will do,
/// at any distance in time.
pub(super) fn is_still(first: &Sketch, later: &Sketch, options: &CopyOptions) -> bool {
    let likeness = Likeness::of(first, later);
    is_copy(first, later, likeness, options)
        || (first.n_shingles.min(later.n_shingles) >= options.least_shingles
            && shares(first, later, likeness, 0.5, options))
}

/// Whether two texts share enough for a search for passages.
pub(super) fn has_passages(a: &Sketch, b: &Sketch, masked: f64, options: &CopyOptions) -> bool {
    masked >= options.passage && have_voice(a, b, options) && are_near(a, b, options)
}

/// Fewest shingles that a pair of any use shares.
pub(super) fn least_shared(a: &Sketch, b: &Sketch, options: &CopyOptions) -> usize {
    let (shorter, longer) = (a.n_shingles.min(b.n_shingles), a.n_shingles.max(b.n_shingles));
    let needed = if shorter < options.least_shingles {
        longer as f64 * SHORT_COPY
    } else if have_voice(a, b, options) {
        let masked = options.masked.min(options.passage) * a.n_voice.min(b.n_voice) as f64;
        masked.min(options.full * shorter as f64)
    } else {
        options.full * shorter as f64
    };
    // Against what rounding could take away; one shared shingle is never enough to look at.
    ((needed - 1e-9).ceil() as usize).max(2)
}

fn shares(a: &Sketch, b: &Sketch, likeness: Likeness, part: f64, options: &CopyOptions) -> bool {
    likeness.full >= part * options.full
        || (have_voice(a, b, options) && likeness.masked >= part * options.masked)
}

fn are_equal(a: &Sketch, b: &Sketch) -> bool {
    (a.whole, a.n_words) == (b.whole, b.n_words) && a.n_words > 0
}

/// Whether both texts are long enough without their quotations to be compared so.
fn have_voice(a: &Sketch, b: &Sketch, options: &CopyOptions) -> bool {
    a.n_voice.min(b.n_voice) >= options.least_shingles
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
