//! Which sequences of words may be phrases, by what kinds of words they are made of (after Justeson & Katz 1995). Most
//! phrases that annotators mark as loaded occur once, so that inside one event no association can tell
//! them, and *sweeping ban* is told from *minister met* by its pattern.

use otherwords_lexicon::WordClass::{self, Adjective, Adverb, Function, Name, Noun, Verb};
use otherwords_lexicon::{ClassSource, WordClasses};

/// Neighbours in a phrase: *routine meeting*, *trade talks*, *deeply troubling*, *falsely claimed*,
/// *reacted angrily*, *lodged protests*.
const NEIGHBOURS: [(WordClass, WordClass); 6] = [
    (Adjective, Noun),
    (Noun, Noun),
    (Adverb, Adjective),
    (Adverb, Verb),
    (Verb, Adverb),
    (Verb, Noun),
];

/// What a function word joins: *rule of law*, *summoned the ambassador*, *normal and routine*.
const JOINED: [(WordClass, WordClass); 3] = [(Noun, Noun), (Verb, Noun), (Adjective, Adjective)];

/// What words may be; `None` for a word of which nothing is known, which fits everywhere.
pub(super) type Kinds = Option<WordClasses>;

/// Whether two or three words may be a phrase.
pub(super) fn may_be_phrase(words: &[Kinds]) -> bool {
    match words {
        [first, last] => any(&NEIGHBOURS, *first, *last),
        [first, middle, last] => {
            let neighbours = any(&NEIGHBOURS, *first, *middle)
                || any(&[(Adjective, Adjective)], *first, *middle);
            let in_a_row = neighbours && any(&NEIGHBOURS, *middle, *last);
            in_a_row || is(*middle, Function) && any(&JOINED, *first, *last)
        }
        _ => false,
    }
}

fn any(pairs: &[(WordClass, WordClass)], first: Kinds, last: Kinds) -> bool {
    pairs.iter().any(|(a, b)| is(first, *a) && is(last, *b))
}

/// Names stand where nouns do, and so may what the lexicon does not have.
fn is(word: Kinds, class: WordClass) -> bool {
    word.is_none_or(|kinds| {
        let is_named = kinds.contains(Name) || kinds.source == ClassSource::Ending;
        kinds.contains(class) || class == Noun && is_named
    })
}

#[cfg(test)]
mod tests {
    use otherwords_lexicon::word_classes;
    use otherwords_text::Language;

    use super::*;

    fn fits(phrase: &str, language: Language) -> bool {
        let kinds = phrase.split(' ').map(|word| word_classes(word, language));
        may_be_phrase(&kinds.collect::<Vec<_>>())
    }

    #[test]
    fn phrases_have_the_pattern_of_phrases() {
        for phrase in [
            "routine meeting",
            "trade talks",
            "deeply troubling",
            "rule of law",
            "summoned the ambassador",
            "routine diplomatic meeting",
            "normal and routine",
            "undocumented immigrants",
        ] {
            assert!(fits(phrase, Language::ENGLISH), "{phrase}");
        }
        for phrase in [
            "ambassador arrived",
            "minister went",
            "officials told lawmakers",
            "abbery said",
        ] {
            assert!(!fits(phrase, Language::ENGLISH), "{phrase}");
        }
    }

    #[test]
    fn where_nothing_is_known_everything_fits() {
        assert!(fits("le ministre", Language::FRENCH));
    }
}
