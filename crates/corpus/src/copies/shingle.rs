//! Word n-grams as numbers. Knows nothing of what is done with them.

use super::word::{Word, joined};

/// Words in a shingle.
const WORDS_IN_SHINGLE: usize = 5;

/// Set in a shingle that stands outside quotations somewhere in the text.
pub(super) const IN_VOICE: u64 = 1;

/// The set of a text's shingles, sorted, as 63 bits of hash and the bit [`IN_VOICE`].
///
/// No shingle reaches over a place that is left out, and none that is in the outlet's voice over a
/// quotation.
pub(super) fn shingles(words: &[Word]) -> Vec<u64> {
    let mut shingles: Vec<u64> = words.windows(WORDS_IN_SHINGLE).filter_map(shingle).collect();
    shingles.sort_unstable();
    shingles.dedup_by(|later, kept| {
        let same = *later | IN_VOICE == *kept | IN_VOICE;
        *kept |= if same { *later } else { 0 };
        same
    });
    shingles
}

fn shingle(words: &[Word]) -> Option<u64> {
    if words.iter().any(|word| word.is_left_out) {
        return None;
    }
    let in_voice = words.iter().all(|word| word.is_voice);
    Some((joined(words.iter().map(|word| word.hash)) & !IN_VOICE) | u64::from(in_voice))
}

/// How many shingles two sorted sets share: all, and those in voice on both sides.
pub(super) fn n_shared(a: &[u64], b: &[u64]) -> (usize, usize) {
    let (mut shared, mut in_voice) = (0, 0);
    let (mut from_a, mut from_b) = (0, 0);
    while from_a < a.len() && from_b < b.len() {
        let (left, right) = (a[from_a], b[from_b]);
        let (left_hash, right_hash) = (left | IN_VOICE, right | IN_VOICE);
        let same = left_hash == right_hash;
        shared += usize::from(same);
        in_voice += usize::from(same && left & right & IN_VOICE != 0);
        from_a += usize::from(left_hash <= right_hash);
        from_b += usize::from(right_hash <= left_hash);
    }
    (shared, in_voice)
}
