//! What the first screen shows: who words it how. Chosen from the finished report; nothing is
//! computed here, and every figure is one of the report's.

mod card;
mod contest;
mod example;
mod order;
mod sequence;
mod sides;
mod silent;
mod stance;

pub(crate) use card::{Card, Word, is_same_contrast};
pub(crate) use contest::{Contest, Position};
pub(crate) use example::{Example, end_of, start_of};
pub(crate) use sides::{Sides, Stand};
pub(crate) use silent::Silent;

use crate::report::{Report, Table};

/// The first screen: a card for every target with something to show, and the contested terms.
pub(crate) struct Board<'r> {
    /// Cards in the order in which they are shown: neighbours are opposites where words are
    /// contested.
    pub(crate) cards: Vec<Card<'r>>,
    /// Targets without a card, by what there is to say of them.
    pub(crate) silent: Vec<Silent<'r>>,
    /// Contested terms, most contested first.
    pub(crate) contests: Vec<Contest<'r>>,
    /// The two sides of the contested terms, by which the cards are ordered; `None` where there are
    /// no two sides.
    pub(crate) sides: Option<Sides<'r>>,
}

impl<'r> Board<'r> {
    /// Chooses what the first screen shows.
    pub(crate) fn new(report: &'r Report) -> Self {
        let mut cards = card::cards(report);
        let silent = silent::set_aside(&mut cards);
        order::oppose(&mut cards, report);
        Self {
            cards,
            silent,
            contests: contest::contests(report),
            sides: sides::sides(report),
        }
    }

    /// A table of every target, with a card or without.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &'r Table> {
        let silent = self.silent.iter().flat_map(|group| &group.tables).copied();
        self.cards.iter().map(|card| card.table).chain(silent)
    }

    /// Whether no target has a table.
    pub(crate) fn is_empty(&self) -> bool {
        self.tables().next().is_none()
    }

    /// Whether nothing on the first screen was tested.
    pub(crate) fn is_descriptive(&self) -> bool {
        !self.tables().any(Table::is_tested)
    }
}
