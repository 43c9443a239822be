//! The same quotation cut differently: two outlets quote the same words, and one leaves off what the
//! other prints. What is only parted by the name of the speaker is one quotation, and what an outlet
//! quotes elsewhere it does not leave off.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use otherwords_text::Layer;

use super::quotation::quotations;
use crate::coverage::{Coverage, ReadArticle, Word};
use crate::evidence::EvidenceLine;

/// Words in a row by which two quotations are found to be one.
const RUN: usize = 4;
/// Least share of the shorter quotation that both have.
const SHARED: f64 = 0.8;
/// Words in a row, or words with a meaning among them, below which two quotations merely share a phrase or
/// a name.
const SAME: usize = 6;
const MEANING: usize = 3;
/// Fewest words that one leaves off.
const CUT: usize = 4;
/// Most words of the outlet's own that part two pieces of one quotation.
const PARTED: usize = 12;
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

struct Quotation {
    article: usize,
    outlet: usize,
    /// Its first piece.
    range: Range<usize>,
    /// The words of all its pieces.
    words: Vec<Word>,
}

/// Words in a row, by their stems.
type Run = [u32; RUN];

/// The runs of words of a quotation, in their order.
fn runs(words: &[Word]) -> impl Iterator<Item = Run> + '_ {
    let runs = words.windows(RUN);
    runs.map(|run| std::array::from_fn(|at| run[at].stem))
}

/// Quotations that outlets cut differently, those of which most is left off first; each once.
pub(crate) fn cut_quotations(coverage: &Coverage) -> Vec<CutQuotation> {
    let all = all(coverage);
    let quoted = runs_by_outlet(coverage, &all);
    let mut cuts: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (one, other) in meeting(&all) {
        let (longer, shorter) = if all[one].words.len() >= all[other].words.len() {
            (one, other)
        } else {
            (other, one)
        };
        let concerns = |one: usize| coverage.is_target(all[one].outlet);
        if !concerns(one) && !concerns(other) {
            continue;
        }
        let shared = longest_run(&all[longer].words, &all[shorter].words);
        let is_same = is_telling(coverage, shared)
            && shared.len() as f64 >= SHARED * all[shorter].words.len() as f64;
        let left_off = left_off(&all[longer].words, &quoted[all[shorter].outlet]);
        if is_same && left_off >= CUT {
            cuts.push((longer, shorter, shared.len(), left_off));
        }
    }
    cuts.sort_by_key(|cut| (std::cmp::Reverse(cut.2.min(cut.3)), *cut));
    let mut seen = BTreeSet::new();
    cuts.retain(|(longer, shorter, ..)| seen.insert(*longer) & seen.insert(*shorter));
    cuts.truncate(MOST);
    let shown = cuts.into_iter();
    shown
        .map(|(longer, shorter, shared, _)| CutQuotation {
            shared: shared as u64,
            longer: quoted_as(coverage, &all[longer]),
            shorter: quoted_as(coverage, &all[shorter]),
        })
        .collect()
}

fn all(coverage: &Coverage) -> Vec<Quotation> {
    let mut all = Vec::new();
    for (article, read) in coverage.articles.iter().enumerate() {
        for pieces in joined(coverage, read, quotations(coverage, article)) {
            let words: Vec<Word> = pieces
                .iter()
                .flat_map(|piece| read.words[piece.clone()].iter().copied())
                .collect();
            if words.len() >= RUN {
                all.push(Quotation {
                    article,
                    outlet: read.outlet,
                    range: pieces[0].clone(),
                    words,
                });
            }
        }
    }
    all
}

/// The quotations of an article, each with its pieces.
fn joined(
    coverage: &Coverage,
    read: &ReadArticle,
    quotations: Vec<Range<usize>>,
) -> Vec<Vec<Range<usize>>> {
    let mut joined: Vec<Vec<Range<usize>>> = Vec::new();
    for piece in quotations {
        let last = joined.last_mut();
        match last.filter(|last| goes_on(coverage, read, &last[last.len() - 1], &piece)) {
            Some(last) => last.push(piece),
            None => joined.push(vec![piece]),
        }
    }
    joined
}

/// Whether a piece goes on with the one before: between them there is only who says so, as part of the
/// sentence that the first piece belongs to, and marked off from the second.
fn goes_on(
    coverage: &Coverage,
    read: &ReadArticle,
    before: &Range<usize>,
    piece: &Range<usize>,
) -> bool {
    let between = &read.words[before.end..piece.start];
    let Some(last) = between.last() else {
        return false;
    };
    let sentence = read.words[before.end - 1].sentence;
    let is_short = between.len() <= PARTED && between.iter().all(|word| word.sentence == sentence);
    let says = |word: &&Word| {
        let term = &coverage.lexis.terms[word.term as usize].0;
        word.layer == Layer::Voice && coverage.language.pack().reporting_tone(term).is_some()
    };
    let gap = last.end as usize..read.words[piece.start].start as usize;
    let is_marked = read
        .text
        .get(gap)
        .is_some_and(|gap| gap.contains([',', '.', '–', '—']));
    is_short && is_marked && between.iter().filter(says).count() == 1
}

/// The runs of words that each outlet has in quotation marks anywhere.
fn runs_by_outlet(coverage: &Coverage, all: &[Quotation]) -> Vec<HashSet<Run>> {
    let mut quoted = vec![HashSet::new(); coverage.outlets.len()];
    for quotation in all {
        quoted[quotation.outlet].extend(runs(&quotation.words));
    }
    quoted
}

/// Words that stand in no run that is quoted.
fn left_off(words: &[Word], quoted: &HashSet<Run>) -> usize {
    let mut kept = vec![false; words.len()];
    for (at, run) in runs(words).enumerate() {
        if quoted.contains(&run) {
            kept[at..at + RUN].fill(true);
        }
    }
    kept.into_iter().filter(|kept| !kept).count()
}

/// Pairs of quotations of different outlets that share a run of words, in order.
fn meeting(all: &[Quotation]) -> BTreeSet<(usize, usize)> {
    let mut with: HashMap<Run, Vec<usize>> = HashMap::new();
    let mut pairs: BTreeMap<(usize, usize), ()> = BTreeMap::new();
    for (number, quotation) in all.iter().enumerate() {
        for run in runs(&quotation.words) {
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

/// Whether words in a row are enough to tell a quotation by.
fn is_telling(coverage: &Coverage, shared: &[Word]) -> bool {
    let has_meaning = |word: &&Word| coverage.lexis.stem(word.stem).is_content();
    shared.len() >= SAME || shared.iter().filter(has_meaning).count() >= MEANING
}

/// The longest run of stems that both have.
fn longest_run<'w>(one: &'w [Word], other: &[Word]) -> &'w [Word] {
    let mut longest = 0..0;
    let mut before = vec![0; other.len() + 1];
    for (end, a) in (1..).zip(one) {
        let mut row = vec![0; other.len() + 1];
        for (place, b) in other.iter().enumerate() {
            if a.stem == b.stem {
                row[place + 1] = before[place] + 1;
                if row[place + 1] > longest.len() {
                    longest = end - row[place + 1]..end;
                }
            }
        }
        before = row;
    }
    &one[longest]
}

fn quoted_as(coverage: &Coverage, quotation: &Quotation) -> QuotedAs {
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
