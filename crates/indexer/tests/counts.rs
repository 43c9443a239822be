//! What is counted is what is found.
#![allow(clippy::unwrap_used)] // a test stops where something fails

mod common;

use std::collections::BTreeMap;

use common::{Indexed, corpus, indexed};
use otherwords_corpus::Article;
use otherwords_indexer::query::{LayerSet, Proximity, Query, Scope, Sequence, Slot, Word};
use otherwords_indexer::{Index, Selection, SequenceOptions, Vocabulary, sequences};
use otherwords_text::{Language, Layer, analyze, fold, is_stop_word, stem};

const SETS: [&[Layer]; 4] = [
    &Layer::ALL,
    &[Layer::Voice],
    &[Layer::ShortQuotation],
    &[Layer::Quotation, Layer::ShortQuotation],
];

/// Hits by article of the query that puts one of these words into each place.
fn hits(
    index: &Index,
    slots: &[Vec<String>],
    layers: LayerSet,
    language: Language,
) -> Vec<(String, u64)> {
    let slots = slots
        .iter()
        .map(|words| Slot::OneOf(words.iter().cloned().map(Word::Exact).collect()));
    let words = Sequence {
        scope: Scope::Body { layers },
        slots: slots.collect(),
        proximity: Proximity::Adjacent,
        column: 0,
    };
    let query = Query::Words(words).and(Query::language(language));
    index
        .count(&query)
        .unwrap()
        .into_iter()
        .map(|(row, hits)| (row.id, hits))
        .collect()
}

fn by_id(selection: &Selection<'_>, articles: &[(u32, u32)]) -> Vec<(String, u64)> {
    let id = |number: u32| selection.articles()[number as usize].id.clone();
    articles
        .iter()
        .map(|(number, count)| (id(*number), u64::from(*count)))
        .collect()
}

#[test]
fn the_counts_of_every_pool_are_the_hits_of_its_words() {
    let Indexed { index, .. } = indexed(&corpus());
    for language in [Language::ENGLISH, Language::TURKISH, Language::GERMAN] {
        let selection = Selection::new(&index, |row| row.language == language).unwrap();
        let vocabulary = Vocabulary::new(&selection, language).unwrap();
        for pool in vocabulary.pools() {
            let forms: Vec<String> = pool.forms.iter().map(|form| form.term.clone()).collect();
            for layers in SETS.map(LayerSet::of) {
                let counts = vocabulary.count(pool, layers).unwrap();
                let expected = hits(&index, std::slice::from_ref(&forms), layers, language);
                assert_eq!(
                    by_id(&selection, &counts.articles),
                    expected,
                    "{} {layers:?}",
                    pool.stem
                );
                assert_eq!(
                    counts.total(),
                    expected.iter().map(|(_, hits)| hits).sum::<u64>()
                );
            }
        }
    }
}

#[test]
fn all_words_are_counted_once_and_pooled_by_stem() {
    let articles = corpus();
    let Indexed { index, .. } = indexed(&articles);
    let selection = Selection::new(&index, |row| row.language == Language::ENGLISH).unwrap();
    let vocabulary = Vocabulary::new(&selection, Language::ENGLISH).unwrap();
    let mut expected: BTreeMap<String, u64> = BTreeMap::new();
    for article in articles
        .iter()
        .filter(|article| article.language == Language::ENGLISH)
    {
        for token in analyze(&article.body, article.language).tokens {
            let term = fold(token.surface(&article.body), article.language);
            *expected
                .entry(stem(&term, article.language).into_owned())
                .or_default() += 1;
        }
    }
    let counted = vocabulary.pools().iter().map(|pool| {
        (
            pool.stem.clone(),
            vocabulary.count(pool, LayerSet::ALL).unwrap().total(),
        )
    });
    let counted: BTreeMap<_, _> = counted.filter(|(_, total)| *total > 0).collect();
    assert_eq!(counted, expected);
    let lengths: u32 = selection
        .articles()
        .iter()
        .map(|row| row.total_length())
        .sum();
    assert_eq!(u64::from(lengths), expected.values().sum::<u64>());
}

#[test]
fn capitals_are_told_apart_by_where_they_stand() {
    let Indexed { index, .. } = indexed(&corpus());
    let selection = Selection::new(&index, |row| row.outlet.starts_with("Capital")).unwrap();
    let vocabulary = Vocabulary::new(&selection, Language::ENGLISH).unwrap();
    let capitals = |stem: &str| {
        let pool = vocabulary
            .pools()
            .iter()
            .find(|pool| pool.stem == stem)
            .unwrap();
        let capitals = vocabulary.capitals(pool).unwrap();
        (capitals.inside, capitals.opening, capitals.lower)
    };
    // "Fire. Fire! FIRE? The fire's out." opens three sentences.
    assert_eq!(capitals("fire"), (0, 3, 1));
    // "The ministers met. The minister met ministers. Ministry."
    assert_eq!(capitals("minister"), (0, 0, 3));
    assert_eq!(capitals("ministry"), (0, 1, 0));
}

/// Every pair and triple of words by brute force: stems, and how often in which article.
fn naive_sequences(
    articles: &[Article],
    layers: LayerSet,
) -> BTreeMap<Vec<String>, BTreeMap<String, u64>> {
    let mut found: BTreeMap<Vec<String>, BTreeMap<String, u64>> = BTreeMap::new();
    for article in articles {
        let tokens = analyze(&article.body, article.language).tokens;
        for window in tokens.windows(2).chain(tokens.windows(3)) {
            let terms: Vec<_> = window
                .iter()
                .map(|token| fold(token.surface(&article.body), article.language))
                .collect();
            let is_content = |term: &str| !is_stop_word(term, article.language);
            let counts = window
                .windows(2)
                .all(|pair| pair[0].position + 1 == pair[1].position)
                && window.iter().all(|token| layers.contains(token.layer))
                && terms
                    .iter()
                    .all(|term| stem(term, article.language).contains(char::is_alphabetic))
                && is_content(&terms[0])
                && is_content(&terms[terms.len() - 1]);
            if counts {
                let stems = terms
                    .iter()
                    .map(|term| stem(term, article.language).into_owned())
                    .collect();
                *found
                    .entry(stems)
                    .or_default()
                    .entry(article.id.clone())
                    .or_default() += 1;
            }
        }
    }
    found
}

#[test]
fn the_counts_of_every_sequence_are_those_of_a_naive_scan_and_the_hits_of_its_words() {
    let articles = corpus();
    let Indexed { index, .. } = indexed(&articles);
    let language = Language::ENGLISH;
    let english: Vec<_> = articles
        .into_iter()
        .filter(|article| article.language == language)
        .collect();
    let selection = Selection::new(&index, |row| row.language == language).unwrap();
    let vocabulary = Vocabulary::new(&selection, language).unwrap();
    for layers in SETS.map(LayerSet::of) {
        for least_articles in [1, 2] {
            let options = SequenceOptions {
                longest: 3,
                layers,
                least_articles,
                language,
            };
            let mut expected = naive_sequences(&english, layers);
            expected.retain(|_, articles| articles.len() >= least_articles as usize);
            let mut counted = BTreeMap::new();
            for sequence in sequences(&selection, &vocabulary, &options, &|_, _| true).unwrap() {
                let pools = sequence
                    .pools
                    .iter()
                    .map(|pool| &vocabulary.pools()[*pool as usize]);
                let slots: Vec<Vec<String>> = pools
                    .clone()
                    .map(|pool| pool.forms.iter().map(|form| form.term.clone()).collect())
                    .collect();
                let articles = by_id(&selection, &sequence.articles);
                assert_eq!(
                    articles,
                    hits(&index, &slots, layers, language),
                    "{slots:?}"
                );
                let forms: u64 = sequence.forms.iter().map(|(_, count)| count).sum();
                assert_eq!(forms, articles.iter().map(|(_, count)| count).sum::<u64>());
                counted.insert(
                    pools.map(|pool| pool.stem.clone()).collect(),
                    articles.into_iter().collect(),
                );
            }
            assert_eq!(counted, expected, "{layers:?} {least_articles}");
        }
    }
}
