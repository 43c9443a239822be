//! A word list: how often each word stands in each group of articles. From an index here; from articles as
//! they are read by [`WordCounter`](crate::WordCounter).

use std::collections::BTreeMap;

use rayon::prelude::*;

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

    pub(crate) fn new(groups: Vec<GroupSize>, mut words: Vec<ListedWord>) -> Self {
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
