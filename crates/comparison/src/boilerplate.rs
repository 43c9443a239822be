//! Lines that an outlet prints again and again: sign-up boxes, credits, copyright. They are found by
//! repetition, without a list, and terms that live on them are tagged, not dropped. Only where the
//! index was not curated: there, boilerplate is not counted at all.

use std::collections::{BTreeMap, HashMap};

use otherwords_indexer::{IndexError, Selection, Vocabulary};
use otherwords_text::{Span, analyze, fold, paragraphs};
use rayon::prelude::*;

/// How often words stand in repeated lines, by article.
#[derive(Debug, Default)]
pub(crate) struct Boilerplate {
    /// For a pool of the vocabulary, articles and occurrences, sorted.
    counts: HashMap<u32, Vec<(u32, u32)>>,
}

/// A line in this many different articles of an outlet is repeated.
const LEAST_ARTICLES: usize = 3;
/// The same where an outlet has few articles.
const LEAST_OF_FEW: usize = 2;
const FEW: usize = 4;
/// Longer paragraphs are text, however often they are repeated.
const LONGEST_LINE: usize = 400;

impl Boilerplate {
    /// Reads all articles once.
    pub(crate) fn find(
        selection: &Selection<'_>,
        vocabulary: &Vocabulary<'_, '_>,
    ) -> Result<Self, IndexError> {
        if !selection.index().curation().boilerplate.articles.is_empty() {
            return Ok(Self::default());
        }
        let read = |number: usize| {
            selection
                .index()
                .text(selection.articles()[number])
                .map(|text| Lines::of(&text.body))
        };
        let articles: Vec<Lines> = (0..selection.articles().len())
            .into_par_iter()
            .map(read)
            .collect::<Result<_, _>>()?;
        let mut by_outlet: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (number, article) in (0u32..).zip(selection.articles()) {
            by_outlet.entry(&article.outlet).or_default().push(number);
        }
        let repeated: Vec<(u32, Span)> = by_outlet
            .into_values()
            .flat_map(|numbers| repeated_lines(&articles, &numbers))
            .collect();
        Self::count(selection, vocabulary, repeated)
    }

    fn count(
        selection: &Selection<'_>,
        vocabulary: &Vocabulary<'_, '_>,
        mut repeated: Vec<(u32, Span)>,
    ) -> Result<Self, IndexError> {
        repeated.sort_by_key(|(article, span)| (*article, span.start));
        let mut terms: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        for lines in repeated.chunk_by(|a, b| a.0 == b.0) {
            let article = selection.articles()[lines[0].0 as usize];
            let body = selection.index().text(article)?.body;
            for token in analyze(&body, article.language).tokens {
                let inside = |(_, line): &(u32, Span)| {
                    line.start <= token.start as usize && token.end as usize <= line.end
                };
                if lines.iter().any(inside) {
                    let term = fold(token.surface(&body), article.language).into_owned();
                    terms.entry(term).or_default().push((lines[0].0, 1));
                }
            }
        }
        let mut counts: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
        for (number, pool) in (0u32..).zip(vocabulary.pools()) {
            for found in pool.forms.iter().filter_map(|form| terms.get(&form.term)) {
                counts.entry(number).or_default().extend(found);
            }
        }
        Ok(Self { counts })
    }

    /// Occurrences of a pool in repeated lines of the articles that fit.
    pub(crate) fn occurrences(&self, pool: u32, fits: impl Fn(u32) -> bool) -> u64 {
        let found = self.counts.get(&pool).map_or(&[][..], Vec::as_slice);
        found
            .iter()
            .filter(|(article, _)| fits(*article))
            .map(|(_, count)| u64::from(*count))
            .sum()
    }
}

/// The paragraphs of an article, as signatures.
struct Lines {
    lines: Vec<(u64, Span)>,
    /// Signature of the longest one: articles that share it are copies of each other.
    longest: u64,
}

impl Lines {
    fn of(body: &str) -> Self {
        let spans = paragraphs(body);
        let longest = spans
            .iter()
            .max_by_key(|span| span.end - span.start)
            .map_or(0, |span| signature(&body[span.start..span.end]));
        let short = spans
            .into_iter()
            .filter(|span| span.end - span.start <= LONGEST_LINE);
        let lines = short
            .map(|span| (signature(&body[span.start..span.end]), span))
            .filter(|(line, _)| *line != longest);
        Self {
            lines: lines.collect(),
            longest,
        }
    }
}

/// The lines of an outlet that stand in several articles which are no copies of each other.
fn repeated_lines(articles: &[Lines], numbers: &[u32]) -> Vec<(u32, Span)> {
    let least = if numbers.len() <= FEW {
        LEAST_OF_FEW
    } else {
        LEAST_ARTICLES
    };
    let mut places: BTreeMap<u64, Vec<(u32, Span)>> = BTreeMap::new();
    for number in numbers {
        for (line, span) in &articles[*number as usize].lines {
            places.entry(*line).or_default().push((*number, *span));
        }
    }
    let is_repeated = |found: &Vec<(u32, Span)>| {
        let mut originals: Vec<u64> = found
            .iter()
            .map(|(number, _)| articles[*number as usize].longest)
            .collect();
        originals.sort_unstable();
        originals.dedup();
        originals.len() >= least
    };
    places.into_values().filter(is_repeated).flatten().collect()
}

/// A line whatever its case, digits and spaces.
fn signature(line: &str) -> u64 {
    let plain: String = line
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if c.is_ascii_digit() {
                '0'
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect();
    let hash = blake3::hash(plain.as_bytes());
    let [a, b, c, d, e, f, g, h, ..] = *hash.as_bytes();
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Repeated lines of an outlet with these articles, as texts.
    fn repeated(articles: &[&str]) -> Vec<String> {
        let lines: Vec<Lines> = articles.iter().map(|body| Lines::of(body)).collect();
        let numbers: Vec<u32> = (0..articles.len() as u32).collect();
        let mut found: Vec<String> = repeated_lines(&lines, &numbers)
            .into_iter()
            .map(|(article, span)| articles[article as usize][span.start..span.end].to_owned())
            .collect();
        found.dedup();
        found
    }

    #[test]
    fn a_line_under_different_articles_is_boilerplate() {
        let articles = [
            "The harbour was closed on Monday.\n\nSign up here.",
            "A bridge was opened far away.\n\nSign up here.",
        ];
        assert_eq!(repeated(&articles), ["Sign up here."]);
    }

    #[test]
    fn lines_of_two_versions_of_one_article_are_none() {
        let articles = [
            "The harbour was closed on Monday by the port.\n\nNobody was hurt.",
            "The harbour was closed on Monday by the port.\n\nNobody was hurt.\n\nIt opens today.",
        ];
        assert!(repeated(&articles).is_empty());
    }

    #[test]
    fn digits_and_case_make_no_difference() {
        let articles = [
            "One text stands here, and it is longer.\n\n© 2019 Harbour Ledger",
            "Another text stands there, and it is longer.\n\n© 2020 HARBOUR LEDGER",
        ];
        assert_eq!(repeated(&articles).len(), 2);
    }

    #[test]
    fn one_article_repeats_nothing() {
        assert!(repeated(&["The harbour was closed.\n\nSign up here."]).is_empty());
    }
}
