//! Counts the words of articles as they come, without an index.
//!
//! A table of all words is larger than a processor's cache, and every word a wait for memory. So words are
//! shared out over many small tables by their hash; each thread collects what belongs to a table and enters
//! it there in one go, while the table is at hand (radix partitioning: Manegold, Boncz and Kersten 2002).
//! Short words, which most are, are numbers there and not strings.

mod table;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use otherwords_corpus::Article;
use otherwords_text::{ShortTerm, each_word, fold};
use rayon::prelude::*;

use crate::word_list::{GroupSize, ListedWord, WordList};
use table::{Sorted, Table, Waiting, hash_of_word};

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
    groups: Mutex<Groups>,
    /// The words, shared out by their hash.
    tables: Vec<Mutex<Tables>>,
    /// What each thread has collected for each of them.
    collected: Vec<Mutex<Vec<Collected>>>,
    /// Articles so far.
    articles: AtomicU32,
}

/// The groups so far.
#[derive(Default)]
struct Groups {
    /// By name: its number.
    numbers: BTreeMap<String, u32>,
    /// By number, in the order in which groups came.
    sizes: Vec<GroupSize>,
}

/// Some of the words.
#[derive(Default)]
struct Tables {
    short: Table<ShortTerm>,
    long: Table<Box<str>>,
}

/// The same, word by word.
struct SortedTables {
    short: Sorted<ShortTerm>,
    long: Sorted<Box<str>>,
}

/// Words that wait to be entered into the same tables.
#[derive(Default)]
struct Collected {
    short: Vec<Waiting<ShortTerm>>,
    long: Vec<Waiting<Box<str>>>,
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
        let (text, language) = (&article.body, article.language);
        let group = lock(&self.groups).number(group);
        let article = self.articles.fetch_add(1, Ordering::Relaxed);
        let mut words = 0;
        each_word(text, language, |word| {
            words += 1;
            match ShortTerm::fold(text, word, language) {
                Some(word) => {
                    let table = &mut collected[table_of(&word)];
                    table.short.push(Waiting {
                        word,
                        article,
                        group,
                    });
                }
                None => {
                    let word: Box<str> = fold(word.of(text), language).into();
                    let table = &mut collected[table_of(&word)];
                    table.long.push(Waiting {
                        word,
                        article,
                        group,
                    });
                }
            }
        });
        lock(&self.groups).add(group, words);
        // Only behind a whole article, so that a table sees all its words at once.
        for (tables, collected) in self.tables.iter().zip(collected) {
            if collected.len() >= TOGETHER {
                lock(tables).enter(collected);
            }
        }
    }

    /// Everything that was counted: the same whatever thread counted it.
    pub fn finish(self) -> WordList {
        self.commonest(usize::MAX)
    }

    /// So many of the commonest words, and those that are as frequent as the last of them: a list of a few
    /// is made much sooner than that of all.
    pub fn commonest(self, most: usize) -> WordList {
        for collected in self.collected {
            for (tables, collected) in self.tables.iter().zip(&mut into_inner(collected)) {
                lock(tables).enter(collected);
            }
        }
        let (groups, place_of) = into_inner(self.groups).by_name();
        let tables = self.tables.into_par_iter();
        let tables: Vec<_> = tables.map(|tables| into_inner(tables).sorted()).collect();
        let least = least(tables.par_iter().flat_map_iter(SortedTables::totals), most);
        let words = tables.par_iter();
        let words = words.flat_map_iter(|tables| tables.list(least, &place_of));
        WordList::new(groups, words.collect())
    }
}

/// The least count among so many of the highest.
fn least(counts: impl ParallelIterator<Item = u64>, most: usize) -> u64 {
    let mut counts: Vec<u64> = counts.collect();
    match counts.len().checked_sub(most) {
        Some(first) if first < counts.len() => *counts.select_nth_unstable(first).1,
        _ => 0,
    }
}

impl Groups {
    /// The number of a group that has one article more.
    fn number(&mut self, name: String) -> u32 {
        let number = match self.numbers.get(&name) {
            Some(number) => *number,
            None => self.start(name),
        };
        self.sizes[number as usize].articles += 1;
        number
    }

    fn start(&mut self, name: String) -> u32 {
        let number = self.sizes.len() as u32;
        self.sizes.push(GroupSize {
            name: name.clone(),
            ..GroupSize::default()
        });
        self.numbers.insert(name, number);
        number
    }

    /// Counts the words of an article.
    fn add(&mut self, number: u32, words: u64) {
        self.sizes[number as usize].words += words;
    }

    /// The groups by name, and the place of each number among them.
    fn by_name(mut self) -> (Vec<GroupSize>, Vec<u32>) {
        let mut place_of = vec![0; self.sizes.len()];
        for (place, number) in (0u32..).zip(self.numbers.values()) {
            place_of[*number as usize] = place;
        }
        self.sizes.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        (self.sizes, place_of)
    }
}

impl Tables {
    /// Takes in what a thread has collected, and leaves nothing of it.
    fn enter(&mut self, collected: &mut Collected) {
        self.short.enter(&mut collected.short);
        self.long.enter(&mut collected.long);
    }

    fn sorted(self) -> SortedTables {
        SortedTables {
            short: self.short.sorted(),
            long: self.long.sorted(),
        }
    }
}

impl SortedTables {
    fn totals(&self) -> impl Iterator<Item = u64> {
        self.short.totals().chain(self.long.totals())
    }

    fn list(&self, least: u64, place_of: &[u32]) -> impl Iterator<Item = ListedWord> {
        let long = self.long.list(least, place_of);
        self.short.list(least, place_of).chain(long)
    }
}

impl Collected {
    fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }
}

/// A panic elsewhere leaves whole articles counted or not; it is passed on all the same.
fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner<T>(of: Mutex<T>) -> T {
    of.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// By bits of its hash that a table does not look at.
fn table_of(word: &impl Hash) -> usize {
    (hash_of_word(word) >> 32) as usize % TABLES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_so_many_counts_is_theirs_and_of_all_nothing() {
        let least_of = |most| least([3, 1, 7, 3, 2].into_par_iter(), most);
        assert_eq!([1, 2, 3, 4].map(least_of), [7, 3, 3, 2]);
        assert_eq!([0, 5, 6, usize::MAX].map(least_of), [0, 1, 0, 0]);
    }
}
