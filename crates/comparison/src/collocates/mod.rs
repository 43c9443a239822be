//! Collocates: the words that stand near what a query finds, and who has which of them near it.
//!
//! Two questions, as everywhere in the house. How tightly does a word belong to the node: measured
//! over all articles (logDice, mutual information, G2), and not tested, since words do not come independently of
//! each other. Who has it there more than others: tested within events, with articles as units and the
//! words near the node as their length, so that neither the topic of an event nor how often an outlet
//! names the node can pass for a difference.

mod by_group;

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::query::{LayerSet, Query};
use otherwords_indexer::{
    ArticleRow, CopyRule, GroupCounts, Index, IndexError, Reach, Selection, Surroundings,
};
use otherwords_statistics::association::{log_dice, mutual_information};
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_likelihood::g2_signed;
use otherwords_text::{Language, is_stop_word};

pub use by_group::{CollocateTable, CollocateUse};

/// What is asked of collocates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CollocateOptions {
    /// How far around the node.
    pub reach: Reach,
    /// Occurrences near the node, in all articles together.
    pub least: u64,
    /// Articles that have the word near the node.
    pub least_articles: u64,
    /// Whether *the*, *of* and the like are collocates.
    pub stop_words: bool,
    /// What becomes of articles with the same text.
    pub copies: CopyRule,
    /// Where q begins to be significant.
    pub cutoff: f64,
}

/// The collocates of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocates {
    /// Places of the node.
    pub hits: u64,
    /// Articles that have some.
    pub articles: u64,
    /// Words near them.
    pub words_near: u64,
    /// All words of the articles that the filters of the query let through, but those of the node.
    pub words: u64,
    /// The collocates, tightest first (logDice), then by the alphabet.
    pub terms: Vec<Collocate>,
}

/// A word near the node.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate {
    /// The word, folded and not stemmed.
    pub term: String,
    /// Occurrences near the node, each counted once.
    pub near: u64,
    /// Articles that have it there.
    pub articles: u64,
    /// All its occurrences, but those that are part of the node.
    pub total: u64,
    /// Occurrences near the node if it were as frequent there as in all words.
    pub expected: f64,
    /// [`log_dice`].
    pub log_dice: f64,
    /// [`mutual_information`].
    pub mutual_information: f64,
    /// Log-likelihood of near and elsewhere, negative where it avoids the node.
    pub g2: f64,
}

/// The words near what a query finds.
///
/// # Errors
/// Where a pattern stands for too many words, or the index is damaged.
pub fn collocates(
    index: &Index,
    query: &Query,
    options: CollocateOptions,
) -> Result<Collocates, IndexError> {
    let selection = selection(index, query, options)?;
    let around = Surroundings::of(&selection, query, options.reach)?;
    let asked = Asked::new(&around, options);
    let frequencies = frequencies(&selection, &asked)?;
    let articles = 0..selection.articles().len() as u32;
    let lengths = articles.map(|article| selection.length(article, LayerSet::ALL));
    let all: u64 = lengths.map(u64::from).sum();
    let mut found = Collocates {
        hits: around.articles.iter().map(|of| u64::from(of.hits)).sum(),
        articles: around.articles.len() as u64,
        words_near: around.articles.iter().map(|of| u64::from(of.words)).sum(),
        words: all.saturating_sub(around.inside),
        terms: Vec::new(),
    };
    for (term, counts) in &asked.words {
        let inside = around.words[*term].inside;
        let total = frequencies
            .get(term)
            .and_then(|all| all.checked_sub(inside));
        let collocate = total.and_then(|total| found.collocate(term, counts, total));
        found
            .terms
            .push(collocate.ok_or_else(|| not_its_words(index))?);
    }
    let order = |a: &Collocate, b: &Collocate| {
        let by_dice = b.log_dice.total_cmp(&a.log_dice);
        by_dice.then_with(|| a.term.cmp(&b.term))
    };
    found.terms.sort_by(order);
    Ok(found)
}

/// The words near what a query finds, group against all other groups: a table for each group that has
/// the node, by name. With a single group there is nobody to compare with, and none.
///
/// # Errors
/// As [`collocates`].
pub fn collocates_by(
    index: &Index,
    query: &Query,
    options: CollocateOptions,
    group_of: impl Fn(&ArticleRow) -> String + Sync,
) -> Result<Vec<CollocateTable>, IndexError> {
    let selection = selection(index, query, options)?;
    let around = Surroundings::of(&selection, query, options.reach)?;
    let asked = Asked::new(&around, options);
    Ok(by_group::tables(&selection, &around, &asked, group_of))
}

/// The articles that the filters of a query let through, as far as they count.
fn selection<'i>(
    index: &'i Index,
    query: &Query,
    options: CollocateOptions,
) -> Result<Selection<'i>, IndexError> {
    let rule = query.copies().map_or(options.copies, |(rule, _)| rule);
    let filters = query.filters();
    if filters == Query::All {
        return Selection::with_copies(index, rule, |_| true);
    }
    let let_through = index.count(&filters)?;
    let ids: BTreeSet<&str> = let_through.iter().map(|(row, _)| row.id.as_str()).collect();
    Selection::with_copies(index, rule, |row| ids.contains(row.id.as_str()))
}

/// The words that are asked for, with their counts near the node by article of the selection.
struct Asked<'a> {
    words: BTreeMap<&'a str, &'a [(u32, u32)]>,
    cutoff: f64,
}

impl<'a> Asked<'a> {
    fn new(around: &'a Surroundings, options: CollocateOptions) -> Self {
        let is_stop = |word: &str| {
            let languages = around.languages.iter();
            languages
                .copied()
                .any(|language: Language| is_stop_word(word, language))
        };
        let words = around
            .words
            .iter()
            .map(|(word, near)| (word.as_str(), near.articles.as_slice()));
        let wanted = |(word, counts): &(&str, &[(u32, u32)])| {
            n_of(counts) >= options.least.max(1)
                && counts.len() as u64 >= options.least_articles
                && (options.stop_words || !is_stop(word))
        };
        Self {
            words: words.filter(wanted).collect(),
            cutoff: options.cutoff,
        }
    }
}

/// What a text has that the dictionary of its index lacks.
fn not_its_words(index: &Index) -> IndexError {
    IndexError::Damaged {
        path: index.path().to_path_buf(),
        what: "the words of an article are not those of its text".to_owned(),
    }
}

/// Occurrences in all articles.
fn n_of(counts: &[(u32, u32)]) -> u64 {
    counts.iter().map(|(_, count)| u64::from(*count)).sum()
}

/// All occurrences of each word in the selection.
fn frequencies<'a>(
    selection: &Selection<'_>,
    asked: &Asked<'a>,
) -> Result<BTreeMap<&'a str, u64>, IndexError> {
    let one_group = vec![0; selection.articles().len()];
    let counts = GroupCounts::new(selection, &one_group)?;
    let found = counts.fold(|found: &mut Vec<(&'a str, u64)>, word, uses| {
        if let Some((word, _)) = asked.words.get_key_value(word) {
            found.push((*word, uses.iter().map(|used| used.n).sum()));
        }
    })?;
    Ok(found.into_iter().flatten().collect())
}

impl Collocates {
    /// `None` where a word is near more often than it is at all, as in a damaged index.
    fn collocate(&self, term: &str, counts: &[(u32, u32)], total: u64) -> Option<Collocate> {
        let near = n_of(counts);
        let table = Contingency {
            target: near,
            reference: total.checked_sub(near)?,
            target_total: self.words_near,
            reference_total: self.words.checked_sub(self.words_near)?,
        };
        let (expected, _) = table.expected();
        Some(Collocate {
            term: term.to_owned(),
            near,
            articles: counts.len() as u64,
            total,
            expected,
            log_dice: log_dice(near, self.hits, total),
            mutual_information: mutual_information(near, expected),
            g2: g2_signed(&table),
        })
    }
}
