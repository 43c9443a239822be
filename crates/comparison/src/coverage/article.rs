//! One article as a row of words: what each is, where it stands, and in whose voice.

use std::ops::Range;

use jiff::civil::Date;
use otherwords_text::{Analysis, Language, Layer, Token, TokenKind, analyze, fold, stem};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Source;
use super::background::Background;
use super::lexis::Lexis;

/// How far an outlet stands from a word that it does not put in quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// It says so itself.
    #[default]
    None,
    /// The sentence, or the part of it that the word stands in, is attributed to someone: *according to*, *she
    /// said that*.
    Attributed,
    /// A word just before keeps a distance: *so-called*, *alleged*, *hyped*.
    Hedged,
    /// A word just before denies it: *no*, *not*, *far from*.
    Denied,
}

/// A word or number of an article.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its stem, a place in [`Lexis::stems`].
    pub stem: u32,
    /// Its folded form, a place in [`Lexis::terms`].
    pub term: u32,
    /// First byte in the article's text.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// Its sentence, a place in [`ReadArticle::sentences`].
    pub sentence: u32,
    /// Whose word it is.
    pub layer: Layer,
    /// How far the outlet stands from it.
    pub distance: Distance,
    /// Whether it is written with a capital where that says something; `None` where it does not:
    /// first in a sentence or quotation, or in the headline.
    pub capital: Option<bool>,
    /// Digits only.
    pub number: bool,
    /// Words of the short quotation that it stands in, at most 255; 0 elsewhere.
    pub quoted: u8,
    /// How many of them stand before it.
    pub quoted_before: u8,
}

/// An article, read.
#[derive(Clone, Debug)]
pub struct ReadArticle {
    /// Its outlet, a place in [`Coverage::outlets`](super::Coverage::outlets).
    pub outlet: usize,
    /// Its id.
    pub id: String,
    /// Day of publication.
    pub date: Option<Date>,
    /// Headline.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// Headline and body, a paragraph apart: what spans point into.
    pub text: String,
    /// All words, those of the headline first.
    pub words: Vec<Word>,
    /// The words of each sentence; empty for a sentence without a word.
    pub sentences: Vec<Range<usize>>,
    /// Where the words of the body begin.
    pub body_from: usize,
    /// Stems of words that do not count, sorted: the outlet prints them, and nothing else is made of
    /// them.
    pub set_aside: Vec<u32>,
}

impl ReadArticle {
    /// The words of the body: what is counted.
    pub fn body(&self) -> &[Word] {
        &self.words[self.body_from..]
    }

    /// The words of the short quotation that a word stands in; none where it stands in none.
    pub fn quotation(&self, at: usize) -> &[Word] {
        let word = &self.words[at];
        let from = at - usize::from(word.quoted_before);
        &self.words[from..from + usize::from(word.quoted)]
    }

    /// The words of a sentence.
    pub fn sentence(&self, number: usize) -> &[Word] {
        &self.words[self.sentences[number].clone()]
    }
}

/// Gives every form and every stem its number, in the order of their first occurrence.
pub(super) struct Reader {
    language: Language,
    terms: Vec<(String, u32)>,
    stems: Vec<String>,
    term_numbers: FxHashMap<String, u32>,
    stem_numbers: FxHashMap<String, u32>,
}

impl Reader {
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            terms: Vec::new(),
            stems: Vec::new(),
            term_numbers: FxHashMap::default(),
            stem_numbers: FxHashMap::default(),
        }
    }

    /// Reads all articles: tokens in parallel, numbers in order.
    pub(super) fn read(&mut self, sources: Vec<Source>, outlets: &[String]) -> Vec<ReadArticle> {
        let language = self.language;
        let analysed: Vec<(String, Analysis)> = sources
            .par_iter()
            .map(|source| {
                let text = format!("{}\n\n{}", source.title.replace('\n', " "), source.body);
                let analysis = analyze(&text, language);
                (text, analysis)
            })
            .collect();
        let read = sources.into_iter().zip(analysed);
        read.map(|(source, (text, analysis))| self.article(source, text, &analysis, outlets))
            .collect()
    }

    fn article(
        &mut self,
        source: Source,
        text: String,
        analysis: &Analysis,
        outlets: &[String],
    ) -> ReadArticle {
        let headline = source.title.len();
        let mut words = Vec::with_capacity(analysis.tokens.len());
        let mut sentences = vec![0..0; analysis.sentences.len()];
        let mut opening = Vec::with_capacity(analysis.tokens.len());
        let aside = SetAside::new(&source, analysis);
        let mut set_aside = Vec::new();
        for token in &analysis.tokens {
            let surface = token.surface(&text);
            let (term, stem) = self.number(surface);
            if aside.has(token) {
                set_aside.push(stem);
                continue;
            }
            let says_nothing =
                token.opens_sentence || token.opens_quotation || (token.start as usize) < headline;
            let capital = surface.chars().next().is_some_and(char::is_uppercase);
            let sentence: &mut Range<usize> = &mut sentences[token.sentence as usize];
            if sentence.start == sentence.end {
                *sentence = words.len()..words.len();
            }
            sentence.end = words.len() + 1;
            words.push(Word {
                stem,
                term,
                start: token.start,
                end: token.end,
                sentence: token.sentence,
                layer: token.layer,
                distance: Distance::None,
                capital: (!says_nothing).then_some(capital),
                number: token.kind == TokenKind::Number,
                quoted: 0,
                quoted_before: 0,
            });
            opening.push(token.opens_quotation);
        }
        measure_quotations(&mut words, &opening);
        set_aside.sort_unstable();
        set_aside.dedup();
        ReadArticle {
            set_aside,
            outlet: outlets.partition_point(|outlet| *outlet < source.outlet),
            id: source.id,
            date: source.date,
            title: source.title,
            url: source.url,
            body_from: words.partition_point(|word| (word.start as usize) < headline),
            text,
            words,
            sentences,
        }
    }

    /// The numbers of a surface form's term and stem.
    fn number(&mut self, surface: &str) -> (u32, u32) {
        let term = fold(surface, self.language);
        if let Some(number) = self.term_numbers.get(term.as_ref()) {
            return (*number, self.terms[*number as usize].1);
        }
        let stem = stem(&term, self.language).into_owned();
        let stem = match self.stem_numbers.get(&stem) {
            Some(number) => *number,
            None => {
                let number = self.stems.len() as u32;
                self.stems.push(stem.clone());
                self.stem_numbers.insert(stem, number);
                number
            }
        };
        let number = self.terms.len() as u32;
        self.terms.push((term.clone().into_owned(), stem));
        self.term_numbers.insert(term.into_owned(), number);
        (number, stem)
    }

    /// What is known of all stems read.
    pub(super) fn lexis(self, articles: &[ReadArticle], background: &Background<'_>) -> Lexis {
        Lexis::new(self.stems, self.terms, articles, self.language, background)
    }
}

/// Gives each word of a short quotation the quotation's length; `opening` says which words open one.
fn measure_quotations(words: &mut [Word], opening: &[bool]) {
    let mut from = 0;
    while from < words.len() {
        let is_quoted = |at: usize| words[at].layer == Layer::ShortQuotation;
        let goes_on = |at: &usize| is_quoted(*at) && !opening[*at];
        let end = match is_quoted(from) {
            true => from + 1 + (from + 1..words.len()).take_while(goes_on).count(),
            false => from + 1,
        };
        if is_quoted(from) {
            let length = u8::try_from(end - from).unwrap_or(u8::MAX);
            for (before, word) in (0..=u8::MAX).zip(&mut words[from..end]) {
                (word.quoted, word.quoted_before) = (length, before);
            }
        }
        from = end;
    }
}

/// Tells which tokens of headline and body do not count. The positions that say so are those of the
/// body alone: each word and each sentence of the headline moves them by one.
struct SetAside<'s> {
    stretches: &'s [Range<u32>],
    /// Bytes of the headline.
    headline: usize,
    moved: u32,
}

impl<'s> SetAside<'s> {
    fn new(source: &'s Source, analysis: &Analysis) -> Self {
        let headline = source.title.len();
        let words = analysis
            .tokens
            .partition_point(|token| (token.start as usize) < headline);
        let sentences = analysis
            .sentences
            .partition_point(|sentence| sentence.start < headline);
        Self {
            stretches: &source.set_aside,
            headline,
            moved: (words + sentences) as u32,
        }
    }

    fn has(&self, token: &Token) -> bool {
        let Some(position) = token.position.checked_sub(self.moved) else {
            return false;
        };
        let after = self
            .stretches
            .partition_point(|stretch| stretch.end <= position);
        let stretch = self.stretches.get(after);
        token.start as usize >= self.headline
            && stretch.is_some_and(|stretch| stretch.contains(&position))
    }
}
