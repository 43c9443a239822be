//! What is not counted, and brought back.

use crate::{articles, indexed, ok, otherwords, refused, write};

#[test]
fn boilerplate_is_listed_not_counted_and_can_be_overruled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let mut articles = articles();
    for article in articles
        .iter_mut()
        .filter(|article| article["outlet"] == "Harbour Ledger")
    {
        let body = article["body"].as_str().unwrap();
        article["body"] = format!("{body}\n\nSubscribe to the briefing of our newsroom.").into();
    }
    write(path, "a.jsonl", &articles);
    ok(path, &["index", "a.jsonl", "--into", "x.index"]);
    let listed = ok(path, &["boilerplate", "x.index", "--format", "csv"]);
    assert!(listed.contains("Subscribe to the briefing"), "{listed}");
    let found = otherwords(path, &["search", "x.index", "subscribe"]);
    assert_eq!(found.status.code(), Some(1));
    ok(path, &["boilerplate", "x.index", "--export", "b.csv"]);
    let table = std::fs::read_to_string(path.join("b.csv")).unwrap();
    std::fs::write(
        path.join("b.csv"),
        table.replace("Harbour Ledger,,", "Harbour Ledger,keep,"),
    )
    .unwrap();
    ok(path, &["boilerplate", "x.index", "--import", "b.csv"]);
    let found = ok(
        path,
        &[
            "search",
            "x.index",
            "subscribe",
            "--articles",
            "--format",
            "jsonl",
        ],
    );
    assert_eq!(found.lines().count(), 3);
}

#[test]
fn a_phrase_that_was_not_found_can_be_named() {
    let folder = indexed();
    let path = folder.path();
    ok(
        path,
        &[
            "search",
            "x.index",
            "outlet:\"Harbour Ledger\" \"the river\"",
        ],
    );
    let row = "outlet,key,decision\nHarbour Ledger,The River,drop\n";
    std::fs::write(path.join("b.csv"), row).unwrap();
    ok(path, &["boilerplate", "x.index", "--import", "b.csv"]);
    let found = otherwords(
        path,
        &[
            "search",
            "x.index",
            "outlet:\"Harbour Ledger\" \"the river\"",
        ],
    );
    assert_eq!(found.status.code(), Some(1), "{found:?}");
    let listed = ok(path, &["boilerplate", "x.index", "--format", "csv"]);
    assert!(listed.contains("the river"), "{listed}");
    let row = "outlet,key,decision\nHarbour Ledger,no such words,drop\n";
    std::fs::write(path.join("b.csv"), row).unwrap();
    let said = otherwords(path, &["boilerplate", "x.index", "--import", "b.csv"]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("no such words"));
    let row = "outlet,key,decision\nNobody's Paper,the river,drop\n";
    std::fs::write(path.join("b.csv"), row).unwrap();
    assert!(
        refused(path, &["boilerplate", "x.index", "--import", "b.csv"]).contains("name an outlet")
    );
}

#[test]
fn a_saved_file_of_boilerplate_holds_after_names_were_merged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let mut articles = articles();
    for article in articles
        .iter_mut()
        .filter(|article| article["outlet"] == "Evening Star")
    {
        let body = article["body"].as_str().unwrap();
        article["body"] = format!("{body}\n\nSubscribe to the briefing of our newsroom.").into();
    }
    write(path, "a.jsonl", &articles);
    ok(path, &["index", "a.jsonl", "--into", "x.index"]);
    ok(path, &["boilerplate", "x.index", "--export", "b.csv"]);
    let table = std::fs::read_to_string(path.join("b.csv")).unwrap();
    std::fs::write(
        path.join("b.csv"),
        table.replace("Evening Star,,", "Evening Star,keep,"),
    )
    .unwrap();
    let alias = "name,outlet,verdict\nEvening Star,Daily Beacon,confirmed\n";
    std::fs::write(path.join("alias.csv"), alias).unwrap();
    ok(path, &["outlets", "x.index", "--import", "alias.csv"]);
    ok(path, &["boilerplate", "x.index", "--import", "b.csv"]);
    ok(path, &["search", "x.index", "subscribe"]);
}
