//! Counts brought to a common length, for outlets that write at different length.
//!
//! Relabelling takes articles of an event for exchangeable. Their residuals `x - n p` are so only
//! where no outlet is regularly the longest: an article without the term has the residual `-n p`,
//! so among articles that all lack it the longest always scores lowest, and over a dozen events
//! "always the lowest" looks like a finding. Rates have no such trace of length: articles without
//! the term are alike, and the expected rate is the same for short and long. Simulated with equal
//! rates and one outlet always 10 per cent longer, residuals call 5 per cent of rare terms
//! significant at .001, rates none (`tests/levelled.rs`).

use super::design::{Design, Unit};

/// Steps to one occurrence: counts stay whole numbers, and exact ties stay ties.
const STEPS: f64 = 1000.0;

impl Design {
    /// The same articles with equal lengths: the design under which counts from
    /// [`at_common_length`](Self::at_common_length) are to be tested.
    #[must_use]
    pub fn levelled(&self) -> Design {
        let units: Vec<Unit> = self
            .units()
            .iter()
            .map(|unit| Unit { length: 1, ..*unit })
            .collect();
        Design::new(&units, self.groups())
    }

    /// Mean length of the articles of each unit's stratum, by unit; articles without tokens are
    /// left out of the mean.
    #[must_use]
    pub fn common_lengths(&self) -> Vec<f64> {
        let mut common = vec![0.0; self.units().len()];
        for members in self.strata() {
            let lengths = members
                .iter()
                .map(|&unit| f64::from(self.units()[unit as usize].length))
                .filter(|length| *length > 0.0);
            let (n, sum) = lengths.fold((0.0, 0.0), |(n, sum), length| (n + 1.0, sum + length));
            for &unit in members {
                common[unit as usize] = if n > 0.0 { sum / n } else { 0.0 };
            }
        }
        common
    }

    /// What the counts would be, in thousandths, if every article had the length in `common`
    /// ([`common_lengths`](Self::common_lengths)) and kept its rate. A count above 0 stays above 0.
    ///
    /// ```
    /// use otherwords_statistics::stratified::{Design, Unit};
    /// let of = |group, length| Unit { stratum: 0, group, length };
    /// let design = Design::new(&[of(0, 300), of(1, 100)], 2);
    /// let levelled = design.at_common_length(&[(0, 3), (1, 1)], &design.common_lengths());
    /// assert_eq!(levelled, [(0, 2000), (1, 2000)]);
    /// ```
    #[must_use]
    pub fn at_common_length(&self, counts: &[(u32, u32)], common: &[f64]) -> Vec<(u32, u32)> {
        let level = |&(unit, count): &(u32, u32)| {
            let length = f64::from(self.units().get(unit as usize)?.length).max(1.0);
            let levelled = STEPS * f64::from(count) * common[unit as usize] / length;
            // Beyond four million occurrences the conversion saturates, which loses nothing.
            Some((unit, (levelled.round() as u32).max(u32::from(count > 0))))
        };
        counts.iter().filter_map(level).collect()
    }
}
