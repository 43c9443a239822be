//! What sort of character stands where. Only questions about single characters.

/// A table of which bytes are in a set, for fast searches.
pub(crate) const fn byte_set(members: &[u8]) -> [bool; 256] {
    let mut set = [false; 256];
    let mut index = 0;
    while index < members.len() {
        set[members[index] as usize] = true;
        index += 1;
    }
    set
}

/// The first byte of a set, at or after a byte offset.
pub(crate) fn find_byte(text: &str, from: usize, set: &[bool; 256]) -> Option<usize> {
    let found = text
        .as_bytes()
        .get(from..)?
        .iter()
        .position(|&byte| set[byte as usize])?;
    Some(from + found)
}

/// The character that begins at a byte offset, if any.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at a byte offset, if any.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Chinese and Japanese characters that are written without spaces between words. Next to one,
/// the absence of a space says nothing.
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether a word is one letter: one of two in `z. B.` or `J. R. Hale`, or in `F.B.I`.
pub(crate) fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Whether an apostrophe is meant, in any of its shapes.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '＇')
}

/// Whether a hyphen within a word is meant. Dashes are none.
pub(crate) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Dashes that stand between words.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}')
}

/// Brackets that open.
pub(super) fn is_opening_bracket(character: char) -> bool {
    matches!(
        character,
        '(' | '[' | '{' | '（' | '【' | '［' | '〔' | '《' | '〈'
    )
}

/// Brackets that close.
pub(super) fn is_closing_bracket(character: char) -> bool {
    matches!(
        character,
        ')' | ']' | '}' | '）' | '】' | '］' | '〕' | '》' | '〉'
    )
}

/// Any mark that some language puts around a quotation.
pub(super) fn is_quotation_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '«' | '»' | '\u{2018}'..='\u{201f}' | '‹' | '›' | '「'..='』' | '＂' | '＇'
    )
}
