//! What a table finds where there is nothing to find: with its labels swapped within events.

use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::real::sqrt;
use otherwords_statistics::stratified::{Contrast, Scratch};
use rayon::prelude::*;

use super::family::{Family, Member};
use super::pairing::Pairing;
use super::ranking::clearly_not_below;
use super::terms::Terms;
use crate::plan::Plan;

/// What a table finds where there is nothing to find.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// The cut-off as a plain p: the largest p called significant, or where none is, what the first
    /// would have needed.
    pub bar: f64,
    /// Times that the labels were swapped.
    pub swaps: u32,
    /// Terms with p up to the bar, on average over swaps.
    pub expected: f64,
    /// Its Monte Carlo standard error; `None` with fewer than two swaps.
    pub expected_error: Option<f64>,
    /// Swaps in which the q-values marked any term at the plan's cut-off.
    pub swaps_with_any: u32,
}

/// Tests that a report may spend on swapped labels, all tables of a unit together.
const MOST_TESTS: u64 = 1_500_000;
/// Swaps that every table gets all the same.
const LEAST_SWAPS: u32 = 2;
/// Sets these random streams apart from those of the strict correction.
const STREAM: u64 = 1;

/// How often each table is run again, so that all of them together stay affordable.
pub(super) fn swaps(plan: &Plan, tests: u64) -> u32 {
    let affordable = u32::try_from(MOST_TESTS / tests.max(1)).unwrap_or(u32::MAX);
    affordable.clamp(LEAST_SWAPS.min(plan.swaps), plan.swaps)
}

/// Runs a table by itself again so many times; `None` for none.
pub(super) fn chance(
    plan: &Plan,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    family: &Family,
    swaps: u32,
) -> Option<Chance> {
    if swaps == 0 || family.members.is_empty() {
        return None;
    }
    let seed = plan.seed.wrapping_add(STREAM);
    let swapped: Vec<Contrast> = (0..u64::from(swaps))
        .map(|draw| pairing.exchange.relabelled(seed, draw))
        .collect();
    let clear = clearly_not_below(family.bar);
    let of_member = |scratch: &mut Scratch, member: &Member| -> Vec<f64> {
        let counts = terms.counts(member.term as usize);
        let counts = pairing.within(&counts);
        let p = |contrast: &Contrast| contrast.screened(&counts, scratch, clear).p;
        swapped.iter().map(p).collect()
    };
    let members = family.members.par_iter();
    let corrected = members.filter(|member| member.q.is_some());
    let p: Vec<Vec<f64>> = corrected.map_init(Scratch::default, of_member).collect();
    let found: Vec<Found> = (0..swapped.len())
        .map(|draw| {
            let p: Vec<f64> = p.iter().map(|of_term| of_term[draw]).collect();
            Found::of(p, family.corrected, family.bar, plan.cutoff)
        })
        .collect();
    Chance::of(family.bar, &found)
}

/// What one swap finds.
pub(super) struct Found {
    /// Terms with p up to the bar.
    up_to_bar: u32,
    /// Whether q marked any of the terms that take part in the table itself.
    any: bool,
}

impl Found {
    /// From the p of so many terms, of which those above the cut-off may be missing.
    pub(super) fn of(mut p: Vec<f64>, n_terms: usize, bar: f64, cutoff: f64) -> Self {
        let up_to_bar = p.iter().filter(|p| **p <= bar).count() as u32;
        p.resize(n_terms, 1.0);
        let any = benjamini_hochberg(&p).iter().any(|q| *q <= cutoff);
        Self { up_to_bar, any }
    }
}

impl Chance {
    /// From what each swap found.
    pub(super) fn of(bar: f64, found: &[Found]) -> Option<Self> {
        let n = found.len() as f64;
        let expected = found
            .iter()
            .map(|found| f64::from(found.up_to_bar))
            .sum::<f64>()
            / n;
        let squares: f64 = found
            .iter()
            .map(|found| f64::from(found.up_to_bar) - expected)
            .map(|surplus| surplus * surplus)
            .sum();
        (!found.is_empty()).then(|| Self {
            bar,
            swaps: found.len() as u32,
            expected,
            expected_error: (n > 1.0).then(|| sqrt(squares / (n - 1.0) / n)),
            swaps_with_any: found.iter().filter(|found| found.any).count() as u32,
        })
    }
}
