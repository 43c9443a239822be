//! Whether a key term depends on copies: all tables are ranked again with every copy counted, and a
//! term whose direction or significance is another then is marked.

use std::collections::{BTreeMap, HashMap};

use otherwords_corpus::Silent;
use otherwords_indexer::{CopyRule, IndexError};
use otherwords_text::{Language, stem};

use super::family::Family;
use super::pairing::{Pairing, pairings};
use super::ranking::{rank, tally};
use super::row::effect;
use super::terms::Terms;
use super::{KeyTerm, KeyTerms, Scope};
use crate::error::CompareError;
use crate::gather::{Material, select_under};
use crate::plan::{Matchup, Plan, Unit};
use crate::words::Words;

/// Marks the terms of all tables. Where no copy is left out there is nothing to depend on.
pub(crate) fn mark_copies_sensitive<'t>(
    material: &Material<'_, '_>,
    tables: impl Iterator<Item = &'t mut KeyTerms>,
) -> Result<(), CompareError> {
    if !material.selection.sets_copies_aside() {
        return Ok(());
    }
    let plan = Plan {
        copies: CopyRule::All,
        ..material.plan.clone()
    };
    let selection = select_under(material.selection.index(), &plan, plan.copies)?;
    let every_copy = Material::new(&selection, &plan)?;
    let pairings = pairings(&every_copy);
    let mut tables: BTreeMap<(Scope, Matchup, Unit), &mut KeyTerms> = tables
        .map(|table| {
            (
                (table.scope.clone(), table.matchup.clone(), table.unit),
                table,
            )
        })
        .collect();
    let words = Words::count(&every_copy)?;
    for unit in &plan.units {
        let terms = Terms::of(&every_copy, *unit, &words, &pairings)?;
        let places = places(&terms);
        let ranked = rank(&every_copy, &pairings, &terms, &Silent)?;
        for (pairing, ranked) in pairings.all.iter().zip(&ranked) {
            let key = (pairing.scope.clone(), pairing.matchup.clone(), *unit);
            let Some(table) = tables.get_mut(&key) else {
                continue;
            };
            let with_copies = WithCopies {
                material: &every_copy,
                pairing,
                terms: &terms,
                places: &places,
                family: Family::new(&plan, pairing, &terms, &ranked.p),
            };
            for term in &mut table.terms {
                term.copies_sensitive = Some(with_copies.differs(term)?);
            }
        }
    }
    Ok(())
}

/// Terms by what they are pooled under, so that those of another selection are found.
fn places(terms: &Terms<'_, '_, '_>) -> HashMap<String, u32> {
    (0..terms.len() as u32)
        .map(|term| (terms.stems(term as usize), term))
        .collect()
}

/// A table with every copy counted.
struct WithCopies<'a, 'm, 's, 'i> {
    material: &'a Material<'s, 'i>,
    pairing: &'a Pairing,
    terms: &'a Terms<'m, 's, 'i>,
    places: &'a HashMap<String, u32>,
    family: Family,
}

impl WithCopies<'_, '_, '_, '_> {
    /// Whether a term is another there: in direction, or in whether it is called significant.
    fn differs(&self, term: &KeyTerm) -> Result<bool, IndexError> {
        let Some(place) = self.places.get(&stems(&term.term, self.material.language)) else {
            return Ok(term.is_significant); // too loose a sequence there to be compared
        };
        let counts = self.terms.counts(*place as usize);
        let counts = self.pairing.within(&counts);
        let table = tally(self.material, self.pairing, &counts).table(self.pairing);
        let (log_ratio, _) = effect(self.pairing, &table, &counts);
        let member = self.family.of(*place);
        let is_significant = member.is_some_and(|member| member.is_significant);
        Ok((log_ratio > 0.0) != (term.log_ratio > 0.0) || is_significant != term.is_significant)
    }
}

fn stems(term: &str, language: Language) -> String {
    let words = term.split(' ').map(|word| stem(word, language));
    words.collect::<Vec<_>>().join(" ")
}
