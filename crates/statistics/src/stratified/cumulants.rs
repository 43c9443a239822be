//! The first four cumulants of a sum drawn without replacement, and the generating function they
//! make near 0: quick for a term that stands everywhere, where the saddlepoint lies near 0 anyway.
//!
//! Finite-population formulas: Sukhatme 1943, Moments and Product Moments of Moment-statistics for
//! Samples of the Finite and Infinite Populations; David & Kendall 1949.

use super::contrast::Stratum;
use super::recursion::Generated;
use super::residuals::{Occurrence, Touched};

/// Second, third and fourth cumulant of a sum.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Cumulants {
    pub(crate) second: f64,
    pub(crate) third: f64,
    pub(crate) fourth: f64,
}

/// How the cumulants of the sum of `m` of `k` values drawn without replacement follow from the
/// sums of second, third and fourth powers of the values about their mean.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Drawing {
    second: f64,
    third: f64,
    fourth: f64,
    /// Of the squared sum of squares, in the fourth moment.
    fourth_of_squares: f64,
}

impl Drawing {
    pub(crate) fn new(k: f64, m: f64) -> Self {
        if m <= 0.0 || m >= k {
            return Self::default();
        }
        let rest = k - m;
        let second = m * rest / (k * (k - 1.0));
        if k <= 3.0 {
            // Drawing one, or all but one: the moments of a single value, up to sign.
            let third = if k == 2.0 {
                0.0
            } else {
                (rest - m).signum() / k
            };
            return Self {
                second,
                third,
                fourth: 1.0 / k,
                fourth_of_squares: 0.0,
            };
        }
        let per = m * rest / (k * (k - 1.0) * (k - 2.0) * (k - 3.0));
        Self {
            second,
            third: m * rest * (rest - m) / (k * (k - 1.0) * (k - 2.0)),
            fourth: per * (k * (k + 1.0) - 6.0 * m * rest),
            fourth_of_squares: per * 3.0 * (m - 1.0) * (rest - 1.0),
        }
    }

    pub(crate) fn cumulants(&self, [s2, s3, s4]: [f64; 3]) -> Cumulants {
        let second = self.second * s2;
        Cumulants {
            second,
            third: self.third * s3,
            fourth: self.fourth * s4 + self.fourth_of_squares * s2 * s2 - 3.0 * second * second,
        }
    }
}

/// The cumulants of a whole score, and what is left out by stopping at the fourth.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Series {
    /// The score's cumulants; the second is 1 once standardised.
    pub(crate) cumulants: Cumulants,
    /// The remainder is about this times the fifth power of t.
    pub(crate) remainder: f64,
}

impl Series {
    /// Adds an event, in tokens. Costs the articles that have the term, not all.
    pub(crate) fn add(
        &mut self,
        stratum: &Stratum,
        event: &Touched,
        lengths: &[f64],
        occurrences: &[Occurrence],
    ) {
        let p = event.rate;
        let [squares, cubes, fourths, fifths] = stratum.powers;
        let (p2, p3) = (p * p, p * p * p);
        let mut sums = [p2 * squares, -p3 * cubes, p2 * p2 * fourths];
        let mut fifth = p2 * p3 * fifths;
        for occurrence in occurrences {
            let expected = p * lengths[occurrence.place as usize];
            let (r, e) = (occurrence.count - expected, expected);
            let (r2, e2) = (r * r, e * e);
            sums[0] += r2 - e2;
            sums[1] += r2 * r + e2 * e;
            sums[2] += r2 * r2 - e2 * e2;
            fifth += r2 * r2 * r.abs();
        }
        let (k, m) = (f64::from(stratum.n_units()), f64::from(stratum.n_target));
        let drawn = stratum.drawing.cumulants(sums);
        self.cumulants.second += event.variance;
        self.cumulants.third += drawn.third;
        self.cumulants.fourth += drawn.fourth;
        self.remainder += m.min(k - m) / k * fifth / 120.0;
    }

    /// The same in units of the score's standard deviation.
    pub(crate) fn standardised(&self, deviation: f64) -> Self {
        let d2 = deviation * deviation;
        let Cumulants { third, fourth, .. } = self.cumulants;
        Self {
            cumulants: Cumulants {
                second: 1.0,
                third: third / (d2 * deviation),
                fourth: fourth / (d2 * d2),
            },
            remainder: self.remainder / (d2 * d2 * deviation),
        }
    }

    /// The generating function they make, of a standardised score.
    pub(crate) fn generate(&self, t: f64) -> Generated {
        let Cumulants { third, fourth, .. } = self.cumulants;
        Generated {
            value: t * t * (0.5 + t * (third / 6.0 + t * fourth / 24.0)),
            slope: t * (1.0 + t * (0.5 * third + t * fourth / 6.0)),
            curvature: 1.0 + t * (third + 0.5 * t * fourth),
        }
    }

    /// About where the slope is `z`: a start for Newton's method, and never far from z.
    pub(crate) fn start(&self, z: f64) -> f64 {
        let mut t = z;
        for _ in 0..4 {
            let Generated {
                slope, curvature, ..
            } = self.generate(t);
            if curvature < 0.25 {
                return z;
            }
            t += (z - slope) / curvature;
        }
        if t * z > 0.0 && t.abs() < 3.0 * z.abs() {
            t
        } else {
            z
        }
    }

    /// Whether the remainder up to the saddlepoint of `z` can be neglected: in the exponent, where
    /// it grows as the fifth power, and in Lugannani and Rice's correction, where as the second.
    pub(crate) fn suffices(&self, z: f64, tolerance: f64) -> bool {
        let t = self.start(z).abs();
        let square = t * t;
        let solved = (self.generate(self.start(z)).slope - z).abs() <= 1e-6 * (1.0 + z.abs());
        solved
            && self.remainder * square * (square * t + 5.0) <= tolerance
            && self.generate(t).curvature > 0.5
            && self.generate(-t).curvature > 0.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Central moments of the sum of every choice of m values, by listing the choices.
    fn listed(values: &[f64], m: usize) -> (f64, f64, f64) {
        let sums: Vec<f64> = (0u32..1 << values.len())
            .filter(|choice| choice.count_ones() as usize == m)
            .map(|choice| {
                let chosen = |i: &usize| choice >> i & 1 == 1;
                (0..values.len()).filter(chosen).map(|i| values[i]).sum()
            })
            .collect();
        let n = sums.len() as f64;
        let mean = sums.iter().sum::<f64>() / n;
        let moment = |power| {
            sums.iter()
                .map(|s: &f64| (s - mean).powi(power))
                .sum::<f64>()
                / n
        };
        (
            moment(2),
            moment(3),
            moment(4) - 3.0 * moment(2) * moment(2),
        )
    }

    #[test]
    fn cumulants_agree_with_listing_every_draw() {
        let values = [3.0, -1.0, 0.5, 4.0, -2.5, 0.0, 1.25, 7.0];
        for k in 2..=values.len() {
            let values = &values[..k];
            let mean = values.iter().sum::<f64>() / k as f64;
            let sum = |power| values.iter().map(|v| (v - mean).powi(power)).sum::<f64>();
            for m in 0..=k {
                let found = Drawing::new(k as f64, m as f64).cumulants([sum(2), sum(3), sum(4)]);
                let (second, third, fourth) = listed(values, m);
                assert!((found.second - second).abs() < 1e-9, "k {k} m {m}");
                assert!((found.third - third).abs() < 1e-9, "k {k} m {m}");
                assert!((found.fourth - fourth).abs() < 1e-8, "k {k} m {m}");
            }
        }
    }
}
