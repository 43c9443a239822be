//! Copies of one text have one vote.

use crate::{corpora, key_terms, ok, write};

#[test]
fn five_copies_of_one_article_change_no_rank_and_no_q() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let sample = corpora().join("twelve-stories");
    ok(
        path,
        &["index", sample.to_str().unwrap(), "--into", "once.index"],
    );
    ok(path, &["export", "once.index", "--out", "all.jsonl"]);
    let exported = std::fs::read_to_string(path.join("all.jsonl")).unwrap();
    let article: serde_json::Value =
        serde_json::from_str(exported.lines().nth(7).unwrap()).unwrap();
    let outlets = ["Zeta", "Zeta", "Omega", "Psi"].map(str::to_owned);
    let own = article["outlet"].as_str().unwrap().to_owned();
    let copies = outlets
        .into_iter()
        .chain([own])
        .enumerate()
        .map(|(number, outlet)| {
            let mut copy = article.clone();
            copy["id"] = format!("zz-copy-{number}").into();
            copy["outlet"] = outlet.into();
            copy["date"] = "2030-01-01".into();
            copy
        });
    write(path, "copies.jsonl", &copies.collect::<Vec<_>>());
    ok(
        path,
        &[
            "index",
            sample.to_str().unwrap(),
            "copies.jsonl",
            "--into",
            "copies.index",
        ],
    );
    let (before, after) = (
        key_terms(path, "once.index"),
        key_terms(path, "copies.index"),
    );
    assert!(before.len() > 100);
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
    let all = ok(
        path,
        &[
            "compare",
            "copies.index",
            "--copies",
            "all",
            "--format",
            "csv",
        ],
    );
    assert!(
        all.contains("Zeta"),
        "with all copies the outlets that only copied are there"
    );
}
