//! The words of an article as phrases are made of them.

use std::borrow::Cow;

use otherwords_text::{Language, Layer, Token, analyze, fold, is_stop_word};

use crate::hash::{hash, mix};
use crate::view::ArticleView;

/// What stands for every number.
pub(super) const NUMBER: u64 = 0;
/// Shorter words in capitals are abbreviations.
const LEAST_SHOUTED: usize = 4;

/// What a word tells about a phrase.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Nothing.
    #[default]
    Function,
    /// That it is no name.
    Number,
    /// That it may be a name: it has a capital.
    Capital,
    /// That it is no name.
    Plain,
}

/// The words of an article in its own voice, outside of what is settled.
pub(super) struct Words(Vec<Word>);

/// A word or number.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) token: Token,
    /// Equal for equal words, and for all numbers.
    pub(super) key: u64,
}

impl Words {
    pub(super) fn of(article: &ArticleView<'_>) -> Self {
        let analysis = analyze(article.body, article.language);
        let own = analysis
            .tokens
            .iter()
            .filter(|token| token.layer == Layer::Voice && !article.is_masked(token.span()));
        Self(own.map(|token| Word::new(*token, article)).collect())
    }

    pub(super) fn sentences(&self) -> impl Iterator<Item = &[Word]> {
        self.0.chunk_by(|a, b| a.token.sentence == b.token.sentence)
    }
}

impl Word {
    fn new(token: Token, article: &ArticleView<'_>) -> Self {
        let label = label(token.surface(article.body), article.language);
        let key = key(&label);
        Self { token, key }
    }

    /// What it tells about a phrase.
    pub(super) fn sort(&self, article: &ArticleView<'_>) -> Sort {
        let surface = self.token.surface(article.body);
        if self.key == NUMBER {
            Sort::Number
        } else if is_shouted(surface) {
            Sort::Plain
        } else if is_stop_word(&fold(surface, article.language), article.language) {
            Sort::Function
        } else if surface.starts_with(char::is_uppercase) {
            Sort::Capital
        } else {
            Sort::Plain
        }
    }

    /// Whether it changes from page to page: a name or a number.
    pub(super) fn changes(&self, article: &ArticleView<'_>) -> bool {
        let surface = self.token.surface(article.body);
        surface.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric())
    }

    /// As it stands in the label of a phrase.
    pub(super) fn label<'a>(&self, article: &ArticleView<'a>) -> Cow<'a, str> {
        label(self.token.surface(article.body), article.language)
    }
}

/// Folded, but for what is `SHOUTED`, which is another word to a page; a zero for every number.
fn label(surface: &str, language: Language) -> Cow<'_, str> {
    if surface.starts_with(char::is_numeric) {
        Cow::Borrowed("0")
    } else if is_shouted(surface) {
        Cow::Borrowed(surface)
    } else {
        fold(surface, language)
    }
}

/// In capitals, and too long for an abbreviation.
fn is_shouted(surface: &str) -> bool {
    surface.len() >= LEAST_SHOUTED && surface.chars().all(char::is_uppercase)
}

/// What words with one label have in common.
pub(super) fn key(label: &str) -> u64 {
    match label {
        "0" => NUMBER,
        word => mix(hash(word)).clamp(NUMBER + 1, u64::MAX - 1),
    }
}

/// The labels of the words of a phrase that somebody names.
pub(in crate::boilerplate) fn key_of(phrase: &str) -> String {
    let words = phrase.split_whitespace();
    let labels = words.map(|word| label(word, Language::UNKNOWN));
    labels.collect::<Vec<_>>().join(" ")
}
