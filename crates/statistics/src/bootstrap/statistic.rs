//! What is computed from the weighted counts of a block: every group's log-odds against the others,
//! gathered into moments. With a the count in the group, t that in all, n and N their tokens and w
//! the prior, all of one replication: ln[(a+w)/(n+a0-a-w)] - ln[(t-a+w)/(N-n+a0-(t-a)-w)].

use super::tally::Tally;
use super::weights::{LANES, Weights};
use super::{NO_GROUP, Spread};
use crate::real::{fused, ln, quick_ln, sqrt};

type Lanes = [f32; LANES];

/// A term is rare where its tokens with the prior's are a smaller share than this of every group's:
/// the logarithms of what is left of a group are then taken to the second order, wrong by less than
/// a third of the cube.
const RARE: f32 = 1e-3;

/// Tokens of all groups in all replications.
#[derive(Debug)]
pub(super) struct Baseline {
    blocks: Vec<BlockBaseline>,
    groups: usize,
}

/// In the replications of one block.
#[derive(Debug)]
pub(super) struct BlockBaseline {
    groups: Vec<GroupBaseline>,
    /// The fewest tokens on any side, with the prior's.
    least: f32,
    /// Tokens of all groups in the sample itself.
    tokens: f64,
    prior_total: f32,
}

/// By replication: tokens of a group and of the others with the prior's, their inverses, and the
/// logarithm of others to group.
#[derive(Debug)]
struct GroupBaseline {
    own: Lanes,
    others: Lanes,
    inverse_own: Lanes,
    inverse_others: Lanes,
    log_ratio: Lanes,
}

/// Sums of a statistic's distances from its value in the first replication.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moments {
    centre: Option<f32>,
    first: f64,
    second: f64,
}

impl Moments {
    #[inline(always)]
    fn add(&mut self, values: &Lanes) {
        let centre = *self.centre.get_or_insert(values[0]);
        let (mut first, mut second) = ([0.0f32; 8], [0.0f32; 8]);
        for eight in values.chunks_exact(8) {
            for lane in 0..8 {
                let distance = eight[lane] - centre;
                first[lane] += distance;
                second[lane] = fused(distance, distance, second[lane]);
            }
        }
        self.first += f64::from(first.iter().sum::<f32>());
        self.second += f64::from(second.iter().sum::<f32>());
    }

    pub(super) fn spread(&self, draws: f64) -> Spread {
        let shift = self.first / draws;
        let variance = ((self.second - draws * shift * shift) / (draws - 1.0)).max(0.0);
        Spread {
            mean: (f64::from(self.centre.unwrap_or(0.0)) + shift) as f32,
            standard_error: sqrt(variance) as f32,
        }
    }
}

impl Baseline {
    pub(super) fn new(
        weights: &Weights,
        row_of: &[u32],
        group_of: &[u32],
        lengths: &[u32],
        groups: usize,
        prior_total: f64,
    ) -> Self {
        let members = || {
            let all = row_of.iter().zip(group_of).zip(lengths);
            all.filter(|((_, group), _)| **group != NO_GROUP)
        };
        let tokens = members().map(|(_, &length)| f64::from(length)).sum();
        let block = |block: usize| {
            let weights = weights.block(block);
            let mut drawn = vec![[0u64; LANES]; groups];
            for ((&row, &group), &length) in members() {
                let sums = drawn[group as usize].iter_mut();
                for (sum, &weight) in sums.zip(&weights[row as usize]) {
                    *sum += u64::from(length) * u64::from(weight);
                }
            }
            BlockBaseline::new(&drawn, tokens, prior_total)
        };
        Self {
            blocks: (0..weights.blocks()).map(block).collect(),
            groups,
        }
    }

    pub(super) fn groups(&self) -> usize {
        self.groups
    }

    pub(super) fn block(&self, block: usize) -> &BlockBaseline {
        &self.blocks[block]
    }
}

impl BlockBaseline {
    fn new(drawn: &[[u64; LANES]], tokens: f64, prior_total: f64) -> Self {
        let mut all = [0u64; LANES];
        for of_group in drawn {
            all.iter_mut().zip(of_group).for_each(|(sum, n)| *sum += n);
        }
        let group = |of_group: &[u64; LANES]| {
            let side = |tokens: u64| tokens as f64 + prior_total;
            let own: [f64; LANES] = core::array::from_fn(|lane| side(of_group[lane]));
            let others: [f64; LANES] =
                core::array::from_fn(|lane| side(all[lane] - of_group[lane]));
            GroupBaseline {
                own: own.map(|n| n as f32),
                others: others.map(|n| n as f32),
                inverse_own: own.map(|n| (1.0 / n) as f32),
                inverse_others: others.map(|n| (1.0 / n) as f32),
                log_ratio: core::array::from_fn(|lane| ln(others[lane] / own[lane]) as f32),
            }
        };
        let groups: Vec<GroupBaseline> = drawn.iter().map(group).collect();
        let sides = groups.iter().flat_map(|of| of.own.iter().chain(&of.others));
        Self {
            least: sides.copied().fold(f32::INFINITY, f32::min),
            groups,
            tokens,
            prior_total: prior_total as f32,
        }
    }

    /// Adds a term's replications to the moments of every group.
    #[inline(always)]
    pub(super) fn add(&self, tally: &Tally, weights: &[[u8; LANES]], moments: &mut [Moments]) {
        if tally.total == 0 {
            return;
        }
        let prior = (f64::from(self.prior_total) * tally.total as f64 / self.tokens) as f32;
        let mut sums: Vec<(u32, Lanes)> = Vec::with_capacity(tally.groups.len());
        let mut all = [0.0f32; LANES];
        tally.sums(weights, |group, own| {
            all.iter_mut().zip(own).for_each(|(all, own)| *all += own);
            sums.push((group, *own));
        });
        let mut with = sums.iter().peekable();
        let absent = Absent::new(&all, prior, self.least);
        for (group, (baseline, moments)) in (0..).zip(self.groups.iter().zip(moments)) {
            let own = with.next_if(|of| of.0 == group).map(|of| &of.1);
            let values = match (own, &absent) {
                (Some(own), _) => baseline.log_odds(own, &all, prior),
                (None, Some(absent)) => absent.log_odds(baseline),
                (None, None) => baseline.log_odds(&[0.0; LANES], &all, prior),
            };
            moments.add(&values);
        }
    }
}

impl GroupBaseline {
    #[inline(always)]
    fn log_odds(&self, own: &Lanes, all: &Lanes, prior: f32) -> Lanes {
        let mut values = [0.0; LANES];
        for (lane, value) in values.iter_mut().enumerate() {
            let a = own[lane] + prior;
            let b = all[lane] - own[lane] + prior;
            let odds = a * (self.others[lane] - b) / (b * (self.own[lane] - a));
            *value = quick_ln(odds);
        }
        values
    }
}

/// A rare term in a group that does not have it: the same for all such groups, but for their
/// tokens.
struct Absent {
    /// ln(w) - ln(t + w).
    constant: Lanes,
    /// t + w.
    others: Lanes,
    prior: f32,
}

impl Absent {
    #[inline(always)]
    fn new(all: &Lanes, prior: f32, least: f32) -> Option<Self> {
        let most = all.iter().copied().fold(0.0, f32::max) + prior;
        (most < RARE * least).then(|| Self {
            constant: all.map(|count| quick_ln(prior / (count + prior))),
            others: all.map(|count| count + prior),
            prior,
        })
    }

    #[inline(always)]
    #[allow(
        clippy::needless_range_loop,
        reason = "one index into six arrays is what becomes vector instructions"
    )]
    fn log_odds(&self, baseline: &GroupBaseline) -> Lanes {
        let mut values = [0.0; LANES];
        for (lane, value) in values.iter_mut().enumerate() {
            let own = self.prior * baseline.inverse_own[lane];
            let others = self.others[lane] * baseline.inverse_others[lane];
            let own = fused(own, 0.5 * own, own);
            let others = fused(others, 0.5 * others, others);
            *value = self.constant[lane] + baseline.log_ratio[lane] + own - others;
        }
        values
    }
}
