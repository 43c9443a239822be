//! Bonferroni's correction: bounds the chance of even one false discovery, whatever the dependence
//! between tests. Holm's is never worse.

/// Each p-value times the number of tests, at most 1, in the order given. A value that is not a
/// number is not a test; values outside `[0, 1]` are clamped.
#[must_use]
pub fn bonferroni(p: &[f64]) -> Vec<f64> {
    let n = p.iter().filter(|p| !p.is_nan()).count() as f64;
    p.iter().map(|p| (p.clamp(0.0, 1.0) * n).min(1.0)).collect()
}
