//! The bootstrap of all terms at once: how far would each group's log-odds against the others
//! scatter, had other articles (or other events) been written? For whole vocabularies; the interval
//! of the rate ratio that reports show is in [`stratified`](crate::stratified::EventBootstrap).
//!
//! Every article (or event) gets a Poisson weight in each of many replications (Hanley & MacGibbon
//! 2006), the same for all terms, so each term's postings are read once for 64 replications at a
//! time. The kernel is plain arithmetic on short arrays, which the compiler turns into vector
//! instructions without changing a bit of the result.

mod statistic;
mod tally;
mod weights;

use rayon::prelude::*;

use crate::stratified::Unit;
use statistic::{Baseline, BlockBaseline, Moments};
use tally::Tally;
use weights::{LANES, Weights};

/// What is drawn again in each replication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resampled {
    /// Articles, one by one: fair where an event holds a few of many articles.
    Articles,
    /// Events with all their articles: fair where the articles of an event resemble each other.
    Events,
}

/// Where a statistic lies over the replications.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Its mean.
    pub mean: f32,
    /// Its standard deviation: the bootstrap's standard error.
    pub standard_error: f32,
}

/// Groups of articles and their weights in every replication.
#[derive(Debug)]
pub struct GroupBootstrap {
    /// By unit: its group, or [`NO_GROUP`].
    group_of: Vec<u32>,
    /// By unit: the row of its weights.
    row_of: Vec<u32>,
    weights: Weights,
    baseline: Baseline,
}

const NO_GROUP: u32 = u32::MAX;
/// Terms worked on together by one thread, while the weights of a block stay in its cache.
const CHUNK: usize = 2_048;

impl GroupBootstrap {
    /// Draws the weights of at least `draws` replications (rounded up to a multiple of 64):
    /// replication b comes from stream b of `seed`. Units of groups beyond `groups` take no part.
    /// `prior_total` is the weight of the prior in tokens, 500 by custom (see
    /// [`log_odds_prior`](crate::keyness::log_odds_prior)).
    ///
    /// Memory: a byte for every unit (or event) and replication.
    #[must_use]
    pub fn new(
        units: &[Unit],
        groups: usize,
        resampled: Resampled,
        draws: usize,
        prior_total: f64,
        seed: u64,
    ) -> Self {
        let known = |unit: &Unit| (unit.group as usize) < groups;
        let group_of = |unit: &Unit| if known(unit) { unit.group } else { NO_GROUP };
        let group_of: Vec<u32> = units.iter().map(group_of).collect();
        let row_of = rows(units, resampled);
        let n_rows = row_of.iter().max().map_or(0, |last| *last as usize + 1);
        let weights = Weights::draw(n_rows, draws, seed);
        let lengths: Vec<u32> = units.iter().map(|unit| unit.length).collect();
        let baseline = Baseline::new(&weights, &row_of, &group_of, &lengths, groups, prior_total);
        Self {
            group_of,
            row_of,
            weights,
            baseline,
        }
    }

    /// The number of replications.
    #[must_use]
    pub fn draws(&self) -> usize {
        self.weights.blocks() * LANES
    }

    /// The spread of every group's log-odds against all other groups, term by term: entry
    /// `term * groups + group`. The prior is the term's share of all groups' tokens and does not
    /// vary with the replications. `counts` as for [`Contrast::test`](crate::stratified::Contrast);
    /// a term that occurs nowhere has a spread of 0 about 0.
    #[must_use]
    pub fn log_odds<T: AsRef<[(u32, u32)]> + Sync>(&self, terms: &[T]) -> Vec<Spread> {
        let chunks: Vec<Vec<Spread>> = terms
            .par_chunks(CHUNK)
            .map(|terms| self.log_odds_of_chunk(terms))
            .collect();
        chunks.concat()
    }

    fn log_odds_of_chunk<T: AsRef<[(u32, u32)]>>(&self, terms: &[T]) -> Vec<Spread> {
        let tallies: Vec<Tally> = terms
            .iter()
            .map(|counts| Tally::new(counts.as_ref(), &self.group_of, &self.row_of))
            .collect();
        let groups = self.baseline.groups();
        let mut moments = vec![Moments::default(); terms.len() * groups];
        let processor = pulp::Arch::new();
        for block in 0..self.weights.blocks() {
            processor.dispatch(Replicate {
                tallies: &tallies,
                weights: self.weights.block(block),
                baseline: self.baseline.block(block),
                moments: &mut moments,
            });
        }
        let draws = self.draws() as f64;
        moments.iter().map(|of| of.spread(draws)).collect()
    }
}

/// A block of replications of some terms. A type of its own, since a closure would be compiled for the
/// oldest processor.
struct Replicate<'a> {
    tallies: &'a [Tally],
    weights: &'a [[u8; LANES]],
    baseline: &'a BlockBaseline,
    /// By term and group.
    moments: &'a mut [Moments],
}

impl pulp::WithSimd for Replicate<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let groups = self.moments.len() / self.tallies.len().max(1);
        let by_term = self.moments.chunks_exact_mut(groups.max(1));
        for (tally, moments) in self.tallies.iter().zip(by_term) {
            self.baseline.add(tally, self.weights, moments);
        }
    }
}

/// The row of weights of each unit: its own, or its event's.
fn rows(units: &[Unit], resampled: Resampled) -> Vec<u32> {
    match resampled {
        Resampled::Articles => (0..).take(units.len()).collect(),
        Resampled::Events => {
            let mut strata: Vec<u32> = units.iter().map(|unit| unit.stratum).collect();
            strata.sort_unstable();
            strata.dedup();
            let row = |unit: &Unit| strata.partition_point(|&stratum| stratum < unit.stratum);
            units.iter().map(|unit| row(unit) as u32).collect()
        }
    }
}
