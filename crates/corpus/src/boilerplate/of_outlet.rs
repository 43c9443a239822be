//! What is found in one outlet: its repeated passages, and where they stand in its articles.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use otherwords_text::Span;

use super::pieces::PieceKind;
use super::repeats::Place;
use super::{BoilerplateOverrides, BoilerplatePlace, RepeatedPassage, Verdict};
use crate::view::ArticleView;

/// Longer examples are cut.
const LONGEST_EXAMPLE: usize = 300;

/// The boilerplate of one outlet, places in the order of its articles.
pub(super) struct OfOutlet {
    pub(super) passages: Vec<RepeatedPassage>,
    pub(super) places: Vec<Vec<BoilerplatePlace>>,
    /// For each article, the first of its story.
    pub(super) stories: Vec<u32>,
    name: String,
    /// What a reviewer keeps of each article.
    kept: Vec<Vec<Span>>,
}

impl OfOutlet {
    /// What is decided about each article, in order and apart from each other.
    pub(super) fn settled(&self) -> Vec<Vec<Span>> {
        let articles = self.places.iter().zip(&self.kept);
        articles
            .map(|(places, kept)| {
                let dropped = places.iter().map(|place| place.span);
                union(dropped.chain(kept.iter().copied()).collect())
            })
            .collect()
    }

    /// The labels that a reviewer drops and that no piece has.
    pub(super) fn named_anew<'o>(&self, overrides: &'o BoilerplateOverrides) -> Vec<&'o str> {
        let known: BTreeSet<&str> = self.passages.iter().map(|passage| &*passage.key).collect();
        let named = overrides.drop.iter();
        named
            .filter(|(outlet, key)| *outlet == self.name && !known.contains(&**key))
            .map(|(_, key)| &**key)
            .collect()
    }

    /// Adds phrases that were found in what is not settled, the most repeated first.
    pub(super) fn add(
        &mut self,
        phrases: BTreeMap<String, Vec<(u32, Span)>>,
        articles: &[ArticleView<'_>],
        overrides: &BoilerplateOverrides,
    ) {
        let mut phrases: Vec<(String, Vec<(u32, Span)>)> = phrases.into_iter().collect();
        phrases.sort_by_key(|(_, places)| Reverse(n_articles(places)));
        for (key, places) in phrases {
            let passage = self.phrase(key, &places, articles, overrides);
            let number = self.passages.len() as u32;
            for (article, span) in places {
                let article = article as usize;
                match passage.verdict.is_dropped() {
                    true => self.places[article].push(BoilerplatePlace {
                        span,
                        passage: number,
                    }),
                    false => self.kept[article].push(span),
                }
            }
            self.passages.push(passage);
        }
        self.places.iter_mut().for_each(keep_apart);
    }

    fn phrase(
        &self,
        key: String,
        places: &[(u32, Span)],
        articles: &[ArticleView<'_>],
        overrides: &BoilerplateOverrides,
    ) -> RepeatedPassage {
        let id = (self.name.clone(), key);
        let verdict = match () {
            () if overrides.keep.contains(&id) => Verdict::Kept,
            () if overrides.drop.contains(&id) => Verdict::Dropped,
            () => Verdict::Repeated,
        };
        let ((outlet, key), (first, span)) = (id, places[0]);
        RepeatedPassage {
            outlet,
            key,
            example: example(&articles[first as usize], span),
            kind: PieceKind::Phrase,
            n_articles: n_articles(places),
            of_articles: articles.len() as u32,
            verdict,
        }
    }
}

/// In how many articles there are places, which are in their order.
pub(super) fn n_articles<T>(places: &[(u32, T)]) -> u32 {
    places.chunk_by(|(a, _), (b, _)| a == b).count() as u32
}

/// What stands at a place, cut.
pub(super) fn example(article: &ArticleView<'_>, span: Span) -> String {
    let example = span.of(article.body);
    example[..example.floor_char_boundary(LONGEST_EXAMPLE)].to_owned()
}

/// Spans in order; those that meet as one.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut union: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match union.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => union.push(span),
        }
    }
    union
}

/// Numbers the passages, and tells each article the places of those that are dropped and that no
/// reviewer keeps. Where places overlap the one that begins first, and of these the longest, stays.
pub(super) fn places_of(
    found: Vec<(RepeatedPassage, Vec<Place>)>,
    name: &str,
    stories: Vec<u32>,
) -> OfOutlet {
    let n_articles = stories.len();
    let mut kept: Vec<Vec<Span>> = vec![Vec::new(); n_articles];
    for (_, places) in found
        .iter()
        .filter(|(passage, _)| passage.verdict == Verdict::Kept)
    {
        for (article, piece) in places {
            kept[*article as usize].push(piece.span);
        }
    }
    let is_kept = |article: u32, span: Span| {
        let kept = kept[article as usize].iter();
        kept.clone()
            .any(|kept| kept.start <= span.start && span.end <= kept.end)
    };
    let mut passages = Vec::with_capacity(found.len());
    let mut places: Vec<Vec<BoilerplatePlace>> = vec![Vec::new(); n_articles];
    for (number, (passage, of_passage)) in (0u32..).zip(found) {
        let dropped = of_passage
            .into_iter()
            .filter(|_| passage.verdict.is_dropped());
        for (article, piece) in dropped.filter(|(article, piece)| !is_kept(*article, piece.span)) {
            places[article as usize].push(BoilerplatePlace {
                span: piece.span,
                passage: number,
            });
        }
        passages.push(passage);
    }
    places.iter_mut().for_each(keep_apart);
    OfOutlet {
        passages,
        places,
        stories,
        name: name.to_owned(),
        kept,
    }
}

fn keep_apart(places: &mut Vec<BoilerplatePlace>) {
    places.sort_unstable_by_key(|place| {
        let end = Reverse(place.span.end);
        (place.span.start, end, place.passage)
    });
    let mut end = 0;
    places.retain(|place| {
        let is_free = place.span.start >= end;
        end = end.max(place.span.end);
        is_free
    });
}
