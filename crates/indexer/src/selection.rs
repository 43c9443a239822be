//! Which articles of an index take part, numbered in an order that does not depend on how it was built.

use std::ops::Range;

use otherwords_text::Layer;
use tantivy::DocId;

use crate::article::ArticleRow;
use crate::error::IndexError;
use crate::index::Index;
use crate::mask::{Mask, left};
use crate::query::LayerSet;
use crate::votes::{CopyRule, Votes};

/// Number of an article that takes no part.
pub(crate) const NONE: u32 = u32::MAX;
/// Set in the number of an article of which not all words count, so that all others are told
/// apart without a look elsewhere.
pub(crate) const MASKED: u32 = 1 << 31;

/// The articles that take part in a count, ordered by event, outlet, date and id. An article is
/// named by its place in [`Selection::articles`].
pub struct Selection<'i> {
    pub(crate) index: &'i Index,
    articles: Vec<&'i ArticleRow>,
    /// For each segment, the number of each of its documents.
    numbers: Vec<Vec<u32>>,
    votes: Votes,
    /// Words that count, by article and layer.
    lengths: Vec<[u32; 3]>,
}

impl<'i> Selection<'i> {
    /// All articles for which `takes_part` holds, copies or not.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn new(
        index: &'i Index,
        takes_part: impl Fn(&ArticleRow) -> bool,
    ) -> Result<Self, IndexError> {
        Self::with_copies(index, CopyRule::All, takes_part)
    }

    /// The articles for which `takes_part` holds, as far as they count among them.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn with_copies(
        index: &'i Index,
        rule: CopyRule,
        takes_part: impl Fn(&ArticleRow) -> bool,
    ) -> Result<Self, IndexError> {
        let votes = index.votes_among(rule, &takes_part)?;
        let counts = |row: &&ArticleRow| takes_part(row) && votes.counts(row.address);
        let articles: Vec<_> = index.articles()?.iter().filter(counts).collect();
        let mut numbers: Vec<_> = index
            .segments()
            .iter()
            .map(|segment| vec![NONE; segment.max_doc() as usize])
            .collect();
        let mut lengths = Vec::with_capacity(articles.len());
        for (number, article) in (0u32..).zip(&articles) {
            let address = article.address;
            let mask = votes.mask(address);
            numbers[address.segment_ord as usize][address.doc_id as usize] =
                number | if mask.is_some() { MASKED } else { 0 };
            lengths.push(left(index.written_lengths(address)?, mask));
        }
        Ok(Self {
            index,
            articles,
            numbers,
            votes,
            lengths,
        })
    }

    /// Words of an article that count, in these layers.
    pub fn length(&self, article: u32, layers: LayerSet) -> u32 {
        let lengths = self.lengths[article as usize];
        layers
            .layers()
            .map(|layer: Layer| lengths[layer as usize])
            .sum()
    }

    /// Whether the word at this position of an article's text counts: it is no boilerplate, and no
    /// other article of the selection had the passage before.
    pub fn counts(&self, article: u32, position: u32) -> bool {
        self.mask(article).is_none_or(|mask| !mask.hides(position))
    }

    /// The positions of an article's words that do not count, sorted and apart from each other.
    pub fn set_aside(&self, article: u32) -> Vec<Range<u32>> {
        self.mask(article).map(Mask::positions).unwrap_or_default()
    }

    /// The words of an article that do not count.
    pub(crate) fn mask(&self, article: u32) -> Option<&Mask> {
        self.votes.mask(self.articles[article as usize].address)
    }

    /// Whether articles or passages are left out because others had them before, so that a query
    /// needs `copies:` to find what is counted.
    pub fn sets_copies_aside(&self) -> bool {
        self.votes.sets_copies_aside()
    }

    /// The index they are in.
    pub fn index(&self) -> &'i Index {
        self.index
    }

    /// The articles, by number.
    pub fn articles(&self) -> &[&'i ArticleRow] {
        &self.articles
    }

    /// The number of a document, where it takes part.
    pub(crate) fn number(&self, segment: usize, doc: DocId) -> Option<u32> {
        let number = self.numbers[segment][doc as usize];
        (number != NONE).then_some(number & !MASKED)
    }

    /// The same with the words of it that do not count, where there are any.
    pub(crate) fn number_and_mask(
        &self,
        segment: usize,
        doc: DocId,
    ) -> Option<(u32, Option<&Mask>)> {
        let number = self.numbers[segment][doc as usize];
        if number == NONE {
            return None;
        }
        let is_masked = number & MASKED != 0;
        let mask = is_masked.then(|| self.votes.segment(segment)?.get(&doc));
        Some((number & !MASKED, mask.flatten()))
    }
}
