//! Contested terms: words that are one outlet's own, and from which another keeps a distance.

use otherwords_comparison::{ContestedTerm, OutletUse};
use serde::{Deserialize, Serialize};

use super::evidence::{Citations, Line};

/// A word that some outlets use themselves and others only at a distance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contested {
    /// Commonest form.
    pub term: String,
    /// The event in which it is contested; `None` for all events together.
    pub event: Option<String>,
    /// Every outlet that has it.
    pub uses: Vec<Use>,
}

/// How one outlet has a contested word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// The outlet.
    pub outlet: String,
    /// Uses in its own voice.
    pub voice: u64,
    /// Uses in long quotations.
    pub quotation: u64,
    /// Uses in short quotations.
    pub short_quotation: u64,
    /// Of the uses in its own voice: just behind a denial or a hedge ("no protest", "the so-called
    /// protest").
    #[serde(default)]
    pub at_a_distance: u64,
    /// Of the uses in its own voice: others in a sentence that is attributed to someone.
    #[serde(default)]
    pub attributed: u64,
    /// Uses in which it stands by the word: in its own voice, neither denied, hedged nor attributed.
    #[serde(default)]
    pub stands_by: u64,
    /// Uses in which it keeps a distance: in short quotations that are no name or title, denied, hedged.
    #[serde(default)]
    pub keeps_distance: u64,
    /// Whether it is a word of its own: it stands by it twice as often as it keeps a distance, or more.
    pub own: bool,
    /// The reverse. An outlet may be neither.
    #[serde(default)]
    pub apart: bool,
    /// Finds exactly these uses; of an own word those in its own voice.
    pub kwic_query: String,
    /// Some of them.
    pub lines: Vec<Line>,
    /// Some of those at a distance: in short quotations, denied, hedged.
    #[serde(default)]
    pub distant: Vec<Line>,
}

impl Contested {
    pub(super) fn new(term: &ContestedTerm, citations: &mut Citations) -> Self {
        Self {
            term: term.term.clone(),
            event: super::table::event(&term.scope),
            uses: term
                .uses
                .iter()
                .map(|outlet| Use::new(outlet, citations))
                .collect(),
        }
    }
}

impl Use {
    fn new(outlet: &OutletUse, citations: &mut Citations) -> Self {
        Self {
            outlet: outlet.outlet.clone(),
            voice: outlet.voice,
            quotation: outlet.quotation,
            short_quotation: outlet.short_quotation,
            at_a_distance: outlet.at_a_distance,
            attributed: outlet.attributed,
            stands_by: outlet.stands_by,
            keeps_distance: outlet.keeps_distance,
            own: outlet.own,
            apart: outlet.apart,
            kwic_query: outlet.query.to_string(),
            lines: outlet
                .evidence
                .iter()
                .map(|line| Line::new(line, citations))
                .collect(),
            distant: outlet
                .distant
                .iter()
                .map(|line| Line::new(line, citations))
                .collect(),
        }
    }
}
