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

/// Above zero for an own word of the first side, below for one of the second.
pub(super) fn turn(term: &Contested, table: &Table) -> i64 {
    let stances = |outlets: &[String]| outlets.iter().map(|name| stance(term, name)).sum::<i64>();
    stances(&table.outlets_target) - stances(&table.outlets_reference)
}

/// 1 for an own word, -1 for one from which the outlet keeps apart, else 0.
pub(super) fn stance(term: &Contested, outlet: &str) -> i64 {
    let found = term.uses.iter().find(|other| other.outlet == outlet);
    found.map_or(0, |found| i64::from(found.own) - i64::from(found.apart))
}
