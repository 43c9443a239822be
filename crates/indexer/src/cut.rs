//! Where a line of a concordance begins and ends in a text. Knows nothing of articles or indexes.

use otherwords_text::{Analysis, Language, Layer, Token, analyze_until};

use crate::search::Span;

/// A text with its analysis, as far as it is needed.
pub(crate) struct Analysed<'t> {
    text: &'t str,
    analysis: Analysis,
}

/// What is cut for a line.
pub(crate) struct Cut {
    pub(crate) left: String,
    pub(crate) node: String,
    pub(crate) right: String,
    pub(crate) layer: Layer,
    pub(crate) sentence: String,
}

impl<'t> Analysed<'t> {
    /// Analyses a text up to the words around the last of the spans; only these can be cut.
    pub(crate) fn new<'s>(
        text: &'t str,
        language: Language,
        spans: impl Iterator<Item = &'s Span>,
        width_words: usize,
    ) -> Self {
        let ends = spans.map(|span| span.position.saturating_add(span.length));
        let end = ends.max().unwrap_or(0);
        let reaches = |tokens: &[Token]| {
            let before = tokens.partition_point(|token| token.position < end);
            tokens.len() - before > width_words
        };
        Self {
            text,
            analysis: analyze_until(text, language, reaches),
        }
    }

    /// `None` where no word stands at the ends of the span.
    pub(crate) fn cut(&self, span: &Span, width_words: usize) -> Option<Cut> {
        let tokens = &self.analysis.tokens;
        let first = self.token_at(span.position)?;
        let last = self.token_at(span.position.checked_add(span.length.checked_sub(1)?)?)?;
        let (left, right) = (self.left(first, width_words), self.right(last, width_words));
        let (first, last) = (tokens[first], tokens[last]);
        Some(Cut {
            left: self.folded(left, first.start as usize),
            node: self.folded(first.start as usize, last.end as usize),
            right: self.folded(last.end as usize, right),
            layer: first.layer,
            sentence: self.sentences(&first, &last),
        })
    }

    fn token_at(&self, position: u32) -> Option<usize> {
        self.analysis
            .tokens
            .binary_search_by_key(&position, |token| token.position)
            .ok()
    }

    /// Where the context on the left begins: with the signs that stand before its first word
    /// without a space.
    fn left(&self, node: usize, width_words: usize) -> usize {
        let tokens = &self.analysis.tokens;
        let first = node.saturating_sub(width_words);
        let start = tokens[first].start as usize;
        if first == node {
            return start;
        }
        let floor = first
            .checked_sub(1)
            .map_or(0, |before| tokens[before].end as usize);
        let between = self.text.get(floor..start).unwrap_or("");
        start
            - between
                .chars()
                .rev()
                .take_while(|sign| !sign.is_whitespace())
                .map(char::len_utf8)
                .sum::<usize>()
    }

    /// Where the context on the right ends: with the signs that stand behind its last word without
    /// a space.
    fn right(&self, node: usize, width_words: usize) -> usize {
        let tokens = &self.analysis.tokens;
        let last = node.saturating_add(width_words).min(tokens.len() - 1);
        let end = tokens[last].end as usize;
        if width_words == 0 {
            return end;
        }
        let ceiling = tokens
            .get(last + 1)
            .map_or(self.text.len(), |after| after.start as usize);
        let between = self.text.get(end..ceiling).unwrap_or("");
        end + between
            .chars()
            .take_while(|sign| !sign.is_whitespace())
            .map(char::len_utf8)
            .sum::<usize>()
    }

    fn sentences(&self, first: &Token, last: &Token) -> String {
        let sentences = &self.analysis.sentences;
        let start = sentences
            .get(first.sentence as usize)
            .map_or(0, |sentence| sentence.start);
        let end = sentences
            .get(last.sentence as usize)
            .map_or(0, |sentence| sentence.end);
        self.folded(start, end)
    }

    /// A piece of the text with single spaces.
    fn folded(&self, start: usize, end: usize) -> String {
        let words = self.text.get(start..end).unwrap_or("").split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    }
}
