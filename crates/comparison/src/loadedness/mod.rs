//! How loaded a word is in its context, apart from how distinctive it is.
//!
//! Distinctive is not loaded: what one outlet alone says is mostly a name or a topic. The score here
//! comes from a logistic model over how rare a word is, its form, whether it is a name, whether it
//! stands in short quotation marks, what stands around it, and what open lexicons and evaluative axes
//! say of it. It was trained to find words that annotators of news marked as lexical
//! bias; it says how such words look, and never that somebody is biased.

mod features;
mod knowledge;
mod model;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{Index, IndexError, Pool, Selection, Vocabulary};
use otherwords_text::{Language, Token};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
        let words = reader.words(number, |seen| features(seen, language))?;
        let named = words.into_iter();
        Ok(ArticleWords {
            id: row.id.clone(),
            event: row.event.to_string(),
            words: named
                .map(|(word, numbers)| (reader.wanted[word as usize].clone(), numbers))
                .collect(),
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
    let of_events = tables.iter().filter(|table| table.scope != Scope::All);
    let events: BTreeSet<&Scope> = of_events.map(|table| &table.scope).collect();
    let whole: Vec<Range<u32>> = events
        .into_iter()
        .map(|event| articles_of(material, event))
        .collect();
    let scores = Scores::new(material, &wanted, &whole)?;
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

/// How loaded words are in the articles that were read.
struct Scores {
    /// The words, sorted; the number of a word is its place.
    words: Vec<String>,
    /// By word: articles and loadedness, sorted; there are millions, hence no longer numbers.
    by_word: Vec<Vec<(u32, f32)>>,
}

/// Articles read for the tables over everything, about; the mean of a word does not move for more.
const MOST_READ: usize = 40_000;
/// Words in no more articles than this are read in all of them.
const FEW: usize = 4;
/// Articles whose scores are kept by article at a time.
const TOGETHER: usize = 512;

impl Scores {
    /// `whole` are stretches of articles that are all read, whatever their number.
    fn new(
        material: &Material<'_, '_>,
        wanted: &BTreeSet<String>,
        whole: &[Range<u32>],
    ) -> Result<Self, IndexError> {
        let (selection, language) = (material.selection, material.language);
        let reader = Reader::new(selection, &material.vocabulary, language, |term| {
            wanted.contains(term)
        })?;
        let model = Model::built_in();
        let score = |seen: &Seen<'_>| model.loadedness(model.log_odds(&features(seen, language)));
        let chosen = chosen(selection.articles().len(), whole, &reader);
        let mut by_word = vec![Vec::new(); reader.wanted.len()];
        for some in chosen.chunks(TOGETHER) {
            let read = some.par_iter().map(|&article| {
                let words = reader.words(article as usize, score)?;
                Ok((article, words))
            });
            let read: Vec<_> = read.collect::<Result<_, IndexError>>()?;
            for (article, words) in read {
                for (word, score) in words {
                    by_word[word as usize].push((article, score as f32));
                }
            }
        }
        Ok(Self {
            words: reader.wanted,
            by_word,
        })
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
                let Ok(word) = self
                    .words
                    .binary_search_by(|known| known.as_str().cmp(word))
                else {
                    continue;
                };
                let inside = self.by_word[word].iter().filter(|(article, _)| {
                    articles.contains(article)
                        && outlets.contains(&material.outlet_of[*article as usize])
                });
                for (_, score) in inside {
                    places[place].0 += f64::from(*score);
                    places[place].1 += 1.0;
                }
            }
        }
        let scored = places.into_iter().filter(|(_, n)| *n > 0.0);
        scored.map(|(sum, n)| sum / n).max_by(f64::total_cmp)
    }
}

/// The articles to read, ascending: all of some stretches, all that have a word which few have, and of
/// the rest every so manieth, which draws evenly from events and outlets, by which they are ordered.
fn chosen(n_articles: usize, whole: &[Range<u32>], reader: &Reader<'_, '_>) -> Vec<u32> {
    let step = n_articles.div_ceil(MOST_READ).max(1);
    let mut chosen: Vec<u32> = (0..n_articles as u32).step_by(step).collect();
    chosen.extend(whole.iter().cloned().flatten());
    chosen.extend(reader.present.values().flat_map(|of| &of.articles.few));
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Reads articles and says what the model sees of their words.
struct Reader<'r, 'i> {
    selection: &'r Selection<'i>,
    language: Language,
    knowledge: Knowledge<'r>,
    /// The words that are wanted and occur, sorted.
    wanted: Vec<String>,
    /// What is known of each of them.
    present: FxHashMap<String, Present>,
    /// For each article the first about its event; itself where it has none.
    event_of: Vec<u32>,
}

/// Where a wanted word stands.
#[derive(Clone)]
struct Present {
    /// Its place among the words.
    place: u32,
    articles: Arc<Presence>,
}

/// The articles that have any form of a word.
struct Presence {
    /// How many, by the first article about their event, ascending.
    by_event: Vec<(u32, u32)>,
    /// All of them, where there are few.
    few: Vec<u32>,
}

impl Presence {
    fn new(counts: &[(u32, u32)], event_of: &[u32]) -> Self {
        let event = |of: &(u32, u32)| event_of[of.0 as usize];
        let events = counts.chunk_by(|a, b| event(a) == event(b));
        let few = counts.iter().filter(|_| counts.len() <= FEW);
        Self {
            by_event: events
                .map(|inside| (event(&inside[0]), inside.len() as u32))
                .collect(),
            few: few.map(|(article, _)| *article).collect(),
        }
    }

    /// Share of the other articles about an event that have the word, given that one has it.
    fn share(&self, event: &Range<u32>) -> f64 {
        let found = self.by_event.binary_search_by_key(&event.start, |of| of.0);
        let inside = found.map_or(0, |place| self.by_event[place].1);
        f64::from(inside.saturating_sub(1))
            / f64::from((event.len() as u32).saturating_sub(1).max(1))
    }
}

impl<'r, 'i> Reader<'r, 'i> {
    fn new(
        selection: &'r Selection<'i>,
        vocabulary: &'r Vocabulary<'_, '_>,
        language: Language,
        is_wanted: impl Fn(&str) -> bool + Sync,
    ) -> Result<Self, IndexError> {
        let knowledge = Knowledge::new(vocabulary, language)?;
        let event_of = first_of_event(selection);
        let pools = match knowledge.is_empty() {
            true => &[],
            false => vocabulary.pools(),
        };
        let forms_of = |pool: &Pool| {
            let forms = pool.forms.iter().filter(|form| is_wanted(&form.term));
            forms.map(|form| form.term.clone()).collect::<Vec<_>>()
        };
        let present_of = |pool: &Pool| {
            let forms = forms_of(pool);
            if forms.is_empty() {
                return Ok(Vec::new());
            }
            let counts = vocabulary.count(pool, LayerSet::ALL)?.articles;
            let presence = Arc::new(Presence::new(&counts, &event_of));
            let forms = forms.into_iter();
            Ok(forms.map(|form| (form, Arc::clone(&presence))).collect())
        };
        let present: Vec<Vec<(String, Arc<Presence>)>> = pools
            .par_iter()
            .map(present_of)
            .collect::<Result<_, IndexError>>()?;
        let present: BTreeMap<String, Arc<Presence>> = present.into_iter().flatten().collect();
        let known = |(place, (word, articles)): (u32, (String, Arc<Presence>))| {
            (word, Present { place, articles })
        };
        Ok(Self {
            selection,
            language,
            knowledge,
            wanted: present.keys().cloned().collect(),
            present: (0u32..).zip(present).map(known).collect(),
            event_of,
        })
    }

    /// What `see` makes of each wanted content word of an article, by its place among them, ascending.
    fn words<T>(
        &self,
        number: usize,
        see: impl Fn(&Seen<'_>) -> T,
    ) -> Result<Vec<(u32, T)>, IndexError> {
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
                shared: present.articles.share(&event),
                term: &term,
            };
            Some((present.place, see(&seen)))
        };
        Ok(uses.into_iter().filter_map(seen).collect())
    }

    /// The articles about the event of an article; only itself where it has none.
    fn event_of(&self, number: usize) -> Range<u32> {
        let first = self.event_of[number];
        let end = self.event_of.partition_point(|other| *other <= first);
        first..end as u32
    }

    /// The names of what `features` gives; empty where nothing can be read.
    fn names(&self) -> Result<Vec<String>, IndexError> {
        for number in 0..self.selection.articles().len() {
            let words = self.words(number, |seen| names(seen, self.language))?;
            if let Some((_, names)) = words.into_iter().next() {
                return Ok(names);
            }
        }
        Ok(Vec::new())
    }
}

/// For each article the first about its event; itself where it has none. Articles are ordered by event.
fn first_of_event(selection: &Selection<'_>) -> Vec<u32> {
    let articles = selection.articles();
    let mut first_of: Vec<u32> = (0..articles.len() as u32).collect();
    for number in 1..articles.len() {
        let event = &articles[number].event;
        if !event.is_empty() && *event == articles[number - 1].event {
            first_of[number] = first_of[number - 1];
        }
    }
    first_of
}
