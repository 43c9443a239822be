//! Loaded words: the gold set, the training of the model, and the metrics of a ranking.

mod examples;
mod logistic;
mod ranking;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use otherwords_comparison::loadedness::{Model, Quantile};

use crate::data::Data;

pub(crate) use examples::Examples;
pub(crate) use logistic::fit;
pub(crate) use ranking::{Rank, by_article};

/// Trains on every event and writes the tables of the program.
pub(crate) fn train_and_write(data: &Data, into: &Path) -> anyhow::Result<ExitCode> {
    let examples = Examples::read(data)?;
    let everything: Vec<usize> = (0..examples.rows.len()).collect();
    let mut model = rounded(fit(&examples, &everything));
    let log_odds = examples.rows.iter().map(|row| model.log_odds(&row.numbers));
    model.quantiles = quantiles(log_odds.collect());
    let (weights, quantiles) = model.to_tables();
    for (name, table) in [("weights.tsv", weights), ("quantiles.tsv", quantiles)] {
        let path = into.join(name);
        std::fs::write(&path, table).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Numbers as the tables have them.
fn rounded(mut model: Model) -> Model {
    model.intercept = digits(model.intercept);
    for weight in &mut model.weights {
        weight.centre = digits(weight.centre);
        weight.scale = digits(weight.scale);
        weight.weight = digits(weight.weight);
    }
    model
}

/// Four significant digits: more would say more than was learned.
fn digits(number: f64) -> f64 {
    format!("{number:.3e}").parse().unwrap_or(number)
}

/// Log-odds below which each hundredth lies, and each thousandth of the last.
fn quantiles(mut log_odds: Vec<f64>) -> Vec<Quantile> {
    log_odds.sort_by(f64::total_cmp);
    let shares = (0..99).map(|share| f64::from(share) / 100.0);
    let shares = shares.chain((990..=1000).map(|share| f64::from(share) / 1000.0));
    let last = log_odds.len().saturating_sub(1);
    let at = |share: f64| log_odds[(share * last as f64).round() as usize];
    shares
        .map(|share| Quantile {
            share,
            log_odds: digits(at(share)),
        })
        .collect()
}
