//! On which terms outlets differ at all, and who is high and who is low.

use otherwords_comparison as comparison;
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

use super::rounding::{decimals, three_digits};
use super::sureness::Chance;

/// All outlets in one pass, for one unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutletTable {
    /// `word` or `sequence`.
    pub unit: String,
    /// Outlets that were tested, each against all others.
    pub outlets: Vec<String>,
    /// Outlets that were also tested pair by pair.
    pub paired: Vec<String>,
    /// Terms compared: the family of the correction.
    pub compared: u64,
    /// Terms on which outlets differ.
    pub significant: u64,
    /// What the same pass finds where there is nothing to find.
    pub chance: Option<Chance>,
    /// These terms, best first; where there are none, the best few.
    pub terms: Vec<OutletTerm>,
}

/// A term and who uses it how much; written as an array, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize_tuple, Deserialize_tuple)]
pub struct OutletTerm {
    /// Commonest form.
    pub term: String,
    /// Why it is set aside.
    pub tag: Option<String>,
    /// p of the outlet that differs most, times the number of outlets.
    pub p: f64,
    /// The same corrected for the number of terms.
    pub q: f64,
    /// Whether outlets differ on it.
    pub significant: bool,
    /// Use by outlet, those that stand out first.
    pub uses: Vec<OutletRate>,
    /// Pairs that differ: who uses it more, who less.
    pub pairs: Vec<(String, String)>,
}

/// An outlet's use; written as an array, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize_tuple, Deserialize_tuple)]
pub struct OutletRate {
    /// Its name.
    pub outlet: String,
    /// Occurrences.
    pub n: u64,
    /// Occurrences per million of its words.
    pub pm: f64,
    /// `high` or `low` where it differs from all others by more than chance, else `between`.
    pub stance: String,
}

impl OutletTable {
    pub(super) fn new(table: &comparison::OutletTable) -> Self {
        Self {
            unit: table.unit.name().to_owned(),
            outlets: table.outlets.clone(),
            paired: table.paired.clone(),
            compared: table.compared,
            significant: table.significant,
            chance: table.chance.as_ref().map(Chance::new),
            terms: table.terms.iter().map(OutletTerm::new).collect(),
        }
    }
}

impl OutletTerm {
    fn new(term: &comparison::OutletTerm) -> Self {
        let uses = term.uses.iter().map(|rate| OutletRate {
            outlet: rate.outlet.clone(),
            n: rate.n,
            pm: decimals(rate.per_million, 1).unwrap_or(0.0),
            stance: stance(rate.stance).to_owned(),
        });
        Self {
            term: term.term.clone(),
            tag: term.tag.map(|tag| tag.name().to_owned()),
            p: three_digits(term.p).unwrap_or(1.0),
            q: three_digits(term.q).unwrap_or(1.0),
            significant: term.is_significant,
            uses: uses.collect(),
            pairs: term.pairs.clone(),
        }
    }

    /// Whether an outlet is high or low by itself: all may differ where no one does beyond doubt.
    pub fn singles_out(&self) -> bool {
        self.uses.iter().any(|rate| rate.stance != "between")
    }

    /// Outlets of a stance, with their rates.
    pub fn of_stance<'t>(&'t self, stance: &'t str) -> impl Iterator<Item = &'t OutletRate> {
        self.uses.iter().filter(move |rate| rate.stance == stance)
    }
}

fn stance(stance: comparison::Stance) -> &'static str {
    match stance {
        comparison::Stance::High => "high",
        comparison::Stance::Low => "low",
        comparison::Stance::Between => "between",
    }
}
