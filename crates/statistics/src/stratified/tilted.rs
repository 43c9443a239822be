//! The generating function of an event too large for the recursion: a draw of exactly m articles is
//! a row of coin tosses, tilted towards large residuals and held to m heads. The condition costs a
//! saddlepoint of its own (Skovgaard 1987, with the next term of the expansion); the error falls
//! with the square of the number drawn. Cost: the event's articles.

use super::recursion::Generated;
use crate::real::{exp, ln, ln_1p};

/// `ln E exp(t S)` approximately, S the sum of `m` of the `residuals` (which add up to 0).
/// `level` is where the last search for the coins' level ended, and is updated.
pub(crate) fn generate(residuals: &[f64], m: usize, t: f64, level: &mut f64) -> Generated {
    let (k, m) = (residuals.len() as f64, m as f64);
    let share = m / k;
    let flat = ln(share) - ln_1p(-share);
    *level = find_level(residuals, m, t, flat, *level);
    let tossed = Tossed::new(residuals, t, *level);
    let variance = share * (1.0 - share);
    let untilted = Tossed {
        value: -k * ln_1p(-share),
        variance: k * variance,
        third: k * variance * (1.0 - 2.0 * share),
        fourth: k * variance * (1.0 - 6.0 * variance),
        ..Tossed::default()
    };
    let drift = -tossed.pull / tossed.variance;
    let change = tossed.skewed_pull + drift * tossed.third;
    Generated {
        value: tossed.value
            - *level * m
            - (untilted.value - flat * m)
            - 0.5 * ln(tossed.variance / untilted.variance)
            + tossed.correction()
            - untilted.correction(),
        slope: tossed.mean - 0.5 * change / tossed.variance,
        curvature: (tossed.squared_pull + drift * tossed.pull) * k / (k - 1.0),
    }
}

/// Sums over the coins at a level.
#[derive(Debug, Clone, Copy, Default)]
struct Tossed {
    /// Heads expected.
    heads: f64,
    /// Logarithm of the normaliser.
    value: f64,
    /// Expected sum of residuals.
    mean: f64,
    /// Variance of the number of heads, and its third and fourth cumulant.
    variance: f64,
    third: f64,
    fourth: f64,
    /// Residuals, squared residuals weighted by variance; residuals by the third cumulant.
    pull: f64,
    squared_pull: f64,
    skewed_pull: f64,
}

impl Tossed {
    fn new(residuals: &[f64], t: f64, level: f64) -> Self {
        let mut sums = Self::default();
        for &r in residuals {
            let x = level + t * r;
            let small = exp(-x.abs());
            let (p, q) = if x >= 0.0 {
                (1.0 / (1.0 + small), small / (1.0 + small))
            } else {
                (small / (1.0 + small), 1.0 / (1.0 + small))
            };
            let (variance, skew) = (p * q, p * q * (q - p));
            sums.heads += p;
            sums.value += x.max(0.0) + ln_1p(small);
            sums.mean += p * r;
            sums.variance += variance;
            sums.third += skew;
            sums.fourth += variance * (1.0 - 6.0 * variance);
            sums.pull += variance * r;
            sums.squared_pull += variance * r * r;
            sums.skewed_pull += skew * r;
        }
        sums
    }

    /// The next term of the saddlepoint expansion of P(heads = m).
    fn correction(&self) -> f64 {
        let square = self.variance * self.variance;
        self.fourth / (8.0 * square)
            - 5.0 * self.third * self.third / (24.0 * square * self.variance)
    }
}

/// The level at which `m` heads are expected, by Newton's method inside a bracket.
fn find_level(residuals: &[f64], m: f64, t: f64, flat: f64, start: f64) -> f64 {
    let most = residuals.iter().fold(0.0f64, |most, r| most.max(t * r));
    let least = residuals.iter().fold(0.0f64, |least, r| least.min(t * r));
    let (mut low, mut high) = (flat - most, flat - least);
    let mut level = if low <= start && start <= high {
        start
    } else {
        flat
    };
    for _ in 0..100 {
        let (mut heads, mut variance) = (0.0, 0.0);
        for &r in residuals {
            let p = 1.0 / (1.0 + exp(-(level + t * r)));
            heads += p;
            variance += p * (1.0 - p);
        }
        let short = m - heads;
        if short.abs() <= 1e-11 * m {
            break;
        }
        if short > 0.0 {
            low = level;
        } else {
            high = level;
        }
        let newton = level + short / variance;
        level = if low < newton && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
    }
    level
}
