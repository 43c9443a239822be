//! How often each sequence of two or three neighbouring words stands in each article.
//!
//! A sequence is what a phrase query finds: words at consecutive positions, never across a sentence
//! boundary, all in the wanted layers. The text is read once; a sketch of the counts first drops
//! what is too rare to matter, so that memory does not grow with every pair of words ever written.

use std::collections::HashMap;

use otherwords_text::{Language, Token, is_stop_word};
use rayon::prelude::*;

use crate::counts::{Pool, Vocabulary};
use crate::error::IndexError;
use crate::query::LayerSet;
use crate::runs::{BREAK, read_runs};
use crate::selection::Selection;
use crate::sketch::{SATURATED, Sketch, hash};

/// Which sequences are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequenceOptions {
    /// Longest sequence, 2 or 3.
    pub longest: usize,
    /// Layers in which all words must stand.
    pub layers: LayerSet,
    /// Sequences in fewer articles are left out.
    pub least_articles: u32,
    /// Language whose stop words may not begin or end a sequence.
    pub language: Language,
}

/// A sequence pooled by the stems of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// Places of its words in [`Vocabulary::pools`].
    pub pools: Vec<u32>,
    /// The wordings it stands for with their frequencies, commonest first, ties by wording.
    pub forms: Vec<(Vec<String>, u64)>,
    /// Number of the article in the selection and how often it stands there, sorted.
    pub articles: Vec<(u32, u32)>,
}

/// All sequences found, sorted by their stems.
pub type Sequences = Vec<Sequence>;

/// Set in the number of a form that may neither begin nor end a sequence, so that a run tells by itself
/// where sequences are.
const FUNCTION: u32 = 1 << 31;

/// One occurrence: pools and forms of its words (third place [`BREAK`] for pairs), and its article.
type Occurrence = ([u32; 3], [u32; 3], u32);

/// Whether a sequence is kept, from the places of its words in [`Vocabulary::pools`] and its counts by
/// article.
pub type SequenceFilter<'w> = dyn Fn(&[u32], &[(u32, u32)]) -> bool + Sync + 'w;

/// Finds the sequences of a selection that are wanted: what is dropped at once costs no memory.
///
/// # Errors
/// Where the index is damaged.
pub fn sequences(
    selection: &Selection<'_>,
    vocabulary: &Vocabulary<'_, '_>,
    options: &SequenceOptions,
    is_wanted: &SequenceFilter<'_>,
) -> Result<Sequences, IndexError> {
    let numbering = Numbering::new(vocabulary, options.language);
    let runs: Vec<Vec<u32>> = (0..selection.articles().len())
        .into_par_iter()
        .map(|article| {
            read_runs(selection, article, |token, term| {
                numbering.number(token, term, options.layers)
            })
        })
        .collect::<Result<_, _>>()?;
    let n_windows = |run: &Vec<u32>| windows(run, &numbering, options.longest).count();
    let n_windows: usize = runs.par_iter().map(n_windows).sum();
    let n_passes = n_windows.div_ceil(MOST_AT_ONCE).max(1) as u64;
    let mut found: Sequences = (0..n_passes)
        .flat_map(|number| {
            let pass = Pass {
                runs: &runs,
                numbering: &numbering,
                options,
                number,
                n_passes,
            };
            pass.sequences(is_wanted)
        })
        .collect();
    found.sort_unstable_by(|a, b| a.pools.cmp(&b.pools));
    Ok(found)
}

/// Windows looked at together: about half a gigabyte of occurrences, if all of them come back.
const MOST_AT_ONCE: usize = 1 << 24;

/// The sequences are found in so many passes over the runs, each of which finds the part of them that
/// its hash gives it, so that memory is bounded by the runs.
struct Pass<'a> {
    runs: &'a [Vec<u32>],
    numbering: &'a Numbering<'a>,
    options: &'a SequenceOptions,
    number: u64,
    n_passes: u64,
}

impl Pass<'_> {
    fn sequences(&self, is_wanted: &SequenceFilter<'_>) -> Sequences {
        let least = self.options.least_articles;
        let sketch = (least > 1).then(|| self.sketch());
        let is_frequent = |hash| {
            let at_most = sketch.as_ref().map(|sketch| sketch.count(hash));
            at_most.is_none_or(|count| count >= least.min(SATURATED))
        };
        let runs = (0..self.runs.len()).into_par_iter();
        let mut occurrences: Vec<Occurrence> = runs
            .flat_map_iter(|article| {
                self.windows(&self.runs[article])
                    .filter(|(hash, ..)| is_frequent(*hash))
                    .map(move |(_, pools, forms)| (pools, forms, article as u32))
            })
            .collect();
        occurrences.par_sort_unstable();
        let groups = occurrences.chunk_by(|a, b| a.0 == b.0);
        let groups: Vec<&[Occurrence]> = groups
            .filter(|group| group.len() >= least as usize)
            .collect();
        let gathered = groups.into_par_iter().filter_map(|group| {
            let (pools, articles) = (used(&group[0].0), counts(group));
            let is_kept = articles.len() >= least as usize && is_wanted(&pools, &articles);
            is_kept.then(|| Sequence {
                forms: forms(group, self.numbering),
                pools,
                articles,
            })
        });
        gathered.collect()
    }

    fn sketch(&self) -> Sketch {
        let tokens: usize = self.runs.iter().map(Vec::len).sum();
        let sketch = Sketch::of_about(2 * tokens / self.n_passes as usize);
        let enter = |run: &Vec<u32>| self.windows(run).for_each(|(hash, ..)| sketch.add(hash));
        self.runs.par_iter().for_each(enter);
        sketch
    }

    /// The windows of an article that belong to this pass, with their hashes.
    fn windows<'r>(
        &'r self,
        run: &'r [u32],
    ) -> impl Iterator<Item = (u64, [u32; 3], [u32; 3])> + 'r {
        let all = windows(run, self.numbering, self.options.longest);
        let hashed = all.map(|(pools, forms)| (hash(&pools), pools, forms));
        hashed.filter(|(hash, ..)| (hash >> 32) % self.n_passes == self.number)
    }
}

/// Words as numbers.
struct Numbering<'v> {
    forms: Vec<Numbered<'v>>,
    by_term: HashMap<&'v str, u32>,
}

/// A form of a pool.
struct Numbered<'v> {
    term: &'v str,
    pool: u32,
    /// Whether it may begin or end a sequence.
    is_content: bool,
    /// Whether it may stand in one: figures may not. Judged by the stem, so that all forms of a
    /// pool count or none does, and the query made of them finds what was counted.
    is_word: bool,
}

impl<'v> Numbering<'v> {
    fn new(vocabulary: &'v Vocabulary<'_, '_>, language: Language) -> Self {
        let numbered = |(pool, words): (u32, &'v Pool)| {
            let is_word = words.stem.contains(char::is_alphabetic);
            words.forms.iter().map(move |form| Numbered {
                term: form.term.as_str(),
                pool,
                is_content: !is_stop_word(&form.term, language),
                is_word,
            })
        };
        let forms: Vec<_> = (0u32..)
            .zip(vocabulary.pools())
            .flat_map(numbered)
            .collect();
        let by_term = (0u32..)
            .zip(&forms)
            .map(|(number, form)| (form.term, number))
            .collect();
        Self { forms, by_term }
    }

    fn pool(&self, form: u32) -> u32 {
        self.forms[form as usize].pool
    }

    /// The number of a word as runs have it, where it may stand in a sequence.
    fn number(&self, token: &Token, term: &str, layers: LayerSet) -> Option<u32> {
        let form = self.by_term.get(term).copied()?;
        let counts = layers.contains(token.layer) && self.forms[form as usize].is_word;
        counts.then(|| self.in_run(form))
    }

    /// The number of a form as runs have it.
    fn in_run(&self, form: u32) -> u32 {
        match self.forms[form as usize].is_content {
            true => form,
            false => form | FUNCTION,
        }
    }
}

/// All sequences in an article, as pools and forms.
fn windows<'r>(
    run: &'r [u32],
    numbering: &'r Numbering<'_>,
    longest: usize,
) -> impl Iterator<Item = ([u32; 3], [u32; 3])> + 'r {
    (2..=longest.min(3)).flat_map(move |length| {
        run.windows(length)
            .filter(|window| is_sequence(window))
            .map(move |window| {
                let mut forms = [BREAK; 3];
                for (form, of_run) in forms.iter_mut().zip(window) {
                    *form = of_run & !FUNCTION;
                }
                (
                    forms.map(|form| {
                        if form == BREAK {
                            BREAK
                        } else {
                            numbering.pool(form)
                        }
                    }),
                    forms,
                )
            })
    })
}

/// Whether neighbours stand together and begin and end with a content word.
fn is_sequence(window: &[u32]) -> bool {
    let is_content = |form: u32| form & FUNCTION == 0; // a break has the bit, too
    is_content(window[0]) && is_content(window[window.len() - 1]) && !window.contains(&BREAK)
}

/// The places that a sequence uses.
fn used(places: &[u32; 3]) -> Vec<u32> {
    let used = places.iter().copied().filter(|place| *place != BREAK);
    used.collect()
}

/// How often a sequence stands in each article.
fn counts(occurrences: &[Occurrence]) -> Vec<(u32, u32)> {
    let mut articles: Vec<_> = occurrences.iter().map(|of| (of.2, 1)).collect();
    crate::counts::merge_repeats(&mut articles);
    articles
}

/// The wordings of a sequence, whose occurrences are sorted by form and article.
fn forms(occurrences: &[Occurrence], numbering: &Numbering<'_>) -> Vec<(Vec<String>, u64)> {
    let wording = |form: u32| numbering.forms[form as usize].term.to_owned();
    let same = occurrences.chunk_by(|a, b| a.1 == b.1);
    let mut forms: Vec<(Vec<String>, u64)> = same
        .map(|same| {
            let words = used(&same[0].1).into_iter().map(wording);
            (words.collect(), same.len() as u64)
        })
        .collect();
    forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    forms
}
