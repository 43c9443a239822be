//! Who is introduced as saying something, by which verb: the reporting verbs in an outlet's own voice,
//! with the name or office next to them and the quotation in the same sentence.

use std::ops::Range;

use otherwords_lexicon::WordClass;
use otherwords_text::{Layer, Tone};

use crate::coverage::{Coverage, ReadArticle, Stem};

/// Words on either side of a verb in which its speaker stands.
const REACH: usize = 6;

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
            .filter(|_| word.layer == Layer::Voice)
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
    let entry = |at: &usize| coverage.lexis.stem(read.words[*at].stem);
    let pack = coverage.language.pack();
    // Days speak as little as the party and state of a politician (*R-Ohio*).
    let names = |stem: &Stem| {
        let form = stem.form.as_str();
        stem.name
            && !stem.stop
            && !is_calendar(coverage, stem)
            && form.chars().nth(1).is_none_or(|sign| sign != '-')
    };
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
    let office = |stem: &Stem| {
        pack.role_words.contains(&stem.form.as_str())
            || stem.class() == Some(WordClass::Noun) && stem.form.ends_with('s')
    };
    if let Some(at) = near.iter().find(|at| names(entry(at))) {
        let name = grown(coverage, read, *at, sentence.clone(), names);
        if is_free(name.start) {
            return Some(name);
        }
        // "On Monday John Smith said": what touches the verb speaks, without what the preposition has.
        if name.end == verb {
            return Some(name.start.max(verb.saturating_sub(2))..verb);
        }
    }
    let at = near.iter().take(3).find(|at| office(entry(at)))?;
    Some(*at..at + 1)
}

/// A name with its neighbours that are names, too, or written like one (*White House*), and nothing but
/// a space between them.
fn grown(
    coverage: &Coverage,
    read: &ReadArticle,
    at: usize,
    sentence: Range<usize>,
    is: impl Fn(&Stem) -> bool,
) -> Range<usize> {
    let fits = |at: usize| {
        let stem = coverage.lexis.stem(read.words[at].stem);
        is(stem)
            || (read.words[at].capital == Some(true) && !stem.stop && !is_calendar(coverage, stem))
    };
    let touch = |left: usize| {
        let gap = read.words[left].end as usize..read.words[left + 1].start as usize;
        matches!(read.text.get(gap), Some(" " | ". "))
    };
    let (mut from, mut to) = (at, at + 1);
    while from > sentence.start && touch(from - 1) && fits(from - 1) {
        from -= 1;
    }
    while to < sentence.end && touch(to - 1) && fits(to) {
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
