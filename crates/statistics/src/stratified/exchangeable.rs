//! Articles as a test may take them: may the labels of an event be dealt anew as they stand?
//!
//! Residuals of plain counts find most, but their law takes no outlet for regularly the longest
//! (see [`levelled`](super::levelled)); at a common length none seems to be, at the price of the
//! weight of long articles. So length is asked first, by the same test: where the ranks of the
//! articles' lengths go with any group, all are brought to a common length, elsewhere counts stay
//! as they are. A word that all articles lack is ordered by length alone, so what length could
//! feign in it is what this test of length sees (`tests/levelled.rs`).

use super::contrast::Contrast;
use super::design::{Design, Unit};
use super::panel::PanelScratch;

/// A group's lengths go with it from this p down. Above .05, since two groups may differ more from
/// each other than either does from the rest.
const GOES_WITH: f64 = 0.1;

impl Design {
    /// The same articles for tests: [`levelled`](Self::levelled) where lengths go with groups, as they
    /// are elsewhere.
    ///
    /// ```
    /// use otherwords_statistics::stratified::{Design, Unit};
    /// let of = |i, length| Unit { stratum: i / 2, group: i % 2, length };
    /// let always = Design::new(&(0..16).map(|i| of(i, 300 + i % 2)).collect::<Vec<_>>(), 2);
    /// let in_turns = Design::new(&(0..16).map(|i| of(i, 300 + i / 2 % 2 * (i % 2) + i % 3)).collect::<Vec<_>>(), 2);
    /// assert!(always.exchangeable().is_levelled() && !in_turns.exchangeable().is_levelled());
    /// ```
    #[must_use]
    pub fn exchangeable(&self) -> Self {
        match self.lengths_go_with_groups() {
            true => self.levelled(),
            false => self.clone(),
        }
    }

    /// Levelled if `is` says so: as other labels of the same articles were.
    #[must_use]
    pub fn levelled_if(&self, is: bool) -> Self {
        match is {
            true => self.levelled(),
            false => self.clone(),
        }
    }

    /// Whether counts are brought to a common length.
    #[must_use]
    pub fn is_levelled(&self) -> bool {
        self.levels.is_some()
    }

    fn lengths_go_with_groups(&self) -> bool {
        let even = self.units().iter().map(|unit| Unit { length: 1, ..*unit });
        let even = Design::new(&even.collect::<Vec<_>>(), self.groups());
        let groups: Vec<u32> = (0..self.groups() as u32).collect();
        let mut scratch = PanelScratch::default();
        let ranks = self.ranks_of_length();
        let panel = even.panel(&groups);
        let tests = panel.screened(&ranks, &mut scratch, GOES_WITH);
        tests.iter().any(|test| test.p <= GOES_WITH)
    }

    /// Each unit with the place of its length among those of its event, from 1; ties share the mean
    /// of their places, so places count double.
    fn ranks_of_length(&self) -> Vec<(u32, u32)> {
        let mut ranks = Vec::with_capacity(self.units().len());
        for members in self.strata() {
            let length = |unit: &u32| self.units()[*unit as usize].length;
            let mut by_length = members.to_vec();
            by_length.sort_by_key(length);
            let mut before = 0;
            for tied in by_length.chunk_by(|a, b| length(a) == length(b)) {
                let rank = 2 * before + tied.len() as u32 + 1;
                ranks.extend(tied.iter().map(|unit| (*unit, rank)));
                before += tied.len() as u32;
            }
        }
        ranks.sort_unstable();
        ranks
    }
}

impl Contrast {
    /// Whether counts are brought to a common length.
    #[must_use]
    pub fn is_levelled(&self) -> bool {
        self.levels.is_some()
    }
}
