//! Text in columns of a terminal, where a Chinese character is two wide and an accent none.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// One line of text without anything that steers a terminal: white space becomes a space, other
/// control and direction characters become visible replacement characters.
pub(crate) fn plain(text: &str) -> String {
    let shown = |character: char| match character {
        character if character.is_whitespace() => ' ',
        character if character.is_control() || steers_direction(character) => '\u{fffd}',
        character => character,
    };
    text.chars().map(shown).collect()
}

/// Marks that change the direction of the text around them, beyond the text they stand in.
fn steers_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Columns that a text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// The text padded to a width, or its beginning with an ellipsis.
pub(crate) fn fit_end(text: &str, width: usize) -> String {
    let text = cut_end(text, width);
    let room = width.saturating_sub(columns(&text));
    text + &" ".repeat(room)
}

/// The text padded on its left to a width, or its end after an ellipsis.
pub(crate) fn fit_start(text: &str, width: usize) -> String {
    let cut = cut_start(text, width);
    pad_start(&cut, width)
}

/// The text with spaces on its left.
pub(crate) fn pad_start(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(columns(text))) + text
}

/// The text, or its beginning with an ellipsis where it is too wide.
pub(crate) fn cut_end(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut cut: String = fitting(text.chars(), width.saturating_sub(1)).collect();
    if width > 0 {
        cut.push('…');
    }
    cut
}

fn cut_start(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut cut: Vec<char> = fitting(text.chars().rev(), width.saturating_sub(1)).collect();
    cut.extend((width > 0).then_some('…'));
    cut.into_iter().rev().collect()
}

/// The first characters that fit into a width.
fn fitting(characters: impl Iterator<Item = char>, width: usize) -> impl Iterator<Item = char> {
    let mut taken = 0;
    characters.take_while(move |character| {
        taken += character.width().unwrap_or(0);
        taken <= width
    })
}

/// A paragraph broken between words, every line indented.
pub(crate) fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let room = width.saturating_sub(indent).max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
        .iter()
        .map(|line| format!("{}{line}\n", " ".repeat(indent)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fit_their_columns_whatever_the_script() {
        let rows = [
            (fit_end("met", 5), "met  "),
            (fit_end("summoned", 5), "summ…"),
            (fit_start("summoned", 5), "…oned"),
            (fit_start("met", 5), "  met"),
            (fit_end("抗议照会", 5), "抗议…"),
            (fit_end("抗议照会", 4), "抗… "),
            (fit_start("e\u{301}te\u{301}", 5), "  e\u{301}te\u{301}"),
            (fit_end("any", 0), ""),
        ];
        for (fitted, expected) in rows {
            assert_eq!(fitted, expected);
        }
    }

    #[test]
    fn nothing_in_a_text_can_steer_the_terminal() {
        let shown = plain("a\x1b[31mb\u{202e}c\nd\u{9b}31m");
        assert_eq!(shown, "a\u{fffd}[31mb\u{fffd}c d\u{fffd}31m");
    }

    #[test]
    fn paragraphs_break_between_words() {
        assert_eq!(wrapped("one two three", 9, 2), "  one two\n  three\n");
        assert_eq!(wrapped("", 9, 2), "");
        assert_eq!(wrapped("unbreakable", 4, 0), "unbreakable\n");
    }
}
