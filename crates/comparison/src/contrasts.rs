//! Contrasts: different words that stand for the same thing, act or property, each favoured by
//! another outlet. Candidates are words that outlets use unequally; two are a contrast where they
//! stand in the same place of like sentences, in like company, and mean something alike.
//!
//! Expect one in four (strict) to one in three of the first ten nouns to be right (NewsWCL50); that is why
//! both sentences are always shown. Nothing here is tested; see [`Recurring`](crate::Recurring) for what can be.

mod align;
mod candidates;
mod context;
mod features;
mod gate;
mod kind;
mod naming;
mod pairs;
mod rows;
mod score;
mod slot;

use otherwords_indexer::query::Query;

pub use features::{FEATURES, Features};
pub use kind::Kind;
pub use naming::NamingAxis;
use pairs::likely_pairs;
pub use pairs::{Nearest, Pair, pairs_between};
pub(crate) use rows::LIKELY;
pub(crate) use rows::in_turns;
pub use rows::{Alternative, Contrast};
pub use score::noun_score;

use crate::coverage::Coverage;
use crate::knowledge::Knowledge;

/// The contrasts of an event.
#[derive(Clone, Debug, Default)]
pub struct Contrasts {
    /// What a reader sees, best first.
    pub rows: Vec<Contrast>,
    /// Pairs of stems that may come back in other events, each and all sorted.
    pub standing: Vec<(String, String)>,
}

/// The contrasts of an event; `query` finds all forms of a word in the event.
pub fn contrasts(
    coverage: &Coverage,
    knowledge: &Knowledge,
    query: &(dyn Fn(&[String]) -> Query + Sync),
) -> Contrasts {
    if coverage.outlets.len() < 2 {
        return Contrasts::default();
    }
    let pairs = likely_pairs(coverage, knowledge);
    let rows = rows::rows(coverage, knowledge, &pairs, query);
    Contrasts {
        standing: rows::standing(coverage, knowledge, &rows, &pairs),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;
    use crate::knowledge::OwnVectors;
    use otherwords_text::Language;

    /// What all write alike, so that one use of a word is not a large share of all words.
    const ALIKE: &str = " The council talked about roads and the council talked about water.";

    /// The words of every contrast of two texts in the midst of what both write alike.
    fn words(texts: &[(&str, &str)], knowledge: &Knowledge) -> Vec<Vec<String>> {
        let long = |text: &str| text.to_owned() + &ALIKE.repeat(100);
        let texts: Vec<(&str, String)> = texts
            .iter()
            .map(|(outlet, text)| (*outlet, long(text)))
            .collect();
        let texts: Vec<(&str, &str)> = texts
            .iter()
            .map(|(outlet, text)| (*outlet, text.as_str()))
            .collect();
        let found = contrasts(&coverage(&texts), knowledge, &|_| Query::All);
        let words = |contrast: &Contrast| {
            let mut words: Vec<String> = contrast
                .alternatives
                .iter()
                .map(|word| word.term.clone())
                .collect();
            words.sort();
            words
        };
        found.rows.iter().map(words).collect()
    }

    #[test]
    fn words_in_the_same_slot_of_like_sentences_are_a_contrast() {
        let texts = [
            (
                "A",
                "The ministry summoned the ambassador on Tuesday over the article.",
            ),
            (
                "B",
                "The ministry invited the ambassador on Tuesday over the article.",
            ),
        ];
        for knowledge in [
            Knowledge::of(Language::ENGLISH),
            Knowledge::without_vectors(Language::ENGLISH),
        ] {
            assert_eq!(words(&texts, &knowledge), [["invited", "summoned"]]);
        }
    }

    /// Vectors in which the two words are as given, among others that differ in every direction.
    fn own_vectors(summoned: [i32; 6], invited: [i32; 6]) -> OwnVectors {
        let row = |word: &str, numbers: &[i32]| {
            let numbers: Vec<String> = numbers.iter().map(i32::to_string).collect();
            format!("{word} {}\n", numbers.join(" "))
        };
        let others = (0..24).map(|word: i32| {
            let numbers: Vec<i32> = (2..8)
                .map(|step| (word * step * 7 + step) % 11 - 5)
                .collect();
            row(&format!("word{word}"), &numbers)
        });
        let two = [row("summoned", &summoned), row("invited", &invited)];
        let file: String = two.into_iter().chain(others).collect();
        OwnVectors::read("mine.txt", file.as_bytes()).expect("well formed")
    }

    #[test]
    fn vectors_of_a_users_own_decide_which_words_mean_something_alike() {
        let texts = [
            (
                "A",
                "The ministry summoned the ambassador on Tuesday over the article.",
            ),
            (
                "B",
                "The ministry invited the ambassador on Tuesday over the article.",
            ),
        ];
        let here = [5, -4, 3, -5, 4, -3];
        for (there, expected) in [(here, 1), (here.map(|number| -number), 0)] {
            let own = own_vectors(here, there);
            let knowledge = Knowledge::with(Language::ENGLISH, Some(&own));
            assert_eq!(words(&texts, &knowledge).len(), expected, "{there:?}");
            assert!(own.to_string().contains("mine.txt (26 words of 6 numbers"));
        }
    }

    #[test]
    fn one_outlet_contrasts_with_nobody() {
        let texts = [
            ("A", "The ministry summoned him."),
            ("A", "The ministry invited him."),
        ];
        assert!(words(&texts, &Knowledge::of(Language::ENGLISH)).is_empty());
    }

    #[test]
    fn a_word_that_both_sentences_have_is_no_alternative() {
        let texts = [
            (
                "A",
                "The ministry summoned and invited the ambassador on Tuesday.",
            ),
            ("B", "The ministry invited the ambassador on Tuesday."),
        ];
        assert!(words(&texts, &Knowledge::of(Language::ENGLISH)).is_empty());
    }
}
