//! The sentences behind the numbers: the second door to the index.
//!
//! Lines are sampled by rule, not by rank: articles in the order of a seeded hash of their id, one
//! line an article before any gives a second, so that a sample does not depend on how the index was
//! built and does not favour anybody.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use otherwords_indexer::query::Query;
use otherwords_indexer::{ArticleHits, IndexError, Span, concordance};
use otherwords_text::Layer;
use rayon::prelude::*;

use crate::contested::ContestedTerm;
use crate::gather::Material;
use crate::keyness::{KeyTerm, KeyTerms, Scope};
use crate::plan::Plan;

/// Lines from both sides.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The target's.
    pub target: Side,
    /// The reference's.
    pub reference: Side,
}

/// Lines from one side.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// A sample.
    pub lines: Vec<EvidenceLine>,
    /// All lines that the query finds.
    pub total: u64,
}

/// A line with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceLine {
    /// Outlet.
    pub outlet: String,
    /// Event, empty where there is none.
    pub event: String,
    /// Day of publication.
    pub date: Option<Date>,
    /// Headline.
    pub title: String,
    /// Where it can be read; empty where unknown.
    pub url: String,
    /// Id of the article.
    pub article: String,
    /// Words before.
    pub left: String,
    /// What was found.
    pub node: String,
    /// Words after.
    pub right: String,
    /// Whose words they are.
    pub layer: Layer,
    /// The whole sentence.
    pub sentence: String,
}

/// Words of context on either side.
const WIDTH: usize = 12;

/// Attaches evidence to the rows that a reader sees, and to every contested term.
///
/// All samples are drawn first; then each article is read once, whatever it is cited for.
pub(crate) fn attach_evidence<'t>(
    material: &Material<'_, '_>,
    tables: impl Iterator<Item = &'t mut KeyTerms>,
    contested: &mut [ContestedTerm],
) -> Result<(), IndexError> {
    let Plan { rows, lines, .. } = material.plan;
    let of_tables = tables.flat_map(|table| {
        let lines = if table.scope == Scope::All { lines } else { 1 };
        let shown = table.shown(rows).into_iter();
        shown.flat_map(move |term| wanted_of_term(term, lines))
    });
    let of_contested = contested
        .iter_mut()
        .flat_map(|term| &mut term.uses)
        .filter(|outlet| outlet.evidence.is_empty())
        .map(|outlet| Wanted {
            query: &outlet.query,
            lines,
            found: Found::Lines(&mut outlet.evidence),
        });
    fetch(material, of_tables.chain(of_contested).collect())
}

/// Lines that somebody wants to see.
pub(crate) struct Wanted<'w> {
    /// Finds them.
    pub(crate) query: &'w Query,
    /// How many at most.
    pub(crate) lines: usize,
    /// Where they go.
    pub(crate) found: Found<'w>,
}

/// Where lines go.
pub(crate) enum Found<'w> {
    /// With the number of all that there are.
    Side(&'w mut Side),
    /// Alone.
    Lines(&'w mut Vec<EvidenceLine>),
}

/// Both sides of a row.
fn wanted_of_term(term: &mut KeyTerm, lines: usize) -> [Wanted<'_>; 2] {
    let evidence = term.evidence.insert(Evidence::default());
    [
        (&term.query_target, &mut evidence.target),
        (&term.query_reference, &mut evidence.reference),
    ]
    .map(|(query, side)| Wanted {
        query,
        lines,
        found: Found::Side(side),
    })
}

/// Fills everything that is wanted.
pub(crate) fn fetch(
    material: &Material<'_, '_>,
    wanted: Vec<Wanted<'_>>,
) -> Result<(), IndexError> {
    let order = orders(material);
    let samples: Vec<Sample> = wanted
        .par_iter()
        .map(|wanted| sample(material, &order, wanted.query, wanted.lines))
        .collect::<Result<_, _>>()?;
    let lines = read(material, &samples)?;
    for (wanted, sample) in wanted.into_iter().zip(&samples) {
        let places = sample.places.iter();
        let found = places.filter_map(|place| lines.get(place).cloned());
        match wanted.found {
            Found::Lines(lines) => *lines = found.collect(),
            Found::Side(side) => {
                *side = Side {
                    lines: found.collect(),
                    total: sample.total,
                }
            }
        }
    }
    Ok(())
}

/// An article's number and a place in it.
type Place = (u32, Span);

/// Places drawn from all that a query finds.
struct Sample {
    places: Vec<Place>,
    total: u64,
}

/// One place an article, in their seeded order; further ones only where articles run out.
fn sample(
    material: &Material<'_, '_>,
    order: &[[u8; 8]],
    query: &Query,
    lines: usize,
) -> Result<Sample, IndexError> {
    let mut hits = Vec::new();
    let selection = material.selection;
    let mut take = |article, spans| hits.push((article, spans));
    selection.index().search_in(selection, query, &mut take)?;
    let total = hits.iter().map(|(_, spans)| spans.len() as u64).sum();
    hits.sort_by_key(|(article, _)| order[*article as usize]);
    let round = |round: usize| {
        let hits = hits.iter();
        hits.filter_map(move |(article, spans)| Some((*article, spans.get(round)?.clone())))
    };
    let places = (0..lines).flat_map(round).take(lines).collect();
    Ok(Sample { places, total })
}

/// The line of every place in the samples, each article analysed once.
fn read(
    material: &Material<'_, '_>,
    samples: &[Sample],
) -> Result<BTreeMap<Place, EvidenceLine>, IndexError> {
    let mut articles: BTreeMap<u32, BTreeSet<&Span>> = BTreeMap::new();
    for (article, span) in samples.iter().flat_map(|sample| &sample.places) {
        articles.entry(*article).or_default().insert(span);
    }
    let lines: Vec<Vec<_>> = articles
        .into_par_iter()
        .map(|(article, spans)| {
            let hits = ArticleHits {
                article: material.selection.articles()[article as usize].clone(),
                spans: spans.iter().copied().cloned().collect(),
            };
            let lines = concordance(material.selection.index(), &hits, WIDTH)?.into_iter();
            let places = spans.into_iter().map(|span| (article, span.clone()));
            Ok(places.zip(lines.map(evidence_line)).collect())
        })
        .collect::<Result<_, IndexError>>()?;
    Ok(lines.into_iter().flatten().collect())
}

/// What each article's place in a sample is decided by.
fn orders(material: &Material<'_, '_>) -> Vec<[u8; 8]> {
    let articles = material.selection.articles().par_iter();
    articles
        .map(|row| order(&row.id, material.plan.seed))
        .collect()
}

fn order(id: &str, seed: u64) -> [u8; 8] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seed.to_le_bytes());
    hasher.update(id.as_bytes());
    let mut order = [0; 8];
    hasher.finalize_xof().fill(&mut order);
    order
}

fn evidence_line(line: otherwords_indexer::Line) -> EvidenceLine {
    EvidenceLine {
        outlet: line.article.outlet.to_string(),
        event: line.article.event.to_string(),
        date: line.article.date,
        article: line.article.id,
        title: line.title,
        url: line.url,
        left: line.left,
        node: line.node,
        right: line.right,
        layer: line.layer,
        sentence: line.sentence,
    }
}
