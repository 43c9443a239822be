//! A word list: how often each word stands in each group of articles. From an index, or straight from
//! articles as they are read, without one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use otherwords_corpus::Article;
use otherwords_text::{analyze, fold};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::article::ArticleRow;
use crate::error::IndexError;
use crate::group_counts::{GroupCounts, GroupUse};
use crate::query::LayerSet;
use crate::selection::Selection;

/// All words with their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    /// The groups, by name.
    pub groups: Vec<GroupSize>,
    /// The words, most frequent first, ties by the alphabet.
    pub words: Vec<ListedWord>,
}

/// How large a group is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupSize {
    /// Its name.
    pub name: String,
    /// Its articles.
    pub articles: u64,
    /// Words of their bodies.
    pub words: u64,
}

/// A word with its counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedWord {
    /// As the index has it: folded, not stemmed.
    pub word: String,
    /// All occurrences.
    pub n: u64,
    /// By group, ascending; groups without it are left out.
    pub uses: Vec<GroupUse>,
}

/// The groups of a selection's articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// By name.
    pub sizes: Vec<GroupSize>,
    /// By article of the selection: its place in `sizes`.
    pub of_article: Vec<u32>,
}

impl Groups {
    /// Groups articles by a name that `group_of` gives each.
    pub fn of_index(
        selection: &Selection<'_>,
        group_of: impl Fn(&ArticleRow) -> String + Sync,
    ) -> Self {
        let articles = selection.articles().par_iter();
        let names: Vec<String> = articles.map(|row| group_of(row)).collect();
        let mut sizes: BTreeMap<&str, GroupSize> = BTreeMap::new();
        for (article, name) in (0u32..).zip(&names) {
            let size = sizes.entry(name).or_default();
            size.articles += 1;
            size.words += u64::from(selection.length(article, LayerSet::ALL));
        }
        let numbers: BTreeMap<&str, u32> = sizes.keys().copied().zip(0..).collect();
        let of_article = names.iter().map(|name| numbers[&**name]).collect();
        let sizes = sizes.into_iter().map(|(name, size)| GroupSize {
            name: name.to_owned(),
            ..size
        });
        Self {
            sizes: sizes.collect(),
            of_article,
        }
    }
}

impl WordList {
    /// The words that count in a selection.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn of_index(
        selection: &Selection<'_>,
        group_of: impl Fn(&ArticleRow) -> String + Sync,
    ) -> Result<Self, IndexError> {
        let groups = Groups::of_index(selection, group_of);
        let counts = GroupCounts::new(selection, &groups.of_article)?;
        let words = counts.fold(|words: &mut Vec<ListedWord>, word, uses| {
            words.push(ListedWord::new(word.to_owned(), uses.to_vec()));
        })?;
        Ok(Self::new(groups.sizes, words.concat()))
    }

    fn new(groups: Vec<GroupSize>, mut words: Vec<ListedWord>) -> Self {
        words.retain(|word| word.n > 0);
        words.par_sort_unstable_by(|a, b| b.n.cmp(&a.n).then_with(|| a.word.cmp(&b.word)));
        Self { groups, words }
    }
}

impl ListedWord {
    fn new(word: String, uses: Vec<GroupUse>) -> Self {
        Self {
            word,
            n: uses.iter().map(|used| used.n).sum(),
            uses,
        }
    }
}

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
    /// One for each thread that may count.
    shards: Vec<Mutex<Shard>>,
}

/// What one thread has counted.
#[derive(Default)]
struct Shard {
    words: FxHashMap<Box<str>, u32>,
    groups: BTreeMap<String, (u32, GroupSize)>,
    /// By word and group: occurrences and articles.
    cells: FxHashMap<(u32, u32), (u64, u64)>,
    /// The words of the article at hand.
    article: Vec<u32>,
}

impl Default for WordCounter {
    fn default() -> Self {
        Self::new()
    }
}

impl WordCounter {
    /// Has counted nothing yet.
    pub fn new() -> Self {
        let threads = 0..rayon::current_num_threads();
        Self {
            shards: threads.map(|_| Mutex::default()).collect(),
        }
    }

    /// Counts some articles, on all cores.
    pub fn add(&self, articles: &[Article], group_of: impl Fn(&Article) -> String + Sync) {
        articles.par_iter().for_each(|article| {
            let thread = rayon::current_thread_index().unwrap_or(0) % self.shards.len();
            let shard = self.shards[thread].lock();
            // A panic elsewhere leaves whole articles counted or not; it is passed on all the same.
            let mut shard = shard.unwrap_or_else(PoisonError::into_inner);
            shard.add(article, group_of(article));
        });
    }

    /// Everything that was counted: the same whatever thread counted it.
    pub fn finish(self) -> WordList {
        let shards = self.shards.into_iter();
        let mut shards =
            shards.map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut all = shards.next().unwrap_or_default();
        shards.for_each(|shard| all.take_in(shard));
        all.list()
    }
}

impl Shard {
    fn add(&mut self, article: &Article, group: String) {
        let next = self.groups.len() as u32;
        let (group, size) = self
            .groups
            .entry(group)
            .or_insert_with(|| (next, GroupSize::default()));
        let (group, tokens) = (*group, analyze(&article.body, article.language).tokens);
        size.articles += 1;
        size.words += tokens.len() as u64;
        self.article.clear();
        for token in tokens {
            let term = fold(token.surface(&article.body), article.language);
            let next = self.words.len() as u32;
            let word = match self.words.get(&*term) {
                Some(known) => *known,
                None => *self.words.entry(term.into()).or_insert(next),
            };
            self.article.push(word);
        }
        self.article.sort_unstable();
        for same in self.article.chunk_by(|a, b| a == b) {
            let (n, articles) = self.cells.entry((same[0], group)).or_default();
            *n += same.len() as u64;
            *articles += 1;
        }
    }

    /// Adds what another thread has counted.
    fn take_in(&mut self, other: Self) {
        let mut group_of = vec![0; other.groups.len()];
        for (name, (number, size)) in other.groups {
            let next = self.groups.len() as u32;
            let empty = || (next, GroupSize::default());
            let (group, all) = self.groups.entry(name).or_insert_with(empty);
            all.articles += size.articles;
            all.words += size.words;
            group_of[number as usize] = *group;
        }
        let mut word_of = vec![0; other.words.len()];
        #[allow(
            clippy::iter_over_hash_type,
            reason = "numbers are given away in the end"
        )]
        for (word, number) in other.words {
            let next = self.words.len() as u32;
            word_of[number as usize] = *self.words.entry(word).or_insert(next);
        }
        #[allow(
            clippy::iter_over_hash_type,
            reason = "sums do not depend on the order"
        )]
        for ((word, group), (n, articles)) in other.cells {
            let key = (word_of[word as usize], group_of[group as usize]);
            let cell = self.cells.entry(key).or_default();
            cell.0 += n;
            cell.1 += articles;
        }
    }

    fn list(self) -> WordList {
        // Groups are numbered as they came; a list has them by name.
        let mut place_of = vec![0; self.groups.len()];
        for (place, (number, _)) in (0u32..).zip(self.groups.values()) {
            place_of[*number as usize] = place;
        }
        let mut uses: Vec<Vec<GroupUse>> = vec![Vec::new(); self.words.len()];
        #[allow(clippy::iter_over_hash_type, reason = "sorted below")]
        for ((word, group), (n, articles)) in self.cells {
            let group = place_of[group as usize];
            uses[word as usize].push(GroupUse { group, n, articles });
        }
        let listed = |(word, number): (Box<str>, u32)| {
            let mut uses = std::mem::take(&mut uses[number as usize]);
            uses.sort_unstable_by_key(|used| used.group);
            ListedWord::new(word.into(), uses)
        };
        let words = self.words.into_iter().map(listed).collect();
        let groups = self.groups.into_iter();
        let groups = groups.map(|(name, (_, size))| GroupSize { name, ..size });
        WordList::new(groups.collect(), words)
    }
}
