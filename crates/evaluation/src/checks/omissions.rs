//! What is left out: sentences with a known word are deleted from one outlet of each BASIL event, and
//! must be missed; and where nothing was deleted, words must be absent as often as was promised. Known words
//! are nouns and names: that an outlet lacks *also* or *said* is no omission. The same over all words of the
//! texts stands beside it.
//!
//! Set `OTHERWORDS_PRINT_WEIGHTS` to print the model that the program ships, trained on all events;
//! `OTHERWORDS_PRINT_MISSES` to print the deletions that were not found.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_comparison::{AbsenceRow, Plan, absences, stories};
use otherwords_corpus::Article;
use otherwords_lexicon::{WordClass, word_classes};
use otherwords_text::{Language, TokenKind, analyze, fold, is_stop_word, stem};

use crate::data::{Data, index};
use crate::finding::{Finding, Gate};
use crate::logistic::{Fitted, Row, fit};

const ARTICLES: &str = "basil/articles.jsonl";
/// Folds of events.
const FOLDS: usize = 5;
/// A word that every outlet of the event has so often is known to belong to it.
const KNOWN: usize = 2;
/// Omissions of an outlet that are looked at.
const FIRST: usize = 10;
/// Chance below which an absence is an alarm.
const ALARM: f64 = 0.05;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(ARTICLES) {
        return Ok(Vec::new());
    }
    let articles = data.articles(ARTICLES)?;
    let mut findings = calibration(&articles)?;
    findings.push(Finding {
        gate: Some(Gate::AtLeast(0.9)),
        ..recall(&articles, "nouns and names", is_term)?
    });
    findings.push(recall(&articles, "any words", |_| true)?);
    Ok(findings)
}

/// Whether absences are as frequent as promised, in events that the model was not trained on.
fn calibration(articles: &[Article]) -> anyhow::Result<Vec<Finding>> {
    let indexed = index(articles.to_vec())?;
    let rows = absences(&indexed.index, &Plan::default())?;
    let events: BTreeSet<&str> = rows.iter().map(|row| row.event.as_str()).collect();
    let fold: BTreeMap<&str, usize> = events
        .iter()
        .enumerate()
        .map(|(n, event)| (*event, n % FOLDS))
        .collect();
    let models: Vec<Fitted> = (0..FOLDS)
        .map(|held_out| {
            train(
                rows.iter()
                    .filter(|row| fold[row.event.as_str()] != held_out),
            )
        })
        .collect();
    if std::env::var_os("OTHERWORDS_PRINT_WEIGHTS").is_some() {
        print_model(&train(rows.iter()));
    }
    let promised: Vec<(f64, bool)> = rows
        .iter()
        .map(|row| {
            let odds = models[fold[row.event.as_str()]].odds(&row.features);
            (1.0 / (1.0 + (-odds).exp()), row.absent)
        })
        .collect();
    let alarms: Vec<_> = promised
        .iter()
        .filter(|(chance, _)| *chance <= ALARM)
        .collect();
    let n = alarms.len().max(1) as f64;
    let absent = alarms.iter().filter(|(_, absent)| *absent).count() as f64;
    let chances = alarms.iter().map(|(chance, _)| chance).sum::<f64>();
    let error = (chances.max(1.0)).sqrt() / n;
    Ok(vec![
        Finding {
            what: format!(
                "omissions: false alarms among {n} words with a chance of at most {ALARM}, events held out"
            ),
            measured: absent / n,
            error: Some(error),
            gate: Some(Gate::AtMost(ALARM)),
            aim: None,
        },
        Finding {
            what: "omissions: what was promised for them".to_owned(),
            measured: chances / n,
            error: None,
            gate: None,
            aim: None,
        },
    ])
}

fn train<'r>(rows: impl Iterator<Item = &'r AbsenceRow>) -> Fitted {
    let rows: Vec<Row> = rows
        .map(|row| Row {
            features: row.features.to_vec(),
            is_case: row.absent,
            weight: 1.0,
        })
        .collect();
    fit(&rows, 1.0)
}

/// Share of deletions that are found among the first omissions of their outlet.
fn recall(
    articles: &[Article],
    which: &str,
    is_wanted: fn(&str) -> bool,
) -> anyhow::Result<Finding> {
    let mut by_event: BTreeMap<&str, Vec<Article>> = BTreeMap::new();
    for article in articles {
        let event = article.event.as_deref().unwrap_or_default();
        // Without days: that an outlet wrote before all others explains an absence, but not a deletion.
        let article = Article {
            date: None,
            time: None,
            ..article.clone()
        };
        by_event.entry(event).or_default().push(article);
    }
    let mut deleted: Vec<(String, String, String)> = Vec::new();
    for (number, (event, articles)) in by_event.iter_mut().enumerate() {
        let known = known_words(articles, is_wanted);
        let place = number % articles.len();
        // Any choice that does not look at the outcome will do.
        if let Some(word) = known.iter().nth(number * 7 % known.len().max(1)) {
            delete(&mut articles[place], word);
            deleted.push((
                (*event).to_owned(),
                articles[place].outlet.clone(),
                word.clone(),
            ));
        }
    }
    let indexed = index(by_event.into_values().flatten())?;
    let stories = stories(&indexed.index, &Plan::default())?;
    let found = |(event, outlet, word): &&(String, String, String)| {
        let story = stories.iter().find(|story| story.event == *event);
        let omissions = story.into_iter().flat_map(|story| &story.omissions);
        let its = omissions
            .filter(|omission| omission.outlet == *outlet)
            .take(FIRST);
        its.flat_map(|omission| &omission.terms)
            .any(|term| stemmed(&term.term) == *word)
    };
    let n_found = deleted.iter().filter(found).count();
    if std::env::var_os("OTHERWORDS_PRINT_MISSES").is_some() {
        let missed = deleted.iter().filter(|deletion| !found(deletion));
        missed.for_each(print_miss);
    }
    Ok(Finding {
        what: format!(
            "omissions: recall of {} deletions of {which} among the first {FIRST}",
            deleted.len()
        ),
        measured: n_found as f64 / deleted.len().max(1) as f64,
        error: None,
        gate: None,
        aim: None,
    })
}

/// Whether a word is a noun or a name, by what it mostly is; what the lexicon lacks mostly is one.
fn is_term(word: &str) -> bool {
    let classes = word_classes(word, Language::ENGLISH);
    classes.is_none_or(|classes| matches!(classes.commonest, WordClass::Noun | WordClass::Name))
}

/// Stems of wanted content words that every article has at least twice.
fn known_words(articles: &[Article], is_wanted: fn(&str) -> bool) -> BTreeSet<String> {
    let mut known: Option<BTreeSet<String>> = None;
    for article in articles {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in stems(&article.body, is_wanted) {
            *counts.entry(word).or_default() += 1;
        }
        let often = counts
            .into_iter()
            .filter(|(_, n)| *n >= KNOWN)
            .map(|(word, _)| word);
        let often: BTreeSet<String> = often.collect();
        known = Some(match known {
            Some(known) => known.intersection(&often).cloned().collect(),
            None => often,
        });
    }
    known.unwrap_or_default()
}

fn stems(text: &str, is_wanted: fn(&str) -> bool) -> Vec<String> {
    let analysis = analyze(text, Language::ENGLISH);
    let words = analysis
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word);
    let folded = words.map(|token| fold(token.surface(text), Language::ENGLISH).into_owned());
    folded
        .filter(|word| word.len() > 3 && !is_stop_word(word, Language::ENGLISH) && is_wanted(word))
        .map(|word| stemmed(&word))
        .collect()
}

fn stemmed(word: &str) -> String {
    stem(word, Language::ENGLISH).into_owned()
}

/// Deletes the sentences with a word, by itself or within one with hyphens, and the headline where it has it.
fn delete(article: &mut Article, word: &str) {
    let has = |text: &str| {
        let apart = text.replace(['-', '\u{2010}', '\u{2011}'], " ");
        let either = stems(text, |_| true)
            .into_iter()
            .chain(stems(&apart, |_| true));
        either.into_iter().any(|stem| stem == word)
    };
    let analysis = analyze(&article.body, Language::ENGLISH);
    let sentences = analysis.sentences.iter().map(|span| span.of(&article.body));
    let kept: Vec<&str> = sentences.filter(|sentence| !has(sentence)).collect();
    article.body = kept.join("\n\n");
    if has(&article.title) {
        article.title.clear();
    }
}

#[allow(clippy::print_stderr, reason = "asked for by a developer")]
fn print_model(model: &Fitted) {
    let weights: Vec<String> = model
        .weights
        .iter()
        .map(|weight| format!("{weight:.4}"))
        .collect();
    eprintln!(
        "bias: {:.4},\nweights: [{}],",
        model.bias,
        weights.join(", ")
    );
}

#[allow(clippy::print_stderr, reason = "asked for by a developer")]
fn print_miss((event, outlet, word): &(String, String, String)) {
    eprintln!("missed: {word} ({outlet}, {event})");
}
