//! A pattern for words that are at hand, such as those of a list; it is written as in a query, and what it
//! finds there it stands for here.

use std::collections::BTreeSet;

use otherwords_text::{Language, fold};
use tantivy::Term;
use tantivy::query::{DfaWrapper, FuzzyTermQuery};
use tantivy::schema::Field;

use crate::error::IndexError;
use crate::index::Index;
use crate::query::{
    Expression, Proximity, Query, QueryError, Scope, Sequence, Slot, Word, accepts, parse,
};

/// A word, or several that follow each other, as patterns.
pub struct WordPattern {
    places: Vec<Vec<Meant>>,
}

/// What one place may be, folded.
enum Meant {
    Any,
    Exactly(String),
    Begins(String),
    Described(Expression),
    Near(DfaWrapper),
}

impl WordPattern {
    /// Reads a pattern such as `prot*`, `met|meets`, `/m[ae]t/` or `"met _"`, for words folded as in articles
    /// of these languages.
    ///
    /// ```
    /// use otherwords_indexer::WordPattern;
    /// use otherwords_text::Language;
    ///
    /// let pattern = WordPattern::read("Prot*t|met", &[Language::ENGLISH].into())?;
    /// assert!(pattern.matches("protest") && !pattern.matches("protests"));
    /// # Ok::<(), otherwords_indexer::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// Where it is no query, or one that asks for more than words.
    pub fn read(pattern: &str, languages: &BTreeSet<Language>) -> Result<Self, QueryError> {
        match parse(pattern)? {
            Query::Words(Sequence {
                scope,
                slots,
                proximity: Proximity::Adjacent,
                ..
            }) if scope == Scope::default() => Ok(Self {
                places: slots.iter().map(|slot| of_slot(slot, languages)).collect(),
            }),
            _ => Err(QueryError {
                message: "this is more than a pattern for words".to_owned(),
                column: 1,
                hint: "write what stands for a word, prot*|met, or for words that follow each other: \"met _\""
                    .to_owned(),
                query: pattern.to_owned(),
            }),
        }
    }

    /// The same for the words of an index.
    ///
    /// # Errors
    /// Where the index is damaged; within, as [`WordPattern::read`].
    pub fn on(index: &Index, pattern: &str) -> Result<Result<Self, QueryError>, IndexError> {
        Ok(Self::read(pattern, &index.languages()?))
    }

    /// How many words it stands for together.
    pub fn n_places(&self) -> usize {
        self.places.len()
    }

    /// Whether it stands for this folded word alone.
    pub fn matches(&self, word: &str) -> bool {
        self.places.len() == 1 && self.matches_at(0, word)
    }

    /// Whether a folded word may stand at one of its places.
    pub fn matches_at(&self, place: usize, word: &str) -> bool {
        let meant = self.places.get(place).into_iter().flatten();
        meant.into_iter().any(|meant| match meant {
            Meant::Any => true,
            Meant::Exactly(exact) => exact == word,
            Meant::Begins(beginning) => word.starts_with(beginning),
            Meant::Described(expression) => expression.matches(word),
            Meant::Near(automaton) => accepts(automaton, word),
        })
    }
}

fn of_slot(slot: &Slot, languages: &BTreeSet<Language>) -> Vec<Meant> {
    let Slot::OneOf(words) = slot else {
        return vec![Meant::Any];
    };
    let each = words.iter().flat_map(|word| {
        let spelled = |language: &Language| of_word(word, *language);
        languages.iter().filter_map(spelled).collect::<Vec<_>>()
    });
    each.collect()
}

/// None where there is no automaton, which the parser sees to.
fn of_word(word: &Word, language: Language) -> Option<Meant> {
    let folded = |word: &str| fold(word, language).into_owned();
    match word {
        Word::Exact(word) => Some(Meant::Exactly(folded(word))),
        Word::Prefix(beginning) => Some(Meant::Begins(folded(beginning))),
        Word::Wildcard(word) => Expression::wildcard(&folded(word))
            .ok()
            .map(Meant::Described),
        Word::Expression(expression) => Expression::regular(expression).ok().map(Meant::Described),
        Word::Fuzzy(word, distance) => {
            let term = Term::from_field_text(Field::from_field_id(0), &folded(word));
            let automaton = FuzzyTermQuery::new(term, *distance, false).automaton();
            automaton.ok().map(Meant::Near)
        }
    }
}
