//! Counts brought to a common length, for outlets that write at different length.
//!
//! Relabelling takes articles of an event for exchangeable. Their residuals `x - n p` are so only
//! where no outlet is regularly the longest: an article without the term has the residual `-n p`,
//! so among articles that all lack it the longest always scores lowest, and over a dozen events
//! "always the lowest" looks like a finding. Rates have no such trace of length: articles without
//! the term are alike, and the expected rate is the same for short and long. Simulated with equal
//! rates and one outlet always 10 per cent longer, residuals call 5 per cent of rare terms
//! significant at .001, rates none (`tests/levelled.rs`).

use std::sync::Arc;

use super::design::{Design, Unit};

/// Steps to one occurrence: counts stay whole numbers, and exact ties stay ties.
const STEPS: f64 = 1000.0;

/// What turns each unit's counts into counts at the common length.
#[derive(Debug, Clone)]
pub(crate) struct Levels(Arc<[f64]>);

impl Levels {
    /// What the count would be, in thousandths, if the unit had the common length and kept its rate;
    /// a count above 0 stays above 0.
    pub(crate) fn level(&self, unit: u32, count: u32) -> f64 {
        // Rounded by the conversion, which is an instruction where `round` is a call.
        let steps = f64::from(count) * self.0[unit as usize] + 0.5;
        f64::from((steps as u32).max(1))
    }
}

impl Design {
    /// The same articles at equal length: contrasts within it take counts as they are and bring them
    /// to the mean length of each event's articles (those without tokens left out), in thousandths.
    ///
    /// ```
    /// use otherwords_statistics::stratified::{Design, Scratch, Unit};
    /// let of = |group, length| Unit { stratum: 0, group, length };
    /// let design = Design::new(&[of(0, 300), of(1, 100)], 2);
    /// // Three times as often in a text three times as long: no difference at all.
    /// let test = design.levelled().pair(0, 1).test(&[(0, 3), (1, 1)], &mut Scratch::default());
    /// assert_eq!(test.score, 0.0);
    /// ```
    #[must_use]
    pub fn levelled(&self) -> Design {
        let units: Vec<Unit> = self
            .units()
            .iter()
            .map(|unit| Unit { length: 1, ..*unit })
            .collect();
        let mut design = Design::new(&units, self.groups());
        design.levels = Some(self.levels());
        design
    }

    fn levels(&self) -> Levels {
        let mut levels = vec![0.0; self.units().len()];
        for members in self.strata() {
            let length = |unit: &u32| f64::from(self.units()[*unit as usize].length);
            let written = || members.iter().map(length).filter(|length| *length > 0.0);
            let (n, sum) = written().fold((0.0, 0.0), |(n, sum), length| (n + 1.0, sum + length));
            let common = if n > 0.0 { sum / n } else { 0.0 };
            for unit in members {
                levels[*unit as usize] = STEPS * common / length(unit).max(1.0);
            }
        }
        Levels(levels.into())
    }
}
