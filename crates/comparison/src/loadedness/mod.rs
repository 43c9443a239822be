//! How loaded a word is in its context, apart from how distinctive it is.
//!
//! Distinctive is not loaded: what one outlet alone says is mostly a name or a topic. The score here
//! comes from a logistic model over how rare a word is, its form, whether it is a name, whether it
//! stands in short quotation marks, what stands around it, and what open lexicons and evaluative axes
//! say of it (METHODS 1e, 7). It was trained to find words that annotators of news marked as lexical
//! bias; it says how such words look, and never that somebody is biased.

mod features;
mod knowledge;
mod model;
mod uses;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{Index, IndexError, Selection, Vocabulary};
use otherwords_text::{Language, Token};
use rayon::prelude::*;

use crate::gather::Material;
use crate::keyness::{KeyTerm, KeyTerms, Scope};

use features::{Seen, features, names};
use knowledge::Knowledge;
pub use model::{Model, Quantile, Weight};
use uses::{Use, uses};

/// The content words of one article, each with the numbers that the model sees.
#[derive(Clone, Debug)]
pub struct ArticleWords {
    /// Id of the article.
    pub id: String,
    /// Event it is about, empty where there is none.
    pub event: String,
    /// Words, sorted, with their numbers.
    pub words: Vec<(String, Vec<f64>)>,
}

/// Every article of a language with the numbers of its content words, and the names of the numbers:
/// what the model is trained on. Empty for languages without lexicons.
///
/// # Errors
/// Where the index is damaged.
pub fn article_words(
    index: &Index,
    language: Language,
) -> Result<(Vec<String>, Vec<ArticleWords>), IndexError> {
    let selection = Selection::new(index, |row| row.language == language)?;
    let vocabulary = Vocabulary::new(&selection, language)?;
    let reader = Reader::new(&selection, &vocabulary, language, |_| true)?;
    let read = |number: usize| -> Result<ArticleWords, IndexError> {
        let row = selection.articles()[number];
        Ok(ArticleWords {
            id: row.id.clone(),
            event: row.event.to_string(),
            words: reader.words(number, |_, seen| features(seen, language))?,
        })
    };
    let articles: Vec<ArticleWords> = (0..selection.articles().len())
        .into_par_iter()
        .map(read)
        .collect::<Result<_, _>>()?;
    Ok((reader.names()?, articles))
}

/// Gives every key term its loadedness.
pub(crate) fn attach_loadedness<'t>(
    material: &Material<'_, '_>,
    tables: impl Iterator<Item = &'t mut KeyTerms>,
) -> Result<(), IndexError> {
    let mut tables: Vec<&mut KeyTerms> = tables.collect();
    let terms = tables.iter().flat_map(|table| &table.terms);
    let wanted: BTreeSet<String> = terms.flat_map(words_of).map(str::to_owned).collect();
    let scores = Scores::new(material, &wanted)?;
    tables.par_iter_mut().for_each(|table| {
        let articles = articles_of(material, &table.scope);
        let (target, reference) = material.sides(&table.matchup);
        for term in &mut table.terms {
            let on = |outlets: &[u32]| scores.mean(material, term, &articles, outlets);
            term.loadedness = on(&target).or_else(|| on(&reference));
        }
    });
    Ok(())
}

/// The words that a term is made of, in all its forms.
fn words_of(term: &KeyTerm) -> impl Iterator<Item = &str> {
    term.forms.iter().flat_map(|(form, _)| form.split(' '))
}

/// The articles of a scope.
fn articles_of(material: &Material<'_, '_>, scope: &Scope) -> Range<u32> {
    let all = 0..material.lengths.len() as u32;
    match scope {
        Scope::All => all,
        Scope::Event(name) => material
            .events
            .iter()
            .find(|event| event.name == *name)
            .map_or(all, |event| event.articles.clone()),
    }
}

/// How loaded words are in each article that has them.
struct Scores {
    /// For a word, articles and loadedness, sorted.
    by_word: HashMap<String, Vec<(u32, f64)>>,
}

impl Scores {
    fn new(material: &Material<'_, '_>, wanted: &BTreeSet<String>) -> Result<Self, IndexError> {
        let (selection, language) = (material.selection, material.language);
        let reader = Reader::new(selection, &material.vocabulary, language, |term| {
            wanted.contains(term)
        })?;
        let model = Model::built_in();
        let score =
            |_: &str, seen: &Seen<'_>| model.loadedness(model.log_odds(&features(seen, language)));
        let read: Vec<Vec<(String, f64)>> = (0..selection.articles().len())
            .into_par_iter()
            .map(|number| reader.words(number, score))
            .collect::<Result<_, _>>()?;
        let mut by_word: HashMap<String, Vec<(u32, f64)>> = HashMap::new();
        for (article, words) in (0u32..).zip(read) {
            for (word, score) in words {
                by_word.entry(word).or_default().push((article, score));
            }
        }
        Ok(Self { by_word })
    }

    /// Mean over the articles of some outlets: of a word over all its forms, of a sequence that of its
    /// most loaded place. `None` where no word of it was scored.
    fn mean(
        &self,
        material: &Material<'_, '_>,
        term: &KeyTerm,
        articles: &Range<u32>,
        outlets: &[u32],
    ) -> Option<f64> {
        let mut places: Vec<(f64, f64)> = Vec::new();
        for (form, _) in &term.forms {
            for (place, word) in form.split(' ').enumerate() {
                places.resize(places.len().max(place + 1), (0.0, 0.0));
                let Some(scores) = self.by_word.get(word) else {
                    continue;
                };
                let inside = scores.iter().filter(|(article, _)| {
                    articles.contains(article)
                        && outlets.contains(&material.outlet_of[*article as usize])
                });
                for (_, score) in inside {
                    places[place].0 += score;
                    places[place].1 += 1.0;
                }
            }
        }
        let scored = places.into_iter().filter(|(_, n)| *n > 0.0);
        scored.map(|(sum, n)| sum / n).max_by(f64::total_cmp)
    }
}

/// Reads articles and says what the model sees of their words.
struct Reader<'r, 'i> {
    selection: &'r Selection<'i>,
    language: Language,
    knowledge: Knowledge,
    /// For each wanted word, the articles that have any form of it, sorted.
    present: HashMap<String, std::sync::Arc<[u32]>>,
}

impl<'r, 'i> Reader<'r, 'i> {
    fn new(
        selection: &'r Selection<'i>,
        vocabulary: &Vocabulary<'_, '_>,
        language: Language,
        is_wanted: impl Fn(&str) -> bool + Sync,
    ) -> Result<Self, IndexError> {
        let knowledge = Knowledge::new(vocabulary, language)?;
        let mut present = HashMap::new();
        if !knowledge.is_empty() {
            let wanted = vocabulary
                .pools()
                .iter()
                .filter(|pool| pool.forms.iter().any(|form| is_wanted(&form.term)));
            for pool in wanted {
                let counts = vocabulary.count(pool, LayerSet::ALL)?;
                let articles: std::sync::Arc<[u32]> = counts
                    .articles
                    .iter()
                    .map(|(article, _)| *article)
                    .collect();
                for form in pool.forms.iter().filter(|form| is_wanted(&form.term)) {
                    present.insert(form.term.clone(), articles.clone());
                }
            }
        }
        Ok(Self {
            selection,
            language,
            knowledge,
            present,
        })
    }

    /// What `see` makes of each wanted content word of an article, sorted by word.
    fn words<T>(
        &self,
        number: usize,
        see: impl Fn(&str, &Seen<'_>) -> T,
    ) -> Result<Vec<(String, T)>, IndexError> {
        if self.present.is_empty() {
            return Ok(Vec::new());
        }
        let row = self.selection.articles()[number];
        let body = self.selection.index().text(row)?.body;
        let counts = |token: &Token| self.selection.counts(number as u32, token.position);
        let (uses, words) = uses(&body, self.language, &self.knowledge, counts);
        let event = self.event_of(number);
        let seen = |(term, used): (String, Use)| {
            let present = self.present.get(&term)?;
            let seen = Seen {
                known: self.knowledge.get(&term)?,
                used: &used,
                words,
                shared: shared(present, &event),
                term: &term,
            };
            let made = see(&term, &seen);
            Some((term, made))
        };
        Ok(uses.into_iter().filter_map(seen).collect())
    }

    /// The articles about the event of an article; only itself where it has none.
    fn event_of(&self, number: usize) -> Range<u32> {
        let articles = self.selection.articles();
        let event = &articles[number].event;
        if event.is_empty() {
            return number as u32..number as u32 + 1;
        }
        let start = articles.partition_point(|row| row.event < *event);
        let end = articles.partition_point(|row| row.event <= *event);
        start as u32..end as u32
    }

    /// The names of what `features` gives; empty where nothing can be read.
    fn names(&self) -> Result<Vec<String>, IndexError> {
        for number in 0..self.selection.articles().len() {
            let words = self.words(number, |_, seen| names(seen, self.language))?;
            if let Some((_, names)) = words.into_iter().next() {
                return Ok(names);
            }
        }
        Ok(Vec::new())
    }
}

/// Share of the other articles about the event that have a word, given that this one has it.
fn shared(present: &[u32], event: &Range<u32>) -> f64 {
    let before = |end: u32| present.partition_point(|article| *article < end);
    let inside = before(event.end) - before(event.start);
    inside.saturating_sub(1) as f64 / (event.len().saturating_sub(1)).max(1) as f64
}
