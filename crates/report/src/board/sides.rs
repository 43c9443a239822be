//! The sides of the contested terms: who shares their own words with whom. An order for the eye, not
//! a measure: it decides where cards stand and nothing else.

use std::cmp::{Ordering, Reverse};

use crate::report::{Contested, Report};

use super::card::Card;

/// Words named for a side.
const WORDS: usize = 5;
/// Further words for a side.
const MORE: usize = 8;

/// Who stands on which side, and whose own words are whose.
pub(crate) struct Sides<'r> {
    /// The side of those whose own word the most contested term is.
    pub(crate) first: Stand<'r>,
    /// The other side.
    pub(crate) second: Stand<'r>,
}

/// One side.
#[derive(Default)]
pub(crate) struct Stand<'r> {
    /// Its targets, clearest first.
    pub(crate) outlets: Vec<&'r str>,
    /// Its own words that the other side has in quotation marks, most contested first.
    pub(crate) own: Vec<&'r str>,
    /// Further words that it uses more often than the other side, clearest first.
    pub(crate) more: Vec<&'r str>,
}

/// Sorts cards from one side to the other and pairs the ends: first, last, second, last but one, so
/// that in two columns opposites stand side by side. `None`, with the cards as they were, where
/// there are no two sides.
pub(super) fn oppose<'r>(cards: &mut Vec<Card<'r>>, report: &'r Report) -> Option<Sides<'r>> {
    let leanings = leanings(report, cards);
    let mut order: Vec<usize> = (0..cards.len()).collect();
    order.sort_by_key(|place| Reverse(leanings[*place]));
    let outlet = |place: &usize| cards[*place].table.outlet.as_str();
    let first = order
        .iter()
        .filter(|place| leanings[**place] > 0)
        .map(outlet)
        .collect();
    let second = order
        .iter()
        .rev()
        .filter(|place| leanings[**place] < 0)
        .map(outlet)
        .collect();
    let [own, theirs] = words(report, cards, &leanings);
    let first = Stand {
        outlets: first,
        more: more(report, &own, |log_ratio| log_ratio > 0.0),
        own,
    };
    let second = Stand {
        outlets: second,
        more: more(report, &theirs, |log_ratio| log_ratio < 0.0),
        own: theirs,
    };
    if first.outlets.is_empty() || second.outlets.is_empty() {
        return None;
    }
    *cards = pair_ends(&order)
        .into_iter()
        .map(|place| cards[place].clone())
        .collect();
    Some(Sides { first, second })
}

/// For each card a number: the larger, the more it sides with those whose own word the most
/// contested term is. Each further term is turned so that it agrees with those before it.
fn leanings(report: &Report, cards: &[Card<'_>]) -> Vec<i64> {
    let mut leanings = vec![0; cards.len()];
    for term in &report.contested {
        let stances = stances(term, cards);
        let turn = if agreement(&leanings, &stances) < 0 {
            -1
        } else {
            1
        };
        for (leaning, stance) in leanings.iter_mut().zip(&stances) {
            *leaning += turn * stance;
        }
    }
    leanings
}

/// The own words of both sides, each word once.
fn words<'r>(report: &'r Report, cards: &[Card<'_>], leanings: &[i64]) -> [Vec<&'r str>; 2] {
    let mut words = [Vec::new(), Vec::new()];
    for term in &report.contested {
        let side = match agreement(leanings, &stances(term, cards)).cmp(&0) {
            Ordering::Greater => 0,
            Ordering::Less => 1,
            Ordering::Equal => continue,
        };
        let is_new = !words.iter().flatten().any(|known| *known == term.term);
        if is_new && words[side].len() < WORDS {
            words[side].push(term.term.as_str());
        }
    }
    words
}

/// Ordinary words that one side uses more often than the other, without those named already.
fn more<'r>(report: &'r Report, named: &[&str], is_its: impl Fn(f64) -> bool) -> Vec<&'r str> {
    let terms = report.sides.iter().flat_map(|table| &table.terms);
    let its = terms.filter(|term| term.tag.is_none() && term.log_ratio.is_some_and(&is_its));
    its.map(|term| term.term.as_str()).filter(|term| !named.contains(term)).take(MORE).collect()
}

fn stances(term: &Contested, cards: &[Card<'_>]) -> Vec<i64> {
    cards
        .iter()
        .map(|card| stance(term, &card.table.outlet))
        .collect()
}

fn agreement(leanings: &[i64], stances: &[i64]) -> i64 {
    leanings
        .iter()
        .zip(stances)
        .map(|(leaning, stance)| leaning * stance)
        .sum()
}

/// 1 for a word that is mostly the outlet's own, -1 for one mostly in short quotations, else 0.
/// Long quotations take no part: there a source speaks.
fn stance(term: &Contested, outlet: &str) -> i64 {
    let found = term.uses.iter().find(|other| other.outlet == outlet);
    found.map_or(0, |found| match found.voice.cmp(&found.short_quotation) {
        Ordering::Greater => 1,
        Ordering::Equal => 0,
        Ordering::Less => -1,
    })
}

fn pair_ends(order: &[usize]) -> Vec<usize> {
    let (start, end) = order.split_at(order.len().div_ceil(2));
    let mut paired = Vec::with_capacity(order.len());
    for (place, first) in start.iter().enumerate() {
        paired.push(*first);
        paired.extend(end.iter().rev().nth(place));
    }
    paired
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_stand_side_by_side() {
        let rows: [(&[usize], &[usize]); 4] = [
            (&[], &[]),
            (&[7], &[7]),
            (&[0, 1, 2, 3], &[0, 3, 1, 2]),
            (&[0, 1, 2, 3, 4], &[0, 4, 1, 3, 2]),
        ];
        for (order, expected) in rows {
            assert_eq!(pair_ends(order), expected);
        }
    }
}
