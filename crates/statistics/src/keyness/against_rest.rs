//! G2, Log Ratio and log-odds of a term in every group against all others, for whole vocabularies and
//! many groups. The values are those of the measures one by one; most terms are absent from most
//! groups, and what such a group gets depends on the term and on the group apart, so that it is
//! worked out once for either.

use super::log_likelihood::{deviance_series, g2_signed};
use super::log_odds_prior::log_odds_prior;
use super::log_ratio::log_ratio;
use crate::contingency::Contingency;
use crate::real::{ln, ln_1p, log2, sqrt};

/// A term in one group against the rest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyMeasures {
    /// [`g2_signed`].
    pub g2: f64,
    /// [`log_ratio`](log_ratio()).
    pub log_ratio: f64,
    /// The z of [`log_odds_prior`](log_odds_prior()).
    pub z: f64,
}

/// Groups of known size.
#[derive(Debug, Clone)]
pub struct AgainstRest {
    groups: Vec<Group>,
    total: u64,
    prior_total: f64,
    /// The fewest tokens on any side.
    least: f64,
}

#[derive(Debug, Clone)]
struct Group {
    own: u64,
    others: u64,
    /// `(1 + d) ln(1 + d) - d` with `d = own / others`: what the others' cell adds to G2, for each
    /// occurrence expected there.
    deviance: f64,
    /// `log2(others / own) - 1`.
    log_ratio: f64,
    /// `ln[(others + a0) / (own + a0)]`.
    log_odds: f64,
}

/// Below this share of every side, four terms of a logarithm's series are as good as all of them.
const RARE: f64 = 1e-4;

impl AgainstRest {
    /// `totals` are the groups' tokens. The prior weighs `prior_total` tokens, and a term's part of
    /// it is its share of all tokens.
    #[must_use]
    pub fn new(totals: &[u64], prior_total: f64) -> Self {
        let total: u64 = totals.iter().sum();
        let group = |&own: &u64| Group::new(own, total - own, prior_total);
        let groups: Vec<Group> = totals.iter().map(group).collect();
        let sides = groups.iter().flat_map(|group| [group.own, group.others]);
        Self {
            total,
            prior_total,
            least: sides.min().unwrap_or(0) as f64,
            groups,
        }
    }

    /// Appends a term's measures in every group. `counts` are its occurrences by group; missing ones
    /// are 0.
    pub fn measure(&self, counts: &[u64], into: &mut Vec<KeyMeasures>) {
        let count: u64 = counts.iter().sum();
        let prior = self.prior_total * count as f64 / self.total as f64;
        let absent = Absent::new(self, count, prior);
        let counts = counts.iter().copied().chain(std::iter::repeat(0));
        into.extend(self.groups.iter().zip(counts).map(|(group, target)| {
            match (&absent, target) {
                (Some(absent), 0) => absent.measure(group),
                _ => self.one_by_one(group, target, count, prior),
            }
        }));
    }

    fn one_by_one(&self, group: &Group, target: u64, count: u64, prior: f64) -> KeyMeasures {
        let table = Contingency {
            target,
            reference: count - target,
            target_total: group.own,
            reference_total: group.others,
        };
        KeyMeasures {
            g2: g2_signed(&table),
            log_ratio: log_ratio(&table),
            z: log_odds_prior(&table, prior, self.prior_total).z,
        }
    }
}

impl Group {
    fn new(own: u64, others: u64, prior_total: f64) -> Self {
        let (n1, n2) = (own as f64, others as f64);
        let d = n1 / n2;
        Self {
            own,
            others,
            deviance: (1.0 + d) * ln_1p(d) - d,
            log_ratio: log2(n2 / n1) - 1.0,
            log_odds: ln((n2 + prior_total) / (n1 + prior_total)),
        }
    }
}

/// A rare term where it is absent.
struct Absent<'a> {
    groups: &'a AgainstRest,
    count: f64,
    prior: f64,
    /// All tokens but the term's.
    rest: f64,
    log2_count: f64,
    /// `ln[w / (t + w)]`.
    log_odds: f64,
    /// The inverse of the standard error of the log-odds.
    precision: f64,
}

impl<'a> Absent<'a> {
    /// None for a term too frequent, or none at all.
    fn new(groups: &'a AgainstRest, count: u64, prior: f64) -> Option<Self> {
        let with_prior = count as f64 + prior;
        let is_rare = count > 0 && prior > 0.0 && with_prior < RARE * groups.least;
        is_rare.then(|| Self {
            groups,
            count: count as f64,
            prior,
            rest: groups.total as f64 - count as f64,
            log2_count: log2(count as f64),
            log_odds: ln(prior / with_prior),
            precision: 1.0 / sqrt(1.0 / prior + 1.0 / with_prior),
        })
    }

    fn measure(&self, group: &Group) -> KeyMeasures {
        let Self { groups, prior, .. } = self;
        let (n1, n2) = (group.own as f64, group.others as f64);
        let others = (self.count + prior) / (n2 + groups.prior_total);
        let own = prior / (n1 + groups.prior_total);
        let log_odds = self.log_odds + group.log_odds + ln_less(others) - ln_less(own);
        KeyMeasures {
            g2: -2.0 * self.deviance(group, n1, n2),
            log_ratio: group.log_ratio - self.log2_count,
            z: log_odds * self.precision,
        }
    }

    /// Half of G2: what is missing in the group, what others have too much, and the rests.
    fn deviance(&self, group: &Group, n1: f64, n2: f64) -> f64 {
        let total = self.groups.total as f64;
        let (e1, e2) = (n1 * self.count / total, n2 * self.count / total);
        let (e3, e4) = (n1 * self.rest / total, n2 * self.rest / total);
        let rest = |expected: f64, shift: f64| {
            let d = shift / expected;
            shift * d * deviance_series(d)
        };
        e1 + e2 * group.deviance + rest(e3, e1) + rest(e4, -e1)
    }
}

/// `ln(1 - x)` for small x.
fn ln_less(x: f64) -> f64 {
    -x * (1.0 + x * (0.5 + x * (1.0 / 3.0 + x * 0.25)))
}
