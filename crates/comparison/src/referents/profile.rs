//! One referent, outlet beside outlet: what only some say of it, the most telling first.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use otherwords_lexicon::WordClass;

use super::describe::{Descriptions, Said};
use crate::coverage::Coverage;
use crate::evidence::EvidenceLine;

/// Most descriptions shown of an outlet.
const MOST: usize = 8;
/// Descriptions of an outlet that come with a sentence.
const WITH_EVIDENCE: usize = 3;

/// A noun or name that several outlets have, with what each says of it.
#[derive(Clone, Debug)]
pub struct Referent {
    /// Commonest form.
    pub term: String,
    /// All forms in the event that are counted as it.
    pub forms: Vec<String>,
    /// How much the outlets differ on it: the larger, the more that is telling is said by both of
    /// the two outlets that say most that others do not. For ranking within an event only.
    pub difference: f64,
    /// Outlets that have it, most unshared descriptions first.
    pub profiles: Vec<Profile>,
}

/// What one outlet says of a referent.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The outlet.
    pub outlet: String,
    /// How often it has the referent, headlines included.
    pub n: u64,
    /// What it says of it, and not all others do.
    pub descriptions: Vec<Description>,
}

/// Something an outlet says of a referent, and not all others that have the referent.
#[derive(Clone, Debug)]
pub struct Description {
    /// As this outlet first writes it.
    pub term: String,
    /// Whether it says what the referent is like; else what it does or what is done to it.
    pub is_modifier: bool,
    /// How often this outlet says it.
    pub n: u64,
    /// Outlets that say it, this one included.
    pub n_outlets: u64,
    /// The first sentence in which it does; for the most telling only.
    pub evidence: Option<EvidenceLine>,
}

/// A referent before it is written down.
pub(super) struct Found {
    /// Commonest form.
    term: String,
    /// All forms, sorted.
    forms: Vec<String>,
    counts: Vec<u32>,
    by_outlet: Vec<Vec<Telling>>,
    difference: f64,
}

impl Found {
    /// What is said of a referent; `None` where fewer than two outlets have it, or fewer than two
    /// say anything that the others do not.
    pub(super) fn new(coverage: &Coverage, descriptions: &Descriptions, stem: u32) -> Option<Self> {
        let said = descriptions.of(stem);
        if said.is_empty() {
            return None;
        }
        let counts = coverage.counts_with_headlines(stem);
        let having = counts.iter().filter(|count| **count > 0).count();
        let entry = coverage.lexis.stem(stem);
        let found = Self::of(
            coverage,
            said,
            counts,
            entry.form.clone(),
            entry.forms.clone(),
        );
        found.filter(|found| having >= 2 && found.difference > 0.0)
    }

    /// What is said of some forms of one stem: found whoever has them and whatever is said of them.
    pub(super) fn asked(
        coverage: &Coverage,
        descriptions: &Descriptions,
        terms: &[u32],
    ) -> Option<Self> {
        let stem = coverage.lexis.terms[*terms.first()? as usize].1;
        let mut counts = vec![0; coverage.outlets.len()];
        let mut by_term: BTreeMap<u32, u32> = BTreeMap::new();
        for place in coverage.places(stem) {
            let article = coverage.article(*place);
            let term = article.words[place.at as usize].term;
            if terms.contains(&term) {
                counts[article.outlet] += 1;
                *by_term.entry(term).or_default() += 1;
            }
        }
        let form = |term: &u32| coverage.lexis.terms[*term as usize].0.clone();
        let commonest = by_term
            .iter()
            .max_by_key(|(term, n)| (**n, Reverse(form(term))));
        let commonest = commonest.map(|(term, _)| form(term))?;
        let mut forms: Vec<String> = terms.iter().map(form).collect();
        forms.sort();
        Self::of(coverage, descriptions.of(stem), counts, commonest, forms)
    }

    fn of(
        coverage: &Coverage,
        said: &[Said],
        counts: Vec<u32>,
        term: String,
        forms: Vec<String>,
    ) -> Option<Self> {
        let having = counts.iter().filter(|count| **count > 0).count();
        let is_target = |outlet: usize| coverage.is_target(outlet) && counts[outlet] > 0;
        let concerns_target = (0..counts.len()).any(is_target);
        let by_outlet = telling(coverage, said, having);
        concerns_target.then(|| Self {
            difference: difference(&by_outlet),
            term,
            forms,
            counts,
            by_outlet,
        })
    }

    /// The order in which referents are shown: the largest difference first.
    pub(super) fn before(&self, other: &Self) -> Ordering {
        other
            .difference
            .total_cmp(&self.difference)
            .then_with(|| self.term.cmp(&other.term))
    }

    /// As a reader sees it.
    pub(super) fn written(self, coverage: &Coverage) -> Referent {
        let outlets = self.by_outlet.into_iter().zip(self.counts).enumerate();
        let mut profiles: Vec<Profile> = outlets
            .filter(|(_, (_, n))| *n > 0)
            .map(|(outlet, (found, n))| Profile {
                outlet: coverage.outlets[outlet].clone(),
                n: u64::from(n),
                descriptions: shown(coverage, found),
            })
            .collect();
        profiles.sort_by_key(|profile| Reverse(profile.descriptions.len()));
        Referent {
            term: self.term,
            forms: self.forms,
            difference: self.difference,
            profiles,
        }
    }
}

/// A description that an outlet gives and not all others do.
struct Telling {
    descriptor: u32,
    places: Vec<Said>,
    n_outlets: u64,
    weight: f64,
}

/// For each outlet, what it says and not all others do, most telling first: what few say, rare
/// words, what it says often, and modifiers before verbs.
fn telling(coverage: &Coverage, said: &[Said], having: usize) -> Vec<Vec<Telling>> {
    let mut by_outlet: Vec<Vec<Telling>> = coverage.outlets.iter().map(|_| Vec::new()).collect();
    for same in said.chunk_by(|a, b| a.descriptor == b.descriptor) {
        let mut places: BTreeMap<usize, Vec<Said>> = BTreeMap::new();
        for said in same {
            places.entry(said.outlet).or_default().push(*said);
        }
        let n_outlets = places.len();
        if n_outlets >= having {
            continue;
        }
        let alone = 1.0 - (n_outlets - 1) as f64 / having as f64;
        for (outlet, places) in places {
            let weight = weight(coverage, places[0]) * alone * (places.len() as f64).sqrt();
            by_outlet[outlet].push(Telling {
                descriptor: same[0].descriptor,
                places,
                n_outlets: n_outlets as u64,
                weight,
            });
        }
    }
    for found in &mut by_outlet {
        found.sort_by(|a, b| {
            let form = |telling: &Telling| &coverage.lexis.stem(telling.descriptor).form;
            b.weight
                .total_cmp(&a.weight)
                .then_with(|| form(a).cmp(form(b)))
        });
        found.truncate(MOST);
    }
    by_outlet
}

fn weight(coverage: &Coverage, said: Said) -> f64 {
    let entry = coverage.lexis.stem(said.descriptor);
    let weight = entry.weight.clamp(1.0, 4.0);
    let is_adverb = entry.class() == Some(WordClass::Adverb);
    if said.modifies && !is_adverb {
        2.0 * weight
    } else {
        weight
    }
}

/// What the second of the outlets has to say, and a little of what the first has.
fn difference(by_outlet: &[Vec<Telling>]) -> f64 {
    let mut sums: Vec<f64> = by_outlet
        .iter()
        .map(|found| found.iter().map(|telling| telling.weight).sum())
        .collect();
    sums.sort_by(|a, b| b.total_cmp(a));
    match sums.as_slice() {
        [first, second, ..] if *second > 0.0 => second + 0.25 * first,
        _ => 0.0,
    }
}

fn shown(coverage: &Coverage, found: Vec<Telling>) -> Vec<Description> {
    let numbered = found.into_iter().enumerate();
    numbered
        .map(|(place, telling)| {
            let first = telling.places[0];
            Description {
                term: coverage.lexis.terms
                    [coverage.articles[first.article].words[first.at].term as usize]
                    .0
                    .clone(),
                is_modifier: first.modifies,
                n: telling.places.len() as u64,
                n_outlets: telling.n_outlets,
                evidence: (place < WITH_EVIDENCE)
                    .then(|| coverage.line(first.article, first.at..first.at + 1)),
            }
        })
        .collect()
}
