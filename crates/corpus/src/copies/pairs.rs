//! Pairs of articles that share text. Candidates come from an index of shingles, all or a sample of
//! them; each is then measured exactly.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use super::shingles::Shingles;
use super::{Containment, CopySearch, CopySettings};
use crate::view::ArticleView;

/// Two articles, `later` after `earlier` in canonical order, and what they share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) earlier: u32,
    pub(super) later: u32,
    pub(super) containment: Containment,
}

/// From this many articles on, an index of all shingles would not fit into memory.
const MOST_FOR_INDEX: usize = 200_000;
/// A shingle in more articles than this is looked up in the nearest ones before only: copies of a
/// widely printed text still find each other, and boilerplate does not cost the square of its use.
const MANY: usize = 48;
/// A candidate shares at least this part of the least share that counts.
const LEAST_PART: f32 = 0.5;

/// All pairs that share at least what counts as shared passages, by the later, then the earlier.
pub(super) fn similar_pairs(
    articles: &[ArticleView<'_>],
    texts: &[Shingles],
    settings: &CopySettings,
) -> Vec<Pair> {
    let is_sampled = match settings.search {
        CopySearch::BySize => articles.len() > MOST_FOR_INDEX,
        CopySearch::Exact => false,
        CopySearch::Sampled => true,
    };
    let (groups, least) = match is_sampled {
        true => (by_shingle(texts, SAMPLED), 0.0),
        false => (
            by_shingle(texts, PIECES),
            settings.least_passages * LEAST_PART,
        ),
    };
    let same = same_before(texts);
    (0..articles.len() as u32)
        .into_par_iter()
        .map_init(
            || vec![0u32; articles.len()],
            |counts, later| {
                let mut candidates = groups.candidates(later, counts, |earlier, n_common| {
                    let shorter = texts[later as usize]
                        .len()
                        .min(texts[earlier as usize].len());
                    n_common as f32 >= least * shorter as f32
                        && may_be_copies(
                            &articles[earlier as usize],
                            &articles[later as usize],
                            settings,
                        )
                });
                candidates.extend(same[later as usize]);
                candidates.sort_unstable();
                candidates.dedup();
                let measured = candidates.into_iter().map(|earlier| Pair {
                    earlier,
                    later,
                    containment: texts[earlier as usize].containment(&texts[later as usize]),
                });
                measured
                    .filter(|pair| pair.shares_enough(settings))
                    .collect::<Vec<_>>()
            },
        )
        .flatten_iter()
        .collect()
}

impl Pair {
    fn shares_enough(&self, settings: &CopySettings) -> bool {
        self.containment.masked >= settings.least_passages || self.containment.is_copy(settings)
    }
}

impl Containment {
    /// Whether two texts that share so much are copies.
    pub(super) fn is_copy(self, settings: &CopySettings) -> bool {
        self.masked >= settings.least_masked || self.full >= settings.least_full
    }
}

/// Articles of one language that are not too far apart in time.
pub(super) fn may_be_copies(
    a: &ArticleView<'_>,
    b: &ArticleView<'_>,
    settings: &CopySettings,
) -> bool {
    let days = |a: Date, b: Date| a.duration_since(b).as_hours().unsigned_abs() / 24;
    let is_near = match (a.date, b.date) {
        (Some(a), Some(b)) => days(a, b) <= u64::from(settings.days),
        _ => true,
    };
    is_near && a.language == b.language
}

/// For each article, the nearest one before it with the very same words, whenever it appeared.
fn same_before(texts: &[Shingles]) -> Vec<Option<u32>> {
    let mut last: HashMap<u64, u32> = HashMap::new();
    let before = (0u32..).zip(texts);
    before
        .map(|(number, text)| {
            last.insert(text.signature, number)
                .filter(|_| text.len() > 0)
        })
        .collect()
}

/// Articles in groups: each group shares a shingle.
#[derive(Default)]
struct Groups {
    /// Where the articles of each group stand in `members`.
    groups: Vec<Range<u32>>,
    /// Articles by group, each group sorted.
    members: Vec<u32>,
    /// Where the groups of each article stand in `groups_of`.
    beginnings: Vec<usize>,
    groups_of: Vec<u32>,
}

impl Groups {
    /// From keys with the articles that have them: `key << 32 | article`, sorted.
    fn add(&mut self, keyed: &[u64]) {
        for group in keyed.chunk_by(|a, b| a >> 32 == b >> 32) {
            if group.len() > 1 {
                let begun = self.members.len() as u32;
                self.members.extend(group.iter().map(|entry| *entry as u32));
                self.groups.push(begun..self.members.len() as u32);
            }
        }
    }

    fn append(&mut self, other: Self) {
        let shift = self.members.len() as u32;
        let shifted = other.groups.into_iter();
        self.groups
            .extend(shifted.map(|group| group.start + shift..group.end + shift));
        self.members.extend(other.members);
    }

    /// Tells each article its groups.
    fn inverted(mut self, n_articles: usize) -> Self {
        self.beginnings = vec![0; n_articles + 1];
        for member in &self.members {
            self.beginnings[*member as usize + 1] += 1;
        }
        for article in 0..n_articles {
            self.beginnings[article + 1] += self.beginnings[article];
        }
        let mut next = self.beginnings.clone();
        self.groups_of = vec![0; self.members.len()];
        for (number, group) in (0u32..).zip(&self.groups) {
            for member in &self.members[group.start as usize..group.end as usize] {
                self.groups_of[next[*member as usize]] = number;
                next[*member as usize] += 1;
            }
        }
        self
    }

    /// Articles before this one that share groups with it, with the number of them, if they will do.
    fn candidates(
        &self,
        later: u32,
        counts: &mut [u32],
        will_do: impl Fn(u32, u32) -> bool,
    ) -> Vec<u32> {
        let mut touched = Vec::new();
        let range = self.beginnings[later as usize]..self.beginnings[later as usize + 1];
        for group in &self.groups_of[range] {
            let group = self.groups[*group as usize].clone();
            let members = &self.members[group.start as usize..group.end as usize];
            let before = &members[..members.partition_point(|member| *member < later)];
            for earlier in &before[before.len().saturating_sub(MANY)..] {
                if counts[*earlier as usize] == 0 {
                    touched.push(*earlier);
                }
                counts[*earlier as usize] += 1;
            }
        }
        touched.retain(|earlier| will_do(*earlier, std::mem::take(&mut counts[*earlier as usize])));
        touched
    }
}

/// The index is made in so many pieces, each of which is sorted on its own.
const PIECES: u32 = 16;
/// Shingles have 31 bits.
const PIECE: u32 = (1 << 31) / PIECES;
/// The pieces that stand for all: one shingle in eight, the same ones in every text (FracMinHash;
/// Irber et al. 2022, *Lightweight compositional analysis of metagenomes with FracMinHash*). Unlike
/// MinHash, whose chance to see a pair falls with the difference in length, it meets what a shortened
/// copy shares at its true share.
const SAMPLED: u32 = PIECES / 8;

/// Groups of articles that share a shingle of the first so many pieces.
fn by_shingle(texts: &[Shingles], pieces: u32) -> Groups {
    let pieces: Vec<Groups> = (0..pieces)
        .into_par_iter()
        .map(|piece| {
            let mut keyed = Vec::new();
            for (number, text) in (0u64..).zip(texts) {
                let in_piece = text.hashes_within(piece * PIECE..(piece + 1) * PIECE);
                keyed.extend(in_piece.map(|hash| u64::from(hash) << 32 | number));
            }
            grouped(keyed)
        })
        .collect();
    joined(pieces, texts.len())
}

fn grouped(mut keyed: Vec<u64>) -> Groups {
    keyed.sort_unstable();
    let mut groups = Groups::default();
    groups.add(&keyed);
    groups
}

fn joined(pieces: Vec<Groups>, n_articles: usize) -> Groups {
    let mut all = Groups::default();
    for piece in pieces {
        all.append(piece);
    }
    all.inverted(n_articles)
}
