//! What stands around the places of a query: its collocates, counted by article, each word once however
//! many of the places it is near. The texts are read and analysed again, by the function that analysed
//! them for the index, so that what is counted is what a concordance shows.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::ops::Range;

use otherwords_text::{Language, Token, analyze, fold};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::error::IndexError;
use crate::query::Query;
use crate::search::Span;
use crate::selection::Selection;

/// How far around a place is looked: words of the same sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Words before its first.
    pub left: usize,
    /// Words after its last.
    pub right: usize,
}

/// The words around the places of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The articles that have places in their text, by number.
    pub articles: Vec<Around>,
    /// The words near them, folded and not stemmed, in the order of the alphabet.
    pub words: BTreeMap<String, Nearby>,
    /// Words that the places themselves consist of.
    pub inside: u64,
    /// The languages of those articles.
    pub languages: BTreeSet<Language>,
}

/// An article with places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// Its number in the selection.
    pub article: u32,
    /// Its places.
    pub hits: u32,
    /// Words near them.
    pub words: u32,
}

/// A word that stands near.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nearby {
    /// Occurrences near, by number of the article, ascending.
    pub articles: Vec<(u32, u32)>,
    /// Occurrences that are part of a place, which are not near one.
    pub inside: u64,
}

/// Articles whose texts are read together.
const BATCH: usize = 1024;

impl Surroundings {
    /// Reads what is around the places of a query in the texts of a selection. Headlines are not looked
    /// at, nor words that do not count.
    ///
    /// # Errors
    /// As [`Index::search`](crate::Index::search).
    pub fn of(selection: &Selection<'_>, query: &Query, reach: Reach) -> Result<Self, IndexError> {
        let mut found = Self::default();
        let mut batch: Vec<(u32, Vec<Span>)> = Vec::with_capacity(BATCH);
        let mut failed = Ok(());
        selection
            .index()
            .search_in(selection, query, &mut |article, mut spans| {
                spans.retain(|span| !span.title && selection.counts(article, span.position));
                if spans.is_empty() || failed.is_err() {
                    return;
                }
                batch.push((article, spans));
                if batch.len() == BATCH {
                    failed = found.read(selection, take(&mut batch), reach);
                }
            })?;
        failed?;
        found.read(selection, batch, reach)?;
        found.articles.sort_unstable_by_key(|around| around.article);
        for word in found.words.values_mut() {
            word.articles.sort_unstable();
        }
        Ok(found)
    }

    fn read(
        &mut self,
        selection: &Selection<'_>,
        batch: Vec<(u32, Vec<Span>)>,
        reach: Reach,
    ) -> Result<(), IndexError> {
        let texts: Vec<Text> = batch
            .par_iter()
            .map(|(article, spans)| Text::read(selection, *article, spans, reach))
            .collect::<Result<_, _>>()?;
        for text in texts {
            self.enter(text);
        }
        Ok(())
    }

    fn enter(&mut self, text: Text) {
        self.articles.push(text.around);
        self.languages.insert(text.language);
        let article = text.around.article;
        // A map's order is that of no reader: each word goes to its own entry.
        let mut words: Vec<(String, Use)> = text.words.into_iter().collect();
        words.sort_unstable();
        for (word, used) in words {
            self.inside += u64::from(used.inside);
            let entry = self.words.entry(word).or_default();
            entry.inside += u64::from(used.inside);
            if used.near > 0 {
                entry.articles.push((article, used.near));
            }
        }
    }
}

/// How often a word of a text is near a place, or part of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    near: u32,
    inside: u32,
}

/// What is around the places of one text.
struct Text {
    around: Around,
    language: Language,
    words: FxHashMap<String, Use>,
}

impl Text {
    fn read(
        selection: &Selection<'_>,
        article: u32,
        spans: &[Span],
        reach: Reach,
    ) -> Result<Self, IndexError> {
        let row = selection.articles()[article as usize];
        let body = selection.index().text(row)?.body;
        let tokens = analyze(&body, row.language).tokens;
        let part = |token: &Token| selection.counts(article, token.position);
        let mut words: FxHashMap<String, Use> = FxHashMap::default();
        let mut near = 0;
        for (token, place) in tokens.iter().zip(places(&tokens, spans, reach)) {
            if place == Place::Away || !part(token) {
                continue;
            }
            let word = fold(token.surface(&body), row.language).into_owned();
            let used = words.entry(word).or_default();
            match place {
                Place::Inside => used.inside += 1,
                _ => {
                    used.near += 1;
                    near += 1;
                }
            }
        }
        Ok(Self {
            around: Around {
                article,
                hits: spans.len() as u32,
                words: near,
            },
            language: row.language,
            words,
        })
    }
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Away,
    Near,
    Inside,
}

/// Where each word of a text stands, seen from places sorted by position.
fn places(tokens: &[Token], spans: &[Span], reach: Reach) -> Vec<Place> {
    let mut places = vec![Place::Away; tokens.len()];
    for span in spans {
        let node = node(tokens, span);
        if node.is_empty() {
            continue;
        }
        let same = |place: &usize, of: usize| tokens[*place].sentence == tokens[of].sentence;
        let (first, last) = (node.start, node.end - 1);
        let left = (node.start.saturating_sub(reach.left)..first).filter(|at| same(at, first));
        let after = node.end.saturating_add(reach.right).min(tokens.len());
        let right = (node.end..after).filter(|at| same(at, last));
        for at in left.chain(right) {
            places[at] = places[at].max(Place::Near);
        }
        places[node].fill(Place::Inside);
    }
    places
}

/// The words of a place.
fn node(tokens: &[Token], span: &Span) -> Range<usize> {
    let from = |position| tokens.partition_point(|token| token.position < position);
    from(span.position)..from(span.position.saturating_add(span.length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(position: u32, length: u32) -> Span {
        Span {
            title: false,
            position,
            length,
        }
    }

    /// The words of a text that are near places: in brackets those that are part of one.
    fn shown(text: &str, spans: &[Span], left: usize, right: usize) -> String {
        let tokens = analyze(text, Language::ENGLISH).tokens;
        let places = places(&tokens, spans, Reach { left, right });
        let words = tokens.iter().zip(places).filter_map(|(token, place)| {
            let word = token.surface(text);
            match place {
                Place::Away => None,
                Place::Near => Some(word.to_owned()),
                Place::Inside => Some(format!("[{word}]")),
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_near_a_place_are_those_of_its_sentence_each_once() {
        // Positions: One 0 … four 3; boundary; Five 5 … nine 9.
        let text = "One two three four. Five six seven eight nine.";
        let rows = [
            (vec![span(2, 1)], 1, 1, "two [three] four"),
            (vec![span(3, 1)], 2, 5, "two three [four]"),
            (vec![span(5, 1)], 5, 1, "[Five] six"),
            (vec![span(6, 2)], 1, 1, "Five [six] [seven] eight"),
            (
                vec![span(5, 1), span(7, 1)],
                1,
                1,
                "[Five] six [seven] eight",
            ),
            (
                vec![span(6, 1), span(7, 1)],
                2,
                2,
                "Five [six] [seven] eight nine",
            ),
            (vec![span(2, 1)], 0, 0, "[three]"),
            (vec![span(2, 4)], 1, 1, "two [three] [four] [Five] six"),
            (vec![span(99, 1)], 5, 5, ""),
            (vec![], 5, 5, ""),
        ];
        for (spans, left, right, expected) in rows {
            assert_eq!(shown(text, &spans, left, right), expected, "{spans:?}");
        }
    }
}
