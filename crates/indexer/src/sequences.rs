//! How often each sequence of two or three neighbouring words stands in each article.
//!
//! A sequence is what a phrase query finds: words at consecutive positions, never across a sentence
//! boundary, all in the wanted layers. The text is read once; a sketch of the counts first drops
//! what is too rare to matter, so that memory does not grow with every pair of words ever written.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};

use otherwords_text::{Language, analyze, fold, is_stop_word};
use rayon::prelude::*;

use crate::counts::{Pool, Vocabulary};
use crate::error::IndexError;
use crate::query::LayerSet;
use crate::selection::Selection;

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

/// End of a run of neighbouring words; also fills unused places of short sequences.
const BREAK: u32 = u32::MAX;

/// One occurrence: pools and forms of its words (third place [`BREAK`] for pairs), and its article.
type Occurrence = ([u32; 3], [u32; 3], u32);

/// Finds all sequences of a selection.
///
/// # Errors
/// Where the index is damaged.
pub fn sequences(
    selection: &Selection<'_>,
    vocabulary: &Vocabulary<'_, '_>,
    options: &SequenceOptions,
) -> Result<Sequences, IndexError> {
    let numbering = Numbering::new(vocabulary, options.language);
    let runs: Vec<Vec<u32>> = (0..selection.articles().len())
        .into_par_iter()
        .map(|number| read_runs(selection, &numbering, options.layers, number))
        .collect::<Result<_, _>>()?;
    let sketch = Sketch::of(&runs, &numbering, options);
    let mut occurrences: Vec<Occurrence> = (0u32..)
        .zip(&runs)
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map_iter(|(article, run)| {
            windows(run, &numbering, options.longest)
                .filter(|(pools, _)| sketch.count(pools) >= options.least_articles.min(SATURATED))
                .map(move |(pools, forms)| (pools, forms, article))
                .collect::<Vec<_>>()
        })
        .collect();
    occurrences.par_sort_unstable();
    let found = occurrences
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| gather(group, &numbering));
    Ok(found
        .filter(|sequence| sequence.articles.len() >= options.least_articles as usize)
        .collect())
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

    fn is_content(&self, form: u32) -> bool {
        self.forms[form as usize].is_content
    }
}

/// An article as form numbers, with a [`BREAK`] wherever neighbours are no neighbours.
fn read_runs(
    selection: &Selection<'_>,
    numbering: &Numbering<'_>,
    layers: LayerSet,
    number: usize,
) -> Result<Vec<u32>, IndexError> {
    let article = selection.articles()[number];
    let body = selection.index.text(article)?.body;
    let mask = selection.mask(number as u32);
    let mut run = Vec::with_capacity(article.total_length() as usize + 64);
    let mut next = 0;
    for token in analyze(&body, article.language).tokens {
        if token.position != next {
            run.push(BREAK);
        }
        next = token.position + 1;
        let term = fold(token.surface(&body), article.language);
        let form = numbering.by_term.get(term.as_ref()).copied();
        let is_own = mask.is_none_or(|mask| !mask.hides(token.position));
        let counts = |form: &u32| {
            is_own && layers.contains(token.layer) && numbering.forms[*form as usize].is_word
        };
        run.push(form.filter(counts).unwrap_or(BREAK));
    }
    Ok(run)
}

/// All sequences in an article, as pools and forms.
fn windows<'r>(
    run: &'r [u32],
    numbering: &'r Numbering<'_>,
    longest: usize,
) -> impl Iterator<Item = ([u32; 3], [u32; 3])> + 'r {
    (2..=longest.min(3)).flat_map(move |length| {
        run.windows(length)
            .filter(|window| is_sequence(window, numbering))
            .map(move |window| {
                let mut forms = [BREAK; 3];
                forms[..length].copy_from_slice(window);
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
fn is_sequence(window: &[u32], numbering: &Numbering<'_>) -> bool {
    !window.contains(&BREAK)
        && numbering.is_content(window[0])
        && numbering.is_content(window[window.len() - 1])
}

/// Counts above this are not told apart by the sketch.
const SATURATED: u32 = 200;

/// Upper bounds of the number of occurrences of every sequence, in one byte a slot.
struct Sketch(Vec<AtomicU8>);

impl Sketch {
    fn of(runs: &[Vec<u32>], numbering: &Numbering<'_>, options: &SequenceOptions) -> Self {
        let tokens: usize = runs.iter().map(Vec::len).sum();
        let slots = (tokens * 2).next_power_of_two().clamp(1 << 10, 1 << 27);
        let sketch = Self((0..slots).map(|_| AtomicU8::new(0)).collect());
        if options.least_articles > 1 {
            runs.par_iter().for_each(|run| {
                windows(run, numbering, options.longest).for_each(|(pools, _)| sketch.add(&pools))
            });
        } else {
            sketch
                .0
                .iter()
                .for_each(|slot| slot.store(1, Ordering::Relaxed));
        }
        sketch
    }

    fn slot(&self, pools: &[u32; 3]) -> &AtomicU8 {
        let mix = pools.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |hash, pool| {
            (hash ^ u64::from(*pool))
                .wrapping_mul(0xff51_afd7_ed55_8ccd)
                .rotate_left(29)
        });
        &self.0[(mix as usize) & (self.0.len() - 1)]
    }

    fn add(&self, pools: &[u32; 3]) {
        let next = |count: u8| (u32::from(count) < SATURATED).then_some(count + 1);
        // Refused where the slot is full, which is as good.
        let _ = self
            .slot(pools)
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
    }

    fn count(&self, pools: &[u32; 3]) -> u32 {
        self.slot(pools).load(Ordering::Relaxed).into()
    }
}

/// One sequence from all its occurrences, which are sorted by form and article.
fn gather(group: &[Occurrence], numbering: &Numbering<'_>) -> Sequence {
    let words = |places: &[u32; 3]| {
        places
            .iter()
            .copied()
            .filter(|place| *place != BREAK)
            .collect::<Vec<_>>()
    };
    let mut forms: Vec<(Vec<String>, u64)> = group
        .chunk_by(|a, b| a.1 == b.1)
        .map(|same| {
            let wording = words(&same[0].1)
                .into_iter()
                .map(|form| numbering.forms[form as usize].term.to_owned());
            (wording.collect(), same.len() as u64)
        })
        .collect();
    forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut articles: Vec<_> = group.iter().map(|occurrence| (occurrence.2, 1)).collect();
    crate::counts::merge_repeats(&mut articles);
    Sequence {
        pools: words(&group[0].0),
        forms,
        articles,
    }
}
