//! The omnibus test: do the outlets differ at all in their use of a term? It does not say which:
//! follow it with contrasts.
//!
//! The scores T_g of all groups (each as in [`score`](super::score)) are measured against their
//! covariance under relabelling within events, Q = T' V^- T: the generalised Cochran–Mantel–
//! Haenszel statistic (Mantel 1963; Landis, Heyman & Koch 1978). V is the Laplacian of a graph
//! whose edges are the pairs of groups that share an event with the term, so leaving out one group
//! of every connected part gives its pseudo-inverse without any tolerance.

use super::design::Design;
use crate::measure::Measure;
use crate::real::{exp, sqrt};
use crate::tail::chi_square_log_survival;

/// The omnibus test for readers.
pub const MEASURE: Measure = Measure {
    name: "omnibus test over outlets",
    column: "p_omnibus",
    formula: "Q = T' V^- T, T the scores of all outlets, V their covariance under relabelling \
              within events; chi-square law with as many degrees of freedom as V has rank",
    reading: "A small value: at least one outlet uses the term differently from the others in the \
              same events.",
    pitfalls: "The chi-square law is an approximation: with fewer than some ten events that have \
               the term it is rough. It names no outlet.",
    reference: "Mantel 1963; Landis, Heyman & Koch 1978, Average Partial Association in Three-way \
                Contingency Tables",
};

/// All groups of a design inside their events.
#[derive(Debug, Clone)]
pub struct Omnibus {
    /// By unit: its stratum, or none.
    stratum_of: Vec<Option<u32>>,
    group_of: Vec<u32>,
    length_of: Vec<f64>,
    strata: Vec<Stratum>,
    groups: usize,
}

#[derive(Debug, Clone)]
struct Stratum {
    /// Group, its articles and its tokens, ascending by group.
    groups: Vec<(usize, f64, f64)>,
    n_units: f64,
    length: f64,
    squared_length: f64,
}

/// The outcome of the omnibus test of one term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OmnibusTest {
    /// Q.
    pub statistic: f64,
    /// Rank of the covariance; 0 if nothing can be said.
    pub degrees: u32,
    /// Natural logarithm of p.
    pub log_p: f64,
    /// p by the chi-square law, in (0, 1]; 1 if nothing can be said.
    pub p: f64,
    /// Events with the term and at least two groups.
    pub events: u32,
}

impl Design {
    /// Prepares the omnibus test over all groups.
    #[must_use]
    pub fn omnibus(&self) -> Omnibus {
        let units = self.units();
        let mut omnibus = Omnibus {
            stratum_of: vec![None; units.len()],
            group_of: units.iter().map(|unit| unit.group).collect(),
            length_of: units.iter().map(|unit| f64::from(unit.length)).collect(),
            strata: Vec::new(),
            groups: self.groups(),
        };
        for members in self.strata() {
            omnibus.push(members);
        }
        omnibus
    }
}

impl Omnibus {
    fn push(&mut self, members: &[u32]) {
        let known = |&&unit: &&u32| (self.group_of[unit as usize] as usize) < self.groups;
        let mut members: Vec<u32> = members.iter().filter(known).copied().collect();
        members.sort_by_key(|&unit| self.group_of[unit as usize]);
        let group_of = |unit: u32| self.group_of[unit as usize];
        let length_of = |&unit: &u32| self.length_of[unit as usize];
        let groups: Vec<(usize, f64, f64)> = members
            .chunk_by(|&a, &b| group_of(a) == group_of(b))
            .map(|of| {
                (
                    group_of(of[0]) as usize,
                    of.len() as f64,
                    of.iter().map(length_of).sum(),
                )
            })
            .collect();
        let length: f64 = members.iter().map(length_of).sum();
        if groups.len() < 2 || length == 0.0 {
            return;
        }
        let squared_length = members
            .iter()
            .map(|unit| length_of(unit) * length_of(unit))
            .sum();
        for &unit in &members {
            self.stratum_of[unit as usize] = Some(self.strata.len() as u32);
        }
        let n_units = members.len() as f64;
        self.strata.push(Stratum {
            groups,
            n_units,
            length,
            squared_length,
        });
    }

    /// Tests one term; `counts` as for [`Contrast::test`](super::Contrast::test).
    #[must_use]
    pub fn test(&self, counts: &[(u32, u32)]) -> OmnibusTest {
        let mut placed: Vec<(u32, u32, f64)> = counts
            .iter()
            .filter(|&&(_, count)| count > 0)
            .filter_map(|&(unit, count)| {
                let stratum = (*self.stratum_of.get(unit as usize)?)?;
                Some((stratum, unit, f64::from(count)))
            })
            .collect();
        placed.sort_by_key(|&(stratum, unit, _)| (stratum, unit));
        let mut system = System::new(self.groups);
        let mut events = 0;
        for event in placed.chunk_by(|a, b| a.0 == b.0) {
            self.add_event(event, &mut system);
            events += 1;
        }
        let (statistic, degrees) = system.solve();
        let log_p = match degrees {
            0 => 0.0,
            _ => chi_square_log_survival(statistic, f64::from(degrees)),
        };
        OmnibusTest {
            statistic,
            degrees,
            log_p,
            p: exp(log_p).max(f64::MIN_POSITIVE),
            events,
        }
    }

    fn add_event(&self, event: &[(u32, u32, f64)], system: &mut System) {
        let stratum = &self.strata[event[0].0 as usize];
        let count: f64 = event.iter().map(|of| of.2).sum();
        let squares: f64 = event.iter().map(|of| of.2 * of.2).sum();
        let products: f64 = event
            .iter()
            .map(|of| of.2 * self.length_of[of.1 as usize])
            .sum();
        let rate = count / stratum.length;
        let spread = squares - 2.0 * rate * products + rate * rate * stratum.squared_length;
        if spread <= 1e-14 * squares {
            return;
        }
        for &(_, unit, count) in event {
            system.scores[self.group_of[unit as usize] as usize] += count;
        }
        let scale = spread / (stratum.n_units * (stratum.n_units - 1.0));
        for &(g, of_g, length) in &stratum.groups {
            system.scores[g] -= rate * length;
            for &(h, of_h, _) in &stratum.groups {
                let all = if g == h { stratum.n_units } else { 0.0 };
                system.covariance[g * self.groups + h] += scale * of_g * (all - of_h);
            }
        }
    }
}

/// Scores and their covariance.
struct System {
    scores: Vec<f64>,
    covariance: Vec<f64>,
}

impl System {
    fn new(groups: usize) -> Self {
        Self {
            scores: vec![0.0; groups],
            covariance: vec![0.0; groups * groups],
        }
    }

    /// `T' V^- T` and the rank of V, by Cholesky's factor of the groups kept.
    fn solve(self) -> (f64, u32) {
        let kept = self.kept();
        let mut factor: Vec<Vec<f64>> = Vec::with_capacity(kept.len());
        let (mut solved, mut rank): (Vec<f64>, u32) = (Vec::with_capacity(kept.len()), 0);
        for (i, &g) in kept.iter().enumerate() {
            let mut row: Vec<f64> = Vec::with_capacity(i + 1);
            for (above, &h) in factor.iter().zip(&kept) {
                let pivot = above[row.len()];
                let left = self.covariance_of(g, h) - dot(&row, above);
                row.push(if pivot > 0.0 { left / pivot } else { 0.0 });
            }
            let variance = self.covariance_of(g, g);
            let left = variance - dot(&row, &row);
            // A row that others determine, up to rounding, adds neither rank nor distance.
            let pivot = if left > 1e-12 * variance {
                sqrt(left)
            } else {
                0.0
            };
            let residual = self.scores[g] - dot(&row, &solved);
            solved.push(if pivot > 0.0 { residual / pivot } else { 0.0 });
            rank += u32::from(pivot > 0.0);
            row.push(pivot);
            factor.push(row);
        }
        (dot(&solved, &solved), rank)
    }

    fn covariance_of(&self, g: usize, h: usize) -> f64 {
        self.covariance[g * self.scores.len() + h]
    }

    /// All groups but those with no variance and the first of every connected part.
    fn kept(&self) -> Vec<usize> {
        let n = self.scores.len();
        let (mut seen, mut kept) = (vec![false; n], Vec::new());
        for first in 0..n {
            if seen[first] {
                continue;
            }
            seen[first] = true;
            let mut open = vec![first];
            while let Some(g) = open.pop() {
                for (h, seen) in seen.iter_mut().enumerate() {
                    if !*seen && self.covariance_of(g, h) != 0.0 {
                        *seen = true;
                        open.push(h);
                        kept.push(h);
                    }
                }
            }
        }
        kept.sort_unstable();
        kept
    }
}

/// The sum of products, as far as the shorter goes.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
