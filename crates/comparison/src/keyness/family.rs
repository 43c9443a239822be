//! The tests of a table as one family: corrected together, with the bar that a p must clear.

use otherwords_statistics::multiple::{adaptive, benjamini_hochberg, westfall_young};

use super::pairing::Pairing;
use super::terms::Terms;
use crate::plan::{Correction, Plan};

/// The tests of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Family {
    /// Every term tested, ascending.
    pub(super) members: Vec<Member>,
    /// Those that take part in the correction.
    pub(super) corrected: usize,
    /// Terms called significant.
    pub(super) significant: u64,
    /// The largest p called significant; where none is, what the first would have needed.
    pub(super) bar: f64,
}

/// The test of a term, before it is corrected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tested {
    pub(super) term: u32,
    pub(super) p: f64,
    /// How well it can be told apart: its occurrences over the root of the permutation variance.
    pub(super) resolution: f64,
}

/// A term in its family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) term: u32,
    pub(super) p: f64,
    /// `None` for a term that could hardly be found and takes no part in the correction.
    pub(super) q: Option<f64>,
    /// Corrected for the chance of even one false term; only in the strict mode.
    pub(super) p_fwer: Option<f64>,
    pub(super) is_significant: bool,
}

/// Fewest events whose terms are independent enough for the correction to adapt to them.
const LEAST_EVENTS: u64 = 5;

impl Family {
    /// Corrects the p of all terms of a table.
    pub(super) fn new(
        plan: &Plan,
        pairing: &Pairing,
        terms: &Terms<'_, '_, '_>,
        tested: &[Tested],
    ) -> Self {
        let p: Vec<f64> = tested.iter().map(|tested| tested.p).collect();
        let resolution: Vec<f64> = tested.iter().map(|tested| tested.resolution).collect();
        let q = match pairing.events >= LEAST_EVENTS {
            true => adaptive(&p, &resolution, plan.cutoff),
            false => benjamini_hochberg(&p).into_iter().map(Some).collect(),
        };
        let strict = match plan.correction {
            Correction::BenjaminiHochberg => vec![None; tested.len()],
            Correction::WestfallYoung => {
                let draws = plan.relabellings as usize;
                let tested: Vec<u32> = tested.iter().map(|tested| tested.term).collect();
                let counts = counts(pairing, terms, &tested);
                let adjusted = westfall_young(&pairing.exchange, &counts, draws, plan.seed);
                adjusted.into_iter().map(Some).collect()
            }
        };
        let member = |((tested, q), p_fwer): ((&Tested, Option<f64>), Option<f64>)| Member {
            term: tested.term,
            p: tested.p,
            q,
            p_fwer,
            is_significant: p_fwer
                .or(q)
                .is_some_and(|corrected| corrected <= plan.cutoff),
        };
        let members: Vec<Member> = tested.iter().zip(q).zip(strict).map(member).collect();
        let corrected = members.iter().filter(|member| member.q.is_some()).count();
        let marked = || members.iter().filter(|member| member.is_significant);
        Self {
            significant: marked().count() as u64,
            bar: marked()
                .map(|member| member.p)
                .reduce(f64::max)
                .unwrap_or(plan.cutoff / corrected.max(1) as f64),
            corrected,
            members,
        }
    }

    /// Whether a term takes part in the correction.
    pub(super) fn corrects(&self, term: u32) -> bool {
        self.of(term).is_some_and(|member| member.q.is_some())
    }

    /// A term's place in the family.
    pub(super) fn of(&self, term: u32) -> Option<&Member> {
        let place = self
            .members
            .binary_search_by_key(&term, |member| member.term);
        place.ok().map(|place| &self.members[place])
    }
}

/// The counts of these terms, numbered as in the scope of the table.
fn counts(pairing: &Pairing, terms: &Terms<'_, '_, '_>, tested: &[u32]) -> Vec<Vec<(u32, u32)>> {
    let within = |term: &u32| {
        let counts = terms.counts(*term as usize);
        pairing.within(&counts).into_owned()
    };
    tested.iter().map(within).collect()
}
