//! What kind of word stands in a place: *protest* is a noun behind *a* and a verb behind *to*. Told from
//! the classes that a word may have and from its two neighbours; two words stand for each other only
//! where they are of one kind.

use otherwords_lexicon::{WordClass, WordClasses, word_classes};
use rayon::prelude::*;

use crate::coverage::{Coverage, Word};
use crate::knowledge::is_modifier;

/// What kind of words stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What somebody does: *summoned*, *met*.
    Verb,
    /// What something is like: *undocumented*, *illegal*.
    Modifier,
    /// What something is called: *fence*, *wall*.
    Noun,
    /// Any of these, in languages of whose words no classes are known. Treated as what something is called.
    Word,
}

impl Kind {
    /// Those that are told apart.
    const TOLD_APART: [Self; 3] = [Self::Verb, Self::Modifier, Self::Noun];

    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::Modifier => "modifier",
            Self::Noun => "noun",
            Self::Word => "word",
        }
    }

    /// How many words before and behind may belong to one of this kind: all that a noun is called, and
    /// what a modifier modifies.
    pub(super) fn reach(self) -> (usize, usize) {
        match self {
            Self::Verb => (0, 0),
            Self::Modifier => (0, 2),
            Self::Noun | Self::Word => (2, 1),
        }
    }

    /// Whether it says what something is called, as far as is known.
    pub(super) fn names(self) -> bool {
        matches!(self, Self::Noun | Self::Word)
    }

    /// The kind of a word by its class alone.
    pub(super) fn of(class: WordClass) -> Self {
        match class {
            WordClass::Verb => Self::Verb,
            class if is_modifier(class) => Self::Modifier,
            _ => Self::Noun,
        }
    }
}

/// What a word may be where it stands, and what it mostly is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InPlace {
    may_be: [bool; 3],
    mostly: Kind,
}

impl InPlace {
    fn only(kind: Kind) -> Self {
        Self {
            may_be: Kind::TOLD_APART.map(|other| other == kind),
            mostly: kind,
        }
    }

    /// What both of two words may be: what either mostly is before anything else.
    fn shared(self, other: Self) -> Option<Kind> {
        let mut likeliest = [self.mostly, other.mostly]
            .into_iter()
            .chain(Kind::TOLD_APART);
        likeliest.find(|kind| self.may_be[*kind as usize] && other.may_be[*kind as usize])
    }
}

/// Whether two words may be of one kind where they stand, and of which, where anything is known of them.
pub(super) fn of_one_kind(one: Option<InPlace>, other: Option<InPlace>) -> Option<Option<Kind>> {
    match (one, other) {
        (Some(one), Some(other)) => one.shared(other).map(Some),
        _ => Some(None),
    }
}

/// What the candidates and the words beside them may be.
pub(super) struct Kinds<'c> {
    coverage: &'c Coverage,
    /// By term.
    classes: Vec<Option<WordClasses>>,
    /// By term: whether it announces a noun.
    determiners: Vec<bool>,
}

/// Behind this word an English verb has its plain form.
const INFINITIVE: &str = "to";

impl<'c> Kinds<'c> {
    pub(super) fn new(coverage: &'c Coverage) -> Self {
        let determiners = coverage.language.pack().determiners;
        let terms = &coverage.lexis.terms;
        let classes = terms.par_iter().map(|(term, stem)| {
            let stem = coverage.lexis.stem(*stem);
            match stem.form == *term {
                true => stem.classes,
                false => word_classes(term, coverage.language),
            }
        });
        Self {
            coverage,
            classes: classes.collect(),
            determiners: terms
                .iter()
                .map(|(term, _)| determiners.contains(&term.as_str()))
                .collect(),
        }
    }

    /// What a word among those of its sentence may be; `None` where nothing is known of it.
    pub(super) fn at(&self, words: &[Word], place: usize) -> Option<InPlace> {
        let word = &words[place];
        let classes = self.classes[word.term as usize]?;
        let before = place.checked_sub(1).map(|before| &words[before]);
        let next = words.get(place + 1);
        let goes_on = next.is_some_and(|next| {
            [WordClass::Noun, WordClass::Adjective]
                .iter()
                .any(|class| self.is_mostly(next, *class))
        });
        let may = |class| classes.contains(class);
        let (verb, noun) = (
            may(WordClass::Verb),
            may(WordClass::Noun) || may(WordClass::Name),
        );
        let modifier = match self.is_participle(word) {
            true => goes_on,
            false => may(WordClass::Adjective) || may(WordClass::Adverb),
        };
        let is = |kind| Some(InPlace::only(kind));
        match before {
            Some(before) if verb && self.term(before) == INFINITIVE => is(Kind::Verb),
            Some(before) if self.announces(before) => match modifier && (goes_on || !noun) {
                true => is(Kind::Modifier),
                false => is(Kind::Noun),
            },
            // *prompted outrage*
            Some(before) if noun && self.is_mostly(before, WordClass::Verb) => is(Kind::Noun),
            // *Perry pledges*
            Some(before) if verb && self.is_inflected(word) && self.is_name(before) => {
                is(Kind::Verb)
            }
            // *the ambassador meets*
            Some(before)
                if self.is_mostly(word, WordClass::Verb)
                    && self.term(word).ends_with('s')
                    && self.is_mostly(before, WordClass::Noun) =>
            {
                is(Kind::Verb)
            }
            _ => {
                let has_object = next.is_some_and(|next| self.determiners[next.term as usize]);
                let mostly = Kind::of(classes.commonest);
                Some(InPlace {
                    may_be: [verb && (mostly == Kind::Verb || has_object), modifier, noun],
                    mostly,
                })
            }
        }
    }

    /// Whether a noun may be expected behind a word: a determiner or an adjective.
    fn announces(&self, word: &Word) -> bool {
        self.determiners[word.term as usize] || self.is_mostly(word, WordClass::Adjective)
    }

    fn is_name(&self, word: &Word) -> bool {
        self.coverage.lexis.stem(word.stem).name
    }

    fn is_inflected(&self, word: &Word) -> bool {
        let term = self.term(word);
        term.ends_with('s') || term.ends_with("ed")
    }

    fn is_participle(&self, word: &Word) -> bool {
        let term = self.term(word);
        self.is_mostly(word, WordClass::Verb) && (term.ends_with("ed") || term.ends_with("ing"))
    }

    fn is_mostly(&self, word: &Word, class: WordClass) -> bool {
        let classes = self.classes[word.term as usize];
        classes.is_some_and(|of| of.commonest == class)
    }

    fn term(&self, word: &Word) -> &str {
        &self.coverage.lexis.terms[word.term as usize].0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;

    /// What the word may be in its sentence.
    fn kinds(sentence: &str, word: &str) -> Vec<Kind> {
        let coverage = coverage(&[("A", sentence)]);
        let words = &coverage.articles[0].words;
        let kinds = Kinds::new(&coverage);
        let place = words.iter().position(|at| kinds.term(at) == word);
        let in_place = kinds.at(words, place.expect(word)).expect(word);
        let may_be = |kind: &Kind| in_place.may_be[*kind as usize];
        Kind::TOLD_APART.into_iter().filter(may_be).collect()
    }

    #[test]
    fn neighbours_tell_what_a_word_is() {
        for (sentence, word, kind) in [
            ("They lodged a protest there.", "protest", Kind::Noun),
            ("They want to protest there.", "protest", Kind::Verb),
            ("The remark prompted outrage there.", "outrage", Kind::Noun),
            ("Yesterday Perry pledges nothing.", "pledges", Kind::Verb),
            ("The ambassador meets officials.", "meets", Kind::Verb),
            (
                "They saw the undocumented immigrants.",
                "undocumented",
                Kind::Modifier,
            ),
            ("They had a dark blue cover.", "dark", Kind::Modifier),
            ("It was a similar stand against them.", "stand", Kind::Noun),
        ] {
            assert_eq!(kinds(sentence, word), [kind], "{sentence}");
        }
    }

    #[test]
    fn without_such_neighbours_it_is_what_it_mostly_is() {
        assert_eq!(kinds("Then visits ended.", "visits"), [Kind::Noun]);
        assert_eq!(kinds("Then visited them.", "visited"), [Kind::Verb]);
    }

    #[test]
    fn two_words_are_what_both_may_be() {
        let both = InPlace {
            may_be: [true, false, true],
            mostly: Kind::Noun,
        };
        let (verb, modifier) = (InPlace::only(Kind::Verb), InPlace::only(Kind::Modifier));
        assert_eq!(of_one_kind(Some(both), Some(verb)), Some(Some(Kind::Verb)));
        assert_eq!(of_one_kind(Some(both), Some(both)), Some(Some(Kind::Noun)));
        assert_eq!(of_one_kind(Some(both), Some(modifier)), None);
        assert_eq!(of_one_kind(Some(both), None), Some(None));
    }
}
