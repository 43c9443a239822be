//! The same quotation cut differently: two outlets quote the same words, and one leaves off what the
//! other prints.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::quotation::quotations;
use crate::coverage::{Coverage, Word};
use crate::evidence::EvidenceLine;

/// Words in a row by which two quotations are found to be one.
const RUN: usize = 4;
/// Least share of the shorter quotation that both have.
const SHARED: f64 = 0.8;
/// Fewest words that one leaves off.
const CUT: usize = 4;
/// Most pairs shown for an event.
const MOST: usize = 6;
/// A run of words in more quotations than this is a phrase, and no trace of one quotation.
const PHRASE: usize = 30;
/// Longest text shown, in words.
const LONGEST: usize = 80;

/// One quotation as two outlets print it.
#[derive(Clone, Debug)]
pub struct CutQuotation {
    /// Words that both print, in a row.
    pub shared: u64,
    /// The longer version.
    pub longer: QuotedAs,
    /// The shorter version.
    pub shorter: QuotedAs,
}

/// A quotation as one outlet prints it.
#[derive(Clone, Debug)]
pub struct QuotedAs {
    /// The outlet.
    pub outlet: String,
    /// Words it prints.
    pub words: u64,
    /// The quotation, to its first 80 words.
    pub text: String,
    /// Where it begins.
    pub evidence: EvidenceLine,
}

struct Quotation<'c> {
    article: usize,
    outlet: usize,
    range: Range<usize>,
    words: &'c [Word],
}

/// Quotations that outlets cut differently, those of which most is left off first; each once.
pub(crate) fn cut_quotations(coverage: &Coverage) -> Vec<CutQuotation> {
    let all = all(coverage);
    let mut cuts: Vec<(usize, usize, usize)> = Vec::new();
    for (one, other) in meeting(&all) {
        let (longer, shorter) = if all[one].words.len() >= all[other].words.len() {
            (one, other)
        } else {
            (other, one)
        };
        let shared = longest_run(all[longer].words, all[shorter].words);
        let (long, short) = (all[longer].words.len(), all[shorter].words.len());
        let concerns = |one: usize| coverage.is_target(all[one].outlet);
        if !concerns(one) && !concerns(other) {
            continue;
        }
        if long >= short + CUT && shared as f64 >= SHARED * short as f64 {
            cuts.push((longer, shorter, shared));
        }
    }
    let left_off = |cut: &(usize, usize, usize)| all[cut.0].words.len() - cut.2;
    cuts.sort_by_key(|cut| (std::cmp::Reverse(cut.2.min(left_off(cut))), *cut));
    let mut seen = BTreeSet::new();
    cuts.retain(|(longer, shorter, _)| seen.insert(*longer) & seen.insert(*shorter));
    cuts.truncate(MOST);
    let shown = cuts.into_iter();
    shown
        .map(|(longer, shorter, shared)| CutQuotation {
            shared: shared as u64,
            longer: quoted_as(coverage, &all[longer]),
            shorter: quoted_as(coverage, &all[shorter]),
        })
        .collect()
}

fn all(coverage: &Coverage) -> Vec<Quotation<'_>> {
    let mut all = Vec::new();
    for (article, read) in coverage.articles.iter().enumerate() {
        for range in quotations(coverage, article) {
            if range.len() >= RUN {
                all.push(Quotation {
                    article,
                    outlet: read.outlet,
                    words: &read.words[range.clone()],
                    range,
                });
            }
        }
    }
    all
}

/// Pairs of quotations of different outlets that share a run of words, in order.
fn meeting(all: &[Quotation<'_>]) -> BTreeSet<(usize, usize)> {
    let mut with: HashMap<[u32; RUN], Vec<usize>> = HashMap::new();
    let mut pairs: BTreeMap<(usize, usize), ()> = BTreeMap::new();
    for (number, quotation) in all.iter().enumerate() {
        for run in quotation.words.windows(RUN) {
            let run: [u32; RUN] = std::array::from_fn(|at| run[at].stem);
            let others = with.entry(run).or_default();
            for other in others.iter().take(PHRASE) {
                if all[*other].outlet != quotation.outlet {
                    pairs.insert((*other, number), ());
                }
            }
            if others.last() != Some(&number) {
                others.push(number);
            }
        }
    }
    pairs.into_keys().collect()
}

/// Length of the longest run of stems that both have.
fn longest_run(one: &[Word], other: &[Word]) -> usize {
    let mut longest = 0;
    let mut before = vec![0; other.len() + 1];
    for a in one {
        let mut row = vec![0; other.len() + 1];
        for (place, b) in other.iter().enumerate() {
            if a.stem == b.stem {
                row[place + 1] = before[place] + 1;
                longest = longest.max(row[place + 1]);
            }
        }
        before = row;
    }
    longest
}

fn quoted_as(coverage: &Coverage, quotation: &Quotation<'_>) -> QuotedAs {
    let read = &coverage.articles[quotation.article];
    let last = quotation.words[quotation.words.len().min(LONGEST) - 1];
    let first = quotation.words[0];
    QuotedAs {
        outlet: coverage.outlets[quotation.outlet].clone(),
        words: quotation.words.len() as u64,
        text: read.text[first.start as usize..last.end as usize].to_owned(),
        evidence: coverage.line(quotation.article, quotation.range.clone()),
    }
}
