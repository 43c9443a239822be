//! Where outlets stand on contested terms. The sides themselves were drawn by the comparison; this
//! reads them.

use crate::report::{Contested, Table};

/// Which of both.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    /// Those whose own word the most contested term is.
    First,
    /// The others.
    Second,
}

impl Side {
    /// The opposite one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    /// Its outlets.
    pub(super) fn outlets(self, table: &Table) -> &[String] {
        match self {
            Self::First => &table.outlets_target,
            Self::Second => &table.outlets_reference,
        }
    }
}

/// Where an outlet stands; `None` where it is on no side.
pub(super) fn side_of(table: &Table, outlet: &str) -> Option<Side> {
    let is_in = |outlets: &[String]| outlets.iter().any(|name| name == outlet);
    match () {
        () if is_in(&table.outlets_target) => Some(Side::First),
        () if is_in(&table.outlets_reference) => Some(Side::Second),
        () => None,
    }
}

/// The side whose own word a term is, while the other keeps apart from it; `None` where that holds of
/// neither or of both.
pub(super) fn owner(term: &Contested, table: &Table) -> Option<Side> {
    let has = |side: Side, wanted: i64| {
        let mut outlets = side.outlets(table).iter();
        outlets.any(|name| stance(term, name) == wanted)
    };
    let owns = |side: Side| has(side, 1) && has(side.other(), -1);
    match (owns(Side::First), owns(Side::Second)) {
        (true, false) => Some(Side::First),
        (false, true) => Some(Side::Second),
        _ => None,
    }
}

/// 1 for an own word, -1 for one from which the outlet keeps apart, else 0.
pub(super) fn stance(term: &Contested, outlet: &str) -> i64 {
    let found = term.uses.iter().find(|other| other.outlet == outlet);
    found.map_or(0, |found| i64::from(found.own) - i64::from(found.apart))
}
