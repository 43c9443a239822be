//! A word as it stands in the texts: with the words with which it makes up a name (*White House*), where it
//! mostly stands in that name.

use std::collections::BTreeMap;

use crate::coverage::{Coverage, Place, ReadArticle};

/// Share of the occurrences of a word from which it belongs to a name of several words.
const MOSTLY: f64 = 0.5;
/// Longest name, in words.
const LONGEST: usize = 5;

/// A name of several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// As written.
    pub(super) text: String,
    /// The stems of its words.
    pub(super) stems: Vec<u32>,
}

/// The name of several words in which a stem mostly stands, where a capital says something.
pub(super) fn phrase(coverage: &Coverage, stem: u32) -> Option<Phrase> {
    let mut n = 0;
    let mut names: BTreeMap<Vec<u32>, (usize, Phrase)> = BTreeMap::new();
    for place in coverage.places(stem) {
        let word = coverage.article(*place).words[place.at as usize];
        n += usize::from(word.capital.is_some());
        if let Some(phrase) = name_at(coverage, *place) {
            let stems = phrase.stems.clone();
            names.entry(stems).or_insert((0, phrase)).0 += 1;
        }
    }
    // Of names equally common the first by its stems.
    let commonest = names.into_values().rev().max_by_key(|(count, _)| *count);
    let (count, phrase) = commonest?;
    (count as f64 >= MOSTLY * f64::from(n as u32)).then_some(phrase)
}

/// The words with capitals that touch each other around a place, where they are two or more.
fn name_at(coverage: &Coverage, place: Place) -> Option<Phrase> {
    let (read, at) = (coverage.article(place), place.at as usize);
    let belongs = |at: usize| {
        let entry = coverage.lexis.stem(read.words[at].stem);
        let is_capital = read.words[at].capital == Some(true);
        is_capital && !entry.stop && !entry.honorific && !entry.plain
    };
    if !belongs(at) {
        return None;
    }
    let sentence = &read.sentences[read.words[at].sentence as usize];
    let (mut from, mut to) = (at, at + 1);
    while from > sentence.start && touches(read, from - 1) && belongs(from - 1) {
        from -= 1;
    }
    while to < sentence.end && touches(read, to - 1) && belongs(to) {
        to += 1;
    }
    let words = &read.words[from..to];
    let (first, last) = (words.first()?, words.last()?);
    let text = read.text.get(first.start as usize..last.end as usize)?;
    let text = text
        .trim_end_matches("’s")
        .trim_end_matches("'s")
        .to_owned();
    let stems = words.iter().map(|word| word.stem).collect();
    (2..=LONGEST)
        .contains(&words.len())
        .then_some(Phrase { text, stems })
}

/// Whether nothing but a space stands between a word and the next.
fn touches(read: &ReadArticle, left: usize) -> bool {
    let gap = read.words[left].end as usize..read.words[left + 1].start as usize;
    read.text.get(gap) == Some(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;

    #[test]
    fn a_word_that_mostly_stands_in_a_name_is_known_by_the_whole_name() {
        let coverage = coverage(&[(
            "A",
            "They saw the Green Lodge. He left the Green Lodge’s garden. It was in Oslo. A green door. \
             Then Larn Holt went to Oslo. They met Holt. They met Holt again. They met Holt twice.",
        )]);
        let found = |form: &str| {
            let mut stems = (0u32..).zip(&coverage.lexis.stems);
            let stem = stems.find(|(_, stem)| stem.form == form).expect(form).0;
            phrase(&coverage, stem).map(|phrase| phrase.text)
        };
        assert_eq!(found("green").as_deref(), Some("Green Lodge"));
        assert_eq!(found("lodge").as_deref(), Some("Green Lodge"));
        assert_eq!(found("larn").as_deref(), Some("Larn Holt"));
        assert_eq!(found("holt"), None, "mostly alone");
        assert_eq!(found("oslo"), None);
    }
}
