//! The log-likelihood ratio G2 of a two-by-two table: evidence that two rates differ, if tokens
//! were independent. Not an effect size, and on news not a calibrated test.

use crate::contingency::Contingency;
use crate::measure::Measure;
use crate::real::{ln, ln_1p};
use crate::tail::chi_square_log_survival;

/// G2 for readers.
pub const MEASURE: Measure = Measure {
    name: "log-likelihood ratio",
    column: "G2",
    formula: "2 sum O ln(O/E) over the four cells of the table (term and rest, target and reference)",
    reading: "Evidence against equal rates, growing with the amount of text; positive when the \
              target uses the term more, negative when less (signed form). 3.84, 6.63, 10.83 are \
              the customary marks for 5, 1 and 0.1 per cent, if tokens were independent.",
    pitfalls: "Tokens are not independent: in news the words of an article come together, and with \
               nothing to find G2 calls some 8 to 20 per cent of terms significant at 5 per cent. \
               Shown under its own name, never as p. The two-cell form is smaller and not \
               chi-square distributed for frequent terms.",
    reference: "Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence; \
                two-cell form: Rayson & Garside 2000, Comparing Corpora using Frequency Profiling",
};

/// G2 over all four cells, never negative; 0 if a collection or the term is absent, exactly 0 for
/// equal rates.
///
/// ```
/// use otherwords_statistics::{contingency::Contingency, keyness::log_likelihood::g2};
/// let table = Contingency { target: 12, reference: 3, target_total: 1000, reference_total: 2000 };
/// assert!((g2(&table) - 13.86136928987035).abs() < 1e-12);
/// ```
#[must_use]
pub fn g2(table: &Contingency) -> f64 {
    let excess = table.excess();
    let expected = table.expected_cells();
    let shifts = [excess, -excess, -excess, excess];
    2.0 * expected
        .iter()
        .zip(shifts)
        .map(|(&e, shift)| deviance(e, shift))
        .sum::<f64>()
}

/// [`g2`] with the sign of the difference: positive when the target uses the term more.
#[must_use]
pub fn g2_signed(table: &Contingency) -> f64 {
    table.direction() * g2(table)
}

/// G2 over the term's two cells only, as in Rayson's calculator: `2 (a ln(a/E1) + b ln(b/E2))`.
#[must_use]
pub fn g2_two_cell(table: &Contingency) -> f64 {
    let excess = table.excess();
    let (e1, e2) = table.expected();
    2.0 * (deviance(e1, excess) + deviance(e2, -excess))
}

/// [`g2_two_cell`] with the sign of the difference.
#[must_use]
pub fn g2_two_cell_signed(table: &Contingency) -> f64 {
    table.direction() * g2_two_cell(table)
}

/// Natural logarithm of the token-level "p" of G2 on one degree of freedom: what other tools call
/// p. Never 0 on this scale; see the pitfalls before believing it.
#[must_use]
pub fn log_p_token(g2: f64) -> f64 {
    chi_square_log_survival(g2.abs(), 1.0)
}

/// `O ln(O/E) - (O - E)` for `O = E + shift`: one cell's part, non-negative. Since the shifts of a
/// table cancel, the parts add up to the sum of `O ln(O/E)` without its cancellation.
fn deviance(expected: f64, shift: f64) -> f64 {
    if expected <= 0.0 {
        return 0.0;
    }
    let relative = shift / expected;
    if relative <= -1.0 {
        return expected;
    }
    if relative.abs() < 0.03 {
        return expected * relative * relative * deviance_series(relative);
    }
    let observed = expected + shift;
    let logarithm = if relative.abs() < 0.5 {
        ln_1p(relative)
    } else {
        ln(observed / expected)
    };
    (observed * logarithm - shift).max(0.0)
}

/// `((1 + d) ln(1 + d) - d) / d^2 = 1/2 - d/6 + d^2/12 - ...` for small `d`. Of a `d` this small few
/// terms matter: what is left out is below one part in 10^17.
#[inline]
pub(super) fn deviance_series(d: f64) -> f64 {
    let terms = if d.abs() < 1e-4 { 5 } else { 12 };
    (2..=terms)
        .rev()
        .fold(0.0, |sum, n| 1.0 / f64::from(n * (n - 1)) - d * sum)
}
