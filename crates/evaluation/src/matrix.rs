//! A corpus as numbers: how often each word stands in each article, read from an index as a
//! report reads it. It knows events and lengths; which articles are whose is for each check to say.

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{Selection, Vocabulary};
use otherwords_statistics::stratified::Unit;
use otherwords_text::{Language, is_stop_word};
use rayon::prelude::*;

use crate::data::{Data, index};

/// Words by articles.
pub(crate) struct Matrix {
    /// By article, in the order of [`Matrix::events`].
    pub(crate) ids: Vec<String>,
    /// By article: tokens in the layers counted.
    pub(crate) lengths: Vec<u32>,
    /// By article: number of its outlet, by name.
    pub(crate) outlets: Vec<u32>,
    /// The articles of each event, one run after the other.
    pub(crate) events: Vec<std::ops::Range<usize>>,
    /// Sorted by word.
    pub(crate) words: Vec<Word>,
}

/// A word (not pooled by stem) with its counts, ascending by article.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) word: String,
    pub(crate) counts: Vec<(u32, u32)>,
}

impl Word {
    pub(crate) fn total(&self) -> u64 {
        self.counts.iter().map(|of| u64::from(of.1)).sum()
    }

    /// Longer than two letters, no figure and no function word of English.
    pub(crate) fn is_content(&self) -> bool {
        is_content(&self.word)
    }
}

/// The benchmark's rule for content words.
pub(crate) fn is_content(word: &str) -> bool {
    word.chars().count() > 2
        && word.chars().any(char::is_alphabetic)
        && !is_stop_word(word, Language::ENGLISH)
}

impl Matrix {
    /// Reads the articles of a source that have an event.
    pub(crate) fn read(data: &Data, source: &str, layers: LayerSet) -> anyhow::Result<Self> {
        let articles = data.articles(source)?;
        let with_event = articles
            .into_iter()
            .filter(|article| article.event.is_some());
        let indexed = index(with_event)?;
        let selection = Selection::new(&indexed.index, |_| true)?;
        let rows = selection.articles();
        let mut names: Vec<&str> = rows.iter().map(|row| &*row.outlet).collect();
        names.sort_unstable();
        names.dedup();
        let outlet = |name: &str| names.partition_point(|other| *other < name) as u32;
        let mut events = Vec::new();
        for of_event in rows.chunk_by(|a, b| a.event == b.event) {
            let start = events
                .last()
                .map_or(0, |last: &std::ops::Range<usize>| last.end);
            events.push(start..start + of_event.len());
        }
        let vocabulary = Vocabulary::new(&selection, Language::UNKNOWN)?;
        let count = |pool: &otherwords_indexer::Pool| -> anyhow::Result<Word> {
            Ok(Word {
                word: pool.stem.clone(),
                counts: vocabulary.count(pool, layers)?.articles,
            })
        };
        let words = vocabulary.pools().par_iter().map(count);
        Ok(Self {
            ids: rows.iter().map(|row| row.id.clone()).collect(),
            lengths: rows
                .iter()
                .map(|row| layers.layers().map(|layer| row.length(layer)).sum())
                .collect(),
            outlets: rows.iter().map(|row| outlet(&row.outlet)).collect(),
            events,
            words: words.collect::<anyhow::Result<_>>()?,
        })
    }

    /// Keeps only words with so many occurrences, in so many articles.
    pub(crate) fn keep_frequent(&mut self, occurrences: u64, articles: usize) {
        self.words
            .retain(|word| word.total() >= occurrences && word.counts.len() >= articles);
    }

    /// Keeps only the articles of the first events.
    pub(crate) fn keep_first_events(&mut self, events: usize) {
        self.events.truncate(events);
        let articles = self.events.last().map_or(0, |last| last.end);
        self.ids.truncate(articles);
        self.lengths.truncate(articles);
        self.outlets.truncate(articles);
        for word in &mut self.words {
            word.counts.retain(|of| (of.0 as usize) < articles);
        }
    }

    pub(crate) fn n_articles(&self) -> usize {
        self.lengths.len()
    }

    /// The articles as the statistics see them: target 0, reference 1, strata the events.
    pub(crate) fn units(&self, target: &[bool]) -> Vec<Unit> {
        let mut units = Vec::with_capacity(self.n_articles());
        for (stratum, event) in (0..).zip(&self.events) {
            units.extend(event.clone().map(|article| Unit {
                stratum,
                group: u32::from(!target[article]),
                length: self.lengths[article],
            }));
        }
        units
    }
}
