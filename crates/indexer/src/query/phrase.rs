//! From quotation marks, or a lone word, to a sequence of places; not what is in each place.

use super::cursor::Placed;
use super::error::Fault;
use super::limits::MAXIMUM_DISTANCE;
use super::parse::Parser;
use super::word::{lone_slots, phrase_slots};
use super::{Proximity, Scope, Sequence, Slot};

impl Parser {
    /// A phrase with or without proximity, or a word.
    pub(super) fn sequence(&mut self, scope: Scope) -> Result<Sequence, Fault> {
        let column = self.cursor.column();
        let (slots, proximity) = match self.cursor.quoted() {
            Some(quoted) => {
                let slots = self.slots_of_phrase(&quoted?, column)?;
                let proximity = self.proximity(&slots)?;
                (slots, proximity)
            }
            None => {
                let raw = self.cursor.word()?;
                (lone_slots(&raw, self.language)?, Proximity::Adjacent)
            }
        };
        self.count_words(&slots, column)?;
        Ok(Sequence {
            scope,
            slots,
            proximity,
            column,
        })
    }

    fn slots_of_phrase(&self, quoted: &[Placed], column: usize) -> Result<Vec<Slot>, Fault> {
        let pieces = quoted.split(Placed::separates);
        let mut slots = Vec::new();
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            slots.extend(phrase_slots(piece, self.language)?);
        }
        if slots.iter().all(|slot| *slot == Slot::Any) {
            return Err(Fault::new(
                column,
                "there is no word in this phrase",
                "write at least one word between the quotation marks",
            ));
        }
        Ok(slots)
    }

    /// `~3` or `~>3` behind a phrase.
    fn proximity(&mut self, slots: &[Slot]) -> Result<Proximity, Fault> {
        let column = self.cursor.column();
        if !self.cursor.eat('~') {
            return Ok(Proximity::Adjacent);
        }
        let in_order = self.cursor.eat('>');
        let distance = self.distance(column)?;
        check_slots(slots, column)?;
        Ok(if in_order {
            Proximity::Ordered(distance)
        } else {
            Proximity::Unordered(distance)
        })
    }

    fn distance(&mut self, column: usize) -> Result<u32, Fault> {
        let digits = self.cursor.digits();
        let hint = "write \"envoy protest\"~3 for any order, \"envoy protest\"~>3 for this order";
        if digits.is_empty() || !self.cursor.at_boundary() {
            return Err(Fault::new(column, "~ needs a number behind it", hint));
        }
        let distance = digits.parse().ok();
        distance
            .filter(|distance| *distance <= MAXIMUM_DISTANCE)
            .ok_or_else(|| {
                Fault::new(
                    column,
                    format!("words can be at most {MAXIMUM_DISTANCE} words apart"),
                    "for words anywhere in an article leave out the quotation marks",
                )
            })
    }

    fn count_words(&mut self, slots: &[Slot], column: usize) -> Result<(), Fault> {
        let n_words = slots.iter().map(|slot| match slot {
            Slot::Any => 1,
            Slot::OneOf(words) => words.len(),
        });
        (0..n_words.sum()).try_for_each(|_| self.count(column))
    }
}

fn check_slots(slots: &[Slot], column: usize) -> Result<(), Fault> {
    if slots.len() == 1 {
        return Err(Fault::new(
            column,
            "one word cannot be near itself",
            "for words that differ by a letter write protest~1 without quotation marks",
        ));
    }
    if slots.contains(&Slot::Any) {
        return Err(Fault::new(
            column,
            "_ has no place in a phrase with ~, which leaves room between its words anyway",
            "leave out the _ and raise the number",
        ));
    }
    Ok(())
}
