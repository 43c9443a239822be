//! An article as the set of its shingles: runs of five neighbouring words.

use std::ops::Range;

use otherwords_text::{Layer, Token, analyze, fold};

use super::Containment;
use crate::hash::{hash, mix};
use crate::view::ArticleView;

/// Words in a shingle.
const LENGTH: usize = 5;
/// A text with fewer shingles is only a copy of one that is about as long: a few words that stand
/// in a long text too prove nothing.
const LEAST_SHINGLES: usize = 20;
/// About as long: the shorter has this share of the longer's shingles.
const LEAST_RATIO: f32 = 0.7;

/// The shingles of one article.
pub(super) struct Shingles {
    /// 31 bits of a hash, and a last bit that says whether the shingle stands outside quotation
    /// marks. Sorted, each once. Two different shingles share 31 bits once in two billion, which a
    /// share of hundreds does not feel.
    marked: Vec<u32>,
    /// How many of them stand outside quotation marks.
    n_voice: usize,
    /// A signature of all words in their order: equal for the very same text.
    pub(super) signature: u64,
}

impl Shingles {
    pub(super) fn of(article: &ArticleView<'_>) -> Self {
        let words = words(article);
        let mut marked: Vec<u32> = if words.len() < LENGTH {
            (!words.is_empty())
                .then(|| mark(&words))
                .into_iter()
                .collect()
        } else {
            words.windows(LENGTH).map(mark).collect()
        };
        // Of two that differ in the last bit only, the one outside quotation marks stays.
        marked.sort_unstable_by_key(|shingle| (shingle >> 1, shingle & 1 == 0));
        marked.dedup_by_key(|shingle| *shingle >> 1);
        Self {
            n_voice: marked.iter().filter(|shingle| *shingle & 1 == 1).count(),
            marked,
            signature: words.iter().fold(0, |sum, word| mix(sum ^ word.hash)),
        }
    }

    /// The hashes, without their marks, that lie in a range.
    pub(super) fn hashes_within(&self, range: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let before = |end: u32| self.marked.partition_point(|shingle| shingle >> 1 < end);
        let within = &self.marked[before(range.start)..before(range.end)];
        within.iter().map(|shingle| shingle >> 1)
    }

    pub(super) fn len(&self) -> usize {
        self.marked.len()
    }

    /// How much of the shorter stands in the other.
    pub(super) fn containment(&self, other: &Self) -> Containment {
        let common = self.common(other);
        Containment {
            full: share(common.all, self.len(), other.len()),
            masked: share(
                common.in_voice,
                self.n_voice + common.only_quoted_here,
                other.n_voice + common.only_quoted_there,
            ),
        }
    }

    fn common(&self, other: &Self) -> Common {
        let (mut left, mut right) = (self.marked.as_slice(), other.marked.as_slice());
        let mut common = Common::default();
        while let (Some(a), Some(b)) = (left.first(), right.first()) {
            if a >> 1 == b >> 1 {
                common.all += 1;
                common.in_voice += ((a | b) & 1) as usize;
                common.only_quoted_here += (!a & b & 1) as usize;
                common.only_quoted_there += (a & !b & 1) as usize;
            }
            if a >> 1 <= b >> 1 {
                left = &left[1..];
            }
            if b >> 1 <= a >> 1 {
                right = &right[1..];
            }
        }
        common
    }
}

/// Common shingles of two texts. What both quote says nothing; what only one quotes counts, since a
/// single mark lost in a copy turns the rest of a paragraph around.
#[derive(Default)]
struct Common {
    all: usize,
    /// Outside quotation marks in at least one of them.
    in_voice: usize,
    only_quoted_here: usize,
    only_quoted_there: usize,
}

/// Common shingles as a share of the shorter text; nothing where it is too short to prove anything.
fn share(n_common: usize, a: usize, b: usize) -> f32 {
    let (shorter, longer) = (a.min(b), a.max(b));
    let is_comparable = shorter as f32 >= LEAST_RATIO * longer as f32;
    if shorter == 0 || (shorter < LEAST_SHINGLES && !is_comparable) {
        return 0.0;
    }
    n_common as f32 / shorter as f32
}

/// A word of the body as it is compared.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) hash: u64,
    pub(super) token: Token,
    /// Its number among the tokens of the body.
    pub(super) number: u32,
}

impl Word {
    pub(super) fn is_voice(&self) -> bool {
        self.token.layer == Layer::Voice
    }
}

/// The words of the body that are its own.
pub(super) fn words(article: &ArticleView<'_>) -> Vec<Word> {
    let tokens = analyze(article.body, article.language).tokens;
    let own = (0u32..).zip(tokens);
    own.filter(|(_, token)| !article.is_masked(token.span()))
        .map(|(number, token)| Word {
            hash: hash(&fold(token.surface(article.body), article.language)),
            token,
            number,
        })
        .collect()
}

/// The hash of neighbouring words, marked where all stand outside quotation marks.
fn mark(words: &[Word]) -> u32 {
    let hash = words.iter().fold(0, |sum, word| mix(sum ^ word.hash));
    let is_voice = words.iter().all(Word::is_voice);
    ((hash >> 33) as u32) << 1 | u32::from(is_voice)
}
