//! Whether an agency's mark stands in a text as a word of its own.

use super::Agency;

/// The agency whose mark stands first in `text`.
pub(super) fn earliest(text: &str, agencies: &'static [Agency]) -> Option<&'static Agency> {
    let place = |agency: &Agency| agency.marks.iter().filter_map(|mark| find(text, mark)).min();
    let found = agencies.iter().filter_map(|agency| Some((place(agency)?, agency)));
    found.min_by_key(|(place, _)| *place).map(|(_, agency)| agency)
}

/// Where `mark` stands in `text` as a word.
pub(super) fn find(text: &str, mark: &str) -> Option<usize> {
    text.match_indices(mark).map(|(start, _)| start).find(|start| is_word(text, *start, mark))
}

/// Chinese and Japanese put nothing between words, so nothing is asked of the neighbours.
fn is_word(text: &str, start: usize, mark: &str) -> bool {
    let is_spaced = |letter: char| letter < '\u{2e80}';
    let joins = |letter: char| letter.is_alphanumeric() && is_spaced(letter);
    let before = text[..start].chars().next_back();
    let after = text[start + mark.len()..].chars().next();
    !mark.starts_with(is_spaced) || !(before.is_some_and(joins) || after.is_some_and(joins))
}
