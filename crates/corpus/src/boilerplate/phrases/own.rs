//! The phrases of one outlet, found again in all its articles.

use std::collections::BTreeMap;

use otherwords_text::Span;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Outlet;
use super::words::{Word, Words, key};
use crate::boilerplate::pieces::MOST_TEMPLATE_WORDS;
use crate::view::ArticleView;

/// The phrases of one outlet by their first word, the longest first.
pub(super) struct Own(FxHashMap<u64, Vec<Vec<u64>>>);

impl Own {
    /// Those a reviewer has named.
    pub(super) fn named(outlet: &Outlet<'_>) -> Self {
        let mut own = Self(FxHashMap::default());
        for label in &outlet.named {
            let words = label.split_whitespace();
            own.insert(&words.map(key).collect::<Vec<u64>>());
        }
        own
    }

    pub(super) fn insert(&mut self, words: &[u64]) {
        if let Some(first) = words.first() {
            let of_first = self.0.entry(*first).or_default();
            of_first.push(words.to_vec());
            of_first.sort_unstable_by_key(|words| std::cmp::Reverse(words.len()));
        }
    }

    /// Where they stand, by label.
    pub(super) fn places(
        &self,
        articles: &[ArticleView<'_>],
    ) -> BTreeMap<String, Vec<(u32, Span)>> {
        let mut places: BTreeMap<String, Vec<(u32, Span)>> = BTreeMap::new();
        if self.0.is_empty() {
            return places;
        }
        let articles = articles.par_iter();
        let found: Vec<_> = articles.map(|article| self.places_in(article)).collect();
        for (number, of_article) in (0u32..).zip(found) {
            for (label, span) in of_article {
                places.entry(label).or_default().push((number, span));
            }
        }
        places
    }

    fn places_in(&self, article: &ArticleView<'_>) -> Vec<(String, Span)> {
        let words = Words::of(article);
        let sentences = words.sentences();
        sentences
            .flat_map(|sentence| self.places_in_sentence(sentence, article))
            .collect()
    }

    fn places_in_sentence(
        &self,
        sentence: &[Word],
        article: &ArticleView<'_>,
    ) -> Vec<(String, Span)> {
        let (mut places, mut rest) = (Vec::new(), sentence);
        while !rest.is_empty() {
            let n_words = self.longest_at(rest);
            if n_words > 0 {
                places.push(place(&rest[..n_words], &rest[n_words..], article));
            }
            rest = &rest[n_words.max(1)..];
        }
        places
    }

    /// The number of words of the longest phrase that stands here; 0 for none.
    fn longest_at(&self, words: &[Word]) -> usize {
        let stands_here = |phrase: &&Vec<u64>| {
            let mut pairs = phrase.iter().zip(words);
            phrase.len() <= words.len() && pairs.all(|(key, word)| *key == word.key)
        };
        let mut longest_first = self.0.get(&words[0].key).into_iter().flatten();
        longest_first.find(stands_here).map_or(0, Vec::len)
    }
}

/// A phrase with its label. Where only names and numbers follow it in its sentence (who took the
/// picture), they belong to it.
fn place(phrase: &[Word], after: &[Word], article: &ArticleView<'_>) -> (String, Span) {
    let labels = phrase.iter().map(|word| word.label(article));
    let label = labels.collect::<Vec<_>>().join(" ");
    let is_credit =
        after.len() <= MOST_TEMPLATE_WORDS && after.iter().all(|word| word.changes(article));
    let last = if is_credit { after.last() } else { None };
    let end = last
        .or(phrase.last())
        .map_or(0, |word| word.token.span().end);
    let start = phrase[0].token.span().start;
    (label, Span { start, end })
}
