//! Outlets without a word to show: where there are many cards they are named together, so that the cards
//! are those with words.

use crate::report::Table;

use super::card::Card;

/// Cards up to which every outlet has its own.
const CARDS: usize = 8;

/// Outlets of which there is the same to say instead of words.
pub(crate) struct Silent<'r> {
    /// What there is to say.
    pub(crate) why: &'static str,
    /// Their tables, in the order of their cards.
    pub(crate) tables: Vec<&'r Table>,
}

impl<'r> Silent<'r> {
    /// Their names.
    pub(crate) fn outlets(&self) -> Vec<&'r str> {
        self.tables
            .iter()
            .map(|table| table.outlet.as_str())
            .collect()
    }
}

/// Takes out the cards that show nothing, where there are many cards.
pub(super) fn set_aside<'r>(cards: &mut Vec<Card<'r>>) -> Vec<Silent<'r>> {
    let mut silent: Vec<Silent<'r>> = Vec::new();
    if cards.len() <= CARDS {
        return silent;
    }
    for card in cards.extract_if(.., |card| card.is_silent()) {
        let why = card.nothing();
        match silent.iter_mut().find(|group| group.why == why) {
            Some(group) => group.tables.push(card.table),
            None => silent.push(Silent {
                why,
                tables: vec![card.table],
            }),
        }
    }
    silent
}
