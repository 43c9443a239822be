//! The runs of letters and digits that words are made of. Which of them belong together is
//! decided in `word`; this file only decides how a run is found, by script.

use unicode_segmentation::UnicodeSegmentation;

/// A run of letters, digits and the marks on them, with no joint inside; one ideograph is one run.
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
/// This is the place that chooses a segmenter by script: characters whose word breaks are plain
/// go the short way, all others through Unicode's rules (UAX #29), with the same result. A
/// dictionary for Chinese, Japanese or Thai is to be another way from here.
pub(super) fn each_atom(chunk: &str, offset: usize, emit: impl FnMut(Atom)) {
    if chunk.is_ascii() {
        each_ascii_atom(chunk.as_bytes(), offset, emit);
    } else if chunk
        .chars()
        .all(|character| class(character) != Class::Other)
    {
        each_plain_atom(chunk, offset, emit);
    } else {
        each_unicode_atom(chunk, offset, emit);
    }
}

/// How a character behaves where Unicode's rules leave nothing to think about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// A letter that is a run of its own: Chinese characters, hiragana.
    Alone,
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
        '\u{3041}'..='\u{3096}' | '\u{4e00}'..='\u{9fff}' => Class::Alone,
        '\u{ac00}'..='\u{d7a3}' => Class::Letter,
        _ => Class::Other,
    }
}

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
        if matches!(class, Class::Gap | Class::Alone) {
            run.take().into_iter().for_each(&mut emit);
        }
        if class != Class::Gap {
            let start = offset + at;
            let run = run.get_or_insert(Atom {
                start,
                end: start,
                digits_only: true,
            });
            run.end = start + character.len_utf8();
            run.digits_only &= class == Class::Digit;
        }
        if class == Class::Alone {
            run.take().into_iter().for_each(&mut emit);
        }
    }
    run.into_iter().for_each(emit);
}

fn each_unicode_atom(chunk: &str, offset: usize, mut emit: impl FnMut(Atom)) {
    for (word_at, word) in chunk.unicode_word_indices() {
        let mut start = offset + word_at;
        for part in word.split_inclusive(is_joint) {
            let run = part.strip_suffix(is_joint).unwrap_or(part);
            if run.contains(char::is_alphanumeric) {
                let digits_only = !run.contains(is_letter);
                emit(Atom {
                    start,
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
            for frame in ["", "a", "1", "é", "'", ".", "好", "ж"] {
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
