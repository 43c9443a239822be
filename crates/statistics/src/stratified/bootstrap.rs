//! The bootstrap standard error of the rate ratio: events are drawn with replacement, each with
//! all its articles, and the same draws serve every term. Better than the delta method for
//! intervals, and slower.

use super::contrast::Contrast;
use super::effect::{Part, log2_ratio};
use crate::real::sqrt;
use crate::resample::{Stream, multinomial_weights};

/// The customary number of draws.
pub const DEFAULT_DRAWS: usize = 499;

/// Event weights drawn once for a contrast (Efron 1979; events as clusters).
#[derive(Debug)]
pub struct EventBootstrap<'a> {
    contrast: &'a Contrast,
    /// By stratum, then by draw.
    weights: Vec<u16>,
    draws: usize,
    /// Events where both sides have tokens.
    n_events: usize,
}

impl<'a> EventBootstrap<'a> {
    /// Draws the weights: draw number b comes from stream b of `seed`.
    #[must_use]
    pub fn new(contrast: &'a Contrast, draws: usize, seed: u64) -> Self {
        let strata = 0..contrast.strata.len() as u32;
        let informative = strata.filter(|&s| contrast.has_tokens_on_both_sides(s));
        let informative: Vec<usize> = informative.map(|stratum| stratum as usize).collect();
        let mut weights = vec![0; contrast.strata.len() * draws];
        for draw in 0..draws {
            let mut stream = Stream::new(seed, draw as u64);
            let drawn = multinomial_weights(informative.len(), &mut stream);
            for (&stratum, weight) in informative.iter().zip(drawn) {
                weights[stratum * draws + draw] = u16::try_from(weight).unwrap_or(u16::MAX);
            }
        }
        Self {
            contrast,
            weights,
            draws,
            n_events: informative.len(),
        }
    }

    /// The standard error of [`rate_ratio`](Contrast::rate_ratio)'s logarithm to base 2; nothing
    /// if the term occurs in no event of both sides, or with fewer than two events or draws. As
    /// with the delta method, do not show an interval for a term in fewer than five events.
    #[must_use]
    pub fn standard_error(&self, counts: &[(u32, u32)]) -> Option<f64> {
        let parts = self.contrast.rate_ratio_parts(counts);
        if parts.is_empty() || self.n_events < 2 || self.draws < 2 {
            return None;
        }
        let ratios = self.ratios(&parts);
        let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
        let squares: f64 = ratios
            .iter()
            .map(|ratio| (ratio - mean) * (ratio - mean))
            .sum();
        Some(sqrt(squares / (ratios.len() as f64 - 1.0)))
    }

    /// The logarithm of the ratio in every draw.
    fn ratios(&self, parts: &[Part]) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); self.draws];
        for part in parts {
            let start = part.stratum as usize * self.draws;
            for (sum, &weight) in sums
                .iter_mut()
                .zip(&self.weights[start..start + self.draws])
            {
                sum.0 += f64::from(weight) * part.numerator;
                sum.1 += f64::from(weight) * part.denominator;
            }
        }
        sums.into_iter()
            .map(|(numerator, denominator)| log2_ratio(numerator, denominator))
            .collect()
    }
}
