//! Which outlet: all outlets in one pass. A term is asked first whether any outlet uses it unlike
//! the others; only of those that pass is asked who, against all others and pair by pair, and all
//! of it is paid for from one budget (Benjamini & Bogomolov 2014, Selective Inference on Multiple
//! Families of Hypotheses).

use std::ops::Range;

use otherwords_indexer::IndexError;
use otherwords_statistics::multiple::{benjamini_hochberg, holm};
use otherwords_statistics::stratified::{Contrast, Panel, ScoreTest, Scratch};
use rayon::prelude::*;

use super::chance::Chance;
use super::pairing::{Pairings, sets_each_against_rest};
use super::per_million;
use super::ranking::Ranked;
use super::swapped::Swapped;
use super::terms::Terms;
use crate::gather::Material;
use crate::plan::{Plan, Unit};
use crate::tags::Tag;

/// Terms on which outlets differ, with who is high and who is low.
#[derive(Clone, Debug)]
pub struct OutletTable {
    /// Words or sequences.
    pub unit: Unit,
    /// Outlets that were tested, each against all others.
    pub outlets: Vec<String>,
    /// Outlets that were also tested pair by pair: the ones with most articles.
    pub paired: Vec<String>,
    /// Terms compared: the family of the correction.
    pub compared: u64,
    /// Terms on which outlets differ by more than chance.
    pub significant: u64,
    /// What the same pass finds where there is nothing to find.
    pub chance: Option<Chance>,
    /// These terms, best first; where there are none, the best few.
    pub terms: Vec<OutletTerm>,
}

/// A term and who uses it how much.
#[derive(Clone, Debug)]
pub struct OutletTerm {
    /// Commonest form.
    pub term: String,
    /// Why it is probably no choice of wording.
    pub tag: Option<Tag>,
    /// Two-sided p of the outlet that differs most from all others, times the number of outlets.
    pub p: f64,
    /// The same corrected for the number of terms.
    pub q: f64,
    /// Whether outlets differ on it.
    pub is_significant: bool,
    /// Use by outlet: those that stand out first, then by rate; not more than eight.
    pub uses: Vec<OutletRate>,
    /// Pairs that differ: who uses it more, who less.
    pub pairs: Vec<(String, String)>,
}

/// How much an outlet uses a term.
#[derive(Clone, Debug, PartialEq)]
pub struct OutletRate {
    /// Its name.
    pub outlet: String,
    /// Occurrences.
    pub n: u64,
    /// Occurrences per million of its words.
    pub per_million: f64,
    /// Whether it uses the term more than all others together, less, or neither by more than chance.
    pub stance: Stance,
}

/// Where an outlet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Above the others.
    High,
    /// Below the others.
    Low,
    /// Neither, by more than chance.
    Between,
}

/// Outlets shown for a term.
const MOST_SHOWN: usize = 8;
/// Terms shown.
const MOST_TERMS: usize = 150;
/// Terms shown where outlets differ on none.
const FEW_TERMS: usize = 5;
/// Outlets tested pair by pair.
const MOST_PAIRED: usize = 8;
/// With fewer outlets the tables of key terms have said it all.
const LEAST_OUTLETS: usize = 3;

/// The table; `None` with fewer than three tested outlets, or where the plan set others against
/// each other. `ranked` are the tables of the plan, in the order of `pairings`.
pub(super) fn which_outlets(
    material: &Material<'_, '_>,
    pairings: &Pairings,
    terms: &Terms<'_, '_, '_>,
    ranked: &[Ranked],
    swapped: Option<&Swapped>,
) -> Result<Option<OutletTable>, IndexError> {
    let Some(places) = places(material, pairings) else {
        return Ok(None);
    };
    let outlets: Vec<u32> = places
        .clone()
        .filter(|place| pairings.all[*place].footing.is_tested())
        .map(|place| pairings.all[place].target_outlet(material))
        .collect();
    let tables: Vec<&Ranked> = places
        .map(|place| &ranked[place])
        .filter(|table| !table.p.is_empty())
        .collect();
    if outlets.len() < LEAST_OUTLETS || tables.len() != outlets.len() {
        return Ok(None);
    }
    let family = Family::new(&material.plan, &tables);
    let contrasts = Contrasts::new(material, &outlets);
    let chance = swapped.and_then(|swapped| family.chance(swapped, outlets.len()));
    let best = family.best();
    let rows: Vec<OutletTerm> = best
        .par_iter()
        .map_init(Scratch::default, |scratch, member| {
            row(material, terms, &contrasts, &family, *member, scratch)
        })
        .collect::<Result<_, _>>()?;
    let names = |outlets: &[u32]| {
        let name = |outlet: &u32| material.outlets[*outlet as usize].clone();
        outlets.iter().map(name).collect()
    };
    Ok(Some(OutletTable {
        unit: terms.unit,
        outlets: names(&outlets),
        paired: names(&contrasts.paired),
        compared: family.members.len() as u64,
        significant: family.significant as u64,
        chance,
        terms: rows,
    }))
}

/// The tables over all articles, where they set each outlet against the rest.
fn places(material: &Material<'_, '_>, pairings: &Pairings) -> Option<Range<usize>> {
    let all = material.plan.matchups.len() == material.outlets.len();
    (sets_each_against_rest(material) && all).then(|| pairings.overall.places.clone())
}

/// The first question, asked of all terms.
struct Family {
    members: Vec<Member>,
    significant: usize,
    /// The largest p that passed; where none did, what the first would have needed.
    bar: f64,
    cutoff: f64,
}

#[derive(Clone, Copy)]
struct Member {
    term: u32,
    p: f64,
    q: f64,
}

impl Family {
    fn new(plan: &Plan, tables: &[&Ranked]) -> Self {
        let terms: Vec<u32> = tables[0].p.iter().map(|tested| tested.term).collect();
        let p: Vec<f64> = (0..terms.len())
            .map(|place| smallest(tables.iter().map(|table| table.p[place].p), tables.len()))
            .collect();
        let q = benjamini_hochberg(&p);
        let members: Vec<Member> = terms
            .into_iter()
            .zip(p.into_iter().zip(q))
            .map(|(term, (p, q))| Member { term, p, q })
            .collect();
        let passed = || members.iter().filter(|member| member.q <= plan.cutoff);
        Self {
            significant: passed().count(),
            bar: passed()
                .map(|member| member.p)
                .reduce(f64::max)
                .unwrap_or(plan.cutoff / members.len().max(1) as f64),
            members,
            cutoff: plan.cutoff,
        }
    }

    /// The members to show, best first.
    fn best(&self) -> Vec<Member> {
        let mut members = self.members.clone();
        members.sort_by(|a, b| a.p.total_cmp(&b.p).then(a.term.cmp(&b.term)));
        members.truncate(match self.significant {
            0 => FEW_TERMS,
            significant => significant.min(MOST_TERMS),
        });
        members
    }

    /// What one test may cost of the budget: the share of terms that passed pays for the questions
    /// asked of them.
    fn price(&self) -> f64 {
        self.members.len() as f64 / self.significant.max(1) as f64
    }

    /// What the swapped labels of so many outlets give.
    fn chance(&self, swapped: &Swapped, n_outlets: usize) -> Option<Chance> {
        let corrected = |p| smallest(std::iter::once(p), n_outlets);
        swapped.any_table(self.members.len(), self.bar, corrected)
    }
}

/// The smallest p, corrected for their number (Tippett 1931, with Bonferroni's bound since the tests
/// share their articles).
fn smallest(p: impl Iterator<Item = f64>, n: usize) -> f64 {
    (p.fold(1.0, f64::min) * n as f64).min(1.0)
}

/// The second question: who.
struct Contrasts {
    outlets: Vec<u32>,
    against_rest: Panel,
    paired: Vec<u32>,
    pairs: Vec<(u32, u32, Contrast)>,
}

impl Contrasts {
    fn new(material: &Material<'_, '_>, outlets: &[u32]) -> Self {
        let exchangeable = material.design.exchangeable();
        let paired = largest(material, outlets);
        let pairs = paired.iter().enumerate().flat_map(|(place, first)| {
            let later = paired[place + 1..].iter();
            later.map(|second| (*first, *second, exchangeable.pair(*first, *second)))
        });
        Self {
            outlets: outlets.to_vec(),
            against_rest: exchangeable.panel(outlets),
            pairs: pairs.collect(),
            paired,
        }
    }
}

/// The outlets with most articles in events, by number.
fn largest(material: &Material<'_, '_>, outlets: &[u32]) -> Vec<u32> {
    let articles = |outlet: u32| {
        let with_event = material.outlet_of.iter().zip(&material.event_of);
        with_event
            .filter(|(of, event)| **of == outlet && event.is_some())
            .count()
    };
    let mut by_size: Vec<(usize, u32)> = outlets
        .iter()
        .map(|outlet| (articles(*outlet), *outlet))
        .collect();
    by_size.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    by_size.truncate(MOST_PAIRED);
    let mut largest: Vec<u32> = by_size.into_iter().map(|(_, outlet)| outlet).collect();
    largest.sort_unstable();
    largest
}

fn row(
    material: &Material<'_, '_>,
    terms: &Terms<'_, '_, '_>,
    contrasts: &Contrasts,
    family: &Family,
    member: Member,
    scratch: &mut Scratch,
) -> Result<OutletTerm, IndexError> {
    let term = member.term as usize;
    let counts = terms.counts(term);
    let single = contrasts.against_rest.contrasts().iter().map(AsRef::as_ref);
    let pairs = contrasts.pairs.iter().map(|(.., contrast)| contrast);
    let tests: Vec<ScoreTest> = single
        .chain(pairs)
        .map(|contrast| contrast.test(&counts, scratch))
        .collect();
    let is_significant = member.q <= family.cutoff;
    let paid = holm(&tests.iter().map(|test| test.p).collect::<Vec<_>>());
    let stances: Vec<Stance> = tests
        .iter()
        .zip(paid)
        .map(
            |(test, p)| match is_significant && p * family.price() <= family.cutoff {
                true if test.z > 0.0 => Stance::High,
                true => Stance::Low,
                false => Stance::Between,
            },
        )
        .collect();
    let (single, pairs) = stances.split_at(contrasts.outlets.len());
    let forms = terms.forms(term);
    Ok(OutletTerm {
        term: forms
            .first()
            .map(|(form, _)| form.clone())
            .unwrap_or_default(),
        tag: terms.tags[term],
        p: member.p,
        q: member.q,
        is_significant,
        uses: uses(material, &counts, &contrasts.outlets, single),
        pairs: named_pairs(material, &contrasts.pairs, pairs),
    })
}

/// Use by outlet, those that stand out first.
fn uses(
    material: &Material<'_, '_>,
    counts: &[(u32, u32)],
    outlets: &[u32],
    stances: &[Stance],
) -> Vec<OutletRate> {
    let mut n = vec![0; material.outlets.len()];
    for (article, count) in counts {
        n[material.outlet_of[*article as usize] as usize] += u64::from(*count);
    }
    let mut uses: Vec<OutletRate> = outlets
        .iter()
        .zip(stances)
        .map(|(outlet, stance)| {
            let n = n[*outlet as usize];
            OutletRate {
                outlet: material.outlets[*outlet as usize].clone(),
                n,
                per_million: per_million(n, material.words_of(*outlet)),
                stance: *stance,
            }
        })
        .collect();
    let stands_out = |rate: &OutletRate| rate.stance == Stance::Between;
    uses.sort_by(|a, b| {
        let rate = b.per_million.total_cmp(&a.per_million);
        rate.then_with(|| a.outlet.cmp(&b.outlet))
    });
    if uses.len() > MOST_SHOWN {
        uses.sort_by_key(stands_out); // stable: by rate among those that do
        uses.truncate(MOST_SHOWN);
    }
    uses
}

fn named_pairs(
    material: &Material<'_, '_>,
    pairs: &[(u32, u32, Contrast)],
    stances: &[Stance],
) -> Vec<(String, String)> {
    let name = |outlet: u32| material.outlets[outlet as usize].clone();
    let ordered = |((first, second, _), stance): (&(u32, u32, Contrast), &Stance)| match stance {
        Stance::High => Some((name(*first), name(*second))),
        Stance::Low => Some((name(*second), name(*first))),
        Stance::Between => None,
    };
    pairs.iter().zip(stances).filter_map(ordered).collect()
}
