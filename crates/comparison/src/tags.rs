//! Terms that are no choice of wording: mastheads, bylines, titles, abbreviations, names, numbers,
//! stop words.
//! They are tagged, so that a reader can fold them away, and never dropped.

use otherwords_indexer::{Capitals, IndexError, Pool};
use otherwords_text::{Language, Pack, is_stop_word};

use crate::gather::Material;

/// Why a term is probably no choice of wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// Part of the name or the domain of an outlet that is compared.
    Masthead,
    /// Part of the name of an author.
    Byline,
    /// Titles before names, which a style guide decides.
    Honorific,
    /// Shortened words, which a style guide decides.
    Abbreviation,
    /// A name, by its capitals.
    Name,
    /// Digits.
    Number,
    /// A function word.
    StopWord,
}

impl Tag {
    /// All of them, strongest first: a term gets the first that fits.
    pub const ALL: [Self; 7] = [
        Self::Masthead,
        Self::Byline,
        Self::Honorific,
        Self::Abbreviation,
        Self::Name,
        Self::Number,
        Self::StopWord,
    ];

    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Byline => "byline",
            Self::Honorific => "honorific",
            Self::Abbreviation => "abbreviation",
            Self::Name => "name",
            Self::Number => "number",
            Self::StopWord => "stop_word",
        }
    }

    /// The rule that puts a term here, as a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Masthead => {
                "The word is part of the name of an outlet in this corpus, its initials or its domain, and written with a capital."
            }
            Self::Byline => {
                "The word stands in the byline of an article in this corpus, and is written with a capital."
            }
            Self::Honorific => {
                "The word is in the list of titles before names (Mr, Ms, Sen.), or is an office that inside sentences is written with a capital four times in five (Representative), which a style guide decides."
            }
            Self::Abbreviation => {
                "The word is written with stops inside (U.S.) or is in the list of abbreviations (Calif.), which a style guide decides."
            }
            Self::Name => {
                "Inside sentences the word is written with a capital at least half of the time."
            }
            Self::Number => "The term is written in digits.",
            Self::StopWord => "The word is in the list of stop words of its language.",
        }
    }
}

impl Tag {
    /// Whether it is a matter of how an outlet prints, not of what it writes about.
    pub fn is_house_style(self) -> bool {
        matches!(
            self,
            Self::Masthead | Self::Byline | Self::Honorific | Self::Abbreviation
        )
    }
}

/// What decides the tags of a corpus.
pub(crate) struct Tagger<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
}

/// Names are told by capitals only where a language does not capitalise all nouns, and has capitals.
pub(crate) const NOUNS_HAVE_CAPITALS: [Language; 1] = [Language::GERMAN];
/// Share of capitals inside sentences from which a word is a name.
pub(crate) const NAME_RATIO: f64 = 0.5;
/// The same from which an office is a title before names: most stand between .3 and .8.
const TITLE_RATIO: f64 = 0.8;

impl<'m, 's, 'i> Tagger<'m, 's, 'i> {
    pub(crate) fn new(material: &'m Material<'s, 'i>) -> Self {
        Self { material }
    }

    /// The tag of a word.
    pub(crate) fn tag(&self, pool: &Pool) -> Result<Option<Tag>, IndexError> {
        let language = self.material.language;
        let (pack, imprint) = (language.pack(), &self.material.imprint);
        let any = |is: &dyn Fn(&str) -> bool| pool.forms.iter().any(|form| is(&form.term));
        let is_name = self.is_name(pool)?;
        let is_title = is_name && self.capitals(pool)?.ratio() >= Some(TITLE_RATIO);
        type Rule<'r> = (Tag, &'r dyn Fn(&str) -> bool);
        let rules: [Rule<'_>; 7] = [
            (Tag::Masthead, &|term| {
                is_name && imprint.mastheads.contains(term)
            }),
            (Tag::Honorific, &|term| {
                pack.honorifics.contains(&term) || is_title && pack.role_words.contains(&term)
            }),
            (Tag::StopWord, &|term| is_stop_word(term, language)),
            (Tag::Abbreviation, &|term| {
                is_abbreviation(term, is_name, pack)
            }),
            (Tag::Number, &|term| {
                term.starts_with(|c: char| c.is_numeric())
            }),
            (Tag::Byline, &|term| {
                is_name && imprint.bylines.contains(term)
            }),
            (Tag::Name, &|_| {
                is_name && !any(&|term| pack.role_words.contains(&term))
            }),
        ];
        let found = rules.into_iter().find(|(_, rule)| any(rule));
        Ok(found.map(|(tag, _)| tag))
    }

    fn capitals(&self, pool: &Pool) -> Result<Capitals, IndexError> {
        self.material.vocabulary.capitals(pool)
    }

    fn is_name(&self, pool: &Pool) -> Result<bool, IndexError> {
        is_written_like_a_name(self.material.language, || self.capitals(pool))
    }
}

/// Whether a word is written with a capital often enough to be a name; never where a language writes
/// all nouns so.
pub(crate) fn is_written_like_a_name(
    language: Language,
    capitals: impl FnOnce() -> Result<Capitals, IndexError>,
) -> Result<bool, IndexError> {
    if NOUNS_HAVE_CAPITALS.contains(&language) {
        return Ok(false);
    }
    let capitals = capitals()?;
    let enough = capitals.inside >= 2 || capitals.inside == 1 && capitals.lower == 0;
    Ok(enough && capitals.ratio().is_some_and(|ratio| ratio >= NAME_RATIO))
}

/// Whether a word is written with stops inside, or is in its language's list; an entry of the list
/// with a capital (`Calif`, `Mass`) counts only for a word that is mostly written with one.
fn is_abbreviation(term: &str, is_name: bool, pack: &Pack) -> bool {
    let mut letters = term.chars();
    let capital: String = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    let shortened = |part: &str| (1..=2).contains(&part.chars().count());
    let has_stops = term.contains('.')
        && term.split('.').all(shortened)
        && term.chars().any(char::is_alphabetic);
    has_stops || pack.is_abbreviation(term) || is_name && pack.is_abbreviation(&capital)
}

/// The tag of a sequence: that of its words where all content words have one, the strongest first.
pub(crate) fn tag_of_sequence(words: &[Option<Tag>]) -> Option<Tag> {
    if words.contains(&Some(Tag::Masthead)) {
        return Some(Tag::Masthead);
    }
    let content = words.iter().filter(|tag| **tag != Some(Tag::StopWord));
    content
        .clone()
        .all(Option::is_some)
        .then(|| content.copied().flatten().min())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_have_stops_or_stand_in_the_list() {
        let rows = [
            ("u.s", false, true),
            ("p.m", false, true),
            ("calif", true, true),
            ("mass", false, false),
            ("approx", false, true),
            ("example.com", false, false),
            ("3.5", false, false),
            ("house", true, false),
        ];
        for (term, is_name, expected) in rows {
            let found = is_abbreviation(term, is_name, Language::ENGLISH.pack());
            assert_eq!(found, expected, "{term}");
        }
    }

    #[test]
    fn a_sequence_is_tagged_only_where_all_its_content_words_are() {
        let rows = [
            (vec![Some(Tag::Name), None], None),
            (
                vec![Some(Tag::Name), Some(Tag::StopWord), Some(Tag::Name)],
                Some(Tag::Name),
            ),
            (
                vec![Some(Tag::Honorific), Some(Tag::Name)],
                Some(Tag::Honorific),
            ),
            (vec![Some(Tag::Masthead), None], Some(Tag::Masthead)),
            (vec![None, None], None),
        ];
        for (words, expected) in rows {
            assert_eq!(tag_of_sequence(&words), expected, "{words:?}");
        }
    }
}
