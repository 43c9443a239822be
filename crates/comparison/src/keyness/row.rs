//! The best terms of a table worked out in full: every column that a reader may ask for.

use otherwords_indexer::IndexError;
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::dispersion::{Parts, deviation_of_proportions_where_present};
use otherwords_statistics::keyness;
use otherwords_statistics::real::exp;
use otherwords_statistics::stratified::effect::log2_of;
use otherwords_statistics::stratified::{Contrast, EventBootstrap};
use rayon::prelude::*;

use super::chance::{Chance, chance};
use super::family::Family;
use super::influence::depends_on;
use super::pairing::{Pairing, SideOf, Together};
use super::power::power;
use super::quotations::OtherLayers;
use super::ranking::{LightRow, Ranked};
use super::swapped::Swapped;
use super::terms::Terms;
use super::{Interval, KeyTerm, KeyTerms};
use crate::gather::Material;

/// Fewest events for an interval: below, the spread over events collapses.
const LEAST_EVENTS: u64 = 5;
/// Half the width of a 95 % interval in standard errors.
const HALF_WIDTH: f64 = 1.959_963_984_540_054;

/// What the tables of a unit are finished with.
pub(super) struct Finishing<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    terms: &'m Terms<'m, 's, 'i>,
    other_layers: Option<OtherLayers<'m, 's, 'i>>,
    swaps: u32,
}

impl<'m, 's, 'i> Finishing<'m, 's, 'i> {
    /// `swaps` is how often each table is run again with its labels swapped.
    pub(super) fn new(
        material: &'m Material<'s, 'i>,
        terms: &'m Terms<'m, 's, 'i>,
        swaps: u32,
    ) -> Self {
        Self {
            material,
            terms,
            other_layers: OtherLayers::of(material, terms.unit),
            swaps,
        }
    }

    /// The tables of a scope, worked out in full, and what they find in swapped labels.
    pub(super) fn tables(
        &self,
        together: &Together,
        pairings: &[Pairing],
        ranked: &[Ranked],
    ) -> Result<(Vec<KeyTerms>, Option<Swapped>), IndexError> {
        let (material, terms, plan) = (self.material, self.terms, &self.material.plan);
        let tables = pairings.par_iter().zip(ranked);
        let families: Vec<Family> = tables
            .map(|(pairing, ranked)| Family::new(plan, pairing, terms, &ranked.p))
            .collect();
        let swapped = Swapped::of(material, together, pairings, terms, &families, self.swaps);
        let tables = pairings.par_iter().zip(ranked).zip(&families).enumerate();
        let tables = tables.map(|(place, ((pairing, ranked), family))| {
            let chance = match &swapped {
                Some(swapped) => swapped.table(n_tested(&pairings[..place]), family),
                None => chance(plan, pairing, terms, family, self.swaps),
            };
            self.table(pairing, ranked, family, chance)
        });
        Ok((tables.collect::<Result<_, _>>()?, swapped))
    }

    fn table(
        &self,
        pairing: &Pairing,
        ranked: &Ranked,
        family: &Family,
        chance: Option<Chance>,
    ) -> Result<KeyTerms, IndexError> {
        let (material, terms, plan) = (self.material, self.terms, &self.material.plan);
        let other_layers = self.other_layers.as_ref();
        let finish = Finish {
            material,
            pairing,
            terms,
            family,
            bootstrap: (pairing.footing.is_tested() && pairing.events >= LEAST_EVENTS)
                .then(|| EventBootstrap::new(&pairing.contrast, plan.draws as usize, plan.seed)),
            other_contrast: other_layers.and_then(|layers| layers.contrast(pairing)),
            other_layers,
        };
        let rows = ranked.rows.par_iter();
        let rows: Vec<KeyTerm> = rows.map(|row| finish.row(row)).collect::<Result<_, _>>()?;
        Ok(KeyTerms {
            scope: pairing.scope.clone(),
            matchup: pairing.matchup.clone(),
            unit: terms.unit,
            layers: plan.layers,
            footing: pairing.footing.clone(),
            target_articles: pairing.target.articles,
            reference_articles: pairing.reference.articles,
            target_words: pairing.target.words,
            reference_words: pairing.reference.words,
            events: pairing.events,
            is_levelled: pairing.footing.is_tested() && pairing.exchange.is_levelled(),
            compared: ranked.compared,
            corrected: family.corrected as u64,
            significant: family.significant,
            chance,
            power: power(material, pairing, terms, ranked, family),
            terms: rows,
        })
    }
}

fn n_tested(pairings: &[Pairing]) -> usize {
    let tested = pairings.iter();
    tested.filter(|pairing| pairing.footing.is_tested()).count()
}

/// The log ratio of a term, and the events behind it.
pub(super) fn effect(pairing: &Pairing, table: &Contingency, counts: &[(u32, u32)]) -> (f64, u64) {
    let effect = pairing.contrast.rate_ratio(counts);
    let events = effect.as_ref().map_or(0, |effect| u64::from(effect.events));
    let log_ratio = match effect {
        Some(effect) if pairing.events > 1 => effect.log2,
        _ if table.target == 0 || table.reference == 0 => log2_of(table),
        _ => keyness::log_ratio::log_ratio(table),
    };
    (log_ratio, events)
}

/// What the rows of one table are worked out from.
struct Finish<'a, 'm, 's, 'i> {
    material: &'a Material<'s, 'i>,
    pairing: &'a Pairing,
    terms: &'a Terms<'m, 's, 'i>,
    family: &'a Family,
    bootstrap: Option<EventBootstrap<'a>>,
    other_layers: Option<&'a OtherLayers<'a, 's, 'i>>,
    other_contrast: Option<Contrast>,
}

impl Finish<'_, '_, '_, '_> {
    fn row(&self, row: &LightRow) -> Result<KeyTerm, IndexError> {
        let bootstrap = self.bootstrap.as_ref();
        let mut term = key_term(self.material, self.pairing, self.terms, row, bootstrap)?;
        let Some(member) = self.family.of(row.term) else {
            return Ok(term);
        };
        (term.q, term.p_fwer) = (member.q, member.p_fwer);
        term.is_significant = member.is_significant;
        let bar = self.family.bar;
        if member.is_significant {
            let counts = self.terms.counts(row.term as usize);
            term.depends_on = depends_on(self.material, self.pairing, &counts, member.p, bar);
        }
        if let (Some(layers), Some(contrast)) = (self.other_layers, &self.other_contrast) {
            term.driven_by = layers.driven_by(self.terms, contrast, row, bar)?;
        }
        Ok(term)
    }
}

/// A row but for what its family decides.
fn key_term(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    row: &LightRow,
    bootstrap: Option<&EventBootstrap<'_>>,
) -> Result<KeyTerm, IndexError> {
    let term = row.term as usize;
    let counts = terms.counts(term);
    let counts = pairing.within(&counts);
    let table = row.tally.table(pairing);
    let g2 = keyness::log_likelihood::g2(&table);
    let (log_ratio, events) = effect(pairing, &table, &counts);
    let interval = bootstrap
        // Where a side never has it, events cannot differ in how much more the other has.
        .filter(|_| events >= LEAST_EVENTS && table.target > 0 && table.reference > 0)
        .and_then(|bootstrap| {
            let error = bootstrap.standard_error(&counts)?;
            Some(Interval {
                low: log_ratio - HALF_WIDTH * error,
                high: log_ratio + HALF_WIDTH * error,
            })
        });
    let forms = terms.forms(term);
    let slots = terms.slots(term, &forms);
    let event = pairing.event.as_ref().map(|event| event.name.as_str());
    let (target, reference) = (&pairing.matchup.target, &pairing.matchup.reference);
    let layers = material.plan.layers;
    let is_target = |article: u32| pairing.is_on(material, article, SideOf::Target);
    Ok(KeyTerm {
        term: forms
            .first()
            .map(|(form, _)| form.clone())
            .unwrap_or_default(),
        tag: row.tag,
        n_target: row.tally.target,
        n_reference: row.tally.reference,
        docs_target: row.tally.docs_target,
        docs_reference: row.tally.docs_reference,
        shared_target: shared(material, pairing, &counts, SideOf::Target),
        shared_reference: shared(material, pairing, &counts, SideOf::Reference),
        events,
        log_ratio,
        interval,
        percent_diff: keyness::percent_diff::percent_diff(&table),
        g2,
        p_token: exp(keyness::log_likelihood::log_p_token(g2)),
        p: row.p,
        q: None,
        p_fwer: None,
        is_significant: false,
        depends_on: None,
        driven_by: None,
        z: row.z,
        delta_monroe: row.delta,
        z_monroe: row.delta_z,
        simple_maths: keyness::simple_maths::simple_maths(&table, material.plan.simple_maths),
        dp_target: dispersion(material, pairing, &counts, SideOf::Target),
        dp_reference: dispersion(material, pairing, &counts, SideOf::Reference),
        quoted_share: terms.quoted_share(term, is_target),
        copies_sensitive: None,
        loadedness: None,
        query_target: material.query(&slots, layers, Some((target, reference)), event),
        query_reference: material.query(&slots, layers, Some((reference, target)), event),
        forms,
        evidence: None,
    })
}

/// Occurrences of a side in events that both sides covered.
fn shared(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    counts: &[(u32, u32)],
    side: SideOf,
) -> u64 {
    let is_shared = |number: u32| {
        let article = pairing.article(number);
        pairing.contrast.contains(number) && pairing.is_on(material, article, side)
    };
    let shared = counts.iter().filter(|(number, _)| is_shared(*number));
    shared.map(|(_, count)| u64::from(*count)).sum()
}

/// How unevenly a term is spread over the articles of a side.
fn dispersion(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    counts: &[(u32, u32)],
    side: SideOf,
) -> Option<f64> {
    let (mut frequencies, mut lengths) = (Vec::new(), Vec::new());
    for (number, count) in counts {
        let article = pairing.article(*number);
        if pairing.is_on(material, article, side) {
            frequencies.push(u64::from(*count));
            lengths.push(u64::from(material.lengths[article as usize]));
        }
    }
    let side = match side {
        SideOf::Target => &pairing.target,
        SideOf::Reference => &pairing.reference,
    };
    let all = Parts {
        size: side.words,
        smallest: side.shortest,
    };
    let dp = deviation_of_proportions_where_present(&frequencies, &lengths, all);
    dp.map(|dp| dp.normalised)
}
