//! A text as a row of hashed words with their places and layers. Not the shingles made of them.

use otherwords_text::{Layer, Span, analyze, fold};

use super::text::Text;

/// One token of a text; its place in the list is its number in `otherwords_text::analyze`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Hash of the folded term.
    pub(crate) hash: u64,
    /// First byte in the text.
    pub(crate) start: u32,
    /// Byte after the last.
    pub(crate) end: u32,
    /// Outside quotations.
    pub(crate) is_voice: bool,
    /// In a place that is not compared.
    pub(crate) is_left_out: bool,
}

/// All words of a text.
pub(crate) fn words(text: &Text<'_>) -> Vec<Word> {
    let mut left_out = text.left_out.iter().peekable();
    let mut is_left_out = |start: usize| {
        while left_out.next_if(|span| span.end <= start).is_some() {}
        left_out.peek().is_some_and(|span: &&Span| span.start <= start)
    };
    let tokens = analyze(text.body, text.language).tokens;
    let word = tokens.iter().map(|token| Word {
        hash: hash(fold(token.surface(text.body), text.language).as_bytes()),
        start: token.start,
        end: token.end,
        is_voice: token.layer == Layer::Voice,
        is_left_out: is_left_out(token.start as usize),
    });
    word.collect()
}

/// A hash that is the same on every machine and in every version: FNV-1a, its bits mixed.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let step = |state: u64, byte: &u8| (state ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    mix(bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// The hash of a row of hashes, in their order.
pub(crate) fn joined(hashes: impl Iterator<Item = u64>) -> u64 {
    mix(hashes.fold(0, |state, hash| {
        (state.rotate_left(5) ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }))
}

/// Spreads every bit over all (the finalizer of SplitMix64; Steele, Lea and Flood 2014).
pub(crate) fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
