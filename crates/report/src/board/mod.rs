//! What the first screen shows: who words it how. Chosen from the finished report; nothing is
//! computed here, and every figure is one of the report's.

mod card;
mod contest;
mod example;
mod order;
mod sequence;
mod sides;
mod stance;

pub(crate) use card::{Card, Word, is_same_contrast};
pub(crate) use contest::{Contest, Position};
pub(crate) use example::{Example, end_of, start_of};
pub(crate) use sides::{Sides, Stand};

use crate::report::Report;

/// The first screen: a card for every target, and the contested terms.
pub(crate) struct Board<'r> {
    /// Cards in the order in which they are shown: neighbours are opposites where words are
    /// contested.
    pub(crate) cards: Vec<Card<'r>>,
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
        order::oppose(&mut cards, report);
        Self {
            cards,
            contests: contest::contests(report),
            sides: sides::sides(report),
        }
    }
}
