//! Contested terms: words that some outlets use in their own voice and another has only in
//! quotation marks. The clearest sign that outlets disagree on what to call a thing.

use std::collections::BTreeMap;

use otherwords_indexer::query::{LayerSet, Query};
use otherwords_indexer::{IndexError, Pool};
use otherwords_text::Layer;
use rayon::prelude::*;

use crate::evidence::EvidenceLine;
use crate::gather::{Event, Material};
use crate::keyness::Scope;
use crate::plan::{Group, Layers};
use crate::tags::Tagger;

/// A word that is one side's own and another side's quotation.
#[derive(Clone, Debug)]
pub struct ContestedTerm {
    /// Commonest form.
    pub term: String,
    /// The event in which it is contested.
    pub scope: Scope,
    /// Every outlet that has it: own voice first, most uses first.
    pub uses: Vec<OutletUse>,
}

/// How one outlet has a contested word.
#[derive(Clone, Debug)]
pub struct OutletUse {
    /// Its name.
    pub outlet: String,
    /// Uses in its own voice.
    pub voice: u64,
    /// Uses in long quotations.
    pub quotation: u64,
    /// Uses in short quotations.
    pub short_quotation: u64,
    /// Whether it is a word of its own: used in its own voice.
    pub own: bool,
    /// Finds exactly these uses.
    pub query: Query,
    /// Some of them.
    pub evidence: Vec<EvidenceLine>,
}

/// Fewest uses of either kind: in their own voice by those whose word it is, and in short quotations
/// by those who have it only so; and of both together.
const LEAST_EITHER: u64 = 2;
const LEAST_BOTH: u64 = 5;
/// Most terms shown for an event.
const MOST: usize = 8;

/// The contested terms of every event, strongest first within an event.
pub(crate) fn contested_terms(
    material: &Material<'_, '_>,
) -> Result<Vec<ContestedTerm>, IndexError> {
    let tagger = Tagger::new(material);
    let found: Vec<Vec<Candidate>> = material
        .vocabulary
        .pools()
        .par_iter()
        .map(|pool| candidates(material, &tagger, pool))
        .collect::<Result<_, _>>()?;
    let mut by_event: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for candidate in found.into_iter().flatten() {
        by_event.entry(candidate.event).or_default().push(candidate);
    }
    Ok(by_event
        .into_values()
        .flat_map(|candidates| strongest(material, candidates))
        .collect())
}

/// A word of one event with its uses by outlet.
struct Candidate {
    event: usize,
    term: String,
    forms: Vec<String>,
    strength: u64,
    uses: BTreeMap<u32, [u64; 3]>,
}

fn candidates(
    material: &Material<'_, '_>,
    tagger: &Tagger<'_, '_, '_>,
    pool: &Pool,
) -> Result<Vec<Candidate>, IndexError> {
    let short = material
        .vocabulary
        .count(pool, LayerSet::of(&[Layer::ShortQuotation]))?;
    if short.articles.is_empty() {
        return Ok(Vec::new());
    }
    let mut layers = Vec::with_capacity(3);
    for layer in Layer::ALL {
        layers.push(material.vocabulary.count(pool, LayerSet::of(&[layer]))?);
    }
    let events = material.events.iter().enumerate();
    let mut found: Vec<Candidate> = events
        .filter_map(|(number, event)| {
            let counts = [0, 1, 2].map(|layer| within(&layers[layer].articles, event));
            let uses = uses_by_outlet(material, counts);
            strength(&uses).map(|strength| Candidate {
                event: number,
                term: String::new(),
                forms: Vec::new(),
                strength,
                uses,
            })
        })
        .collect();
    if found.is_empty() || tagger.tag(pool)?.is_some() {
        return Ok(Vec::new());
    }
    let all = material.vocabulary.count(pool, LayerSet::ALL)?;
    let forms: Vec<_> = pool
        .forms
        .iter()
        .zip(&all.forms)
        .filter(|(_, count)| **count > 0)
        .collect();
    let commonest = forms
        .iter()
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.term.cmp(&a.0.term)));
    for candidate in &mut found {
        candidate.term = commonest
            .map(|(form, _)| form.term.clone())
            .unwrap_or_default();
        candidate.forms = forms.iter().map(|(form, _)| form.term.clone()).collect();
    }
    Ok(found)
}

/// The counts that fall into an event.
pub(crate) fn within<'c>(counts: &'c [(u32, u32)], event: &Event) -> &'c [(u32, u32)] {
    let start = counts.partition_point(|(article, _)| *article < event.articles.start);
    let end = counts.partition_point(|(article, _)| *article < event.articles.end);
    &counts[start..end]
}

fn uses_by_outlet(
    material: &Material<'_, '_>,
    layers: [&[(u32, u32)]; 3],
) -> BTreeMap<u32, [u64; 3]> {
    let mut uses: BTreeMap<u32, [u64; 3]> = BTreeMap::new();
    for (layer, counts) in layers.into_iter().enumerate() {
        for (article, count) in counts {
            uses.entry(material.outlet_of[*article as usize])
                .or_default()[layer] += u64::from(*count);
        }
    }
    uses
}

/// How strongly a word is contested: the product of both sides' uses, own words and quotations;
/// `None` where it is not contested at all.
fn strength(uses: &BTreeMap<u32, [u64; 3]>) -> Option<u64> {
    let own: u64 = uses.values().map(|layers| layers[0]).sum();
    let quoting = uses.values().filter(|layers| layers[0] == 0);
    let quoted: u64 = quoting.map(|layers| layers[2]).sum();
    (own.min(quoted) >= LEAST_EITHER && own + quoted >= LEAST_BOTH).then_some(own * quoted)
}

fn strongest(material: &Material<'_, '_>, mut candidates: Vec<Candidate>) -> Vec<ContestedTerm> {
    candidates.sort_by(|a, b| {
        b.strength
            .cmp(&a.strength)
            .then_with(|| a.term.cmp(&b.term))
    });
    candidates.truncate(MOST);
    candidates
        .into_iter()
        .map(|candidate| contested(material, candidate))
        .collect()
}

fn contested(material: &Material<'_, '_>, candidate: Candidate) -> ContestedTerm {
    let event = &material.events[candidate.event].name;
    let mut uses: Vec<OutletUse> = candidate
        .uses
        .iter()
        .map(|(outlet, [voice, quotation, short_quotation])| {
            let outlet = &material.outlets[*outlet as usize];
            let own = *voice > 0;
            let layers = if own { Layers::Voice } else { Layers::All };
            let sides = (&Group::outlet(outlet), &Group::rest());
            OutletUse {
                outlet: outlet.clone(),
                voice: *voice,
                quotation: *quotation,
                short_quotation: *short_quotation,
                own,
                query: material.query(
                    std::slice::from_ref(&candidate.forms),
                    layers,
                    Some(sides),
                    Some(event),
                ),
                evidence: Vec::new(),
            }
        })
        .collect();
    uses.sort_by_key(|a| {
        (
            !a.own,
            std::cmp::Reverse(a.voice + a.short_quotation + a.quotation),
        )
    });
    ContestedTerm {
        term: candidate.term,
        scope: Scope::Event(event.clone()),
        uses,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_contested_where_one_side_owns_it_and_another_only_quotes_it() {
        let rows = [
            (
                "owned by two, quoted by one",
                vec![[4, 0, 0], [2, 0, 0], [0, 0, 3]],
                Some(18),
            ),
            ("owned by all", vec![[4, 0, 0], [2, 0, 1]], None),
            ("quoted by all", vec![[0, 0, 4], [0, 1, 2]], None),
            (
                "long quotations are no sign",
                vec![[4, 0, 0], [0, 5, 0]],
                None,
            ),
            (
                "one use is no word of its own",
                vec![[1, 0, 0], [0, 0, 5]],
                None,
            ),
            ("one quotation is no sign", vec![[4, 0, 0], [0, 0, 1]], None),
        ];
        for (name, uses, expected) in rows {
            let uses = (0u32..).zip(uses).collect();
            assert_eq!(strength(&uses), expected, "{name}");
        }
    }
}
