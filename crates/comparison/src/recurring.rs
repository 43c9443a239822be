//! Recurring contrasts: pairs of words that stand for each other in several events, and outlets that
//! always write the one where others write the other. Found event by event, then tested over all of
//! them: the articles are relabelled within events, and what is counted is the one word among both.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::IndexError;
use otherwords_indexer::query::LayerSet;
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::stratified::{Design, Scratch, Unit};
use otherwords_text::Layer;
use rayon::prelude::*;

use crate::gather::Material;
use crate::story::Story;

/// Fewest events in which two words must stand for each other.
const LEAST_EVENTS: usize = 3;
/// Most pairs tested: those of most events.
const MOST: usize = 200;

/// A choice between two words that comes back, and an outlet's part in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurring {
    /// The word that the outlet prefers.
    pub term: String,
    /// The word that stands in its place elsewhere.
    pub other: String,
    /// The outlet.
    pub outlet: String,
    /// Its uses of the one, in its own voice, over all events.
    pub n_term: u64,
    /// Its uses of the other.
    pub n_other: u64,
    /// The other outlets' uses of the one.
    pub rest_term: u64,
    /// Their uses of the other.
    pub rest_other: u64,
    /// Events in which the two stand for each other.
    pub events: u64,
    /// Two-sided p of the stratified score test; `None` where no relabelling could tell.
    pub p: Option<f64>,
    /// The same, corrected for all pairs and outlets tested (Benjamini–Hochberg).
    pub q: Option<f64>,
}

/// The recurring contrasts of all stories, surest first; each pair with the outlets that prefer one
/// of its words more than the others do.
pub(crate) fn recurring(
    material: &Material<'_, '_>,
    stories: &[Story],
) -> Result<Vec<Recurring>, IndexError> {
    let tested: Vec<Vec<Recurring>> = pairs(stories)
        .par_iter()
        .map(|(pair, events)| test(material, pair, *events))
        .collect::<Result<_, _>>()?;
    let mut found: Vec<Recurring> = tested.into_iter().flatten().collect();
    let p: Vec<f64> = found.iter().map(|row| row.p.unwrap_or(f64::NAN)).collect();
    for (row, q) in found.iter_mut().zip(benjamini_hochberg(&p)) {
        row.q = row.p.map(|_| q);
    }
    found.sort_by(|a, b| {
        let p = |row: &Recurring| row.p.unwrap_or(2.0);
        let name = |row: &Recurring| (row.term.clone(), row.other.clone(), row.outlet.clone());
        p(a).total_cmp(&p(b)).then_with(|| name(a).cmp(&name(b)))
    });
    Ok(found)
}

/// Pairs of stems, sorted, with the number of events in which they may be a contrast.
fn pairs(stories: &[Story]) -> Vec<((String, String), usize)> {
    let mut events: BTreeMap<(String, String), usize> = BTreeMap::new();
    for pair in stories.iter().flat_map(|story| &story.standing) {
        *events.entry(pair.clone()).or_default() += 1;
    }
    let mut pairs: Vec<_> = events
        .into_iter()
        .filter(|(_, events)| *events >= LEAST_EVENTS)
        .collect();
    pairs.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    pairs.truncate(MOST);
    pairs
}

/// Uses of two words by article, in the outlets' own voice.
struct Uses {
    forms: [String; 2],
    /// Article, uses of the one and of the other.
    articles: Vec<(u32, [u32; 2])>,
}

fn test(
    material: &Material<'_, '_>,
    (one, other): &(String, String),
    events: usize,
) -> Result<Vec<Recurring>, IndexError> {
    let Some(uses) = uses(material, [one, other])? else {
        return Ok(Vec::new());
    };
    let units: Vec<Unit> = uses
        .articles
        .iter()
        .map(|(article, [one, other])| Unit {
            stratum: material.event_of[*article as usize]
                .map_or(u32::MAX - article, |event| event as u32),
            group: material.outlet_of[*article as usize],
            length: one + other,
        })
        .collect();
    let design = Design::new(&units, material.outlets.len());
    let counts: Vec<(u32, u32)> = (0u32..)
        .zip(uses.articles.iter().map(|(_, [one, _])| *one))
        .collect();
    let counts: Vec<(u32, u32)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    let mut scratch = Scratch::default();
    let outlets: BTreeSet<u32> = units.iter().map(|unit| unit.group).collect();
    let mut found = Vec::new();
    for outlet in outlets {
        let result = design.against_rest(outlet).test(&counts, &mut scratch);
        if result.events >= LEAST_EVENTS as u32 && result.score != 0.0 {
            found.push(uses.row(material, outlet, events, result.score > 0.0, result.p));
        }
    }
    Ok(found)
}

/// The uses of two stems; `None` where either is not in the vocabulary.
fn uses(material: &Material<'_, '_>, stems: [&str; 2]) -> Result<Option<Uses>, IndexError> {
    let voice = LayerSet::of(&[Layer::Voice]);
    let pools = material.vocabulary.pools();
    let mut articles: BTreeMap<u32, [u32; 2]> = BTreeMap::new();
    let mut forms = [String::new(), String::new()];
    for (side, stem) in stems.into_iter().enumerate() {
        let Ok(pool) = pools.binary_search_by(|pool| pool.stem.as_str().cmp(stem)) else {
            return Ok(None);
        };
        let counts = material.vocabulary.count(&pools[pool], voice)?;
        let commonest = pools[pool].forms.iter().zip(&counts.forms);
        forms[side] = commonest
            .max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.term.cmp(&a.0.term)))
            .map(|(form, _)| form.term.clone())
            .unwrap_or_default();
        for (article, count) in counts.articles {
            articles.entry(article).or_default()[side] += count;
        }
    }
    Ok(Some(Uses {
        forms,
        articles: articles.into_iter().collect(),
    }))
}

impl Uses {
    /// A row about an outlet, the word that it prefers first.
    fn row(
        &self,
        material: &Material<'_, '_>,
        outlet: u32,
        events: usize,
        prefers_one: bool,
        p: f64,
    ) -> Recurring {
        let (term, other) = if prefers_one { (0, 1) } else { (1, 0) };
        let sum = |side: usize, its: bool| {
            let articles = self.articles.iter();
            articles
                .filter(|(article, _)| (material.outlet_of[*article as usize] == outlet) == its)
                .map(|(_, uses)| u64::from(uses[side]))
                .sum()
        };
        Recurring {
            term: self.forms[term].clone(),
            other: self.forms[other].clone(),
            outlet: material.outlets[outlet as usize].clone(),
            n_term: sum(term, true),
            n_other: sum(other, true),
            rest_term: sum(term, false),
            rest_other: sum(other, false),
            events: events as u64,
            p: Some(p),
            q: None,
        }
    }
}
