//! What linking reads of an article, and how articles are handed to it one at a time. Not the
//! article itself: whoever calls may keep articles in memory, in files or in an index.

use jiff::civil::Date;
use otherwords_text::Language;

/// What linking needs to know of one article. The texts are normalised already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    /// Unique among all texts that are linked; events name their members by it.
    pub id: &'a str,
    /// The headline; empty where unknown.
    pub title: &'a str,
    /// The text; empty for a corpus of headlines. Boilerplate is better left out.
    pub body: &'a str,
    /// Texts of different languages are never linked.
    pub language: Language,
    /// Who published it. Does not decide anything; the words that name an event must be used by
    /// two of its outlets.
    pub outlet: &'a str,
    /// The day of publication.
    pub date: Option<Date>,
    /// The event according to the user. Such a text is never moved, and nothing is linked to it.
    pub event: Option<&'a str>,
}

/// Texts that can be gone through more than once, always in the same order.
///
/// Internal iteration, because texts that come from files or an index live only while they are
/// looked at. A slice of texts will do, and so will a closure:
///
/// ```
/// use otherwords_corpus::linking::{LinkOptions, Text, link};
/// use otherwords_corpus::Silent;
/// use otherwords_text::Language;
///
/// let lines = ["Dockers walk out at Calder Bay", "Calder Bay dockers on strike"];
/// let texts = |take: &mut dyn FnMut(Text<'_>)| {
///     for (number, line) in lines.iter().enumerate() {
///         let id = number.to_string(); // lives only here
///         take(Text {
///             id: &id,
///             title: line,
///             body: "",
///             language: Language::ENGLISH,
///             outlet: "",
///             date: None,
///             event: None,
///         });
///     }
/// };
/// let events = link(&texts, &LinkOptions::default(), &Silent);
/// assert_eq!(events.events.len(), 1);
/// ```
pub trait Texts {
    /// Hands over every text once.
    fn each(&self, take: &mut dyn FnMut(Text<'_>));
}

impl Texts for [Text<'_>] {
    fn each(&self, take: &mut dyn FnMut(Text<'_>)) {
        self.iter().for_each(|text| take(*text));
    }
}

impl Texts for Vec<Text<'_>> {
    fn each(&self, take: &mut dyn FnMut(Text<'_>)) {
        self.as_slice().each(take);
    }
}

impl<Closure: Fn(&mut dyn FnMut(Text<'_>))> Texts for Closure {
    fn each(&self, take: &mut dyn FnMut(Text<'_>)) {
        self(take);
    }
}
