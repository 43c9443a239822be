//! Finding: which articles answer to a query, and where in them its words stand. No text is read.
//!
//! An article answers or not as the tree of the query says. Its hits are then the places of all
//! sequences that are not excluded, each place once; an article found by filters alone has none.

mod plan;

mod filter;
mod words;

mod tree;

mod sequence;
mod window;

mod buffered;
mod layout;
mod postings;

mod hits;
mod left_out;
mod sample;

use std::ops::{ControlFlow, Range};

use rayon::prelude::*;
use tantivy::{DocAddress, DocId, SegmentReader};

use crate::article::ArticleRow;
use crate::error::IndexError;
use crate::index::Index;
use crate::query::Query;
use crate::selection::Selection;
use sequence::Matcher;
use tree::Node;

pub(crate) use filter::Property;
pub(crate) use hits::Hits;
pub(crate) use plan::Plan;
pub(crate) use sample::random_key;

/// A place where words of a query stand. Spans are sorted by place: headline, then text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Whether it is in the headline.
    pub title: bool,
    /// Position of its first word, as [`otherwords_text::Token::position`] counts.
    pub position: u32,
    /// Positions it takes up: its words and those between them, and one for each sentence that
    /// begins within it.
    pub length: u32,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleHits {
    /// The article.
    pub article: ArticleRow,
    /// Where the words stand, sorted; none where only filters were asked for.
    pub spans: Vec<Span>,
}

impl Span {
    fn sort_key(&self) -> (bool, u32, u32) {
        (!self.title, self.position, self.length)
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Index {
    /// Hands over the articles that answer to a query, in the order in which they were added, until
    /// told to stop. Articles after that are not looked at.
    ///
    /// # Errors
    /// Where a pattern stands for too many words, or the index is damaged.
    pub fn search(
        &self,
        query: &Query,
        take: &mut dyn FnMut(ArticleHits) -> ControlFlow<()>,
    ) -> Result<(), IndexError> {
        let plan = self.guard(|| Plan::new(self, query))?;
        let mut hits = Hits::of(&plan)?;
        // What `take` does is not guarded: its panics are not damage.
        while let Some(address) = hits.next()? {
            let article = self.guard(|| self.row_at(address, &plan.votes))?;
            let spans = hits.spans()?;
            if take(ArticleHits { article, spans }).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Hands over the articles of a selection that answer to a query, by number, in the order in which
    /// they were added: quicker than [`Index::search`], since nothing is looked up of any of them.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn search_in(
        &self,
        selection: &Selection<'_>,
        query: &Query,
        take: &mut dyn FnMut(u32, Vec<Span>),
    ) -> Result<(), IndexError> {
        let plan = self.guard(|| Plan::new(self, query))?;
        let mut hits = Hits::of(&plan)?;
        while let Some(address) = hits.next()? {
            if let Some(number) = selection.number(address.segment_ord as usize, address.doc_id) {
                take(number, hits.spans()?);
            }
        }
        Ok(())
    }

    /// The articles that answer to a query with the number of their hits, sorted as
    /// [`Index::articles`] are.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn count(&self, query: &Query) -> Result<Vec<(ArticleRow, u64)>, IndexError> {
        let plan = self.guard(|| Plan::new(self, query))?;
        let parts = self.parts().into_par_iter();
        let counts = parts.map(|(segment, articles)| {
            self.guard(|| Articles::within(&plan, segment, articles)?.counts())
        });
        let mut counts = counts.collect::<Result<Vec<_>, _>>()?.concat();
        counts.par_sort_unstable_by(|a, b| a.0.sort_key().cmp(&b.0.sort_key()));
        Ok(counts)
    }

    /// The articles of all segments in parts for all cores, few enough that opening a query's postings
    /// for each part takes next to nothing.
    fn parts(&self) -> Vec<(usize, Range<DocId>)> {
        let of_segment = |(segment, reader): (usize, &SegmentReader)| {
            let articles = reader.max_doc();
            let threads = rayon::current_num_threads() as u32;
            let length = articles.div_ceil(threads.max(1)).max(SMALLEST_PART);
            let starts = (0..articles).step_by(length as usize);
            starts.map(move |start| (segment, start..(start + length).min(articles)))
        };
        self.segments()
            .iter()
            .enumerate()
            .flat_map(of_segment)
            .collect()
    }
}

/// Fewer articles are not worth a core of their own.
const SMALLEST_PART: u32 = 2048;

/// The articles of one segment that answer, one after the other, or of a part of it.
struct Articles<'p> {
    plan: &'p Plan<'p>,
    segment: usize,
    tree: Node,
    words: Vec<Matcher<'p>>,
    /// Those to read the hits of an article from, where `words` may have run ahead of it.
    shown: Option<Vec<Matcher<'p>>>,
    next: DocId,
    /// The first that is not asked for.
    end: DocId,
}

impl<'p> Articles<'p> {
    fn open(plan: &'p Plan<'p>, segment: usize) -> Result<Self, IndexError> {
        let all = 0..plan.index.segments()[segment].max_doc();
        Self::within(plan, segment, all)
    }

    fn within(
        plan: &'p Plan<'p>,
        segment: usize,
        articles: Range<DocId>,
    ) -> Result<Self, IndexError> {
        let open = || -> Result<Vec<_>, IndexError> {
            let words = plan.sequences.iter();
            words
                .map(|words| Matcher::open(plan, segment, words))
                .collect()
        };
        let words = open()?;
        let shown = plan.tree.runs_ahead().then(open).transpose()?;
        let tree = Node::open(plan, segment, &plan.tree, &words)?;
        Ok(Self {
            plan,
            segment,
            tree,
            words,
            shown,
            next: articles.start,
            end: articles.end,
        })
    }

    fn next(&mut self) -> Option<DocId> {
        let reader = &self.plan.index.segments()[self.segment];
        loop {
            let doc = self.tree.seek(&mut self.words, self.next);
            if doc >= self.end {
                return None;
            }
            self.next = doc + 1;
            if !reader.is_deleted(doc) && self.tree.answers(&mut self.words, doc) {
                return Some(doc);
            }
        }
    }

    fn row(&self, doc: DocId) -> Result<ArticleRow, IndexError> {
        let segment = u32::try_from(self.segment).unwrap_or(u32::MAX);
        let address = DocAddress::new(segment, doc);
        self.plan.index.row_at(address, &self.plan.votes)
    }

    fn spans(&mut self, doc: DocId) -> Vec<Span> {
        let mut spans = Vec::new();
        let words = self.shown.as_mut().unwrap_or(&mut self.words);
        for words in words.iter_mut().filter(|words| words.is_wanted()) {
            if words.seek(doc) == doc {
                spans.extend_from_slice(words.spans_in(doc));
            }
        }
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    fn counts(&mut self) -> Result<Vec<(ArticleRow, u64)>, IndexError> {
        let mut counts = Vec::new();
        while let Some(doc) = self.next() {
            let n_hits = self.spans(doc).len() as u64;
            counts.push((self.row(doc)?, n_hits));
        }
        Ok(counts)
    }
}
