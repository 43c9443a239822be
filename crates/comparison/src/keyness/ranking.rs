//! Every term in every table, lightly: the p of each for the correction, and the best for the reader.

use std::cmp::Ordering;

use otherwords_corpus::Progress;
use otherwords_indexer::IndexError;
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_odds_prior::log_odds_prior;
use otherwords_statistics::real::sqrt;
use otherwords_statistics::stratified::{Law, PanelScratch, ScoreTest, Scratch};
use rayon::prelude::*;

use super::Scope;
use super::family::Tested;
use super::pairing::{Pairing, Pairings, SideOf, Together};
use super::terms::Terms;
use crate::gather::Material;
use crate::tags::Tag;

/// What a table keeps of all terms.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranked {
    /// The test of every term compared, ascending; empty where nothing is tested.
    pub(super) p: Vec<Tested>,
    pub(super) compared: u64,
    pub(super) rows: Vec<LightRow>,
}

/// A term in a table, before it is worked out.
#[derive(Clone, Debug)]
pub(super) struct LightRow {
    pub(super) term: u32,
    pub(super) tally: Tally,
    pub(super) tag: Option<Tag>,
    /// What it is ranked by, larger is better, and the direction.
    strength: f64,
    pub(super) delta: f64,
    pub(super) delta_z: f64,
    pub(super) p: Option<f64>,
    pub(super) z: Option<f64>,
    /// Whether p is that of the normal law, since it is far from any cut-off.
    is_rough: bool,
}

/// Counts of a term on both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) target: u64,
    pub(super) reference: u64,
    pub(super) docs_target: u64,
    pub(super) docs_reference: u64,
}

impl Tally {
    /// The counts with the words they were counted in.
    pub(super) fn table(&self, pairing: &Pairing) -> Contingency {
        Contingency {
            target: self.target,
            reference: self.reference,
            target_total: pairing.target.words,
            reference_total: pairing.reference.words,
        }
    }
}

/// Terms that are worked out in full, for each direction, tagged or not: of a table over everything,
/// and of one about an event.
const KEPT_OVERALL: usize = 250;
const KEPT_IN_EVENT: usize = 13;
/// p by the normal law above which a term is surely not among those marked; its p matters to nobody
/// but the reader of its row.
const CLEARLY_NOT: f64 = 0.2;
/// The same on swapped labels, where nothing is shown and only what clears a bar is counted: ten
/// times the bar, and no less than this, at which the exact p of the most skewed laws is above .005.
const LEAST_CLEARLY_NOT: f64 = 0.02;
/// Terms handled together; their best rows are merged in order.
const CHUNK: usize = 2_048;
/// Fewest occurrences, on the side that has more, of a term shown for one event.
pub(super) const LEAST_IN_EVENT: u64 = 2;

/// p by the normal law above which a term on swapped labels surely does not clear `bar`.
pub(super) fn clearly_not_below(bar: f64) -> f64 {
    (10.0 * bar).clamp(LEAST_CLEARLY_NOT, CLEARLY_NOT)
}

/// Ranks all terms in all tables. Results stand in the order of `pairings`.
pub(super) fn rank(
    material: &Material<'_, '_>,
    pairings: &Pairings,
    terms: &Terms<'_, '_, '_>,
    progress: &dyn Progress,
) -> Result<Vec<Ranked>, IndexError> {
    let nothing = || vec![Ranked::default(); pairings.all.len()];
    let mut merged = (0..terms.len().div_ceil(CHUNK))
        .into_par_iter()
        .map(|chunk| {
            let range = chunk * CHUNK..((chunk + 1) * CHUNK).min(terms.len());
            progress.advance(range.len() as u64);
            rank_chunk(material, pairings, terms, range)
        })
        .try_reduce(nothing, |before, after| {
            Ok(merged(before, after, pairings, terms))
        })?;
    merged.par_iter_mut().zip(&pairings.all).for_each_init(
        Scratch::default,
        |scratch, (ranked, pairing)| {
            keep_best(&mut ranked.rows, pairing, terms);
            settle(ranked, pairing, terms, scratch);
        },
    );
    Ok(merged)
}

/// What two neighbouring parts of the terms give together.
fn merged(
    mut before: Vec<Ranked>,
    after: Vec<Ranked>,
    pairings: &Pairings,
    terms: &Terms<'_, '_, '_>,
) -> Vec<Ranked> {
    for ((into, part), pairing) in before.iter_mut().zip(after).zip(&pairings.all) {
        into.compared += part.compared;
        into.p.extend(part.p);
        into.rows.extend(part.rows);
        keep_best(&mut into.rows, pairing, terms);
    }
    before
}

/// Tests the rows that are kept in full, so that what a reader sees is never the normal law's.
fn settle(
    ranked: &mut Ranked,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    scratch: &mut Scratch,
) {
    for row in ranked.rows.iter_mut().filter(|row| row.is_rough) {
        let counts = terms.counts(row.term as usize);
        let counts = pairing.within(&counts);
        let test = pairing.exchange.test(&counts, scratch);
        (row.p, row.strength, row.is_rough) = (Some(test.p), -test.log_p, false);
        let place = ranked
            .p
            .binary_search_by_key(&row.term, |tested| tested.term);
        if let Ok(place) = place {
            ranked.p[place].p = test.p;
        }
    }
    ranked.rows.sort_by(|a, b| better(a, b, terms));
}

fn rank_chunk(
    material: &Material<'_, '_>,
    pairings: &Pairings,
    terms: &Terms<'_, '_, '_>,
    range: std::ops::Range<usize>,
) -> Result<Vec<Ranked>, IndexError> {
    let mut tables = vec![Ranked::default(); pairings.all.len()];
    let mut tester = Tester::default();
    for term in range {
        let counts = terms.counts(term);
        let total = terms.total(term);
        let mut enter = |together: &Together, counts: &[(u32, u32)]| {
            let places = together.places.clone();
            let (pairings, tables) = (&pairings.all[places.clone()], &mut tables[places]);
            let tallies = tallies(material, pairings, counts);
            let is_compared = |(pairing, tally): (&Pairing, &Tally)| {
                is_compared(material, pairing, terms, term, tally)
            };
            if !pairings.iter().zip(&tallies).any(is_compared) {
                return;
            }
            let tests = tester.tests(together, pairings, counts);
            for (((pairing, table), tally), test) in
                pairings.iter().zip(tables).zip(&tallies).zip(tests)
            {
                if is_compared((pairing, tally)) {
                    let row = light_row(material, pairing, terms, term, tally, total, *test);
                    table.compared += 1;
                    table.p.extend(test.map(|test| Tested {
                        term: row.term,
                        p: test.p,
                        resolution: resolution(tally, &test),
                    }));
                    table.rows.push(row);
                }
            }
        };
        enter(&pairings.overall, &counts);
        for (event, counts) in by_event(material, &counts) {
            enter(&pairings.by_event[event], &counts);
        }
    }
    for (ranked, pairing) in tables.iter_mut().zip(&pairings.all) {
        keep_best(&mut ranked.rows, pairing, terms);
    }
    Ok(tables)
}

/// How well a term can be told apart. It takes no notice of who wrote what, only of how often and how
/// unevenly the term stands in the articles of both sides.
fn resolution(tally: &Tally, test: &ScoreTest) -> f64 {
    let occurrences = (tally.target + tally.reference) as f64;
    match test.variance > 0.0 {
        true => occurrences / sqrt(test.variance),
        false => 0.0,
    }
}

/// Tests a term in tables over the same articles.
#[derive(Default)]
struct Tester {
    together: PanelScratch,
    alone: Scratch,
    tests: Vec<Option<ScoreTest>>,
}

impl Tester {
    /// The test of each pairing; nothing for those that are not tested.
    fn tests(
        &mut self,
        together: &Together,
        pairings: &[Pairing],
        counts: &[(u32, u32)],
    ) -> &[Option<ScoreTest>] {
        self.tests.clear();
        let tested = |pairing: &Pairing| pairing.footing.is_tested();
        match &together.panel {
            Some(panel) => {
                let found = panel.screened(counts, &mut self.together, CLEARLY_NOT);
                let mut found = found.iter().copied();
                let of = |pairing| if tested(pairing) { found.next() } else { None };
                self.tests.extend(pairings.iter().map(of));
            }
            None => {
                let scratch = &mut self.alone;
                let test = |pairing: &Pairing| {
                    let exchange = &pairing.exchange;
                    tested(pairing).then(|| exchange.screened(counts, scratch, CLEARLY_NOT))
                };
                self.tests.extend(pairings.iter().map(test));
            }
        }
        &self.tests
    }
}

/// The counts of each event that has any, with the articles numbered within the event.
fn by_event<'c>(
    material: &'c Material<'_, '_>,
    counts: &'c [(u32, u32)],
) -> impl Iterator<Item = (usize, Vec<(u32, u32)>)> + 'c {
    counts
        .chunk_by(|a, b| material.event_of[a.0 as usize] == material.event_of[b.0 as usize])
        .filter_map(|group| {
            let event = material.event_of[group[0].0 as usize]?;
            let start = material.events[event].articles.start;
            Some((
                event,
                group
                    .iter()
                    .map(|(article, count)| (article - start, *count))
                    .collect(),
            ))
        })
}

fn light_row(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    term: usize,
    tally: &Tally,
    total: u64,
    test: Option<ScoreTest>,
) -> LightRow {
    let prior = Prior::of(material, pairing, tally, total, terms.usual_share(term));
    let weight = material.plan.prior_weight;
    let odds = log_odds_prior(&tally.table(pairing), weight * prior.share(), weight);
    LightRow {
        term: term as u32,
        tally: *tally,
        tag: terms.tag(term, pairing.only_outlet(odds.delta > 0.0)),
        strength: test.map_or_else(
            || described_strength(&prior, odds.delta, odds.z),
            |test| -test.log_p,
        ),
        delta: odds.delta,
        delta_z: odds.z,
        z: test.map(|test| test.z),
        p: test.map(|test| test.p),
        is_rough: test.is_some_and(|test| test.law == Law::Normal && test.p > CLEARLY_NOT),
    }
}

/// Described terms are ranked by the size of the log-odds where the prior comes from elsewhere, since
/// that holds rare words back; otherwise by the log-odds over its error, which asks for instances
/// (Monroe et al. 2008).
fn described_strength(prior: &Prior, delta: f64, z: f64) -> f64 {
    match prior {
        Prior::Elsewhere(_) => delta.abs(),
        Prior::Both(_) => z.abs(),
    }
}

pub(super) fn tally(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    counts: &[(u32, u32)],
) -> Tally {
    let mut tallies = tallies(material, std::slice::from_ref(pairing), counts);
    tallies.pop().unwrap_or_default()
}

/// Counts of a term on both sides of pairings over the same articles.
fn tallies(material: &Material<'_, '_>, pairings: &[Pairing], counts: &[(u32, u32)]) -> Vec<Tally> {
    let Some(first) = pairings.first() else {
        return Vec::new();
    };
    let mut by_outlet = vec![(0, 0); material.outlets.len()];
    for (number, count) in counts {
        let outlet = material.outlet_of[first.article(*number) as usize];
        let (occurrences, articles) = &mut by_outlet[outlet as usize];
        *occurrences += u64::from(*count);
        *articles += 1;
    }
    // Most terms stand in few outlets.
    let having: Vec<(usize, (u64, u64))> = by_outlet
        .into_iter()
        .enumerate()
        .filter(|(_, (_, articles))| *articles > 0)
        .collect();
    let of = |pairing: &Pairing| {
        let mut tally = Tally::default();
        for (outlet, (occurrences, articles)) in &having {
            match pairing.side_of[*outlet] {
                Some(SideOf::Target) => {
                    tally.target += occurrences;
                    tally.docs_target += articles;
                }
                Some(SideOf::Reference) => {
                    tally.reference += occurrences;
                    tally.docs_reference += articles;
                }
                None => {}
            }
        }
        tally
    };
    pairings.iter().map(of).collect()
}

fn is_compared(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    term: usize,
    tally: &Tally,
) -> bool {
    match pairing.scope {
        Scope::All => {
            tally.target + tally.reference >= terms.least_count()
                && tally.docs_target + tally.docs_reference
                    >= u64::from(material.plan.least_articles)
                && terms.is_unit(term)
        }
        Scope::Event(_) => {
            tally.target.max(tally.reference) >= LEAST_IN_EVENT && terms.is_unit_of_event(term)
        }
    }
}

/// The share of a term that is expected before either side is read.
enum Prior {
    /// From what is not compared: other events, and the language at large.
    Elsewhere(f64),
    /// From both sides together.
    Both(f64),
}

/// The language at large counts as so many words: much beside one event, little beside hundreds.
const WORDS_AT_LARGE: f64 = 100_000.0;

impl Prior {
    /// For one event, of other events and the language at large, as far as there is either; for many
    /// events at once, of both sides.
    fn of(
        material: &Material<'_, '_>,
        pairing: &Pairing,
        tally: &Tally,
        total: u64,
        usual: Option<f64>,
    ) -> Self {
        let here = tally.target + tally.reference;
        let words_here = pairing.target.words + pairing.reference.words;
        let is_of_one_event = pairing.scope != Scope::All || material.events.len() == 1;
        let (elsewhere, words_elsewhere) = match pairing.scope {
            Scope::All => (0.0, 0.0),
            Scope::Event(_) => (
                (total - here) as f64,
                material.words.saturating_sub(words_here) as f64,
            ),
        };
        match usual {
            Some(usual) if is_of_one_event => Self::Elsewhere(
                (elsewhere + WORDS_AT_LARGE * usual) / (words_elsewhere + WORDS_AT_LARGE),
            ),
            _ if words_elsewhere > 0.0 => Self::Elsewhere((elsewhere + 0.5) / words_elsewhere),
            _ => Self::Both((here as f64 + 1.0) / words_here.max(1) as f64),
        }
    }

    fn share(&self) -> f64 {
        match self {
            Self::Elsewhere(share) | Self::Both(share) => *share,
        }
    }
}

/// Keeps the best rows of each kind (direction, tagged or not), best first.
fn keep_best(rows: &mut Vec<LightRow>, pairing: &Pairing, terms: &Terms<'_, '_, '_>) {
    let most = if pairing.scope == Scope::All {
        KEPT_OVERALL
    } else {
        KEPT_IN_EVENT
    };
    rows.sort_by(|a, b| better(a, b, terms));
    let mut kept = [[0; 2]; 2];
    rows.retain(|row| {
        let kept = &mut kept[usize::from(row.tag.is_some())][usize::from(row.delta > 0.0)];
        *kept += 1;
        *kept <= most
    });
}

fn better(a: &LightRow, b: &LightRow, terms: &Terms<'_, '_, '_>) -> Ordering {
    let strength = b.strength.total_cmp(&a.strength);
    let size = || b.delta_z.abs().total_cmp(&a.delta_z.abs());
    strength
        .then_with(size)
        .then_with(|| terms.key(a.term as usize).cmp(&terms.key(b.term as usize)))
}
