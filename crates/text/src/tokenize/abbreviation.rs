//! Whether a full stop ends a sentence or an abbreviation, judged by the word before it and the
//! word after it.

use super::character::{char_at, is_apostrophe, is_one_letter, is_quotation_mark};
use crate::language::{Language, Pack};
use crate::stop_word::is_stop_word;
use crate::term::fold;

/// The places around a terminator, in bytes: it stands at `from..to`, closing marks end at `end`,
/// and the text goes on at `next`.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) end: usize,
    pub(super) next: usize,
}

/// Whether a single full stop, with a space and no lower-case letter behind it, ends the sentence
/// that began at `start`. `opening` is where the next word begins.
///
/// After an abbreviation that may close a sentence (`U.S.`, `p.m.`, `Inc.`) it does if the next
/// word is a capitalised function word (`The`, `But`), which seldom begins a name.
pub(super) fn ends_sentence(
    text: &str,
    start: usize,
    stop: Stop,
    opening: usize,
    language: Language,
) -> bool {
    let pack = language.pack();
    let before = without_elision(word_before(text, stop.from), pack);
    let after = word_after(text, opening);
    let after_quotation = text[stop.to..stop.end].contains(is_quotation_mark);
    if before.is_empty() || after_quotation {
        return true;
    }
    let enumerates = stop.from - before.len() == start && is_enumerator(before);
    let listed = is_abbreviation(before, pack);
    let is_honorific = listed && pack.is_honorific(&before.to_lowercase());
    if enumerates || is_honorific || before_number(before, after, pack) {
        return false;
    }
    let initial_follows = is_one_letter(after) && text[opening + after.len()..].starts_with('.');
    // Of two initials the second may look like a word: `А. С. Крылова`.
    if is_one_letter(before) && initial_follows {
        return false;
    }
    let abbreviated = is_initial(before, language)
        || is_acronym(before)
        || listed
        || (pack.ordinal_stop && is_ordinal(before));
    !abbreviated || opens_sentence(after, language)
}

/// The letters and digits, with what may stand between them, that end at a byte offset; of a word
/// too long for an abbreviation the end.
fn word_before(text: &str, end: usize) -> &str {
    const LONGEST: usize = 24;
    let from = text.floor_char_boundary(end.saturating_sub(LONGEST));
    let nearby = &text[from..end];
    // With the marks of Hebrew abbreviations: `צה״ל`.
    let inside =
        |letter: char| letter.is_alphanumeric() || is_apostrophe(letter) || ".&׳״".contains(letter);
    nearby[nearby.trim_end_matches(inside).len()..]
        .trim_start_matches(|mark: char| !mark.is_alphanumeric())
}

/// `on` of the Italian `l’on`.
fn without_elision<'w>(word: &'w str, pack: &Pack) -> &'w str {
    let rest = word.rsplit_once(is_apostrophe).map(|(_, rest)| rest);
    rest.filter(|rest| pack.elision && !rest.is_empty())
        .unwrap_or(word)
}

/// The letters and digits that begin at a byte offset; of a very long word the beginning.
fn word_after(text: &str, start: usize) -> &str {
    const LONGEST: usize = 40;
    let rest = &text[start..text.floor_char_boundary((start + LONGEST).min(text.len()))];
    let length =
        rest.find(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'');
    &rest[..length.unwrap_or(rest.len())]
}

/// Entries with a capital match only as written; the others in any case.
fn is_abbreviation(word: &str, pack: &Pack) -> bool {
    let has_capital = word.chars().any(char::is_uppercase);
    pack.is_abbreviation(word) || has_capital && pack.is_abbreviation(&word.to_lowercase())
}

fn before_number(word: &str, after: &str, pack: &Pack) -> bool {
    let number_follows = char_at(after, 0).is_some_and(char::is_numeric);
    number_follows
        && pack
            .number_abbreviations
            .contains(&word.to_lowercase().as_str())
}

/// `J` in `J. Smith`; the English `I` is more often the word.
fn is_initial(word: &str, language: Language) -> bool {
    let mut letters = word.chars();
    let first = letters.next().unwrap_or(' ');
    let capital = first.is_alphabetic() && !first.is_lowercase() && letters.next().is_none();
    capital && !(language == Language::ENGLISH && first == 'I')
}

/// `U.S`, `p.m`, `z.B`: single letters with stops between them.
fn is_acronym(word: &str) -> bool {
    let one_letter = |part: &str| part.chars().take(2).count() == 1;
    word.contains('.') && word.split('.').all(one_letter)
}

/// `5` in `am 5. Mai`.
fn is_ordinal(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1`, `23` or `b` at the head of a list item.
fn is_enumerator(word: &str) -> bool {
    let digits = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits || word.chars().take(2).count() == 1
}

fn opens_sentence(word: &str, language: Language) -> bool {
    let term = fold(word, language);
    is_stop_word(&term, language) || language.pack().sentence_openers.contains(&term.as_ref())
}
