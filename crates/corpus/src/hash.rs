//! Signatures of words and of what is made of them: the same on every machine and in every version,
//! not proof against malice.

/// FNV-1a (Fowler, Noll & Vo): short, well known, good enough for words.
pub(crate) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The hash of one byte more.
pub(crate) fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// Spreads a signature over all bits (the finaliser of SplitMix64; Steele, Lea & Flood 2014, *Fast
/// splittable pseudorandom number generators*).
pub(crate) fn mix(hash: u64) -> u64 {
    let hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let hash = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ hash >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}
