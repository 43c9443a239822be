//! Classes of words that the lexicon lacks: by the word they are made of, then by their ending.
//!
//! The endings are those that English grammars give (Quirk et al. 1985, *A comprehensive grammar of
//! the English language*, appendix I); they were not learned from any corpus.

use super::WordClass::{Adjective, Adverb, Name, Noun, Verb};
use super::{ClassSource, WordClass, WordClasses, listed};

/// Endings and the classes they make; the longest that fits decides.
const ENDINGS: &[(&str, &[WordClass])] = &[
    ("ically", &[Adverb]),
    ("wards", &[Adverb]),
    ("wise", &[Adverb]),
    ("ly", &[Adverb]),
    ("ings", &[Noun]),
    ("ing", &[Verb, Adjective, Noun]),
    ("ed", &[Verb, Adjective]),
    ("ization", &[Noun]),
    ("isation", &[Noun]),
    ("ism", &[Noun]),
    ("isms", &[Noun]),
    ("ist", &[Noun, Adjective]),
    ("ists", &[Noun]),
    ("ness", &[Noun]),
    ("ment", &[Noun]),
    ("ship", &[Noun]),
    ("hood", &[Noun]),
    ("dom", &[Noun]),
    ("ize", &[Verb]),
    ("ise", &[Verb, Noun]),
    ("izes", &[Verb]),
    ("ify", &[Verb]),
    ("ifies", &[Verb]),
    ("able", &[Adjective]),
    ("ible", &[Adjective]),
    ("less", &[Adjective]),
    ("ful", &[Adjective]),
    ("ous", &[Adjective]),
    ("ive", &[Adjective]),
    ("ish", &[Adjective]),
    ("esque", &[Adjective]),
    ("like", &[Adjective]),
    ("ial", &[Adjective]),
    ("ical", &[Adjective]),
    ("al", &[Adjective, Noun]),
    ("ic", &[Adjective]),
];

/// What may stand before a word without changing its class.
const PREFIXES: &[&str] = &[
    "anti", "counter", "mis", "non", "out", "over", "post", "pre", "pro", "re", "sub", "super",
    "un", "under", "dis",
];
/// Letters that must be left of a word when a prefix is taken off.
const LEAST_LEFT: usize = 4;

/// The classes of a word that the lexicon lacks.
pub(super) fn guess(term: &str) -> WordClasses {
    compound(term)
        .or_else(|| derived(term))
        .or_else(|| inflected(term))
        .map(|classes| WordClasses::new(&classes, ClassSource::Relative))
        .unwrap_or_else(|| WordClasses::new(by_ending(term), ClassSource::Ending))
}

/// A word with hyphens is what its last part is; participles so joined are adjectives.
fn compound(term: &str) -> Option<Vec<WordClass>> {
    let last = term.rsplit_once('-')?.1;
    if last.ends_with("ing") || last.ends_with("ed") {
        return Some(vec![Adjective]);
    }
    let mut classes = listed(last)?;
    classes.retain(|class| *class != Name);
    (!classes.is_empty()).then_some(classes)
}

/// A word with a prefix is what it is without.
fn derived(term: &str) -> Option<Vec<WordClass>> {
    PREFIXES.iter().find_map(|prefix| {
        let rest = term.strip_prefix(prefix)?;
        let classes = (rest.len() >= LEAST_LEFT).then(|| listed(rest))??;
        (!classes.contains(&Name)).then_some(classes)
    })
}

/// A form in -s is what it is without: a noun or a verb.
fn inflected(term: &str) -> Option<Vec<WordClass>> {
    let singulars = [
        term.strip_suffix("ies").map(|stem| format!("{stem}y")),
        term.strip_suffix("es").map(str::to_owned),
        term.strip_suffix('s').map(str::to_owned),
    ];
    singulars.into_iter().flatten().find_map(|singular| {
        let mut classes = listed(&singular)?;
        classes.retain(|class| matches!(class, Noun | Verb | Name));
        (!classes.is_empty()).then_some(classes)
    })
}

fn by_ending(term: &str) -> &'static [WordClass] {
    let longest = ENDINGS
        .iter()
        .filter(|(ending, _)| term.len() > ending.len() + 1 && term.ends_with(ending))
        .max_by_key(|(ending, _)| ending.len());
    longest.map_or(&[Noun], |(_, classes)| classes)
}
