//! What is known of words beyond the corpus: what kind of word each may be, how common it is, and how
//! alike two are. Any of it may be missing, and then nothing is made up for it.

use std::fmt;
use std::io::BufRead;
use std::sync::Arc;

use otherwords_lexicon::{
    ReadVectorsError, Vectors, WordClass, WordClasses, subjectivity, valence, word_classes,
};
use otherwords_text::Language;

use crate::contrasts::NamingAxis;

/// What is known of the words of a language.
#[derive(Clone)]
pub struct Knowledge {
    language: Language,
    vectors: Option<AnyVectors>,
}

#[derive(Clone)]
enum AnyVectors {
    BuiltIn(&'static Vectors),
    Own(Arc<Vectors>),
}

impl Knowledge {
    /// What is in the program for a language.
    pub fn of(language: Language) -> Self {
        Self {
            language,
            vectors: Vectors::built_in(language).map(AnyVectors::BuiltIn),
        }
    }

    /// The same with a user's vectors in place of those of the program, where there are some.
    pub fn with(language: Language, own: Option<&OwnVectors>) -> Self {
        match own {
            None => Self::of(language),
            Some(own) => Self {
                language,
                vectors: Some(AnyVectors::Own(Arc::clone(&own.vectors))),
            },
        }
    }

    /// The same without word vectors and the ranks that come with them.
    pub fn without_vectors(language: Language) -> Self {
        Self {
            language,
            vectors: None,
        }
    }

    fn vectors(&self) -> Option<&Vectors> {
        match self.vectors.as_ref()? {
            AnyVectors::BuiltIn(vectors) => Some(vectors),
            AnyVectors::Own(vectors) => Some(vectors),
        }
    }

    /// Cosine of the vectors of two folded words; `None` where either has none.
    pub(crate) fn cosine(&self, one: &str, other: &str) -> Option<f64> {
        self.vectors()?.cosine(one, other)
    }

    /// The vector of a folded word, where it has one: looked up once for many comparisons.
    pub(crate) fn meaning(&self, term: &str) -> Option<Meaning> {
        self.vectors()?.rank(term).map(Meaning)
    }

    /// Cosine of two vectors; `None` where either is all zeros.
    pub(crate) fn likeness(&self, one: Meaning, other: Meaning) -> Option<f64> {
        self.vectors()?.cosine_of_ranks(one.0, other.0)
    }

    /// How apt a folded word is to name what outlets name differently; 0 where that is not known, as
    /// for words of a user's own vectors.
    pub(crate) fn aptness(&self, term: &str) -> f64 {
        let unit = match self.vectors.as_ref() {
            Some(AnyVectors::BuiltIn(vectors)) => vectors.unit(term),
            _ => None,
        };
        unit.map_or(0.0, |unit| NamingAxis::built_in().aptness(unit))
    }

    /// Whether there are vectors at all.
    pub(crate) fn has_vectors(&self) -> bool {
        self.vectors.is_some()
    }

    /// Place of a folded word among all words by falling frequency, from 0; the number of words
    /// known for a rarer one. `None` where no ranks are known.
    pub(crate) fn rank(&self, term: &str) -> Option<u32> {
        let vectors = self.vectors()?;
        Some(vectors.rank(term).unwrap_or(vectors.len() as u32))
    }

    /// How much of an opinion a folded word is, from 0 to 1; 0 where that is not known.
    pub(crate) fn opinion(&self, term: &str) -> f64 {
        let rated = subjectivity(term, self.language).map_or(0.0, |rated| rated.subjectivity);
        let valence = valence(term, self.language).unwrap_or(0.0);
        rated.max(valence.abs() / 4.0)
    }

    /// What kinds of word a folded word may be; `None` where that is not known.
    pub(crate) fn classes(&self, term: &str) -> Option<WordClasses> {
        word_classes(term, self.language)
    }
}

/// Word vectors of a user's own, in place of those of the program: for close reading in any
/// language. Loadedness keeps those that it was trained with.
#[derive(Clone)]
pub struct OwnVectors {
    name: String,
    vectors: Arc<Vectors>,
    fingerprint: String,
}

impl OwnVectors {
    /// Reads them in the text format of word2vec and GloVe, commonest words first; `name` is what
    /// the user calls them.
    ///
    /// # Errors
    /// As [`Vectors::read`].
    pub fn read(name: &str, reader: impl BufRead) -> Result<Self, ReadVectorsError> {
        let vectors = Vectors::read(reader)?;
        let mut hasher = blake3::Hasher::new();
        for part in vectors.content() {
            hasher.update(part);
        }
        let fingerprint = hasher.finalize().to_hex();
        Ok(Self {
            name: name.to_owned(),
            vectors: Arc::new(vectors),
            fingerprint: fingerprint[..16].to_owned(),
        })
    }
}

impl fmt::Display for OwnVectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, dimensions) = (self.vectors.len(), self.vectors.dimensions());
        let Self {
            name, fingerprint, ..
        } = self;
        write!(
            f,
            "vectors {name} ({words} words of {dimensions} numbers, fingerprint {fingerprint})"
        )
    }
}

impl fmt::Debug for OwnVectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for OwnVectors {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.fingerprint) == (&other.name, &other.fingerprint)
    }
}

/// A word's vector, by its rank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning(u32);

/// Whether a class describes: adjectives and adverbs.
pub(crate) fn is_modifier(class: WordClass) -> bool {
    matches!(class, WordClass::Adjective | WordClass::Adverb)
}
