//! Speech that a dash opens instead of a quotation mark: `— Мы остаёмся, — сказал он. — Это наш порт.`
//! A verb of saying behind a dash must show that it is speech; a list is none.

use super::character::{char_at, char_before, is_dash};
use crate::language::Pack;
use crate::span::Span;
use crate::term::fold;

/// Appends what is spoken in a paragraph that begins with a dash, without the dashes; says whether it
/// is speech at all. Quotation marks in such a paragraph are the speaker's.
pub(super) fn push_speeches(
    text: &str,
    paragraph: Span,
    pack: &Pack,
    speeches: &mut Vec<Span>,
) -> bool {
    let n_before = speeches.len();
    let text = &text[..paragraph.end];
    let Some(first) = char_at(text, paragraph.start).filter(|mark| is_dash(*mark)) else {
        return false;
    };
    let mut at = paragraph.start + first.len_utf8();
    // Where the speech that goes on here began; `None` while the outlet tells who spoke.
    let mut speaking = Some(at);
    let mut is_told = false;
    while let Some(dash) = next_dash(text, at) {
        at = dash + char_at(text, dash).map_or(1, char::len_utf8);
        match speaking {
            Some(start) if tells(text, at, pack) => {
                speeches.push(Span { start, end: dash });
                (speaking, is_told) = (None, true);
            }
            None if ends_telling(text, dash, at) => speaking = Some(at),
            _ => {}
        }
    }
    speeches.extend(speaking.map(|start| Span {
        start,
        end: paragraph.end,
    }));
    if !is_told {
        speeches.truncate(n_before);
    }
    is_told
}

/// The next dash that stands between words: with a space on one side, and a hyphen on both.
fn next_dash(text: &str, from: usize) -> Option<usize> {
    let is_space = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    let mut dashes = text[from..]
        .char_indices()
        .filter(|(_, mark)| is_dash(*mark));
    let found = dashes.find(|(place, mark)| {
        let at = from + place;
        let before = is_space(char_before(text, at));
        let after = char_at(text, at + mark.len_utf8());
        match mark {
            '-' | '\u{2010}' | '\u{2011}' => before && is_space(after),
            _ => before || is_space(after) || after.is_some_and(ends_clause),
        }
    });
    found.map(|(place, _)| from + place)
}

/// Whether one of the first three words from here on is a verb of saying: `dijo`, `тут же сказал`.
fn tells(text: &str, from: usize, pack: &Pack) -> bool {
    const LONGEST: usize = 80;
    let near = &text[from..text.floor_char_boundary((from + LONGEST).min(text.len()))];
    let words = near
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .take(3)
        .any(|word| pack.reporting_tone(&fold(word, pack.language)).is_some())
}

/// Whether a dash ends what the outlet tells: behind a stop or a comma, or before one (`dijo él—.`).
fn ends_telling(text: &str, dash: usize, after: usize) -> bool {
    let before = text[..dash].trim_end().chars().next_back();
    before.is_some_and(ends_clause) || char_at(text, after).is_some_and(ends_clause)
}

fn ends_clause(mark: char) -> bool {
    matches!(mark, '.' | ',' | '!' | '?' | '…' | ':' | ';')
}
