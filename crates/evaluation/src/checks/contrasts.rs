//! B7 and B8: do contrasts find different words for the same referent? NewsWCL50 says what each
//! publisher calls each concept. Every pair of publishers of an event is ranked by the program's score
//! for nouns, with a naming axis learned from the other events; strict gold are heads of mentions,
//! lenient gold all words of short mentions. All pairs of distinctive words are ranked, also those of
//! different classes: annotators mark them, too.

use std::collections::{BTreeMap, BTreeSet};

use std::path::Path;

use anyhow::{Context, ensure};
use otherwords_comparison::{
    Background, Coverage, FEATURES, Knowledge, NamingAxis, Pair, Source, noun_score, pairs_between,
};
use otherwords_corpus::Article;
use otherwords_lexicon::Vectors;
use otherwords_text::{Language, TokenKind, analyze, fold, is_stop_word, stem};
use rayon::prelude::*;
use serde::Deserialize;

use crate::data::Data;
use crate::finding::{Finding, Gate};
use crate::logistic::{Row, fit};

const ARTICLES: &str = "newswcl50/articles.jsonl";
const GOLD: &str = "newswcl50/gold_labels_by_publisher.jsonl";
const WITH_VECTORS: &str = "with vectors";
/// Ridge penalty of the naming axis.
const PENALTY: f64 = 1.0;
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
    /// The commonest form of each word in the pairs.
    forms: BTreeMap<u32, String>,
}

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(GOLD) {
        return Ok(Vec::new());
    }
    let mut findings = Vec::new();
    for (name, knowledge) in [
        (WITH_VECTORS, Knowledge::of(Language::ENGLISH)),
        (
            "without vectors",
            Knowledge::without_vectors(Language::ENGLISH),
        ),
    ] {
        let comparisons = comparisons(data, &knowledge)?;
        findings.extend(measure(name, &comparisons));
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
    let words = pairs.iter().flat_map(|pair| [pair.here, pair.there]);
    let form = |word: u32| (word, coverage.lexis.stem(word).form.clone());
    Comparison {
        event: event.to_owned(),
        forms: words.map(form).collect(),
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
    let axes: BTreeMap<&str, NamingAxis> = events
        .par_iter()
        .map(|event| {
            let others = comparisons.iter().filter(|found| found.event != *event);
            (*event, axis(others))
        })
        .collect();
    let ranked: Vec<(&Comparison, Vec<usize>)> = comparisons
        .par_iter()
        .map(|found| {
            let axis = &axes[found.event.as_str()];
            (
                found,
                ranking(found, (name == WITH_VECTORS).then_some(axis)),
            )
        })
        .collect();
    let strict = |found: &Comparison, pair: usize| found.strict[pair];
    let lenient = |found: &Comparison, pair: usize| found.lenient[pair];
    let row = |what: &str, measured, least, aim| Finding {
        what: format!("{what}, {name}"),
        measured,
        error: None,
        gate: (name == WITH_VECTORS).then_some(Gate::AtLeast(least)),
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

/// The direction of words that stand in strict gold, against all others of the pairs.
fn axis<'c>(comparisons: impl Iterator<Item = &'c Comparison>) -> NamingAxis {
    let mut is_gold: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for found in comparisons {
        for (pair, strict) in found.pairs.iter().zip(&found.strict) {
            for word in [pair.here, pair.there] {
                *is_gold
                    .entry((&found.event, &found.forms[&word]))
                    .or_default() |= strict;
            }
        }
    }
    let row = |((_, form), is_case): ((&str, &str), bool)| {
        Some(Row {
            features: unit(form)?,
            is_case,
            weight: 1.0,
        })
    };
    let rows: Vec<Row> = is_gold.into_iter().filter_map(row).collect();
    NamingAxis(fit(&rows, PENALTY).weights)
}

/// The vector of a word, of length one.
fn unit(form: &str) -> Option<Vec<f64>> {
    let vectors = Vectors::built_in(Language::ENGLISH)?;
    vectors.unit(form).map(Iterator::collect)
}

/// The pairs of a comparison, best first; without an axis no word is apter than another.
fn ranking(found: &Comparison, axis: Option<&NamingAxis>) -> Vec<usize> {
    let naming = FEATURES.iter().position(|name| *name == "naming");
    let aptness: BTreeMap<u32, f64> = found
        .forms
        .iter()
        .filter_map(|(word, form)| Some((*word, axis?.aptness(unit(form)?.into_iter()))))
        .collect();
    let of = |word: u32| aptness.get(&word).copied().unwrap_or(0.0);
    let score = |pair: &Pair| {
        let mut features = pair.features;
        if let Some(naming) = naming {
            features[naming] = of(pair.here).min(of(pair.there));
        }
        noun_score(&features)
    };
    let scores: Vec<f64> = found.pairs.iter().map(score).collect();
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    order
}

/// Learns the axis of the program from all events and writes its table.
pub(crate) fn train_naming(data: &Data, into: &Path) -> anyhow::Result<()> {
    ensure!(data.has(GOLD), "{GOLD} is not in the folder");
    let comparisons = comparisons(data, &Knowledge::of(Language::ENGLISH))?;
    let mut learned = axis(comparisons.iter());
    for weight in &mut learned.0 {
        *weight = format!("{weight:.3e}").parse()?; // more digits would say more than was learned
    }
    let path = into.join("naming.tsv");
    std::fs::write(&path, learned.to_table())
        .with_context(|| format!("cannot write {}", path.display()))
}
