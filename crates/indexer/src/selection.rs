//! Which articles of an index take part, numbered in an order that does not depend on how it was built.

use crate::article::ArticleRow;
use crate::error::IndexError;
use crate::index::Index;

/// Number of an article that takes no part.
const NONE: u32 = u32::MAX;

/// The articles that take part in a count, ordered by event, outlet, date and id. An article is
/// named by its place in [`Selection::articles`].
pub struct Selection<'i> {
    pub(crate) index: &'i Index,
    articles: Vec<&'i ArticleRow>,
    /// For each segment, the number of each of its documents.
    numbers: Vec<Vec<u32>>,
}

impl<'i> Selection<'i> {
    /// All articles for which `takes_part` holds.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn new(
        index: &'i Index,
        takes_part: impl Fn(&ArticleRow) -> bool,
    ) -> Result<Self, IndexError> {
        let articles: Vec<_> = index
            .articles()?
            .iter()
            .filter(|row| takes_part(row))
            .collect();
        let mut numbers: Vec<_> = index
            .segments()
            .iter()
            .map(|segment| vec![NONE; segment.max_doc() as usize])
            .collect();
        for (number, article) in (0u32..).zip(&articles) {
            numbers[article.address.segment_ord as usize][article.address.doc_id as usize] = number;
        }
        Ok(Self {
            index,
            articles,
            numbers,
        })
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
    pub(crate) fn number(&self, segment: usize, doc: u32) -> Option<u32> {
        let number = self.numbers[segment][doc as usize];
        (number != NONE).then_some(number)
    }
}
