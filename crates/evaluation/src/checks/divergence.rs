//! Is the centred divergence 0 where nothing differs, at any size, and its p as rare as it says?

use otherwords_indexer::query::LayerSet;
use otherwords_statistics::divergence::centred_jensen_shannon;
use otherwords_statistics::resample::Stream;
use otherwords_statistics::stratified::{Design, Unit};
use rayon::prelude::*;

use crate::data::Data;
use crate::estimate::Estimate;
use crate::finding::{Finding, Gate};
use crate::matrix::Matrix;

const SOURCE: &str = "basil/articles.jsonl";
/// Words of the vocabulary, the most frequent ones.
const VOCABULARY: usize = 2_000;
const SEED: u64 = 88;

/// Tokens of the two sides.
const SIZES: [(u32, u32); 5] = [
    (250, 250),
    (500, 2_000),
    (1_000, 1_000),
    (4_000, 4_000),
    (1_000, 8_000),
];
/// Tokens of an article made up for the occasion.
const ARTICLE: u32 = 50;
const REPLICATIONS: u64 = 400;
const DRAWS: usize = 99;

const NULLS: u64 = 1_000;
const EVENTS: [usize; 2] = [20, 50];
const DRAWS_OF_NULLS: usize = 199;

type Counts = Vec<(u32, u32)>;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(SOURCE) {
        return Ok(Vec::new());
    }
    let mut matrix = Matrix::read(data, SOURCE, LayerSet::ALL)?;
    matrix
        .words
        .sort_by_key(|word| std::cmp::Reverse(word.total()));
    matrix.words.truncate(VOCABULARY);
    let mut findings: Vec<Finding> = SIZES.iter().map(|&sizes| bias(&matrix, sizes)).collect();
    findings.extend(
        EVENTS
            .iter()
            .map(|&events| false_positives(&matrix, events)),
    );
    Ok(findings)
}

/// Both sides drawn from one distribution, that of the corpus: what is measured on average?
fn bias(matrix: &Matrix, sizes: (u32, u32)) -> Finding {
    let mut cumulated: Vec<u64> = Vec::new();
    for word in &matrix.words {
        cumulated.push(cumulated.last().copied().unwrap_or(0) + word.total());
    }
    let measured: Vec<f64> = (0..REPLICATIONS)
        .into_par_iter()
        .filter_map(|replication| {
            let mut stream = Stream::new(SEED, replication);
            let n_articles = (sizes.0 + sizes.1) / ARTICLE;
            let units: Vec<Unit> = (0..n_articles)
                .map(|article| Unit {
                    stratum: 0,
                    group: u32::from(article >= sizes.0 / ARTICLE),
                    length: ARTICLE,
                })
                .collect();
            let mut counts: Vec<Counts> = vec![Vec::new(); matrix.words.len()];
            for article in 0..n_articles {
                for _ in 0..ARTICLE {
                    let token = u64::from(stream.below(*cumulated.last()? as u32));
                    let word = cumulated.partition_point(|&sum| sum <= token);
                    add(&mut counts[word], article);
                }
            }
            counts.retain(|counts| !counts.is_empty());
            let contrast = Design::new(&units, 2).against_rest(0);
            Some(centred_jensen_shannon(&contrast, &counts, DRAWS, replication)?.centred)
        })
        .collect();
    let Estimate { mean, error } = Estimate::of(&measured);
    Finding {
        what: format!(
            "B13 centred JSD, {} and {} tokens alike: |bias|",
            sizes.0, sizes.1
        ),
        measured: mean.abs(),
        error: Some(error),
        gate: Some(Gate::AtMost(0.005)),
        aim: Some(Gate::AtMost(0.002)),
    }
}

/// One more occurrence in the article, the last so far.
fn add(counts: &mut Counts, article: u32) {
    match counts.last_mut() {
        Some(last) if last.0 == article => last.1 += 1,
        _ => counts.push((article, 1)),
    }
}

/// Real articles, two of each of some events, one of them called the target's by chance.
fn false_positives(matrix: &Matrix, n_events: usize) -> Finding {
    let positive: Vec<f64> = (0..NULLS)
        .into_par_iter()
        .filter_map(|null| {
            let mut stream = Stream::new(SEED + 1, null);
            let mut events: Vec<usize> = (0..matrix.events.len()).collect();
            stream.shuffle(&mut events);
            let mut group = vec![2; matrix.n_articles()];
            for &event in events.iter().take(n_events) {
                let mut articles: Vec<usize> = matrix.events[event].clone().collect();
                stream.shuffle(&mut articles);
                for (side, &article) in (0..2).zip(&articles) {
                    group[article] = side;
                }
            }
            let units = matrix.units(&vec![true; matrix.n_articles()]);
            let units = units.into_iter().zip(&group);
            let units: Vec<Unit> = units.map(|(unit, &group)| Unit { group, ..unit }).collect();
            let contrast = Design::new(&units, 2).pair(0, 1);
            let counts: Vec<&[(u32, u32)]> = matrix
                .words
                .iter()
                .map(|word| word.counts.as_slice())
                .collect();
            let found = centred_jensen_shannon(&contrast, &counts, DRAWS_OF_NULLS, null)?;
            Some(f64::from(u8::from(found.p <= 0.05)))
        })
        .collect();
    let Estimate { mean, error } = Estimate::of(&positive);
    Finding {
        what: format!(
            "B14 centred JSD, {} nulls of {n_events} events: share of p ≤ .05",
            positive.len()
        ),
        measured: mean,
        error: Some(error),
        gate: Some(Gate::Within(0.035, 0.065)),
        aim: Some(Gate::Within(0.035, 0.065)),
    }
}
