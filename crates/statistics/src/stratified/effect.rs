//! How much more: the Mantel–Haenszel rate ratio over events, on a scale of doublings, with the
//! standard error between events. It says how much, not whether: see [`score`](super::score).

use super::contrast::Contrast;
use crate::contingency::Contingency;
use crate::measure::Measure;
use crate::real::{log2, sqrt};

/// The rate ratio for readers.
pub const MEASURE: Measure = Measure {
    name: "Mantel-Haenszel log rate ratio",
    column: "log_ratio",
    formula: "log2[(sum u + c/2) / (sum v + c/2)], u = a N_ref/N and v = b N_target/N of each \
              event, c = 1/2",
    reading: "How many times more often the target uses the term in the same events, in \
              doublings: 1 is twice as often, -1 half as often.",
    pitfalls: "Its interval is not to be shown for a term in fewer than five events, where the \
               error between events collapses. Counts near 0 are pulled towards 0 by c.",
    reference: "Mantel & Haenszel 1959; Greenland & Robins 1985 (rates)",
};

/// The constant shared by numerator and denominator, in expected tokens.
const CONTINUITY: f64 = 0.5;

/// A rate ratio over events.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// Logarithm of the ratio to base 2.
    pub log2: f64,
    /// Its standard error (delta method, events as clusters), in the same unit; nothing with fewer
    /// than two events. With the term in fewer than five events it is far too small: do not show
    /// an interval then.
    pub standard_error: Option<f64>,
    /// Events in which the term occurs.
    pub events: u32,
}

/// An event's part of numerator and denominator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) stratum: u32,
    pub(crate) numerator: f64,
    pub(crate) denominator: f64,
}

/// The logarithm of the rate ratio in one table, which is that of a single event. Unlike the Log Ratio
/// with 1/2 for a count of 0 it never shows a side that has nothing as having more.
///
/// ```
/// use otherwords_statistics::contingency::Contingency;
/// use otherwords_statistics::stratified::effect::log2_of;
/// let never = Contingency { target: 0, reference: 3, target_total: 1_000, reference_total: 50_000 };
/// assert!(log2_of(&never) < 0.0);
/// ```
#[must_use]
pub fn log2_of(table: &Contingency) -> f64 {
    let [target, reference] = [table.target_total, table.reference_total].map(|n| n as f64);
    let (numerator, denominator) = (
        table.target as f64 * reference,
        table.reference as f64 * target,
    );
    log2_ratio(
        numerator / (target + reference),
        denominator / (target + reference),
    )
}

/// Sums of numerators and denominators.
pub(crate) fn log2_ratio(numerator: f64, denominator: f64) -> f64 {
    log2((numerator + CONTINUITY / 2.0) / (denominator + CONTINUITY / 2.0))
}

impl Contrast {
    /// The rate ratio of a term; nothing if it occurs in no event where both sides have tokens.
    /// `counts` as for [`test`](Self::test).
    #[must_use]
    pub fn rate_ratio(&self, counts: &[(u32, u32)]) -> Option<RateRatio> {
        let parts = self.rate_ratio_parts(counts);
        if parts.is_empty() {
            return None;
        }
        let numerator: f64 = parts.iter().map(|part| part.numerator).sum();
        let denominator: f64 = parts.iter().map(|part| part.denominator).sum();
        Some(RateRatio {
            log2: log2_ratio(numerator, denominator),
            standard_error: self.standard_error(&parts, numerator, denominator),
            events: parts.len() as u32,
        })
    }

    /// The parts of the events in which the term occurs and both sides have tokens.
    pub(crate) fn rate_ratio_parts(&self, counts: &[(u32, u32)]) -> Vec<Part> {
        let mut found: Vec<(u32, bool, u32)> = counts
            .iter()
            .filter(|&&(unit, count)| count > 0 && self.contains(unit))
            .map(|&(unit, count)| {
                let place = self.places[unit as usize] as usize;
                (self.stratum_of[place], self.target[place], count)
            })
            .filter(|&(stratum, ..)| self.has_tokens_on_both_sides(stratum))
            .collect();
        found.sort_unstable();
        found
            .chunk_by(|a, b| a.0 == b.0)
            .map(|event| self.part(event))
            .collect()
    }

    fn part(&self, event: &[(u32, bool, u32)]) -> Part {
        let stratum = &self.strata[event[0].0 as usize];
        let count = |of_target: bool| -> f64 {
            event
                .iter()
                .filter(|of| of.1 == of_target)
                .map(|of| f64::from(of.2))
                .sum()
        };
        let reference_length = stratum.length - stratum.target_length;
        Part {
            stratum: event[0].0,
            numerator: count(true) * reference_length / stratum.length,
            denominator: count(false) * stratum.target_length / stratum.length,
        }
    }

    pub(crate) fn has_tokens_on_both_sides(&self, stratum: u32) -> bool {
        let stratum = &self.strata[stratum as usize];
        0.0 < stratum.target_length && stratum.target_length < stratum.length
    }

    /// Events without the term count too: their parts are 0, not absent.
    fn standard_error(&self, parts: &[Part], numerator: f64, denominator: f64) -> Option<f64> {
        let all = (0..self.strata.len() as u32).filter(|&s| self.has_tokens_on_both_sides(s));
        let n_events = all.count() as f64;
        if n_events < 2.0 {
            return None;
        }
        let (u, v) = (numerator + CONTINUITY / 2.0, denominator + CONTINUITY / 2.0);
        let (u_mean, v_mean) = (numerator / n_events, denominator / n_events);
        let square = |a: f64, b: f64| {
            let influence = (a - u_mean) / u - (b - v_mean) / v;
            influence * influence
        };
        let with: f64 = parts
            .iter()
            .map(|part| square(part.numerator, part.denominator))
            .sum();
        let without = (n_events - parts.len() as f64) * square(0.0, 0.0);
        let variance = (with + without) * n_events / (n_events - 1.0);
        Some(sqrt(variance) / core::f64::consts::LN_2)
    }
}
