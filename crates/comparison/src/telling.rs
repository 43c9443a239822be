//! What tells an event from the others: its words, and the headline that has most of them. For
//! lists; nothing is tested.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{ArticleRow, Index, IndexError, Pool, Selection, Vocabulary};
use otherwords_statistics::real::ln;
use otherwords_text::{Language, analyze, fold, is_stop_word, stem};
use rayon::prelude::*;

/// What tells an event from the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Its words, the most telling first.
    pub words: Vec<String>,
    /// The headline that has most of them; the first by date, outlet and id of several.
    pub title: String,
}

/// Words kept for an event.
const WORDS: usize = 6;

/// The words and headline of every event. A word tells the more, the more of the event's articles
/// have it and the fewer of the others (tf-idf over articles; Sparck Jones 1972).
///
/// # Errors
/// Where the index is damaged.
pub fn events(index: &Index) -> Result<BTreeMap<String, Telling>, IndexError> {
    let languages: BTreeSet<Language> = index.articles()?.iter().map(|row| row.language).collect();
    let mut scored = Scored::new();
    for language in languages {
        let selection = Selection::new(index, |row| row.language == language)?;
        for (event, mut words) in words(&selection, language)? {
            scored.entry(event).or_default().append(&mut words);
        }
    }
    let mut told = BTreeMap::new();
    for articles in index.articles()?.chunk_by(|a, b| a.event == b.event) {
        let event = articles[0].event.to_string();
        let words = scored.remove(&event).map(best).unwrap_or_default();
        if !event.is_empty() {
            let title = title(index, articles, &words)?;
            let words = words.into_iter().map(|(_, word)| word).collect();
            told.insert(event, Telling { words, title });
        }
    }
    Ok(told)
}

/// A word of an event: score, stem and commonest form.
type Word = (f64, String, String);
/// What orders articles of an event: date, outlet and id.
type Order<'a> = (Option<jiff::civil::Date>, &'a str, &'a str);
/// The best words of each event.
type Scored = BTreeMap<String, Vec<Word>>;

fn words(selection: &Selection<'_>, language: Language) -> Result<Scored, IndexError> {
    let vocabulary = Vocabulary::new(selection, language)?;
    let articles = selection.articles();
    let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
    articles
        .iter()
        .for_each(|row| *sizes.entry(&row.event).or_default() += 1);
    let of_pool = |pool: &Pool| -> Result<Vec<(String, Word)>, IndexError> {
        if !is_telling(pool, language) {
            return Ok(Vec::new());
        }
        let counts = vocabulary.count(pool, LayerSet::ALL)?;
        let form = commonest(pool, &counts.forms);
        let idf = ln((articles.len() as f64 + 1.0) / (counts.articles.len() as f64 + 1.0));
        let event = |(article, _): &(u32, u32)| &*articles[*article as usize].event;
        let groups = counts.articles.chunk_by(|a, b| event(a) == event(b));
        let scored = groups
            .filter(|group| !event(&group[0]).is_empty())
            .map(|group| {
                let name = event(&group[0]);
                let n_words: u32 = group.iter().map(|(_, count)| count).sum();
                let share = group.len() as f64 / sizes[name] as f64;
                let score = share * (1.0 + ln(f64::from(n_words.max(1)))) * idf;
                (name.to_owned(), (score, pool.stem.clone(), form.clone()))
            });
        Ok(scored.collect())
    };
    let found: Vec<_> = vocabulary
        .pools()
        .par_iter()
        .map(of_pool)
        .collect::<Result<_, _>>()?;
    let mut by_event = Scored::new();
    for (event, word) in found.into_iter().flatten() {
        let words = by_event.entry(event).or_default();
        words.push(word);
        if words.len() > 64 * WORDS {
            keep_best(words);
        }
    }
    by_event.values_mut().for_each(keep_best);
    Ok(by_event)
}

fn is_telling(pool: &Pool, language: Language) -> bool {
    let is_word =
        |term: &str| term.chars().any(char::is_alphabetic) && !is_stop_word(term, language);
    pool.forms.iter().all(|form| is_word(&form.term))
}

fn commonest(pool: &Pool, counts: &[u64]) -> String {
    let forms = pool.forms.iter().zip(counts);
    let commonest = forms.max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.term.cmp(&a.0.term)));
    commonest.map_or_else(String::new, |(form, _)| form.term.clone())
}

fn keep_best(words: &mut Vec<Word>) {
    words.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.truncate(WORDS);
}

/// Stems and words, best first.
fn best(mut words: Vec<Word>) -> Vec<(String, String)> {
    keep_best(&mut words);
    words
        .into_iter()
        .map(|(_, stem, word)| (stem, word))
        .collect()
}

fn title(
    index: &Index,
    articles: &[ArticleRow],
    words: &[(String, String)],
) -> Result<String, IndexError> {
    let mut best: Option<(usize, Order<'_>, String)> = None;
    for row in articles {
        let title = index.text(row)?.title;
        let tokens = analyze(&title, row.language).tokens;
        let stems: BTreeSet<String> = tokens
            .iter()
            .map(|token| {
                stem(&fold(token.surface(&title), row.language), row.language).into_owned()
            })
            .collect();
        let n_words = words
            .iter()
            .filter(|(stem, _)| stems.contains(stem))
            .count();
        let key = (row.date, &*row.outlet, row.id.as_str());
        let is_better = best
            .as_ref()
            .is_none_or(|(most, first, _)| n_words > *most || n_words == *most && key < *first);
        if !title.is_empty() && is_better {
            best = Some((n_words, key, title));
        }
    }
    Ok(best.map_or_else(String::new, |(_, _, title)| title))
}
