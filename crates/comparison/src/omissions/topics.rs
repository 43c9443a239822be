//! Words left out together are one omission: those that share the sentences in which the others have
//! them. The least likely absence leads; sentences of the others show what is left out.

use std::collections::BTreeSet;

use otherwords_indexer::query::Query;

use super::absence::{ABSENCE, Checked};
use crate::coverage::{Coverage, Stem};
use crate::evidence::EvidenceLine;

/// Most omissions listed for an outlet.
const MOST: usize = 15;
/// Most words named of an omission.
const WORDS: usize = 6;
/// Share of sentences from which two words are left out together.
const TOGETHER: f64 = 0.5;
/// Outlets of which a sentence is shown.
const LINES: usize = 3;
/// Words looked at for an outlet, the least likely absences first.
const LOOKED_AT: usize = 200;

/// What one outlet does not report and most others do.
#[derive(Clone, Debug)]
pub struct Omission {
    /// The outlet without it.
    pub outlet: String,
    /// The words it lacks, least likely absence first.
    pub terms: Vec<OmittedTerm>,
    /// Chance of the first word's absence.
    pub chance: f64,
    /// How often the first word is to be expected in a text of this length.
    pub expected: f64,
    /// Sentences of others that have it, one an outlet.
    pub evidence: Vec<EvidenceLine>,
}

/// A word that one outlet lacks.
#[derive(Clone, Debug)]
pub struct OmittedTerm {
    /// Commonest form.
    pub term: String,
    /// Name, number or word.
    pub kind: OmittedKind,
    /// Other outlets that have it.
    pub n_outlets: u64,
    /// All other outlets.
    pub of: u64,
    /// Their occurrences, headlines included.
    pub n: u64,
    /// Finds those in the bodies.
    pub query: Query,
}

/// What kind of thing is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OmittedKind {
    /// A person, place or organisation.
    Name,
    /// A figure of two digits or more.
    Number,
    /// Any other word with a meaning.
    Word,
}

impl OmittedKind {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Word => "word",
        }
    }

    /// The kind of a stem; `None` for what is no content.
    pub(super) fn of(stem: &Stem) -> Option<Self> {
        if stem.stop || stem.honorific {
            None
        } else if stem.number {
            (stem.form.chars().filter(char::is_ascii_digit).count() >= 2).then_some(Self::Number)
        } else if stem.name {
            Some(Self::Name)
        } else {
            (stem.is_content() && stem.is_telling()).then_some(Self::Word)
        }
    }
}

/// Absent words of each outlet, gathered.
pub(super) fn topics(
    coverage: &Coverage,
    absent: &[Checked],
    query: &dyn Fn(&[String]) -> Query,
) -> Vec<Omission> {
    let sentences = sentences_with(coverage, absent);
    let mut found = Vec::new();
    for outlet in 0..coverage.outlets.len() {
        let mut its: Vec<&Checked> = absent.iter().filter(|term| term.outlet == outlet).collect();
        let chance = |term: &Checked| ABSENCE.chance(&term.features);
        its.sort_by(|a, b| chance(a).total_cmp(&chance(b)).then(a.stem.cmp(&b.stem)));
        its.truncate(LOOKED_AT);
        let topics = gather(its, &sentences).into_iter().take(MOST);
        found.extend(topics.map(|terms| omission(coverage, &terms, query)));
    }
    found.sort_by(|a, b| {
        a.chance
            .total_cmp(&b.chance)
            .then_with(|| a.outlet.cmp(&b.outlet))
    });
    found
}

/// The sentences, by article and number, in which each absent stem stands.
fn sentences_with(coverage: &Coverage, absent: &[Checked]) -> Vec<BTreeSet<(usize, u32)>> {
    let mut wanted = vec![false; coverage.lexis.stems.len()];
    for term in absent {
        wanted[term.stem as usize] = true;
    }
    let mut sentences = vec![BTreeSet::new(); coverage.lexis.stems.len()];
    for (article, read) in coverage.articles.iter().enumerate() {
        for word in read.words.iter().filter(|word| wanted[word.stem as usize]) {
            sentences[word.stem as usize].insert((article, word.sentence));
        }
    }
    sentences
}

/// Each word with the first topic whose leading word shares enough of its sentences.
fn gather<'c>(
    terms: Vec<&'c Checked>,
    sentences: &[BTreeSet<(usize, u32)>],
) -> Vec<Vec<&'c Checked>> {
    let mut topics: Vec<Vec<&Checked>> = Vec::new();
    for term in terms {
        let its = &sentences[term.stem as usize];
        let belongs = |topic: &&mut Vec<&Checked>| {
            let leading = &sentences[topic[0].stem as usize];
            let both = its.intersection(leading).count();
            both as f64 >= TOGETHER * its.len().max(leading.len()) as f64
        };
        match topics.iter_mut().find(belongs) {
            Some(topic) => topic.push(term),
            None => topics.push(vec![term]),
        }
    }
    topics
}

fn omission(
    coverage: &Coverage,
    terms: &[&Checked],
    query: &dyn Fn(&[String]) -> Query,
) -> Omission {
    let leading = terms[0];
    Omission {
        outlet: coverage.outlets[leading.outlet].clone(),
        chance: ABSENCE.chance(&leading.features),
        expected: leading.expected,
        terms: terms
            .iter()
            .take(WORDS)
            .map(|term| omitted(coverage, term, query))
            .collect(),
        evidence: lines(coverage, leading.stem),
    }
}

fn omitted(coverage: &Coverage, term: &Checked, query: &dyn Fn(&[String]) -> Query) -> OmittedTerm {
    let entry = coverage.lexis.stem(term.stem);
    OmittedTerm {
        term: entry.form.clone(),
        kind: OmittedKind::of(entry).unwrap_or(OmittedKind::Word),
        n_outlets: u64::from(term.n_outlets),
        of: coverage.outlets.len() as u64 - 1,
        n: u64::from(term.n),
        query: query(&entry.forms),
    }
}

/// The first sentence of each of some outlets.
fn lines(coverage: &Coverage, stem: u32) -> Vec<EvidenceLine> {
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for (number, read) in coverage.articles.iter().enumerate() {
        let body = read.words.iter().enumerate().skip(read.body_from);
        let place = body.into_iter().find(|(_, word)| word.stem == stem);
        if let Some((at, _)) = place
            && lines.len() < LINES
            && seen.insert(read.outlet)
        {
            lines.push(coverage.line(number, at..at + 1));
        }
    }
    lines
}
