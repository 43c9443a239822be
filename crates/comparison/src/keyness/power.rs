//! Power in words: what effect a table could have found, so that silence is not taken for sameness.

use otherwords_statistics::power::{Question, smallest_rate_ratio};
use otherwords_statistics::stratified::Scratch;
use rayon::prelude::*;

use super::Scope;
use super::family::{Family, Tested};
use super::pairing::{Pairing, SideOf};
use super::ranking::Ranked;
use super::terms::Terms;
use crate::gather::Material;

/// What a table could have found.
#[derive(Clone, Debug, PartialEq)]
pub struct Power {
    /// The two-sided p that a term had to reach.
    pub level: f64,
    /// The chance of finding it that is asked for.
    pub chance: f64,
    /// How much more the counts of the compared terms vary between articles of an event than
    /// independent words would: the median over terms of variance over mean.
    pub clumping: f64,
    /// The answer for a term of middling and for one of high frequency.
    pub cases: Vec<PowerCase>,
}

/// The answer for terms of one frequency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerCase {
    /// Occurrences per million words in the reference.
    pub per_million: f64,
    /// How many times as often the target had to use it; `None` where no difference would do.
    pub times: Option<f64>,
}

/// The chance that is asked for.
const CHANCE: f64 = 0.8;
/// The frequencies asked about, as quantiles of those of the terms compared.
const QUANTILES: [f64; 2] = [0.5, 0.9];

/// The power of a tested table over all events; `None` for other tables.
pub(super) fn power(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    ranked: &Ranked,
    family: &Family,
) -> Option<Power> {
    if pairing.scope != Scope::All || family.members.is_empty() {
        return None;
    }
    let clumping = clumping(material, pairing, terms, ranked)?;
    let case = |rate: f64| PowerCase {
        per_million: 1e6 * rate,
        times: smallest_rate_ratio(
            &pairing.contrast,
            &Question {
                rate,
                alpha: family.bar,
                power: CHANCE,
                overdispersion: clumping,
            },
        ),
    };
    let rates = rates(pairing, terms, ranked);
    let cases = QUANTILES.par_iter();
    let cases: Vec<PowerCase> = cases.map(|share| case(quantile(&rates, *share))).collect();
    Some(Power {
        level: family.bar,
        chance: CHANCE,
        clumping,
        cases,
    })
}

/// Rates per word of the terms compared, ascending.
fn rates(pairing: &Pairing, terms: &Terms<'_, '_, '_>, ranked: &Ranked) -> Vec<f64> {
    let words = (pairing.target.words + pairing.reference.words).max(1) as f64;
    let mut rates: Vec<f64> = ranked
        .p
        .iter()
        .map(|tested| terms.total(tested.term as usize) as f64 / words)
        .collect();
    rates.sort_by(f64::total_cmp);
    rates
}

/// The median over terms of their permutation variance over that of independent words.
fn clumping(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    terms: &Terms<'_, '_, '_>,
    ranked: &Ranked,
) -> Option<f64> {
    let weights = weights(material, pairing);
    let ratio = |scratch: &mut Scratch, tested: &Tested| {
        let counts = terms.counts(tested.term as usize);
        let independent: f64 = counts
            .iter()
            .map(|(article, count)| weights[*article as usize] * f64::from(*count))
            .sum();
        let variance = pairing.contrast.score(&counts, scratch).variance;
        (independent > 0.0 && variance > 0.0).then(|| variance / independent)
    };
    let tested = ranked.p.par_iter();
    let ratios: Vec<Option<f64>> = tested.map_init(Scratch::default, ratio).collect();
    let mut ratios: Vec<f64> = ratios.into_iter().flatten().collect();
    ratios.sort_by(f64::total_cmp);
    (!ratios.is_empty()).then(|| quantile(&ratios, 0.5))
}

/// For each article the share of the target's words in its event times that of the reference's: the
/// variance that one independent occurrence there adds to the score. 0 where a side is missing.
fn weights(material: &Material<'_, '_>, pairing: &Pairing) -> Vec<f64> {
    let mut weights = vec![0.0; material.lengths.len()];
    for event in &material.events {
        let words = |side: SideOf| -> f64 {
            let articles = event.articles.clone();
            let on_side = articles.filter(|article| pairing.is_on(material, *article, side));
            on_side
                .map(|article| f64::from(material.lengths[article as usize]))
                .sum()
        };
        let (target, reference) = (words(SideOf::Target), words(SideOf::Reference));
        let all = target + reference;
        if target > 0.0 && reference > 0.0 {
            for article in event.articles.clone() {
                let takes_part = pairing.is_on(material, article, SideOf::Target)
                    || pairing.is_on(material, article, SideOf::Reference);
                if takes_part {
                    weights[article as usize] = target / all * (reference / all);
                }
            }
        }
    }
    weights
}

/// The value below which so large a share of sorted values lies; 0 for none.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(place).copied().unwrap_or(0.0)
}
