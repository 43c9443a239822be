//! How common a word is in the language at large: what a small corpus cannot say of its rarer words.

use std::sync::LazyLock;

use otherwords_text::Language;

use crate::vectors::Vectors;

/// The share of all words that a word makes up in news and encyclopedias, by its rank among the
/// built-in vectors' words, which stand in the order of their frequency. Words without a vector get
/// the share of a word twice as rare as the rarest that has one. `None` for languages without
/// vectors, and where the program was built without them.
///
/// The law is Zipf's with Mandelbrot's correction, steeper beyond rank 8,000: Mandelbrot 1953, *An
/// informational theory of the statistical structure of language*; Ferrer i Cancho & Solé 2001, *Two
/// regimes in the frequency of words and the origins of complex lexicons*. A law of ranks and no count:
/// it says how rare a word is, not how often it stands in a given corpus.
///
/// ```
/// # #[cfg(feature = "vectors")] {
/// use otherwords_lexicon::usual_share;
/// use otherwords_text::Language;
/// let share = |word| usual_share(word, Language::ENGLISH).expect("English is known");
/// assert!(share("the") > 0.02);
/// assert!(share("met") > 10.0 * share("summoned"));
/// assert!(share("summoned") > share("qwertzuiop"));
/// # }
/// ```
pub fn usual_share(term: &str, language: Language) -> Option<f64> {
    let vectors = Vectors::built_in(language)?;
    let rank = vectors
        .rank(term)
        .map_or(2.0 * vectors.len() as f64, f64::from);
    Some(weight(rank) / *ALL)
}

/// Mandelbrot's shift; the rank at which the second regime begins, and its exponent.
const SHIFT: f64 = 2.7;
const BREAK: f64 = 8_000.0;
const STEEPER: f64 = 1.6;
/// About so many different words there are.
const WORDS: f64 = 500_000.0;

/// Proportional to the share of the word of a rank, the commonest word being 0.
fn weight(rank: f64) -> f64 {
    let flat = |rank: f64| 1.0 / (rank + 1.0 + SHIFT);
    if rank <= BREAK {
        flat(rank)
    } else {
        flat(BREAK) * libm::pow(BREAK / rank, STEEPER)
    }
}

/// The weights of all words: those of the first regime added up, those of the second integrated.
static ALL: LazyLock<f64> = LazyLock::new(|| {
    let first: f64 = (0..BREAK as u32).map(|rank| weight(rank.into())).sum();
    let left = libm::pow(BREAK / WORDS, STEEPER - 1.0);
    first + weight(BREAK) * BREAK * (1.0 - left) / (STEEPER - 1.0)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_fall_with_rank_and_add_up_to_one() {
        let ranks = 0..WORDS as u32;
        let shares: Vec<f64> = ranks.map(|rank| weight(rank.into()) / *ALL).collect();
        assert!(shares.is_sorted_by(|a, b| a > b));
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-4);
    }

    #[test]
    fn nothing_is_known_of_other_languages() {
        assert_eq!(usual_share("rencontrer", Language::FRENCH), None);
    }
}
