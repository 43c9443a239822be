//! How text is cleaned, once, when it is loaded. Nothing that a reader could see is removed.

use std::borrow::Cow;

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use crate::tokenize::character::{byte_set, find_byte};

/// Brings a raw text into the one form everything else expects.
///
/// - Characters are composed (Unicode NFC).
/// - Every line end (`\r\n`, `\r`, form feed, Unicode's line and paragraph separators) becomes
///   `\n`; paragraphs and blank lines stay.
/// - No-break spaces and all other Unicode spaces become plain ones; tabs stay.
/// - Soft hyphens, byte order marks, zero-width spaces, direction marks and control characters
///   go. Joiners and non-joiners stay where spelling needs them (Persian `می‌خواهم`, Indic scripts,
///   joined emoji).
/// - The controls U+0091 to U+0097 and U+0085, which no text means, become the quotation marks,
///   dashes and ellipsis of Windows-1252 that they were before someone read them wrongly.
///
/// Quotation marks, dashes and letters otherwise stay as they are. Applying it twice changes
/// nothing more.
///
/// ```
/// use otherwords_text::normalize;
/// assert_eq!(normalize("\u{feff}Pro\u{ad}test\u{a0}note\r\n"), "Protest note\n");
/// assert_eq!(normalize("a \u{93}routine\u{94} talk"), "a “routine” talk");
/// ```
pub fn normalize(raw: &str) -> String {
    let cleaned = cleaned(raw);
    match ComposingNormalizerBorrowed::new_nfc().normalize(&cleaned) {
        Cow::Owned(composed) => composed,
        Cow::Borrowed(_) => cleaned,
    }
}

/// Letters without the marks on them: what *Moïse* and *Moise* have in common. For finding the same name
/// again, never for counting: accents are spelling.
///
/// ```
/// use otherwords_text::without_marks;
/// assert_eq!(without_marks("Moïse"), "Moise");
/// assert_eq!(without_marks("Erdoğan"), "Erdogan");
/// ```
pub fn without_marks(term: &str) -> Cow<'_, str> {
    if term.is_ascii() {
        return term.into();
    }
    let class = CanonicalCombiningClassMapBorrowed::new();
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(term);
    let letters = apart.chars().filter(|letter| class.get_u8(*letter) == 0);
    letters.collect()
}

/// What becomes of a character.
enum Fate {
    Stays,
    Goes,
    Becomes(char),
    /// A line end, which swallows the `\n` of `\r\n`.
    EndsLine,
    /// Stays if spelling needs it between its neighbours.
    Joins,
}

fn cleaned(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut joiner = None;
    let mut rest = raw;
    while !rest.is_empty() {
        let clean = find_byte(rest, 0, &NEEDS_A_LOOK).unwrap_or(rest.len());
        if clean > 0 {
            push_joiner(&mut text, joiner.take(), rest.chars().next());
            text.push_str(&rest[..clean]);
        }
        rest = &rest[clean..];
        let Some(character) = rest.chars().next() else {
            break;
        };
        rest = &rest[character.len_utf8()..];
        let kept = match fate(character) {
            Fate::Stays => character,
            Fate::Becomes(other) => other,
            Fate::Goes => continue,
            Fate::Joins => {
                joiner = joiner.or(Some(character));
                continue;
            }
            Fate::EndsLine => {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                '\n'
            }
        };
        push_joiner(&mut text, joiner.take(), Some(kept));
        text.push(kept);
    }
    text
}

/// Bytes that begin a character that might not stay: ASCII controls, and the first bytes under
/// which UTF-8 keeps the others.
static NEEDS_A_LOOK: [bool; 256] = byte_set(&[
    0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11,
    0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0x7f, 0xc2,
    0xcd, 0xd8, 0xe1, 0xe2, 0xe3, 0xef, 0xf3,
]);

fn fate(character: char) -> Fate {
    match character {
        '\n' | '\t' | ' ' => Fate::Stays,
        '\r' => Fate::EndsLine,
        '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => Fate::Becomes('\n'),
        '\u{85}' => Fate::Becomes('…'),
        '\u{91}' => Fate::Becomes('‘'),
        '\u{92}' => Fate::Becomes('’'),
        '\u{93}' => Fate::Becomes('“'),
        '\u{94}' => Fate::Becomes('”'),
        '\u{96}' => Fate::Becomes('–'),
        '\u{97}' => Fate::Becomes('—'),
        '\u{200c}' | '\u{200d}' => Fate::Joins,
        _ if character.is_control() || is_invisible(character) => Fate::Goes,
        _ if character.is_whitespace() => Fate::Becomes(' '),
        _ => Fate::Stays,
    }
}

/// Characters that take no room and say nothing: soft hyphen, grapheme joiner, direction marks,
/// zero-width spaces, byte order mark, annotation and tag characters, the object placeholder.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Writes a joiner that was held back, if the base letters on both sides need it. Marks between
/// are passed over, as composing may reorder them, and one directly behind rules a joiner out.
fn push_joiner(text: &mut String, joiner: Option<char>, next: Option<char>) {
    let Some(joiner) = joiner else { return };
    let class = CanonicalCombiningClassMapBorrowed::new();
    let is_base = |letter: &char| class.get_u8(*letter) == 0;
    let needed_before_next = next.filter(is_base).is_some_and(needs_joiners);
    if needed_before_next && text.chars().rev().find(is_base).is_some_and(needs_joiners) {
        text.push(joiner);
    }
}

/// Letters and marks from Arabic to the scripts of South Asia; emoji.
fn needs_joiners(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cleaned_and_its_paragraphs_stay() {
        for (raw, expected) in [
            ("", ""),
            ("plain text\n\nand\ta tab", "plain text\n\nand\ta tab"),
            ("one\r\ntwo\rthree\r\r\nfour", "one\ntwo\nthree\n\nfour"),
            (
                "page\u{c}break\u{2028}line\u{2029}paragraph",
                "page\nbreak\nline\nparagraph",
            ),
            ("\u{feff}start", "start"),
            ("am\u{ad}bas\u{ad}sador", "ambassador"),
            ("zero\u{200b}width\u{2060}", "zerowidth"),
            (
                "thin\u{2009}narrow\u{202f}wide\u{3000}nobreak\u{a0}.",
                "thin narrow wide nobreak .",
            ),
            ("nul\0bell\u{7}delete\u{7f}", "nulbelldelete"),
            ("cafe\u{301}", "café"),
            ("a\u{ad}\u{301}", "á"),
            ("\u{212b}ngstr\u{f6}m", "Ångström"),
            (
                "\u{91}so\u{92} \u{93}called\u{94} \u{96} \u{97}\u{85}",
                "‘so’ “called” – —…",
            ),
            ("\u{202e}right to left\u{202c}", "right to left"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("word\u{200c}\u{200d} end\u{200d}", "word end"),
            ("👩\u{200d}🚒", "👩\u{200d}🚒"),
            ("\u{327}\u{64b}\u{200c}ب", "\u{64b}\u{327}ب"),
            (
                "“curly” «angled» 'straight' – —",
                "“curly” «angled» 'straight' – —",
            ),
        ] {
            assert_eq!(normalize(raw), expected, "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn normalizing_again_changes_nothing(raw in any::<String>()) {
            let once = normalize(&raw);
            prop_assert_eq!(normalize(&once), once);
        }

        #[test]
        fn normalizing_again_changes_nothing_among_the_characters_it_is_about(
            raw in "[a\u{200c}\u{301}\u{327}é\u{628}\u{64b}\u{654}\u{200b}-\u{200f}\r\n\t \u{a0}\u{ad}\u{1100}\u{1161}👩\u{80}-\u{9f}\u{37e}\u{2000}]{0,30}"
        ) {
            let once = normalize(&raw);
            prop_assert_eq!(normalize(&once), once);
        }

        #[test]
        fn nothing_that_was_to_go_is_left(raw in "(\\PC|\\pC){0,40}") {
            let text = normalize(&raw);
            let left = text.chars().find(|&character| !matches!(fate(character), Fate::Stays | Fate::Joins));
            prop_assert_eq!(left, None);
        }
    }
}
