//! Holm's step-down correction: bounds the chance of even one false discovery, whatever the
//! dependence between tests, and never finds less than Bonferroni's.

/// Holm's adjusted p-values (1979, A Simple Sequentially Rejective Multiple Test Procedure), in
/// the order given. A value that is not a number is not a test; values outside `[0, 1]` are
/// clamped.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let order = super::ascending(p);
    let mut adjusted = vec![f64::NAN; p.len()];
    let mut most = 0.0f64;
    for (before, &index) in order.iter().enumerate() {
        let left = (order.len() - before) as f64;
        most = most.max((p[index].clamp(0.0, 1.0) * left).min(1.0));
        adjusted[index] = most;
    }
    adjusted
}
