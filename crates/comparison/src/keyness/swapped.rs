//! The null, printed: tables are run again with their labels swapped at random within events, where
//! there is nothing to find. The tables of a scope that set each outlet against the rest are run
//! together: the outlets are dealt anew, all at once, and each term is looked at once a swap.

use std::ops::Range;

use otherwords_statistics::resample::Stream;
use otherwords_statistics::stratified::{Panel, PanelScratch};
use rayon::prelude::*;

use super::chance::{Chance, Found};
use super::family::Family;
use super::pairing::{Pairing, Together};
use super::ranking::clearly_not_below;
use super::terms::Terms;
use crate::gather::{Material, design};

/// What the tables of a scope find in swapped labels.
pub(super) struct Swapped {
    /// For each swap the small p, by term, then table.
    swaps: Vec<Vec<Small>>,
    cutoff: f64,
}

/// A p that is not above the cut-off of the plan: nothing else can be called significant.
struct Small {
    term: u32,
    /// Place among the tables that are tested.
    table: usize,
    p: f64,
}

/// Sets these random streams apart from those of the strict correction.
const STREAM: u64 = 1;

impl Swapped {
    /// Runs the tables again so many times; `None` for none, or where they are not tested together.
    pub(super) fn of(
        material: &Material<'_, '_>,
        together: &Together,
        pairings: &[Pairing],
        terms: &Terms<'_, '_, '_>,
        families: &[Family],
        swaps: u32,
    ) -> Option<Self> {
        let first = pairings.first().filter(|_| swaps > 0)?;
        let outlets = together.outlets_tested()?;
        let bars = families.iter().map(|family| family.bar);
        let run = Run {
            first,
            terms,
            compared: compared(families),
            clear: clearly_not_below(bars.fold(0.0, f64::max)),
            cutoff: material.plan.cutoff,
        };
        let swaps = (0..swaps).map(|draw| run.small(&panel(material, first, outlets, draw)));
        Some(Self {
            swaps: swaps.collect(),
            cutoff: material.plan.cutoff,
        })
    }

    /// What a table finds, by its place among those that are tested.
    pub(super) fn table(&self, table: usize, family: &Family) -> Option<Chance> {
        let of_swap = |small: &Vec<Small>| {
            let of_table = small.iter().filter(|small| small.table == table);
            let compared = of_table.filter(|small| family.corrects(small.term));
            let p = compared.map(|small| small.p).collect();
            Found::of(p, family.corrected, family.bar, self.cutoff)
        };
        let found: Vec<Found> = self.swaps.iter().map(of_swap).collect();
        Chance::of(family.bar, &found).filter(|_| !family.members.is_empty())
    }

    /// What the table of all outlets finds, of so many terms, whose p is `corrected` from the smallest.
    pub(super) fn any_table(
        &self,
        n_terms: usize,
        bar: f64,
        corrected: impl Fn(f64) -> f64,
    ) -> Option<Chance> {
        let of_swap = |small: &Vec<Small>| {
            let by_term = small.chunk_by(|a, b| a.term == b.term);
            let smallest = by_term.map(|of_term| of_term.iter().map(|small| small.p));
            let p = smallest.map(|p| corrected(p.fold(1.0, f64::min)));
            Found::of(p.collect(), n_terms, bar, self.cutoff)
        };
        let found: Vec<Found> = self.swaps.iter().map(of_swap).collect();
        Chance::of(bar, &found)
    }
}

/// The terms that any table compares, ascending.
fn compared(families: &[Family]) -> Vec<u32> {
    let members = families.iter().flat_map(|family| &family.members);
    let mut compared: Vec<u32> = members.map(|member| member.term).collect();
    compared.par_sort_unstable();
    compared.dedup();
    compared
}

/// What does not change from swap to swap.
struct Run<'r, 'm, 's, 'i> {
    /// Any table of the scope.
    first: &'r Pairing,
    terms: &'r Terms<'m, 's, 'i>,
    compared: Vec<u32>,
    /// Above it the normal law will do.
    clear: f64,
    cutoff: f64,
}

impl Run<'_, '_, '_, '_> {
    fn small(&self, panel: &Panel) -> Vec<Small> {
        let terms = self.compared.par_iter();
        let of_term = |scratch: &mut PanelScratch, term: &u32| -> Vec<Small> {
            let counts = self.terms.counts(*term as usize);
            let counts = self.first.within(&counts);
            let tests = panel.screened(&counts, scratch, self.clear);
            let small = tests.iter().enumerate().map(|(table, test)| Small {
                term: *term,
                table,
                p: test.p,
            });
            small.filter(|small| small.p <= self.cutoff).collect()
        };
        let small = terms.map_init(PanelScratch::default, of_term);
        small.flatten_iter().collect()
    }
}

/// The articles of a scope with their outlets dealt anew within every event, at equal length where
/// the scope itself is.
fn panel(material: &Material<'_, '_>, scope: &Pairing, outlets: &[u32], draw: u32) -> Panel {
    let seed = material.plan.seed.wrapping_add(STREAM);
    let mut stream = Stream::new(seed, u64::from(draw));
    let mut outlet_of = material.outlet_of.clone();
    let events = scope
        .event
        .as_ref()
        .map_or(&material.events[..], std::slice::from_ref);
    for event in events {
        stream.shuffle(&mut outlet_of[range(&event.articles)]);
    }
    let articles = match &scope.event {
        Some(event) => range(&event.articles),
        None => 0..outlet_of.len(),
    };
    design(
        &material.event_of[articles.clone()],
        &outlet_of[articles.clone()],
        &material.lengths[articles],
        material.outlets.len(),
    )
    .levelled_if(scope.exchange.is_levelled())
    .panel(outlets)
}

fn range(articles: &Range<u32>) -> Range<usize> {
    articles.start as usize..articles.end as usize
}
