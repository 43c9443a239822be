//! Bags of terms as weighted vectors, and how similar two articles are by their words alone.
//!
//! Salton & Buckley 1988, *Term-weighting approaches in automatic text retrieval*: sublinear term
//! frequency, inverse document frequency, cosine.

use super::terms::{Bag, Bags, Part};

/// How much each part counts where both articles have all of them, in the order of [`Part::ALL`].
const SHARES: [f32; 3] = [0.6, 0.2, 0.2];
/// A term in more than this share of the articles tells events apart no more …
const MOST_ARTICLES: f64 = 0.3;
/// … unless the corpus is so small that one event may be that large.
const FEW_ARTICLES: u32 = 30;

/// A term of a part: three parts share the numbering, so that one product compares all.
pub(super) type Feature = u32;

/// One article: features in order with their weights. The squared weights of a part sum to its share.
pub(super) struct Vector {
    pub(super) features: Vec<(Feature, f32)>,
    /// Which parts it has, as bits.
    parts: u8,
}

/// All articles of one language.
pub(super) struct Vectors {
    pub(super) articles: Vec<Vector>,
    /// For each feature, in how many articles it occurs.
    pub(super) frequency: Vec<u32>,
}

impl Vectors {
    pub(super) fn of(bags: &Bags) -> Self {
        let n_terms = bags.forms.len();
        let mut frequency = vec![0; n_terms * Part::ALL.len()];
        for article in &bags.articles {
            for (part, bag) in Part::ALL.iter().zip(article) {
                for (term, _) in bag {
                    frequency[feature(*part, *term, n_terms) as usize] += 1;
                }
            }
        }
        let weights = weights(&frequency, bags.articles.len());
        let vector = |article: &[Bag; 3]| Vector::of(article, &weights, n_terms);
        Self {
            articles: bags.articles.iter().map(vector).collect(),
            frequency,
        }
    }
}

fn feature(part: Part, term: u32, n_terms: usize) -> Feature {
    part as u32 * n_terms as u32 + term
}

/// idf = ln((1 + N) / (1 + df)) + 1; 0 for what is everywhere.
fn weights(frequency: &[u32], n_articles: usize) -> Vec<f32> {
    let n = n_articles as f64;
    let most = ((n * MOST_ARTICLES) as u32).max(FEW_ARTICLES);
    let weight = |df: &u32| {
        if *df > most {
            0.0
        } else {
            libm::log((1.0 + n) / (1.0 + f64::from(*df))) + 1.0
        }
    };
    frequency.iter().map(|df| weight(df) as f32).collect()
}

impl Vector {
    fn of(article: &[Bag; 3], weights: &[f32], n_terms: usize) -> Self {
        let mut features = Vec::with_capacity(article.iter().map(Vec::len).sum());
        let mut parts = 0;
        for (part, bag) in Part::ALL.into_iter().zip(article) {
            let begun = features.len();
            for (term, count) in bag {
                let feature = feature(part, *term, n_terms);
                let weight = weights[feature as usize];
                if weight > 0.0 {
                    let frequency = 1.0 + libm::logf(*count as f32);
                    features.push((feature, frequency * weight));
                }
            }
            if normalise(&mut features[begun..], SHARES[part as usize]) {
                parts |= 1 << part as u8;
            }
        }
        Self { features, parts }
    }

    /// How much of the parts both have: what a product is divided by. 0 where they share none.
    pub(super) fn shared_parts(&self, other: &Self) -> f32 {
        let shared = self.parts & other.parts;
        let of_part = |part: &Part| shared & (1 << *part as u8) != 0;
        let shares = Part::ALL.iter().filter(|part| of_part(part));
        shares.map(|part| SHARES[*part as usize]).sum()
    }

    /// The sum over common features of the products of their weights.
    pub(super) fn product(&self, other: &Self) -> f32 {
        let (mut left, mut right) = (self.features.as_slice(), other.features.as_slice());
        let mut sum = 0.0;
        while let (Some((a, x)), Some((b, y))) = (left.first(), right.first()) {
            if a == b {
                sum += x * y;
            }
            if a <= b {
                left = &left[1..];
            }
            if b <= a {
                right = &right[1..];
            }
        }
        sum
    }
}

/// Scales so that the squares sum to `share`; whether there was anything to scale.
fn normalise(weights: &mut [(Feature, f32)], share: f32) -> bool {
    let square: f32 = weights.iter().map(|(_, weight)| weight * weight).sum();
    let scale = (share / square).sqrt();
    for (_, weight) in weights.iter_mut() {
        *weight *= scale;
    }
    square > 0.0
}
