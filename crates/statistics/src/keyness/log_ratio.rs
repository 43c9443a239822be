//! Log Ratio: how many times more often, on a scale of doublings; and its conservative form, the
//! end of a confidence interval that lies nearest to "no difference". An effect size, not
//! evidence.

use crate::contingency::Contingency;
use crate::measure::Measure;
use crate::real::{ln, log2};
use crate::tail::beta_quantile;

/// Log Ratio for readers.
pub const MEASURE: Measure = Measure {
    name: "Log Ratio",
    column: "log_ratio_token",
    formula: "log2((a/n1) / (b/n2)), a count of 0 taken as 1/2",
    reading: "0: equally often; 1: twice as often in the target; 2: four times; -1: half as often.",
    pitfalls: "Says nothing about how sure one may be: rare terms have the largest values. Pair it \
               with a test and with counts.",
    reference: "Hardie 2014, Log Ratio: an informal introduction (CASS)",
};

/// The conservative Log Ratio for readers.
pub const CONSERVATIVE: Measure = Measure {
    name: "conservative Log Ratio",
    column: "lrc",
    formula: "the end nearer 0 of the interval of log2((a/n1)/(b/n2)) from the exact conditional \
              (Clopper-Pearson) interval of a/(a+b); 0 if the interval holds 0",
    reading: "The difference that remains after allowing for chance; ranks well without a cut-off.",
    pitfalls: "The interval treats tokens as independent, so it is too narrow for news.",
    reference: "Evert 2022, Measuring Keyness; Fay 2010, Two-sided Exact Tests and Matching \
                Confidence Intervals for Discrete Data",
};

/// An interval of the Log Ratio and what it leaves of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConservativeLogRatio {
    /// Lower end, minus infinity if the target never uses the term.
    pub low: f64,
    /// Upper end, infinity if the reference never uses the term.
    pub high: f64,
    /// The end nearer 0, or 0 if the interval holds 0: the LRC.
    pub value: f64,
}

/// Log Ratio; not a number if a collection is empty.
///
/// ```
/// use otherwords_statistics::{contingency::Contingency, keyness::log_ratio::log_ratio};
/// let table = Contingency { target: 12, reference: 3, target_total: 1000, reference_total: 2000 };
/// assert_eq!(log_ratio(&table), 3.0);
/// ```
#[must_use]
pub fn log_ratio(table: &Contingency) -> f64 {
    if table.target_total == 0 || table.reference_total == 0 {
        return f64::NAN;
    }
    let floor = |count: u64| if count == 0 { 0.5 } else { count as f64 };
    let target = floor(table.target) / table.target_total as f64;
    let reference = floor(table.reference) / table.reference_total as f64;
    log2(target / reference)
}

/// The exact conditional interval of the Log Ratio at `confidence` (say .95, or closer to 1 for
/// many terms: `1 - .05 / terms` is Bonferroni's), and the conservative value. With an empty
/// collection, or for a term that never occurs, the interval is the whole line and the value 0.
#[must_use]
pub fn conservative_log_ratio(table: &Contingency, confidence: f64) -> ConservativeLogRatio {
    let (low, high) = interval(table, 0.5 * (1.0 - confidence.clamp(0.0, 1.0)));
    let value = if low > 0.0 { low } else { high.min(0.0) };
    ConservativeLogRatio { low, high, value }
}

/// The one-sided lower bound of the Log Ratio at `confidence`, for ranking by "surely more in the
/// target" (`PositiveLRC` of the R package `corpora`).
#[must_use]
pub fn positive_log_ratio(table: &Contingency, confidence: f64) -> f64 {
    interval(table, 1.0 - confidence.clamp(0.0, 1.0)).0
}

/// Both ends, each missed with probability `tail`.
fn interval(table: &Contingency, tail: f64) -> (f64, f64) {
    let (a, b) = (table.target as f64, table.reference as f64);
    if table.target_total == 0 || table.reference_total == 0 || a + b == 0.0 {
        return (f64::NEG_INFINITY, f64::INFINITY);
    }
    let low = if a == 0.0 {
        0.0
    } else {
        beta_quantile(tail, a, b + 1.0)
    };
    // The upper quantile from the other side: 1 - share keeps its digits when share is near 1.
    let rest = if b == 0.0 {
        0.0
    } else {
        beta_quantile(tail, b, a + 1.0)
    };
    let sizes = ln(table.reference_total as f64) - ln(table.target_total as f64);
    let to_log2 = |odds: f64| (ln(odds) + sizes) / core::f64::consts::LN_2;
    (to_log2(low / (1.0 - low)), to_log2((1.0 - rest) / rest))
}
