//! Who is near whom: for every two outlets, how much further apart their words are than chance would
//! put the same articles; which words drive it; and how much of the plain distance is the choice of
//! stories and how much the choice of words. The same for the values of any column of the articles.

use std::collections::BTreeMap;

use otherwords_indexer::IndexError;
use otherwords_statistics::divergence::decomposition::{Cell, decompose};
use otherwords_statistics::divergence::{CentredDivergence, centred_by_term};
use otherwords_statistics::multiple::holm;
use otherwords_statistics::stratified::Design;

use crate::error::CompareError;
use crate::gather::{Material, design};
use crate::tags::{Tag, Tagger};

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
pub(crate) fn divergences(material: &Material<'_, '_>) -> Result<Vec<Divergences>, CompareError> {
    let vocabulary = Vocabulary::new(material)?;
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
    fn new(material: &Material<'_, '_>) -> Result<Self, IndexError> {
        let tagger = Tagger::new(material);
        let layers = material.plan.layers.set();
        let pools = material.vocabulary.pools();
        let mut counted = Vec::new();
        for (number, pool) in (0u32..).zip(pools) {
            let counts = material.vocabulary.count(pool, layers)?;
            let repeated = material.boilerplate.occurrences(number, |_| true);
            if 2 * repeated < counts.total() {
                counted.push((counts.total(), number, counts));
            }
        }
        counted.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut vocabulary = Self {
            terms: Vec::new(),
            counts: Vec::new(),
        };
        for (_, number, counts) in counted {
            let pool = &pools[number as usize];
            let tag = tagger.tag(pool)?;
            if tag.is_some_and(Tag::is_house_style) || vocabulary.terms.len() == MOST_TERMS {
                continue;
            }
            let forms = pool.forms.iter().zip(&counts.forms);
            let commonest = forms.max_by(|a, b| a.1.cmp(b.1).then(b.0.term.cmp(&a.0.term)));
            vocabulary.terms.push(Term {
                form: commonest
                    .map(|(form, _)| form.term.clone())
                    .unwrap_or_default(),
                tag,
            });
            vocabulary.counts.push(counts.articles);
        }
        Ok(vocabulary)
    }
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
        let (mut values, mut known) = (Vec::new(), BTreeMap::new());
        for article in material.selection.articles() {
            let text = index.text(article)?;
            known.extend(text.metadata.keys().map(|name| (name.clone(), ())));
            values.push(match column {
                "byline" => text.byline,
                _ => text.metadata.get(column).cloned().unwrap_or_default(),
            });
        }
        let mut names: Vec<String> = values
            .iter()
            .filter(|value| !value.is_empty())
            .cloned()
            .collect();
        names.sort();
        names.dedup();
        if names.is_empty() {
            let known: Vec<String> = known.into_keys().collect();
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
    // At a common length, so that an outlet is not far from others for writing longer.
    let levelled = design(
        &material.event_of,
        &grouping.group_of,
        &material.lengths,
        grouping.names.len(),
    )
    .levelled();
    let pairs = two.into_iter().filter_map(|two| {
        pair(
            material,
            vocabulary,
            &grouping,
            &levelled,
            two,
            relabellings,
        )
    });
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

/// Two groups; `None` where no event has articles of both.
fn pair(
    material: &Material<'_, '_>,
    vocabulary: &Vocabulary,
    grouping: &Grouping,
    levelled: &Design,
    (first, second): (u32, u32),
    relabellings: u32,
) -> Option<Divergence> {
    let contrast = levelled.pair(first, second);
    let (draws, seed) = (relabellings as usize, material.plan.seed);
    let (centred, bits) = centred_by_term(&contrast, &vocabulary.counts, draws, seed)?;
    let mut order: Vec<usize> = (0..bits.len()).collect();
    order.sort_by(|a, b| bits[*b].total_cmp(&bits[*a]).then(a.cmp(b)));
    let of_first = |term: usize| {
        let (of_first, of_second) = contrast.means(&vocabulary.counts[term]);
        of_first > of_second
    };
    let drivers: Vec<Driver> = order
        .into_iter()
        .take(MOST_DRIVERS)
        .filter(|term| bits[*term] > 0.0)
        .map(|term| Driver {
            term: vocabulary.terms[term].form.clone(),
            tag: vocabulary.terms[term].tag,
            bits: bits[term],
            is_of_first: of_first(term),
        })
        .collect();
    let named: f64 = drivers.iter().map(|driver| driver.bits).sum();
    Some(Divergence {
        first: grouping.names[first as usize].clone(),
        second: grouping.names[second as usize].clone(),
        others: centred.centred - named,
        p_corrected: centred.p,
        centred,
        drivers,
        split: split(material, vocabulary, &grouping.group_of, first, second),
    })
}

/// Stories and words, over all articles that have an event.
fn split(
    material: &Material<'_, '_>,
    vocabulary: &Vocabulary,
    group_of: &[u32],
    first: u32,
    second: u32,
) -> Option<Split> {
    let cells = |group: u32| -> Vec<Cell> {
        let mut cells = Vec::new();
        for (term, counts) in (0u32..).zip(&vocabulary.counts) {
            for (article, count) in counts {
                let event = material.event_of[*article as usize];
                if let Some(event) = event.filter(|_| group_of[*article as usize] == group) {
                    cells.push(Cell {
                        event: event as u32,
                        term,
                        count: u64::from(*count),
                    });
                }
            }
        }
        cells
    };
    let parts = decompose(&cells(first), &cells(second))?;
    Some(Split {
        joint: parts.joint,
        agenda: parts.agenda,
        framing: parts.framing,
    })
}
