//! Word vectors: which words stand near each other in meaning, by the company they keep in a large
//! corpus. Near means used alike: opposites are near, too.

mod centre;
mod read;

use std::borrow::Cow;
use std::collections::HashMap;

use otherwords_text::Language;

pub use read::ReadVectorsError;

/// A vector for each of some words, as bytes.
///
/// The vectors are centred, without their two leading directions (which carry frequency rather than
/// meaning), and rounded to one byte a coordinate. Mu & Viswanath 2018, *All-but-the-top: simple and
/// effective postprocessing for word representations*.
pub struct Vectors {
    /// Row of each word.
    rows: HashMap<Cow<'static, str>, u32>,
    dimensions: usize,
    /// Signed bytes, row by row.
    values: Cow<'static, [u8]>,
    /// Length of each row.
    norms: Vec<f64>,
}

#[cfg(feature = "vectors")]
const WORDS: &str = include_str!("../../tables/vectors/words.txt");
#[cfg(feature = "vectors")]
static VALUES: &[u8] = include_bytes!("../../tables/vectors/vectors.int8");

impl Vectors {
    /// The vectors in the program: 30,000 English words in 128 directions, made from GloVe (Pennington,
    /// Socher & Manning 2014; Wikipedia 2014 and Gigaword 5) and from what the sentence encoder
    /// all-MiniLM-L6-v2 (Wang et al. 2020; Reimers & Gurevych 2019) makes of the word alone, which counts
    /// half. `None` for other languages, and where the program was built without the feature `vectors`.
    pub fn built_in(language: Language) -> Option<&'static Self> {
        #[cfg(feature = "vectors")]
        {
            static BUILT_IN: std::sync::LazyLock<Vectors> = std::sync::LazyLock::new(|| {
                let words = WORDS.lines().map(Cow::Borrowed).collect::<Vec<_>>();
                Vectors::new(words, Cow::Borrowed(VALUES))
            });
            (language == Language::ENGLISH).then(|| &*BUILT_IN)
        }
        #[cfg(not(feature = "vectors"))]
        {
            let _ = language;
            None
        }
    }

    /// Rows in the order of their words; of a word that stands there twice, the first counts.
    fn new(words: Vec<Cow<'static, str>>, values: Cow<'static, [u8]>) -> Self {
        let dimensions = values.len() / words.len().max(1);
        let norms = values
            .chunks_exact(dimensions.max(1))
            .map(|row| f64::from(dot(row, row)).sqrt())
            .collect();
        let mut rows = HashMap::with_capacity(words.len());
        for (row, word) in (0u32..).zip(words) {
            rows.entry(word).or_insert(row);
        }
        Self {
            rows,
            dimensions,
            values,
            norms,
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of coordinates.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Whether a folded term has a vector.
    pub fn contains(&self, term: &str) -> bool {
        self.rows.contains_key(term)
    }

    /// Place of a term in the list, the commonest word being 0; `None` where it has no vector.
    pub fn rank(&self, term: &str) -> Option<u32> {
        self.rows.get(term).copied()
    }

    /// All words, the commonest first.
    pub fn by_rank(&self) -> impl Iterator<Item = &str> {
        self.words(0..u32::MAX)
    }

    /// The words of some ranks, the commonest first.
    pub(crate) fn words(&self, ranks: std::ops::Range<u32>) -> impl Iterator<Item = &str> {
        let mut words: Vec<(u32, &str)> = Vec::new();
        #[allow(clippy::iter_over_hash_type, reason = "sorted below")]
        for (word, rank) in &self.rows {
            if ranks.contains(rank) {
                words.push((*rank, word));
            }
        }
        words.sort_unstable();
        words.into_iter().map(|(_, word)| word)
    }

    /// How alike two folded terms are used: the cosine of their vectors, from −1 to 1, around 0 for
    /// two words drawn by chance. `None` where either has no vector.
    ///
    /// The dot product is of whole numbers, so every machine gives the same value.
    pub fn cosine(&self, a: &str, b: &str) -> Option<f64> {
        self.cosine_of_ranks(self.rank(a)?, self.rank(b)?)
    }

    /// The same of two words that were looked up before, by their ranks; `None` for a rank that no
    /// word has.
    pub fn cosine_of_ranks(&self, a: u32, b: u32) -> Option<f64> {
        let (a, b) = (a as usize, b as usize);
        if a.max(b) >= self.norms.len() {
            return None;
        }
        let norms = self.norms[a] * self.norms[b];
        (norms > 0.0).then(|| f64::from(dot(self.row(a), self.row(b))) / norms)
    }

    /// The vector of a folded term, of length one.
    pub fn unit(&self, term: &str) -> Option<impl Iterator<Item = f64> + '_> {
        let row = self.rank(term)? as usize;
        let norm = self.norms[row];
        (norm > 0.0).then(|| {
            self.row(row)
                .iter()
                .map(move |value| f64::from(*value as i8) / norm)
        })
    }

    /// Everything in it, in one order: what a fingerprint is made of.
    pub fn content(&self) -> impl Iterator<Item = &[u8]> {
        self.by_rank()
            .flat_map(|word| [word.as_bytes(), b"\n"])
            .chain([&*self.values])
    }

    fn row(&self, row: usize) -> &[u8] {
        &self.values[row * self.dimensions..(row + 1) * self.dimensions]
    }
}

/// The dot product of two rows of signed bytes. No row is long enough to overflow.
fn dot(a: &[u8], b: &[u8]) -> i32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| i32::from(*a as i8) * i32::from(*b as i8))
        .sum()
}

#[cfg(all(test, feature = "vectors"))]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_meaning_are_nearer_than_others() {
        let vectors = Vectors::built_in(Language::ENGLISH).expect("built in");
        assert_eq!(vectors.dimensions(), 128);
        assert_eq!(vectors.len() * 128, VALUES.len());
        let rows = [
            ("summoned", "invited", "purple"),
            ("unauthorized", "illegal", "wooden"),
            ("epidemic", "outbreak", "guitar"),
            ("migrants", "immigrants", "planets"),
        ];
        for (word, near, far) in rows {
            let (near, far) = (vectors.cosine(word, near), vectors.cosine(word, far));
            assert!(near.is_some() && far.is_some() && near > far, "{word}");
        }
    }

    #[test]
    fn a_word_is_like_itself_and_unknown_ones_are_like_nothing() {
        let vectors = Vectors::built_in(Language::ENGLISH).expect("built in");
        let same = vectors.cosine("protest", "protest").expect("known");
        assert!((same - 1.0).abs() < 1e-12);
        assert_eq!(vectors.cosine("protest", "xyzzyx"), None);
        assert!(Vectors::built_in(Language::GERMAN).is_none());
        let length: f64 = vectors
            .unit("protest")
            .expect("known")
            .map(|value| value * value)
            .sum();
        assert!((length - 1.0).abs() < 1e-12);
    }
}
