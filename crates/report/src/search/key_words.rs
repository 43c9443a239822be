//! Key words of groups: a word list with how much more each is used, and how surprising that would be
//! if words came independently of each other.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::{decimals, per_million};
use crate::terminal::{Column, Style, TextTable};
use crate::wording::{count, log_ratio, measure, or_dash, rate};

use super::{Format, rows};

/// A word that a group uses more than all others do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyWord {
    /// The word, folded.
    pub term: String,
    /// The group.
    pub group: String,
    /// Occurrences in the group, and in all others.
    pub n: (u64, u64),
    /// All words of the group, and of all others.
    pub words: (u64, u64),
    /// Articles that have it, in the group and in all others.
    pub articles: (u64, u64),
    /// Log-likelihood ratio.
    pub g2: f64,
    /// How many times more often, in doublings.
    pub log_ratio: f64,
    /// Log-odds with an informative prior, in standard errors.
    pub z_monroe: f64,
}

/// Columns after the group's, as the field calls them.
const COLUMNS: [&str; 10] = [
    "term",
    "n_target",
    "n_reference",
    "pm_target",
    "pm_reference",
    "docs_target",
    "docs_reference",
    "G2",
    "log_ratio_token",
    "z_monroe",
];

/// A row for programs.
#[derive(Serialize)]
struct Row<'r> {
    #[serde(flatten)]
    group: BTreeMap<&'r str, &'r str>,
    term: &'r str,
    n_target: u64,
    n_reference: u64,
    pm_target: f64,
    pm_reference: f64,
    docs_target: u64,
    docs_reference: u64,
    #[serde(rename = "G2")]
    g2: Option<f64>,
    log_ratio_token: Option<f64>,
    z_monroe: Option<f64>,
}

/// Key words in a format; `by` names what is grouped by, such as `outlet`. Width and colour concern
/// tables only.
pub fn key_words(
    by: &str,
    words: &[KeyWord],
    format: Format,
    width: usize,
    colour: bool,
) -> String {
    let rows: Vec<Row<'_>> = words.iter().map(|word| Row::new(by, word)).collect();
    match format {
        Format::Table => table(by, words).show(width, Style::new(colour)),
        Format::Csv => csv(by, &rows),
        Format::Json => rows::json(&rows),
        Format::Jsonl => rows::json_lines(&rows),
    }
}

impl<'r> Row<'r> {
    fn new(by: &'r str, word: &'r KeyWord) -> Self {
        Self {
            group: [(by, word.group.as_str())].into(),
            term: &word.term,
            n_target: word.n.0,
            n_reference: word.n.1,
            pm_target: per_million(word.n.0, word.words.0),
            pm_reference: per_million(word.n.1, word.words.1),
            docs_target: word.articles.0,
            docs_reference: word.articles.1,
            g2: decimals(word.g2, 2),
            log_ratio_token: decimals(word.log_ratio, 3),
            z_monroe: decimals(word.z_monroe, 3),
        }
    }
}

fn table(by: &str, words: &[KeyWord]) -> TextTable {
    let columns = [
        Column::text("term"),
        Column::number("here"),
        Column::number("others"),
        Column::number("per million"),
        Column::number("others' p.m."),
        Column::number("G2"),
        Column::number("log ratio"),
        Column::number("z"),
    ];
    let mut table = TextTable::with_groups(&[by.to_owned()], &columns);
    for word in words {
        let row = Row::new(by, word);
        table.row(vec![
            word.group.clone(),
            word.term.clone(),
            count(row.n_target),
            count(row.n_reference),
            rate(row.pm_target),
            rate(row.pm_reference),
            measure(row.g2, 1),
            or_dash(row.log_ratio_token, log_ratio),
            measure(row.z_monroe, 2),
        ]);
    }
    table
}

fn csv(by: &str, rows: &[Row<'_>]) -> String {
    let header = std::iter::once(by).chain(COLUMNS).map(str::to_owned);
    let cells = |row: &Row<'_>| {
        let numbers = [row.n_target, row.n_reference].map(|n| n.to_string());
        let rates = [row.pm_target, row.pm_reference].map(|rate| format!("{rate:.1}"));
        let articles = [row.docs_target, row.docs_reference].map(|n| n.to_string());
        let measures = [row.g2, row.log_ratio_token, row.z_monroe]
            .map(|value| value.map(|value| value.to_string()).unwrap_or_default());
        let names = row.group.values().copied().chain([row.term]);
        let cells = names.map(str::to_owned).chain(numbers).chain(rates);
        cells.chain(articles).chain(measures).collect()
    };
    rows::csv(&header.collect::<Vec<_>>(), rows.iter().map(cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word() -> KeyWord {
        KeyWord {
            term: "summoned".to_owned(),
            group: "Ledger".to_owned(),
            n: (12, 3),
            words: (1_000, 2_000),
            articles: (4, 2),
            g2: 13.861_369,
            log_ratio: 3.0,
            z_monroe: 2.970_66,
        }
    }

    #[test]
    fn all_formats_say_the_same() {
        let show = |format| key_words("outlet", &[word()], format, 100, false);
        let csv = "outlet,term,n_target,n_reference,pm_target,pm_reference,docs_target,docs_reference,\
            G2,log_ratio_token,z_monroe\n\
            Ledger,summoned,12,3,12000.0,1500.0,4,2,13.86,3,2.971\n";
        assert_eq!(show(Format::Csv), csv);
        let row: serde_json::Value = serde_json::from_str(&show(Format::Jsonl)).unwrap();
        assert_eq!(
            (&row["outlet"], &row["G2"]),
            (&"Ledger".into(), &13.86.into())
        );
        let table = show(Format::Table);
        assert!(
            table.contains("summoned") && table.contains("13.9"),
            "{table}"
        );
    }
}
