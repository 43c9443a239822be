//! Quotation marks in a paragraph, and whether each could open or close a quotation where it
//! stands. Not which ones belong together: that is `quotation`.

use super::character::{
    byte_set, char_at, char_before, find_byte, is_apostrophe, is_closing_bracket,
    is_opening_bracket, is_quotation_mark, is_unspaced,
};
use crate::language::Pack;
use crate::span::Span;

/// A quotation mark in its context. Both may hold (a straight mark between spaces); then it
/// depends on whether a quotation is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) character: char,
    pub(super) opens: bool,
    pub(super) closes: bool,
}

impl Mark {
    /// The byte after the mark.
    pub(super) fn end(self) -> usize {
        self.at + self.character.len_utf8()
    }

    /// Whether the mark could also be an apostrophe.
    pub(super) fn is_single(self) -> bool {
        is_apostrophe(self.character) || self.character == '‚'
    }

    pub(super) fn only_opens(self) -> bool {
        self.opens && !self.closes
    }

    pub(super) fn only_closes(self) -> bool {
        self.closes && !self.opens
    }
}

/// Appends the marks of a paragraph that can open or close a quotation.
pub(super) fn push_marks(text: &str, paragraph: Span, pack: &Pack, marks: &mut Vec<Mark>) {
    let inside = &text[..paragraph.end];
    let mut at = paragraph.start;
    while let Some(found) = find_byte(inside, at, &BEGINS_MARK) {
        let Some(character) = char_at(inside, found) else {
            return;
        };
        at = found + character.len_utf8();
        if is_quotation_mark(character) {
            let before = char_before(&inside[paragraph.start..], found - paragraph.start);
            let place = Place {
                text: inside,
                at: found,
                before,
                after: char_at(inside, at),
            };
            let (opens, closes) = place.judge(character, pack);
            if opens || closes {
                marks.push(Mark {
                    at: found,
                    character,
                    opens,
                    closes,
                });
            }
        }
    }
}

/// First bytes, in UTF-8, of quotation marks, and of other characters of the same blocks.
static BEGINS_MARK: [bool; 256] = byte_set(&[b'"', b'\'', 0xc2, 0xe2, 0xe3, 0xef]);

/// Where a mark stands.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

impl Place<'_> {
    /// Whether the mark opens and whether it closes: by what it is if that is clear in this
    /// language, else by what stands around it.
    fn judge(self, character: char, pack: &Pack) -> (bool, bool) {
        let (opening, closing) = (pack.opens(character), pack.closes(character));
        if is_apostrophe(character) || character == '‚' {
            let opens = opening && self.opens_single() && !self.leads_short_form(pack);
            (opens, closing && self.looks_closing())
        } else if opening && closing {
            self.judge_by_context(character)
        } else {
            (opening, closing)
        }
    }

    fn judge_by_context(self, character: char) -> (bool, bool) {
        if matches!(character, '"' | '＂') && self.is_inches() {
            return (false, false);
        }
        match (self.looks_opening(), self.looks_closing()) {
            (false, false) if self.is_inside_word() && matches!(character, '"' | '＂') => {
                (false, false)
            }
            (false, false) => (true, true),
            judged => judged,
        }
    }

    fn looks_opening(self) -> bool {
        if is_space(self.before) {
            return !is_space(self.after);
        }
        !is_letter(self.before) && (is_word_character(self.after) || begins_phrase(self.after))
    }

    fn looks_closing(self) -> bool {
        let sentence_mark = matches!(self.before, Some('.' | ',' | '!' | '?' | '…'));
        !is_space(self.before)
            && !self.before.is_some_and(is_opening_bracket)
            && (!is_letter(self.after) || (sentence_mark && is_word_character(self.after)))
    }

    /// Apostrophes are many: a single mark opens only after a clear boundary.
    fn opens_single(self) -> bool {
        let boundary = is_space(self.before)
            || self.before.is_some_and(|before| {
                is_opening_bracket(before)
                    || is_unspaced(before)
                    || matches!(
                        before,
                        '—' | '–' | '“' | '"' | '„' | '«' | ':' | '，' | '：' | '。'
                    )
            });
        boundary && (is_word_character(self.after) || begins_phrase(self.after))
    }

    /// `'tis`, `'em`, `'90s`, Dutch `'s avonds`: an apostrophe for what was left out.
    fn leads_short_form(self, pack: &Pack) -> bool {
        const LONGEST: usize = 12;
        let start = self.at + char_at(self.text, self.at).map_or(1, char::len_utf8);
        let end = self
            .text
            .floor_char_boundary((start + LONGEST).min(self.text.len()));
        let ahead = self.text.get(start..end).unwrap_or("");
        let length = ahead
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(ahead.len());
        let word = &ahead[..length];
        is_decade(word)
            || pack
                .leading_apostrophes
                .contains(&word.to_lowercase().as_str())
    }

    fn is_inside_word(self) -> bool {
        is_letter(self.before) && is_letter(self.after)
    }

    /// The second mark of `6'2"`: digits before it, and before them a foot mark after a digit.
    fn is_inches(self) -> bool {
        let before = &self.text[..self.at];
        let feet = before.trim_end_matches(|digit: char| digit.is_ascii_digit());
        let mark = feet
            .chars()
            .next_back()
            .filter(|&mark| is_apostrophe(mark) || mark == '′');
        let Some(mark) = mark else { return false };
        let whole = &feet[..feet.len() - mark.len_utf8()];
        feet.len() < before.len() && whole.ends_with(|digit: char| digit.is_ascii_digit())
    }
}

fn is_space(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(char::is_whitespace)
}

fn is_word_character(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(char::is_alphanumeric)
}

/// A letter or digit of a script that writes spaces: no boundary of a word.
fn is_letter(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|letter| letter.is_alphanumeric() && !is_unspaced(letter))
}

fn begins_phrase(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|mark| {
        is_opening_bracket(mark)
            || (is_quotation_mark(mark) && !is_closing_bracket(mark))
            || matches!(mark, '¿' | '¡' | '…' | '$' | '£' | '€' | '#' | '@' | '[')
    })
}

/// `90s` or `90`: two digits and perhaps an s.
fn is_decade(word: &str) -> bool {
    let digits = word.strip_suffix('s').unwrap_or(word);
    digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
