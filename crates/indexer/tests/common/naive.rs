//! A search that reads every word of every article: slow, and written from the grammar alone.

use std::collections::BTreeSet;

use otherwords_corpus::Article;
use otherwords_indexer::query::{
    Filter, LayerSet, Pattern, Proximity, Query, Scope, Sequence, Slot, Word,
};
use otherwords_text::{Language, Layer, analyze, fold};

/// Headline or not, position, length.
pub type Place = (bool, u32, u32);

/// Id of an article and the places in it.
pub type Found = (String, Vec<Place>);

/// Ids of the articles that answer, sorted, each with its places: headline first.
pub fn search(articles: &[Article], query: &Query) -> Vec<Found> {
    let mut found: Vec<_> = articles
        .iter()
        .filter(|article| answers(articles, article, query))
        .map(|article| (article.id.clone(), hits(article, query)))
        .collect();
    found.sort();
    found
}

fn answers(all: &[Article], article: &Article, query: &Query) -> bool {
    match query {
        Query::All => true,
        Query::And(parts) => parts.iter().all(|part| answers(all, article, part)),
        Query::Or(branches) => branches.iter().any(|branch| answers(all, article, branch)),
        Query::Not(excluded) => !answers(all, article, excluded),
        Query::Words(sequence) => !spans(article, sequence).is_empty(),
        Query::Filter(filter) => passes(all, article, filter),
    }
}

fn passes(all: &[Article], article: &Article, filter: &Filter) -> bool {
    let event = |article: &Article| article.event.clone().unwrap_or_default();
    let is_meant = |pattern: &Pattern, name: &str, names: Vec<String>| match pattern {
        Pattern::Exact(exact) if names.contains(exact) => name == exact,
        pattern => pattern.matches(name),
    };
    match filter {
        Filter::Outlet(pattern) => is_meant(
            pattern,
            &article.outlet,
            all.iter().map(|article| article.outlet.clone()).collect(),
        ),
        Filter::Event(pattern) => {
            is_meant(pattern, &event(article), all.iter().map(event).collect())
        }
        Filter::Column { name, value } => {
            value.matches(article.metadata.get(name).map_or("", String::as_str))
        }
        Filter::Language(language) => article.language == *language,
        Filter::Id(id) => article.id == *id,
        // Nobody has told these corpora's copies apart.
        Filter::Copies { .. } => true,
        Filter::Date { from, to } => article.date.is_some_and(|date| {
            from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
        }),
    }
}

/// The places of all sequences that are not excluded, whichever branch let the article in.
fn hits(article: &Article, query: &Query) -> Vec<Place> {
    let all: BTreeSet<(bool, u32, u32)> = query
        .sequences()
        .into_iter()
        .flat_map(|sequence| spans(article, sequence))
        .map(|(title, position, length)| (!title, position, length))
        .collect();
    all.into_iter()
        .map(|(text, position, length)| (!text, position, length))
        .collect()
}

/// A word of an article.
struct Read {
    position: u32,
    term: String,
}

fn read(text: &str, language: Language, layers: LayerSet) -> Vec<Read> {
    let tokens = analyze(text, language).tokens;
    let within = tokens.iter().filter(|token| layers.contains(token.layer));
    within
        .map(|token| Read {
            position: token.position,
            term: fold(token.surface(text), language).into_owned(),
        })
        .collect()
}

fn spans(article: &Article, sequence: &Sequence) -> Vec<Place> {
    let (title, words) = match sequence.scope {
        Scope::Title => (
            true,
            read(&article.title, article.language, LayerSet::of(&Layer::ALL)),
        ),
        Scope::Body { layers } => (false, read(&article.body, article.language, layers)),
    };
    let places: Vec<Vec<u32>> = sequence
        .slots
        .iter()
        .map(|slot| {
            let fitting = words
                .iter()
                .filter(|word| fits(&word.term, slot, article.language));
            fitting.map(|word| word.position).collect()
        })
        .collect();
    let place = |(first, last): (u32, u32)| (title, first, last - first + 1);
    windows(&places, sequence.proximity)
        .into_iter()
        .map(place)
        .collect()
}

fn fits(term: &str, slot: &Slot, language: Language) -> bool {
    match slot {
        Slot::Any => true,
        Slot::OneOf(words) => words.iter().any(|word| match word {
            Word::Exact(word) => term == fold(word, language),
            Word::Prefix(beginning) => term.starts_with(&*fold(beginning, language)),
            Word::Wildcard(word) => is_described(&letters(term), &letters(&fold(word, language))),
            Word::Expression(expression) => {
                let whole = format!("^(?i:{expression})$");
                regex::Regex::new(&whole).unwrap().is_match(term)
            }
            Word::Fuzzy(word, distance) => {
                levenshtein(term, &fold(word, language)) <= usize::from(*distance)
            }
        }),
    }
}

fn letters(word: &str) -> Vec<char> {
    word.chars().collect()
}

fn is_described(term: &[char], pattern: &[char]) -> bool {
    match pattern.split_first() {
        None => term.is_empty(),
        Some(('*', rest)) => (0..=term.len()).any(|skipped| is_described(&term[skipped..], rest)),
        Some((letter, rest)) => term.split_first().is_some_and(|(first, after)| {
            (*letter == '?' || letter == first) && is_described(after, rest)
        }),
    }
}

fn levenshtein(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1)
                }
            };
        }
    }
    table[a.len()][b.len()]
}

/// First and last positions of every way to choose one position a slot that the proximity allows,
/// of which none contains another.
fn windows(places: &[Vec<u32>], proximity: Proximity) -> Vec<(u32, u32)> {
    let choices = places
        .iter()
        .fold(vec![Vec::new()], |chosen: Vec<Vec<u32>>, slot| {
            let longer = |chosen: &Vec<u32>, place: &u32| [chosen.as_slice(), &[*place]].concat();
            let next = chosen
                .iter()
                .flat_map(|chosen| slot.iter().map(move |place| (chosen, *place)));
            // Only what can still become a phrase is kept, so that long phrases stay feasible.
            let near = |(chosen, place): &(&Vec<u32>, u32)| {
                proximity != Proximity::Adjacent
                    || chosen.last().is_none_or(|last| last + 1 == *place)
            };
            next.filter(near)
                .map(|(chosen, place)| longer(chosen, &place))
                .collect()
        });
    let mut all: Vec<(u32, u32)> = choices
        .into_iter()
        .filter_map(|choice| {
            let mut sorted = choice.clone();
            sorted.sort_unstable();
            let distinct = sorted.windows(2).all(|pair| pair[0] < pair[1]);
            let in_order = sorted == choice || matches!(proximity, Proximity::Unordered(_));
            Some((*sorted.first()?, *sorted.last()?)).filter(|_| distinct && in_order)
        })
        .collect();
    all.sort_unstable();
    all.dedup();
    let room = match proximity {
        Proximity::Adjacent => 0,
        Proximity::Unordered(room) | Proximity::Ordered(room) => room,
    };
    let minimal = |window: &&(u32, u32)| {
        !all.iter()
            .any(|other| other != *window && window.0 <= other.0 && other.1 <= window.1)
    };
    let near = |window: &&(u32, u32)| window.1 - window.0 < places.len() as u32 + room;
    all.iter().filter(minimal).filter(near).copied().collect()
}
