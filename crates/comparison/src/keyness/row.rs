//! The best terms of a table worked out in full: every column that a reader may ask for.

use otherwords_indexer::IndexError;
use otherwords_statistics::dispersion::deviation_of_proportions;
use otherwords_statistics::keyness;
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::real::exp;
use otherwords_statistics::stratified::EventBootstrap;
use rayon::prelude::*;

use super::pairing::{Pairing, SideOf};
use super::ranking::{LightRow, Ranked};
use super::terms::Terms;
use super::{Interval, KeyTerm, KeyTerms};
use crate::gather::Material;

/// Fewest events for an interval: below, the spread over events collapses (METHODS 1).
const LEAST_EVENTS: u64 = 5;
/// Half the width of a 95 % interval in standard errors.
const HALF_WIDTH: f64 = 1.959_963_984_540_054;

/// Finishes a table.
pub(super) fn work_out(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    ranked: Ranked,
) -> Result<KeyTerms, IndexError> {
    let q = benjamini_hochberg(&ranked.p.iter().map(|(_, p)| *p).collect::<Vec<_>>());
    let significant = q.iter().filter(|q| **q < material.plan.cutoff).count() as u64;
    let mut by_term: Vec<(u32, f64)> = ranked.p.iter().map(|(term, _)| *term).zip(q).collect();
    by_term.sort_unstable_by_key(|(term, _)| *term);
    let q_of = |term: u32| {
        by_term
            .binary_search_by_key(&term, |(term, _)| *term)
            .ok()
            .map(|place| by_term[place].1)
    };
    let bootstrap = (pairing.footing.is_tested() && pairing.events >= LEAST_EVENTS).then(|| {
        EventBootstrap::new(
            &pairing.contrast,
            material.plan.draws as usize,
            material.plan.seed,
        )
    });
    let rows: Vec<KeyTerm> = ranked
        .rows
        .par_iter()
        .map(|row| {
            key_term(
                material,
                pairing,
                terms,
                row,
                q_of(row.term),
                bootstrap.as_ref(),
            )
        })
        .collect::<Result<_, _>>()?;
    Ok(KeyTerms {
        scope: pairing.scope.clone(),
        matchup: pairing.matchup.clone(),
        unit: terms.unit,
        layers: material.plan.layers,
        footing: pairing.footing.clone(),
        target_articles: pairing.target.articles,
        reference_articles: pairing.reference.articles,
        target_words: pairing.target.words,
        reference_words: pairing.reference.words,
        events: pairing.events,
        compared: ranked.compared,
        significant,
        terms: rows,
    })
}

fn key_term(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    row: &LightRow,
    q: Option<f64>,
    bootstrap: Option<&EventBootstrap>,
) -> Result<KeyTerm, IndexError> {
    let term = row.term as usize;
    let counts = terms.counts(term)?;
    let counts = pairing.within(&counts);
    let table = row.tally.table(pairing);
    let g2 = keyness::log_likelihood::g2(&table);
    let effect = pairing.contrast.rate_ratio(&counts);
    let events = effect.as_ref().map_or(0, |effect| u64::from(effect.events));
    let log_ratio = match &effect {
        Some(effect) if pairing.events > 1 => effect.log2,
        _ => keyness::log_ratio::log_ratio(&table),
    };
    let interval = bootstrap
        .filter(|_| events >= LEAST_EVENTS)
        .and_then(|bootstrap| {
            let error = bootstrap.standard_error(&counts)?;
            Some(Interval {
                low: log_ratio - HALF_WIDTH * error,
                high: log_ratio + HALF_WIDTH * error,
            })
        });
    let forms = terms.forms(term)?;
    let slots = terms.slots(term, &forms);
    let event = pairing.event.as_ref().map(|event| event.name.as_str());
    let (target, reference) = (&pairing.matchup.target, &pairing.matchup.reference);
    let layers = material.plan.layers;
    let is_target = |article: u32| {
        let inside = pairing
            .event
            .as_ref()
            .is_none_or(|event| event.articles.contains(&article));
        inside
            && pairing.side_of[material.outlet_of[article as usize] as usize]
                == Some(SideOf::Target)
    };
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
        events,
        log_ratio,
        interval,
        percent_diff: keyness::percent_diff::percent_diff(&table),
        g2,
        p_token: exp(keyness::log_likelihood::log_p_token(g2)),
        p: row.p,
        q,
        z: row.z,
        delta_monroe: row.delta,
        z_monroe: row.delta_z,
        simple_maths: keyness::simple_maths::simple_maths(&table, material.plan.simple_maths),
        dp_target: dispersion(material, pairing, &counts, SideOf::Target),
        dp_reference: dispersion(material, pairing, &counts, SideOf::Reference),
        quoted_share: terms.quoted_share(term, is_target)?,
        loadedness: None,
        query_target: material.query(&slots, layers, Some((target, reference)), event),
        query_reference: material.query(&slots, layers, Some((reference, target)), event),
        forms,
        evidence: None,
    })
}

/// How unevenly a term is spread over the articles of a side.
fn dispersion(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    counts: &[(u32, u32)],
    side: SideOf,
) -> Option<f64> {
    let articles = pairing
        .event
        .as_ref()
        .map_or(0..material.lengths.len() as u32, |event| {
            event.articles.clone()
        });
    let on_side = |article: &u32| {
        pairing.side_of[material.outlet_of[*article as usize] as usize] == Some(side)
    };
    let mut counts = counts
        .iter()
        .map(|(number, count)| (pairing.article(*number), *count))
        .peekable();
    let (mut frequencies, mut lengths) = (Vec::new(), Vec::new());
    for article in articles {
        let count = counts
            .next_if(|(next, _)| *next == article)
            .map_or(0, |(_, count)| count);
        if on_side(&article) {
            frequencies.push(u64::from(count));
            lengths.push(u64::from(material.lengths[article as usize]));
        }
    }
    deviation_of_proportions(&frequencies, &lengths).map(|dp| dp.normalised)
}
