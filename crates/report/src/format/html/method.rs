//! How it was done, on the page: columns explained, settings, provenance.

use crate::methods;
use crate::report::{Report, Settings};
use crate::wording::count;

/// A name with what stands for it.
pub(super) struct Entry {
    /// The name.
    pub(super) name: String,
    /// What is said of it.
    pub(super) value: String,
}

/// The columns of the tables in plain words.
pub(super) const COLUMNS: [(&str, &str); 13] = [
    ("times", "Occurrences, here and in the reference."),
    (
        "per million",
        "Occurrences for every million words of that side, so that sides of different size can be compared.",
    ),
    (
        "articles",
        "Articles with the term. A word from one article is one writer’s word.",
    ),
    (
        "log ratio",
        "Effect: binary logarithm of the ratio of both rates. +1 is twice as often, +2 four times. With its interval where at least five events allow one.",
    ),
    (
        "z (Monroe)",
        "Strength of the difference: log-odds ratio with an informative prior, in standard errors. Ranks terms; not a test.",
    ),
    (
        "G²",
        "Log-likelihood ratio of corpus tools. It takes words for independent of each other, which they are not, and calls too much significant: for comparison only.",
    ),
    (
        "p",
        "Probability of a difference at least as large if articles were exchanged between outlets within each event.",
    ),
    (
        "q",
        "The same, corrected for the number of terms compared. ✓ marks q below the cut-off: of all terms so marked, about that share is expected to be false.",
    ),
    (
        "hangs on",
        "The one story or article without which the term would no longer be marked ✓.",
    ),
    (
        "driven by",
        "“quotations” where the difference is there only with quotations counted, “voice” where it is there only without.",
    ),
    (
        "in quotes",
        "Share of this side’s occurrences, in the whole text, that stand in quotation marks: the source’s words, or words kept at a distance.",
    ),
    (
        "loaded",
        "How loaded the word looks where this side uses it: the share of content words in ordinary news that look less so. From a model of rarity, form, quotation marks, context and open lexicons, trained on words that readers marked. Apart from how distinctive a word is, and no measure of bias.",
    ),
    (
        "query",
        "Finds exactly the lines that were counted, with “otherwords search”.",
    ),
];

/// What was asked.
pub(super) fn settings(settings: &Settings) -> Vec<Entry> {
    let list = |names: &[String]| names.join(", ");
    let any = |names: &[String], none: &str| {
        if names.is_empty() {
            none.to_owned()
        } else {
            list(names)
        }
    };
    let day = |day: &Option<String>, open: &str| day.clone().unwrap_or_else(|| open.to_owned());
    let contrasts = settings.contrasts.iter();
    let contrasts: Vec<String> = contrasts
        .map(|contrast| format!("{} against {}", contrast.target, contrast.reference))
        .collect();
    let units: Vec<&str> = settings
        .units
        .iter()
        .map(|unit| methods::units(unit))
        .collect();
    let rows: [(&str, String); 19] = [
        (
            "Contrasts",
            any(&contrasts, "each outlet against all others together"),
        ),
        ("Events", any(&settings.events, "all")),
        (
            "Days",
            format!(
                "{} to {}",
                day(&settings.from, "the first"),
                day(&settings.to, "the last")
            ),
        ),
        (
            "Language",
            settings
                .language
                .clone()
                .unwrap_or_else(|| "any".to_owned()),
        ),
        ("Units", units.join(", ")),
        ("Layer", methods::layer(&settings.layer).to_owned()),
        (
            "Each event by itself",
            if settings.by_event { "yes" } else { "no" }.to_owned(),
        ),
        (
            "Tables about events",
            format!(
                "at most {} of a unit, most covered events first",
                settings.event_tables
            ),
        ),
        ("Least articles", settings.least_articles.to_string()),
        ("Least occurrences", settings.least_count.to_string()),
        ("Cut-off for q", settings.cutoff.to_string()),
        ("Correction", settings.correction.clone()),
        ("Relabellings", count(settings.relabellings.into())),
        ("Swaps of labels, at most", settings.swaps.to_string()),
        (
            "Distances also by",
            settings
                .by
                .clone()
                .unwrap_or_else(|| "nothing else".to_owned()),
        ),
        ("Prior weight", format!("{} words", settings.prior_weight)),
        (
            "Simple maths",
            format!("n = {} per million", settings.simple_maths),
        ),
        ("Bootstrap samples", count(settings.draws.into())),
        ("Seed", settings.seed.to_string()),
    ];
    rows.into_iter()
        .map(|(name, value)| Entry {
            name: name.to_owned(),
            value,
        })
        .collect()
}

/// What was done.
pub(super) fn provenance(report: &Report) -> Vec<Entry> {
    let provenance = &report.provenance;
    let rows = [
        ("Report", provenance.report_id.clone()),
        ("Program", provenance.program.clone()),
        ("Analysers", provenance.analysers.clone()),
        ("Index fingerprint", provenance.index_fingerprint.clone()),
        ("Articles in the index", count(provenance.index_articles)),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    rows.map(|(name, value)| Entry {
        name: name.to_owned(),
        value,
    })
    .collect()
}
