//! What is in an index comes out again.

use crate::{corpora, key_terms, ok};

#[test]
fn what_is_exported_and_indexed_again_has_the_same_counts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let sample = corpora().join("ambassador-2020");
    ok(
        path,
        &["index", sample.to_str().unwrap(), "--into", "first.index"],
    );
    for format in ["jsonl", "csv"] {
        let (file, index) = (format!("back.{format}"), format!("{format}.index"));
        ok(
            path,
            &["export", "first.index", "--to", format, "--out", &file],
        );
        ok(path, &["index", &file, "--into", &index]);
        for query in [
            "protest*",
            "title:ambassador",
            "*:*",
            "scare:protest OR routine",
        ] {
            for by in ["outlet", "event", "day"] {
                let count = |index: &str| {
                    ok(
                        path,
                        &["search", index, query, "--by", by, "--format", "csv"],
                    )
                };
                assert_eq!(count(&index), count("first.index"), "{format} {query} {by}");
            }
        }
        assert_eq!(
            key_terms(path, &index),
            key_terms(path, "first.index"),
            "{format}"
        );
        ok(
            path,
            &["export", &index, "--to", "jsonl", "--out", "again.jsonl"],
        );
        ok(
            path,
            &[
                "export",
                "first.index",
                "--to",
                "jsonl",
                "--out",
                "first.jsonl",
            ],
        );
        let read = |name: &str| std::fs::read_to_string(path.join(name)).unwrap();
        assert_eq!(read("again.jsonl"), read("first.jsonl"), "{format}");
    }
}
