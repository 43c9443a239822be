//! Some of all words with their counts, and the words that wait to be entered.

use std::hash::{Hash, Hasher};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

use crate::group_counts::GroupUse;
use crate::word_list::ListedWord;

/// A use of a word that waits to be entered.
pub(super) struct Waiting<W> {
    pub(super) word: W,
    pub(super) article: u32,
    pub(super) group: u32,
}

/// How often a word stands in a group.
struct Cell<W> {
    word: W,
    group: u32,
    /// The article that had it last.
    last: u32,
    n: u64,
    articles: u32,
}

/// The counts of some words, word by word.
pub(super) struct Sorted<W>(Vec<Cell<W>>);

/// The counts of some words: a cell for each group that has one of them, found in one step.
pub(super) struct Table<W>(HashTable<Cell<W>>);

impl<W> Default for Table<W> {
    fn default() -> Self {
        Self(HashTable::new())
    }
}

impl<W: Hash + Ord + ToString> Table<W> {
    /// Takes in what a thread has collected, and leaves nothing of it.
    pub(super) fn enter(&mut self, collected: &mut Vec<Waiting<W>>) {
        for waiting in collected.drain(..) {
            self.count(waiting);
        }
    }

    fn count(&mut self, waiting: Waiting<W>) {
        let Waiting {
            word,
            article,
            group,
        } = waiting;
        let is_it = |cell: &Cell<W>| cell.group == group && cell.word == word;
        let hash_of = |cell: &Cell<W>| hash(&cell.word, cell.group);
        match self.0.entry(hash(&word, group), is_it, hash_of) {
            Entry::Occupied(mut known) => known.get_mut().add(article),
            Entry::Vacant(free) => {
                free.insert(Cell {
                    word,
                    group,
                    last: article,
                    n: 1,
                    articles: 1,
                });
            }
        }
    }

    /// The same, word by word.
    pub(super) fn sorted(self) -> Sorted<W> {
        let mut cells: Vec<Cell<W>> = self.0.into_iter().collect();
        cells.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        Sorted(cells)
    }
}

impl<W: Eq + ToString> Sorted<W> {
    /// How often each word stands in all groups together.
    pub(super) fn totals(&self) -> impl Iterator<Item = u64> {
        self.words().map(total)
    }

    /// The words that stand there so often, their groups numbered anew.
    pub(super) fn list(&self, least: u64, place_of: &[u32]) -> impl Iterator<Item = ListedWord> {
        let words = self.words().filter(move |cells| total(cells) >= least);
        words.map(|cells| listed(cells, place_of))
    }

    fn words(&self) -> impl Iterator<Item = &[Cell<W>]> {
        self.0.chunk_by(|a, b| a.word == b.word)
    }
}

impl<W> Cell<W> {
    fn add(&mut self, article: u32) {
        self.n += 1;
        self.articles += u32::from(self.last != article);
        self.last = article;
    }
}

fn total<W>(cells: &[Cell<W>]) -> u64 {
    cells.iter().map(|cell| cell.n).sum()
}

fn listed<W: ToString>(cells: &[Cell<W>], place_of: &[u32]) -> ListedWord {
    let uses = cells.iter().map(|cell| GroupUse {
        group: place_of[cell.group as usize],
        n: cell.n,
        articles: u64::from(cell.articles),
    });
    let mut uses: Vec<GroupUse> = uses.collect();
    uses.sort_unstable_by_key(|used| used.group);
    ListedWord {
        word: cells[0].word.to_string(),
        n: total(cells),
        uses,
    }
}

/// The hash of a word.
pub(super) fn hash_of_word(word: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}

/// The hash of a word in a group.
fn hash(word: &impl Hash, group: u32) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.write_u32(group);
    hasher.finish()
}
