//! Who is introduced as saying something, by which verb: the reporting verbs in an outlet's own voice,
//! with the name or office next to them and the quotation in the same sentence. Whoever speaks is named
//! like a person, a body or a role: places do not speak, but their ministries do; and headlines within a
//! text introduce nobody.

use std::ops::Range;

use otherwords_lexicon::WordClass;
use otherwords_text::{Layer, Tone};

use crate::coverage::{Coverage, ReadArticle, Stem, Word};

/// Words on either side of a verb in which its speaker stands.
const REACH: usize = 6;

/// Words that belong to an office before it: *Libya's foreign ministry*.
const OFFICE: usize = 3;
/// Share of the occurrences of a name behind words of place from which it is a place.
const PLACE: f64 = 0.1;

/// Someone introduced as saying something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Introduction {
    pub(super) article: usize,
    /// Place of the verb among the article's words.
    pub(super) verb: usize,
    pub(super) tone: Tone,
    /// Stems of the speaker's name, in their order; empty where nobody is named.
    pub(super) speaker: Vec<u32>,
    /// The name as written.
    pub(super) name: String,
    /// Words of the quotation that the verb introduces.
    pub(super) words: u64,
}

/// The introductions of an article, in their order.
pub(super) fn introductions(
    coverage: &Coverage,
    article: usize,
    quotations: &[Range<usize>],
) -> Vec<Introduction> {
    let read = &coverage.articles[article];
    let pack = coverage.language.pack();
    let mut found: Vec<Introduction> = Vec::new();
    for verb in read.body_from..read.words.len() {
        let word = &read.words[verb];
        let term = &coverage.lexis.terms[word.term as usize].0;
        let Some(tone) = pack
            .reporting_tone(term)
            // A verb with a capital stands in a headline.
            .filter(|_| word.layer == Layer::Voice && word.capital != Some(true))
        else {
            continue;
        };
        let speaker = speaker(coverage, read, verb);
        let words = quoted(read, verb, quotations);
        match (speaker, found.last()) {
            (Some(name), _) => found.push(introduction(
                coverage, read, article, verb, tone, name, words,
            )),
            // A pronoun, or a verb without its speaker: the last one named goes on.
            (None, Some(last)) if words > 0 => {
                let last = last.clone();
                found.push(Introduction {
                    verb,
                    tone,
                    words,
                    ..last
                });
            }
            _ => {}
        }
    }
    found
}

fn introduction(
    coverage: &Coverage,
    read: &ReadArticle,
    article: usize,
    verb: usize,
    tone: Tone,
    name: Range<usize>,
    words: u64,
) -> Introduction {
    let (start, end) = (read.words[name.start].start, read.words[name.end - 1].end);
    let is_part = |stem: &u32| !coverage.lexis.stem(*stem).honorific;
    Introduction {
        article,
        verb,
        tone,
        speaker: read.words[name]
            .iter()
            .map(|word| word.stem)
            .filter(is_part)
            .collect(),
        name: read.text[start as usize..end as usize].to_owned(),
        words,
    }
}

/// The words that name the speaker of a verb: the nearest name in its sentence, before it rather than
/// behind; for want of one, the nearest office or group.
fn speaker(coverage: &Coverage, read: &ReadArticle, verb: usize) -> Option<Range<usize>> {
    let sentence = read.sentences[read.words[verb].sentence as usize].clone();
    let before = (sentence.start.max(verb.saturating_sub(REACH))..verb).rev();
    let behind = verb + 1..sentence.end.min(verb + 1 + REACH);
    let mut near: Vec<usize> = before.chain(behind).collect();
    near.retain(|at| read.words[*at].layer == Layer::Voice);
    near.sort_by_key(|at| (at.abs_diff(verb), *at > verb));
    let names = |at: usize| is_part_of_name(coverage, read, at);
    // Behind a preposition stands a place, or whom the speaker speaks of.
    let is_free = |at: usize| {
        let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
        before.is_none_or(|before| {
            let word = &read.words[before];
            let term = coverage.lexis.terms[word.term as usize].0.as_str();
            !coverage.lexis.stem(word.stem).stop
                || coverage.language.pack().determiners.contains(&term)
        })
    };
    if let Some(at) = near.iter().find(|at| names(**at)) {
        let name = grown(coverage, read, *at, sentence.clone());
        if is_free(name.start) && is_name_of_speaker(coverage, read, name.clone()) {
            return Some(name);
        }
        // "On Monday John Smith said": what touches the verb speaks, without what the preposition has.
        let touching = name.start.max(verb.saturating_sub(2))..verb;
        if name.end == verb && is_name_of_speaker(coverage, read, touching.clone()) {
            return Some(touching);
        }
    }
    let offices = near.iter().take(3);
    let at = offices
        .into_iter()
        .find(|at| is_office(coverage, read, **at))?;
    Some(office(coverage, read, *at, sentence))
}

/// Whether a word is part of a name where it stands. Days speak as little as the party and state of a
/// politician (*R-Ohio*), and a verb for saying something is none, however a headline writes it.
fn is_part_of_name(coverage: &Coverage, read: &ReadArticle, at: usize) -> bool {
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
fn is_name_of_speaker(coverage: &Coverage, read: &ReadArticle, name: Range<usize>) -> bool {
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
fn is_office(coverage: &Coverage, read: &ReadArticle, at: usize) -> bool {
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
fn office(
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
fn touch(read: &ReadArticle, left: usize) -> bool {
    let gap = read.words[left].end as usize..read.words[left + 1].start as usize;
    matches!(read.text.get(gap), Some(" " | ". "))
}

/// A name with its neighbours that are names, too, or written like one (*White House*), and nothing but
/// a space between them.
fn grown(
    coverage: &Coverage,
    read: &ReadArticle,
    at: usize,
    sentence: Range<usize>,
) -> Range<usize> {
    let fits = |at: usize| {
        is_part_of_name(coverage, read, at)
            || read.words[at].capital == Some(true) && belongs_to_name(coverage, read, at)
    };
    let (mut from, mut to) = (at, at + 1);
    while from > sentence.start && touch(read, from - 1) && fits(from - 1) {
        from -= 1;
    }
    while to < sentence.end && touch(read, to - 1) && fits(to) {
        to += 1;
    }
    from..to
}

fn is_calendar(coverage: &Coverage, stem: &Stem) -> bool {
    let names = coverage.language.pack().calendar_names;
    names.contains(&stem.form.as_str())
}

/// Words of the quotations that stand in the verb's sentence, or begin in it.
fn quoted(read: &ReadArticle, verb: usize, quotations: &[Range<usize>]) -> u64 {
    let sentence = &read.sentences[read.words[verb].sentence as usize];
    let meets = |run: &&Range<usize>| run.start < sentence.end && sentence.start < run.end;
    let start = quotations.partition_point(|run| run.end <= sentence.start);
    let here = quotations[start..].iter().take_while(meets);
    here.map(|run| run.len() as u64).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;
    use crate::speakers::quotation::quotations;

    /// The names of those who say something in a text.
    fn speakers(text: &str) -> Vec<String> {
        let coverage = coverage(&[("A", text)]);
        let found = introductions(&coverage, 0, &quotations(&coverage, 0));
        found.into_iter().map(|found| found.name).collect()
    }

    #[test]
    fn speakers_are_persons_and_roles() {
        let rows: [(&str, &[&str]); 12] = [
            (
                "They saw Mary Holt. Then Mary Holt said it was late.",
                &["Mary Holt"],
            ),
            ("In the end Oslo said it was late. He was in Oslo.", &[]),
            (
                "They were in Oslo. In the end Oslo’s foreign ministry said it was late.",
                &["Oslo’s foreign ministry"],
            ),
            (
                "At all times said the old song. He read the Larnmouth Times.",
                &[],
            ),
            ("It was a new saying. He went to New York.", &[]),
            (
                "That day senior officials said it was late.",
                &["senior officials"],
            ),
            ("The new benefits said a lot.", &[]),
            ("That day ministers said it was late.", &["ministers"]),
            (
                "They met Mary Holt. Mary Holt’s lawyer said it was late.",
                &[],
            ),
            (
                "They met Mary Holt. See also: Mary Holt Announces Third Larnmouth Garden. It was late.",
                &[],
            ),
            (
                "They met Mary Holt. Mary Holt, R-Ohio, said it was late.",
                &["Mary Holt"],
            ),
            ("They met R Holt. Then R said it was late.", &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(speakers(text), expected, "{text}");
        }
    }
}
