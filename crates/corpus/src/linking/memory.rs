//! What is kept of all texts once they were read: their terms with counts, no text. Enough to link
//! them again when others come.

use std::collections::BTreeMap;

use jiff::civil::Date;
use otherwords_text::Language;
use rayon::prelude::*;

use super::reading::{Reading, read};
use super::text::{Text, Texts};
use super::vocabulary::Vocabulary;
use crate::progress::{Progress, Stage};

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The texts in the order in which they came.
    pub(super) rows: Vec<Row>,
    /// Their terms.
    pub(super) vocabulary: Vocabulary,
    /// The language that texts of unknown language are read in.
    main_language: Option<Language>,
}

/// What is kept of one text.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: Box<str>,
    pub(super) title: Box<str>,
    pub(super) outlet: Box<str>,
    pub(super) date: Option<Date>,
    /// The event given by the user.
    pub(super) event: Option<Box<str>>,
    /// Terms of the title and how often, by number.
    pub(super) title_terms: Box<[(u32, u32)]>,
    /// Terms of the body and how often, by number.
    pub(super) body_terms: Box<[(u32, u32)]>,
}

/// So many texts are held in memory at once.
const BATCH: usize = 512;

/// If so many of the texts of known language are in one, the others are taken to be, too:
/// headlines are often too short to tell.
const MAIN_SHARE: f64 = 0.8;

impl Memory {
    /// Goes through the texts twice, first for their languages, then for their words, and keeps
    /// what linking needs.
    pub(super) fn read(&mut self, texts: &(impl Texts + ?Sized), progress: &dyn Progress) {
        let n_texts = self.take_census(texts);
        progress.begin(Stage::Counting, Some(n_texts));
        let mut batch = Vec::with_capacity(BATCH);
        texts.each(&mut |text| {
            batch.push(Copy::of(text));
            if batch.len() == BATCH {
                self.take_in(&mut batch, progress);
            }
        });
        self.take_in(&mut batch, progress);
        progress.end();
    }

    /// Counts the languages and returns the number of texts.
    fn take_census(&mut self, texts: &(impl Texts + ?Sized)) -> u64 {
        let mut n_texts = 0;
        let mut languages = BTreeMap::<Language, u64>::new();
        texts.each(&mut |text| {
            n_texts += 1;
            *languages.entry(text.language).or_default() += 1;
        });
        if self.rows.is_empty() {
            self.main_language = main_language(&languages);
        }
        n_texts
    }

    /// Reads a batch on all threads and keeps it in order.
    fn take_in(&mut self, batch: &mut Vec<Copy>, progress: &dyn Progress) {
        let main = self.main_language;
        let readings: Vec<Reading> = batch.par_iter().map(|copy| copy.read(main)).collect();
        progress.advance(batch.len() as u64);
        for (copy, reading) in batch.drain(..).zip(readings) {
            self.keep(copy, &reading);
        }
    }

    fn keep(&mut self, copy: Copy, reading: &Reading) {
        let language = copy.language_read(self.main_language);
        self.vocabulary.add_text(language, reading.stop_words);
        let (mut title_terms, mut body_terms) = (Vec::new(), Vec::new());
        for form in &reading.forms {
            let term = self.vocabulary.add_form(language, form);
            title_terms.extend((form.n_title > 0).then_some((term, form.n_title)));
            body_terms.extend((form.n_body > 0).then_some((term, form.n_body)));
        }
        let (title_terms, body_terms) = (summed(title_terms), summed(body_terms));
        for term in union(&title_terms, &body_terms) {
            self.vocabulary.add_occurrence(term);
        }
        self.rows.push(Row {
            id: copy.id,
            title: copy.title.trim().into(),
            outlet: copy.outlet,
            date: copy.date,
            event: copy.event,
            title_terms,
            body_terms,
        });
    }
}

impl Row {
    /// The day as a number; only differences mean something.
    pub(super) fn day(&self) -> Option<i32> {
        let day_zero = jiff::civil::date(2000, 1, 1);
        self.date.map(|date| (date - day_zero).get_days())
    }
}

/// A text of which something is kept while others are read.
struct Copy {
    id: Box<str>,
    title: Box<str>,
    body: Box<str>,
    outlet: Box<str>,
    language: Language,
    date: Option<Date>,
    event: Option<Box<str>>,
}

impl Copy {
    fn of(text: Text<'_>) -> Self {
        Copy {
            id: text.id.into(),
            title: text.title.into(),
            body: text.body.into(),
            outlet: text.outlet.into(),
            language: text.language,
            date: text.date,
            event: text.event.filter(|event| !event.is_empty()).map(Into::into),
        }
    }

    fn language_read(&self, main: Option<Language>) -> Language {
        match main {
            Some(main) if self.language == Language::UNKNOWN => main,
            _ => self.language,
        }
    }

    fn read(&self, main: Option<Language>) -> Reading {
        read(&self.title, &self.body, self.language_read(main))
    }
}

fn main_language(languages: &BTreeMap<Language, u64>) -> Option<Language> {
    let known = || languages.iter().filter(|(language, _)| **language != Language::UNKNOWN);
    let n_known: u64 = known().map(|(_, n_texts)| n_texts).sum();
    let (language, n_texts) = known().max_by_key(|(_, n_texts)| **n_texts)?;
    (*n_texts as f64 >= MAIN_SHARE * n_known as f64).then_some(*language)
}

/// Terms in order, each once.
fn summed(mut terms: Vec<(u32, u32)>) -> Box<[(u32, u32)]> {
    terms.sort_unstable();
    terms.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    terms.into()
}

/// Terms of either list, each once.
fn union(one: &[(u32, u32)], other: &[(u32, u32)]) -> Vec<u32> {
    let mut terms: Vec<u32> = one.iter().chain(other).map(|(term, _)| *term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}
