//! Tail probabilities from a cumulant generating function by the saddlepoint: the formula of
//! Lugannani & Rice (1980), applied to permutation laws by Robinson (1982). It finds the point and
//! evaluates the tails on the log scale; it does not know where the function comes from.

use super::recursion::Generated;
use crate::real::{ln, ln_1p, sqrt};
use crate::tail::{mills_ratio, normal_log_density, normal_log_survival};

/// The two tails of a score, both holding the observed value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tails {
    /// Natural logarithm of the probability of a score at least as large.
    pub(crate) log_upper: f64,
    /// Natural logarithm of the probability of a score at most as large.
    pub(crate) log_lower: f64,
}

impl Tails {
    pub(crate) fn normal(z: f64) -> Self {
        Self {
            log_upper: normal_log_survival(z),
            log_lower: normal_log_survival(-z),
        }
    }

    /// The labels as they are are one relabelling of all: no tail is smaller, though a saddlepoint
    /// that runs off to infinity may say so.
    pub(crate) fn no_less_than(self, least_log: f64) -> Self {
        Self {
            log_upper: self.log_upper.max(least_log),
            log_lower: self.log_lower.max(least_log),
        }
    }

    /// The tails whose smaller side, above 0 if `positive`, has this logarithm.
    fn from_far_side(log_far: f64, positive: bool) -> Self {
        let log_far = log_far.min(0.0);
        let log_near = ln_1p(-crate::real::exp(log_far));
        if positive {
            Self {
                log_upper: log_far,
                log_lower: log_near,
            }
        } else {
            Self {
                log_upper: log_near,
                log_lower: log_far,
            }
        }
    }
}

/// A saddlepoint nearer 0 than this is 0: the tails are those of the normal law.
const NEAR_ZERO: f64 = 1e-4;

/// Tails of a standardised score `z` whose generating function (mean 0, variance 1) is `generate`.
/// The search for the saddlepoint begins at `start`, which has the sign of `z`. Nothing where the
/// saddlepoint is 0 and the formula has no value.
pub(crate) fn tails(
    z: f64,
    start: f64,
    mut generate: impl FnMut(f64) -> Generated,
) -> Option<Tails> {
    let point = find(z, start.abs(), &mut generate);
    if point.at.abs() < NEAR_ZERO {
        return None;
    }
    let Generated {
        value, curvature, ..
    } = point.generated;
    let distance = (point.at * z - value).max(0.0);
    if !point.converged || curvature <= 0.0 {
        // Chernoff's bound: conservative where the function no longer has digits.
        return Some(Tails::from_far_side(-distance, z > 0.0));
    }
    let (w, u) = (sqrt(2.0 * distance), point.at.abs() * sqrt(curvature));
    Some(Tails::from_far_side(lugannani_rice(w, u), z > 0.0))
}

/// Logarithm of the tail beyond a saddlepoint above 0.
fn lugannani_rice(w: f64, u: f64) -> f64 {
    let correction = 1.0 / u - 1.0 / w;
    let over_density = mills_ratio(w) + correction;
    if over_density > 0.0 && over_density.is_finite() {
        return normal_log_density(w) + ln(over_density);
    }
    // Barndorff-Nielsen's form of the same correction, which stays between 0 and 1.
    let modified = w + ln(u / w) / w;
    if modified.is_nan() {
        normal_log_survival(w)
    } else {
        normal_log_survival(modified)
    }
}

struct Point {
    at: f64,
    generated: Generated,
    converged: bool,
}

/// Solves `K'(t) = z` by Newton's method inside a bracket. K is convex with K'(0) = 0, so the
/// solution has the sign of z.
fn find(z: f64, start: f64, generate: &mut impl FnMut(f64) -> Generated) -> Point {
    let sign = if z < 0.0 { -1.0 } else { 1.0 };
    let (mut low, mut high, mut at) = (0.0, f64::INFINITY, start);
    let mut generated = generate(sign * at);
    let mut third = None;
    for _ in 0..200 {
        let short = z.abs() - sign * generated.slope;
        if short.abs() <= 1e-13 * (1.0 + z.abs()) {
            return Point {
                at: sign * at,
                generated,
                converged: true,
            };
        }
        if short > 0.0 {
            low = at;
        } else {
            high = at;
        }
        let newton = at + short / generated.curvature;
        let inside = newton > low && newton < high.min(4.0 * at + 1.0);
        if let Some(third) = third.filter(|_| inside && (newton - at).abs() <= LAST_STEP) {
            let generated = moved(generated, sign * (newton - at), third);
            return Point {
                at: sign * newton,
                generated,
                converged: true,
            };
        }
        let next = if inside {
            newton
        } else if high > 16.0 * low && low > 0.0 && high.is_finite() {
            sqrt(low * high)
        } else if high.is_finite() {
            0.5 * (low + high)
        } else {
            4.0 * at + 1.0
        };
        let still = (next - at).abs() <= 1e-15 * at;
        if still || next > 1e12 {
            return Point {
                at: sign * at,
                generated,
                converged: still,
            };
        }
        let before = core::mem::replace(&mut generated, generate(sign * next));
        third = Some((generated.curvature - before.curvature) / (sign * (next - at)));
        at = next;
    }
    Point {
        at: sign * at,
        generated,
        converged: false,
    }
}

/// A Newton step this short (in standard deviations) is taken without computing the function
/// again: what Taylor's series leaves out there is beyond the tenth digit.
const LAST_STEP: f64 = 1e-6;

/// The function a short step on, from its third derivative.
fn moved(from: Generated, step: f64, third: f64) -> Generated {
    let Generated {
        value,
        slope,
        curvature,
    } = from;
    Generated {
        value: value + step * (slope + step * (curvature / 2.0 + step * third / 6.0)),
        slope: slope + step * (curvature + step * third / 2.0),
        curvature: curvature + step * third,
    }
}
