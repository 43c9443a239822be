//! Which sentences of different outlets tell the same: by the cosine of their telling words, found
//! through an index of sentences by word.

use std::collections::HashMap;

use rayon::prelude::*;

use super::candidates::Among;
use crate::coverage::Coverage;

/// Like sentences kept for a sentence.
const NEIGHBOURS: usize = 8;
/// Least cosine of an alignment.
const LEAST: f64 = 0.05;
/// A word in more sentences than this says little about any of them, and costs much.
const MOST_SENTENCES: usize = 250;
/// Longest sentence read, in words.
const LONGEST: usize = 90;

/// A sentence of an event.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) article: usize,
    pub(super) outlet: usize,
    pub(super) number: usize,
    /// Its stems with their weights, sorted, of length one.
    pub(super) vector: Vec<(u32, f64)>,
}

impl Sentence {
    pub(super) fn has(&self, stem: u32) -> bool {
        self.vector
            .binary_search_by_key(&stem, |entry| entry.0)
            .is_ok()
    }
}

/// Two sentences of different outlets that tell something alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alignment {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) cosine: f64,
}

/// All sentences of some outlets of an event that have a telling word.
pub(super) fn sentences(coverage: &Coverage, among: &Among) -> Vec<Sentence> {
    let mut found = Vec::new();
    let articles = coverage.articles.iter().enumerate();
    for (article, read) in articles.filter(|(_, read)| among.has(read.outlet)) {
        for (number, range) in read.sentences.iter().enumerate() {
            let words = &read.words[range.start..range.end.min(range.start + LONGEST)];
            let vector = vector(coverage, words.iter().map(|word| word.stem));
            if !vector.is_empty() {
                found.push(Sentence {
                    article,
                    outlet: read.outlet,
                    number,
                    vector,
                });
            }
        }
    }
    found
}

/// Stems with their weights: telling words count more, repeated ones once; of length one.
fn vector(coverage: &Coverage, stems: impl Iterator<Item = u32>) -> Vec<(u32, f64)> {
    let mut stems: Vec<u32> = stems.collect();
    stems.sort_unstable();
    stems.dedup();
    let mut vector: Vec<(u32, f64)> = stems
        .into_iter()
        .map(|stem| (stem, coverage.lexis.stem(stem).weight))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// The nearest sentences of other outlets for each sentence; each pair once, in order.
pub(super) fn align(sentences: &[Sentence]) -> Vec<Alignment> {
    let mut with: HashMap<u32, Vec<(u32, f64)>> = HashMap::new();
    for (number, sentence) in (0u32..).zip(sentences) {
        for (stem, weight) in &sentence.vector {
            with.entry(*stem).or_default().push((number, *weight));
        }
    }
    let mut found: Vec<Alignment> = sentences
        .par_iter()
        .enumerate()
        .map_init(
            || vec![0.0; sentences.len()],
            |sums, (number, sentence)| nearest(number, sentence, sentences, &with, sums),
        )
        .flatten_iter()
        .collect();
    found.sort_by_key(|alignment| (alignment.one, alignment.other));
    found.dedup_by_key(|alignment| (alignment.one, alignment.other));
    found
}

fn nearest(
    number: usize,
    sentence: &Sentence,
    sentences: &[Sentence],
    with: &HashMap<u32, Vec<(u32, f64)>>,
    sums: &mut [f64],
) -> Vec<Alignment> {
    let mut touched = Vec::new();
    for (stem, weight) in &sentence.vector {
        let Some(others) = with
            .get(stem)
            .filter(|others| others.len() <= MOST_SENTENCES)
        else {
            continue;
        };
        for (other, their) in others {
            let other = *other as usize;
            if sentences[other].outlet != sentence.outlet {
                if sums[other] == 0.0 {
                    touched.push(other);
                }
                sums[other] += weight * their;
            }
        }
    }
    let mut near: Vec<(usize, f64)> = touched.iter().map(|other| (*other, sums[*other])).collect();
    for other in touched {
        sums[other] = 0.0;
    }
    near.retain(|(_, cosine)| *cosine >= LEAST);
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.truncate(NEIGHBOURS);
    let order = |(other, cosine): (usize, f64)| Alignment {
        one: number.min(other),
        other: number.max(other),
        cosine,
    };
    near.into_iter().map(order).collect()
}
