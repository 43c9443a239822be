//! Who is near whom: for every two outlets, how much further apart their words are than chance would
//! put the same articles; which words drive it; and how much of the plain distance is the choice of
//! stories and how much the choice of words. The same for the values of any column of the articles.

use std::cmp::Reverse;

use otherwords_indexer::Pool;
use otherwords_statistics::divergence::decomposition::{Cell, decompose};
use otherwords_statistics::divergence::{CentredDivergence, centred_by_term};
use otherwords_statistics::multiple::holm;
use otherwords_statistics::stratified::{Contrast, Design};
use rayon::prelude::*;

use crate::error::CompareError;
use crate::gather::{Material, design};
use crate::tags::Tag;
use crate::words::Words;

/// Divergences between the values of one column.
#[derive(Clone, Debug)]
pub struct Divergences {
    /// The column: `outlet`, or one of the user's.
    pub column: String,
    /// Its values that were compared: the ones with most articles in events, by name.
    pub groups: Vec<String>,
    /// Values that were not, for want of articles or of time.
    pub left_out: u64,
    /// Words that were compared: the most frequent ones, without house style.
    pub terms: u64,
    /// Relabellings behind each p.
    pub relabellings: u32,
    /// Every two values that share an event, in the order of `groups`.
    pub pairs: Vec<Divergence>,
}

/// How far two groups of articles are apart.
#[derive(Clone, Debug)]
pub struct Divergence {
    /// One group.
    pub first: String,
    /// The other.
    pub second: String,
    /// Distance within shared events, against chance; in bits.
    pub centred: CentredDivergence,
    /// Its p corrected for the number of pairs (Holm).
    pub p_corrected: f64,
    /// The words that add most to it, largest first.
    pub drivers: Vec<Driver>,
    /// What all other words add: the drivers and this add up to the centred divergence.
    pub others: f64,
    /// Stories against words, over all events of either; `None` where a group has no words in any.
    pub split: Option<Split>,
}

/// A word that drives two groups apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// Its commonest form.
    pub term: String,
    /// Why it is probably no choice of wording.
    pub tag: Option<Tag>,
    /// What it adds to the centred divergence, in bits.
    pub bits: f64,
    /// Whether the first group uses it more.
    pub is_of_first: bool,
}

/// The plain divergence over stories and words, taken apart; in bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// All of it: `agenda + framing`.
    pub joint: f64,
    /// Which stories.
    pub agenda: f64,
    /// Which words for the same story.
    pub framing: f64,
}

/// Groups compared, at most: 66 pairs.
const MOST_GROUPS: usize = 12;
/// Words compared, at most.
const MOST_TERMS: usize = 2_000;
/// Words named for a pair, at most.
const MOST_DRIVERS: usize = 12;
/// Pairs up to which the plan's relabellings are affordable; with more pairs fewer are made.
const FEW_PAIRS: usize = 10;
/// Relabellings with more pairs.
const RELABELLINGS_OF_MANY: u32 = 199;

/// Divergences between outlets, and by the plan's column where it names one.
pub(crate) fn divergences(
    material: &Material<'_, '_>,
    words: &Words,
) -> Result<Vec<Divergences>, CompareError> {
    let vocabulary = Vocabulary::new(material, words);
    let mut all = vec![measure(material, &vocabulary, Grouping::outlets(material))];
    if let Some(column) = &material.plan.by {
        all.push(measure(
            material,
            &vocabulary,
            Grouping::by(material, column)?,
        ));
    }
    Ok(all)
}

/// The words that take part, with their counts.
struct Vocabulary {
    terms: Vec<Term>,
    counts: Vec<Vec<(u32, u32)>>,
}

struct Term {
    form: String,
    tag: Option<Tag>,
}

impl Vocabulary {
    /// The most frequent words that are no house style.
    fn new(material: &Material<'_, '_>, words: &Words) -> Self {
        let style = |word: &usize| words.tags[*word].is_some_and(Tag::is_house_style);
        let is_there = |word: &usize| words.counts[*word].total > 0;
        let mut frequent: Vec<usize> = (0..words.counts.len())
            .filter(|word| is_there(word) && !style(word))
            .collect();
        frequent.sort_by_key(|word| (Reverse(words.counts[*word].total), *word));
        frequent.truncate(MOST_TERMS);
        let term = |word: &usize| Term {
            form: commonest(
                &material.vocabulary.pools()[*word],
                &words.counts[*word].forms,
            ),
            tag: words.tags[*word],
        };
        let counts = |word: &usize| words.counts[*word].articles.unpacked();
        Self {
            terms: frequent.iter().map(term).collect(),
            counts: frequent.iter().map(counts).collect(),
        }
    }
}

/// The commonest form of a word, the first of several in the order of the alphabet.
fn commonest(pool: &Pool, counts: &[u64]) -> String {
    let forms = pool.forms.iter().zip(counts);
    let commonest = forms.max_by(|a, b| a.1.cmp(b.1).then(b.0.term.cmp(&a.0.term)));
    commonest
        .map(|(form, _)| form.term.clone())
        .unwrap_or_default()
}

/// The articles sorted into groups.
struct Grouping {
    column: String,
    names: Vec<String>,
    /// By article; a number beyond the names for an article in no group.
    group_of: Vec<u32>,
}

impl Grouping {
    fn outlets(material: &Material<'_, '_>) -> Self {
        Self {
            column: "outlet".to_owned(),
            names: material.outlets.clone(),
            group_of: material.outlet_of.clone(),
        }
    }

    /// The groups of a column of the source; articles with nothing in it are in none.
    fn by(material: &Material<'_, '_>, column: &str) -> Result<Self, CompareError> {
        let index = material.selection.index();
        let values = index.values(material.selection.articles(), column)?;
        let mut names: Vec<String> = values
            .iter()
            .filter(|value| !value.is_empty())
            .cloned()
            .collect();
        names.sort();
        names.dedup();
        if names.is_empty() {
            let known: Vec<String> = index.further_columns()?.into_iter().collect();
            return Err(CompareError::UnknownColumn {
                column: column.to_owned(),
                known: known.join(", "),
            });
        }
        let place = |value: &String| names.binary_search(value).unwrap_or(names.len()) as u32;
        Ok(Self {
            group_of: values.iter().map(place).collect(),
            column: column.to_owned(),
            names,
        })
    }

    /// The groups to compare: those with most articles in events.
    fn largest(&self, material: &Material<'_, '_>) -> Vec<u32> {
        let mut articles = vec![0u64; self.names.len() + 1];
        for (group, event) in self.group_of.iter().zip(&material.event_of) {
            articles[*group as usize] += u64::from(event.is_some());
        }
        articles.truncate(self.names.len());
        let mut groups: Vec<u32> = (0u32..)
            .zip(&articles)
            .filter(|(_, articles)| **articles > 0)
            .map(|(group, _)| group)
            .collect();
        groups.sort_by_key(|group| (std::cmp::Reverse(articles[*group as usize]), *group));
        groups.truncate(MOST_GROUPS);
        groups.sort_unstable();
        groups
    }
}

fn measure(
    material: &Material<'_, '_>,
    vocabulary: &Vocabulary,
    grouping: Grouping,
) -> Divergences {
    let groups = grouping.largest(material);
    let two: Vec<(u32, u32)> = groups
        .iter()
        .enumerate()
        .flat_map(|(place, first)| groups[place + 1..].iter().map(|second| (*first, *second)))
        .collect();
    let relabellings = match two.len() {
        0..=FEW_PAIRS => material.plan.relabellings,
        _ => material.plan.relabellings.min(RELABELLINGS_OF_MANY),
    };
    let distances = Distances {
        vocabulary,
        // At a common length, so that an outlet is not far from others for writing longer.
        levelled: design(
            &material.event_of,
            &grouping.group_of,
            &material.lengths,
            grouping.names.len(),
        )
        .levelled(),
        cells: cells(material, vocabulary, &grouping),
        names: &grouping.names,
        draws: relabellings as usize,
        seed: material.plan.seed,
    };
    let pairs = two.into_par_iter();
    let pairs = pairs.filter_map(|(first, second)| distances.between(first, second));
    let mut pairs: Vec<Divergence> = pairs.collect();
    let corrected = holm(&pairs.iter().map(|pair| pair.centred.p).collect::<Vec<_>>());
    for (pair, p) in pairs.iter_mut().zip(corrected) {
        pair.p_corrected = p;
    }
    Divergences {
        left_out: (grouping.names.len() - groups.len()) as u64,
        groups: groups
            .into_iter()
            .map(|group| grouping.names[group as usize].clone())
            .collect(),
        column: grouping.column,
        terms: vocabulary.terms.len() as u64,
        relabellings,
        pairs,
    }
}

/// What the distances of all pairs are measured with.
struct Distances<'a> {
    vocabulary: &'a Vocabulary,
    levelled: Design,
    /// How often each group has each word in each event.
    cells: Vec<Vec<Cell>>,
    names: &'a [String],
    draws: usize,
    seed: u64,
}

impl Distances<'_> {
    /// Two groups; `None` where no event has articles of both.
    fn between(&self, first: u32, second: u32) -> Option<Divergence> {
        let contrast = self.levelled.pair(first, second);
        let counts = &self.vocabulary.counts;
        let (centred, bits) = centred_by_term(&contrast, counts, self.draws, self.seed)?;
        let drivers = self.drivers(&contrast, &bits);
        let named: f64 = drivers.iter().map(|driver| driver.bits).sum();
        let (first, second) = (first as usize, second as usize);
        Some(Divergence {
            first: self.names[first].clone(),
            second: self.names[second].clone(),
            others: centred.centred - named,
            p_corrected: centred.p,
            centred,
            drivers,
            split: split(&self.cells[first], &self.cells[second]),
        })
    }

    /// The words that add most, from what each adds.
    fn drivers(&self, contrast: &Contrast, bits: &[f64]) -> Vec<Driver> {
        let mut order: Vec<usize> = (0..bits.len()).filter(|term| bits[*term] > 0.0).collect();
        order.sort_by(|a, b| bits[*b].total_cmp(&bits[*a]).then(a.cmp(b)));
        order.truncate(MOST_DRIVERS);
        let driver = |term: usize| {
            let (of_first, of_second) = contrast.means(&self.vocabulary.counts[term]);
            Driver {
                term: self.vocabulary.terms[term].form.clone(),
                tag: self.vocabulary.terms[term].tag,
                bits: bits[term],
                is_of_first: of_first > of_second,
            }
        };
        order.into_iter().map(driver).collect()
    }
}

/// How often each group has each word in each event, by group.
fn cells(
    material: &Material<'_, '_>,
    vocabulary: &Vocabulary,
    grouping: &Grouping,
) -> Vec<Vec<Cell>> {
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); grouping.names.len() + 1];
    for (term, counts) in (0u32..).zip(&vocabulary.counts) {
        for (article, count) in counts {
            let Some(event) = material.event_of[*article as usize] else {
                continue;
            };
            let (event, count) = (event as u32, u64::from(*count));
            let cells = &mut cells[grouping.group_of[*article as usize] as usize];
            match cells.last_mut() {
                Some(cell) if (cell.event, cell.term) == (event, term) => cell.count += count,
                _ => cells.push(Cell { event, term, count }),
            }
        }
    }
    // In the order in which every pair wants them.
    cells
        .par_iter_mut()
        .for_each(|cells| cells.sort_by_key(|cell| (cell.event, cell.term)));
    cells
}

/// Stories and words, over all articles that have an event.
fn split(first: &[Cell], second: &[Cell]) -> Option<Split> {
    let parts = decompose(first, second)?;
    Some(Split {
        joint: parts.joint,
        agenda: parts.agenda,
        framing: parts.framing,
    })
}
