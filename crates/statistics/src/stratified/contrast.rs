//! A target and a reference inside their common events, with everything that does not depend on
//! the term computed once. It holds labels and lengths, not counts.

use super::cumulants::Drawing;
use super::design::Unit;
use super::levelled::Levels;
use super::panel::variance_factor;
use super::residuals::Scratch;
use crate::real::ln_choose;

/// Where a unit stands in a contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Target,
    Reference,
    Neither,
}

/// A comparison of target and reference articles within events. Only events that hold articles of
/// both sides, and at least one token, say anything; the others are left out.
#[derive(Debug, Clone)]
pub struct Contrast {
    /// Place of each unit, or [`NOWHERE`].
    pub(crate) places: Vec<u32>,
    /// By place: length in tokens.
    pub(crate) lengths: Vec<f64>,
    /// By place: does it belong to the target?
    pub(crate) target: Vec<bool>,
    /// By place: its stratum.
    pub(crate) stratum_of: Vec<u32>,
    pub(crate) strata: Vec<Stratum>,
    /// What brings counts to a common length, if anything does.
    pub(crate) levels: Option<Levels>,
}

/// The place of a unit that plays no part.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// An event with articles of both sides.
#[derive(Debug, Clone)]
pub(crate) struct Stratum {
    /// First place.
    pub(crate) start: u32,
    /// One after the last place.
    pub(crate) end: u32,
    /// Articles of the target.
    pub(crate) n_target: u32,
    /// Tokens.
    pub(crate) length: f64,
    /// Tokens of the target.
    pub(crate) target_length: f64,
    /// Sums of the lengths' powers, from the second to the seventh.
    pub(crate) powers: [f64; 6],
    /// How far a length lies from their mean, at most.
    pub(crate) largest_deviation: f64,
    /// How many different lengths there are.
    pub(crate) distinct_lengths: u32,
    /// How the target is drawn from all articles.
    pub(crate) drawing: Drawing,
    /// How the smaller side is drawn from all articles but one, which is drawn itself (second) or
    /// is not (first).
    pub(crate) drawing_but_one: [Drawing; 2],
    /// Logarithm of the number of relabellings.
    pub(crate) ln_relabellings: f64,
}

impl Stratum {
    pub(crate) fn places(&self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn n_units(&self) -> u32 {
        self.end - self.start
    }

    /// The smaller of the two sides: choosing the target is choosing the rest.
    pub(crate) fn n_chosen(&self) -> u32 {
        self.n_target.min(self.n_units() - self.n_target)
    }

    /// The factor that turns a sum of squared residuals into a permutation variance.
    pub(crate) fn variance_factor(&self) -> f64 {
        variance_factor(self.n_units() as usize, self.n_target as usize)
    }
}

impl Contrast {
    pub(crate) fn new(units: &[Unit], order: &[u32], side: impl Fn(u32) -> Side) -> Self {
        let mut contrast = Self {
            places: vec![NOWHERE; units.len()],
            lengths: Vec::new(),
            target: Vec::new(),
            stratum_of: Vec::new(),
            strata: Vec::new(),
            levels: None,
        };
        let stratum = |unit: &u32| units[*unit as usize].stratum;
        let side_of = |unit: &u32| side(units[*unit as usize].group);
        for event in order.chunk_by(|a, b| stratum(a) == stratum(b)) {
            let members = event.iter().filter(|unit| side_of(unit) != Side::Neither);
            let members: Vec<u32> = members.copied().collect();
            let n_target = members
                .iter()
                .filter(|unit| side_of(unit) == Side::Target)
                .count();
            let tokens: u64 = members
                .iter()
                .map(|&u| u64::from(units[u as usize].length))
                .sum();
            if 0 < n_target && n_target < members.len() && tokens > 0 {
                contrast.push(units, &members, |unit| side_of(&unit) == Side::Target);
            }
        }
        contrast
    }

    fn push(&mut self, units: &[Unit], members: &[u32], is_target: impl Fn(u32) -> bool) {
        let start = self.lengths.len() as u32;
        for &unit in members {
            self.places[unit as usize] = self.lengths.len() as u32;
            self.lengths.push(f64::from(units[unit as usize].length));
            self.target.push(is_target(unit));
            self.stratum_of.push(self.strata.len() as u32);
        }
        let end = self.lengths.len() as u32;
        let stratum = self.measure(start, end);
        self.strata.push(stratum);
    }

    /// The stratum between two places, as its lengths and labels now stand.
    fn measure(&self, start: u32, end: u32) -> Stratum {
        let places = start as usize..end as usize;
        let (lengths, target) = (&self.lengths[places.clone()], &self.target[places]);
        let of_target = || lengths.iter().zip(target).filter(|(_, target)| **target);
        let n_target = of_target().count() as u32;
        let mut sorted = lengths.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted.dedup();
        let length: f64 = lengths.iter().sum();
        let mean = length / lengths.len() as f64;
        let (k, m) = (f64::from(end - start), f64::from(n_target));
        let chosen = m.min(k - m);
        Stratum {
            drawing: Drawing::new(k, m),
            drawing_but_one: [
                Drawing::new(k - 1.0, chosen),
                Drawing::new(k - 1.0, chosen - 1.0),
            ],
            start,
            end,
            n_target,
            length,
            target_length: of_target().map(|(length, _)| length).sum(),
            powers: power_sums(lengths),
            largest_deviation: sorted.iter().map(|n| (n - mean).abs()).fold(0.0, f64::max),
            distinct_lengths: sorted.len() as u32,
            ln_relabellings: ln_choose(u64::from(end - start), u64::from(n_target)),
        }
    }

    /// The same contrast with other labels, of which each event must hold as many as before.
    pub(crate) fn with_labels(&self, target: Vec<bool>) -> Self {
        let mut contrast = Self {
            target,
            ..self.clone()
        };
        for index in 0..contrast.strata.len() {
            let places = contrast.strata[index].places();
            let of_target = contrast.lengths[places.clone()]
                .iter()
                .zip(&contrast.target[places]);
            let tokens = of_target
                .filter(|(_, target)| **target)
                .map(|(length, _)| length)
                .sum();
            contrast.strata[index].target_length = tokens;
        }
        contrast
    }

    /// The number of events with articles of both sides.
    #[must_use]
    pub fn events(&self) -> usize {
        self.strata.len()
    }

    /// The number of (target, reference) articles in those events.
    #[must_use]
    pub fn articles(&self) -> (usize, usize) {
        let target = self.target.iter().filter(|target| **target).count();
        (target, self.target.len() - target)
    }

    /// The number of (target, reference) tokens in those events.
    #[must_use]
    pub fn tokens(&self) -> (u64, u64) {
        let target: f64 = self
            .strata
            .iter()
            .map(|stratum| stratum.target_length)
            .sum();
        let all: f64 = self.strata.iter().map(|stratum| stratum.length).sum();
        (target as u64, (all - target) as u64)
    }

    /// The mean count of an article of (target, reference), at the common length where the design is
    /// [levelled](super::Design::levelled). `counts` as for [`test`](Self::test).
    #[must_use]
    pub fn means(&self, counts: &[(u32, u32)]) -> (f64, f64) {
        let mut scratch = Scratch::default();
        scratch.gather(self, counts);
        let side = |wanted: bool| -> f64 {
            let occurrences = scratch.occurrences.iter();
            let of_side = occurrences.filter(|of| self.target[of.place as usize] == wanted);
            of_side.map(|of| of.count).sum()
        };
        let (of_target, of_reference) = self.articles();
        (
            side(true) / of_target.max(1) as f64,
            side(false) / of_reference.max(1) as f64,
        )
    }

    /// Whether a unit takes part, that is, stands in an event with articles of both sides.
    #[must_use]
    pub fn contains(&self, unit: u32) -> bool {
        self.places
            .get(unit as usize)
            .is_some_and(|&place| place != NOWHERE)
    }

    /// Natural logarithm of the smallest one-sided p any term could reach: one relabelling out of
    /// all. If its exponential is above .025, no term can be called significant at 5 per cent.
    #[must_use]
    pub fn least_log_p(&self) -> f64 {
        -self
            .strata
            .iter()
            .map(|stratum| stratum.ln_relabellings)
            .sum::<f64>()
    }
}

/// Sums of the second to seventh powers.
fn power_sums(lengths: &[f64]) -> [f64; 6] {
    let mut sums = [0.0; 6];
    for &n in lengths {
        let mut power = n;
        for sum in &mut sums {
            power *= n;
            *sum += power;
        }
    }
    sums
}
