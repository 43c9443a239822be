//! What is measured of a pair of words, in one row of numbers: the input of the score.

use otherwords_lexicon::WordClass::Noun;
use otherwords_statistics::real::ln;

use super::candidates::Candidate;
use super::context::{Context, cosine};
use crate::coverage::Stem;

/// Names of the features, in their order.
pub const FEATURES: [&str; 17] = [
    "neighbours",
    "sentences",
    "aligned sentence",
    "slot",
    "rarer count",
    "commoner count",
    "vectors",
    "rarer distinctive",
    "same class",
    "nouns",
    "heads",
    "determined",
    "place",
    "beginning",
    "outlets apart",
    "names",
    "naming",
];

/// The features of a pair.
pub type Features = [f64; FEATURES.len()];

/// One word of a pair, with all that is known of it.
#[derive(Clone, Copy)]
pub(super) struct Known<'c> {
    pub(super) candidate: &'c Candidate,
    pub(super) context: &'c Context,
    pub(super) stem: &'c Stem,
    /// How apt it is to name what outlets name differently.
    pub(super) aptness: f64,
}

/// Measures a pair; `aligned` holds the cosine and slot of its best pair of sentences, and `alike`
/// the cosine of its vectors, 0 where it has none.
pub(super) fn features(
    one: Known<'_>,
    other: Known<'_>,
    aligned: Option<(f64, f64)>,
    alike: f64,
    outlets: (usize, usize),
) -> Features {
    let (sentence, slot) = aligned.unwrap_or((0.0, 0.0));
    let (fewer, more) = sorted(one.candidate.total, other.candidate.total);
    let class = |known: Known<'_>| known.stem.class();
    let is_noun = |known: Known<'_>| class(known) == Some(Noun);
    let (a, b) = (one.context, other.context);
    [
        cosine(&a.window, &b.window),
        cosine(&a.sentence, &b.sentence),
        sentence,
        ln(1.0 + slot),
        ln(f64::from(fewer)),
        ln(f64::from(more)),
        alike,
        one.candidate.deltas[outlets.0].min(other.candidate.deltas[outlets.1]),
        flag(class(one) == class(other)),
        flag(is_noun(one)) + flag(is_noun(other)),
        a.head * b.head,
        a.determined * b.determined,
        (a.place - b.place).abs(),
        beginning(&one.stem.form, &other.stem.form),
        apart(one.candidate, other.candidate),
        cosine(&a.names, &b.names),
        one.aptness.min(other.aptness),
    ]
}

fn sorted(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// Share of letters that two words begin with alike: *meet* and *meeting*.
fn beginning(one: &str, other: &str) -> f64 {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let shorter = one.chars().count().min(other.chars().count()).max(1);
    same.count() as f64 / shorter as f64
}

/// How differently two words are spread over outlets: 0 alike, 1 where no outlet has both.
fn apart(one: &Candidate, other: &Candidate) -> f64 {
    let shares = one.shares.iter().zip(&other.shares);
    1.0 - shares.map(|(a, b)| a.min(*b)).sum::<f64>()
}
