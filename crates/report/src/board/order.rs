//! The order of cards where words are contested: opposites face each other. An order for the eye,
//! not a measure.

use std::cmp::Reverse;

use crate::report::{Report, Table};

use super::card::Card;
use super::stance::{Side, owner, side_of, stance};

/// Orders cards so that those of opposite sides face each other in two columns, clearest first; then
/// come those on no side, in the order they had.
pub(super) fn oppose(cards: &mut Vec<Card<'_>>, report: &Report) {
    let Some(table) = &report.sides else { return };
    let leaning = |card: &Card<'_>| leaning(report, table, &card.table.outlet);
    let (sided, others): (Vec<Card<'_>>, Vec<Card<'_>>) = cards
        .drain(..)
        .partition(|card| side_of(table, &card.table.outlet).is_some());
    let (mut first, mut second): (Vec<Card<'_>>, Vec<Card<'_>>) = sided
        .into_iter()
        .partition(|card| side_of(table, &card.table.outlet) == Some(Side::First));
    first.sort_by_key(|card| Reverse(leaning(card)));
    second.sort_by_key(leaning);
    cards.extend(interleave(first, second));
    cards.extend(others);
}

/// How clearly an outlet stands on the first side: over all contested terms, how often it agrees.
fn leaning(report: &Report, table: &Table, outlet: &str) -> i64 {
    let agrees = |term| match owner(term, table) {
        Some(Side::First) => stance(term, outlet),
        Some(Side::Second) => -stance(term, outlet),
        None => 0,
    };
    report.contested.iter().map(agrees).sum()
}

/// One of each in turn, then what is left of the longer.
fn interleave<T>(first: Vec<T>, second: Vec<T>) -> Vec<T> {
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    let mut all = Vec::with_capacity(first.len() + second.len());
    while first.len() + second.len() > 0 {
        all.extend(first.next());
        all.extend(second.next());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_stand_side_by_side_and_the_rest_follows() {
        let rows: [(&[u8], &[u8], &[u8]); 4] = [
            (&[], &[], &[]),
            (&[1], &[], &[1]),
            (&[1, 2], &[8, 9], &[1, 8, 2, 9]),
            (&[1, 2, 3], &[9], &[1, 9, 2, 3]),
        ];
        for (first, second, expected) in rows {
            assert_eq!(interleave(first.to_vec(), second.to_vec()), expected);
        }
    }
}
