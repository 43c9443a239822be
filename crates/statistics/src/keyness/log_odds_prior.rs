//! Log odds with an informative Dirichlet prior ("Fightin' Words"): a difference shrunk towards
//! what is known of the term elsewhere. Its delta ranks well within one event; its z is not a
//! calibrated test on news.

use crate::contingency::Contingency;
use crate::measure::Measure;
use crate::real::{ln, sqrt};

/// Monroe's log odds for readers.
pub const MEASURE: Measure = Measure {
    name: "log odds with informative prior",
    column: "z_monroe",
    formula: "delta = ln[(a+w)/(n1+a0-a-w)] - ln[(b+w)/(n2+a0-b-w)], variance = 1/(a+w) + 1/(b+w), \
              z = delta/sqrt(variance); w = a0 p, p the term's share elsewhere, a0 = 500",
    reading: "delta: difference of log odds (natural logarithm), pulled towards 0 for terms common \
              elsewhere; z: delta in standard errors, 1.96 the customary mark.",
    pitfalls: "Within one event rank by delta: z rewards frequency, and words used once are the \
               point there. z treats tokens as independent: at 5 per cent it calls some 7 per cent \
               of terms significant when there is nothing to find.",
    reference: "Monroe, Colaresi & Quinn 2008, Fightin' Words",
};

/// The customary weight of the prior, in tokens.
pub const DEFAULT_PRIOR_TOTAL: f64 = 500.0;

/// A shrunken difference and its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogOddsPrior {
    /// Difference of log odds, in natural logarithms.
    pub delta: f64,
    /// Approximate variance of delta.
    pub variance: f64,
    /// Delta in standard errors.
    pub z: f64,
}

/// Monroe's measure. `prior` is the term's share of the prior in tokens, `a0 p_w`, with `p_w` the
/// term's relative frequency in material other than the two compared; `prior_total` is `a0`. Not a
/// number where a logarithm would be of nothing (no prior and no occurrences, or no rest).
///
/// ```
/// use otherwords_statistics::{contingency::Contingency, keyness::log_odds_prior::log_odds_prior};
/// let table = Contingency { target: 12, reference: 3, target_total: 1000, reference_total: 2000 };
/// let measured = log_odds_prior(&table, 500.0 * 16.0 / 3000.0, 500.0);
/// assert!((measured.z - 2.970660652681657).abs() < 1e-12);
/// ```
#[must_use]
pub fn log_odds_prior(table: &Contingency, prior: f64, prior_total: f64) -> LogOddsPrior {
    let a = table.target as f64 + prior;
    let b = table.reference as f64 + prior;
    let rest_a = table.target_total as f64 + prior_total - a;
    let rest_b = table.reference_total as f64 + prior_total - b;
    if !(a > 0.0 && b > 0.0 && rest_a > 0.0 && rest_b > 0.0) {
        return LogOddsPrior {
            delta: f64::NAN,
            variance: f64::NAN,
            z: f64::NAN,
        };
    }
    let delta = ln((a * rest_b) / (b * rest_a));
    let variance = 1.0 / a + 1.0 / b;
    LogOddsPrior {
        delta,
        variance,
        z: delta / sqrt(variance),
    }
}
