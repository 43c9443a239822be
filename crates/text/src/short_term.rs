//! Terms of up to sixteen bytes as two numbers, which are compared and hashed as fast as numbers are: most
//! words of most languages. Not another rule of folding: what `fold` says holds.

use std::fmt;
use std::ops::BitOr;

use crate::language::Language;
use crate::span::Span;
use crate::term::fold;

/// Bytes of a short term.
const BYTES: usize = 16;
/// A byte repeated.
const EACH: u128 = u128::MAX / 0xff;
/// The highest bit of every byte.
const HIGH: u128 = EACH * 0x80;

/// A term of at most sixteen bytes.
///
/// Its order is no alphabet.
///
/// ```
/// use otherwords_text::{Language, ShortTerm, Span, fold};
///
/// let text = "The Ministry’s Ambassador";
/// let term = |start, end| ShortTerm::fold(text, Span { start, end }, Language::ENGLISH);
/// assert_eq!(term(4, 16).unwrap().to_string(), fold("Ministry’s", Language::ENGLISH));
/// assert_eq!(ShortTerm::new("ambassador"), term(17, 27));
/// assert_eq!(ShortTerm::new("counterrevolution"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortTerm {
    low: u64,
    high: u64,
}

impl ShortTerm {
    /// A term, if it is short and holds no zero byte.
    pub fn new(term: &str) -> Option<Self> {
        let mut bytes = [0; BYTES];
        bytes
            .get_mut(..term.len())?
            .copy_from_slice(term.as_bytes());
        (!term.contains('\0')).then(|| u128::from_le_bytes(bytes).into())
    }

    /// The term of a word in a text as [`fold`] makes it, if that is short.
    pub fn fold(text: &str, word: Span, language: Language) -> Option<Self> {
        Self::fold_plain(text, word, language).or_else(|| Self::new(&fold(word.of(text), language)))
    }

    /// The same for words of ASCII without apostrophes or dots, of which lower case is all that folding
    /// changes; `None` for any other word, and for the capitals that `fold` takes for names.
    fn fold_plain(text: &str, word: Span, language: Language) -> Option<Self> {
        let length = word.end.checked_sub(word.start)?;
        if length > BYTES || word.end > text.len() || language.has_dotless_i() {
            return None;
        }
        let written = first_bytes(text.as_bytes().get(word.start..)?, length);
        let is_plain = written & HIGH == 0
            && !has_byte(written, b'\'')
            && !has_byte(written, b'.')
            && !NAMES.contains(&written);
        is_plain.then(|| lower(written).into())
    }
}

/// `US` and `WHO`, see [`fold`].
const NAMES: [u128; 2] = [
    u16::from_le_bytes(*b"US") as u128,
    u32::from_le_bytes(*b"WHO\0") as u128,
];

/// The first bytes as a number, at most sixteen.
fn first_bytes(bytes: &[u8], length: usize) -> u128 {
    match bytes.first_chunk() {
        Some(chunk) => {
            let unused = 8 * (BYTES - length.min(BYTES)) as u32;
            u128::from_le_bytes(*chunk) & u128::MAX.checked_shr(unused).unwrap_or(0)
        }
        None => {
            let mut chunk = [0; BYTES];
            let length = length.min(bytes.len());
            chunk[..length].copy_from_slice(&bytes[..length]);
            u128::from_le_bytes(chunk)
        }
    }
}

/// Whether any byte, all of them ASCII, is this one: then, and only then, its difference is zero, and
/// nothing is carried into its highest bit.
fn has_byte(bytes: u128, byte: u8) -> bool {
    let difference = bytes ^ (EACH * u128::from(byte));
    (difference + EACH * 0x7f) & HIGH != HIGH
}

/// Lower case of ASCII bytes: those from `A` to `Z` carry into their highest bits in one of two sums.
fn lower(bytes: u128) -> u128 {
    let from_a = bytes + EACH * u128::from(0x80 - b'A');
    let beyond_z = bytes + EACH * u128::from(0x80 - b'Z' - 1);
    bytes.bitor(((from_a ^ beyond_z) & HIGH) >> 2)
}

impl From<u128> for ShortTerm {
    fn from(bytes: u128) -> Self {
        Self {
            low: bytes as u64,
            high: (bytes >> 64) as u64,
        }
    }
}

impl fmt::Display for ShortTerm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = u128::from(self.high) << 64 | u128::from(self.low);
        let bytes = bytes.to_le_bytes();
        // Made of a string, so that it is one.
        let text = std::str::from_utf8(&bytes).map_err(|_| fmt::Error)?;
        formatter.write_str(text.trim_end_matches('\0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_folds_as_the_long_way(
            before in "[ a-z]{0,3}",
            word in "[A-Za-z0-9'’.\\-é]{1,18}|US|WHO|US's|İI|[\\p{L}\\p{N}]{1,6}",
            behind in "[ -~]{0,20}",
            language in proptest::sample::select(vec!["en", "de", "tr", "fr", "ru"]),
        ) {
            let language = Language::parse(language).unwrap();
            let text = format!("{before}{word}{behind}");
            let span = Span { start: before.len(), end: before.len() + word.len() };
            let term = fold(&word, language);
            let short = ShortTerm::fold(&text, span, language);
            prop_assert_eq!(short, ShortTerm::new(&term));
            prop_assert_eq!(short.is_some(), term.len() <= BYTES);
            if let Some(short) = short {
                prop_assert_eq!(short.to_string(), term);
            }
        }
    }

    #[test]
    fn what_does_not_fit_the_text_is_no_term() {
        let beyond = Span { start: 2, end: 9 };
        assert_eq!(
            ShortTerm::fold("a", beyond, Language::ENGLISH),
            ShortTerm::new("")
        );
        assert_eq!(ShortTerm::new("a\0"), None);
    }
}
