//! The generating function of an event where few of many articles have the term: those few by the
//! exact recursion, the rest, whose residuals differ only through their lengths, by the first four
//! cumulants of a draw of lengths. Cost: articles with the term times drawn.

use super::contrast::Stratum;
use super::cumulants::Drawing;
use super::recursion::Generated;
use super::residuals::{Occurrence, Touched};
use crate::real::{exp, ln};

/// The part of an event's function that does not depend on t, in standardised units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sparse {
    /// Where its [`Split`]s stand.
    pub(crate) first_split: u32,
    pub(crate) last_split: u32,
    /// Where the residuals of articles with the term stand, less the mean of the others'.
    pub(crate) first_residual: u32,
    pub(crate) last_residual: u32,
    /// Residuals of those without the term: their mean, times the number drawn.
    mean: f64,
    /// What four cumulants leave out is about this times the fifth power of t.
    fifth: f64,
    /// Largest |residual less mean| of an article with the term.
    largest: f64,
}

/// One way to split the draw: `j` articles with the term and the rest without.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Split {
    /// Its probability.
    probability: f64,
    /// Cumulants of the others' part, divided by 2, 6 and 24.
    second: f64,
    third: f64,
    fourth: f64,
}

/// What four cumulants may leave out of ln E exp(tS).
pub(crate) const TOLERANCE: f64 = 1e-4;

impl Sparse {
    /// Prepares an event. `scale` turns tokens into standard deviations, negative where the rest
    /// is drawn in the target's stead. At most half of its articles may have the term.
    pub(crate) fn prepare(
        stratum: &Stratum,
        event: &Touched,
        lengths: &[f64],
        occurrences: &[Occurrence],
        scale: f64,
        splits: &mut Vec<Split>,
        residuals: &mut Vec<f64>,
    ) -> Self {
        let (k, m) = (f64::from(stratum.n_units()), f64::from(stratum.n_chosen()));
        let k_with = occurrences.len() as f64;
        let k_without = k - k_with;
        let per_token = -event.rate / scale;
        let (mean_length, sums) = lengths_without(stratum, lengths, occurrences, k_without);
        let mean = per_token * mean_length;

        let first_residual = residuals.len() as u32;
        residuals.extend(
            occurrences
                .iter()
                .map(|of| of.count / scale + per_token * lengths[of.place as usize] - mean),
        );
        let own = &residuals[first_residual as usize..];
        let largest = own.iter().fold(0.0f64, |most, r| most.max(r.abs()));

        let first_split = splits.len() as u32;
        let mut probability =
            (0..occurrences.len()).fold(1.0, |p, i| p * (k - m - i as f64) / (k - i as f64));
        for j in 0..=occurrences.len().min(stratum.n_chosen() as usize) {
            let j = j as f64;
            let rest = Drawing::new(k_without, m - j).cumulants(sums);
            let square = per_token * per_token;
            splits.push(Split {
                probability,
                second: rest.second * square / 2.0,
                third: rest.third * square * per_token / 6.0,
                fourth: rest.fourth * square * square / 24.0,
            });
            probability *= (k_with - j) * (m - j) / ((j + 1.0) * (k_without - m + j + 1.0));
        }
        let fifth = remainder(stratum, sums, per_token);
        Self {
            first_split,
            last_split: splits.len() as u32,
            first_residual,
            last_residual: residuals.len() as u32,
            mean: m * mean,
            fifth,
            largest,
        }
    }

    /// Whether the function can be computed here at `t` without leaving its range.
    pub(crate) fn reaches(&self, t: f64) -> bool {
        let drawn = f64::from(self.last_split - self.first_split - 1);
        fifth_power(t) * self.fifth <= TOLERANCE && t.abs() * self.largest * drawn.max(1.0) <= 600.0
    }

    /// The function at `t`, from the buffers filled by [`prepare`](Self::prepare).
    pub(crate) fn generate(
        &self,
        t: f64,
        splits: &[Split],
        residuals: &[f64],
        means: &mut Vec<[f64; 3]>,
    ) -> Generated {
        let splits = &splits[self.first_split as usize..self.last_split as usize];
        let own = &residuals[self.first_residual as usize..self.last_residual as usize];
        mean_products(own, splits.len() - 1, t, means);
        let (mut value, mut first, mut second) = (0.0, 0.0, 0.0);
        for (split, &[mean, mean_1, mean_2]) in splits.iter().zip(means.iter()) {
            let Split {
                second: c2,
                third: c3,
                fourth: c4,
                ..
            } = *split;
            let exponent = t * t * (c2 + t * (c3 + t * c4));
            let slope = t * (2.0 * c2 + t * (3.0 * c3 + t * 4.0 * c4));
            let curvature = 2.0 * c2 + t * (6.0 * c3 + t * 12.0 * c4);
            let weight = split.probability * exp(exponent);
            value += weight * mean;
            first += weight * (mean_1 + mean * slope);
            second += weight * (mean_2 + 2.0 * mean_1 * slope + mean * (curvature + slope * slope));
        }
        let slope = first / value;
        Generated {
            value: self.mean * t + ln(value),
            slope: self.mean + slope,
            curvature: second / value - slope * slope,
        }
    }
}

/// A bound on the fifth cumulant of the part of those without the term, over 120.
pub(crate) fn remainder(stratum: &Stratum, sums: [f64; 3], per_token: f64) -> f64 {
    let share = f64::from(stratum.n_chosen()) / f64::from(stratum.n_units());
    share * sums[2] * stratum.largest_deviation * fifth_power(per_token) / 120.0
}

pub(crate) fn fifth_power(x: f64) -> f64 {
    let square = x * x;
    square * square * x.abs()
}

/// Mean length of the articles without the term, and the sums of second to fourth powers of their
/// lengths about it.
pub(crate) fn lengths_without(
    stratum: &Stratum,
    lengths: &[f64],
    occurrences: &[Occurrence],
    k: f64,
) -> (f64, [f64; 3]) {
    let mut raw = [
        stratum.length,
        stratum.powers[0],
        stratum.powers[1],
        stratum.powers[2],
    ];
    for of in occurrences {
        let n = lengths[of.place as usize];
        let square = n * n;
        raw[0] -= n;
        raw[1] -= square;
        raw[2] -= square * n;
        raw[3] -= square * square;
    }
    let mean = raw[0] / k;
    let m2 = mean * mean;
    let second = raw[1] - k * m2;
    let third = raw[2] - 3.0 * mean * raw[1] + 2.0 * k * m2 * mean;
    let fourth = raw[3] - 4.0 * mean * raw[2] + 6.0 * m2 * raw[1] - 3.0 * k * m2 * m2;
    // Equal lengths leave only rounding behind.
    if second <= 1e-12 * k * m2 {
        return (mean, [0.0; 3]);
    }
    (mean, [second, third, fourth.max(0.0)])
}

/// For every j up to `most`: the mean, over choices of j residuals, of exp(t times their sum), with
/// its first and second derivative.
fn mean_products(residuals: &[f64], most: usize, t: f64, means: &mut Vec<[f64; 3]>) {
    means.clear();
    means.resize(most + 1, [0.0; 3]);
    means[0][0] = 1.0;
    for (i, &r) in residuals.iter().enumerate() {
        let (weight, per) = (exp(t * r), 1.0 / (i as f64 + 1.0));
        for j in (1..=most.min(i + 1)).rev() {
            let [before, before_1, before_2] = means[j - 1];
            let left = (i + 1 - j) as f64 * per;
            let taken = j as f64 * per * weight;
            let [mean, mean_1, mean_2] = means[j];
            means[j] = [
                left * mean + taken * before,
                left * mean_1 + taken * (before_1 + r * before),
                left * mean_2 + taken * (before_2 + r * (2.0 * before_1 + r * before)),
            ];
        }
    }
}
