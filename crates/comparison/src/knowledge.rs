//! What is known of words beyond the corpus: what kind of word each may be, how common it is, and how
//! alike two are. Any of it may be missing, and then nothing is made up for it.

use otherwords_lexicon::{Vectors, WordClass, WordClasses, word_classes};
use otherwords_text::Language;

/// What is known of the words of a language.
#[derive(Clone, Copy)]
pub struct Knowledge {
    language: Language,
    vectors: Option<&'static Vectors>,
}

impl Knowledge {
    /// What is in the program for a language.
    pub fn of(language: Language) -> Self {
        Self {
            language,
            vectors: Vectors::built_in(language),
        }
    }

    /// The same without word vectors and the ranks that come with them.
    pub fn without_vectors(language: Language) -> Self {
        Self {
            language,
            vectors: None,
        }
    }

    /// Cosine of the vectors of two folded words; `None` where either has none.
    pub(crate) fn cosine(&self, one: &str, other: &str) -> Option<f64> {
        self.vectors?.cosine(one, other)
    }

    /// Whether there are vectors at all.
    pub(crate) fn has_vectors(&self) -> bool {
        self.vectors.is_some()
    }

    /// Place of a folded word among all words by falling frequency, from 0; the number of words
    /// known for a rarer one. `None` where no ranks are known.
    pub(crate) fn rank(&self, term: &str) -> Option<u32> {
        let vectors = self.vectors?;
        Some(vectors.rank(term).unwrap_or(vectors.len() as u32))
    }

    /// What kinds of word a folded word may be; `None` where that is not known.
    pub(crate) fn classes(&self, term: &str) -> Option<WordClasses> {
        word_classes(term, self.language)
    }
}

/// Whether a class describes: adjectives and adverbs.
pub(crate) fn is_modifier(class: WordClass) -> bool {
    matches!(class, WordClass::Adjective | WordClass::Adverb)
}
