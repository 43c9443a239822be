//! How much of a bell or chi-square curve lies beyond a point, on the log scale: correct where the
//! probability itself has long become zero. No tests, only tails.
//!
//! Abramowitz & Stegun 1964, 7.1.14 and 26.2 (normal), 6.5.29–6.5.31 (incomplete gamma),
//! 26.5.8 (incomplete beta); checked against R 4.2.2, `pnorm`, `pchisq` and `qbeta`.

use crate::real::{erfc, exp, ln, ln_1p, ln_gamma, sqrt};

const LN_SQRT_TWO_PI: f64 = 0.918_938_533_204_672_8;
const ONE_OVER_SQRT_TWO_PI: f64 = 0.398_942_280_401_432_7;

/// Density of the standard normal law.
#[must_use]
pub fn normal_density(z: f64) -> f64 {
    ONE_OVER_SQRT_TWO_PI * exp(-0.5 * z * z)
}

/// Natural logarithm of the density of the standard normal law.
#[must_use]
pub fn normal_log_density(z: f64) -> f64 {
    -0.5 * z * z - LN_SQRT_TWO_PI
}

/// Probability that a standard normal variable exceeds `z`; underflows to 0 beyond 38.5, where
/// [`normal_log_survival`] still answers.
#[must_use]
pub fn normal_survival(z: f64) -> f64 {
    0.5 * erfc(z * core::f64::consts::FRAC_1_SQRT_2)
}

/// Natural logarithm of the probability that a standard normal variable exceeds `z`.
///
/// ```
/// use otherwords_statistics::tail::normal_log_survival;
/// assert!((normal_log_survival(60.0) + 1805.013560680567).abs() < 1e-9); // R 4.2.2
/// ```
#[must_use]
pub fn normal_log_survival(z: f64) -> f64 {
    if z > 5.0 {
        normal_log_density(z) + ln(mills_ratio(z))
    } else if z > -1.0 {
        ln(normal_survival(z))
    } else {
        ln_1p(-normal_survival(-z))
    }
}

/// Mills' ratio: survival over density of the standard normal law, without underflow. For
/// `z < -37` the density underflows and the ratio is infinite.
#[must_use]
pub fn mills_ratio(z: f64) -> f64 {
    if z < 5.0 {
        return normal_survival(z) / normal_density(z);
    }
    // Laplace's continued fraction z + 1/(z + 2/(z + 3/(z + ...))), from the tail upwards; sixty
    // terms are exact to the last digit from z = 5 on.
    let tail = (1..=60).rev().fold(z, |below, k| z + f64::from(k) / below);
    1.0 / tail
}

/// The point that a standard normal variable exceeds with probability `p`; infinite at 0 and 1,
/// not a number outside.
#[must_use]
pub fn normal_upper_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p > 0.5 {
        return -normal_upper_quantile(1.0 - p);
    }
    if p == 0.0 {
        return f64::INFINITY;
    }
    // Newton on the logarithm of the tail, which is concave: after one step it comes down from the
    // right and never overshoots.
    let (wanted, mut z) = (ln(p), 0.0);
    for _ in 0..100 {
        let step = (normal_log_survival(z) - wanted) * mills_ratio(z);
        z += step;
        if step.abs() <= 1e-15 * (1.0 + z) {
            break;
        }
    }
    z
}

/// Natural logarithm of the probability that a chi-square variable with `degrees` of freedom
/// exceeds `x`; 0 for `x <= 0`, not a number for `degrees <= 0`.
///
/// ```
/// use otherwords_statistics::tail::chi_square_log_survival;
/// assert!((chi_square_log_survival(5000.0, 1.0) + 2504.4845878484507).abs() < 1e-8); // R 4.2.2
/// ```
#[must_use]
pub fn chi_square_log_survival(x: f64, degrees: f64) -> f64 {
    if x.is_nan() || degrees.is_nan() || degrees <= 0.0 {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 0.0;
    }
    if degrees == 1.0 {
        return core::f64::consts::LN_2 + normal_log_survival(sqrt(x));
    }
    ln_upper_gamma(0.5 * degrees, 0.5 * x).min(0.0)
}

/// Probability that a chi-square variable with `degrees` of freedom exceeds `x`.
#[must_use]
pub fn chi_square_survival(x: f64, degrees: f64) -> f64 {
    exp(chi_square_log_survival(x, degrees))
}

/// Logarithm of the regularised upper incomplete gamma function Q(a, x).
fn ln_upper_gamma(a: f64, x: f64) -> f64 {
    let front = a * ln(x) - x - ln_gamma(a);
    if x < a + 1.0 {
        ln_1p(-exp(front + ln(lower_series(a, x))).min(1.0))
    } else {
        front - ln(upper_fraction(a, x))
    }
}

fn lower_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
    while term > sum * 1e-17 && n < a + 1e6 {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    sum
}

/// The continued fraction of the upper incomplete gamma function, by Lentz's method.
fn upper_fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut fraction = b;
    let (mut c, mut d) = (b, 0.0);
    for i in 1..100_000 {
        let i = f64::from(i);
        let numerator = -i * (i - a);
        b += 2.0;
        d = 1.0 / away_from_zero(b + numerator * d);
        c = away_from_zero(b + numerator / c);
        fraction *= c * d;
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    fraction
}

fn away_from_zero(x: f64) -> f64 {
    if x.abs() < 1e-300 { 1e-300 } else { x }
}

/// The regularised incomplete beta function I_x(a, b): the probability that a beta variable is at
/// most `x`. For `a, b > 0`; `x` is clamped to `[0, 1]`.
#[must_use]
pub fn beta_cumulative(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_cumulative_left(1.0 - x, b, a);
    }
    beta_cumulative_left(x, a, b)
}

fn beta_cumulative_left(x: f64, a: f64, b: f64) -> f64 {
    let ln_beta = ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b);
    let front = exp(a * ln(x) + b * ln_1p(-x) - ln_beta) / a;
    let (mut c, mut d) = (1.0, 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for i in 1..20_000 {
        let i = f64::from(i);
        for numerator in [
            i * (b - i) * x / ((a + 2.0 * i - 1.0) * (a + 2.0 * i)),
            -(a + i) * (a + b + i) * x / ((a + 2.0 * i) * (a + 2.0 * i + 1.0)),
        ] {
            d = 1.0 / away_from_zero(1.0 + numerator * d);
            c = away_from_zero(1.0 + numerator / c);
            fraction *= c * d;
        }
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    front * fraction
}

/// The point below which a beta variable falls with probability `p`, by bisection in [`0, 1`] to
/// the last digit. For `a, b > 0`.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..1_100 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if beta_cumulative(middle, a, b) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
#[allow(clippy::excessive_precision)] // digits as the source prints them
mod tests {
    use super::*;

    #[track_caller]
    fn close(actual: f64, expected: f64, tolerance: f64) {
        assert!(
            (actual - expected).abs() <= tolerance * expected.abs(),
            "{actual} for {expected}"
        );
    }

    // All expected values: mpmath 1.3.0 at 40 digits.

    #[test]
    fn normal_tails_are_right_on_the_log_scale() {
        for (z, expected) in [
            (-8.0, -6.22096057427178606e-16),
            (-1.0, -0.17275377902344989),
            (-0.5, -0.368946415288656393),
            (0.0, -core::f64::consts::LN_2),
            (0.5, -1.17591176159361861),
            (1.0, -1.84102164500926351),
            (4.9999, -15.0644797484285304),
            (5.0, -15.0649983939887257),
            (5.0001, -15.0655170492219567),
            (38.8, -757.298021937961756),
            (60.0, -1805.01356068056714),
        ] {
            close(normal_log_survival(z), expected, 1e-14);
        }
    }

    #[test]
    fn chi_square_tails_are_right_on_the_log_scale() {
        for (x, degrees, expected) in [
            (3.84, 1.0, -2.99486222718002728),
            (18.3, 10.0, -2.99355342074943421),
            (0.5, 3.0, -0.0845873228518993408),
            (5000.0, 4.0, -2492.17555406912238),
            (5000.0, 19.0, -2445.18153790357681),
            (30.0, 100.0, -9.05612554315223778e-13),
            (250.0, 19.5, -94.9225246743995111),
            (1e-8, 2.0, -5.0000000000000001e-9),
        ] {
            close(chi_square_log_survival(x, degrees), expected, 1e-11);
        }
    }

    #[test]
    fn the_incomplete_beta_function_is_right_on_both_sides_of_its_mean() {
        for (a, b, x, expected) in [
            (12.0, 4.0, 0.519, 0.0249512790840732046),
            (1.0, 8.0, 0.3, 0.94235199),
            (9000.0, 101.0, 0.99, 0.841657962342720925),
            (0.5, 0.5, 0.2, 0.295167235300866548),
            (300.0, 121.0, 0.7, 0.280660037288314677),
        ] {
            close(beta_cumulative(x, a, b), expected, 1e-11);
            close(beta_quantile(expected, a, b), x, 1e-11);
        }
    }

    #[test]
    fn normal_quantiles_are_right_far_out() {
        for (p, expected) in [
            (0.025, 1.95996398454005424),
            (1e-10, 6.3613409024040562),
            (1e-300, 37.0470962993611992),
            (0.9, -1.28155156554460047),
        ] {
            close(normal_upper_quantile(p), expected, 1e-13);
        }
        assert_eq!(normal_upper_quantile(0.0), f64::INFINITY);
        assert_eq!(normal_upper_quantile(1.0), f64::NEG_INFINITY);
        assert!(normal_upper_quantile(0.5).abs() < 1e-15);
        assert!(normal_upper_quantile(-0.1).is_nan());
    }

    #[test]
    fn tails_refuse_nonsense_without_panicking() {
        assert_eq!(chi_square_log_survival(-1.0, 3.0), 0.0);
        assert!(chi_square_log_survival(1.0, 0.0).is_nan());
        assert!(chi_square_log_survival(f64::NAN, 1.0).is_nan());
        assert!(normal_log_survival(f64::NAN).is_nan());
        assert_eq!(normal_log_survival(f64::INFINITY), f64::NEG_INFINITY);
        assert_eq!(normal_log_survival(f64::NEG_INFINITY), 0.0);
    }
}
