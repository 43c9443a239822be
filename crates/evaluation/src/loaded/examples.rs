//! BASIL as examples: each content word of each article, and whether annotators marked a use of it as
//! lexical bias (Fan et al. 2019, *In plain sight: media bias through the lens of factual reporting*).

use std::collections::{BTreeMap, BTreeSet};

use anyhow::ensure;
use otherwords_comparison::loadedness::article_words;
use otherwords_text::{Language, analyze, fold};
use serde::Deserialize;

use crate::data::{Data, index};

/// A word in an article.
pub(crate) struct Row {
    /// Place of its article.
    pub(crate) article: usize,
    pub(crate) word: String,
    pub(crate) numbers: Vec<f64>,
    pub(crate) is_loaded: bool,
}

/// All words of all articles.
pub(crate) struct Examples {
    pub(crate) names: Vec<String>,
    /// Event of each article, as a number.
    pub(crate) events: Vec<usize>,
    pub(crate) rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Mark {
    article: String,
    #[serde(rename = "type")]
    kind: String,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Deserialize)]
struct Body {
    id: String,
    body: String,
}

impl Examples {
    pub(crate) fn read(data: &Data) -> anyhow::Result<Self> {
        let indexed = index(data.articles("basil/articles.jsonl")?)?;
        let (names, articles) = article_words(&indexed.index, Language::ENGLISH)?;
        let loaded = loaded_words(data)?;
        let mut numbers_of_events: BTreeMap<&str, usize> = BTreeMap::new();
        for article in &articles {
            let next = numbers_of_events.len();
            numbers_of_events.entry(&article.event).or_insert(next);
        }
        let events = articles
            .iter()
            .map(|article| numbers_of_events[article.event.as_str()]);
        let events: Vec<usize> = events.collect();
        let mut rows = Vec::new();
        for (number, article) in articles.into_iter().enumerate() {
            let loaded = loaded.get(&article.id);
            rows.extend(article.words.into_iter().map(|(word, numbers)| Row {
                article: number,
                is_loaded: loaded.is_some_and(|loaded| loaded.contains(&word)),
                word,
                numbers,
            }));
        }
        ensure!(
            rows.iter().any(|row| row.is_loaded),
            "no marked word was found again"
        );
        Ok(Self {
            names,
            events,
            rows,
        })
    }

    /// The event that a row is about.
    pub(crate) fn event(&self, row: &Row) -> usize {
        self.events[row.article]
    }
}

/// For each article the folded words with a use inside a lexical mark. Marks count characters of the
/// body as it is in the file.
fn loaded_words(data: &Data) -> anyhow::Result<BTreeMap<String, BTreeSet<String>>> {
    let mut marks: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for mark in data.rows::<Mark>("basil/gold.jsonl")? {
        if let (true, Some(start), Some(end)) = (mark.kind == "lexical", mark.start, mark.end) {
            marks.entry(mark.article).or_default().push((start, end));
        }
    }
    let mut loaded = BTreeMap::new();
    for article in data.rows::<Body>("basil/articles.jsonl")? {
        let Some(marks) = marks.get(&article.id) else {
            continue;
        };
        let byte = |character: usize| {
            let mut places = article.body.char_indices().map(|(byte, _)| byte);
            places.nth(character).unwrap_or(article.body.len())
        };
        let spans: Vec<_> = marks
            .iter()
            .map(|(start, end)| byte(*start)..byte(*end))
            .collect();
        let analysis = analyze(&article.body, Language::ENGLISH);
        let marked = analysis.tokens.iter().filter(|token| {
            let token = token.span();
            spans
                .iter()
                .any(|span| token.start < span.end && span.start < token.end)
        });
        let words =
            marked.map(|token| fold(token.surface(&article.body), Language::ENGLISH).into_owned());
        loaded.insert(article.id.clone(), words.collect());
    }
    Ok(loaded)
}
