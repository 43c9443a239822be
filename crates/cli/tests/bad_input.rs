//! Bad input gives a result, a listed problem, or an error that says what to do; and loses nothing.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn otherwords(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otherwords"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// What a run said on both channels.
fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn folder_with(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

const GOOD: &str = r#"{"id":"1","outlet":"Harbour Ledger","title":"Port shut","date":"2021-03-04","body":"The port was shut on Monday, a spokesman said."}"#;

/// Indexes one file; the summary, and what search then finds of the good record.
fn index_one(name: &str, bytes: &[u8]) -> (Output, Output) {
    let folder = folder_with(&[(name, bytes)]);
    let indexed = otherwords(folder.path(), &["index", name, "--into", "x.index"]);
    let found = otherwords(folder.path(), &["search", "x.index", "port"]);
    (indexed, found)
}

#[test]
fn each_bad_file_is_listed_and_the_good_record_beside_it_is_kept() {
    let broken = format!("{GOOD}\n{{\"id\": \"2\", \"outlet\": \n");
    let no_text =
        format!("{GOOD}\n{{\"id\":\"2\",\"outlet\":\"Daily Beacon\",\"title\":\"Nothing\"}}\n");
    let no_day = format!(
        "{GOOD}\n{}\n",
        GOOD.replace("\"1\"", "\"2\"")
            .replace("2021-03-04", "31/02/2020")
    );
    let twice = format!("{GOOD}\n{}\n", GOOD.replace("Monday", "Tuesday"));
    let no_outlet = format!("{GOOD}\n{{\"id\":\"2\",\"body\":\"A text that names nobody.\"}}\n");
    let rows: [(&str, &[u8], &str); 5] = [
        ("broken.jsonl", broken.as_bytes(), "broken.jsonl:2"),
        ("notext.jsonl", no_text.as_bytes(), "notext.jsonl:2"),
        ("noday.jsonl", no_day.as_bytes(), "noday.jsonl:2"),
        ("twice.jsonl", twice.as_bytes(), "twice.jsonl:2"),
        ("nooutlet.jsonl", no_outlet.as_bytes(), "outlet"),
    ];
    for (name, bytes, expected) in rows {
        let (indexed, found) = index_one(name, bytes);
        assert_eq!(indexed.status.code(), Some(0), "{name}: {}", said(&indexed));
        assert!(
            said(&indexed).contains(expected),
            "{name}: {}",
            said(&indexed)
        );
        assert_eq!(found.status.code(), Some(0), "{name}: {}", said(&found));
    }
}

#[test]
fn files_without_any_article_are_problems_and_not_errors() {
    let rows: [(&str, &[u8]); 3] = [
        ("empty.jsonl", b""),
        (
            "junk.bin",
            b"\x00\x01\x02\xff\xfe\x00\x9c\x00\x01\x02\x03\x7fELF\x00\x00",
        ),
        ("notext.csv", b"a,b\n1,2\n"),
    ];
    for (name, bytes) in rows {
        let (indexed, found) = index_one(name, bytes);
        assert_eq!(indexed.status.code(), Some(1), "{name}: {}", said(&indexed));
        assert!(
            said(&indexed).contains("problems  1") && said(&indexed).contains("x.index is empty"),
            "{name}: {}",
            said(&indexed)
        );
        assert_eq!(found.status.code(), Some(1), "{name}: {}", said(&found));
    }
}

#[test]
fn other_encodings_are_read() {
    let table = "outlet,body\nHarbour Ledger,The port café was shut.\n";
    let latin: Vec<u8> = table
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(table.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (name, bytes) in [("latin.csv", latin), ("wide.csv", wide)] {
        let folder = folder_with(&[(name, &bytes)]);
        otherwords(folder.path(), &["index", name, "--into", "x.index"]);
        let found = otherwords(folder.path(), &["search", "x.index", "café"]);
        assert_eq!(found.status.code(), Some(0), "{name}: {}", said(&found));
    }
}

#[test]
fn what_cannot_be_done_is_an_error_that_names_the_place() {
    let folder = folder_with(&[("good.jsonl", GOOD.as_bytes()), ("file", b"no folder")]);
    otherwords(folder.path(), &["index", "good.jsonl", "--into", "x.index"]);
    let rows: [(&[&str], &str); 6] = [
        (
            &["index", "missing.jsonl", "--into", "y.index"],
            "missing.jsonl",
        ),
        (
            &["index", "good.jsonl", "--into", "file/y.index"],
            "file/y.index",
        ),
        (&["search", "nowhere", "port"], "nowhere"),
        (&["search", "x.index", "(port"], "^"),
        (
            &["compare", "x.index", "--target", "Nobody"],
            "Harbour Ledger",
        ),
        (
            &["report", "x.index", "--out", "file/report"],
            "file/report",
        ),
    ];
    for (arguments, expected) in rows {
        let output = otherwords(folder.path(), arguments);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            said(&output)
        );
        assert!(
            said(&output).contains(expected),
            "{arguments:?}: {}",
            said(&output)
        );
    }
}

#[test]
fn a_flipped_byte_is_never_believed() {
    let folder = folder_with(&[("good.jsonl", GOOD.as_bytes())]);
    otherwords(folder.path(), &["index", "good.jsonl", "--into", "x.index"]);
    let index = folder.path().join("x.index");
    let before = said(&otherwords(folder.path(), &["search", "x.index", "port"]));
    for file in std::fs::read_dir(&index)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let good = std::fs::read(&file).unwrap();
        for place in [0, good.len() / 2, good.len().saturating_sub(1)] {
            let mut bad = good.clone();
            let Some(byte) = bad.get_mut(place) else {
                continue;
            };
            *byte ^= 0x20;
            std::fs::write(&file, &bad).unwrap();
            let output = otherwords(folder.path(), &["search", "x.index", "port"]);
            let same = output.status.code() == Some(0) && said(&output) == before;
            let refused = output.status.code() == Some(2) && !said(&output).contains("bug");
            assert!(
                same || refused,
                "{} byte {place}: {}",
                file.display(),
                said(&output)
            );
        }
        std::fs::write(&file, &good).unwrap();
    }
}

#[test]
fn the_same_again_changes_nothing_and_a_changed_article_replaces_the_old() {
    let changed = GOOD.replace("Monday", "Friday");
    let folder = folder_with(&[
        ("good.jsonl", GOOD.as_bytes()),
        ("changed.jsonl", changed.as_bytes()),
    ]);
    let index = |file: &str| {
        said(&otherwords(
            folder.path(),
            &["index", file, "--into", "x.index"],
        ))
    };
    assert!(index("good.jsonl").contains("1 added, 0 replaced, 0 unchanged"));
    assert!(index("good.jsonl").contains("0 added, 0 replaced, 1 unchanged"));
    assert!(index("changed.jsonl").contains("0 added, 1 replaced, 0 unchanged"));
    assert_eq!(
        otherwords(folder.path(), &["search", "x.index", "friday"])
            .status
            .code(),
        Some(0)
    );
    assert_eq!(
        otherwords(folder.path(), &["search", "x.index", "monday"])
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn an_empty_index_and_one_article_can_be_reported() {
    let folder = folder_with(&[("empty.jsonl", b""), ("good.jsonl", GOOD.as_bytes())]);
    let none = otherwords(folder.path(), &["report", "empty.jsonl"]);
    assert_eq!(none.status.code(), Some(2), "{}", said(&none));
    assert!(said(&none).contains("no article"), "{}", said(&none));
    let one = otherwords(folder.path(), &["report", "good.jsonl", "--out", "r"]);
    assert_eq!(one.status.code(), Some(0), "{}", said(&one));
    let page = std::fs::read_to_string(folder.path().join("r/index.html")).unwrap();
    assert!(
        page.contains("nobody to compare"),
        "the page does not say that there is one outlet only"
    );
}
