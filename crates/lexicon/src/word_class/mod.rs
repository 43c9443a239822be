//! Coarse word classes: what a word may be, its commonest use first. A word by itself, not in its
//! sentence: *protest* may be a noun or a verb, and nothing here says which one it is.

mod rules;

use otherwords_text::{Language, is_stop_word};

use crate::table::Table;

/// Made from Brill's lexicon (MIT licence, see `tables/classes`).
static CLASSES: Table = Table::new(include_str!("../../tables/classes/classes.tsv"));

/// What kind of word something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum WordClass {
    /// Names a kind of thing: *ambassador*, *meeting*.
    Noun = 1,
    /// What somebody does: *met*, *summoned*.
    Verb = 2,
    /// How something is: *routine*, *undocumented*.
    Adjective = 4,
    /// How something is done: *allegedly*.
    Adverb = 8,
    /// Names one thing: *kazakhstan*. Told by the lexicon alone; where there is text, how it is
    /// capitalised there tells more.
    Name = 16,
    /// Pronouns, prepositions, conjunctions, auxiliaries: *the*, *against*, *won't*.
    Function = 32,
}

impl WordClass {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Noun,
        Self::Verb,
        Self::Adjective,
        Self::Adverb,
        Self::Name,
        Self::Function,
    ];

    /// As written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::Verb => "verb",
            Self::Adjective => "adjective",
            Self::Adverb => "adverb",
            Self::Name => "name",
            Self::Function => "function",
        }
    }

    /// The letter that stands for it in the table.
    fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'N' => Some(Self::Noun),
            'V' => Some(Self::Verb),
            'A' => Some(Self::Adjective),
            'R' => Some(Self::Adverb),
            'P' => Some(Self::Name),
            'F' => Some(Self::Function),
            _ => None,
        }
    }
}

/// What a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordClasses {
    /// Its commonest class.
    pub commonest: WordClass,
    /// Whether the lexicon has the word, or an inflected or derived form of it was guessed.
    pub source: ClassSource,
    possible: u8,
}

/// Where the classes of a word are known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClassSource {
    /// The lexicon has the word.
    Lexicon,
    /// The lexicon has a word that it is made of.
    Relative,
    /// Its ending, or for want of a telling one, that unknown words are mostly nouns.
    Ending,
}

impl WordClasses {
    fn new(classes: &[WordClass], source: ClassSource) -> Self {
        Self {
            commonest: classes.first().copied().unwrap_or(WordClass::Noun),
            source,
            possible: classes.iter().fold(0, |bits, class| bits | *class as u8),
        }
    }

    /// Whether the word may be of this class.
    pub fn contains(self, class: WordClass) -> bool {
        self.possible & class as u8 != 0
    }

    /// Whether both words may be of one class, names and function words aside.
    pub fn shares(self, other: Self) -> bool {
        let content = !(WordClass::Name as u8 | WordClass::Function as u8);
        self.possible & other.possible & content != 0
    }
}

/// The classes of a folded term, `None` for languages without a lexicon. Every English term has at
/// least one: words that the lexicon lacks are classed by what they are made of or how they end.
///
/// ```
/// use otherwords_lexicon::{WordClass, word_classes};
/// use otherwords_text::Language;
///
/// let class = |term| word_classes(term, Language::ENGLISH).map(|classes| classes.commonest);
/// assert_eq!(class("summoned"), Some(WordClass::Verb));
/// assert_eq!(class("routine"), Some(WordClass::Adjective));
/// assert_eq!(class("whataboutism"), Some(WordClass::Noun)); // by its ending
/// assert_eq!(word_classes("ministre", Language::FRENCH), None);
/// ```
pub fn word_classes(term: &str, language: Language) -> Option<WordClasses> {
    (language == Language::ENGLISH).then(|| {
        let listed =
            || listed(term).map(|classes| WordClasses::new(&classes, ClassSource::Lexicon));
        function_word(term)
            .or_else(listed)
            .unwrap_or_else(|| rules::guess(term))
    })
}

/// Words of grammar, which the lexicon at times takes for others (`us` for the country).
fn function_word(term: &str) -> Option<WordClasses> {
    let is_one = is_stop_word(term, Language::ENGLISH) || term.ends_with("n't");
    is_one.then(|| WordClasses::new(&[WordClass::Function], ClassSource::Lexicon))
}

/// The classes that the lexicon gives.
fn listed(term: &str) -> Option<Vec<WordClass>> {
    let letters = CLASSES.get(term)?;
    Some(letters.chars().filter_map(WordClass::of_letter).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_classes() {
        for word in CLASSES.words() {
            let classes = listed(word).expect(word);
            assert!(!classes.is_empty(), "{word}");
            assert_eq!(
                classes.len(),
                CLASSES.get(word).map_or(0, str::len),
                "{word}"
            );
        }
    }

    #[test]
    fn words_are_classed_by_lexicon_relatives_or_ending() {
        use WordClass::{Adjective, Adverb, Function, Name, Noun, Verb};
        let rows: &[(&str, &[WordClass])] = &[
            ("protest", &[Noun, Verb]),
            ("met", &[Verb]),
            ("slammed", &[Verb, Adjective]),
            ("allegedly", &[Adverb]),
            ("so-called", &[Adjective]),
            ("kazakhstan", &[Name]),
            ("won't", &[Function]),
            ("the", &[Function]),
            ("reopenings", &[Noun]),
            ("misframed", &[Verb, Adjective]),
            ("trumpify", &[Verb]),
            ("anti-vaccine", &[Noun]),
            ("long-simmering", &[Adjective]),
            ("unpresidential", &[Adjective]),
            ("clickbaity", &[Noun]),
        ];
        for (term, expected) in rows {
            let classes = word_classes(term, Language::ENGLISH).expect("English");
            for class in *expected {
                assert!(classes.contains(*class), "{term}: {classes:?}");
            }
            assert_eq!(classes.commonest, expected[0], "{term}");
        }
    }
}
