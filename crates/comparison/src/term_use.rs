//! When wordings come and go: uses of the strongest key words in every period of the calendar,
//! outlet by outlet. The query of a row is run once more, so that its uses here are those counted
//! there, but for articles without a date. Described, never tested.

use std::ops::ControlFlow;

use otherwords_indexer::IndexError;
use otherwords_indexer::query::Query;

use crate::calendar::Calendar;
use crate::gather::Material;
use crate::keyness::{KeyTerm, KeyTerms, Scope};
use crate::plan::Unit;

/// A word over time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermUse {
    /// Its commonest form.
    pub term: String,
    /// For each outlet of the comparison, in the order of its name, the uses of each period of the
    /// calendar; an outlet that is on neither side of the row has none.
    pub outlets: Vec<(String, Vec<u64>)>,
    /// Uses in articles without a date.
    pub undated: u64,
}

/// Most words followed over time.
const TERMS: usize = 6;

/// Follows the words that differ most clearly over all events, whoever uses them more.
///
/// # Errors
/// Where the index cannot be read.
pub(crate) fn term_uses(
    material: &Material<'_, '_>,
    tables: &[KeyTerms],
    calendar: &Calendar,
) -> Result<Vec<TermUse>, IndexError> {
    if calendar.periods.len() < 2 {
        return Ok(Vec::new());
    }
    let terms = strongest(tables).into_iter();
    terms.map(|term| uses(material, term, calendar)).collect()
}

/// Ordinary words that a target uses more, those that differ by more than chance first, each once.
fn strongest(tables: &[KeyTerms]) -> Vec<&KeyTerm> {
    let of_all = |table: &&KeyTerms| table.scope == Scope::All && table.unit == Unit::Word;
    let terms = tables.iter().filter(of_all).flat_map(|table| &table.terms);
    let mut terms: Vec<&KeyTerm> = terms
        .filter(|term| term.tag.is_none() && term.log_ratio > 0.0)
        .collect();
    terms.sort_by(|a, b| {
        let sure = b.is_significant.cmp(&a.is_significant);
        let strength = || b.z_monroe.total_cmp(&a.z_monroe);
        sure.then_with(strength).then_with(|| a.term.cmp(&b.term))
    });
    let mut chosen: Vec<&KeyTerm> = Vec::new();
    for term in terms {
        if chosen.len() < TERMS && chosen.iter().all(|known| known.term != term.term) {
            chosen.push(term);
        }
    }
    chosen
}

fn uses(
    material: &Material<'_, '_>,
    term: &KeyTerm,
    calendar: &Calendar,
) -> Result<TermUse, IndexError> {
    let periods = calendar.periods.len();
    let outlets = material.outlets.iter();
    let mut found = TermUse {
        term: term.term.clone(),
        outlets: outlets
            .map(|name| (name.clone(), vec![0; periods]))
            .collect(),
        undated: 0,
    };
    for query in [&term.query_target, &term.query_reference] {
        add(material, query, calendar, &mut found)?;
    }
    Ok(found)
}

fn add(
    material: &Material<'_, '_>,
    query: &Query,
    calendar: &Calendar,
    found: &mut TermUse,
) -> Result<(), IndexError> {
    material.selection.index().search(query, &mut |hits| {
        let n = hits.spans.len() as u64;
        let outlet = hits.article.outlet.as_ref();
        let outlet = found.outlets.iter_mut().find(|(name, _)| name == outlet);
        let period = hits.article.date.and_then(|day| calendar.period_of(day));
        match (outlet, period) {
            (Some((_, uses)), Some(period)) => uses[period] += n,
            _ => found.undated += n,
        }
        ControlFlow::Continue(())
    })
}
