//! Collocates: the words near what a query finds, as a whole or group against all others.

use std::collections::BTreeMap;

use otherwords_comparison::{Collocate, CollocateTable, CollocateUse, Collocates, Footing};
use serde::Serialize;

use crate::report::{decimals, three_digits};
use crate::terminal::{Column, Style, TextTable};
use crate::wording::{count, log_ratio, measure, or_dash, probability};

use super::{Format, rows};

/// A collocate for programs.
#[derive(Serialize)]
struct Row<'r> {
    term: &'r str,
    near: u64,
    articles: u64,
    total: u64,
    expected: Option<f64>,
    log_dice: Option<f64>,
    mi: Option<f64>,
    #[serde(rename = "G2")]
    g2: Option<f64>,
}

const COLUMNS: [&str; 8] = [
    "term", "near", "articles", "total", "expected", "log_dice", "mi", "G2",
];

impl<'r> Row<'r> {
    fn new(term: &'r Collocate) -> Self {
        Self {
            term: &term.term,
            near: term.near,
            articles: term.articles,
            total: term.total,
            expected: decimals(term.expected, 2),
            log_dice: decimals(term.log_dice, 2),
            mi: decimals(term.mutual_information, 2),
            g2: decimals(term.g2, 2),
        }
    }
}

/// The first `most` collocates in a format. Width and colour concern tables only.
pub fn collocates(
    found: &Collocates,
    most: usize,
    format: Format,
    width: usize,
    colour: bool,
) -> String {
    let rows: Vec<Row<'_>> = found.terms.iter().take(most).map(Row::new).collect();
    match format {
        Format::Table => table(&rows).show(width, Style::new(colour)),
        Format::Csv => csv(&rows),
        Format::Json => rows::json(&rows),
        Format::Jsonl => rows::json_lines(&rows),
    }
}

fn table(rows: &[Row<'_>]) -> TextTable {
    let mut table = TextTable::new(&[
        Column::text("term"),
        Column::number("near"),
        Column::number("articles"),
        Column::number("in all"),
        Column::number("expected"),
        Column::number("logDice"),
        Column::number("MI"),
        Column::number("G2"),
    ]);
    for row in rows {
        table.row(vec![
            row.term.to_owned(),
            count(row.near),
            count(row.articles),
            count(row.total),
            measure(row.expected, 1),
            measure(row.log_dice, 2),
            measure(row.mi, 2),
            measure(row.g2, 1),
        ]);
    }
    table
}

fn csv(rows: &[Row<'_>]) -> String {
    let cells = |row: &Row<'_>| {
        let counts = [row.near, row.articles, row.total].map(|n| n.to_string());
        let measures = [row.expected, row.log_dice, row.mi, row.g2].map(number);
        let cells = std::iter::once(row.term.to_owned());
        cells.chain(counts).chain(measures).collect()
    };
    rows::csv(&COLUMNS.map(str::to_owned), rows.iter().map(cells))
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A collocate of a group for programs.
#[derive(Serialize)]
struct GroupRow<'r> {
    #[serde(flatten)]
    group: BTreeMap<&'r str, &'r str>,
    term: &'r str,
    near_target: u64,
    near_reference: u64,
    words_near_target: u64,
    words_near_reference: u64,
    docs_target: u64,
    docs_reference: u64,
    events: u64,
    log_ratio: Option<f64>,
    #[serde(rename = "G2")]
    g2: Option<f64>,
    p: Option<f64>,
    q: Option<f64>,
    significant: bool,
}

const GROUP_COLUMNS: [&str; 13] = [
    "term",
    "near_target",
    "near_reference",
    "words_near_target",
    "words_near_reference",
    "docs_target",
    "docs_reference",
    "events",
    "log_ratio",
    "G2",
    "p",
    "q",
    "significant",
];

impl<'r> GroupRow<'r> {
    fn new(by: &'r str, table: &'r CollocateTable, row: &'r CollocateUse) -> Self {
        Self {
            group: [(by, table.group.as_str())].into(),
            term: &row.term,
            near_target: row.near.0,
            near_reference: row.near.1,
            words_near_target: table.words_near,
            words_near_reference: table.words_near_others,
            docs_target: row.articles.0,
            docs_reference: row.articles.1,
            events: row.events,
            log_ratio: row.log_ratio.and_then(|ratio| decimals(ratio, 3)),
            g2: decimals(row.g2, 2),
            p: row.p.and_then(three_digits),
            q: row.q.and_then(three_digits),
            significant: row.is_significant,
        }
    }

    fn names(&self) -> Vec<String> {
        let names = self.group.values().copied().chain([self.term]);
        names.map(str::to_owned).collect()
    }
}

/// The first `most` collocates of each group in a format; `by` names what is grouped by, such as
/// `outlet`. Width and colour concern tables only.
pub fn collocates_by(
    by: &str,
    tables: &[CollocateTable],
    most: usize,
    format: Format,
    width: usize,
    colour: bool,
) -> String {
    let of_table = |table| first_rows(by, table, most);
    let rows: Vec<GroupRow<'_>> = tables.iter().flat_map(of_table).collect();
    match format {
        Format::Table => group_table(by, tables, &rows, width, Style::new(colour)),
        Format::Csv => group_csv(by, &rows),
        Format::Json => rows::json(&rows),
        Format::Jsonl => rows::json_lines(&rows),
    }
}

fn first_rows<'r>(by: &'r str, table: &'r CollocateTable, most: usize) -> Vec<GroupRow<'r>> {
    let rows = table.rows.iter().take(most);
    rows.map(|row| GroupRow::new(by, table, row)).collect()
}

fn group_table(
    by: &str,
    tables: &[CollocateTable],
    rows: &[GroupRow<'_>],
    width: usize,
    style: Style,
) -> String {
    let columns = [
        Column::text("term"),
        Column::number("near"),
        Column::number("others"),
        Column::number("articles"),
        Column::number("log ratio"),
        Column::number("G2"),
        Column::number("q"),
    ];
    let mut table = TextTable::with_groups(&[by.to_owned()], &columns);
    for row in rows {
        let mark = if row.significant { " ✓" } else { "" };
        let mut cells = row.names();
        cells.extend([
            count(row.near_target),
            count(row.near_reference),
            count(row.docs_target),
            or_dash(row.log_ratio, log_ratio),
            measure(row.g2, 1),
            probability(row.q) + mark,
        ]);
        table.row(cells);
    }
    table.show(width, style) + &untested(tables)
}

/// Which groups are not tested, and why the first of them is not.
fn untested(tables: &[CollocateTable]) -> String {
    let reasons = tables.iter().filter_map(|table| match &table.footing {
        Footing::Descriptive { reason } => Some((table.group.as_str(), reason)),
        Footing::Tested { .. } => None,
    });
    let (names, reasons): (Vec<&str>, Vec<&String>) = reasons.unzip();
    match (names.first(), reasons.first()) {
        (Some(first), Some(reason)) => {
            format!("Not tested: {}. {first}: {reason}.\n", names.join(", "))
        }
        _ => String::new(),
    }
}

fn group_csv(by: &str, rows: &[GroupRow<'_>]) -> String {
    let header = std::iter::once(by).chain(GROUP_COLUMNS).map(str::to_owned);
    let cells = |row: &GroupRow<'_>| {
        let counts = [
            row.near_target,
            row.near_reference,
            row.words_near_target,
            row.words_near_reference,
            row.docs_target,
            row.docs_reference,
            row.events,
        ];
        let measures = [row.log_ratio, row.g2, row.p, row.q].map(number);
        let cells = row.names().into_iter().chain(counts.map(|n| n.to_string()));
        cells
            .chain(measures)
            .chain([row.significant.to_string()])
            .collect()
    };
    rows::csv(&header.collect::<Vec<_>>(), rows.iter().map(cells))
}
