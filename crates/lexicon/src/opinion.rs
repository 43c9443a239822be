//! What open lexicons say of a word: how good or bad it sounds, and how much an opinion it is. Their
//! makers asked people about words without context; what an outlet means is another matter.

use otherwords_text::Language;

use crate::table::Table;

/// VADER (MIT licence).
static VALENCE: Table = Table::new(include_str!("../tables/vader/valence.tsv"));
/// pattern's lexicon of subjectivity (public domain).
static SUBJECTIVITY: Table = Table::new(include_str!("../tables/pattern/subjectivity.tsv"));

/// How people rated a word, from −4 (most negative) to 4 (most positive); `None` for words that were
/// not rated, most of which are neutral.
///
/// Hutto & Gilbert 2014, *VADER: a parsimonious rule-based model for sentiment analysis of social
/// media text*.
///
/// ```
/// use otherwords_lexicon::valence;
/// use otherwords_text::Language;
/// assert!(valence("horrible", Language::ENGLISH).is_some_and(|rated| rated < -2.0));
/// assert_eq!(valence("table", Language::ENGLISH), None);
/// ```
pub fn valence(term: &str, language: Language) -> Option<f64> {
    let [valence] = is_known(language).then(|| VALENCE.numbers(term))??;
    Some(valence)
}

/// How much an opinion a word is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subjectivity {
    /// From −1 (negative) to 1 (positive).
    pub polarity: f64,
    /// From 0 (a fact) to 1 (an opinion).
    pub subjectivity: f64,
}

/// How much an opinion a word is, over all its senses; mostly adjectives, `None` for others.
///
/// De Smedt & Daelemans 2012, *Pattern for Python*.
///
/// ```
/// use otherwords_lexicon::subjectivity;
/// use otherwords_text::Language;
/// let ridiculous = subjectivity("ridiculous", Language::ENGLISH).expect("it was rated");
/// assert!(ridiculous.subjectivity > 0.9 && ridiculous.polarity < 0.0);
/// ```
pub fn subjectivity(term: &str, language: Language) -> Option<Subjectivity> {
    let [polarity, subjectivity] = is_known(language).then(|| SUBJECTIVITY.numbers(term))??;
    Some(Subjectivity {
        polarity,
        subjectivity,
    })
}

/// All words with a valence.
pub(crate) fn rated_words() -> impl Iterator<Item = &'static str> {
    VALENCE.words()
}

/// All words with a subjectivity.
pub(crate) fn rated_subjective() -> impl Iterator<Item = &'static str> {
    SUBJECTIVITY.words()
}

fn is_known(language: Language) -> bool {
    language == Language::ENGLISH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for word in VALENCE.words() {
            let valence = valence(word, Language::ENGLISH).expect(word);
            assert!((-4.0..=4.0).contains(&valence), "{word}");
        }
        for word in SUBJECTIVITY.words() {
            let found = subjectivity(word, Language::ENGLISH).expect(word);
            assert!((-1.0..=1.0).contains(&found.polarity), "{word}");
            assert!((0.0..=1.0).contains(&found.subjectivity), "{word}");
        }
    }

    #[test]
    fn nothing_is_known_of_other_languages() {
        assert_eq!(valence("war", Language::GERMAN), None);
        assert_eq!(subjectivity("absurd", Language::GERMAN), None);
    }
}
