//! Evaluative axes: directions in the space of word vectors from ordinary words to words that people
//! rated as opinions. Along them every word with a vector has a place, also those nobody rated.
//!
//! Kwak, An, Jing & Ahn 2021, *FrameAxis: characterizing microframe bias and intensity with word
//! embedding*: an axis is the difference between the means of two lists of words. Here the far list is
//! one of an open lexicon; the near one is common words that no lexicon has.

use std::sync::LazyLock;

use otherwords_text::Language;

use crate::Vectors;
use crate::opinion::{rated_subjective, rated_words, subjectivity, valence};

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// Towards words of negative valence (VADER).
    Negative,
    /// Towards words of positive valence (VADER).
    Positive,
    /// Towards words that state opinions (pattern, subjectivity of at least one half).
    Subjective,
}

impl Axis {
    /// All of them. They are correlated; more of the kind would say little more.
    pub const ALL: [Self; 3] = [Self::Negative, Self::Positive, Self::Subjective];

    /// As written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Positive => "positive",
            Self::Subjective => "subjective",
        }
    }
}

/// Where a folded term stands along an axis: the cosine with its direction, from −1 to 1; ordinary
/// words are somewhat below 0. `None` for terms and languages without a vector.
///
/// ```
/// # #[cfg(feature = "vectors")] {
/// use otherwords_lexicon::{Axis, along};
/// use otherwords_text::Language;
/// let negative = |term| along(Axis::Negative, term, Language::ENGLISH);
/// assert!(negative("vilified") > negative("elected"));
/// # }
/// ```
pub fn along(axis: Axis, term: &str, language: Language) -> Option<f64> {
    let vectors = Vectors::built_in(language)?;
    let direction = &DIRECTIONS[axis as usize];
    let unit = vectors.unit(term)?;
    Some(unit.zip(direction).map(|(a, b)| a * b).sum())
}

/// Ranks of words that count as common and are no words of grammar.
const COMMON: std::ops::Range<u32> = 200..8_000;
/// From here on a word states an opinion.
const SUBJECTIVE: f64 = 0.5;

static DIRECTIONS: LazyLock<[Vec<f64>; 3]> = LazyLock::new(|| {
    let english = Language::ENGLISH;
    let Some(vectors) = Vectors::built_in(english) else {
        return [const { Vec::new() }; 3];
    };
    let is_rated =
        |word: &str| valence(word, english).is_some() || subjectivity(word, english).is_some();
    let ordinary = mean(
        vectors,
        vectors.words(COMMON).filter(|word| !is_rated(word)),
    );
    let valued = |sign: f64| {
        rated_words().filter(move |word| valence(word, english).is_some_and(|v| v * sign > 0.0))
    };
    let opinions = rated_subjective().filter(|word| {
        subjectivity(word, english).is_some_and(|rated| rated.subjectivity >= SUBJECTIVE)
    });
    [
        direction(&mean(vectors, valued(-1.0)), &ordinary),
        direction(&mean(vectors, valued(1.0)), &ordinary),
        direction(&mean(vectors, opinions), &ordinary),
    ]
});

/// The mean of the vectors of those words that have one.
fn mean<'w>(vectors: &Vectors, words: impl Iterator<Item = &'w str>) -> Vec<f64> {
    let mut mean = vec![0.0; vectors.dimensions()];
    let mut n = 0.0;
    for unit in words.filter_map(|word| vectors.unit(word)) {
        mean.iter_mut()
            .zip(unit)
            .for_each(|(sum, value)| *sum += value);
        n += 1.0;
    }
    mean.iter_mut().for_each(|sum| *sum /= f64::max(n, 1.0));
    mean
}

/// From one mean to another, of length one.
fn direction(to: &[f64], from: &[f64]) -> Vec<f64> {
    let difference: Vec<f64> = to.iter().zip(from).map(|(to, from)| to - from).collect();
    let length = difference
        .iter()
        .map(|value| value * value)
        .sum::<f64>()
        .sqrt();
    difference.iter().map(|value| value / length).collect()
}

#[cfg(all(test, feature = "vectors"))]
mod tests {
    use super::*;

    #[test]
    fn loaded_words_nobody_rated_stand_further_along_than_plain_ones() {
        let plain = ["located", "adjacent", "northern", "annual"];
        for (axis, loaded) in [
            (
                Axis::Negative,
                ["unfounded", "botched", "dismal", "shambles"],
            ),
            (
                Axis::Positive,
                ["dazzling", "sumptuous", "splendid", "delightful"],
            ),
            (
                Axis::Subjective,
                ["laughable", "preposterous", "ludicrous", "dreadful"],
            ),
        ] {
            let sum = |terms: [&str; 4]| -> f64 {
                let places = terms.map(|term| along(axis, term, Language::ENGLISH));
                places.into_iter().flatten().sum()
            };
            assert!(sum(loaded) > sum(plain), "{loaded:?}");
        }
        assert_eq!(along(Axis::Negative, "xyzzyx", Language::ENGLISH), None);
        assert_eq!(along(Axis::Negative, "war", Language::GERMAN), None);
    }
}
