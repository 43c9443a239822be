//! A sample of hits that anybody can draw again: by rule, not by rank or by order of indexing.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::{ArticleHits, Span};
use crate::article::ArticleRow;
use crate::error::IndexError;
use crate::index::Index;
use crate::query::Query;

impl Index {
    /// Draws `n` hits of a query, or all if there are fewer: those whose place, hashed with the
    /// seed, comes first. The same hits come in the same order however the index was built, and a
    /// larger sample begins with the smaller one. Each has one span; no text is read.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn sample(
        &self,
        query: &Query,
        n: usize,
        seed: u64,
    ) -> Result<Vec<ArticleHits>, IndexError> {
        let mut drawn: BTreeMap<([u8; 16], u32), (ArticleRow, Span)> = BTreeMap::new();
        self.search(query, &mut |hits| {
            for span in hits.spans {
                let key = (
                    random_key(seed, &hits.article.id, span.title, span.position),
                    span.length,
                );
                if drawn.len() < n || drawn.last_key_value().is_some_and(|(last, _)| key < *last) {
                    drawn.insert(key, (hits.article.clone(), span));
                }
                if drawn.len() > n {
                    drawn.pop_last();
                }
            }
            ControlFlow::Continue(())
        })?;
        Ok(drawn
            .into_values()
            .map(|(article, span)| ArticleHits {
                article,
                spans: vec![span],
            })
            .collect())
    }
}

/// A number without meaning for a place, the same for the same seed: what samples are sorted by.
pub(crate) fn random_key(seed: u64, article: &str, title: bool, position: u32) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seed.to_le_bytes());
    hasher.update(&(article.len() as u64).to_le_bytes());
    hasher.update(article.as_bytes());
    hasher.update(&[u8::from(title)]);
    hasher.update(&position.to_le_bytes());
    let mut key = [0; 16];
    hasher.finalize_xof().fill(&mut key);
    key
}
