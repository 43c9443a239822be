//! Half a million words: the function words of English, then words of invented syllables, the more
//! frequent the shorter. The function words are real so that a text is taken for English.

use std::collections::HashSet;

use otherwords_statistics::real::{ln, pow};
use otherwords_statistics::resample::Stream;

use super::Seed;
use super::alias::Alias;

/// Words, by rank, and how often each is drawn.
pub(crate) struct Vocabulary {
    words: Vec<String>,
    shares: Alias,
}

/// Number of words; no two are the same word in another case.
const TYPES: usize = 500_000;
/// Where the second regime of frequencies begins (Ferrer i Cancho & Solé 2001): up to here words
/// fall with their rank, beyond it with its power 1.6.
const KNEE: f64 = 8_000.0;
const SECOND_EXPONENT: f64 = 1.6;
/// Mandelbrot's shift of ranks: the very first words are less frequent than Zipf's law alone says.
const SHIFT: f64 = 2.7;
/// Up to this rank words are bare; later ones may be an earlier one with an ending.
const BARE: usize = 2_000;
const SHARE_WITH_ENDING: f64 = 0.3;
const SHARE_OF_NAMES: f64 = 0.12;

const FUNCTION_WORDS: &str = "\
    the of to and a in that for is on was with as he it by at from his be have are an has had not \
    but were who their this they would more its one will which been after also her out about or all \
    when up there than over we into two him some could last other she what no if can so down before \
    just while because against many most any how now first between through where them may should \
    those such both under our these during since even only then me my own being still off us do did \
    does until three four five around among too very much same i you your without within like made \
    make said says say told well never each must might back here again yet few although however \
    whether whose whom toward towards upon every either neither nor though along across despite \
    himself herself itself themselves another once later nearly almost already always often perhaps";

const ONSETS: [&str; 31] = [
    "", "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br",
    "ch", "cl", "dr", "fl", "gr", "pl", "pr", "sh", "sp", "st", "th", "tr",
];
const NUCLEI: [&str; 12] = [
    "a", "a", "e", "e", "i", "i", "o", "o", "u", "ai", "ea", "ou",
];
/// Every second syllable is open.
const CODAS: [&str; 20] = [
    "", "", "", "", "", "", "", "", "", "", "", "n", "r", "l", "s", "t", "m", "nd", "st", "ck",
];
const ENDINGS: [&str; 5] = ["s", "ed", "ing", "'s", "ly"];

impl Vocabulary {
    /// The vocabulary; there is one.
    pub(crate) fn new() -> Self {
        let mut words: Vec<String> = FUNCTION_WORDS.split(' ').map(str::to_owned).collect();
        let mut seen: HashSet<String> = words.iter().cloned().collect();
        let mut chance = Stream::new(Seed::Vocabulary as u64, 0);
        while words.len() < TYPES {
            let word = invent(&words, &mut chance);
            if seen.insert(word.to_lowercase()) {
                words.push(word);
            }
        }
        let shares: Vec<f64> = (0..TYPES).map(frequency).collect();
        Self {
            words,
            shares: Alias::new(&shares),
        }
    }

    pub(crate) fn word(&self, rank: usize) -> &str {
        &self.words[rank]
    }

    /// A word, by its frequency.
    pub(crate) fn draw(&self, chance: &mut Stream) -> &str {
        &self.words[self.shares.draw(chance)]
    }
}

/// How frequent the word of a rank is, in a unit of no meaning.
fn frequency(rank: usize) -> f64 {
    let rank = rank as f64;
    if rank <= KNEE {
        1.0 / (rank + SHIFT)
    } else {
        pow(KNEE / rank, SECOND_EXPONENT) / (KNEE + SHIFT)
    }
}

/// A word to come after these, which may be one of them.
fn invent(before: &[String], chance: &mut Stream) -> String {
    if before.len() > BARE && chance.unit() < SHARE_WITH_ENDING {
        let stem = BARE / 2 + chance.below((before.len() - BARE / 2) as u32) as usize;
        return before[stem].replace('\'', "") + one_of(&ENDINGS, chance);
    }
    let is_name = before.len() > BARE && chance.unit() < SHARE_OF_NAMES;
    let more = 0.25 + 0.28 * ln(before.len() as f64 / 100.0);
    let syllables = 1 + chance.poisson(more).min(5);
    let word: String = (0..syllables).map(|_| syllable(chance)).collect();
    if is_name { capitalised(&word) } else { word }
}

fn syllable(chance: &mut Stream) -> String {
    [&ONSETS[..], &NUCLEI, &CODAS]
        .map(|part| one_of(part, chance))
        .concat()
}

fn one_of<'a>(parts: &[&'a str], chance: &mut Stream) -> &'a str {
    parts[chance.below(parts.len() as u32) as usize]
}

/// With a capital first letter; words are of ASCII.
pub(crate) fn capitalised(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::tests::CORPUS;

    #[test]
    fn words_differ_and_frequent_ones_are_shorter() {
        let words = &CORPUS.vocabulary.words;
        let folded: HashSet<String> = words.iter().map(|word| word.to_lowercase()).collect();
        assert_eq!(folded.len(), TYPES);
        let letters = |range: std::ops::Range<usize>| {
            let n = range.len();
            words[range].iter().map(String::len).sum::<usize>() as f64 / n as f64
        };
        let lengths = [
            letters(0..180),
            letters(180..2_000),
            letters(400_000..TYPES),
        ];
        assert!(lengths.is_sorted(), "{lengths:?}");
        assert!((3.0..5.0).contains(&lengths[0]), "{lengths:?}");
    }

    #[test]
    fn frequencies_have_two_regimes_without_a_step() {
        let slope = |a: usize, b: usize| ln(frequency(b) / frequency(a)) / ln(b as f64 / a as f64);
        assert!((slope(1_000, 8_000) + 1.0).abs() < 0.01);
        assert!((slope(16_000, 400_000) + SECOND_EXPONENT).abs() < 1e-9);
        assert!((frequency(8_001) / frequency(8_000) - 1.0).abs() < 1e-3);
    }
}
