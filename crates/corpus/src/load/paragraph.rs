//! A paragraph of a document as Word, RTF, HTML and plain text give it: exports of news databases
//! are told apart from it alone. Not yet a record.

use std::ops::ControlFlow;

/// One paragraph, or one cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Line breaks within it are `\n`.
    pub(super) text: String,
    /// How many bytes at the beginning of the text are bold.
    pub(super) n_bold: usize,
    /// The name of a bookmark, anchor or comment that stands here.
    pub(super) mark: Option<String>,
    /// Whether words that are not bold stand in it.
    pub(super) has_plain_words: bool,
}

/// Who takes paragraphs. Breaking means: no more, please.
pub(super) type Take<'t> = dyn FnMut(Paragraph) -> ControlFlow<()> + 't;

impl Paragraph {
    /// Adds text; white space and what is bold from the beginning are kept count of.
    pub(super) fn push(&mut self, text: &str, is_bold: bool) {
        self.text.push_str(text);
        if is_bold && !self.has_plain_words {
            self.n_bold = self.text.len();
        } else if !is_bold {
            self.has_plain_words |= !text.trim().is_empty();
        }
    }

    /// How much room it takes up: one without text is not for nothing.
    pub(super) fn n_bytes(&self) -> usize {
        size_of::<Self>() + self.text.len() + self.mark.as_ref().map_or(0, String::len)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.mark.is_none() && self.text.trim().is_empty()
    }

    /// Whether a space would be one too many.
    pub(super) fn wants_no_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n'])
    }

    /// The bold words it begins with.
    pub(super) fn bold(&self) -> &str {
        self.text[..self.n_bold].trim()
    }
}

/// Text in which line breaks and runs of spaces mean one space, or none after a space.
pub(super) fn squeezed(text: &str, mut after_space: bool) -> String {
    let is_space = [' ', '\n', '\r', '\t', '\u{c}', '\u{a0}'];
    let mut squeezed = String::with_capacity(text.len());
    for part in text.split_inclusive(is_space) {
        let word = part.trim_end_matches(is_space);
        squeezed.push_str(word);
        after_space &= word.is_empty();
        if word.len() < part.len() && !after_space {
            squeezed.push(' ');
            after_space = true;
        }
    }
    squeezed
}

/// Text whose lines are broken as on paper, as paragraphs: one begins after an empty line or where a
/// line is indented.
pub(super) fn unwrapped(text: &str) -> String {
    let mut unwrapped = String::with_capacity(text.len());
    let mut was_empty = true;
    for line in text.lines() {
        let words = line.trim();
        let is_indented = line.starts_with(['\t', '\u{3000}']) || line.starts_with("  ");
        if words.is_empty() {
            was_empty = true;
            continue;
        }
        let gap = if was_empty || is_indented {
            "\n\n"
        } else {
            " "
        };
        unwrapped.push_str(if unwrapped.is_empty() { "" } else { gap });
        unwrapped.push_str(words);
        was_empty = false;
    }
    unwrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_broken_on_paper_are_joined() {
        let text = "\n     The port is\nclosed.\n     Ferries\nwait.\n\nUntil May.\n";
        assert_eq!(
            unwrapped(text),
            "The port is closed.\n\nFerries wait.\n\nUntil May."
        );
    }

    #[test]
    fn only_what_is_bold_from_the_beginning_counts() {
        let mut paragraph = Paragraph::default();
        for (text, is_bold) in [
            (" ", false),
            ("BY", true),
            ("LINE:", true),
            (" Ada", false),
            (" Quill", true),
        ] {
            paragraph.push(text, is_bold);
        }
        assert_eq!(
            (&*paragraph.text, paragraph.bold()),
            (" BYLINE: Ada Quill", "BYLINE:")
        );
    }

    #[test]
    fn white_space_without_end_is_looked_at_once() {
        let mut paragraph = Paragraph::default();
        for _ in 0..1_000_000 {
            paragraph.push(" ", false);
        }
        paragraph.push("BYLINE:", true);
        paragraph.push("Ada", false);
        for _ in 0..1_000_000 {
            paragraph.push("\n", true);
        }
        assert_eq!(paragraph.bold(), "BYLINE:");
        assert_eq!(paragraph.text.trim(), "BYLINE:Ada");
    }
}
