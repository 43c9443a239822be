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

/// `a b + c`, rounded once: an instruction where the processor has it, and the same everywhere, as IEEE 754
/// demands. Processors that lack it (before 2013) take many times as long.
#[must_use]
#[inline(always)]
pub fn fused(a: f32, b: f32, c: f32) -> f32 {
    a.mul_add(b, c)
}

/// Natural logarithm of a positive, normal number in single precision, by Cephes' polynomial: wrong
/// by no more than 2e-7 of its size (at least 1). Nothing but sums and products, fused where that saves
/// a rounding, so loops over it become vector instructions where the processor has them, with the same
/// bits everywhere. [`ln`] is the better choice wherever time allows.
#[must_use]
#[inline(always)]
pub fn quick_ln(x: f32) -> f32 {
    // Powers of two are taken off so that what is left lies between the roots of 1/2 and 2.
    const ROOT_OF_HALF: u32 = 0x3f35_04f3;
    let exponent = (x.to_bits().wrapping_sub(ROOT_OF_HALF) as i32) >> 23;
    let bits = x.to_bits().wrapping_sub((exponent << 23) as u32);
    let (m, exponent) = (f32::from_bits(bits) - 1.0, exponent as f32);
    let square = m * m;
    let mut sum = 7.037_683_6e-2f32;
    for coefficient in [
        -1.151_461e-1,
        1.167_699_87e-1,
        -1.242_014_1e-1,
        1.424_932_3e-1,
        -1.666_805_8e-1,
        2.000_071_5e-1,
        -2.499_999_4e-1,
        3.333_333e-1,
    ] {
        sum = fused(sum, m, coefficient);
    }
    let tail = fused(sum * m, square, -0.5 * square);
    // ln 2 in two parts, the first of them exact when multiplied by an exponent.
    let fraction = fused(exponent, -2.121_944_4e-4, tail) + m;
    fused(exponent, 0.693_359_4, fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_logarithm_is_right_to_single_precision() {
        let mut x = 1e-30f32;
        while x < 1e30 {
            let (found, expected) = (f64::from(quick_ln(x)), ln(f64::from(x)));
            let allowed = 2e-7 * expected.abs().max(1.0);
            assert!(
                (found - expected).abs() <= allowed,
                "{x}: {found} {expected}"
            );
            x *= 1.003;
        }
        assert_eq!(quick_ln(1.0), 0.0);
    }

    #[test]
    fn choosing_agrees_with_pascals_triangle() {
        for (k, m, expected) in [(5, 2, 10.0), (10, 5, 252.0), (52, 5, 2_598_960.0)] {
            assert!((exp(ln_choose(k, m)) / expected - 1.0).abs() < 1e-12);
        }
        assert_eq!(ln_choose(3, 4), f64::NEG_INFINITY);
        assert_eq!(ln_choose(7, 0), 0.0);
    }
}
