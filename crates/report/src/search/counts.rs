//! Counts by outlet, event, month or whatever a caller groups by.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::per_million;
use crate::terminal::{Column, Style, TextTable};
use crate::wording::{count, rate};

use super::{Format, rows};

/// How often something was found in a group of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupCount {
    /// The group: a value for each name that is grouped by, in their order.
    pub group: Vec<String>,
    /// Occurrences.
    pub hits: u64,
    /// Articles with at least one.
    pub articles: u64,
    /// All articles of the group, so that a share can be told.
    pub all_articles: u64,
    /// All words of the group, so that a rate can be told.
    pub all_words: u64,
}

/// Columns after those of the groups.
const COLUMNS: [&str; 5] = [
    "hits",
    "articles",
    "all_articles",
    "all_words",
    "per_million",
];

/// A row for programs.
#[derive(Serialize)]
struct Row<'r> {
    #[serde(flatten)]
    group: BTreeMap<&'r str, &'r str>,
    hits: u64,
    articles: u64,
    all_articles: u64,
    all_words: u64,
    per_million: f64,
}

/// Counts in a format; `by` names what is grouped by, such as `outlet` and `event`. Width and
/// colour concern tables only.
///
/// ```
/// use otherwords_report::search::{Format, GroupCount, counts};
///
/// let row = GroupCount {
///     group: vec!["Harbour Review".into()],
///     hits: 6,
///     articles: 2,
///     all_articles: 4,
///     all_words: 3_000,
/// };
/// let text = counts(&["outlet".into()], &[row], Format::Csv, 80, false);
/// assert!(text.ends_with("Harbour Review,6,2,4,3000,2000.0\n"));
/// ```
pub fn counts(
    by: &[String],
    counts: &[GroupCount],
    format: Format,
    width: usize,
    colour: bool,
) -> String {
    let rows = || {
        counts
            .iter()
            .map(|count| Row::new(by, count))
            .collect::<Vec<_>>()
    };
    match format {
        Format::Table => table(by, counts).show(width, Style::new(colour)),
        Format::Csv => csv(by, counts),
        Format::Json => rows::json(&rows()),
        Format::Jsonl => rows::json_lines(&rows()),
    }
}

impl GroupCount {
    fn per_million(&self) -> f64 {
        per_million(self.hits, self.all_words)
    }
}

impl<'r> Row<'r> {
    fn new(by: &'r [String], count: &'r GroupCount) -> Self {
        let group = by.iter().zip(&count.group);
        Self {
            group: group
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect(),
            hits: count.hits,
            articles: count.articles,
            all_articles: count.all_articles,
            all_words: count.all_words,
            per_million: count.per_million(),
        }
    }
}

fn table(by: &[String], counts: &[GroupCount]) -> TextTable {
    let columns = [
        Column::number("hits"),
        Column::number("articles"),
        Column::number("of"),
        Column::number("words"),
        Column::number("per million"),
    ];
    let mut table = TextTable::with_groups(by, &columns);
    for group in counts {
        let mut cells = cells(by, group);
        cells.extend([
            count(group.hits),
            count(group.articles),
            count(group.all_articles),
            count(group.all_words),
            rate(group.per_million()),
        ]);
        table.row(cells);
    }
    table
}

fn csv(by: &[String], counts: &[GroupCount]) -> String {
    let header: Vec<String> = by
        .iter()
        .cloned()
        .chain(COLUMNS.iter().map(|column| (*column).to_owned()))
        .collect();
    let row = |group: &GroupCount| {
        let mut cells = cells(by, group);
        cells.extend(
            [
                group.hits,
                group.articles,
                group.all_articles,
                group.all_words,
            ]
            .map(|n| n.to_string()),
        );
        cells.push(format!("{:.1}", group.per_million()));
        cells
    };
    rows::csv(&header, counts.iter().map(row))
}

/// A cell for every name, empty where a group has no value for it.
fn cells(by: &[String], count: &GroupCount) -> Vec<String> {
    (0..by.len())
        .map(|place| count.group.get(place).cloned().unwrap_or_default())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group() -> GroupCount {
        GroupCount {
            group: vec!["Harbour Review".to_owned(), "strike".to_owned()],
            hits: 3,
            articles: 2,
            all_articles: 2,
            all_words: 1_500,
        }
    }

    #[test]
    fn rates_are_per_million_words_of_the_group() {
        let by = ["outlet".to_owned(), "event".to_owned()];
        let json = counts(&by, &[group()], Format::Jsonl, 0, false);
        let row: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(row["per_million"], 2000.0);
        assert_eq!(row["event"], "strike");
        let text = counts(&by, &[group()], Format::Table, 80, false);
        assert!(
            text.lines()
                .nth(1)
                .is_some_and(|row| row.ends_with("1,500      2,000.0")),
            "{text}"
        );
    }

    #[test]
    fn a_group_without_words_has_no_rate_and_no_error() {
        let nothing = GroupCount::default();
        let text = counts(&["outlet".to_owned()], &[nothing], Format::Csv, 0, false);
        assert!(text.ends_with(",0,0,0,0,0.0\n"), "{text}");
    }
}
