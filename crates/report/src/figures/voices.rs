//! Whose voice: shares of quotation.

use super::{Figure, Place, named};
use crate::chart::{self, Voices};
use crate::palette::Palette;
use crate::report::Report;

/// The share of quotations in each outlet's words.
pub(super) fn voices(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let outlets: Vec<Voices> = report
        .corpus
        .outlets
        .iter()
        .map(|outlet| Voices {
            outlet: named(&outlet.outlet, palette),
            words: outlet.words,
            long: outlet.quoted_words,
            short: outlet.short_quoted_words,
        })
        .collect();
    (!outlets.is_empty()).then(|| Figure {
        name: "quotation-shares".to_owned(),
        place: Place::Voice,
        title: "Share of words in quotation marks".to_owned(),
        note: "Of all words of each outlet, headlines not counted. Long quotations have nine words and more: a source speaks. Short ones are partial quotations and words kept at a distance. Counted, not tested.".to_owned(),
        drawing: chart::shares(&outlets),
    })
}
