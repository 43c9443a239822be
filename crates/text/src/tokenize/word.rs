//! Which runs of letters and digits make one word. Not what the word means: no abbreviation, name
//! or number is interpreted.

use super::atom::{Atom, each_atom, piece_of_one};
use super::character::{char_at, char_before, is_apostrophe, is_hyphen};
use super::dictionary::script;
use crate::language::{Language, Pack};
use crate::span::Span;
use crate::token::{Layer, Token, TokenKind};

/// Appends the tokens of one paragraph; sentence, position and layer are filled in later.
pub(super) fn push_words(text: &str, paragraph: Span, language: Language, tokens: &mut Vec<Token>) {
    each_word(text, paragraph, language, |word| tokens.push(token(word)));
}

/// Hands over the words of one paragraph.
pub(super) fn each_word(text: &str, paragraph: Span, language: Language, found: impl FnMut(Atom)) {
    let mut joiner = Joiner {
        text,
        language,
        pack: language.pack(),
        word: None,
        found,
    };
    let inside = &text[..paragraph.end];
    let mut start = paragraph.start;
    while start < paragraph.end {
        let (end, only) = piece_of_one(inside.as_bytes(), start);
        match only {
            Some(atom) => (joiner.found)(atom),
            None => {
                each_atom(&inside[start..end], start, language, |atom| {
                    joiner.push(atom)
                });
                joiner.finish();
            }
        }
        start = end + 1;
    }
}

/// Two runs next to each other are…
enum Bond {
    /// two words;
    Apart,
    /// one word with what stands between them;
    Together,
    /// two words, and the apostrophe belongs to the first (`l'` + `homme`).
    AfterApostrophe,
}

/// Collects runs until a word is complete.
struct Joiner<'a, F> {
    text: &'a str,
    language: Language,
    pack: &'static Pack,
    word: Option<Word>,
    found: F,
}

struct Word {
    start: usize,
    last: Atom,
    digits_only: bool,
}

impl<F: FnMut(Atom)> Joiner<'_, F> {
    fn push(&mut self, atom: Atom) {
        let bond = match &self.word {
            Some(word) => self.bond(word.last, atom),
            None => Bond::Apart,
        };
        match (bond, &mut self.word) {
            (Bond::Together, Some(word)) => {
                word.last = atom;
                word.digits_only &= atom.digits_only;
                return;
            }
            (Bond::AfterApostrophe, Some(word)) => word.last.end = atom.start,
            _ => {}
        }
        self.finish();
        self.word = Some(Word {
            start: atom.start,
            last: atom,
            digits_only: atom.digits_only,
        });
    }

    fn finish(&mut self) {
        if let Some(word) = self.word.take() {
            (self.found)(Atom {
                start: word.start,
                end: word.last.end,
                digits_only: word.digits_only,
            });
        }
    }

    fn bond(&self, left: Atom, right: Atom) -> Bond {
        if self.needs_dictionary(left) || self.needs_dictionary(right) {
            return Bond::Apart;
        }
        let between = &self.text[left.end..right.start];
        let mut characters = between.chars();
        let together = match (characters.next(), characters.next(), characters.next()) {
            (Some('.'), Some('-'), None) => self.length(left) == 1,
            (Some('.'), Some(mark), None) if is_apostrophe(mark) => self.owns(left, right),
            (Some(mark), None, None) if is_apostrophe(mark) => return self.over_apostrophe(left),
            (Some(mark), None, None) => self.joins(left, mark, right),
            _ => false,
        };
        if together {
            Bond::Together
        } else {
            Bond::Apart
        }
    }

    /// Whether a run was found with a dictionary, which knows of no joints.
    fn needs_dictionary(&self, atom: Atom) -> bool {
        char_at(self.text, atom.start).is_some_and(|first| script(first).is_some())
    }

    fn joins(&self, left: Atom, mark: char, right: Atom) -> bool {
        let before = char_before(self.text, left.end).unwrap_or(' ');
        let after = char_at(self.text, right.start).unwrap_or(' ');
        let in_number = before.is_numeric() && after.is_numeric();
        let in_word = before.is_alphabetic() && after.is_alphabetic();
        match mark {
            '_' => true,
            _ if is_hyphen(mark) => !self.is_clitic(right),
            '.' => in_number || (in_word && self.over_stop(left, right)),
            ',' | '٬' => in_number,
            ':' => in_word && self.language.joins_over_colon(),
            '·' | '‧' | '\u{387}' => in_word,
            '"' | '״' => is_hebrew(before) && is_hebrew(after),
            _ => false,
        }
    }

    fn over_apostrophe(&self, left: Atom) -> Bond {
        let head = &self.text[left.start..left.end];
        let elided = self.pack.elided_words.iter().any(|word| {
            word.strip_suffix('\'')
                .is_some_and(|letters| letters.eq_ignore_ascii_case(head))
        });
        if elided {
            Bond::AfterApostrophe
        } else {
            Bond::Together
        }
    }

    /// The pronoun of `dit-il`, or the `t` of `a-t-on`.
    fn is_clitic(&self, atom: Atom) -> bool {
        let behind = &self.text[atom.start..];
        self.pack.clitics.iter().any(|clitic| {
            let letters = clitic.trim_end_matches('-');
            letters.len() == atom.end - atom.start && behind.starts_with(clitic)
        })
    }

    /// The `'s` of `F.B.I.'s`.
    fn owns(&self, left: Atom, right: Atom) -> bool {
        let ending = &self.text[right.start..right.end];
        self.language == Language::ENGLISH
            && self.length(left) == 1
            && ending.eq_ignore_ascii_case("s")
    }

    /// `U.S.A`, `p.m`, `Ph.D` and `example.com` hold together; `ended.The` and `J.Smith` do not.
    fn over_stop(&self, left: Atom, right: Atom) -> bool {
        let (one_before, one_after) = (self.length(left) == 1, self.length(right) == 1);
        let mut ahead = self.text[right.start..right.end].chars();
        let first = ahead.next().unwrap_or(' ');
        let capitals = first.is_uppercase() && ahead.next().is_none_or(char::is_uppercase);
        (one_before && one_after) || first.is_lowercase() || (capitals && !self.ends_low(left))
    }

    /// Whether a run ends in two lower-case letters, as words do and abbreviations do not.
    fn ends_low(&self, atom: Atom) -> bool {
        let mut letters = self.text[atom.start..atom.end].chars().rev();
        letters.next().is_some_and(char::is_lowercase)
            && letters.next().is_some_and(char::is_lowercase)
    }

    /// Length in characters, as far as it matters: 1 or more.
    fn length(&self, atom: Atom) -> usize {
        self.text[atom.start..atom.end].chars().take(2).count()
    }
}

fn token(word: Atom) -> Token {
    Token {
        start: word.start as u32,
        end: word.end as u32,
        position: 0,
        sentence: 0,
        layer: Layer::Voice,
        kind: if word.digits_only {
            TokenKind::Number
        } else {
            TokenKind::Word
        },
        opens_sentence: false,
        opens_quotation: false,
    }
}

fn is_hebrew(character: char) -> bool {
    matches!(character, '\u{5d0}'..='\u{5ea}')
}
