//! Words of an article as a line of evidence: left, node, right and the sentence, with their source.

use std::ops::Range;

use otherwords_lexicon::WordClass;

use super::{Coverage, ReadArticle, Word};
use crate::evidence::EvidenceLine;

/// Words of context on either side.
const WIDTH: usize = 12;
/// Longest sentence shown, in bytes; a longer one is cut to its context.
const LONGEST: usize = 600;

impl Coverage {
    /// The line of some neighbouring words of a sentence.
    pub(crate) fn line(&self, article: usize, words: Range<usize>) -> EvidenceLine {
        let read = &self.articles[article];
        let sentence = read.sentences[read.words[words.start].sentence as usize].clone();
        let words = words.start..words.end.min(sentence.end);
        let from = words.start.saturating_sub(WIDTH).max(sentence.start);
        let to = (words.end + WIDTH).min(sentence.end);
        let node = span(read, words.clone());
        EvidenceLine {
            outlet: self.outlets[read.outlet].clone(),
            event: self.event.clone(),
            date: read.date,
            title: read.title.clone(),
            url: read.url.clone(),
            article: read.id.clone(),
            left: text(read, start_of(read, from, sentence.start)..node.start),
            node: text(read, node.clone()),
            right: text(read, node.end..end_of(read, to, sentence.end)),
            layer: read.words[words.start].layer,
            sentence: self.sentence_text(read, sentence, from..to),
        }
    }

    fn sentence_text(
        &self,
        read: &ReadArticle,
        sentence: Range<usize>,
        context: Range<usize>,
    ) -> String {
        let whole = span(read, sentence.clone());
        if whole.len() <= LONGEST {
            let start = start_of(read, sentence.start, sentence.start);
            text(read, start..end_of(read, sentence.end, sentence.end))
        } else {
            text(read, span(read, context))
        }
    }
}

/// The bytes of neighbouring words.
fn span(read: &ReadArticle, words: Range<usize>) -> Range<usize> {
    let Range { start, end } = words;
    read.words[start].start as usize..read.words[end - 1].end as usize
}

/// Where a context begins: with the opening marks and signs of its sentence (`“`, `(`, `£`) where it
/// reaches to its beginning.
fn start_of(read: &ReadArticle, from: usize, sentence_start: usize) -> usize {
    let start = read.words[from].start as usize;
    if from > sentence_start {
        return start;
    }
    let marks = read.text[..start].chars().rev();
    let marks = marks.take_while(|sign| !sign.is_alphanumeric() && !ends_before(*sign));
    start - marks.map(char::len_utf8).sum::<usize>()
}

/// Whether a sign belongs to what stands before a sentence.
fn ends_before(sign: char) -> bool {
    sign.is_whitespace() || ".!?…。！？,;:’”»)]}」』".contains(sign)
}

/// Where a context ends: with the closing marks of its sentence where it reaches to the end.
fn end_of(read: &ReadArticle, to: usize, sentence_end: usize) -> usize {
    let last: &Word = &read.words[to - 1];
    let end = last.end as usize;
    if to < sentence_end {
        return end;
    }
    let marks = read.text[end..]
        .chars()
        .take_while(|sign| !sign.is_alphanumeric() && !sign.is_whitespace());
    end + marks.map(char::len_utf8).sum::<usize>()
}

fn text(read: &ReadArticle, bytes: Range<usize>) -> String {
    read.text.get(bytes).unwrap_or("").trim().to_owned()
}

impl Coverage {
    /// A word with the modifiers and nouns that belong to it, as written, so many before and behind
    /// at most: *formal protest*, *routine diplomatic meeting*. Just the word where word classes are
    /// unknown.
    pub(crate) fn phrase(
        &self,
        article: usize,
        at: usize,
        (before, behind): (usize, usize),
    ) -> String {
        let read = &self.articles[article];
        let sentence = &read.sentences[read.words[at].sentence as usize];
        let touches = |left: usize| text_between(read, left) == " ";
        let is = |at: usize, classes: &[WordClass]| {
            let entry = self.lexis.stem(read.words[at].stem);
            let class = entry.class();
            !entry.stop && !entry.number && class.is_some_and(|class| classes.contains(&class))
        };
        let (mut from, mut to) = (at, at + 1);
        while from > sentence.start.max(at.saturating_sub(before))
            && touches(from - 1)
            && is(from - 1, &[WordClass::Adjective, WordClass::Noun])
        {
            from -= 1;
        }
        while to < sentence.end.min(at + 1 + behind)
            && touches(to - 1)
            && is(to, &[WordClass::Noun])
        {
            to += 1;
        }
        text(read, span(read, from..to))
    }
}

/// What stands between a word and the next.
fn text_between(read: &ReadArticle, left: usize) -> &str {
    let (one, next) = (&read.words[left], &read.words[left + 1]);
    read.text
        .get(one.end as usize..next.start as usize)
        .unwrap_or("")
}
