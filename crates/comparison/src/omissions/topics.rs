//! Words left out together are one omission: those that share the sentences in which the others have
//! them, and those of one name. The least likely absence leads; sentences of the others show what is left out.

use std::collections::{BTreeSet, HashMap};

use otherwords_indexer::query::Query;
use otherwords_lexicon::WordClass;

use super::absence::Checked;
use super::phrase::{Phrase, phrase};
use crate::coverage::{Coverage, Stem};
use crate::evidence::EvidenceLine;

/// Most omissions listed for an outlet.
const MOST: usize = 10;
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
    /// The words it lacks, least likely absence first. Those of one name have the same
    /// [`phrase`](OmittedTerm::phrase), which is to be said once.
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
    /// Commonest form of the word that is lacked: what is counted and found.
    pub term: String,
    /// As it stands in the texts: a name of several words whole (*White House*) where the word mostly stands
    /// in it, else the commonest form. What a reader should be shown.
    pub phrase: String,
    /// Name, number or word.
    pub kind: OmittedKind,
    /// Other outlets that have it.
    pub n_outlets: u64,
    /// All other outlets.
    pub of: u64,
    /// Their occurrences, but for headlines.
    pub n: u64,
    /// Finds them.
    pub query: Query,
}

/// What kind of thing is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OmittedKind {
    /// A person, place or organisation.
    Name,
    /// A figure of two digits or more.
    Number,
    /// Any other noun, and any other word that is not among the commonest.
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
            // A common verb or adverb that is missing tells nothing; *president* or *school* may.
            let is_noun = stem.class() == Some(WordClass::Noun);
            (stem.is_content() && (stem.is_telling() || is_noun)).then_some(Self::Word)
        }
    }
}

/// Absent words of each outlet, gathered.
pub(super) fn topics(
    coverage: &Coverage,
    absent: &[Checked],
    query: &dyn Fn(&[String]) -> Query,
) -> Vec<Omission> {
    let names = names(coverage, absent);
    let sentences = sentences_with(coverage, absent);
    let mut found = Vec::new();
    for outlet in 0..coverage.outlets.len() {
        let its = absent.iter().filter(|term| term.outlet == outlet);
        let mut its: Vec<&Checked> = its
            .filter(|term| !has_another_part(coverage, names[&term.stem].as_ref(), outlet))
            .collect();
        let chance = |term: &Checked| term.chance();
        its.sort_by(|a, b| chance(a).total_cmp(&chance(b)).then(a.stem.cmp(&b.stem)));
        its.truncate(LOOKED_AT);
        let topics = gather(its, &sentences, &names).into_iter();
        found.extend(topics.map(|terms| omission(coverage, &terms, &names, query)));
    }
    found.sort_by(|a, b| {
        a.chance
            .total_cmp(&b.chance)
            .then_with(|| a.outlet.cmp(&b.outlet))
    });
    found
}

/// The names of several words to which words belong, by their stems.
type Names = HashMap<u32, Option<Phrase>>;

fn names(coverage: &Coverage, absent: &[Checked]) -> Names {
    let mut names = Names::new();
    for term in absent {
        let stem = term.stem;
        names.entry(stem).or_insert_with(|| phrase(coverage, stem));
    }
    names
}

/// Whether nothing is left out but a part of a name that the outlet has by another: with *Holt* it does not
/// leave out *Larn Holt*, nor with *Larn*.
fn has_another_part(coverage: &Coverage, name: Option<&Phrase>, outlet: usize) -> bool {
    let is_there = |stem: u32| coverage.counts_with_headlines(stem)[outlet] > 0;
    let mut parts = name.iter().flat_map(|name| &name.stems);
    parts.any(|part| coverage.lexis.stem(*part).name && is_there(*part))
}

/// A sentence by article and number.
type Sentence = (u32, u32);

/// The sentences in which each of some stems stands, sorted; of other stems none.
fn sentences_with(coverage: &Coverage, absent: &[Checked]) -> Vec<Vec<Sentence>> {
    let mut sentences = vec![Vec::new(); coverage.lexis.stems.len()];
    for term in absent {
        let its: &mut Vec<Sentence> = &mut sentences[term.stem as usize];
        if its.is_empty() {
            let places = coverage.places(term.stem).iter();
            its.extend(places.map(|place| {
                let word = coverage.article(*place).words[place.at as usize];
                (place.article, word.sentence)
            }));
            its.dedup();
        }
    }
    sentences
}

/// Each word with the first topic whose leading word is of the same name or shares enough of its
/// sentences; so many topics as are listed.
fn gather<'c>(
    terms: Vec<&'c Checked>,
    sentences: &[Vec<Sentence>],
    names: &Names,
) -> Vec<Vec<&'c Checked>> {
    let mut topics: Vec<Vec<&Checked>> = Vec::new();
    for term in terms {
        let its = &sentences[term.stem as usize];
        let name = names[&term.stem].as_ref();
        let belongs = |topic: &Vec<&Checked>| {
            let leading = topic[0].stem;
            name.is_some() && name == names[&leading].as_ref()
                || are_together(its, &sentences[leading as usize])
        };
        match topics.iter().position(belongs) {
            Some(topic) => topics[topic].push(term),
            None if topics.len() < MOST => topics.push(vec![term]),
            None => {}
        }
    }
    topics
}

/// Whether two lists have enough in common.
fn are_together(one: &[Sentence], other: &[Sentence]) -> bool {
    let needed = TOGETHER * one.len().max(other.len()) as f64;
    // What cannot be, is not counted: lists of common words are long.
    if (one.len().min(other.len()) as f64) < needed {
        return false;
    }
    let has = |sentence: &&Sentence| other.binary_search(sentence).is_ok();
    one.iter().filter(has).count() as f64 >= needed
}

fn omission(
    coverage: &Coverage,
    terms: &[&Checked],
    names: &Names,
    query: &dyn Fn(&[String]) -> Query,
) -> Omission {
    let leading = terms[0];
    Omission {
        outlet: coverage.outlets[leading.outlet].clone(),
        chance: leading.chance(),
        expected: leading.expected,
        terms: terms
            .iter()
            .take(WORDS)
            .map(|term| omitted(coverage, term, names[&term.stem].as_ref(), query))
            .collect(),
        evidence: lines(coverage, leading.stem),
    }
}

fn omitted(
    coverage: &Coverage,
    term: &Checked,
    name: Option<&Phrase>,
    query: &dyn Fn(&[String]) -> Query,
) -> OmittedTerm {
    let entry = coverage.lexis.stem(term.stem);
    OmittedTerm {
        term: entry.form.clone(),
        phrase: name.map_or_else(|| entry.form.clone(), |name| name.text.clone()),
        kind: OmittedKind::of(entry).unwrap_or(OmittedKind::Word),
        n_outlets: u64::from(term.n_outlets),
        of: coverage.outlets.len() as u64 - 1,
        n: coverage.counts(term.stem).into_iter().map(u64::from).sum(),
        query: query(&entry.forms),
    }
}

/// The first sentence of each of some outlets.
fn lines(coverage: &Coverage, stem: u32) -> Vec<EvidenceLine> {
    let mut seen = BTreeSet::new();
    let places = coverage.places(stem).iter();
    places
        .filter(|place| {
            let article = coverage.article(**place);
            place.at as usize >= article.body_from && seen.insert(article.outlet)
        })
        .take(LINES)
        .map(|place| {
            let at = place.at as usize;
            coverage.line(place.article as usize, at..at + 1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;

    #[test]
    fn a_name_is_not_left_out_where_another_part_of_it_is_there() {
        let coverage = coverage(&[
            ("A", "They saw Larn Holt in Oslo. Then Larn Holt left."),
            ("B", "They say that Larn left."),
            ("C", "They say that Holt left."),
            ("D", "They say that the ferryman left."),
        ]);
        let mut stems = (0u32..).zip(&coverage.lexis.stems);
        let holt = stems
            .find(|(_, stem)| stem.form == "holt")
            .expect("it is there");
        let name = phrase(&coverage, holt.0);
        let has = |outlet| has_another_part(&coverage, name.as_ref(), outlet);
        assert_eq!([1, 2, 3].map(has), [true, true, false]);
    }

    #[test]
    fn common_nouns_can_be_left_out_and_other_common_words_cannot() {
        let coverage = coverage(&[(
            "A",
            "The president also said that the school has 17 of 3 new gazebos in Oslo.",
        )]);
        for (form, expected) in [
            ("president", Some(OmittedKind::Word)),
            ("school", Some(OmittedKind::Word)),
            ("gazebos", Some(OmittedKind::Word)),
            ("oslo", Some(OmittedKind::Name)),
            ("17", Some(OmittedKind::Number)),
            ("3", None),
            ("also", None),
            ("said", None),
            ("new", None),
            ("the", None),
        ] {
            let mut stems = coverage.lexis.stems.iter();
            let stem = stems.find(|stem| stem.form == form).expect(form);
            assert_eq!(OmittedKind::of(stem), expected, "{form}");
        }
    }
}
