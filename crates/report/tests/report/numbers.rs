//! Rounded once: the page, the JSON and the CSV show the same numbers.

use std::collections::BTreeMap;

use otherwords_report::{Report, TERM_COLUMNS, format};
use serde_json::Value;

use crate::fixture;

/// The rows of `key_terms.csv`, by column.
fn rows(report: &Report) -> Vec<BTreeMap<String, String>> {
    let csv = format::csv(report).unwrap();
    csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

/// The cells of a row of the page: exact values where the page has them.
fn cells(page: &str, table: usize, row: usize) -> Vec<String> {
    let body = page
        .split(&format!("<tbody id=\"t{table}-{row}\">"))
        .nth(1)
        .unwrap();
    let row = body.split("</tr>").next().unwrap();
    let cells = row
        .split("<td")
        .skip(1)
        .map(|cell| cell.split_once('>').unwrap().1);
    cells.map(cell_text).collect()
}

fn cell_text(cell: &str) -> String {
    let exact = cell
        .split("<data value=\"")
        .nth(1)
        .and_then(|data| data.split('"').next());
    let shown = || {
        cell.split("</td>")
            .next()
            .unwrap()
            .split("<small>")
            .next()
            .unwrap()
    };
    exact
        .unwrap_or_else(shown)
        .replace([',', '+'], "")
        .replace('−', "-")
        .trim()
        .to_owned()
}

fn same(one: &str, other: &str) -> bool {
    one == other
        || one
            .parse::<f64>()
            .is_ok_and(|number| other.parse() == Ok(number))
}

#[test]
fn every_number_of_the_csv_is_that_of_the_json() {
    let report = fixture::report();
    let json: Value = serde_json::from_str(&format::json(&report).unwrap()).unwrap();
    let terms = json["tables"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|table| table["terms"].as_array().unwrap().iter());
    let rows = rows(&report);
    assert_eq!(rows.len(), 7);
    for (row, term) in rows.iter().zip(terms) {
        for (column, value) in row {
            let Some(place) = TERM_COLUMNS.iter().position(|name| name == column) else {
                assert!(is_kept_with_the_table(column), "{column}");
                continue;
            };
            match &term[place] {
                Value::Number(number) => assert_eq!(*value, number.to_string(), "{column}"),
                Value::Null => assert!(value.is_empty(), "{column}"),
                Value::Bool(answer) => assert_eq!(*value, answer.to_string(), "{column}"),
                Value::String(text) => assert_eq!(value, text, "{column}"),
                _ => assert_eq!(column, "forms"),
            }
        }
    }
}

/// Columns that JSON has once for all rows of a table.
fn is_kept_with_the_table(column: &str) -> bool {
    let of_table = [
        "unit",
        "layer",
        "scope",
        "outlet",
        "reference",
        "report_id",
        "program",
        "index",
    ];
    of_table.contains(&column) || column.starts_with("kwic_query")
}

#[test]
fn a_row_of_the_json_has_what_its_columns_say() {
    let report = fixture::report();
    let json: Value = serde_json::from_str(&format::json(&report).unwrap()).unwrap();
    assert_eq!(json["term_columns"], serde_json::json!(TERM_COLUMNS[..]));
    let row = json["tables"][0]["terms"][0].as_array().unwrap();
    assert_eq!(row.len(), TERM_COLUMNS.len());
    let column = |name: &str| {
        let place = TERM_COLUMNS.iter().position(|column| *column == name);
        &row[place.unwrap()]
    };
    for (name, value) in [
        ("term", serde_json::json!("summoned")),
        ("n_target", serde_json::json!(7)),
        ("G2", serde_json::json!(12.35)),
        ("significant", serde_json::json!(true)),
        ("quoted_share", serde_json::json!(0.125)),
        ("loadedness", serde_json::json!(0.987)),
        ("query", serde_json::json!("voice:summoned")),
    ] {
        assert_eq!(*column(name), value, "{name}");
    }
}

#[test]
fn every_number_of_the_page_is_that_of_the_csv() {
    let report = fixture::report();
    let page = format::html(&report).unwrap();
    let rows = rows(&report);
    let tested = [
        "n_target",
        "n_reference",
        "pm_target",
        "pm_reference",
        "docs_target",
        "docs_reference",
        "log_ratio",
        "z_monroe",
        "G2",
        "p",
        "q",
        "quoted_share",
        "loadedness",
    ];
    for (row, (table, number)) in [(0, 0), (0, 1), (0, 2), (1, 0)].into_iter().enumerate() {
        // Rows of the CSV stand in the order of tables: four of the first, one of the second.
        let row = &rows[if (table, number) == (1, 0) { 4 } else { row }];
        let cells = cells(&page, table, number);
        for (column, cell) in tested.iter().zip(&cells[1..]) {
            assert!(
                same(cell, &row[*column]),
                "{} {column}: {cell}",
                row["term"]
            );
        }
    }
}

#[test]
fn numbers_are_rounded_as_promised() {
    let report = fixture::report();
    let term = &report.tables[0].terms[0];
    assert_eq!(term.pm_target, 8905.9); // 7 of 786 words
    assert_eq!(term.log_ratio, Some(2.81));
    assert_eq!(
        (term.log_ratio_lo, term.log_ratio_hi),
        (Some(1.1), Some(4.51))
    );
    assert_eq!((term.p, term.q), (Some(0.0000123), Some(0.000494)));
    assert_eq!(term.g2, Some(12.35));
    assert_eq!(term.dp_target, Some(0.123));
    assert_eq!(
        report.tables[0].terms[1].percent_diff, None,
        "infinity is no number"
    );
    assert_eq!(report.corpus.outlets[0].quoted_share, 0.214);
}

#[test]
fn the_page_says_small_probabilities_in_words() {
    let page = format::html(&fixture::report()).unwrap();
    assert!(
        page.contains("<data value=\"0.0000123\">&#60; 0.0001</data>")
            || page.contains("<data value=\"0.0000123\">&lt; 0.0001</data>"),
        "{:?}",
        cells(&page, 0, 0)
    );
}

#[test]
fn the_csv_begins_with_its_columns_and_keeps_any_term() {
    let mut comparison = fixture::comparison();
    comparison.tables.truncate(1);
    comparison.tables[0].terms.truncate(1);
    comparison.tables[0].terms[0].term = "=1+1, \"quoted\"\nline".to_owned();
    let report = Report::new(&comparison, &[]);
    let csv = format::csv(&report).unwrap();
    assert!(csv.starts_with("term,unit,layer,scope,outlet,reference,n_target,"));
    let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    assert_eq!(header[..format::COLUMNS.len()], format::COLUMNS);
    assert_eq!(
        header[format::COLUMNS.len()..],
        ["report_id", "program", "index"]
    );
    assert_eq!(rows(&report)[0]["term"], "=1+1, \"quoted\"\nline");
}

#[test]
fn the_json_reads_back_as_the_same_report() {
    let report = fixture::report();
    let json = format::json(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
}
