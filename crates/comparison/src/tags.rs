//! Terms that are no choice of wording: names, mastheads, house style, numbers, stop words.
//! They are tagged, so that a reader can fold them away, and never dropped.

use std::collections::BTreeSet;

use otherwords_indexer::{IndexError, Pool};
use otherwords_text::{Language, fold, is_stop_word};

use crate::gather::Material;

/// Why a term is probably no choice of wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// Found mostly in lines that the outlet repeats.
    Boilerplate,
    /// Part of the name of an outlet that is compared.
    Masthead,
    /// Titles and their abbreviations, which a style guide decides.
    HouseStyle,
    /// A name, by its capitals.
    Name,
    /// Digits.
    Number,
    /// A function word.
    StopWord,
}

impl Tag {
    /// All of them, strongest first: a term gets the first that fits.
    pub const ALL: [Self; 6] = [
        Self::Boilerplate,
        Self::Masthead,
        Self::HouseStyle,
        Self::Name,
        Self::Number,
        Self::StopWord,
    ];

    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Boilerplate => "boilerplate",
            Self::Masthead => "masthead",
            Self::HouseStyle => "house_style",
            Self::Name => "name",
            Self::Number => "number",
            Self::StopWord => "stop_word",
        }
    }

    /// The rule that puts a term here, as a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Boilerplate => {
                "At least half of its occurrences stand in lines that the outlet prints under several articles."
            }
            Self::Masthead => "The word is part of the name of an outlet in this corpus.",
            Self::HouseStyle => {
                "The word is a title or its abbreviation (Mr, Ms, Sen.), which a style guide decides."
            }
            Self::Name => {
                "Inside sentences the word is written with a capital at least half of the time."
            }
            Self::Number => "The term is written in digits.",
            Self::StopWord => "The word is in the list of stop words of its language.",
        }
    }
}

/// What decides the tags of a corpus.
pub(crate) struct Tagger<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    mastheads: BTreeSet<String>,
}

/// Names are told by capitals only where a language does not capitalise all nouns, and has capitals.
pub(crate) const NOUNS_HAVE_CAPITALS: [Language; 1] = [Language::GERMAN];
/// Share of capitals inside sentences from which a word is a name.
pub(crate) const NAME_RATIO: f64 = 0.5;

impl<'m, 's, 'i> Tagger<'m, 's, 'i> {
    pub(crate) fn new(material: &'m Material<'s, 'i>) -> Self {
        let language = material.language;
        let words = material
            .outlets
            .iter()
            .flat_map(|outlet| outlet.split(|c: char| !c.is_alphanumeric()));
        let mastheads = words
            .map(|word| fold(word, language).into_owned())
            .filter(|word| !word.is_empty() && !is_stop_word(word, language));
        Self {
            mastheads: mastheads.collect(),
            material,
        }
    }

    /// The tag of a word.
    pub(crate) fn tag(&self, pool: &Pool) -> Result<Option<Tag>, IndexError> {
        let any = |is: &dyn Fn(&str) -> bool| pool.forms.iter().any(|form| is(&form.term));
        let language = self.material.language;
        let pack = language.pack();
        Ok(
            if any(&|term| self.mastheads.contains(term)) && self.is_name(pool)? {
                Some(Tag::Masthead)
            } else if any(&|term| pack.honorifics.contains(&term)) {
                Some(Tag::HouseStyle)
            } else if any(&|term| is_stop_word(term, language)) {
                Some(Tag::StopWord)
            } else if any(&|term| term.starts_with(|c: char| c.is_numeric())) {
                Some(Tag::Number)
            } else if !any(&|term| pack.role_words.contains(&term)) && self.is_name(pool)? {
                Some(Tag::Name)
            } else {
                None
            },
        )
    }

    fn is_name(&self, pool: &Pool) -> Result<bool, IndexError> {
        if NOUNS_HAVE_CAPITALS.contains(&self.material.language) {
            return Ok(false);
        }
        let capitals = self.material.vocabulary.capitals(pool)?;
        let enough = capitals.inside >= 2 || capitals.inside == 1 && capitals.lower == 0;
        Ok(enough && capitals.ratio().is_some_and(|ratio| ratio >= NAME_RATIO))
    }
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
    fn a_sequence_is_tagged_only_where_all_its_content_words_are() {
        let rows = [
            (vec![Some(Tag::Name), None], None),
            (
                vec![Some(Tag::Name), Some(Tag::StopWord), Some(Tag::Name)],
                Some(Tag::Name),
            ),
            (
                vec![Some(Tag::HouseStyle), Some(Tag::Name)],
                Some(Tag::HouseStyle),
            ),
            (vec![Some(Tag::Masthead), None], Some(Tag::Masthead)),
            (vec![None, None], None),
        ];
        for (words, expected) in rows {
            assert_eq!(tag_of_sequence(&words), expected, "{words:?}");
        }
    }
}
