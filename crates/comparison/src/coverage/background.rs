//! What ordinary text looks like, so that a telling word can be told from a common one: a table of
//! word ranks where there is one, else the other articles of the corpus.

use std::collections::HashMap;

use otherwords_statistics::real::ln;

use crate::knowledge::Knowledge;

/// Weight of a word of which nothing is known.
const UNKNOWN: f64 = 2.5;
/// Fewest articles of a corpus whose counts say something about words in general.
const LEAST_ARTICLES: u32 = 60;
/// The commonest words that are no function words rank about here.
const COMMON_RANK: f64 = 100.0;

/// What is known of words beyond the event.
pub struct Background<'k> {
    /// Word classes and vectors.
    pub knowledge: &'k Knowledge,
    /// Articles of the corpus that have each stem.
    articles_with: HashMap<String, u32>,
    n_articles: u32,
}

impl<'k> Background<'k> {
    /// Only what is known of the language.
    pub fn none(knowledge: &'k Knowledge) -> Self {
        Self::new(knowledge, HashMap::new(), 0)
    }

    /// A corpus: how many of its articles have each stem, and how many there are.
    pub fn new(
        knowledge: &'k Knowledge,
        articles_with: HashMap<String, u32>,
        n_articles: u32,
    ) -> Self {
        Self {
            knowledge,
            articles_with,
            n_articles,
        }
    }

    /// How telling a word is: inverse document frequency over the corpus, where the corpus is large
    /// enough; else by the rank of the word in a general table (Zipf: frequency is about one over
    /// rank); else the same for all.
    pub(super) fn weight(&self, stem: &str, form: &str) -> f64 {
        if let Some(rank) = self.knowledge.rank(form) {
            return ln(1.0 + f64::from(rank) / COMMON_RANK).clamp(0.3, 6.0);
        }
        if self.n_articles >= LEAST_ARTICLES {
            let with = self.articles_with.get(stem).copied().unwrap_or(0);
            return ln(f64::from(1 + self.n_articles) / f64::from(1 + with)).clamp(0.3, 6.0);
        }
        UNKNOWN
    }
}
