//! What a report is about, in a line: the same in every format.

use super::{counted, days};
use crate::report::Report;

/// The summary under the title, shared by all formats.
pub(crate) fn summary(report: &Report) -> String {
    let corpus = &report.corpus;
    let mut parts = vec![
        counted(corpus.articles, "article", "articles"),
        counted(corpus.outlets.len() as u64, "outlet", "outlets"),
        counted(corpus.events.len() as u64, "event", "events"),
        counted(corpus.words, "word", "words"),
    ];
    let dates = days(corpus.first.as_deref(), corpus.last.as_deref());
    parts.extend((!dates.is_empty()).then_some(dates));
    parts.join(" · ")
}

/// The title, or what stands in its place.
pub(crate) fn title(report: &Report) -> &str {
    if report.title.trim().is_empty() {
        "In other words"
    } else {
        &report.title
    }
}
