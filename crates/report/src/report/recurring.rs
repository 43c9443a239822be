//! Recurring contrasts: a choice between two words that comes back over events, tested.

use otherwords_comparison as comparison;
use serde::{Deserialize, Serialize};

use super::rounding::three_digits;

/// An outlet that writes one word where others write another, over several events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recurring {
    /// The word it prefers.
    pub term: String,
    /// The word that stands in its place elsewhere.
    pub other: String,
    /// The outlet.
    pub outlet: String,
    /// Its uses of the one, in its own voice, in the events in which both words occur.
    pub n_term: u64,
    /// Its uses of the other.
    pub n_other: u64,
    /// The others' uses of the one.
    pub rest_term: u64,
    /// Their uses of the other.
    pub rest_other: u64,
    /// Events in which both occur.
    pub events: u64,
    /// p of the test within events, corrected for the outlets tested.
    pub p: Option<f64>,
    /// The same, corrected for all pairs tested.
    pub q: Option<f64>,
    /// Whether q is below the cut-off.
    pub significant: bool,
}

/// Most rows shown that are not significant.
const UNSURE: usize = 10;

/// The rows that are significant, and the first few others.
pub(super) fn shown(rows: &[comparison::Recurring], cutoff: f64) -> Vec<Recurring> {
    let rows = rows.iter().map(|row| Recurring::new(row, cutoff));
    let mut room = UNSURE;
    rows.filter(|row| {
        let has_room = row.significant || room > 0;
        room = room.saturating_sub(usize::from(!row.significant));
        has_room
    })
    .collect()
}

impl Recurring {
    fn new(row: &comparison::Recurring, cutoff: f64) -> Self {
        Self {
            term: row.term.clone(),
            other: row.other.clone(),
            outlet: row.outlet.clone(),
            n_term: row.n_term,
            n_other: row.n_other,
            rest_term: row.rest_term,
            rest_other: row.rest_other,
            events: row.events,
            p: three_digits(row.p),
            q: three_digits(row.q),
            significant: row.q < cutoff,
        }
    }
}
