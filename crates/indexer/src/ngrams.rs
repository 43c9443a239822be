//! How often each sequence of so many words stands in each group of articles, as single words are listed:
//! folded and not stemmed, all words alike, never across the end of a sentence. What a phrase query finds.
//!
//! Not [`sequences`](crate::sequences), which pools stems for tests and lets no function word begin one.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::article::ArticleRow;
use crate::error::IndexError;
use crate::group_counts::GroupUse;
use crate::runs::{BREAK, read_runs};
use crate::selection::Selection;
use crate::sketch::{SATURATED, Sketch, hash};
use crate::word_list::{Groups, ListedWord, WordList};
use crate::word_pattern::WordPattern;

/// Which sequences are listed.
#[derive(Clone, Copy, Default)]
pub struct NgramOptions<'p> {
    /// Words of each; one at least.
    pub length: usize,
    /// Only those that occur so often. More than one saves memory.
    pub least: u64,
    /// The most frequent of them, ties by the alphabet.
    pub most: usize,
    /// Only those in which this stands.
    pub pattern: Option<&'p WordPattern>,
}

/// The sequences of a selection: words joined by spaces.
///
/// # Errors
/// Where the index is damaged.
pub fn ngrams(
    selection: &Selection<'_>,
    group_of: impl Fn(&ArticleRow) -> String + Sync,
    options: NgramOptions<'_>,
) -> Result<WordList, IndexError> {
    let groups = Groups::of_index(selection, group_of);
    let words = words_of(selection, options.least)?;
    let numbers: FxHashMap<&str, u32> = words.iter().map(String::as_str).zip(0..).collect();
    let articles = (0..selection.articles().len()).into_par_iter();
    let read = |article| read_runs(selection, article, |_, word| numbers.get(word).copied());
    let runs: Vec<Vec<u32>> = articles.map(read).collect::<Result<_, _>>()?;
    let texts = Texts {
        runs: &runs,
        words: &words,
        groups: &groups.of_article,
        meant: meant(&words, options.pattern),
        options,
    };
    let n_passes = texts.n_windows().div_ceil(MOST_AT_ONCE).max(1) as u64;
    let passes = (0..n_passes).flat_map(|number| texts.pass(number, n_passes));
    let mut list = WordList::new(Vec::new(), passes.collect());
    list.words.truncate(options.most);
    list.groups = groups.sizes;
    Ok(list)
}

/// Windows looked at together: a quarter of a gigabyte of occurrences.
const MOST_AT_ONCE: usize = 1 << 24;

/// The words that may stand in a sequence, by the alphabet: none is more frequent than each of its words.
fn words_of(selection: &Selection<'_>, least: u64) -> Result<Vec<String>, IndexError> {
    let list = WordList::of_index(selection, |_| String::new())?;
    let frequent = list.words.into_iter().filter(|word| word.n >= least);
    let mut words: Vec<String> = frequent.map(|word| word.word).collect();
    words.par_sort_unstable();
    Ok(words)
}

/// By place of the pattern and by word: whether it is meant.
fn meant(words: &[String], pattern: Option<&WordPattern>) -> Vec<Vec<bool>> {
    let places = 0..pattern.map_or(0, WordPattern::n_places);
    let at = |place| {
        let is_meant = |word: &String| pattern.is_none_or(|of| of.matches_at(place, word));
        words.par_iter().map(is_meant).collect()
    };
    places.map(at).collect()
}

/// Where a sequence stands.
#[derive(Clone, Copy)]
struct Occurrence {
    hash: u64,
    article: u32,
    start: u32,
}

/// All texts as numbers of words.
struct Texts<'t, 'p> {
    runs: &'t [Vec<u32>],
    words: &'t [String],
    groups: &'t [u32],
    meant: Vec<Vec<bool>>,
    options: NgramOptions<'p>,
}

impl Texts<'_, '_> {
    /// The sequences that their hash gives to this pass, so that memory is bounded by the texts.
    fn pass(&self, number: u64, n_passes: u64) -> Vec<ListedWord> {
        let is_of_pass = |hash: u64| (hash >> 32) % n_passes == number;
        let sketch = self.sketch(n_passes, &is_of_pass);
        let least = u32::try_from(self.options.least).unwrap_or(u32::MAX);
        let is_frequent = |hash| {
            let at_most = sketch.as_ref().map(|sketch| sketch.count(hash));
            at_most.is_none_or(|count| count >= least.min(SATURATED))
        };
        let articles = (0..self.runs.len()).into_par_iter();
        let mut occurrences: Vec<Occurrence> = articles
            .flat_map_iter(|article| self.occurrences(article))
            .filter(|at| is_of_pass(at.hash) && is_frequent(at.hash))
            .collect();
        occurrences.par_sort_unstable_by(|a, b| self.in_order(a, b));
        let same = occurrences.chunk_by(|a, b| self.words_at(a) == self.words_at(b));
        let mut same: Vec<&[Occurrence]> = same
            .filter(|same| same.len() as u64 >= self.options.least)
            .collect();
        same.par_sort_unstable_by(|a, b| {
            let by_alphabet = || self.words_at(&a[0]).cmp(self.words_at(&b[0]));
            b.len().cmp(&a.len()).then_with(by_alphabet)
        });
        same.truncate(self.options.most);
        same.into_par_iter().map(|same| self.listed(same)).collect()
    }

    fn sketch(&self, n_passes: u64, is_of_pass: &(impl Fn(u64) -> bool + Sync)) -> Option<Sketch> {
        if self.options.least < 2 {
            return None;
        }
        let tokens: usize = self.runs.iter().map(Vec::len).sum();
        let sketch = Sketch::of_about(2 * tokens / n_passes as usize);
        (0..self.runs.len()).into_par_iter().for_each(|article| {
            let all = self.occurrences(article).map(|at| at.hash);
            all.filter(|hash| is_of_pass(*hash))
                .for_each(|hash| sketch.add(hash));
        });
        Some(sketch)
    }

    fn n_windows(&self) -> usize {
        let articles = (0..self.runs.len()).into_par_iter();
        articles
            .map(|article| self.occurrences(article).count())
            .sum()
    }

    /// All sequences of an article that are asked for.
    fn occurrences(&self, article: usize) -> impl Iterator<Item = Occurrence> + '_ {
        let windows = self.runs[article].windows(self.options.length.max(1));
        let wanted = (0u32..)
            .zip(windows)
            .filter(|(_, words)| !words.contains(&BREAK) && self.is_asked_for(words));
        wanted.map(move |(start, words)| Occurrence {
            hash: hash(words),
            article: article as u32,
            start,
        })
    }

    fn is_asked_for(&self, words: &[u32]) -> bool {
        let fits = |words: &[u32]| {
            let mut places = self.meant.iter().zip(words);
            places.all(|(is_meant, word)| is_meant[*word as usize])
        };
        self.meant.is_empty() || words.windows(self.meant.len()).any(fits)
    }

    fn words_at(&self, at: &Occurrence) -> &[u32] {
        let start = at.start as usize;
        &self.runs[at.article as usize][start..start + self.options.length.max(1)]
    }

    fn in_order(&self, a: &Occurrence, b: &Occurrence) -> Ordering {
        let by_words = || self.words_at(a).cmp(self.words_at(b));
        let by_article = || a.article.cmp(&b.article);
        a.hash
            .cmp(&b.hash)
            .then_with(by_words)
            .then_with(by_article)
    }

    /// A sequence with its counts.
    fn listed(&self, same: &[Occurrence]) -> ListedWord {
        let words = self.words_at(&same[0]).iter();
        let words: Vec<&str> = words.map(|word| &*self.words[*word as usize]).collect();
        let mut uses: Vec<GroupUse> = same
            .chunk_by(|a, b| a.article == b.article)
            .map(|of_article| GroupUse {
                group: self.groups[of_article[0].article as usize],
                n: of_article.len() as u64,
                articles: 1,
            })
            .collect();
        uses.sort_unstable_by_key(|used| used.group);
        uses.dedup_by(|next, kept| {
            let is_same = next.group == kept.group;
            kept.n += u64::from(is_same) * next.n;
            kept.articles += u64::from(is_same);
            is_same
        });
        ListedWord {
            word: words.join(" "),
            n: same.len() as u64,
            uses,
        }
    }
}
