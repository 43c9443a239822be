//! Who shares text with whom, as a grid of outlets by outlets.

use super::{Figure, Place};
use crate::chart::{self, Counts};
use crate::report::{Report, TextSharing};
use crate::wording::{count, counted};

/// Rows and columns of the grid.
const OUTLETS: usize = 40;

/// The grid, where any text is shared.
pub(super) fn sharing(report: &Report) -> Option<Figure> {
    let sharing = &report.condition.sharing;
    let firsts = names(sharing, |row| &row.first);
    let laters = names(sharing, |row| &row.later);
    let cell = |first: &str, later: &str| -> u64 {
        let both = sharing
            .iter()
            .filter(|row| row.first == first && row.later == later);
        both.map(texts).sum()
    };
    let counts = Counts {
        unit: "texts".to_owned(),
        cells: firsts
            .iter()
            .map(|first| {
                laters
                    .iter()
                    .map(|later| some(cell(first, later)))
                    .collect()
            })
            .collect(),
        rows: firsts,
        columns: laters,
    };
    let title = "Who shares text with whom";
    (!sharing.is_empty()).then(|| Figure {
        name: "shared-text".to_owned(),
        place: Place::Audit,
        title: title.to_owned(),
        note: note(sharing),
        drawing: chart::grid(&counts, title),
    })
}

/// Names of one end, those with most texts first.
fn names(sharing: &[TextSharing], end: impl Fn(&TextSharing) -> &String) -> Vec<String> {
    let mut names: Vec<(u64, &String)> = Vec::new();
    for row in sharing {
        match names.iter_mut().find(|(_, name)| *name == end(row)) {
            Some((sum, _)) => *sum += texts(row),
            None => names.push((texts(row), end(row))),
        }
    }
    names.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    names
        .into_iter()
        .take(OUTLETS)
        .map(|(_, name)| name.clone())
        .collect()
}

fn texts(row: &TextSharing) -> u64 {
    row.articles + row.passages
}

/// A pair that shares nothing has no cell: it is no gap.
fn some(count: u64) -> Option<u64> {
    (count > 0).then_some(count)
}

fn note(sharing: &[TextSharing]) -> String {
    let articles = sharing.iter().map(|row| row.articles).sum();
    let passages = sharing.iter().map(|row| row.passages).sum();
    let words = sharing.iter().map(|row| row.words).sum();
    let mut agencies: Vec<&str> = sharing
        .iter()
        .flat_map(|row| row.agencies.split(", "))
        .filter(|agency| !agency.is_empty())
        .collect();
    agencies.sort_unstable();
    agencies.dedup();
    let agencies = match agencies.as_slice() {
        [] => String::new(),
        named => format!(" Agencies that these texts name: {}.", named.join(", ")),
    };
    format!(
        "Row: who had a text first. Column: who had it later; the same name twice, a text that an outlet printed again. {} and {} in others, {} words in all, found by shared sequences of words outside quotation marks. Counted, not tested.{agencies}",
        counted(articles, "whole article", "whole articles"),
        counted(passages, "passage", "passages"),
        count(words),
    )
}
