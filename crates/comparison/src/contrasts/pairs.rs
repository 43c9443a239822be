//! All pairs of candidates of an event that may stand for each other, each with its features and the
//! two sentences in which they come nearest to it.

use std::collections::HashMap;

use otherwords_text::Tone;
use rayon::prelude::*;

use super::align::{Alignment, Sentence, align, sentences};
use super::candidates::{Candidate, candidates};
use super::context::{Context, contexts};
use super::features::{Features, Known, features};
use super::score::default_score;
use super::slot::slot;
use crate::coverage::Coverage;
use crate::knowledge::Knowledge;

/// Two words that may stand for each other.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The one word, a place in [`Lexis::stems`](crate::Lexis::stems).
    pub here: u32,
    /// The other.
    pub there: u32,
    /// Who most prefers the one, and who the other: places in [`Coverage::outlets`].
    pub outlets: (usize, usize),
    /// What is measured of them.
    pub features: Features,
    /// Cosine of their vectors, where both have one.
    pub alike: Option<f64>,
    /// Where they come nearest to standing for each other; `None` where no like sentences have them.
    pub nearest: Option<Nearest>,
}

/// Two places in like sentences of two outlets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The default score.
    pub score: f64,
    /// Cosine of the sentences.
    pub sentence: f64,
    /// Likeness of the surroundings.
    pub slot: f64,
    /// Article and word of the one.
    pub here: (usize, usize),
    /// Article and word of the other.
    pub there: (usize, usize),
}

/// Words of an event with all that is needed to pair them.
struct Field<'c> {
    coverage: &'c Coverage,
    knowledge: &'c Knowledge,
    candidates: Vec<Candidate>,
    contexts: Vec<Context>,
}

/// All pairs, in the order of their stems.
pub fn pairs(coverage: &Coverage, knowledge: &Knowledge) -> Vec<Pair> {
    let candidates = candidates(coverage);
    let contexts = contexts(coverage, &candidates);
    let field = Field {
        coverage,
        knowledge,
        candidates,
        contexts,
    };
    let sentences = sentences(coverage);
    let nearest = field.nearest(&sentences, &align(&sentences));
    let numbers = 0..field.candidates.len();
    numbers
        .into_par_iter()
        .flat_map_iter(|one| field.pairs_of(one, &nearest))
        .collect()
}

impl Field<'_> {
    fn pairs_of<'f>(
        &'f self,
        one: usize,
        nearest: &'f HashMap<(usize, usize), Nearest>,
    ) -> impl Iterator<Item = Pair> + 'f {
        (one + 1..self.candidates.len()).filter_map(move |other| self.pair(one, other, nearest))
    }

    fn pair(
        &self,
        one: usize,
        other: usize,
        nearest: &HashMap<(usize, usize), Nearest>,
    ) -> Option<Pair> {
        let (a, b) = (self.known(one), self.known(other));
        let outlets = a.candidate.against(b.candidate)?;
        if !self.fits(one, other) {
            return None;
        }
        let nearest = nearest.get(&(one, other)).copied();
        let alike = self.knowledge.cosine(&a.stem.form, &b.stem.form);
        let aligned = nearest.map(|nearest| (nearest.sentence, nearest.slot));
        Some(Pair {
            here: a.candidate.stem,
            there: b.candidate.stem,
            outlets,
            features: features(a, b, aligned, alike.unwrap_or(0.0), outlets),
            alike,
            nearest,
        })
    }

    fn known(&self, number: usize) -> Known<'_> {
        let candidate = &self.candidates[number];
        Known {
            candidate,
            context: &self.contexts[number],
            stem: self.coverage.lexis.stem(candidate.stem),
        }
    }

    /// Whether two words may be of one class, and are not both plain words for saying something.
    fn fits(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.known(one).stem, self.known(other).stem);
        let classes = match (a.classes, b.classes) {
            (Some(a), Some(b)) => a.shares(b),
            _ => true,
        };
        let pack = self.coverage.language.pack();
        let says = |form: &str| pack.reporting_tone(form) == Some(Tone::Neutral);
        classes && !(says(&a.form) && says(&b.form))
    }

    /// For each pair of candidates that like sentences have, the best of them.
    fn nearest(
        &self,
        sentences: &[Sentence],
        alignments: &[Alignment],
    ) -> HashMap<(usize, usize), Nearest> {
        let numbers: HashMap<u32, usize> = self
            .candidates
            .iter()
            .enumerate()
            .map(|(number, candidate)| (candidate.stem, number))
            .collect();
        let places: Vec<Vec<(usize, usize)>> = sentences
            .iter()
            .map(|sentence| self.places(sentence, &numbers))
            .collect();
        let found: Vec<HashMap<(usize, usize), Nearest>> = alignments
            .par_chunks(2_000)
            .map(|alignments| {
                let mut best = HashMap::new();
                for alignment in alignments {
                    self.meet(alignment, sentences, &places, &mut best);
                }
                best
            })
            .collect();
        merge(found)
    }

    /// The candidates of a sentence with their first place in the article.
    fn places(&self, sentence: &Sentence, numbers: &HashMap<u32, usize>) -> Vec<(usize, usize)> {
        let read = &self.coverage.articles[sentence.article];
        let mut places: Vec<(usize, usize)> = read.sentences[sentence.number]
            .clone()
            .filter_map(|at| Some((*numbers.get(&read.words[at].stem)?, at)))
            .collect();
        places.sort_unstable();
        places.dedup_by_key(|place| place.0);
        places
    }

    /// Sets the words of two like sentences against each other.
    fn meet(
        &self,
        alignment: &Alignment,
        sentences: &[Sentence],
        places: &[Vec<(usize, usize)>],
        best: &mut HashMap<(usize, usize), Nearest>,
    ) {
        let (s, t) = (&sentences[alignment.one], &sentences[alignment.other]);
        let only = |from: usize, not_in: &Sentence| {
            let stem = |number: usize| self.candidates[number].stem;
            let places = places[from].iter();
            places
                .filter(|(number, _)| !not_in.has(stem(*number)))
                .copied()
                .collect::<Vec<_>>()
        };
        let (ours, theirs) = (only(alignment.one, t), only(alignment.other, s));
        for (a, at) in &ours {
            for (b, bt) in &theirs {
                let crosses = self.candidates[*a].crosses(&self.candidates[*b], s.outlet, t.outlet);
                if !crosses || !self.fits(*a, *b) {
                    continue;
                }
                let near = self.near(alignment.cosine, (s, *at), (t, *bt));
                let (key, near) = if a < b {
                    ((*a, *b), near)
                } else {
                    ((*b, *a), near.turned())
                };
                keep(best, key, near);
            }
        }
    }

    fn near(&self, cosine: f64, one: (&Sentence, usize), other: (&Sentence, usize)) -> Nearest {
        let slot = slot(
            self.coverage,
            self.place(one.0, one.1),
            self.place(other.0, other.1),
            None,
        );
        let stem = |(sentence, at): (&Sentence, usize)| {
            let word = &self.coverage.articles[sentence.article].words[at];
            self.coverage.lexis.stem(word.stem)
        };
        let (a, b) = (stem(one), stem(other));
        let alike = self
            .knowledge
            .has_vectors()
            .then(|| self.knowledge.cosine(&a.form, &b.form).unwrap_or(0.0));
        Nearest {
            score: default_score(cosine, slot, alike, (a.weight, b.weight)),
            sentence: cosine,
            slot,
            here: (one.0.article, one.1),
            there: (other.0.article, other.1),
        }
    }

    fn place(&self, sentence: &Sentence, at: usize) -> (&[crate::coverage::Word], usize) {
        let read = &self.coverage.articles[sentence.article];
        let range = &read.sentences[sentence.number];
        (&read.words[range.clone()], at - range.start)
    }
}

impl Nearest {
    fn turned(self) -> Self {
        Self {
            here: self.there,
            there: self.here,
            ..self
        }
    }
}

/// Keeps the better; of equals the earlier.
fn keep(best: &mut HashMap<(usize, usize), Nearest>, key: (usize, usize), near: Nearest) {
    let known = best.entry(key).or_insert(near);
    let order = near
        .score
        .total_cmp(&known.score)
        .then_with(|| (known.here, known.there).cmp(&(near.here, near.there)));
    if order.is_gt() {
        *known = near;
    }
}

/// The best of all chunks; their order makes no difference.
fn merge(found: Vec<HashMap<(usize, usize), Nearest>>) -> HashMap<(usize, usize), Nearest> {
    let mut merged = HashMap::new();
    for chunk in found {
        let mut entries: Vec<_> = chunk.into_iter().collect();
        entries.sort_by_key(|(key, _)| *key);
        for (key, near) in entries {
            keep(&mut merged, key, near);
        }
    }
    merged
}
