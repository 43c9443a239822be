//! A card: one target with its most distinctive words.

use crate::report::{Report, Table, Term};

use super::example::{Example, example};
use super::sequence;

/// Most words on a card.
const WORDS: usize = 6;
/// Most sequences of words on a card.
const SEQUENCES: usize = 2;
/// Sizes in which words are set.
const SIZES: f64 = 5.0;

/// One target with its most distinctive words.
#[derive(Clone)]
pub(crate) struct Card<'r> {
    /// Its table of words, or of sequences where there is no other.
    pub(crate) table: &'r Table,
    /// The words, strongest first, then sequences.
    pub(crate) words: Vec<Word<'r>>,
    /// A sentence in which one of them stands.
    pub(crate) example: Option<Example<'r>>,
    /// Whether it shares no event with its reference, while others do: its words would tell what it writes
    /// about, not how.
    pub(crate) is_apart: bool,
}

/// A word on a card.
#[derive(Clone)]
pub(crate) struct Word<'r> {
    /// Its row.
    pub(crate) term: &'r Term,
    /// Number of its table in the report.
    pub(crate) table: usize,
    /// Number of its row in the table.
    pub(crate) row: usize,
    /// How large it is set: 1 to 5, by the strength of the difference.
    pub(crate) size: u8,
}

/// Words used less that are named on a card.
const LESS: usize = 6;

impl Card<'_> {
    /// What to say where there are no words.
    pub(crate) fn nothing(&self) -> &'static str {
        if self.is_apart {
            "Shares no event with the others: its words would tell what it writes about, not how."
        } else if self.table.is_tested() {
            "No word is used more often by more than chance, names and house style aside."
        } else {
            "No word is used more often, as far as words were used often enough to be compared."
        }
    }

    /// Whether it has neither words nor anything else that differs.
    pub(super) fn is_silent(&self) -> bool {
        self.words.is_empty() && self.also().is_none()
    }

    /// What else differs by more than chance: words used less, and those set aside.
    pub(crate) fn also(&self) -> Option<String> {
        if self.is_apart {
            return None;
        }
        let sure = || self.table.terms.iter().filter(|term| term.significant);
        let less = sure().filter(|term| term.is_less() && term.tag.is_none());
        let less: Vec<&str> = less.map(|term| term.term.as_str()).collect();
        let mut parts = Vec::new();
        if !less.is_empty() {
            let more = match less.len().saturating_sub(LESS) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let named = less[..LESS.min(less.len())].join(", ");
            parts.push(format!("Used less: {named}{more}."));
        }
        match sure().filter(|term| term.tag.is_some()).count() {
            0 => {}
            1 => parts.push("One name or word of house style differs, too.".to_owned()),
            aside => parts.push(format!(
                "{aside} names and words of house style differ, too."
            )),
        }
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// A card for every target of the main tables, in their order.
pub(super) fn cards(report: &Report) -> Vec<Card<'_>> {
    let mut cards: Vec<Card<'_>> = Vec::new();
    let some_share = report.main_tables().any(|(_, table)| table.events > 0);
    for (number, table) in report.main_tables() {
        let place = cards
            .iter()
            .position(|card| is_same_contrast(card.table, table));
        let place = place.unwrap_or_else(|| {
            cards.push(Card {
                table,
                words: Vec::new(),
                example: None,
                is_apart: some_share && table.event.is_none() && table.events == 0,
            });
            cards.len() - 1
        });
        if !cards[place].is_apart {
            add(&mut cards[place], number, table);
        }
    }
    set_sizes(&mut cards);
    for card in &mut cards {
        card.example = example(report, card);
    }
    cards
}

/// Whether two tables set the same target against the same reference.
pub(crate) fn is_same_contrast(one: &Table, other: &Table) -> bool {
    one.outlet == other.outlet && one.reference == other.reference
}

/// Adds the strongest words of a table to a card, or sequences where they say more than words do.
fn add<'r>(card: &mut Card<'r>, number: usize, table: &'r Table) {
    let rows = table
        .terms
        .iter()
        .enumerate()
        .filter(|(_, term)| is_telling(table, term));
    let words = rows.map(|(row, term)| Word {
        term,
        table: number,
        row,
        size: 1,
    });
    if table.unit == "word" {
        card.words.extend(words.take(WORDS));
    } else {
        let mut room = SEQUENCES;
        for sequence in words {
            sequence::add(&mut card.words, sequence, &mut room);
        }
    }
}

/// Whether a term is worth a place: used more often, no name or such, and where differences were
/// tested, by more than chance.
fn is_telling(table: &Table, term: &Term) -> bool {
    let is_surer = term.significant || !table.is_tested();
    term.tag.is_none() && term.is_more() && term.n_target > 0 && is_surer
}

fn set_sizes(cards: &mut [Card<'_>]) {
    let words = || cards.iter().flat_map(|card| &card.words);
    let strongest = words().map(|word| strength(word.term)).fold(0.0, f64::max);
    if strongest > 0.0 {
        for word in cards.iter_mut().flat_map(|card| &mut card.words) {
            word.size = (SIZES * strength(word.term) / strongest)
                .ceil()
                .clamp(1.0, SIZES) as u8;
        }
    }
}

fn strength(term: &Term) -> f64 {
    term.z_monroe.unwrap_or(0.0)
}
