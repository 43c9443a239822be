//! The Bayes factor of a term in the approximation of Schwarz's information criterion: evidence
//! that grows only beyond what the corpus size alone would bring. Not a calibrated test on news.

use crate::contingency::Contingency;
use crate::keyness::log_likelihood::g2;
use crate::measure::Measure;
use crate::real::ln;

/// BIC for readers.
pub const MEASURE: Measure = Measure {
    name: "Bayes factor (BIC)",
    column: "BIC",
    formula: "G2 - ln(n1 + n2)",
    reading: "Below 0: favours equal rates; 2 to 6 positive, 6 to 10 strong, above 10 very strong \
              evidence for a difference.",
    pitfalls: "Treats tokens as independent like G2, so in news it still finds differences where \
               there are none; unstable as a ranking.",
    reference: "Wilson 2013, Embracing Bayes Factors for Key Item Analysis in Corpus Linguistics; \
                Schwarz 1978",
};

/// G2 less the logarithm of the number of tokens; 0 for two empty collections.
#[must_use]
pub fn bayes_information(table: &Contingency) -> f64 {
    let total = table.total();
    if total == 0.0 {
        0.0
    } else {
        g2(table) - ln(total)
    }
}
