//! Where sentences end, inside one paragraph. Not whether a full stop belongs to an abbreviation:
//! that is `abbreviation`.

use super::abbreviation::{Stop, ends_sentence};
use super::character::{
    byte_set, char_at, find_byte, is_closing_bracket, is_dash, is_opening_bracket,
    is_quotation_mark,
};
use crate::language::{Language, Pack};
use crate::span::Span;

/// Appends the sentences of one paragraph, trimmed, covering all of it but white space. Only the
/// last can be without a letter or digit.
pub(super) fn push_sentences(
    text: &str,
    paragraph: Span,
    language: Language,
    sentences: &mut Vec<Span>,
) {
    let paragraph_text = &text[..paragraph.end];
    let splitter = Splitter {
        text: paragraph_text,
        language,
        pack: language.pack(),
    };
    let mut start = paragraph.start;
    let mut at = start;
    let mut has_word = false;
    let marks = Marks::of(language);
    while let Some(terminator) = marks.next(paragraph_text, at) {
        has_word = has_word || paragraph_text[at..terminator].contains(char::is_alphanumeric);
        at = marks.run_end(paragraph_text, terminator);
        if !has_word {
            continue;
        }
        let Some(end) = splitter.end_of_sentence(start, terminator, at) else {
            continue;
        };
        sentences.push(Span { start, end });
        start = skip_space(paragraph_text, end);
        at = start;
        has_word = false;
    }
    if start < paragraph.end {
        sentences.push(Span {
            start,
            end: paragraph.end,
        });
    }
}

struct Splitter<'t> {
    /// The text up to the end of the paragraph.
    text: &'t str,
    language: Language,
    pack: &'static Pack,
}

impl Splitter<'_> {
    /// The end of the sentence that began at `start` if the terminators `from..to` end it.
    fn end_of_sentence(&self, start: usize, from: usize, to: usize) -> Option<usize> {
        let unspaced = char_at(self.text, from).is_some_and(ends_without_space);
        let end = if unspaced {
            self.skip_closing(to)
        } else {
            self.skip_marks(to)
        };
        let next = skip_space(self.text, end);
        if next >= self.text.len() {
            return Some(self.text.len());
        }
        let goes_on = if unspaced {
            self.goes_on_unspaced(to, end)
        } else {
            self.goes_on(
                start,
                Stop {
                    from,
                    to,
                    end,
                    next,
                },
            )
        };
        (!goes_on).then_some(end)
    }

    /// After `。`: a closing bracket may be followed by a particle or a comma (`」と述べた`).
    fn goes_on_unspaced(&self, to: usize, end: usize) -> bool {
        let next = char_at(self.text, end).unwrap_or(' ');
        let particle = end > to && matches!(next, '\u{3041}'..='\u{3096}');
        particle || matches!(next, '，' | '、' | '；' | '：' | ',')
    }

    fn goes_on(&self, start: usize, stop: Stop) -> bool {
        let opening = self.skip_opening(stop.next);
        let Some(first) = char_at(self.text, opening) else {
            return false;
        };
        if stop.next == stop.end {
            return !self.lost_its_space(stop, opening);
        }
        let only_a_stop = stop.to - stop.from == 1 && self.text.as_bytes()[stop.from] == b'.';
        first.is_lowercase()
            || (only_a_stop && !ends_sentence(self.text, start, stop, opening, self.language))
    }

    /// `ended.The`, `ended."The`: no space, but a word's end before and a capital behind.
    fn lost_its_space(&self, stop: Stop, opening: usize) -> bool {
        let mut before = self.text[..stop.from].chars().rev();
        let mut behind = self.text[opening..].chars();
        let low = |letter: Option<char>| letter.is_some_and(char::is_lowercase);
        let after_word = low(before.next()) && low(before.next());
        let capital = behind.next().is_some_and(char::is_uppercase);
        after_word
            && capital
            && behind
                .next()
                .is_some_and(|next| next.is_lowercase() || next == ' ')
    }

    /// Past quotation marks and brackets that directly follow the terminator.
    fn skip_marks(&self, from: usize) -> usize {
        let mut end = skip(self.text, from, |mark| {
            is_quotation_mark(mark) || is_closing_bracket(mark)
        });
        if skip_space(self.text, end) == end && end > from {
            end = self.before_an_opening_mark(from, end);
        }
        while let Some(after) = self.spaced_closing(end) {
            end = after;
        }
        end
    }

    /// Of the marks `from..end`, those that close, when a word follows without a space: in
    /// `ended.”“The` only the first does.
    fn before_an_opening_mark(&self, from: usize, end: usize) -> usize {
        let last = self.text[from..end].char_indices().next_back();
        match last {
            Some((at, mark)) if self.opens_here(mark) => from + at,
            _ => end,
        }
    }

    /// Past closing marks after `。`, which an opening one may follow without a space.
    fn skip_closing(&self, from: usize) -> usize {
        skip(self.text, from, |mark| {
            is_closing_bracket(mark) || is_closing_shape(mark)
        })
    }

    /// French puts a space before its closing mark: `C'est fini ! »`. So do careless typists, and
    /// no opening mark has a space behind it.
    fn spaced_closing(&self, from: usize) -> Option<usize> {
        let next = skip_space(self.text, from);
        let mark = char_at(self.text, next)?;
        let after = next + mark.len_utf8();
        let nothing_opens = char_at(self.text, after).is_none_or(char::is_whitespace);
        let closes = self.only_closes(mark) || (nothing_opens && self.pack.closes(mark));
        (next > from && closes).then_some(after)
    }

    fn only_closes(&self, mark: char) -> bool {
        self.pack.closes(mark) && !self.pack.opens(mark)
    }

    /// Curly and angled marks have a side; straight ones directly after a full stop close.
    fn opens_here(&self, mark: char) -> bool {
        self.pack.opens(mark) && !self.pack.pairs(mark, mark)
    }

    /// Past what may stand before the first word of a sentence.
    fn skip_opening(&self, from: usize) -> usize {
        skip(self.text, from, |mark| {
            is_quotation_mark(mark)
                || is_opening_bracket(mark)
                || is_dash(mark)
                || matches!(mark, ' ' | '¿' | '¡' | '•' | '*')
        })
    }
}

/// Quotation marks that look like the end of a quotation, or like neither end.
fn is_closing_shape(mark: char) -> bool {
    matches!(
        mark,
        '"' | '＂' | '”' | '’' | '»' | '›' | '」' | '』' | '〞' | '〟' | '﹂' | '﹄'
    )
}

/// First bytes, in UTF-8, of the characters that end sentences.
static BEGINS_TERMINATOR: [bool; 256] = byte_set(&[
    b'.', b'!', b'?', 0xd6, 0xd8, 0xdb, 0xe0, 0xe1, 0xe2, 0xe3, 0xef,
]);
/// The same with the Greek question mark, which looks like a semicolon and mostly is one.
static BEGINS_GREEK_TERMINATOR: [bool; 256] = byte_set(&[
    b'.', b'!', b'?', b';', 0xcd, 0xd6, 0xd8, 0xdb, 0xe0, 0xe1, 0xe2, 0xe3, 0xef,
]);

/// The marks that end sentences in a language.
#[derive(Clone, Copy)]
struct Marks {
    begins: &'static [bool; 256],
    asks_with_semicolon: bool,
}

impl Marks {
    fn of(language: Language) -> Self {
        let asks_with_semicolon = language.asks_with_semicolon();
        Self {
            begins: match asks_with_semicolon {
                true => &BEGINS_GREEK_TERMINATOR,
                false => &BEGINS_TERMINATOR,
            },
            asks_with_semicolon,
        }
    }

    /// The next character that may end a sentence.
    fn next(self, text: &str, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            at = find_byte(text, at, self.begins)?;
            let character = char_at(text, at)?;
            if self.has(character) {
                return Some(at);
            }
            at += character.len_utf8();
        }
    }

    /// The end of a run of terminators; the dots of `. . .` are one run.
    fn run_end(self, text: &str, from: usize) -> usize {
        let mut run = skip(text, from, |character| self.has(character));
        loop {
            let next = skip(text, run, |character| character == ' ');
            if !text[next..].starts_with(['.', '…']) {
                return run;
            }
            run = skip(text, next, |character| self.has(character));
        }
    }

    fn has(self, character: char) -> bool {
        is_terminator(character) || self.asks_with_semicolon && matches!(character, ';' | '\u{37e}')
    }
}

fn is_terminator(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '‽' | '؟' | '۔' | '։' | '።' | '။' | '។'
    ) || ends_without_space(character)
}

/// Terminators after which no space is written.
fn ends_without_space(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '｡' | '．' | '।' | '॥')
}

fn skip_space(text: &str, from: usize) -> usize {
    skip(text, from, char::is_whitespace)
}

fn skip(text: &str, from: usize, skipped: impl Fn(char) -> bool) -> usize {
    text.get(from..).map_or(text.len(), |rest| {
        text.len() - rest.trim_start_matches(skipped).len()
    })
}
