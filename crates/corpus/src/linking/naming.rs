//! How events are called: their most central headline and their most telling words. Both are
//! found, not written: no sentence is made up.

use std::collections::{BTreeMap, BTreeSet};

use super::memory::{Memory, Row};
use super::vector::{Vector, Weighing};
use super::vocabulary::Vocabulary;

/// So many words name an event.
const MOST_WORDS: usize = 5;

/// Names events of one corpus.
pub(super) struct Naming<'a> {
    memory: &'a Memory,
    weighing: Weighing<'a>,
}

impl<'a> Naming<'a> {
    pub(super) fn new(memory: &'a Memory) -> Self {
        Naming {
            memory,
            weighing: Weighing::new(memory),
        }
    }

    /// The headline of the article nearest to the centre of all; of equals, the first.
    pub(super) fn title(&self, rows: &[u32]) -> Option<String> {
        let vectors: Vec<Vector> = rows.iter().map(|row| self.weighing.vector(*row)).collect();
        let centre = centre(&vectors);
        let mut best: Option<(f32, &str)> = None;
        for (row, vector) in rows.iter().zip(&vectors) {
            let title = &self.memory.rows[*row as usize].title;
            let nearness = nearness(vector, &centre);
            if !title.is_empty() && best.is_none_or(|(most, _)| nearness > most) {
                best = Some((nearness, title));
            }
        }
        best.map(|(_, title)| title.to_owned())
    }

    /// The words that are frequent here and rare in the rest: the mean over the articles of
    /// `1 + ln(count)`, times the rarity among all other texts. In an event of several articles a
    /// word must be used by two of them, and by two outlets if there are two.
    pub(super) fn words(&self, rows: &[u32]) -> Vec<String> {
        let vocabulary = &self.memory.vocabulary;
        let all = || rows.iter().map(|row| &self.memory.rows[*row as usize]);
        let n_outlets = all().map(|row| &row.outlet).collect::<BTreeSet<_>>().len();
        let used: Vec<(u32, Use<'_>)> = uses(all()).into_iter().collect();
        let mut scored: Vec<(f64, &str)> = used
            .iter()
            .filter(|(_, used)| used.n_texts >= rows.len().min(2))
            .filter(|(_, used)| used.outlets.len() >= n_outlets.min(2))
            .map(|(term, used)| (used.times * rarity(vocabulary, *term, used), *term))
            .map(|(score, term)| (score, vocabulary.shown(term)))
            .filter(|(score, word)| *score > 0.0 && is_telling(word))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        scored.into_iter().take(MOST_WORDS).map(|(_, word)| word.to_owned()).collect()
    }
}

fn centre(vectors: &[Vector]) -> BTreeMap<u32, f32> {
    let mut centre = BTreeMap::new();
    for (part, weight) in vectors.iter().flat_map(|vector| &vector.parts) {
        *centre.entry(*part).or_default() += *weight;
    }
    centre
}

/// How an event uses a term.
#[derive(Default)]
struct Use<'a> {
    n_texts: usize,
    times: f64,
    outlets: BTreeSet<&'a str>,
}

fn uses<'a>(rows: impl Iterator<Item = &'a Row>) -> BTreeMap<u32, Use<'a>> {
    let mut uses = BTreeMap::<u32, Use<'a>>::new();
    for row in rows {
        let mut counts = BTreeMap::<u32, u32>::new();
        for (term, n_times) in row.title_terms.iter().chain(&row.body_terms) {
            *counts.entry(*term).or_default() += n_times;
        }
        for (term, n_times) in counts {
            let used = uses.entry(term).or_default();
            used.n_texts += 1;
            used.times += 1.0 + libm::log(f64::from(n_times));
            used.outlets.insert(&row.outlet);
        }
    }
    uses
}

/// How rare a term is outside the event.
fn rarity(vocabulary: &Vocabulary, term: u32, used: &Use<'_>) -> f64 {
    if vocabulary.rarity(term) == 0.0 {
        return 0.0;
    }
    let n_elsewhere = f64::from(vocabulary.n_texts_with(term)) - used.n_texts as f64;
    let n_texts = f64::from(vocabulary.n_texts_like(term));
    libm::log((1.0 + n_texts) / (1.0 + n_elsewhere)) + 1.0
}

/// Numbers and single letters name nothing.
fn is_telling(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().any(char::is_alphabetic)
}

fn nearness(vector: &Vector, centre: &BTreeMap<u32, f32>) -> f32 {
    let products = vector.parts.iter().map(|(part, weight)| weight * centre.get(part).unwrap_or(&0.0));
    products.sum()
}
