//! Parquet out of an index and into another: the same articles and the same counts; and what is said
//! where the program was built without it.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::path::Path;
use std::process::{Command, Output};

fn otherwords(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otherwords"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// The sample corpus, indexed.
fn indexed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/ambassador-2020");
    let output = otherwords(
        folder.path(),
        &["index", sample.to_str().unwrap(), "--into", "a.index"],
    );
    assert!(output.status.success(), "{output:?}");
    folder
}

#[cfg(feature = "columnar")]
#[test]
fn what_is_exported_and_indexed_again_is_the_same() {
    let folder = indexed();
    let ok = |arguments: &[&str]| {
        let output = otherwords(folder.path(), arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    ok(&["export", "a.index", "--to", "parquet", "--out", "a.parquet"]);
    ok(&[
        "export",
        "a.index",
        "--to",
        "parquet",
        "--out",
        "again.parquet",
    ]);
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("a.parquet"), read("again.parquet"), "the same bytes");
    ok(&["index", "a.parquet", "--into", "b.index"]);
    let counts = |index: &str| {
        ["outlet", "event", "day"].map(|by| {
            ok(&[
                "search",
                index,
                "protest* OR met",
                "--by",
                by,
                "--format",
                "csv",
            ])
        })
    };
    assert_eq!(counts("a.index"), counts("b.index"));
    let articles = |index: &str| ok(&["export", index]);
    assert_eq!(articles("a.index"), articles("b.index"));
}

#[cfg(not(feature = "columnar"))]
#[test]
fn without_parquet_the_program_says_how_to_get_it() {
    let folder = indexed();
    let path = folder.path();
    let output = otherwords(
        path,
        &["export", "a.index", "--to", "parquet", "--out", "a.parquet"],
    );
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("--features columnar") && said.contains("csv"),
        "{said}"
    );
    assert!(!path.join("a.parquet").exists());
    std::fs::write(path.join("b.parquet"), b"PAR1 and more").unwrap();
    let output = otherwords(path, &["import", "--check", "b.parquet"]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("--features columnar"), "{said}");
}
