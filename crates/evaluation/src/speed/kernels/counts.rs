//! Counting all words by outlet, term by term from the postings.

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{Index, Pool, Selection, Vocabulary};
use otherwords_statistics::stratified::Unit;
use otherwords_text::Language;
use rayon::prelude::*;

use super::{Reading, SECONDS, timed, units};

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let selection = Selection::new(index, |_| true)?;
    let (units, outlets) = units(&selection);
    let (seconds, counts) = timed(|| by_outlet(&selection, &units, outlets))?;
    let cells = counts.iter().flatten();
    Ok(vec![
        (SECONDS, seconds),
        ("words", counts.len() as f64),
        (
            "cells",
            cells.clone().filter(|count| **count > 0).count() as f64,
        ),
        ("occurrences", cells.sum::<u64>() as f64),
    ])
}

/// By word, then outlet: how often.
pub(super) fn by_outlet(
    selection: &Selection<'_>,
    units: &[Unit],
    outlets: usize,
) -> anyhow::Result<Vec<Vec<u64>>> {
    let vocabulary = Vocabulary::new(selection, Language::UNKNOWN)?;
    let count = |pool: &Pool| {
        let mut by_outlet = vec![0; outlets];
        for (article, count) in vocabulary.count(pool, LayerSet::ALL)?.articles {
            by_outlet[units[article as usize].group as usize] += u64::from(count);
        }
        Ok(by_outlet)
    };
    vocabulary.pools().par_iter().map(count).collect()
}
