//! Elementary functions of real numbers through `libm`, so that every machine answers the same
//! bits; nothing else in this crate calls the logarithm or exponential of the standard library,
//! whose last digit may differ from one platform to the next.

/// Natural logarithm.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Natural logarithm of `1 + x`, exact for small `x`.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Logarithm to base two.
#[must_use]
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// Exponential function.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Exponential function minus one, exact for small `x`.
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// Square root.
#[must_use]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// `x` raised to the power `y`.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Complementary error function.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// Logarithm of the gamma function, for `x > 0`.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Logarithm of the number of ways to choose `m` of `k`; minus infinity if `m > k`.
#[must_use]
pub fn ln_choose(k: u64, m: u64) -> f64 {
    if m > k {
        return f64::NEG_INFINITY;
    }
    if m == 0 || m == k {
        return 0.0;
    }
    ln_gamma(k as f64 + 1.0) - ln_gamma(m as f64 + 1.0) - ln_gamma((k - m) as f64 + 1.0)
}

/// `x ln x` with its limit 0 at 0.
#[must_use]
pub fn x_ln_x(x: f64) -> f64 {
    if x > 0.0 { x * ln(x) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_agrees_with_pascals_triangle() {
        for (k, m, expected) in [(5, 2, 10.0), (10, 5, 252.0), (52, 5, 2_598_960.0)] {
            assert!((exp(ln_choose(k, m)) / expected - 1.0).abs() < 1e-12);
        }
        assert_eq!(ln_choose(3, 4), f64::NEG_INFINITY);
        assert_eq!(ln_choose(7, 0), 0.0);
    }
}
