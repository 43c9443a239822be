//! Recurring contrasts: pairs of words that stand for each other in several events, and outlets that
//! always write the one where others write the other. Found event by event, then tested over all of
//! them: the articles are relabelled within events, and what is counted is the one word among both.
//! Before the test, and without a look at its outcome, pairs that are no choice are left out ([`Choices`]).

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{IndexError, Pool};
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::stratified::{Design, Scratch, Unit};
use otherwords_text::Layer;
use rayon::prelude::*;

use crate::contrasts::LIKELY;
use crate::gather::Material;
use crate::knowledge::Knowledge;
use crate::participants::Participants;
use crate::story::Story;
use crate::tags::{Tag, Tagger};

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
    /// Its uses of the one, in its own voice, in the events in which both words occur.
    pub n_term: u64,
    /// Its uses of the other.
    pub n_other: u64,
    /// The other outlets' uses of the one.
    pub rest_term: u64,
    /// Their uses of the other.
    pub rest_other: u64,
    /// Events in which both occur; in some of them at least they stand for each other.
    pub events: u64,
    /// Two-sided p of the stratified score test, times the number of outlets tested (Bonferroni).
    pub p: f64,
    /// The same, corrected for all pairs tested (Benjamini–Hochberg).
    pub q: f64,
}

/// The recurring contrasts of all stories, surest first; each pair with the outlet that goes furthest
/// with one of its words.
pub(crate) fn recurring(
    material: &Material<'_, '_>,
    stories: &[Story],
) -> Result<Vec<Recurring>, IndexError> {
    let participants = Participants::of(material);
    let tested: Vec<Option<Recurring>> = pairs(stories, &Choices::new(material))?
        .par_iter()
        .map(|pair| test(material, &participants, pair))
        .collect::<Result<_, _>>()?;
    let mut found: Vec<Recurring> = tested.into_iter().flatten().collect();
    let p: Vec<f64> = found.iter().map(|row| row.p).collect();
    for (row, q) in found.iter_mut().zip(benjamini_hochberg(&p)) {
        row.q = q;
    }
    found.sort_by(|a, b| {
        let name = |row: &Recurring| (row.term.clone(), row.other.clone(), row.outlet.clone());
        a.p.total_cmp(&b.p).then_with(|| name(a).cmp(&name(b)))
    });
    Ok(found)
}

/// Pairs of stems, sorted, that may be a contrast in several events and a choice at all; those of most
/// events first.
fn pairs(
    stories: &[Story],
    choices: &Choices<'_, '_, '_>,
) -> Result<Vec<(String, String)>, IndexError> {
    let mut events: BTreeMap<&(String, String), usize> = BTreeMap::new();
    for pair in stories.iter().flat_map(|story| &story.standing) {
        *events.entry(pair).or_default() += 1;
    }
    let mut often: Vec<_> = events
        .into_iter()
        .filter(|(_, events)| *events >= LEAST_EVENTS)
        .collect();
    often.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut pairs = Vec::new();
    for (pair, _) in often {
        if pairs.len() < MOST && choices.has(pair)? {
            pairs.push(pair.clone());
        }
    }
    Ok(pairs)
}

/// Tells which two words may be a choice: of a meaning so alike that a contrast is likely right, where
/// vectors know both; no title, which a style guide decides; no plain word (*day* and *hours*); and not
/// both offices, which different people and bodies hold (*committee* and *chairman*).
struct Choices<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    knowledge: Knowledge,
    tagger: Tagger<'m, 's, 'i>,
}

impl<'m, 's, 'i> Choices<'m, 's, 'i> {
    fn new(material: &'m Material<'s, 'i>) -> Self {
        Self {
            knowledge: Knowledge::with(material.language, material.plan.vectors.as_ref()),
            tagger: Tagger::new(material),
            material,
        }
    }

    fn has(&self, (one, other): &(String, String)) -> Result<bool, IndexError> {
        let (Some(one), Some(other)) = (pool(self.material, one), pool(self.material, other))
        else {
            return Ok(false);
        };
        let is_choice =
            self.are_alike(one, other)? && !(self.is_office(one) && self.is_office(other));
        let is_choice = is_choice && !self.is_plain(one) && !self.is_plain(other);
        Ok(is_choice && !self.is_title(one)? && !self.is_title(other)?)
    }

    fn are_alike(&self, one: &Pool, other: &Pool) -> Result<bool, IndexError> {
        let form = |pool| commonest_form(self.material, pool);
        let likeness = self.knowledge.cosine(&form(one)?, &form(other)?);
        Ok(likeness.is_none_or(|likeness| likeness >= LIKELY))
    }

    fn is_office(&self, pool: &Pool) -> bool {
        let offices = self.material.language.pack().role_words;
        pool.forms
            .iter()
            .any(|form| offices.contains(&form.term.as_str()))
    }

    fn is_plain(&self, pool: &Pool) -> bool {
        let pack = self.material.language.pack();
        pool.forms.iter().any(|form| pack.is_plain(&form.term))
    }

    fn is_title(&self, pool: &Pool) -> Result<bool, IndexError> {
        Ok(self.tagger.tag(pool)? == Some(Tag::Honorific))
    }
}

/// The pool of a stem.
fn pool<'m>(material: &'m Material<'_, '_>, stem: &str) -> Option<&'m Pool> {
    let pools = material.vocabulary.pools();
    let place = pools.binary_search_by(|pool| pool.stem.as_str().cmp(stem));
    place.ok().map(|place| &pools[place])
}

/// The form of a pool that the outlets use most in their own voice.
fn commonest_form(material: &Material<'_, '_>, pool: &Pool) -> Result<String, IndexError> {
    let counts = material
        .vocabulary
        .count(pool, LayerSet::of(&[Layer::Voice]))?;
    Ok(commonest(pool, &counts.forms))
}

fn commonest(pool: &Pool, counts: &[u64]) -> String {
    let forms = pool.forms.iter().zip(counts);
    let commonest = forms.max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.term.cmp(&a.0.term)));
    commonest
        .map(|(form, _)| form.term.clone())
        .unwrap_or_default()
}

/// Uses of two words by article, in the outlets' own voice.
struct Uses {
    forms: [String; 2],
    /// Article, uses of the one and of the other; only of events in which both occur.
    articles: Vec<(u32, [u32; 2])>,
    /// How many such events.
    events: u64,
}

fn test(
    material: &Material<'_, '_>,
    participants: &Participants,
    (one, other): &(String, String),
) -> Result<Option<Recurring>, IndexError> {
    let Some(uses) = uses(material, participants, [one, other])? else {
        return Ok(None);
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
    let mut tested = Vec::new();
    for outlet in outlets
        .into_iter()
        .filter(|outlet| participants.is_target(*outlet))
    {
        let result = design.against_rest(outlet).test(&counts, &mut scratch);
        if result.events >= LEAST_EVENTS as u32 && result.score != 0.0 {
            tested.push((outlet, result));
        }
    }
    let n_tested = tested.len() as f64;
    let surest = tested.into_iter().min_by(|a, b| a.1.p.total_cmp(&b.1.p));
    Ok(surest.map(|(outlet, result)| {
        let p = (result.p * n_tested).min(1.0);
        uses.row(material, outlet, result.score > 0.0, p)
    }))
}

/// The uses of two stems by those who take part; `None` where either is not in the vocabulary.
fn uses(
    material: &Material<'_, '_>,
    participants: &Participants,
    stems: [&str; 2],
) -> Result<Option<Uses>, IndexError> {
    let voice = LayerSet::of(&[Layer::Voice]);
    let mut articles: BTreeMap<u32, [u32; 2]> = BTreeMap::new();
    let mut forms = [String::new(), String::new()];
    for (side, stem) in stems.into_iter().enumerate() {
        let Some(pool) = pool(material, stem) else {
            return Ok(None);
        };
        let counts = material.vocabulary.count(pool, voice)?;
        forms[side] = commonest(pool, &counts.forms);
        let takes_part =
            |(article, _): &(u32, u32)| participants.has(material.outlet_of[*article as usize]);
        for (article, count) in counts.articles.into_iter().filter(takes_part) {
            articles.entry(article).or_default()[side] += count;
        }
    }
    let of_event = |article: u32| material.event_of[article as usize];
    let mut events: BTreeMap<usize, [bool; 2]> = BTreeMap::new();
    for (article, uses) in &articles {
        if let Some(event) = of_event(*article) {
            let has = events.entry(event).or_default();
            *has = [has[0] || uses[0] > 0, has[1] || uses[1] > 0];
        }
    }
    events.retain(|_, has| *has == [true, true]);
    articles
        .retain(|article, _| of_event(*article).is_some_and(|event| events.contains_key(&event)));
    Ok(Some(Uses {
        forms,
        articles: articles.into_iter().collect(),
        events: events.len() as u64,
    }))
}

impl Uses {
    /// A row about an outlet, the word that it prefers first.
    fn row(
        &self,
        material: &Material<'_, '_>,
        outlet: u32,
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
            events: self.events,
            p,
            q: p, // until all are known
        }
    }
}
