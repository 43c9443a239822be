//! Which pieces an outlet repeats, and whether they are its own or the story's.

use std::collections::BTreeMap;

use otherwords_text::Span;

use super::pieces::{Piece, pieces};
use super::{BoilerplateOverrides, BoilerplatePlace, RepeatedPassage, Verdict};
use crate::view::ArticleView;

/// The boilerplate of one outlet, places in the order of its articles.
pub(super) struct OfOutlet {
    pub(super) passages: Vec<RepeatedPassage>,
    pub(super) places: Vec<Vec<BoilerplatePlace>>,
}

/// A passage in this many different articles of an outlet is repeated.
const LEAST_ARTICLES: usize = 3;
/// The same where an outlet has few articles.
const LEAST_OF_FEW: usize = 2;
const FEW: usize = 4;
/// Longer examples are cut.
const LONGEST_EXAMPLE: usize = 300;

pub(super) fn of_outlet(
    articles: &[ArticleView<'_>],
    overrides: &BoilerplateOverrides,
) -> OfOutlet {
    let cut: Vec<Vec<Piece>> = articles.iter().map(pieces).collect();
    let mut places: BTreeMap<&str, Vec<(usize, Span)>> = BTreeMap::new();
    for (number, pieces) in cut.iter().enumerate() {
        for piece in pieces {
            places
                .entry(&piece.key)
                .or_default()
                .push((number, piece.span));
        }
    }
    let least = if articles.len() <= FEW {
        LEAST_OF_FEW
    } else {
        LEAST_ARTICLES
    };
    let longest: Vec<Option<&str>> = cut
        .iter()
        .map(|pieces| {
            pieces
                .iter()
                .max_by_key(|piece| piece.key.len())
                .map(|piece| piece.key.as_str())
        })
        .collect();
    let mut found: Vec<(RepeatedPassage, Vec<(usize, Span)>)> = Vec::new();
    for (key, places) in places {
        let mut originals: Vec<Option<&str>> =
            places.iter().map(|(number, _)| longest[*number]).collect();
        originals.sort_unstable();
        originals.dedup();
        let id = (articles[0].outlet.to_owned(), key.to_owned());
        let verdict = if overrides.keep.contains(&id) {
            Verdict::Kept
        } else if overrides.drop.contains(&id) {
            Verdict::Dropped
        } else if originals.len() >= least && !originals.contains(&Some(key)) {
            Verdict::Repeated
        } else {
            continue;
        };
        let mut numbers: Vec<usize> = places.iter().map(|(number, _)| *number).collect();
        numbers.dedup();
        let (first, span) = places[0];
        let example = span.of(articles[first].body);
        let passage = RepeatedPassage {
            outlet: id.0,
            key: id.1,
            example: example[..example.floor_char_boundary(LONGEST_EXAMPLE)].to_owned(),
            kind: super::PieceKind::Line,
            n_articles: numbers.len() as u32,
            of_articles: articles.len() as u32,
            verdict,
        };
        found.push((passage, places));
    }
    found.sort_by(|a, b| {
        b.0.n_articles
            .cmp(&a.0.n_articles)
            .then_with(|| a.0.key.cmp(&b.0.key))
    });
    let mut of_outlet = OfOutlet {
        passages: Vec::new(),
        places: vec![Vec::new(); articles.len()],
    };
    for (number, (passage, places)) in (0u32..).zip(found) {
        if passage.verdict.is_dropped() {
            for (article, span) in places {
                of_outlet.places[article].push(BoilerplatePlace {
                    span,
                    passage: number,
                });
            }
        }
        of_outlet.passages.push(passage);
    }
    for places in &mut of_outlet.places {
        places.sort_unstable_by_key(|place| (place.span, place.passage));
    }
    of_outlet
}
