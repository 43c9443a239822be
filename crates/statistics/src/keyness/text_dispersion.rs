//! Text dispersion keyness: G2 of the number of *articles* that use a term, not of its tokens. It
//! asks for spread, not frequency; without strata, topics can speak in it.

use crate::contingency::Contingency;
use crate::keyness::log_likelihood::g2_signed;
use crate::measure::Measure;

/// Text dispersion keyness for readers.
pub const MEASURE: Measure = Measure {
    name: "text dispersion keyness",
    column: "g2_articles",
    formula: "signed G2 of the table of articles with and without the term, target and reference",
    reading: "As G2, but one article is one vote: positive when more of the target's articles use \
              the term.",
    pitfalls: "Longer articles contain more terms, so an outlet that writes at length looks keen \
               on everything; events are ignored.",
    reference: "Egbert & Biber 2019, Incorporating Text Dispersion into Keyword Analyses",
};

/// Signed G2 on articles: `table` holds articles with the term and articles in all.
#[must_use]
pub fn text_dispersion(table: &Contingency) -> f64 {
    g2_signed(table)
}
