//! Key terms of every outlet against the rest: all words counted, then G2, Log Ratio and log-odds for
//! each word and outlet.

use otherwords_indexer::{Index, Selection};
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_likelihood::g2_signed;
use otherwords_statistics::keyness::log_odds_prior::{DEFAULT_PRIOR_TOTAL, log_odds_prior};
use otherwords_statistics::keyness::log_ratio::log_ratio;
use rayon::prelude::*;

use super::counts::by_outlet;
use super::{Reading, SECONDS, timed, units};

/// The measures of a word in an outlet.
struct Row {
    g2: f64,
    log_ratio: f64,
    z: f64,
}

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let selection = Selection::new(index, |_| true)?;
    let (units, outlets) = units(&selection);
    let (seconds, rows) =
        timed(|| Ok(measured(&by_outlet(&selection, &units, outlets)?, outlets)))?;
    let largest = |of: fn(&Row) -> f64| rows.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    Ok(vec![
        (SECONDS, seconds),
        ("rows", rows.len() as f64),
        ("largest G2", largest(|row| row.g2)),
        ("largest log ratio", largest(|row| row.log_ratio)),
        ("largest z", largest(|row| row.z)),
    ])
}

/// By word, then outlet.
fn measured(counts: &[Vec<u64>], outlets: usize) -> Vec<Row> {
    let totals: Vec<u64> = (0..outlets)
        .map(|outlet| counts.iter().map(|of_word| of_word[outlet]).sum())
        .collect();
    let of_word = |of_word: &Vec<u64>| rows_of_word(of_word, &totals);
    counts.par_iter().flat_map_iter(of_word).collect()
}

fn rows_of_word(counts: &[u64], totals: &[u64]) -> Vec<Row> {
    let (count, total): (u64, u64) = (counts.iter().sum(), totals.iter().sum());
    let prior = DEFAULT_PRIOR_TOTAL * count as f64 / total as f64;
    let row = |(target, target_total): (&u64, &u64)| {
        let table = Contingency {
            target: *target,
            reference: count - target,
            target_total: *target_total,
            reference_total: total - target_total,
        };
        Row {
            g2: g2_signed(&table),
            log_ratio: log_ratio(&table),
            z: log_odds_prior(&table, prior, DEFAULT_PRIOR_TOTAL).z,
        }
    };
    counts.iter().zip(totals).map(row).collect()
}
