//! What a researcher decides is kept; each text has one vote; what is in an index comes out again.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod audit;
mod boilerplate;
mod copies;
mod events;
mod export;
mod outlets;

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

pub(crate) fn otherwords(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otherwords"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// What a run that succeeds prints.
pub(crate) fn ok(folder: &Path, arguments: &[&str]) -> String {
    let output = otherwords(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a run that fails says.
pub(crate) fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = otherwords(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {errors}");
    errors
}

pub(crate) fn corpora() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora")
}

/// Articles about a strike, a flood and a fire, by three outlets, without any event.
pub(crate) fn articles() -> Vec<serde_json::Value> {
    let stories = [
        (
            "strike",
            "2021-03-04",
            [
                "Dock workers at the Marlow container terminal walked out on Thursday after pay talks with the Marlow harbour board collapsed.",
                "A walkout of dock workers closed the Marlow container terminal on Thursday, hours after the harbour board broke off pay talks.",
                "Pay talks between the Marlow harbour board and dock workers collapsed, and the container terminal stood still on Thursday.",
            ],
        ),
        (
            "flood",
            "2021-06-11",
            [
                "The river Tessel burst its banks near Oldbridge, and rescuers brought ninety families from flooded cellars to a school gym.",
                "Rescuers in Oldbridge carried ninety families out of flooded cellars after the Tessel burst its banks.",
                "Ninety families spent the night in a school gym in Oldbridge because the river Tessel had flooded their cellars.",
            ],
        ),
        (
            "fire",
            "2021-09-20",
            [
                "A fire destroyed the wooden roof of the Saint Anselm chapel, and police questioned two roofers about a blowtorch.",
                "Two roofers were questioned about a blowtorch after the roof of Saint Anselm chapel burned down.",
                "Police suspect a blowtorch: the wooden roof of the Saint Anselm chapel is destroyed, two roofers were questioned.",
            ],
        ),
    ];
    let outlets = ["Harbour Ledger", "Daily Beacon", "Evening Star"];
    let mut articles = Vec::new();
    for (story, date, bodies) in stories {
        for (outlet, body) in outlets.iter().zip(bodies) {
            let number = articles.len() + 1;
            articles.push(serde_json::json!({
                "id": format!("{story}-{number}"), "outlet": outlet, "date": date,
                "title": body.split_whitespace().take(6).collect::<Vec<_>>().join(" "),
                "body": body, "section": "Local",
            }));
        }
    }
    articles
}

pub(crate) fn write(folder: &Path, name: &str, articles: &[serde_json::Value]) {
    let lines: String = articles
        .iter()
        .map(|article| format!("{article}\n"))
        .collect();
    std::fs::write(folder.join(name), lines).unwrap();
}

/// A folder with an index of the articles.
pub(crate) fn indexed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.jsonl", &articles());
    ok(folder.path(), &["index", "a.jsonl", "--into", "x.index"]);
    folder
}

/// What a list of an index says.
pub(crate) fn listed(folder: &Path, what: &str) -> String {
    ok(folder, &[what, "x.index", "--format", "csv"])
}

/// The key terms of a comparison without what copies may change: the query, which says `copies:`,
/// and whether a term depends on them.
pub(crate) fn key_terms(folder: &Path, index: &str) -> Vec<Vec<String>> {
    let table = ok(folder, &["compare", index, "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let heading = reader.headers().unwrap().clone();
    let left_out = [
        "kwic_query",
        "kwic_query_reference",
        "copies_sensitive",
        "report_id",
        "index",
    ];
    let kept: Vec<usize> = (0..heading.len())
        .filter(|place| !left_out.contains(&&heading[*place]))
        .collect();
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| kept.iter().map(|place| row[*place].to_owned()).collect())
        .collect()
}
