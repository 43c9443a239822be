//! What counts as a copy. The defaults were measured; there is seldom a reason to change them.

/// Thresholds of the search for copies.
///
/// Containment is the number of shared 5-word shingles over that of the smaller text.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyOptions {
    /// Least containment of the full texts in a copy.
    pub full: f64,
    /// Least containment of the texts without their quotations in a copy.
    pub masked: f64,
    /// Least containment without quotations for shared passages to be looked for.
    pub passage: f64,
    /// Fewest words in a row that are a shared passage.
    pub passage_words: usize,
    /// Fewest shingles a text must have to be compared by containment. Shorter ones are copies only
    /// if four fifths of the shingles of the longer are shared.
    pub least_shingles: usize,
    /// Most days between copies. Longer texts that are word for word the same are copies at any
    /// distance.
    pub window_days: u16,
    /// Up to so many texts, no shared shingle is overlooked; above, candidates come from MinHash
    /// signatures, which find nine in ten pairs of texts that share a fifth of their shingles, and
    /// practically all that share a half.
    pub exact_up_to: usize,
}

impl Default for CopyOptions {
    fn default() -> Self {
        CopyOptions {
            full: 0.50,
            masked: 0.30,
            passage: 0.15,
            passage_words: 8,
            least_shingles: 30,
            window_days: 14,
            exact_up_to: 200_000,
        }
    }
}
