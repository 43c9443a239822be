//! Benjamini & Hochberg's q-values: the share of false discoveries to expect among all terms that
//! score at least as well. It does not bound the chance of any single false one.

/// The q-value of every p-value, in the order given: `min over j with p_j >= p_i of p_j n / rank`.
/// Valid for independent and for positively dependent tests (Benjamini & Hochberg 1995,
/// Controlling the False Discovery Rate; Benjamini & Yekutieli 2001).
///
/// A p-value that is not a number takes no part, and its q is not a number; values outside
/// `[0, 1]` are clamped. Never smaller than p, never above 1.
///
/// ```
/// use otherwords_statistics::multiple::benjamini_hochberg;
/// assert_eq!(benjamini_hochberg(&[0.01, 0.04, 0.03]), [0.03, 0.04, 0.04]);
/// ```
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let order = super::ascending(p);
    let n = order.len() as f64;
    let mut q = vec![f64::NAN; p.len()];
    let mut least = 1.0f64;
    for (before, &index) in order.iter().enumerate().rev() {
        // The factor first: it is at least 1, so q is never rounded below p.
        least = least.min(n / (before as f64 + 1.0) * p[index].clamp(0.0, 1.0));
        q[index] = least;
    }
    q
}
