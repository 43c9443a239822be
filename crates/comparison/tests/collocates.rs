//! Collocates of the sample corpora, counted again by a loop over the texts.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Sample, sample};
use otherwords_comparison::{
    CollocateOptions, CollocateTable, Collocates, Footing, collocates, collocates_by,
};
use otherwords_corpus::Article;
use otherwords_indexer::query::parse;
use otherwords_indexer::{CopyRule, Reach};
use otherwords_statistics::resample::Stream;
use otherwords_text::{analyze, fold};

const ALL: CollocateOptions = CollocateOptions {
    reach: Reach { left: 3, right: 2 },
    least: 1,
    least_articles: 1,
    stop_words: true,
    copies: CopyRule::All,
    cutoff: 0.05,
};

/// By word: near a word of the node, and anywhere but in the node.
type Counts = BTreeMap<String, (u64, u64)>;

/// Counts in the articles of an outlet, or of all.
fn counted(articles: &[Article], node: &str, outlet: Option<&str>) -> Counts {
    let mut counts = Counts::new();
    for article in articles
        .iter()
        .filter(|article| outlet.is_none_or(|of| article.outlet == of))
    {
        let tokens = analyze(&article.body, article.language).tokens;
        let words: Vec<String> = tokens
            .iter()
            .map(|token| fold(token.surface(&article.body), article.language).into_owned())
            .collect();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| *word != node) {
            let is_near = words.iter().enumerate().any(|(place, other)| {
                let reaches = if at < place {
                    place - at <= 3
                } else {
                    at - place <= 2
                };
                other == node && reaches && tokens[at].sentence == tokens[place].sentence
            });
            let entry = counts.entry(word.clone()).or_default();
            entry.0 += u64::from(is_near);
            entry.1 += 1;
        }
    }
    counts
}

fn found(sample: &Sample, query: &str, options: CollocateOptions) -> Collocates {
    collocates(&sample.index, &parse(query).unwrap(), options).unwrap()
}

#[test]
fn every_count_near_a_word_is_that_of_a_loop_over_the_texts() {
    for (name, node) in [
        ("ambassador-2020", "protest"),
        ("twelve-stories", "council"),
    ] {
        let sample = sample(name);
        let found = found(&sample, node, ALL);
        let mut counts = counted(&sample.articles, node, None);
        let all: u64 = counts.values().map(|(_, all)| all).sum();
        counts.retain(|_, (near, _)| *near > 0);
        let near: u64 = counts.values().map(|(near, _)| near).sum();
        assert_eq!((found.words, found.words_near), (all, near));
        assert_eq!(found.terms.len(), counts.len());
        assert!(counts.len() > 10, "{name} says little of {node}");
        for term in &found.terms {
            assert_eq!((term.near, term.total), counts[&term.term], "{}", term.term);
            let expected = near as f64 * term.total as f64 / all as f64;
            assert!((term.expected - expected).abs() < 1e-9);
            let dice = 2.0 * term.near as f64 / (found.hits + term.total) as f64;
            assert!((term.log_dice - (14.0 + dice.log2())).abs() < 1e-9);
        }
    }
}

#[test]
fn what_is_asked_for_is_what_is_listed() {
    let sample = sample("twelve-stories");
    let terms = |options| -> BTreeSet<String> {
        found(&sample, "council", options)
            .terms
            .into_iter()
            .map(|term| term.term)
            .collect()
    };
    let (all, without_stop_words) = (
        terms(ALL),
        terms(CollocateOptions {
            stop_words: false,
            ..ALL
        }),
    );
    assert!(all.contains("the") && !without_stop_words.contains("the"));
    let often = found(
        &sample,
        "council",
        CollocateOptions {
            least: 3,
            least_articles: 3,
            ..ALL
        },
    );
    assert!(!often.terms.is_empty());
    assert!(
        often
            .terms
            .iter()
            .all(|term| term.near >= 3 && term.articles >= 3)
    );
    let nowhere = found(&sample, "zeppelin", ALL);
    assert_eq!(
        (nowhere.hits, nowhere.words_near, nowhere.terms.len()),
        (0, 0, 0)
    );
    let in_headlines = found(&sample, "title:council", ALL);
    assert_eq!(in_headlines.hits, 0, "headlines are not looked at");
}

#[test]
fn filters_choose_the_corpus_that_words_are_expected_from() {
    let sample = sample("twelve-stories");
    let outlet = sample.articles[0].outlet.clone();
    let found = found(&sample, &format!("council outlet:\"{outlet}\""), ALL);
    let counts = counted(&sample.articles, "council", Some(&outlet));
    assert_eq!(
        found.words,
        counts.values().map(|(_, all)| all).sum::<u64>()
    );
}

#[test]
fn groups_add_up_to_the_whole_and_are_tested_where_events_are_shared() {
    let sample = sample("twelve-stories");
    let query = parse("said").unwrap();
    let tables = collocates_by(&sample.index, &query, ALL, |row| row.outlet.to_string()).unwrap();
    let whole = collocates(&sample.index, &query, ALL).unwrap();
    let sum = |of: fn(&CollocateTable) -> u64| tables.iter().map(of).sum::<u64>();
    assert_eq!(sum(|table| table.hits), whole.hits);
    assert_eq!(sum(|table| table.words_near), whole.words_near);
    assert!(tables.iter().any(|table| table.footing.is_tested()));
    for table in &tables {
        assert_eq!(table.words_near + table.words_near_others, whole.words_near);
        let counts = counted(&sample.articles, "said", Some(&table.group));
        for row in &table.rows {
            assert_eq!(
                row.near.0, counts[&row.term].0,
                "{} at {}",
                row.term, table.group
            );
            assert_eq!(row.p.is_some(), row.q.is_some());
            assert!(
                row.p
                    .is_none_or(|p| row.q.is_some_and(|q| p <= q && q <= 1.0))
            );
        }
    }
    let by_event = collocates_by(&sample.index, &query, ALL, |row| row.event.to_string()).unwrap();
    assert!(!by_event.is_empty());
    for table in by_event {
        assert!(
            matches!(table.footing, Footing::Descriptive { .. }),
            "nobody to compare with inside an event"
        );
    }
    let alone = collocates_by(&sample.index, &query, ALL, |_| String::new()).unwrap();
    assert!(alone.is_empty());
}

/// Labels that have nothing to do with the texts: the test may call about one in twenty significant at .05.
#[test]
fn groups_drawn_at_random_seldom_differ() {
    let sample = sample("twelve-stories");
    let often = CollocateOptions {
        reach: Reach { left: 8, right: 8 },
        least: 6,
        least_articles: 4,
        ..ALL
    };
    let mut p = Vec::new();
    for (node, seed) in (0..20u64).flat_map(|seed| [("said", seed), ("council", seed)]) {
        let query = parse(node).unwrap();
        let drawn = |id: &str| Stream::new(seed, id.bytes().map(u64::from).sum()).below(2);
        let tables = collocates_by(&sample.index, &query, often, |row| {
            drawn(&row.id).to_string()
        });
        let rows = tables
            .unwrap()
            .into_iter()
            .take(1)
            .flat_map(|table| table.rows);
        p.extend(rows.filter_map(|row| row.p));
    }
    let share = p.iter().filter(|p| **p <= 0.05).count() as f64 / p.len() as f64;
    assert!(p.len() > 500, "{} tests", p.len());
    // Only words that the first group has more are listed: half of all tests.
    assert!(
        (0.01..=0.07).contains(&share),
        "{share} of {} p are at most .05",
        p.len()
    );
}
