//! The articles that answer to a query, one after the other, whoever asks for the next.

use tantivy::DocAddress;

use super::{Articles, Plan, Span};
use crate::error::IndexError;

/// The articles of all segments that answer, in the order in which they were added.
pub(crate) struct Hits<'p> {
    plan: &'p Plan<'p>,
    /// Segments that have not been searched.
    segments: std::vec::IntoIter<usize>,
    articles: Option<Articles<'p>>,
    /// The article that was handed over last.
    at: DocAddress,
}

impl<'p> Hits<'p> {
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn of(plan: &'p Plan<'p>) -> Result<Self, IndexError> {
        let segments = plan.index.guard(|| plan.index.segments_in_order())?;
        Ok(Self {
            plan,
            segments: segments.into_iter(),
            articles: None,
            at: DocAddress::new(0, 0),
        })
    }

    /// The next article.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn next(&mut self) -> Result<Option<DocAddress>, IndexError> {
        let index = self.plan.index;
        loop {
            if let Some(articles) = &mut self.articles
                && let Some(doc) = index.guard(|| Ok(articles.next()))?
            {
                self.at = DocAddress::new(articles.segment as u32, doc);
                return Ok(Some(self.at));
            }
            let Some(segment) = self.segments.next() else {
                return Ok(None);
            };
            self.articles = Some(index.guard(|| Articles::open(self.plan, segment))?);
        }
    }

    /// Where the words stand in the article that came last, sorted.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn spans(&mut self) -> Result<Vec<Span>, IndexError> {
        let doc = self.at.doc_id;
        let spans = self.articles.as_mut().map(|articles| {
            let spans = || Ok(articles.spans(doc));
            self.plan.index.guard(spans)
        });
        spans.unwrap_or_else(|| Ok(Vec::new()))
    }
}
