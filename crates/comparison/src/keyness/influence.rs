//! Influence: whether a term would still be called significant without one story, or without one
//! article. A finding that hangs on a single text should say so.

use std::collections::BTreeMap;

use otherwords_statistics::real::{exp, ln_choose};
use otherwords_statistics::stratified::{Design, Scratch, Unit};

use super::pairing::{Pairing, SideOf};
use crate::gather::Material;

/// What a term's significance hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependence {
    /// The story without which p would be above the bar; empty where only an article is named.
    pub event: String,
    /// The article without which it would be, by outlet and id; `None` where it takes the story.
    pub article: Option<(String, String)>,
}

/// Stories and articles that are tried, those that speak loudest first.
const MOST_TRIED: usize = 6;

/// The story or article without which a term whose p is below the bar would be above it. `counts`
/// are plain counts over all articles.
pub(super) fn depends_on(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    counts: &[(u32, u32)],
    p: f64,
    bar: f64,
) -> Option<Dependence> {
    let stories = Stories::new(material, pairing, counts);
    let event = (stories.by_event.len() > 1)
        .then(|| stories.loudest(|story| story.could_matter(p, bar, 1.0)))
        .into_iter()
        .flatten()
        .find(|event| stories.p_without(|unit| unit.event == *event) > bar);
    let article = stories
        .articles(p, bar)
        .into_iter()
        .find(|article| stories.p_without(|unit| unit.article == *article) > bar);
    if event.is_none() && article.is_none() {
        return None;
    }
    let row = |article: u32| material.selection.articles()[article as usize];
    let event_of = |article: u32| material.event_of[article as usize];
    let event = event.or_else(|| event_of(article?));
    Some(Dependence {
        event: event.map_or_else(String::new, |event| material.events[event].name.clone()),
        article: article.map(|article| (row(article).outlet.to_string(), row(article).id.clone())),
    })
}

/// An article of a story that has the term.
struct Placed {
    event: usize,
    article: u32,
    is_target: bool,
    length: u32,
    count: u32,
}

/// An event that has the term.
struct Story {
    /// Logarithm of the number of ways to deal the labels in it.
    ln_deals: f64,
    /// How much it speaks for the difference found: the target's surplus, in occurrences.
    surplus: f64,
}

/// All events that have the term, with all their articles.
struct Stories {
    units: Vec<Placed>,
    by_event: BTreeMap<usize, Story>,
    direction: f64,
    /// Whether the test takes them at a common length.
    is_levelled: bool,
}

impl Stories {
    fn new(material: &Material<'_, '_>, pairing: &Pairing, counts: &[(u32, u32)]) -> Self {
        let mut units = Vec::new();
        let mut by_event = BTreeMap::new();
        for group in counts
            .chunk_by(|a, b| material.event_of[a.0 as usize] == material.event_of[b.0 as usize])
        {
            let Some(event) = material.event_of[group[0].0 as usize] else {
                continue;
            };
            let placed = placed(material, pairing, event, group);
            if let Some(story) = story(&placed) {
                units.extend(placed);
                by_event.insert(event, story);
            }
        }
        let surplus: f64 = by_event.values().map(|story| story.surplus).sum();
        Self {
            units,
            by_event,
            direction: surplus.signum(),
            is_levelled: pairing.exchange.is_levelled(),
        }
    }

    /// Events that may matter, those that speak loudest for the difference first.
    fn loudest(&self, may_matter: impl Fn(&Story) -> bool) -> Vec<usize> {
        let mut events: Vec<(f64, usize)> = self
            .by_event
            .iter()
            .filter(|(_, story)| may_matter(story))
            .map(|(event, story)| (self.direction * story.surplus, *event))
            .collect();
        events.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        events.truncate(MOST_TRIED);
        events.into_iter().map(|(_, event)| event).collect()
    }

    /// Articles with the term, on the side that has more of it, that may matter.
    fn articles(&self, p: f64, bar: f64) -> Vec<u32> {
        let mut articles: Vec<(u32, u32)> = self
            .units
            .iter()
            .filter(|unit| unit.count > 0 && unit.is_target == (self.direction > 0.0))
            .filter(|unit| self.by_event[&unit.event].could_matter(p, bar, 2.0))
            .map(|unit| (unit.count, unit.article))
            .collect();
        articles.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        articles.truncate(MOST_TRIED);
        articles.into_iter().map(|(_, article)| article).collect()
    }

    /// The p of the test without some of the articles.
    fn p_without(&self, is_out: impl Fn(&Placed) -> bool) -> f64 {
        let left: Vec<&Placed> = self.units.iter().filter(|unit| !is_out(unit)).collect();
        let units: Vec<Unit> = left
            .iter()
            .map(|unit| Unit {
                stratum: unit.event as u32,
                group: u32::from(!unit.is_target),
                length: unit.length,
            })
            .collect();
        let counts: Vec<(u32, u32)> = (0u32..)
            .zip(&left)
            .filter(|(_, unit)| unit.count > 0)
            .map(|(place, unit)| (place, unit.count))
            .collect();
        let design = Design::new(&units, 2).levelled_if(self.is_levelled);
        let contrast = design.pair(0, 1);
        contrast.test(&counts, &mut Scratch::default()).p
    }
}

impl Story {
    /// Whether leaving it out can lift p above the bar: it can multiply p by no more than the
    /// number of ways to deal its labels, since the deal observed is one of them.
    fn could_matter(&self, p: f64, bar: f64, times: f64) -> bool {
        p * exp(times * self.ln_deals) > bar
    }
}

/// The articles of both sides in an event, with their counts.
fn placed(
    material: &Material<'_, '_>,
    pairing: &Pairing,
    event: usize,
    counts: &[(u32, u32)],
) -> Vec<Placed> {
    let mut counts = counts.iter().peekable();
    let mut placed = Vec::new();
    for article in material.events[event].articles.clone() {
        let count = counts.next_if(|(with, _)| *with == article);
        let is_target = pairing.is_on(material, article, SideOf::Target);
        if is_target || pairing.is_on(material, article, SideOf::Reference) {
            placed.push(Placed {
                event,
                article,
                is_target,
                length: material.lengths[article as usize],
                count: count.map_or(0, |(_, count)| *count),
            });
        }
    }
    placed
}

/// What an event says; nothing where it has one side only, or none of the words.
fn story(placed: &[Placed]) -> Option<Story> {
    let of = |is_target: bool| {
        placed
            .iter()
            .filter(move |unit| unit.is_target == is_target)
    };
    let sum = |is_target: bool| -> (f64, f64) {
        of(is_target).fold((0.0, 0.0), |(count, length), unit| {
            (
                count + f64::from(unit.count),
                length + f64::from(unit.length),
            )
        })
    };
    let ((target, words), (reference, other_words)) = (sum(true), sum(false));
    let says_something = words > 0.0 && other_words > 0.0 && target + reference > 0.0;
    says_something.then(|| Story {
        ln_deals: ln_choose(placed.len() as u64, of(true).count() as u64),
        surplus: target - (target + reference) * words / (words + other_words),
    })
}
