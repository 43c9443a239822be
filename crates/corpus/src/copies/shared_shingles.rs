//! Candidates by the shingles they share, none overlooked. Only counts; the texts' containment is
//! measured in `likeness`.

use rayon::prelude::*;

use super::likeness;
use super::options::CopyOptions;
use super::repeated::Repeated;
use super::sketch::Sketches;
use super::window::{Calendar, pair};

/// Up to so many earlier texts within the window, all that share a shingle are counted. Above, it is
/// a common phrase or a text printed everywhere, and only the [`NEAREST`] are counted: enough to
/// connect the printings, and never quadratic.
const COMMON: usize = 50;

/// Texts counted for a common shingle.
pub(super) const NEAREST: usize = 8;

/// Every pair of texts within the window that may share enough shingles.
pub(super) fn candidates(sketches: &Sketches, options: &CopyOptions) -> Vec<(u32, u32)> {
    let calendar = Calendar::of(sketches, options);
    let repeated = Repeated::of(sketches, &calendar);
    let n_texts = calendar.places.len();
    let found = (0..n_texts as u32).into_par_iter().map_init(
        || Tally { n_shared: vec![0; n_texts], touched: Vec::new() },
        |tally, rank| {
            let n_common = tally.count(rank, &repeated, &calendar);
            tally.candidates(rank, n_common, sketches, &calendar, options)
        },
    );
    found.collect::<Vec<_>>().concat()
}

/// How many shingles each earlier text shares with one text.
struct Tally {
    n_shared: Vec<u32>,
    /// Those that share any.
    touched: Vec<u32>,
}

impl Tally {
    /// Counts, and returns how many shingles were too common for a full count.
    fn count(&mut self, rank: u32, repeated: &Repeated, calendar: &Calendar) -> usize {
        let mut n_common = 0;
        for shingle in repeated.shingles.row(rank) {
            let texts = repeated.texts.row(*shingle);
            let earlier = &texts[..texts.partition_point(|other| *other < rank)];
            let near = calendar.within(earlier, rank);
            let is_common = near.len() > COMMON;
            n_common += usize::from(is_common);
            let from = if is_common { near.len() - NEAREST } else { 0 };
            near[from..].iter().for_each(|other| self.add(*other));
        }
        n_common
    }

    fn add(&mut self, other: u32) {
        let n_shared = &mut self.n_shared[other as usize];
        if *n_shared == 0 {
            self.touched.push(other);
        }
        *n_shared += 1;
    }

    /// The texts that may share enough, and everything set back to zero.
    fn candidates(
        &mut self,
        rank: u32,
        n_common: usize,
        sketches: &Sketches,
        calendar: &Calendar,
        options: &CopyOptions,
    ) -> Vec<(u32, u32)> {
        let place = calendar.places[rank as usize];
        let mut candidates = Vec::new();
        for other in self.touched.drain(..) {
            let n_shared = std::mem::take(&mut self.n_shared[other as usize]) as usize;
            let other = calendar.places[other as usize];
            let (a, b) = (&sketches.all[place as usize], &sketches.all[other as usize]);
            let needed = likeness::least_shared(a, b, options);
            // A text must show an eighth of it in uncommon shingles, or boilerplate would do.
            if n_shared + n_common >= needed && n_shared >= needed.div_ceil(8) {
                candidates.push(pair(place, other));
            }
        }
        candidates
    }
}
