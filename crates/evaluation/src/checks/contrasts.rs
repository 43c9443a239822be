//! B7 and B8: do contrasts find different words for the same referent? NewsWCL50 says what each
//! publisher calls each concept. Every pair of publishers of an event is ranked by a model trained on
//! the other events; strict gold are heads of mentions, lenient gold all words of short mentions. All
//! pairs of distinctive words are ranked, also those of different classes: annotators mark them, too.
//!
//! Set `OTHERWORDS_PRINT_WEIGHTS` to print the weights that the program ships, trained on all events.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::ensure;
use otherwords_comparison::{
    Background, Coverage, FEATURES, Features, Knowledge, Pair, Source, pairs_between,
};
use otherwords_corpus::Article;
use otherwords_text::{Language, TokenKind, analyze, fold, is_stop_word, stem};
use rayon::prelude::*;
use serde::Deserialize;

use crate::data::Data;
use crate::finding::{Finding, Gate};
use crate::logistic::{Fitted, Row, fit};

const ARTICLES: &str = "newswcl50/articles.jsonl";
const GOLD: &str = "newswcl50/gold_labels_by_publisher.jsonl";
/// One in so many pairs that are no gold is trained on, and stands for all of them.
const THINNED: usize = 10;
/// Mentions with more content words than this are left out of the lenient gold.
const SHORT_MENTION: usize = 4;
/// Words after which a mention's head has passed.
const AFTER_HEAD: [&str; 20] = [
    "of", "at", "in", "for", "to", "from", "with", "on", "by", "who", "that", "which", "about",
    "against", "over", "between", "into", "under", "whose", "where",
];

#[derive(Deserialize)]
struct Concept {
    event: String,
    labels: BTreeMap<String, BTreeMap<String, u64>>,
}

/// Two publishers of an event, all their pairs, and which of them are gold.
struct Comparison {
    event: String,
    pairs: Vec<Pair>,
    strict: Vec<bool>,
    lenient: Vec<bool>,
}

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(GOLD) {
        return Ok(Vec::new());
    }
    let mut findings = Vec::new();
    for (name, knowledge) in [
        ("with vectors", Knowledge::of(Language::ENGLISH)),
        (
            "without vectors",
            Knowledge::without_vectors(Language::ENGLISH),
        ),
    ] {
        let comparisons = comparisons(data, &knowledge)?;
        findings.extend(measure(name, &comparisons));
        if std::env::var_os("OTHERWORDS_PRINT_WEIGHTS").is_some() {
            print_weights(name, &comparisons);
        }
    }
    Ok(findings)
}

fn comparisons(data: &Data, knowledge: &Knowledge) -> anyhow::Result<Vec<Comparison>> {
    let articles = data.articles(ARTICLES)?;
    let concepts: Vec<Concept> = data.rows(GOLD)?;
    let mut by_event: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for article in articles {
        let event = article.id.split('_').next().unwrap_or_default().to_owned();
        by_event.entry(event).or_default().push(article);
    }
    ensure!(!by_event.is_empty(), "{ARTICLES} holds no article");
    let compared: Vec<Vec<Comparison>> = by_event
        .par_iter()
        .map(|(event, articles)| comparisons_of(event, articles, &concepts, knowledge))
        .collect();
    Ok(compared.into_iter().flatten().collect())
}

/// Every two publishers of an event.
fn comparisons_of(
    event: &str,
    articles: &[Article],
    concepts: &[Concept],
    knowledge: &Knowledge,
) -> Vec<Comparison> {
    let source = |article: &Article| Source {
        outlet: article.outlet.clone(),
        id: article.id.clone(),
        // Here the headline is the first paragraph of the text, and annotated like the others.
        body: format!("{}\n\n{}", article.title, article.body),
        ..Source::default()
    };
    let sources = articles.iter().map(source).collect();
    let background = Background::none(knowledge);
    let coverage = Coverage::read(event, Language::ENGLISH, sources, &background);
    let outlets = 0..coverage.outlets.len();
    let both = outlets
        .clone()
        .flat_map(|one| (one + 1..outlets.end).map(move |other| [one, other]));
    both.map(|outlets| comparison(event, &coverage, outlets, concepts, knowledge))
        .collect()
}

fn comparison(
    event: &str,
    coverage: &Coverage,
    outlets: [usize; 2],
    concepts: &[Concept],
    knowledge: &Knowledge,
) -> Comparison {
    let pairs = pairs_between(coverage, knowledge, outlets);
    let gold = |words: fn(&str) -> BTreeSet<String>| {
        let gold = Gold::new(event, concepts, words);
        pairs.iter().map(|pair| gold.has(coverage, pair)).collect()
    };
    Comparison {
        event: event.to_owned(),
        strict: gold(head),
        lenient: gold(label_words),
        pairs,
    }
}

/// What each publisher calls each concept of an event, as stems.
struct Gold {
    concepts: Vec<BTreeMap<String, BTreeSet<String>>>,
}

impl Gold {
    fn new(event: &str, concepts: &[Concept], words: fn(&str) -> BTreeSet<String>) -> Self {
        let of_event = concepts.iter().filter(|concept| concept.event == event);
        let named = |concept: &Concept| {
            let publishers = concept.labels.iter();
            publishers
                .map(|(publisher, labels)| {
                    (
                        publisher.clone(),
                        labels.keys().flat_map(|label| words(label)).collect(),
                    )
                })
                .collect()
        };
        Self {
            concepts: of_event.map(named).collect(),
        }
    }

    /// Whether one word names a concept at its outlet, and the other the same concept at the other.
    fn has(&self, coverage: &Coverage, pair: &Pair) -> bool {
        let stem = |number: u32| &coverage.lexis.stem(number).stem;
        let (here, there) = (stem(pair.here), stem(pair.there));
        let outlet = |number: usize| coverage.outlets[number].as_str();
        let names = |concept: &BTreeMap<String, BTreeSet<String>>, outlet: &str, word: &String| {
            concept
                .get(outlet)
                .is_some_and(|words| words.contains(word))
        };
        self.concepts.iter().any(|concept| {
            names(concept, outlet(pair.outlets.0), here)
                && names(concept, outlet(pair.outlets.1), there)
        })
    }
}

/// Folded words of a mention.
fn words(mention: &str) -> Vec<String> {
    let analysis = analyze(mention, Language::ENGLISH);
    let words = analysis
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word);
    words
        .map(|token| fold(token.surface(mention), Language::ENGLISH).into_owned())
        .collect()
}

fn stemmed(word: &str) -> String {
    stem(word, Language::ENGLISH).into_owned()
}

/// The stem of the word that a mention is built on: the last before a preposition or relative.
fn head(mention: &str) -> BTreeSet<String> {
    let words = words(mention);
    let end = words
        .iter()
        .skip(1)
        .position(|word| AFTER_HEAD.contains(&word.as_str()));
    let before = &words[..end.map_or(words.len(), |end| end + 1)];
    before
        .last()
        .map(|word| stemmed(word))
        .into_iter()
        .collect()
}

/// The stems of all content words of a short mention.
fn label_words(mention: &str) -> BTreeSet<String> {
    let mut content = words(mention);
    content.retain(|word| !is_stop_word(word, Language::ENGLISH));
    if content.len() > SHORT_MENTION {
        content.clear();
    }
    content.iter().map(|word| stemmed(word)).collect()
}

fn measure(name: &str, comparisons: &[Comparison]) -> Vec<Finding> {
    let events: BTreeSet<&str> = comparisons
        .iter()
        .map(|found| found.event.as_str())
        .collect();
    let models: BTreeMap<&str, Model> = events
        .par_iter()
        .map(|event| {
            let others: Vec<_> = comparisons
                .iter()
                .filter(|found| found.event != *event)
                .collect();
            (*event, Model::train(&others))
        })
        .collect();
    let ranked: Vec<(&Comparison, Vec<usize>)> = comparisons
        .par_iter()
        .map(|found| (found, models[found.event.as_str()].ranking(found)))
        .collect();
    let strict = |found: &Comparison, pair: usize| found.strict[pair];
    let lenient = |found: &Comparison, pair: usize| found.lenient[pair];
    let row = |what: &str, measured, least, aim| Finding {
        what: format!("{what}, {name}"),
        measured,
        error: None,
        gate: (name == "with vectors").then_some(Gate::AtLeast(least)),
        aim: Some(Gate::AtLeast(aim)),
    };
    vec![
        row(
            "B7 contrasts strict P@10",
            precision(&ranked, strict),
            0.22,
            0.35,
        ),
        row(
            "B7 contrasts strict R@200",
            recall(&ranked, strict),
            0.22,
            0.35,
        ),
        row(
            "B8 contrasts lenient P@10",
            precision(&ranked, lenient),
            0.35,
            0.50,
        ),
    ]
}

/// Share of gold among the first ten, mean over comparisons.
fn precision(ranked: &[(&Comparison, Vec<usize>)], gold: fn(&Comparison, usize) -> bool) -> f64 {
    let share = |(found, order): &(&Comparison, Vec<usize>)| {
        order
            .iter()
            .take(10)
            .filter(|pair| gold(found, **pair))
            .count() as f64
            / 10.0
    };
    ranked.iter().map(share).sum::<f64>() / ranked.len() as f64
}

/// Share of all gold pairs that is found among the first 200, mean over comparisons that have some.
fn recall(ranked: &[(&Comparison, Vec<usize>)], gold: fn(&Comparison, usize) -> bool) -> f64 {
    let share = |(found, order): &(&Comparison, Vec<usize>)| {
        let is_gold = |pair: &&usize| gold(found, **pair);
        let all = order.iter().filter(is_gold).count();
        (all > 0).then(|| order.iter().take(200).filter(is_gold).count() as f64 / all as f64)
    };
    let shares: Vec<f64> = ranked.iter().filter_map(share).collect();
    shares.iter().sum::<f64>() / shares.len() as f64
}

/// The score of the program, trained here.
struct Model {
    mean: Features,
    deviation: Features,
    fitted: Fitted,
}

impl Model {
    fn train(comparisons: &[&Comparison]) -> Self {
        let all = || comparisons.iter().flat_map(|found| &found.pairs);
        let n = all().count() as f64;
        let mut mean = [0.0; FEATURES.len()];
        let mut deviation = [0.0; FEATURES.len()];
        for feature in 0..FEATURES.len() {
            let values = || all().map(|pair| pair.features[feature]);
            mean[feature] = values().sum::<f64>() / n;
            let squares = values().map(|value| (value - mean[feature]).powi(2));
            deviation[feature] = (squares.sum::<f64>() / n).sqrt().max(1e-9);
        }
        let mut rows = Vec::new();
        for found in comparisons {
            for (number, (pair, gold)) in found.pairs.iter().zip(&found.strict).enumerate() {
                if *gold || number % THINNED == 0 {
                    rows.push(Row {
                        features: inputs(&pair.features, &mean, &deviation),
                        is_case: *gold,
                        weight: if *gold { 1.0 } else { THINNED as f64 },
                    });
                }
            }
        }
        Self {
            mean,
            deviation,
            fitted: fit(&rows, 1.0),
        }
    }

    /// The pairs of a comparison, best first.
    fn ranking(&self, found: &Comparison) -> Vec<usize> {
        let odds: Vec<f64> = found
            .pairs
            .iter()
            .map(|pair| {
                self.fitted
                    .odds(&inputs(&pair.features, &self.mean, &self.deviation))
            })
            .collect();
        let mut order: Vec<usize> = (0..odds.len()).collect();
        order.sort_by(|a, b| odds[*b].total_cmp(&odds[*a]).then(a.cmp(b)));
        order
    }
}

/// Standardised features and their squares.
fn inputs(features: &Features, mean: &Features, deviation: &Features) -> Vec<f64> {
    let values = (0..FEATURES.len()).map(|i| (features[i] - mean[i]) / deviation[i]);
    let mut inputs: Vec<f64> = values.collect();
    inputs.extend_from_within(..);
    for square in &mut inputs[FEATURES.len()..] {
        *square *= *square;
    }
    inputs
}

#[allow(clippy::print_stderr, reason = "asked for by a developer")]
fn print_weights(name: &str, comparisons: &[Comparison]) {
    let model = Model::train(&comparisons.iter().collect::<Vec<_>>());
    let list = |values: &[f64]| {
        let values: Vec<String> = values.iter().map(|value| format!("{value:.5}")).collect();
        values.join(", ")
    };
    let (linear, square) = model.fitted.weights.split_at(FEATURES.len());
    eprintln!("// {name}\nbias: {:.5},", model.fitted.bias);
    eprintln!(
        "mean: [{}],\ndeviation: [{}],",
        list(&model.mean),
        list(&model.deviation)
    );
    eprintln!("linear: [{}],\nsquare: [{}],", list(linear), list(square));
    for (feature, weight) in FEATURES.iter().zip(linear) {
        eprintln!("// {feature}: {weight:.3}");
    }
}
