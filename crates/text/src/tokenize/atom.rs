//! The runs of letters and digits that words are made of. Which of them belong together is
//! decided in `word`; this file only decides how a run is found, by script.

use unicode_segmentation::UnicodeSegmentation;

use super::dictionary::{Script, each_end, script};
use crate::language::Language;

/// A run of letters, digits and the marks on them, with no joint inside; in scripts without spaces
/// a word of the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) start: usize,
    pub(super) end: usize,
    /// No letter in it.
    pub(super) digits_only: bool,
}

/// Hands over the atoms of a piece of text without white space, with offsets counted from
/// `offset`.
///
/// This is the place that chooses a segmenter by script: scripts without spaces between words have
/// dictionaries; other characters whose word breaks are plain go the short way, all others through
/// Unicode's rules (UAX #29), with the same result.
pub(super) fn each_atom(
    chunk: &str,
    offset: usize,
    language: Language,
    mut emit: impl FnMut(Atom),
) {
    if chunk.is_ascii() {
        return each_ascii_atom(chunk.as_bytes(), offset, emit);
    }
    let mut start = 0;
    while start < chunk.len() {
        let (piece, script) = piece(&chunk[start..]);
        match script {
            Some(script) => each_word(piece, offset + start, script, language, &mut emit),
            None => each_spaced_atom(piece, offset + start, &mut emit),
        }
        start += piece.len();
    }
}

/// The beginning of a text up to where a script without spaces begins or ends, and that script.
fn piece(text: &str) -> (&str, Option<Script>) {
    let first = text.chars().next().and_then(script);
    let end = text.char_indices().find(|(_, c)| script(*c) != first);
    (&text[..end.map_or(text.len(), |(at, _)| at)], first)
}

fn each_word(
    run: &str,
    offset: usize,
    script: Script,
    language: Language,
    emit: &mut impl FnMut(Atom),
) {
    let mut start = 0;
    each_end(run, script, language, |end| {
        let word = &run[start..end];
        if word.contains(char::is_alphanumeric) {
            emit(Atom {
                start: offset + start,
                end: offset + end,
                digits_only: !word.contains(is_letter),
            });
        }
        start = end;
    });
}

fn each_spaced_atom(piece: &str, offset: usize, emit: impl FnMut(Atom)) {
    if piece
        .chars()
        .all(|character| class(character) != Class::Other)
    {
        each_plain_atom(piece, offset, emit);
    } else {
        each_unicode_atom(piece, offset, emit);
    }
}

/// How a character behaves where Unicode's rules leave nothing to think about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Belongs to no run: spaces, punctuation, symbols, and all joints.
    Gap,
    /// Everything else: ask Unicode's tables.
    Other,
}

/// Deliberately incomplete: only characters that make up most of the world's news, so that the
/// test can go through every one of them.
fn class(character: char) -> Class {
    match character {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..='\u{7f}' => Class::Gap,
        '¡' | '¿' | '«' | '»' | '£' | '§' | '©' | '®' | '°' | '×' | '÷' | '·' => {
            Class::Gap
        }
        '\u{c0}'..='\u{24f}' => Class::Letter,
        'Ά' | 'Έ'..='Ί' | 'Ό' | 'Ύ'..='Ρ' | 'Σ'..='ώ' => Class::Letter,
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Class::Letter,
        '\u{620}'..='\u{64a}' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => Class::Letter,
        '،' | '؛' | '؟' => Class::Gap,
        '\u{2010}'..='\u{2023}' | '…' | '‹' | '›' | '€' => Class::Gap,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '！' | '，' | '：' | '；' | '？' => {
            Class::Gap
        }
        '（' | '）' => Class::Gap,
        '\u{ac00}'..='\u{d7a3}' => Class::Letter,
        _ => Class::Other,
    }
}

/// Reads a piece of text up to white space or the end of the text: where it ends, and its atom, if it is all
/// ASCII and has no other. Most pieces are so, and each of their bytes is looked at once.
pub(super) fn piece_of_one(text: &[u8], start: usize) -> (usize, Option<Atom>) {
    let run = |start: usize, kinds: u8| {
        let bytes = text[start..].iter();
        let is_of_run = |byte: &&u8| KINDS[**byte as usize] & kinds != 0;
        start + bytes.take_while(is_of_run).count()
    };
    let word = run(start, GAP);
    let digits = run(word, DIGIT);
    let end = run(digits, DIGIT | LETTER);
    let behind = run(end, GAP);
    let is_only = word < end
        && text
            .get(behind)
            .is_none_or(|byte| KINDS[*byte as usize] == SPACE);
    let atom = is_only.then_some(Atom {
        start: word,
        end,
        digits_only: digits == end,
    });
    (run(behind, !SPACE), atom)
}

/// What a byte of a text is: one of these.
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
/// Any other ASCII.
const GAP: u8 = 4;
const SPACE: u8 = 8;
const NOT_ASCII: u8 = 16;

static KINDS: [u8; 256] = {
    let mut kinds = [NOT_ASCII; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        kinds[byte as usize] = match byte {
            b' ' | b'\t' | b'\n' => SPACE,
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            _ => GAP,
        };
        byte += 1;
    }
    kinds
};

fn each_ascii_atom(bytes: &[u8], offset: usize, mut emit: impl FnMut(Atom)) {
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        let mut digits_only = true;
        while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
            digits_only &= bytes[at].is_ascii_digit();
            at += 1;
        }
        emit(Atom {
            start: offset + start,
            end: offset + at,
            digits_only,
        });
    }
}

fn each_plain_atom(chunk: &str, offset: usize, mut emit: impl FnMut(Atom)) {
    let mut run: Option<Atom> = None;
    for (at, character) in chunk.char_indices() {
        let class = class(character);
        if class == Class::Gap {
            run.take().into_iter().for_each(&mut emit);
            continue;
        }
        let start = offset + at;
        let run = run.get_or_insert(Atom {
            start,
            end: start,
            digits_only: true,
        });
        run.end = start + character.len_utf8();
        run.digits_only &= class == Class::Digit;
    }
    run.into_iter().for_each(emit);
}

fn each_unicode_atom(chunk: &str, offset: usize, mut emit: impl FnMut(Atom)) {
    for (word_at, word) in chunk.unicode_word_indices() {
        let mut start = offset + word_at;
        for part in word.split_inclusive(is_joint) {
            let run = part.strip_suffix(is_joint).unwrap_or(part);
            // Unicode lets a mark sit on a space, and on what we cut at.
            let word = run.trim_start_matches(|sign: char| !sign.is_alphanumeric());
            if !word.is_empty() {
                let digits_only = !word.contains(is_letter);
                emit(Atom {
                    start: start + run.len() - word.len(),
                    end: start + run.len(),
                    digits_only,
                });
            }
            start += part.len();
        }
    }
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() && !character.is_numeric()
}

/// Characters over which UAX #29 joins words: its classes MidLetter, MidNum, MidNumLet,
/// Single_Quote, Double_Quote and ExtendNumLet. We cut there and have rules of our own.
fn is_joint(character: char) -> bool {
    matches!(
        character,
        '\'' | '"'
            | '.'
            | ','
            | ':'
            | ';'
            | '_'
            | '\u{b7}'
            | '\u{37e}'
            | '\u{387}'
            | '\u{55f}'
            | '\u{589}'
            | '\u{5f4}'
            | '\u{60c}'
            | '\u{60d}'
            | '\u{66c}'
            | '\u{7f8}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{2024}'
            | '\u{2027}'
            | '\u{202f}'
            | '\u{203f}'
            | '\u{2040}'
            | '\u{2044}'
            | '\u{2054}'
            | '\u{fe10}'
            | '\u{fe13}'
            | '\u{fe14}'
            | '\u{fe33}'
            | '\u{fe34}'
            | '\u{fe4d}'
            ..='\u{fe50}'
                | '\u{fe52}'
                | '\u{fe54}'
                | '\u{fe55}'
                | '\u{ff07}'
                | '\u{ff0c}'
                | '\u{ff0e}'
                | '\u{ff1a}'
                | '\u{ff1b}'
                | '\u{ff3f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn the_short_way(chunk: &str) -> Vec<Atom> {
        let mut atoms = Vec::new();
        each_plain_atom(chunk, 0, |atom| atoms.push(atom));
        atoms
    }

    fn the_unicode_way(chunk: &str) -> Vec<Atom> {
        let mut atoms = Vec::new();
        each_unicode_atom(chunk, 0, |atom| atoms.push(atom));
        atoms
    }

    fn plain_characters() -> Vec<char> {
        (char::MIN..=char::MAX)
            .filter(|&character| class(character) != Class::Other)
            .collect()
    }

    #[test]
    fn every_plain_character_behaves_as_unicode_says_alone_and_between_others() {
        for character in plain_characters() {
            for frame in ["", "a", "1", "é", "'", ".", "ж"] {
                let chunk = format!("{frame}{character}{frame}");
                assert_eq!(the_short_way(&chunk), the_unicode_way(&chunk), "{chunk:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_short_way_finds_what_unicode_finds(
            chunk in proptest::collection::vec(proptest::sample::select(plain_characters()), 0..40)
        ) {
            let chunk: String = chunk.into_iter().collect();
            prop_assert_eq!(the_short_way(&chunk), the_unicode_way(&chunk));
        }

        #[test]
        fn the_ascii_way_finds_what_unicode_finds(chunk in "[ -~]{0,60}") {
            let mut atoms = Vec::new();
            each_ascii_atom(chunk.as_bytes(), 0, |atom| atoms.push(atom));
            prop_assert_eq!(atoms, the_unicode_way(&chunk));
        }

        #[test]
        fn an_atom_alone_is_told_from_several(chunk in "[!-~é’]{0,8}", behind in "([ \t\n]\\PC*)?") {
            let atoms = the_unicode_way(&chunk);
            let text = format!("{chunk}{behind}");
            let (end, only) = piece_of_one(text.as_bytes(), 0);
            prop_assert_eq!(end, chunk.len());
            prop_assert_eq!(only.is_some(), chunk.is_ascii() && atoms.len() == 1);
            prop_assert!(only.is_none_or(|only| atoms == [only]));
        }

        #[test]
        fn white_space_parts_words_so_chunks_may_be_read_one_by_one(text in "([\\p{L}\\p{N}\\p{P}\\p{S}]\\pM?|[ \n\t]){0,40}") {
            let mut by_chunk = Vec::new();
            let mut offset = 0;
            for chunk in text.split([' ', '\n', '\t']) {
                each_unicode_atom(chunk, offset, |atom| by_chunk.push(atom));
                offset += chunk.len() + 1;
            }
            prop_assert_eq!(by_chunk, the_unicode_way(&text));
        }
    }
}
