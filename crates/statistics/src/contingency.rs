//! The two-by-two table of a term in a target and a reference: the counts every keyness measure
//! starts from. It holds numbers and knows no measure.

/// How often a term occurs in two collections, and how large the two collections are, in the same
/// unit (tokens, or articles for [`text_dispersion`](crate::keyness::text_dispersion)).
///
/// ```
/// use otherwords_statistics::contingency::Contingency;
/// let table = Contingency { target: 12, reference: 3, target_total: 1000, reference_total: 2000 };
/// assert_eq!(table.expected(), (5.0, 10.0));
/// assert_eq!(table.per_million(), (12_000.0, 1_500.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contingency {
    /// Occurrences in the target.
    pub target: u64,
    /// Occurrences in the reference.
    pub reference: u64,
    /// Size of the target.
    pub target_total: u64,
    /// Size of the reference.
    pub reference_total: u64,
}

impl Contingency {
    /// The four cells: term in target, term in reference, rest of target, rest of reference. A
    /// count larger than its total leaves a rest of 0.
    #[must_use]
    pub fn cells(&self) -> [f64; 4] {
        [
            self.target as f64,
            self.reference as f64,
            self.target_total.saturating_sub(self.target) as f64,
            self.reference_total.saturating_sub(self.reference) as f64,
        ]
    }

    /// Size of target and reference together.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.target_total as f64 + self.reference_total as f64
    }

    /// The counts expected if the term were equally frequent in both: (target, reference). Both
    /// are 0 if both collections are empty.
    #[must_use]
    pub fn expected(&self) -> (f64, f64) {
        let [target, reference, ..] = self.expected_cells();
        (target, reference)
    }

    /// The expected values of all four [`cells`](Self::cells).
    #[must_use]
    pub fn expected_cells(&self) -> [f64; 4] {
        let total = self.total();
        if total == 0.0 {
            return [0.0; 4];
        }
        let (n1, n2) = (self.target_total as f64, self.reference_total as f64);
        let term = self.target as f64 + self.reference as f64;
        let rest = (total - term).max(0.0);
        [
            n1 * term / total,
            n2 * term / total,
            n1 * rest / total,
            n2 * rest / total,
        ]
    }

    /// Occurrences per million tokens: (target, reference); 0 for an empty collection.
    #[must_use]
    pub fn per_million(&self) -> (f64, f64) {
        let rate = |count: u64, total: u64| {
            if total == 0 {
                0.0
            } else {
                1e6 * count as f64 / total as f64
            }
        };
        (
            rate(self.target, self.target_total),
            rate(self.reference, self.reference_total),
        )
    }

    /// What the target has beyond its expected count: `a - n1 (a + b) / N`. The cross product is
    /// formed in integers, so equal rates give exactly 0.
    #[must_use]
    pub fn excess(&self) -> f64 {
        let left = u128::from(self.target) * u128::from(self.reference_total);
        let right = u128::from(self.reference) * u128::from(self.target_total);
        let total = self.total();
        if total == 0.0 {
            0.0
        } else if left >= right {
            (left - right) as f64 / total
        } else {
            -((right - left) as f64 / total)
        }
    }

    /// 1 if the term is relatively more frequent in the target, -1 if in the reference, 0 if
    /// neither.
    #[must_use]
    pub fn direction(&self) -> f64 {
        let excess = self.excess();
        if excess == 0.0 { 0.0 } else { excess.signum() }
    }
}
