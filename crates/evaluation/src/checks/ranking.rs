//! Inside one event nothing can be tested, but words can be ranked: do those that annotators marked
//! as biased stand at the top? Each article of an event is compared with the others of the event by
//! the log-odds with a prior from all other events, as the descriptive tables rank.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::query::LayerSet;
use otherwords_lexicon::usual_share;
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_odds_prior::{DEFAULT_PRIOR_TOTAL, log_odds_prior};
use otherwords_text::{Language, Layer, analyze, fold};
use serde::Deserialize;

use crate::auc::area_under_curve;
use crate::data::Data;
use crate::estimate::Estimate;
use crate::finding::{Finding, Gate};
use crate::matrix::{Matrix, is_content};

const SOURCE: &str = "basil/articles.jsonl";
const GOLD: &str = "basil/gold.jsonl";

/// An annotated span: characters of the body.
#[derive(Deserialize)]
struct Span {
    article: String,
    #[serde(rename = "type")]
    kind: String,
    start: Option<usize>,
    end: Option<usize>,
}

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(SOURCE) || !data.has(GOLD) {
        return Ok(Vec::new());
    }
    let mut findings = Vec::new();
    for (name, layers, bounds) in [
        ("all layers", LayerSet::ALL, (Some(0.68), None)),
        ("voice", LayerSet::of(&[Layer::Voice]), (None, Some(0.72))),
    ] {
        let matrix = Matrix::read(data, SOURCE, layers)?;
        let gold = gold_words(data, layers)?;
        let ranked = rankings(&matrix, &gold);
        findings.extend(figures(name, &ranked, bounds));
    }
    Ok(findings)
}

/// For every article, the folded words that stand in a span of lexical bias.
fn gold_words(data: &Data, layers: LayerSet) -> anyhow::Result<BTreeMap<String, BTreeSet<String>>> {
    let mut spans: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for span in data.rows::<Span>(GOLD)? {
        if let ("lexical", Some(start), Some(end)) = (span.kind.as_str(), span.start, span.end) {
            spans.entry(span.article).or_default().push((start, end));
        }
    }
    let mut gold: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for article in data.articles(SOURCE)? {
        let Some(spans) = spans.get(&article.id) else {
            continue;
        };
        let body = article.body.as_str();
        let bytes: Vec<usize> = body
            .char_indices()
            .map(|of| of.0)
            .chain([body.len()])
            .collect();
        let place = |character: usize| bytes.get(character).copied().unwrap_or(body.len());
        for token in analyze(body, article.language).tokens {
            let inside = |&(start, end): &(usize, usize)| {
                (token.start as usize) < place(end) && place(start) < token.end as usize
            };
            if layers.contains(token.layer) && spans.iter().any(inside) {
                let word = fold(token.surface(body), article.language).into_owned();
                gold.entry(article.id.clone()).or_default().insert(word);
            }
        }
    }
    Ok(gold)
}

/// An article's ranking judged.
struct Judged {
    event: usize,
    auc: f64,
    /// The share of the first ten that are gold.
    at_ten: f64,
}

fn rankings(matrix: &Matrix, gold: &BTreeMap<String, BTreeSet<String>>) -> Vec<Judged> {
    let mut by_article: Vec<Vec<(usize, u64)>> = vec![Vec::new(); matrix.n_articles()];
    for (place, word) in matrix.words.iter().enumerate() {
        if is_content(&word.word) {
            for &(article, count) in &word.counts {
                by_article[article as usize].push((place, u64::from(count)));
            }
        }
    }
    let mut judged = Vec::new();
    for (event, articles) in matrix.events.iter().enumerate() {
        for article in articles.clone() {
            let Some(gold) = gold.get(&matrix.ids[article]) else {
                continue;
            };
            let mut scored: Vec<(f64, bool, usize)> = by_article[article]
                .iter()
                .map(|&(word, count)| {
                    let delta = delta(matrix, articles.clone(), article, word, count);
                    (delta, gold.contains(&matrix.words[word].word), word)
                })
                .collect();
            scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
            if let Some(auc) = area_under_curve(scored.iter().map(|of| (of.0, of.1))) {
                let first = scored.iter().take(10).filter(|of| of.1).count();
                let at_ten = first as f64 / 10.0;
                judged.push(Judged { event, auc, at_ten });
            }
        }
    }
    judged
}

/// As much as reports make of the language at large.
const WORDS_AT_LARGE: f64 = 100_000.0;

/// Log-odds of a word in one article against the others of its event, prior from other events and
/// from the language at large.
fn delta(
    matrix: &Matrix,
    event: std::ops::Range<usize>,
    article: usize,
    word: usize,
    count: u64,
) -> f64 {
    let counts = &matrix.words[word].counts;
    let first = counts.partition_point(|of| (of.0 as usize) < event.start);
    let last = counts.partition_point(|of| (of.0 as usize) < event.end);
    let in_event: u64 = counts[first..last].iter().map(|of| u64::from(of.1)).sum();
    let length = |articles: std::ops::Range<usize>| -> u64 {
        matrix.lengths[articles].iter().map(|&n| u64::from(n)).sum()
    };
    let (own, of_event) = (u64::from(matrix.lengths[article]), length(event));
    let elsewhere = (matrix.words[word].total() - in_event) as f64;
    let words_elsewhere = (length(0..matrix.n_articles()) - of_event) as f64;
    let usual = usual_share(&matrix.words[word].word, Language::ENGLISH).unwrap_or(0.0);
    let share = (elsewhere + WORDS_AT_LARGE * usual) / (words_elsewhere + WORDS_AT_LARGE);
    let table = Contingency {
        target: count,
        reference: in_event - count,
        target_total: own,
        reference_total: of_event - own,
    };
    log_odds_prior(&table, DEFAULT_PRIOR_TOTAL * share, DEFAULT_PRIOR_TOTAL).delta
}

fn figures(
    name: &str,
    judged: &[Judged],
    (must, should): (Option<f64>, Option<f64>),
) -> [Finding; 2] {
    let by_event = |value: fn(&Judged) -> f64| clustered(judged, value);
    let (auc, at_ten) = (by_event(|of| of.auc), by_event(|of| of.at_ten));
    [
        Finding {
            what: format!("B6 log-odds delta, {name}, {} articles: AUC", judged.len()),
            measured: auc.mean,
            error: Some(auc.error),
            gate: must.map(Gate::AtLeast),
            aim: should.map(Gate::AtLeast),
        },
        Finding {
            what: format!("B6 log-odds delta, {name}: P@10"),
            measured: at_ten.mean,
            error: Some(at_ten.error),
            gate: None,
            aim: None,
        },
    ]
}

/// The mean over articles; its error from the articles of an event taken together.
fn clustered(judged: &[Judged], value: fn(&Judged) -> f64) -> Estimate {
    let mean = judged.iter().map(value).sum::<f64>() / judged.len() as f64;
    let by_event = judged.chunk_by(|a, b| a.event == b.event);
    let sums: Vec<f64> = by_event
        .map(|of| of.iter().map(|of| value(of) - mean).sum())
        .collect();
    let events = sums.len() as f64;
    let squares: f64 = sums.iter().map(|sum| sum * sum).sum();
    let error = (events / (events - 1.0) * squares).sqrt() / judged.len() as f64;
    Estimate { mean, error }
}
