//! The pieces of an article that may be boilerplate.

use otherwords_text::{Span, paragraphs};

use crate::view::ArticleView;

/// Which part of an article a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PieceKind {
    /// A line of its own.
    Line,
    /// A sentence within a line.
    Sentence,
    /// The beginning up to a dash or bracket: a dateline.
    Opening,
    /// The end in brackets: credits.
    Closing,
    /// A line whose names and numbers change while the other words stay: a byline.
    Template,
}

impl PieceKind {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Sentence => "sentence",
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Template => "template",
        }
    }
}

/// A piece of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) key: String,
    pub(super) span: Span,
}

/// The pieces of an article in the order of its text.
pub(super) fn pieces(article: &ArticleView<'_>) -> Vec<Piece> {
    let lines = paragraphs(article.body).into_iter();
    lines
        .filter(|span| !article.is_masked(*span))
        .map(|span| Piece {
            kind: PieceKind::Line,
            key: key(span.of(article.body)),
            span,
        })
        .collect()
}

/// A passage in lower case, with a zero for every digit and one space for every white space.
pub(super) fn key(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |letter: char| if letter.is_ascii_digit() { '0' } else { letter };
    words.join(" ").to_lowercase().chars().map(plain).collect()
}
