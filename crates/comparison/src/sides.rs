//! The two sides of an argument about words: outlets whose own words the contested terms are, and
//! outlets that have them only in quotation marks. Found from the words themselves, so what sets
//! the sides apart is described and never tested.

use std::collections::BTreeMap;

use otherwords_indexer::IndexError;

use crate::contested::{ContestedTerm, OutletUse};
use crate::gather::Material;
use crate::keyness::{KeyTerms, described};
use crate::plan::{Group, Matchup};
use crate::words::Words;

/// Why nothing about the sides is tested.
const REASON: &str =
    "the sides were drawn by the words they contest, so a test would only find what drew them";

/// What sets the two sides apart, word by word; `None` where the contested terms draw no two sides, or
/// where there are several events: who stands where in one says nothing about the others.
pub(crate) fn sides(
    material: &Material<'_, '_>,
    words: &Words,
    contested: &[ContestedTerm],
) -> Result<Option<KeyTerms>, IndexError> {
    if material.events.len() > 1 {
        return Ok(None);
    }
    match draw(contested) {
        Some(matchup) => described(material, words, &matchup, REASON).map(Some),
        None => Ok(None),
    }
}

/// The side of those whose own word the most contested term is, against the other side.
fn draw(contested: &[ContestedTerm]) -> Option<Matchup> {
    let leanings = leanings(contested);
    let side = |on_it: fn(i64) -> bool| -> Group {
        let outlets: Vec<String> = leanings
            .iter()
            .filter(|(_, leaning)| on_it(**leaning))
            .map(|(outlet, _)| (*outlet).to_owned())
            .collect();
        Group {
            name: outlets.join(" + "),
            outlets,
        }
    };
    let matchup = Matchup {
        target: side(|leaning| leaning > 0),
        reference: side(|leaning| leaning < 0),
    };
    let both = !matchup.target.outlets.is_empty() && !matchup.reference.outlets.is_empty();
    both.then_some(matchup)
}

/// For each outlet a number: the larger, the more it sides with those whose own word the most
/// contested term is. Each further term is turned so that it agrees with those before it.
fn leanings(contested: &[ContestedTerm]) -> BTreeMap<&str, i64> {
    let mut leanings: BTreeMap<&str, i64> = BTreeMap::new();
    for term in contested {
        let agreement: i64 = term
            .uses
            .iter()
            .map(|outlet| stance(outlet) * leanings.get(outlet.outlet.as_str()).unwrap_or(&0))
            .sum();
        let turn = if agreement < 0 { -1 } else { 1 };
        for outlet in &term.uses {
            *leanings.entry(&outlet.outlet).or_default() += turn * stance(outlet);
        }
    }
    leanings
}

/// 1 for an own word, -1 for one from which the outlet keeps apart, else 0.
fn stance(outlet: &OutletUse) -> i64 {
    i64::from(outlet.own) - i64::from(outlet.apart)
}

#[cfg(test)]
mod tests {
    use otherwords_indexer::Query;

    use super::*;
    use crate::keyness::Scope;

    fn term(uses: &[(&str, u64, u64)]) -> ContestedTerm {
        let uses = uses
            .iter()
            .map(|(outlet, voice, short_quotation)| OutletUse {
                outlet: (*outlet).to_owned(),
                voice: *voice,
                quotation: 0,
                short_quotation: *short_quotation,
                at_a_distance: 0,
                attributed: 0,
                stands_by: *voice,
                keeps_distance: *short_quotation,
                own: *voice > *short_quotation,
                apart: *short_quotation > *voice,
                query: Query::All,
                evidence: Vec::new(),
                distant: Vec::new(),
            });
        ContestedTerm {
            term: String::new(),
            scope: Scope::All,
            uses: uses.collect(),
        }
    }

    #[test]
    fn opposite_terms_draw_the_same_two_sides() {
        let contested = [
            term(&[("Courier", 5, 0), ("Wire", 3, 0), ("Star", 0, 4)]),
            term(&[("Star", 3, 0), ("Courier", 0, 2)]),
        ];
        let drawn =
            draw(&contested).map(|matchup| (matchup.target.outlets, matchup.reference.outlets));
        assert_eq!(
            drawn,
            Some((
                vec!["Courier".to_owned(), "Wire".to_owned()],
                vec!["Star".to_owned()]
            ))
        );
    }

    #[test]
    fn nothing_contested_draws_no_sides() {
        assert_eq!(draw(&[]), None);
        assert_eq!(draw(&[term(&[("Courier", 2, 0)])]), None);
    }
}
