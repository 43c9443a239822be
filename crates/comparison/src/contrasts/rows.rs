//! From scored pairs to what a reader sees: rows of alternatives, with who uses which, the words that
//! both have around them, and a sentence of each. A row may hold more than two words; a word stands
//! in few rows.

use std::collections::HashMap;

use otherwords_indexer::query::Query;

use super::kind::Kind;
use super::pairs::{Nearest, Pair};
use super::score::{evidence, noun_score};
use super::slot::slot;
use crate::coverage::Coverage;
use crate::evidence::EvidenceLine;
use crate::knowledge::Knowledge;

/// Most rows of a kind for an event.
const MOST: usize = 10;
/// Most rows in all without word vectors: what comes further down is mostly wrong then.
const MOST_WITHOUT_VECTORS: usize = 5;
/// Likeness of surroundings below which verbs and modifiers stand in no common slot.
const SLOT: f64 = 0.15;
/// Cosine of vectors from which two words that begin alike are forms of one word.
const ONE_WORD: f64 = 0.5;
/// Most words of a row.
const WORDS: usize = 4;
/// Most rows in which a word stands.
const ROWS_OF_A_WORD: usize = 2;
/// Cosine of vectors from which a contrast is likely right: *bill* and *legislation* (.8), *plan* and
/// *deal* (.5) may stand for each other, *week* and *percent* (.3) stand in like sentences.
pub(crate) const LIKELY: f64 = 0.35;
/// Shared words of context shown.
const SHARED: usize = 6;

/// Different words for the same.
#[derive(Clone, Debug)]
pub struct Contrast {
    /// What kind of words they are.
    pub kind: Kind,
    /// For ranking among contrasts of a kind, here and in no other event.
    pub score: f64,
    /// Cosine of the first two words' vectors; `None` where either has none.
    pub alike: Option<f64>,
    /// Whether the two words are used so alike in general that the contrast is likely right.
    pub likely: bool,
    /// Words around both of the first two, in the order of the first sentence.
    pub shared: Vec<String>,
    /// Two or more words, the two nearest first.
    pub alternatives: Vec<Alternative>,
}

/// One of the words of a contrast.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Its stem.
    pub stem: String,
    /// Commonest form.
    pub term: String,
    /// The word as it stands in the sentence, with the words that belong to it: *formal protest*.
    pub phrase: String,
    /// Occurrences by outlet, headlines aside; most first.
    pub uses: Vec<(String, u64)>,
    /// Finds exactly these.
    pub query: Query,
    /// A sentence with it.
    pub evidence: EvidenceLine,
}

/// Pairs of nouns that may come back in other events.
const MOST_NOUNS: usize = 40;

/// The pairs of stems of an event that may come back in others: those of its rows, and the nouns for
/// which its own texts speak most, whether or not they are apt to name something.
pub(super) fn standing(
    coverage: &Coverage,
    knowledge: &Knowledge,
    rows: &[Contrast],
    pairs: &[Pair],
) -> Vec<(String, String)> {
    let form = |number: u32| coverage.lexis.stem(number).form.as_str();
    let are_alike = |pair: &Pair| {
        let likeness = knowledge.cosine(form(pair.here), form(pair.there));
        likeness.is_none_or(|likeness| likeness >= LIKELY)
    };
    let is_of_nouns = |pair: &&Pair| {
        pair.nearest.is_some()
            && kind(coverage, pair).names()
            && !is_one_word(coverage, pair)
            && are_alike(pair)
    };
    let mut nouns: Vec<&Pair> = pairs.iter().filter(is_of_nouns).collect();
    nouns.sort_by(|a, b| {
        let stems = |pair: &Pair| (pair.here, pair.there);
        let score = evidence(&b.features).total_cmp(&evidence(&a.features));
        score.then(stems(a).cmp(&stems(b)))
    });
    let stem = |number: u32| coverage.lexis.stem(number).stem.clone();
    let nouns = nouns.iter().take(MOST_NOUNS);
    let nouns = nouns.map(|pair| (stem(pair.here), stem(pair.there)));
    let shown = rows
        .iter()
        .filter_map(|row| match row.alternatives.as_slice() {
            [one, other, ..] => Some((one.stem.clone(), other.stem.clone())),
            _ => None,
        });
    let mut standing: Vec<(String, String)> = shown
        .chain(nouns)
        .map(|(one, other)| {
            if one < other {
                (one, other)
            } else {
                (other, one)
            }
        })
        .collect();
    standing.sort();
    standing.dedup();
    standing
}

/// The rows of an event: the best of each kind, in turns.
pub(super) fn rows(
    coverage: &Coverage,
    knowledge: &Knowledge,
    pairs: &[Pair],
    query: &(dyn Fn(&[String]) -> Query + Sync),
) -> Vec<Contrast> {
    let mut by_kind: [Vec<Scored<'_>>; 4] = Default::default();
    for pair in pairs {
        let Some(nearest) = pair.nearest else {
            continue;
        };
        let kind = kind(coverage, pair);
        if is_one_word(coverage, pair) || !kind.names() && nearest.slot < SLOT {
            continue;
        }
        let score = match kind.names() {
            true => noun_score(&pair.features),
            false => nearest.score,
        };
        by_kind[kind as usize].push(Scored {
            pair,
            nearest,
            kind,
            score,
        });
    }
    let writer = Writer { coverage, query };
    let lists = by_kind.map(|scored| writer.rows(scored));
    let mut rows = in_turns(lists);
    if !knowledge.has_vectors() {
        rows.truncate(MOST_WITHOUT_VECTORS);
    }
    rows
}

/// The kind of both words where they come nearest to each other; where nothing is known of those, by
/// what the two are in general.
fn kind(coverage: &Coverage, pair: &Pair) -> Kind {
    let in_place = pair.nearest.and_then(|nearest| nearest.kind);
    let of = |stem: u32| coverage.lexis.stem(stem).class().map(Kind::of);
    in_place.unwrap_or_else(|| match (of(pair.here), of(pair.there)) {
        (Some(Kind::Verb), _) | (_, Some(Kind::Verb)) => Kind::Verb,
        (Some(Kind::Modifier), Some(Kind::Modifier)) => Kind::Modifier,
        (None, None) => Kind::Word,
        _ => Kind::Noun,
    })
}

/// Whether two words are forms of one that the stemmer keeps apart: *met* and *meets*.
fn is_one_word(coverage: &Coverage, pair: &Pair) -> bool {
    let form = |stem: u32| coverage.lexis.stem(stem).form.as_str();
    let (one, other) = (form(pair.here), form(pair.there));
    let same = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let shorter = one.chars().count().min(other.chars().count());
    same >= 2 && 2 * same >= shorter && pair.alike.is_some_and(|alike| alike >= ONE_WORD)
}

struct Scored<'p> {
    pair: &'p Pair,
    nearest: Nearest,
    kind: Kind,
    score: f64,
}

/// Writes scored pairs down as rows.
struct Writer<'c> {
    coverage: &'c Coverage,
    query: &'c (dyn Fn(&[String]) -> Query + Sync),
}

impl Writer<'_> {
    fn rows(&self, mut scored: Vec<Scored<'_>>) -> Vec<Contrast> {
        scored.sort_by(|a, b| {
            let stems = |scored: &Scored<'_>| (scored.pair.here, scored.pair.there);
            b.score.total_cmp(&a.score).then(stems(a).cmp(&stems(b)))
        });
        let mut rows = Vec::new();
        let mut seen: HashMap<u32, usize> = HashMap::new();
        for (rank, best) in scored.iter().enumerate() {
            let pair = best.pair;
            let often = |stem: u32| seen.get(&stem).is_some_and(|rows| *rows >= ROWS_OF_A_WORD);
            if often(pair.here) || often(pair.there) {
                continue;
            }
            let others = further(&scored[rank + 1..], pair, &seen);
            for stem in [pair.here, pair.there]
                .into_iter()
                .chain(others.iter().map(|o| o.0))
            {
                *seen.entry(stem).or_default() += 1;
            }
            rows.push(self.row(best, &others));
            if rows.len() == MOST {
                break;
            }
        }
        rows
    }

    fn row(&self, best: &Scored<'_>, others: &[(u32, (usize, usize))]) -> Contrast {
        let Nearest { here, there, .. } = best.nearest;
        let first = [(best.pair.here, here), (best.pair.there, there)];
        let words = first.iter().chain(others);
        Contrast {
            kind: best.kind,
            score: best.score,
            alike: best.pair.alike,
            likely: best.pair.alike.is_some_and(|alike| alike >= LIKELY),
            shared: self.shared(here, there),
            alternatives: words
                .map(|(stem, place)| self.alternative(best.kind, *stem, *place))
                .collect(),
        }
    }

    fn alternative(&self, kind: Kind, stem: u32, (article, at): (usize, usize)) -> Alternative {
        let entry = self.coverage.lexis.stem(stem);
        let outlets = self.coverage.outlets.iter().zip(self.coverage.counts(stem));
        let mut uses: Vec<(String, u64)> = outlets
            .filter(|(_, count)| *count > 0)
            .map(|(outlet, count)| (outlet.clone(), u64::from(count)))
            .collect();
        uses.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Alternative {
            stem: entry.stem.clone(),
            term: entry.form.clone(),
            phrase: self.coverage.phrase(article, at, kind.reach()),
            uses,
            query: (self.query)(&entry.forms),
            evidence: self.coverage.line(article, at..at + 1),
        }
    }

    /// The words around both.
    fn shared(&self, here: (usize, usize), there: (usize, usize)) -> Vec<String> {
        let place = |(article, at): (usize, usize)| {
            let read = &self.coverage.articles[article];
            let range = read.sentences[read.words[at].sentence as usize].clone();
            (&read.words[range.clone()], at - range.start)
        };
        let mut stems = Vec::new();
        slot(self.coverage, place(here), place(there), Some(&mut stems));
        let shared = stems.into_iter().take(SHARED);
        shared
            .map(|stem| self.coverage.lexis.stem(stem).form.clone())
            .collect()
    }
}

/// Further words for the same: paired with both words of a row, or with one where they stand in the
/// same slot.
fn further(
    rest: &[Scored<'_>],
    pair: &Pair,
    seen: &HashMap<u32, usize>,
) -> Vec<(u32, (usize, usize))> {
    let mut found: Vec<(u32, (usize, usize))> = Vec::new();
    let mut met: HashMap<u32, u32> = HashMap::new();
    for other in rest {
        let of_row = |stem: u32| stem == pair.here || stem == pair.there;
        let (stem, place, with) = match (of_row(other.pair.here), of_row(other.pair.there)) {
            (true, false) => (other.pair.there, other.nearest.there, other.pair.here),
            (false, true) => (other.pair.here, other.nearest.here, other.pair.there),
            _ => continue,
        };
        let both = *met.entry(stem).or_insert(with) != with;
        let likely = other.pair.alike.is_some_and(|alike| alike >= LIKELY);
        if both && likely && !seen.contains_key(&stem) && found.len() + 2 < WORDS {
            found.push((stem, place));
        }
    }
    found
}

/// One row of each kind in turn: the kinds' scores are not comparable.
pub(crate) fn in_turns<T, const N: usize>(lists: [Vec<T>; N]) -> Vec<T> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let mut lists = lists.map(Vec::into_iter);
    let mut rows = Vec::new();
    for _ in 0..longest {
        for list in &mut lists {
            rows.extend(list.next());
        }
    }
    rows
}
