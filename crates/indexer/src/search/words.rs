//! Which words of the dictionaries a slot of a query stands for, and where their postings are.
//!
//! A word is folded as in the article it is compared with: where folding differs between the
//! languages of an index (the Turkish I, the English possessive), each spelling counts only in
//! articles of its languages.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_text::{Language, fold};
use tantivy::Term;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;

use crate::error::IndexError;
use crate::index::Index;
use crate::query::{Expression, Word};

/// The most words that one slot may stand for.
pub(crate) const MAXIMUM_WORDS: usize = 20_000;

/// The words of one slot, sorted.
#[derive(Default)]
pub(crate) struct WordSet {
    pub(crate) words: BTreeMap<String, Found>,
}

/// A word of the dictionaries.
pub(crate) struct Found {
    /// The languages of the articles in which it counts; `None` for all.
    pub(crate) languages: Option<BTreeSet<Language>>,
    pub(crate) places: Vec<Place>,
}

/// Where the postings of a word are.
pub(crate) struct Place {
    pub(crate) segment: usize,
    pub(crate) field: Field,
    pub(crate) info: TermInfo,
}

impl WordSet {
    /// Looks the words of a slot up in the dictionaries of these fields.
    ///
    /// # Errors
    /// Where they stand for too many words, or the index is damaged.
    pub(crate) fn find(
        index: &Index,
        words: &[Word],
        fields: &[Field],
    ) -> Result<Self, IndexError> {
        let languages = index.languages()?;
        let mut set = Self::default();
        for word in words {
            for (folded, languages) in spellings(word, &languages) {
                let expression = expression(word, &folded);
                let meant = (word, folded.as_str(), expression.as_ref());
                for (segment, reader) in index.segments().iter().enumerate() {
                    for field in fields {
                        let inverted = reader
                            .inverted_index(*field)
                            .map_err(|error| index.failed(error))?;
                        let mut found = |word: &str, info: &TermInfo| {
                            let place = Place {
                                segment,
                                field: *field,
                                info: info.clone(),
                            };
                            set.add(word, languages.as_ref(), place)
                        };
                        look_up(&inverted, *field, meant, &mut found)
                            .map_err(|error| index.failed(error))?;
                        set.check_size(word)?;
                    }
                }
            }
        }
        Ok(set)
    }

    /// Whether there is room for more.
    fn add(&mut self, word: &str, languages: Option<&BTreeSet<Language>>, place: Place) -> bool {
        match self.words.get_mut(word) {
            Some(found) => found.merge(languages, place),
            None => {
                let found = Found {
                    languages: languages.cloned(),
                    places: vec![place],
                };
                self.words.insert(word.to_owned(), found);
            }
        }
        self.words.len() <= MAXIMUM_WORDS
    }

    fn check_size(&self, word: &Word) -> Result<(), IndexError> {
        if self.words.len() <= MAXIMUM_WORDS {
            return Ok(());
        }
        let pattern = match word {
            Word::Exact(word) => word.clone(),
            other => other.to_string(),
        };
        Err(IndexError::TooManyWords {
            pattern,
            limit: MAXIMUM_WORDS,
        })
    }
}

impl Found {
    /// Adds what another pattern found for the same word.
    fn merge(&mut self, languages: Option<&BTreeSet<Language>>, place: Place) {
        match (&mut self.languages, languages) {
            (Some(known), Some(more)) => known.extend(more),
            (known, None) => *known = None,
            (None, Some(_)) => {}
        }
        let is_known = |known: &Place| known.segment == place.segment && known.field == place.field;
        if !self.places.iter().any(is_known) {
            self.places.push(place);
        }
    }
}

fn raw(word: &Word) -> &str {
    match word {
        Word::Exact(word) | Word::Prefix(word) | Word::Fuzzy(word, _) => word,
        Word::Wildcard(word) | Word::Expression(word) => word,
    }
}

/// What a wildcard or an expression stands for in dictionaries, once it is folded.
fn expression(word: &Word, folded: &str) -> Option<Expression> {
    match word {
        Word::Wildcard(_) => Expression::wildcard(folded).ok(),
        Word::Expression(expression) => Expression::regular(expression).ok(),
        _ => None,
    }
}

/// How a word is folded, with the languages that fold it so; `None` where all do.
fn spellings(
    word: &Word,
    languages: &BTreeSet<Language>,
) -> Vec<(String, Option<BTreeSet<Language>>)> {
    if let Word::Expression(expression) = word {
        return vec![(expression.clone(), None)]; // what it is compared with is folded, and not it
    }
    let word = raw(word);
    let mut spellings: BTreeMap<String, BTreeSet<Language>> = BTreeMap::new();
    for language in languages {
        spellings
            .entry(fold(word, *language).into_owned())
            .or_default()
            .insert(*language);
    }
    let differ = spellings.len() > 1;
    spellings
        .into_iter()
        .map(|(folded, languages)| (folded, differ.then_some(languages)))
        .collect()
}

/// Hands over the words of one dictionary that are meant, until told that there is no more room.
fn look_up(
    inverted: &InvertedIndexReader,
    field: Field,
    (word, folded, expression): (&Word, &str, Option<&Expression>),
    found: &mut dyn FnMut(&str, &TermInfo) -> bool,
) -> tantivy::Result<()> {
    let dictionary = inverted.terms();
    match word {
        Word::Exact(_) => {
            if let Some(info) = dictionary.get(folded)? {
                found(folded, &info);
            }
        }
        Word::Prefix(_) => {
            let mut words = dictionary.range().ge(folded).into_stream()?;
            while let Some((key, info)) = words.next() {
                let Some(word) = text(key).filter(|word| word.starts_with(folded)) else {
                    break;
                };
                if !found(word, info) {
                    break;
                }
            }
        }
        Word::Wildcard(_) | Word::Expression(_) => {
            let Some(expression) = expression else {
                return Ok(()); // the parser lets none through that has no automaton
            };
            let mut words = dictionary.search(expression).into_stream()?;
            while let Some((key, info)) = words.next() {
                if text(key).is_some_and(|word| !found(word, info)) {
                    break;
                }
            }
        }
        Word::Fuzzy(_, distance) => {
            let term = Term::from_field_text(field, folded);
            let automaton = FuzzyTermQuery::new(term, *distance, false).automaton()?;
            let mut words = dictionary.search(automaton).into_stream()?;
            while let Some((key, info)) = words.next() {
                if text(key).is_some_and(|word| !found(word, info)) {
                    break;
                }
            }
        }
    }
    Ok(())
}

fn text(key: &[u8]) -> Option<&str> {
    std::str::from_utf8(key).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_several_spellings_only_where_languages_fold_it_differently() {
        let languages = BTreeSet::from([Language::ENGLISH, Language::GERMAN, Language::TURKISH]);
        assert_eq!(
            spellings(&Word::Exact("protest".into()), &languages),
            [("protest".to_owned(), None)]
        );
        let turkish = Some(BTreeSet::from([Language::TURKISH]));
        let others = Some(BTreeSet::from([Language::ENGLISH, Language::GERMAN]));
        let expected = [("irmak".to_owned(), others), ("ırmak".to_owned(), turkish)];
        assert_eq!(
            spellings(&Word::Exact("IRMAK".into()), &languages),
            expected
        );
    }
}
