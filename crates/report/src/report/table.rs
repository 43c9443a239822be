//! Key terms of one target against one reference.

use otherwords_comparison::{KeyTerm, KeyTerms, Scope};
use otherwords_indexer::query::Query;
use serde::{Deserialize, Serialize};

use super::evidence::Citations;
use super::rounding::three_digits;
use super::sureness::{Chance, Power};
use super::term::Term;

/// Key terms of one target against one reference, in one scope and unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The event compared; `None` for all events together.
    pub event: Option<String>,
    /// What was counted: `word` or `sequence`.
    pub unit: String,
    /// Whose words: `voice`, `quotation`, `short_quotation` or `all`.
    pub layer: String,
    /// Name of the target: an outlet, or a group of outlets.
    pub outlet: String,
    /// Outlets of the target.
    pub outlets_target: Vec<String>,
    /// Name of the reference.
    pub reference: String,
    /// Outlets of the reference; empty for all that are not the target's.
    pub outlets_reference: Vec<String>,
    /// Articles of the target.
    pub articles_target: u64,
    /// Articles of the reference.
    pub articles_reference: u64,
    /// Words of the target in this layer.
    pub words_target: u64,
    /// Words of the reference in this layer.
    pub words_reference: u64,
    /// Events in which both sides have articles.
    pub events: u64,
    /// Whether differences were tested or only described.
    pub footing: Footing,
    /// Whether the test saw counts at the mean length of their event, because outlets' lengths differ.
    #[serde(default)]
    pub at_common_length: bool,
    /// What a query adds to a term's words to find the target's lines.
    pub query_target: String,
    /// The same for the reference.
    pub query_reference: String,
    /// Terms that were compared: the family of the correction.
    pub compared: u64,
    /// Of these, terms that take part in the correction; the others could hardly be found and have no q.
    #[serde(default)]
    pub corrected: u64,
    /// Of these, terms called significant, in both directions.
    pub significant: u64,
    /// What the table finds where there is nothing to find; `None` where nothing is tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance: Option<Chance>,
    /// What it could have found; `None` where nothing is tested, and for a single event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power: Option<Power>,
    /// The terms, best first, in both directions.
    pub terms: Vec<Term>,
}

/// On what footing a table stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Footing {
    /// Differences were tested within events.
    Tested {
        /// Events in which both sides have articles.
        events: u64,
        /// The smallest two-sided p that this many articles could ever give.
        smallest_p: f64,
    },
    /// Differences were described and ranked; nothing is called significant.
    Descriptive {
        /// Why.
        reason: String,
    },
}

impl Default for Footing {
    fn default() -> Self {
        Self::Descriptive {
            reason: String::new(),
        }
    }
}

impl Table {
    pub(super) fn new(table: &KeyTerms, citations: &mut Citations) -> Self {
        let terms = table
            .terms
            .iter()
            .map(|term| Term::new(term, table, citations));
        Self {
            event: event(&table.scope),
            unit: table.unit.name().to_owned(),
            layer: table.layers.name().to_owned(),
            outlet: table.matchup.target.name.clone(),
            outlets_target: table.matchup.target.outlets.clone(),
            reference: table.matchup.reference.name.clone(),
            outlets_reference: table.matchup.reference.outlets.clone(),
            articles_target: table.target_articles,
            articles_reference: table.reference_articles,
            words_target: table.target_words,
            words_reference: table.reference_words,
            events: table.events,
            footing: Footing::new(&table.footing),
            at_common_length: table.is_levelled,
            query_target: limits(table, |term| &term.query_target),
            query_reference: limits(table, |term| &term.query_reference),
            compared: table.compared,
            corrected: table.corrected,
            significant: table.significant,
            chance: table.chance.as_ref().map(Chance::new),
            power: table.power.as_ref().map(Power::new),
            terms: terms.collect(),
        }
    }

    /// The scope as written in `key_terms.csv`: the event's name, or `(all events)`.
    pub fn scope(&self) -> &str {
        self.event.as_deref().unwrap_or("(all events)")
    }

    /// Finds exactly the target's lines that were counted for a term.
    pub fn kwic_query(&self, term: &Term) -> String {
        format!("{} {}", term.query, self.query_target)
    }

    /// Finds exactly the reference's lines that were counted for a term.
    pub fn kwic_query_reference(&self, term: &Term) -> String {
        format!("{} {}", term.query, self.query_reference)
    }

    /// Whether differences were tested.
    pub fn is_tested(&self) -> bool {
        matches!(self.footing, Footing::Tested { .. })
    }

    /// Terms that the target uses more often, and that are no names, titles, numbers or such.
    pub fn more(&self) -> impl Iterator<Item = &Term> {
        self.terms
            .iter()
            .filter(|term| term.tag.is_none() && term.is_more())
    }

    /// Terms that the target uses less often, without names, titles, numbers and such.
    pub fn less(&self) -> impl Iterator<Item = &Term> {
        self.terms
            .iter()
            .filter(|term| term.tag.is_none() && term.is_less())
    }

    /// Names, titles, numbers and such, which are set aside.
    pub fn set_aside(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| term.tag.is_some())
    }
}

impl Footing {
    pub(super) fn new(footing: &otherwords_comparison::Footing) -> Self {
        match footing {
            otherwords_comparison::Footing::Tested { events, smallest_p } => Self::Tested {
                events: *events,
                smallest_p: three_digits(*smallest_p).unwrap_or(1.0),
            },
            otherwords_comparison::Footing::Descriptive { reason } => Self::Descriptive {
                reason: reason.clone(),
            },
        }
    }
}

/// What all terms of a table have in their queries besides their words; nothing where it has none.
fn limits(table: &KeyTerms, query: impl Fn(&KeyTerm) -> &Query) -> String {
    let first = table.terms.first();
    first.map_or_else(String::new, |term| super::query::limits(query(term)))
}

pub(super) fn event(scope: &Scope) -> Option<String> {
    match scope {
        Scope::All => None,
        Scope::Event(event) => Some(event.clone()),
    }
}
