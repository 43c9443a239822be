//! The sentences behind the numbers: the second door to the index.
//!
//! Lines are sampled by rule, not by rank: articles in the order of a seeded hash of their id, one
//! line an article before any gives a second, so that a sample does not depend on how the index was
//! built and does not favour anybody.

use std::ops::ControlFlow;

use jiff::civil::Date;
use otherwords_indexer::query::Query;
use otherwords_indexer::{ArticleHits, Index, IndexError, concordance};
use otherwords_text::Layer;
use rayon::prelude::*;

use crate::contested::ContestedTerm;
use crate::gather::Material;
use crate::keyness::{KeyTerm, KeyTerms};

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
pub(crate) fn attach_evidence<'t>(
    material: &Material<'_, '_>,
    tables: impl Iterator<Item = &'t mut KeyTerms>,
    contested: &mut [ContestedTerm],
) -> Result<(), IndexError> {
    let rows = material.plan.rows;
    let shown: Vec<&mut KeyTerm> = tables.flat_map(|table| table.shown(rows)).collect();
    shown
        .into_par_iter()
        .try_for_each(|term| -> Result<(), IndexError> {
            let target = side(material, &term.query_target)?;
            let reference = side(material, &term.query_reference)?;
            term.evidence = Some(Evidence { target, reference });
            Ok(())
        })?;
    contested
        .par_iter_mut()
        .flat_map(|term| term.uses.par_iter_mut())
        .try_for_each(|outlet| -> Result<(), IndexError> {
            outlet.evidence = side(material, &outlet.query)?.lines;
            Ok(())
        })
}

fn side(material: &Material<'_, '_>, query: &Query) -> Result<Side, IndexError> {
    let index = material.selection.index();
    let mut hits = Vec::new();
    index.search(query, &mut |article| {
        hits.push(article);
        ControlFlow::Continue(())
    })?;
    let total = hits.iter().map(|article| article.spans.len() as u64).sum();
    Ok(Side {
        lines: sample(index, hits, material.plan.lines, material.plan.seed)?,
        total,
    })
}

/// One line an article, in the order of a seeded hash; further lines only where articles run out.
fn sample(
    index: &Index,
    mut hits: Vec<ArticleHits>,
    lines: usize,
    seed: u64,
) -> Result<Vec<EvidenceLine>, IndexError> {
    hits.sort_by_cached_key(|article| order(&article.article.id, seed));
    let mut taken = Vec::new();
    for round in 0..lines {
        for article in hits.iter().filter(|article| article.spans.len() > round) {
            if taken.len() == lines {
                break;
            }
            let one = ArticleHits {
                article: article.article.clone(),
                spans: vec![article.spans[round].clone()],
            };
            taken.extend(
                concordance(index, &one, WIDTH)?
                    .into_iter()
                    .map(evidence_line),
            );
        }
    }
    Ok(taken)
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
