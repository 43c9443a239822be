//! What is compared: texts, and where they come from one at a time. Not an article: only what the
//! search for copies needs to know of one.

use jiff::civil::{Date, Time};
use otherwords_text::{Language, Span};

use crate::Article;

/// A text to be compared.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Name of the article; of two that are equally early, the smaller one counts as first.
    pub id: &'a str,
    /// Who published it.
    pub outlet: &'a str,
    /// Who wrote it; empty where unknown.
    pub byline: &'a str,
    /// The normalised text.
    pub body: &'a str,
    /// Its language.
    pub language: Language,
    /// The day of publication; a text without is compared with all others.
    pub date: Option<Date>,
    /// The time of that day.
    pub time: Option<Time>,
    /// Places in `body` not compared, such as boilerplate; in order.
    pub left_out: &'a [Span],
}

/// Texts that can be visited again and again, always in the same order.
///
/// For a reader of files this is a loop over the records; nothing has to stay in memory. A visit
/// that yields fewer texts than the one before is safe: what is missing has no passages.
pub trait Texts {
    /// Hands over every text.
    fn visit(&self, take: &mut dyn FnMut(Text<'_>));
}

impl Default for Text<'_> {
    fn default() -> Self {
        Text {
            id: "",
            outlet: "",
            byline: "",
            body: "",
            language: Language::UNKNOWN,
            date: None,
            time: None,
            left_out: &[],
        }
    }
}

impl<'a> From<&'a Article> for Text<'a> {
    fn from(article: &'a Article) -> Self {
        Text {
            id: &article.id,
            outlet: &article.outlet,
            byline: &article.byline,
            body: &article.body,
            language: article.language,
            date: article.date,
            time: article.time,
            left_out: &[],
        }
    }
}

impl Texts for [Text<'_>] {
    fn visit(&self, take: &mut dyn FnMut(Text<'_>)) {
        self.iter().for_each(|text| take(*text));
    }
}

impl Texts for [Article] {
    fn visit(&self, take: &mut dyn FnMut(Text<'_>)) {
        self.iter().for_each(|article| take(article.into()));
    }
}
