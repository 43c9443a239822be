//! B5: does the loadedness model find the words that annotators marked, in events it never saw?

use crate::data::Data;
use crate::finding::{Finding, Gate};
use crate::loaded::{Examples, Rank, by_article, fit};
use otherwords_comparison::loadedness::Model;

const FOLDS: usize = 5;
/// Draws of events behind a standard error.
const DRAWS: usize = 999;

/// A metric with its name, gate and aim.
type Metric = (&'static str, fn(&Rank) -> f64, f64, f64);
const METRICS: [Metric; 3] = [
    ("AUC", |rank| rank.auc, 0.85, 0.89),
    ("MAP", |rank| rank.average_precision, 0.22, 0.29),
    ("P@10", |rank| rank.precision_at_10, 0.105, 0.135),
];

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has("basil/gold.jsonl") {
        return Ok(Vec::new());
    }
    let examples = Examples::read(data)?;
    let held_out = by_article(&examples, &held_out_scores(&examples));
    let shipped = Model::built_in();
    let shipped = examples
        .rows
        .iter()
        .map(|row| shipped.log_odds(&row.numbers));
    let shipped = by_article(&examples, &shipped.collect::<Vec<_>>());
    let mut findings = Vec::new();
    for (name, metric, gate, aim) in METRICS {
        findings.push(Finding {
            what: format!("B5 loadedness, events held out: {name}"),
            measured: mean(&held_out, metric),
            error: Some(standard_error(&held_out, metric)),
            gate: Some(Gate::AtLeast(gate)),
            aim: Some(Gate::AtLeast(aim)),
        });
    }
    for (name, metric, ..) in METRICS {
        let folds = (0..FOLDS).map(|fold| {
            let ranks: Vec<Rank> = held_out
                .iter()
                .copied()
                .filter(|rank| rank.event % FOLDS == fold)
                .collect();
            mean(&ranks, metric)
        });
        let worst = folds.fold(f64::INFINITY, f64::min);
        findings.push(shown(
            format!("B5 the same in the worst of {FOLDS} folds: {name}"),
            worst,
        ));
    }
    for (name, metric, ..) in METRICS {
        let what =
            format!("B5 the weights in the program (which may have seen these events): {name}");
        findings.push(shown(what, mean(&shipped, metric)));
    }
    Ok(findings)
}

/// For every row the log-odds by a model that saw nothing of its event. Events are dealt to the folds
/// in turn.
fn held_out_scores(examples: &Examples) -> Vec<f64> {
    let mut scores = vec![0.0; examples.rows.len()];
    for fold in 0..FOLDS {
        let is_held_out = |row: &usize| examples.event(&examples.rows[*row]) % FOLDS == fold;
        let (held_out, seen): (Vec<usize>, Vec<usize>) =
            (0..examples.rows.len()).partition(is_held_out);
        let model = fit(examples, &seen);
        for row in held_out {
            scores[row] = model.log_odds(&examples.rows[row].numbers);
        }
    }
    scores
}

fn mean(ranks: &[Rank], metric: fn(&Rank) -> f64) -> f64 {
    ranks.iter().map(metric).sum::<f64>() / ranks.len() as f64
}

/// By drawing events with all their articles (a fixed congruential sequence: a check needs no more).
fn standard_error(ranks: &[Rank], metric: fn(&Rank) -> f64) -> f64 {
    let events: Vec<&[Rank]> = ranks.chunk_by(|a, b| a.event == b.event).collect();
    let mut state = 20_200_414u64;
    let mut draw = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        events[(state >> 33) as usize % events.len()]
    };
    let means: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let drawn: Vec<Rank> = (0..events.len())
                .flat_map(|_| draw().iter().copied())
                .collect();
            mean(&drawn, metric)
        })
        .collect();
    let centre = means.iter().sum::<f64>() / DRAWS as f64;
    let squares = means
        .iter()
        .map(|mean| (mean - centre).powi(2))
        .sum::<f64>();
    (squares / (DRAWS - 1) as f64).sqrt()
}

fn shown(what: String, measured: f64) -> Finding {
    Finding {
        what,
        measured,
        error: None,
        gate: None,
        aim: None,
    }
}
