//! How a speaker is named where it stands: by the words of a name, or of an office, a body or a kind of
//! people. Whoever speaks is named like a person, a body or a role: places do not speak, but their
//! ministries do.

use std::ops::Range;

use otherwords_lexicon::WordClass;

use crate::coverage::{Coverage, ReadArticle, Stem, Word};

/// Words that belong to an office before it: *Libya's foreign ministry*.
const OFFICE: usize = 3;
/// Share of the occurrences of a name behind words of place from which it is a place.
const PLACE: f64 = 0.1;

/// Whether a word is part of a name where it stands. Days speak as little as the party and state of a
/// politician (*R-Ohio*), and a verb for saying something is none, however a headline writes it.
pub(super) fn is_part_of_name(coverage: &Coverage, read: &ReadArticle, at: usize) -> bool {
    let word = &read.words[at];
    let stem = coverage.lexis.stem(word.stem);
    let second = stem.form.chars().nth(1);
    stem.name
        && word.capital != Some(false)
        && second.is_some_and(|sign| sign != '-')
        && belongs_to_name(coverage, read, at)
}

fn belongs_to_name(coverage: &Coverage, read: &ReadArticle, at: usize) -> bool {
    let word = &read.words[at];
    let stem = coverage.lexis.stem(word.stem);
    let term = coverage.lexis.terms[word.term as usize].0.as_str();
    let says = coverage.language.pack().reporting_tone(term).is_some();
    let is_verb = says || !stem.name && stem.class() == Some(WordClass::Verb);
    !stem.stop && !stem.plain && !is_calendar(coverage, stem) && !is_verb
}

/// Whether a name may be a speaker's: nobody to whom a speaker belongs (*Holt's lawyer*), and neither a
/// place nor an adjective by itself.
pub(super) fn is_name_of_speaker(
    coverage: &Coverage,
    read: &ReadArticle,
    name: Range<usize>,
) -> bool {
    let words = &read.words[name];
    let is_none = |word: &Word| {
        let is_adjective = coverage.lexis.stem(word.stem).class() == Some(WordClass::Adjective);
        is_adjective || is_place(coverage, word.stem)
    };
    let owns = words.last().is_some_and(|word| owns(read, word));
    !owns && !matches!(words, [word] if is_none(word))
}

/// Whether a word has something: *Holt's*.
fn owns(read: &ReadArticle, word: &Word) -> bool {
    let written = read.text.get(word.start as usize..word.end as usize);
    written.is_some_and(|written| written.ends_with("’s") || written.ends_with("'s"))
}

fn is_place(coverage: &Coverage, stem: u32) -> bool {
    let places = coverage.places(stem);
    let behind = places.iter().filter(|place| {
        let read = coverage.article(**place);
        let before = (place.at as usize).checked_sub(1).map(|at| &read.words[at]);
        before.is_some_and(|word| {
            let term = coverage.lexis.terms[word.term as usize].0.as_str();
            coverage.language.pack().before_places.contains(&term)
        })
    });
    behind.count() as f64 >= PLACE * places.len() as f64
}

/// Whether a word is an office, a body or a kind of people: no adjective, and no other noun.
pub(super) fn is_office(coverage: &Coverage, read: &ReadArticle, at: usize) -> bool {
    let stem = coverage.lexis.stem(read.words[at].stem);
    let term = coverage.lexis.terms[read.words[at].term as usize]
        .0
        .as_str();
    let is_noun = stem.class().is_none_or(|class| class == WordClass::Noun);
    let pack = coverage.language.pack();
    let is_role = [term, term.strip_suffix('s').unwrap_or(term)]
        .iter()
        .any(|form| pack.role_words.contains(form));
    let ends = || pack.people_endings.iter().any(|end| term.ends_with(end));
    let are_people = pack.people.contains(&term) || ends();
    is_noun && (is_role || are_people) && !owns(read, &read.words[at])
}

/// An office with the words that belong to it.
pub(super) fn office(
    coverage: &Coverage,
    read: &ReadArticle,
    at: usize,
    sentence: Range<usize>,
) -> Range<usize> {
    let belongs = |at: usize| {
        let stem = coverage.lexis.stem(read.words[at].stem);
        let classes = [WordClass::Noun, WordClass::Adjective, WordClass::Name];
        let fits = stem.name || stem.class().is_some_and(|class| classes.contains(&class));
        let says = coverage
            .language
            .pack()
            .reporting_tone(&stem.form)
            .is_some();
        fits && !says && !stem.stop && !stem.number && !stem.plain && touch(read, at)
    };
    let is_name = |at: usize| coverage.lexis.stem(read.words[at].stem).name;
    let first = sentence.start.max(at.saturating_sub(OFFICE));
    let mut from = at;
    // Before a name nothing belongs to the office but more of the name.
    while from > first && belongs(from - 1) && (is_name(from - 1) || !is_name(from)) {
        from -= 1;
    }
    from..at + 1
}

/// Whether nothing but a space, or the stop of an initial, stands between a word and the next.
pub(super) fn touch(read: &ReadArticle, left: usize) -> bool {
    let gap = read.words[left].end as usize..read.words[left + 1].start as usize;
    matches!(read.text.get(gap), Some(" " | ". "))
}

/// Whether nothing but a space, the stop of an initial or the mark of an owner stands between a word and
/// the next.
pub(super) fn touches(read: &ReadArticle, at: usize) -> bool {
    let gap = read.words[at].end as usize..read.words[at + 1].start as usize;
    touch(read, at) || matches!(read.text.get(gap), Some("' " | "’ "))
}

/// A name with its neighbours that are names, too, or written like one (*White House*, *Nurses’ Voice*), and
/// nothing but a space between them.
pub(super) fn grown(
    coverage: &Coverage,
    read: &ReadArticle,
    at: usize,
    sentence: Range<usize>,
) -> Range<usize> {
    let fits = |at: usize| is_written_as_name(coverage, read, at);
    let (mut from, mut to) = (at, at + 1);
    while from > sentence.start && touches(read, from - 1) && fits(from - 1) {
        from -= 1;
    }
    while to < sentence.end && touches(read, to - 1) && fits(to) {
        to += 1;
    }
    from..to
}

/// Whether a word is part of a name, or written like one (*White House*).
pub(super) fn is_written_as_name(coverage: &Coverage, read: &ReadArticle, at: usize) -> bool {
    let has_capital = || read.words[at].capital == Some(true) || is_title(coverage, read, at);
    is_part_of_name(coverage, read, at) || belongs_to_name(coverage, read, at) && has_capital()
}

/// Whether a word is an office with a capital, which says something of an office even where a sentence
/// begins: *Chief Constable Mary Holt*.
fn is_title(coverage: &Coverage, read: &ReadArticle, at: usize) -> bool {
    let word = &read.words[at];
    let term = coverage.lexis.terms[word.term as usize].0.as_str();
    let written = read.text.get(word.start as usize..);
    let has_capital = written.is_some_and(|text| text.starts_with(char::is_uppercase));
    has_capital && coverage.language.pack().role_words.contains(&term)
}

fn is_calendar(coverage: &Coverage, stem: &Stem) -> bool {
    let names = coverage.language.pack().calendar_names;
    names.contains(&stem.form.as_str())
}
