//! Key words of groups: a word list with how much more each is used, and how surprising that would be
//! if words came independently of each other.

use std::collections::BTreeMap;

use otherwords_comparison::KeyWord;
use otherwords_indexer::GroupSize;
use serde::Serialize;

use crate::report::{decimals, per_million};
use crate::terminal::{Column, Style, TextTable};
use crate::wording::{count, log_ratio, measure, or_dash, rate};

use super::{Format, rows};

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

/// Key words of groups in a format; `by` names what is grouped by, such as `outlet`. Width and colour
/// concern tables only.
pub fn key_words<'w>(
    by: &'w str,
    groups: &'w [GroupSize],
    words: &'w [KeyWord],
    format: Format,
    width: usize,
    colour: bool,
) -> String {
    let all_words = groups.iter().map(|group| group.words).sum();
    let row = |word: &'w KeyWord| Row::new(by, &groups[word.group as usize], all_words, word);
    let rows: Vec<Row<'_>> = words.iter().map(row).collect();
    match format {
        Format::Table => table(by, &rows).show(width, Style::new(colour)),
        Format::Csv => csv(by, &rows),
        Format::Json => rows::json(&rows),
        Format::Jsonl => rows::json_lines(&rows),
    }
}

impl<'r> Row<'r> {
    fn new(by: &'r str, group: &'r GroupSize, all_words: u64, word: &'r KeyWord) -> Self {
        Self {
            group: [(by, group.name.as_str())].into(),
            term: &word.term,
            n_target: word.n.0,
            n_reference: word.n.1,
            pm_target: per_million(word.n.0, group.words),
            pm_reference: per_million(word.n.1, all_words - group.words),
            docs_target: word.articles.0,
            docs_reference: word.articles.1,
            g2: decimals(word.measures.g2, 2),
            log_ratio_token: decimals(word.measures.log_ratio, 3),
            z_monroe: decimals(word.measures.z, 3),
        }
    }

    /// The group and the word.
    fn names(&self) -> Vec<String> {
        let names = self.group.values().copied().chain([self.term]);
        names.map(str::to_owned).collect()
    }
}

fn table(by: &str, rows: &[Row<'_>]) -> TextTable {
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
    for row in rows {
        let mut cells = row.names();
        cells.extend([
            count(row.n_target),
            count(row.n_reference),
            rate(row.pm_target),
            rate(row.pm_reference),
            measure(row.g2, 1),
            or_dash(row.log_ratio_token, log_ratio),
            measure(row.z_monroe, 2),
        ]);
        table.row(cells);
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
        let cells = row.names().into_iter().chain(numbers).chain(rates);
        cells.chain(articles).chain(measures).collect()
    };
    rows::csv(&header.collect::<Vec<_>>(), rows.iter().map(cells))
}

#[cfg(test)]
mod tests {
    use otherwords_comparison::KeyMeasures;

    use super::*;

    fn group(name: &str, words: u64) -> GroupSize {
        GroupSize {
            name: name.to_owned(),
            words,
            ..GroupSize::default()
        }
    }

    fn word() -> KeyWord {
        KeyWord {
            term: "summoned".to_owned(),
            group: 0,
            n: (12, 3),
            articles: (4, 2),
            measures: KeyMeasures {
                g2: 13.861_369,
                log_ratio: 3.0,
                z: 2.970_66,
            },
        }
    }

    #[test]
    fn all_formats_say_the_same() {
        let groups = [group("Ledger", 1_000), group("Beacon", 2_000)];
        let show = |format| key_words("outlet", &groups, &[word()], format, 100, false);
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
