//! A place in a text, in bytes. Not a piece of text: it means nothing without the string it was
//! made from.

/// A range of bytes `start..end`, both on character boundaries of the text they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Byte offset of the first character.
    pub start: usize,
    /// Byte offset just after the last character.
    pub end: usize,
}

impl Span {
    /// The text in this span, or the empty string if the span does not fit `text`.
    ///
    /// ```
    /// use otherwords_text::Span;
    /// assert_eq!(Span { start: 4, end: 9 }.of("the minister"), "minis");
    /// assert_eq!(Span { start: 4, end: 99 }.of("short"), "");
    /// ```
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}
