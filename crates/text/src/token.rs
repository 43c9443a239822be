//! What the tokenizer hands over: tokens and sentences as places in a text. No strings are
//! copied here; terms are made from the surface by `fold`.

use crate::span::Span;

/// Whose words a token belongs to, judged by quotation marks, or the dashes that stand for them.
///
/// The limit of nine tokens between short and long quotations follows the enrichment of
/// annotated lexical bias by quotation length: one- to three-token quotations carry about nine
/// times the base rate, quotations of nine tokens and more less than the base rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum Layer {
    /// Outside quotation marks: the outlet speaks.
    #[default]
    Voice = 0,
    /// In a quotation of nine tokens or more: a source speaks.
    Quotation = 1,
    /// In a quotation of one to eight tokens: scare quotes and partial quotes, where the choice
    /// of what to quote is the outlet's.
    ShortQuotation = 2,
}

impl Layer {
    /// Every layer, in the order of its number.
    pub const ALL: [Layer; 3] = [Layer::Voice, Layer::Quotation, Layer::ShortQuotation];

    /// The name used in tables and queries: `voice`, `quotation` or `short_quotation`.
    ///
    /// ```
    /// use otherwords_text::Layer;
    /// assert_eq!(Layer::ALL.map(Layer::name), ["voice", "quotation", "short_quotation"]);
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Layer::Voice => "voice",
            Layer::Quotation => "quotation",
            Layer::ShortQuotation => "short_quotation",
        }
    }
}

/// Whether a token is a word or a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum TokenKind {
    /// At least one letter: `protest`, `1990s`, `3rd`, `G7`.
    Word,
    /// Digits only, apart from the marks between them: `2020`, `1,200`, `4.5`, `2019-20`.
    Number,
}

/// One word or number of a text: where it stands and in whose voice.
///
/// Small and `Copy`; a text of a thousand words has a thousand of them and not one string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// Place for phrase search: the number of tokens before this one plus [`Token::sentence`],
    /// so neighbours differ by one and two sentences never touch.
    pub position: u32,
    /// Index into [`Analysis::sentences`].
    pub sentence: u32,
    /// Whose words these are.
    pub layer: Layer,
    /// Word or number.
    pub kind: TokenKind,
    /// First token of its sentence: its capital says nothing about being a name.
    pub opens_sentence: bool,
    /// First token after an opening quotation mark: likewise.
    pub opens_quotation: bool,
}

impl Token {
    /// The token as written, or the empty string if `text` is not the text it was found in.
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        self.span().of(text)
    }

    /// Where the token stands, in bytes.
    pub fn span(&self) -> Span {
        Span {
            start: self.start as usize,
            end: self.end as usize,
        }
    }
}

/// A text, analysed: its tokens in order, and its sentences in order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Analysis {
    /// Words and numbers in the order of the text; punctuation is no token.
    pub tokens: Vec<Token>,
    /// Sentences without surrounding white space. Every character that is not white space lies in
    /// exactly one; a sentence may have no token (a line of asterisks).
    pub sentences: Vec<Span>,
}
