//! How a token's surface becomes the term it is counted under, and the term its stem. Not which
//! tokens there are: that is `tokenize`.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use crate::families;
use crate::language::Language;
use crate::stop_word::is_stop_word;
use crate::tokenize::character::{is_apostrophe, is_hyphen, is_one_letter};

/// Longest term, in bytes. Index keys have a limit, and no word comes near it.
const LONGEST_TERM: usize = 255;

/// The term a surface form is counted under.
///
/// Lower case, by the rules of the language (Turkish and Azerbaijani `I` becomes `ı`); every
/// apostrophe as `'` and every hyphen as `-`; full-width letters as plain ones; Hebrew geresh and
/// gershayim as `'` and `"`; Arabic vowel signs and tatweel and Hebrew points, which most writers
/// leave out, left out; Russian ё as е, Romanian cedillas as commas, Arabic letters in Persian as
/// Persian ones; in English without the possessive `'s`; single letters with dots between without the
/// dots (`F.B.I.` as `FBI`), unless that makes a function word (`U.S.` is not *us*; English `US` and `WHO` are
/// `U.S.` and `W.H.O.`); at most 255 bytes.
/// Borrows when nothing changes; folding a term again changes nothing. Other accents stay: they are
/// spelling.
///
/// ```
/// use otherwords_text::{Language, fold};
/// assert_eq!(fold("Ministry’s", Language::ENGLISH), "ministry");
/// assert_eq!(fold("DON’T", Language::ENGLISH), "don't");
/// assert_eq!(fold("F.B.I", Language::ENGLISH), "fbi");
/// assert_eq!(fold("US", Language::ENGLISH), fold("U.S", Language::ENGLISH));
/// assert_eq!(fold("İSTİFASI", Language::TURKISH), "istifası");
/// ```
pub fn fold(surface: &str, language: Language) -> Cow<'_, str> {
    if let Some(term) = name_in_capitals(surface, language) {
        return Cow::Borrowed(term);
    }
    let term = fold_with_dots(surface, language);
    match without_dots(&term, language) {
        Some(letters) => Cow::Owned(letters),
        None => term,
    }
}

/// Names that only their capitals tell from an English function word, with their terms.
const NAMES_IN_CAPITALS: [(&str, &str); 2] = [("US", "u.s"), ("WHO", "w.h.o")];

/// The term of such a name, which is the one with dots. In a headline all in capitals it may be the function
/// word after all.
fn name_in_capitals(surface: &str, language: Language) -> Option<&'static str> {
    let may_be = language == Language::ENGLISH && surface.starts_with(['U', 'W']);
    let mut names = NAMES_IN_CAPITALS.iter().filter(|_| may_be);
    let name = |name: &str| {
        let rest = surface.strip_prefix(name)?;
        let possessive = rest.strip_prefix(is_apostrophe);
        (rest.is_empty() || possessive == Some("s")).then_some(())
    };
    names.find_map(|(written, term)| name(written).map(|()| *term))
}

/// The term of a surface, its dots apart: function words are folded so, which tell whether dots go.
pub(crate) fn fold_with_dots(surface: &str, language: Language) -> Cow<'_, str> {
    let dotless = language.has_dotless_i() && surface.contains('I');
    if surface.is_ascii() && surface.len() <= LONGEST_TERM && !dotless {
        return fold_ascii(surface, language);
    }
    let plain: String = surface
        .chars()
        .filter_map(|letter| plain_form(letter, language))
        .collect();
    if plain.is_empty() {
        return Cow::Borrowed(shortened(surface));
    }
    let lower = plain.to_lowercase();
    let term = without_possessive(shortened(&lower), language);
    if term == surface {
        Cow::Borrowed(surface)
    } else {
        Cow::Owned(term.to_owned())
    }
}

/// The stem of a folded term, or the term itself where the language has no stemmer: what is counted as
/// one word.
///
/// Snowball's, except in English, where Snowball makes one word of *position* and *positive*: there
/// inflection goes, and derived words are one where they are used alike (`families.tsv`).
///
/// ```
/// use otherwords_text::{Language, stem};
/// assert_eq!(stem("protesters", Language::ENGLISH), "protest");
/// assert_ne!(stem("positive", Language::ENGLISH), stem("positions", Language::ENGLISH));
/// assert_eq!(stem("protesters", Language::CHINESE), "protesters");
/// ```
pub fn stem(term: &str, language: Language) -> Cow<'_, str> {
    match language == Language::ENGLISH {
        true => families::stem(term),
        false => snowball_stem(term, language),
    }
}

/// The Snowball stem of a folded term, or the term itself where the language has no stemmer.
pub fn snowball_stem(term: &str, language: Language) -> Cow<'_, str> {
    let Some(algorithm) = algorithm(language) else {
        return Cow::Borrowed(term);
    };
    let stem = Stemmer::new(algorithm).stem(term);
    if stem.is_empty() {
        Cow::Borrowed(term)
    } else {
        stem
    }
}

/// Snowball's algorithm for a language.
pub(crate) fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language.code() {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "no" => Algorithm::Norwegian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "st" => Algorithm::Sesotho,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}

/// The short way for most English words.
fn fold_ascii(surface: &str, language: Language) -> Cow<'_, str> {
    let owner = without_possessive(surface, language);
    if owner.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(owner.to_ascii_lowercase())
    } else {
        Cow::Borrowed(owner)
    }
}

/// A character as most write it, before lower-casing; `None` if most leave it out.
fn plain_form(letter: char, language: Language) -> Option<char> {
    match letter {
        _ if is_apostrophe(letter) => Some('\''),
        _ if is_hyphen(letter) => Some('-'),
        // The marks of Hebrew abbreviations are typed as quotation marks.
        '׳' => Some('\''),
        '״' => Some('"'),
        'I' if language.has_dotless_i() => Some('ı'),
        'İ' => Some('i'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0),
        _ if is_optional(letter) => None,
        _ => Some(usual_letter(letter, language)),
    }
}

/// The letter that the language's press mostly prints in the place of another: Russian leaves out the
/// dots of ё, Romanian was long typed with cedillas, Persian with Arabic letters. All other accents tell
/// words apart and stay.
fn usual_letter(letter: char, language: Language) -> char {
    match (language.code(), letter) {
        ("ru", 'ё') => 'е',
        ("ru", 'Ё') => 'Е',
        ("ro", 'ş') => 'ș',
        ("ro", 'Ş') => 'Ș',
        ("ro", 'ţ') => 'ț',
        ("ro", 'Ţ') => 'Ț',
        ("fa", 'ي' | 'ى') => 'ی',
        ("fa", 'ك') => 'ک',
        _ => letter,
    }
}

/// Tatweel, Arabic vowel signs, Hebrew points.
fn is_optional(letter: char) -> bool {
    matches!(letter,
        '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}')
}

/// A word of single letters with dots between (`f.b.i`), maybe behind the last, without them; where that
/// makes a function word, without the last. `None` for every other word, which most are by their second
/// letter.
fn without_dots(term: &str, language: Language) -> Option<String> {
    if term.chars().nth(1) != Some('.') {
        return None;
    }
    let inner = term.strip_suffix('.').unwrap_or(term);
    if !inner.split('.').all(is_one_letter) {
        return None;
    }
    let letters = inner.replace('.', "");
    let stays = inner.contains('.') && is_stop_word(&letters, language);
    let folded = if stays { inner.to_owned() } else { letters };
    (folded != term).then_some(folded)
}

fn shortened(term: &str) -> &str {
    &term[..term.floor_char_boundary(LONGEST_TERM)]
}

/// Without every `'s` or `'S` at its end, unless nothing else would be left.
fn without_possessive(term: &str, language: Language) -> &str {
    if language != Language::ENGLISH {
        return term;
    }
    let mut owner = term;
    while let Some(rest) = owner
        .strip_suffix("'s")
        .or_else(|| owner.strip_suffix("'S"))
    {
        owner = rest;
    }
    if owner.is_empty() { term } else { owner }
}
