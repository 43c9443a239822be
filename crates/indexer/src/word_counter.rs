//! Counts the words of articles as they come, without an index.
//!
//! A table of all words is larger than a processor's cache, and every word a wait for memory. So words are
//! shared out over many small tables by their hash; each thread collects what belongs to a table and enters
//! it there in one go, while the table is at hand (radix partitioning: Manegold, Boncz and Kersten 2002).

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use otherwords_corpus::Article;
use otherwords_text::{analyze, fold};
use rayon::prelude::*;
use rustc_hash::FxHasher;

use crate::group_counts::GroupUse;
use crate::word_list::{GroupSize, ListedWord, WordList};

/// Tables that the words are shared out over: half a million words make tables of two thousand.
const TABLES: usize = 256;
/// Words that a thread collects before it enters them.
const TOGETHER: usize = 1024;

/// Counts the words of articles as they come.
///
/// ```
/// use otherwords_corpus::{Article, Origin};
/// use otherwords_indexer::WordCounter;
/// use otherwords_text::Language;
///
/// let article = Article {
///     id: "1".into(), outlet: "Harbour Review".into(), event: None, title: String::new(),
///     body: "A protest is a protest.".into(), date: None, time: None, url: String::new(),
///     byline: String::new(), language: Language::ENGLISH, metadata: Default::default(),
///     origin: Origin { file: String::new(), record: 1, language_recognised: false },
/// };
/// let counter = WordCounter::new();
/// counter.add(&[article], |article| article.outlet.clone());
/// let list = counter.finish();
/// assert_eq!((list.words[1].word.as_str(), list.words[1].n), ("protest", 2));
/// assert_eq!((list.groups[0].articles, list.groups[0].words), (1, 5));
/// ```
pub struct WordCounter {
    /// By name: its number, in the order in which groups came, and its size.
    groups: Mutex<BTreeMap<String, (u32, GroupSize)>>,
    tables: Vec<Mutex<Table>>,
    /// What each thread has collected for each table.
    collected: Vec<Mutex<Vec<Collected>>>,
    /// Articles so far.
    articles: AtomicU32,
}

impl Default for WordCounter {
    fn default() -> Self {
        Self::new()
    }
}

impl WordCounter {
    /// Has counted nothing yet.
    pub fn new() -> Self {
        let for_each_table = || (0..TABLES).map(|_| Collected::default()).collect();
        let threads = 0..rayon::current_num_threads();
        Self {
            groups: Mutex::default(),
            tables: (0..TABLES).map(|_| Mutex::default()).collect(),
            collected: threads.map(|_| Mutex::new(for_each_table())).collect(),
            articles: AtomicU32::new(0),
        }
    }

    /// Counts some articles, on all cores.
    pub fn add(&self, articles: &[Article], group_of: impl Fn(&Article) -> String + Sync) {
        articles.par_iter().for_each(|article| {
            let thread = rayon::current_thread_index().unwrap_or(0) % self.collected.len();
            let mut collected = lock(&self.collected[thread]);
            self.add_one(article, group_of(article), &mut collected);
        });
    }

    fn add_one(&self, article: &Article, group: String, collected: &mut [Collected]) {
        let tokens = analyze(&article.body, article.language).tokens;
        let group = self.group(group, tokens.len() as u64);
        let number = self.articles.fetch_add(1, Ordering::Relaxed);
        for token in &tokens {
            let word = fold(token.surface(&article.body), article.language);
            let hash = hash(&word);
            collected[table_of(hash)].push(&word, (hash, number, group));
        }
        // Only behind a whole article, so that a table sees all its words at once.
        for (table, collected) in self.tables.iter().zip(collected) {
            if collected.words.len() >= TOGETHER {
                lock(table).enter(collected);
            }
        }
    }

    /// The number of a group that has one article more.
    fn group(&self, name: String, words: u64) -> u32 {
        let mut groups = lock(&self.groups);
        let next = groups.len() as u32;
        let (number, size) = groups.entry(name).or_insert((next, GroupSize::default()));
        size.articles += 1;
        size.words += words;
        *number
    }

    /// Everything that was counted: the same whatever thread counted it.
    pub fn finish(self) -> WordList {
        for collected in self.collected {
            let mut collected = into_inner(collected);
            for (table, collected) in self.tables.iter().zip(&mut collected) {
                lock(table).enter(collected);
            }
        }
        let groups = into_inner(self.groups);
        // Groups are numbered as they came; a list has them by name.
        let mut place_of = vec![0; groups.len()];
        for (place, (number, _)) in (0u32..).zip(groups.values()) {
            place_of[*number as usize] = place;
        }
        let tables = self.tables.into_par_iter();
        let words = tables.flat_map_iter(|table| into_inner(table).list(&place_of));
        let words = words.collect();
        let groups = groups.into_iter();
        let groups = groups.map(|(name, (_, size))| GroupSize { name, ..size });
        WordList::new(groups.collect(), words)
    }
}

/// A panic elsewhere leaves whole articles counted or not; it is passed on all the same.
fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner<T>(of: Mutex<T>) -> T {
    of.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// By bits that the table itself does not look at.
fn table_of(hash: u64) -> usize {
    (hash >> 32) as usize % TABLES
}

/// Words that wait to be entered into one table.
#[derive(Default)]
struct Collected {
    /// The words, one behind the other.
    text: String,
    words: Vec<Waiting>,
}

struct Waiting {
    hash: u64,
    /// Where the word ends in the text.
    end: u32,
    article: u32,
    group: u32,
}

impl Collected {
    fn push(&mut self, word: &str, (hash, article, group): (u64, u32, u32)) {
        self.text.push_str(word);
        self.words.push(Waiting {
            hash,
            end: self.text.len() as u32,
            article,
            group,
        });
    }
}

/// Some of the words, with their counts.
#[derive(Default)]
struct Table {
    /// Places in `words`, by hash.
    places: HashTable<u32>,
    words: Vec<Counted>,
}

struct Counted {
    hash: u64,
    /// The article that had it last.
    article: u32,
    word: ListedWord,
}

impl Table {
    /// Takes in what a thread has collected, and leaves nothing of it.
    fn enter(&mut self, collected: &mut Collected) {
        let mut start = 0;
        for waiting in &collected.words {
            let end = waiting.end as usize;
            self.count(&collected.text[start..end], waiting);
            start = end;
        }
        collected.text.clear();
        collected.words.clear();
    }

    fn count(&mut self, word: &str, waiting: &Waiting) {
        let words = &mut self.words;
        let is_it = |place: &u32| {
            let known = &words[*place as usize];
            known.hash == waiting.hash && known.word.word == word
        };
        let hash_of = |place: &u32| words[*place as usize].hash;
        let place = match self.places.entry(waiting.hash, is_it, hash_of) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                let place = words.len() as u32;
                free.insert(place);
                words.push(Counted::new(word, waiting));
                place
            }
        };
        words[place as usize].add(waiting);
    }

    /// The words, their groups numbered anew.
    fn list(self, place_of: &[u32]) -> impl Iterator<Item = ListedWord> {
        self.words.into_iter().map(move |Counted { mut word, .. }| {
            for used in &mut word.uses {
                used.group = place_of[used.group as usize];
            }
            word.uses.sort_unstable_by_key(|used| used.group);
            word.n = word.uses.iter().map(|used| used.n).sum();
            word
        })
    }
}

impl Counted {
    fn new(word: &str, waiting: &Waiting) -> Self {
        Self {
            hash: waiting.hash,
            article: waiting.article.wrapping_add(1), // of none yet
            word: ListedWord {
                word: word.to_owned(),
                ..ListedWord::default()
            },
        }
    }

    fn add(&mut self, waiting: &Waiting) {
        let uses = &mut self.word.uses;
        let group = waiting.group;
        let place = uses.binary_search_by_key(&group, |used| used.group);
        let place = place.unwrap_or_else(|place| {
            uses.insert(
                place,
                GroupUse {
                    group,
                    n: 0,
                    articles: 0,
                },
            );
            place
        });
        uses[place].n += 1;
        uses[place].articles += u64::from(self.article != waiting.article);
        self.article = waiting.article;
    }
}
