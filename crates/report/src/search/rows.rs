//! Rows for programs: the same fields in CSV, JSON and JSON lines.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// A JSON array with one row a line, and a newline at the end.
pub(crate) fn json<R: Serialize>(rows: &[R]) -> String {
    let rows: Vec<String> = rows.iter().map(object).collect();
    if rows.is_empty() {
        "[]\n".to_owned()
    } else {
        format!("[\n{}\n]\n", rows.join(",\n"))
    }
}

/// One JSON object a line.
pub(crate) fn json_lines<R: Serialize>(rows: &[R]) -> String {
    rows.iter().map(|row| object(row) + "\n").collect()
}

/// CSV with a header. Rows shorter than the header end in empty cells.
pub(crate) fn csv(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    let every = std::iter::once(header.to_vec()).chain(rows);
    for row in every {
        writer
            .write_record(row)
            .expect("a buffer in memory takes every row");
    }
    let bytes = writer
        .into_inner()
        .expect("a buffer in memory needs no flushing");
    String::from_utf8(bytes).expect("rows are strings")
}

/// Names of everything that any of the sources said, sorted.
pub(super) fn metadata_names(metadata: &[&BTreeMap<String, String>]) -> Vec<String> {
    let names: BTreeSet<&String> = metadata
        .iter()
        .flat_map(|metadata| metadata.keys())
        .collect();
    names.into_iter().cloned().collect()
}

/// Fixed columns, then one for each name of the metadata.
pub(super) fn header(columns: &[&str], names: &[String]) -> Vec<String> {
    let columns = columns.iter().map(|column| (*column).to_owned());
    columns
        .chain(names.iter().map(|name| format!("meta.{name}")))
        .collect()
}

/// The metadata of one row, empty where its source said nothing.
pub(super) fn metadata_cells<'n>(
    names: &'n [String],
    metadata: &'n BTreeMap<String, String>,
) -> impl Iterator<Item = String> + 'n {
    names
        .iter()
        .map(|name| metadata.get(name).cloned().unwrap_or_default())
}

fn object<R: Serialize>(row: &R) -> String {
    serde_json::to_string(row).expect("rows have string keys and finite numbers")
}
