//! What a researcher decides is kept; each text has one vote; what is in an index comes out again.

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

/// What a run that succeeds prints.
fn ok(folder: &Path, arguments: &[&str]) -> String {
    let output = otherwords(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a run that fails says.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = otherwords(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {errors}");
    errors
}

fn corpora() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora")
}

/// Articles about a strike, a flood and a fire, by three outlets, without any event.
fn articles() -> Vec<serde_json::Value> {
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

fn write(folder: &Path, name: &str, articles: &[serde_json::Value]) {
    let lines: String = articles
        .iter()
        .map(|article| format!("{article}\n"))
        .collect();
    std::fs::write(folder.join(name), lines).unwrap();
}

/// A folder with an index of the articles.
fn indexed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.jsonl", &articles());
    ok(folder.path(), &["index", "a.jsonl", "--into", "x.index"]);
    folder
}

/// Id and event of every article.
fn events(folder: &Path) -> Vec<(String, String)> {
    ok(folder, &["events", "x.index", "--export", "now.csv"]);
    let table = std::fs::read_to_string(folder.join("now.csv")).unwrap();
    let mut events: Vec<(String, String)> = table
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',');
            (
                cells.next().unwrap().to_owned(),
                cells.next().unwrap().to_owned(),
            )
        })
        .collect();
    events.sort();
    events
}

fn event_of(folder: &Path, id: &str) -> String {
    let events = events(folder);
    events.into_iter().find(|(known, _)| known == id).unwrap().1
}

#[test]
fn articles_without_events_are_linked_and_found_by_them() {
    let folder = indexed();
    let rows = ok(folder.path(), &["events", "--format", "jsonl"]);
    let rows: Vec<serde_json::Value> = rows
        .lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    for row in &rows {
        assert_eq!(
            (&row["outlets"], &row["by"]),
            (&3.into(), &"linked".into()),
            "{row}"
        );
        assert!(
            !row["words"].as_str().unwrap().is_empty()
                && !row["title"].as_str().unwrap().is_empty()
        );
    }
    let fire = event_of(folder.path(), "fire-7");
    let query = format!("event:\"{fire}\"");
    let found = ok(
        folder.path(),
        &[
            "search",
            "x.index",
            &query,
            "--articles",
            "--format",
            "jsonl",
        ],
    );
    assert_eq!(found.lines().count(), 3);
    assert!(
        found.lines().all(|line| line.contains("\"id\":\"fire-")),
        "{found}"
    );
}

#[test]
fn no_link_takes_articles_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.jsonl", &articles());
    ok(
        folder.path(),
        &["index", "a.jsonl", "--into", "x.index", "--no-link"],
    );
    let output = otherwords(folder.path(), &["events", "x.index"]);
    assert_eq!(output.status.code(), Some(1), "there are none");
}

#[test]
fn corrections_are_kept_whatever_is_added_later() {
    let folder = indexed();
    let path = folder.path();
    // Renames one event and locks it, merges a part of another into it, and takes an article out.
    std::fs::write(
        path.join("events.csv"),
        "\u{feff}id;event;locked\r\nfire-7;Chapel fire;yes\r\nfire-8;Chapel fire;yes\r\n\
         fire-9;;\r\nflood-4;Chapel fire;yes\r\n",
    )
    .unwrap();
    let said = ok(path, &["events", "x.index", "--import", "events.csv"]);
    assert!(said.contains("4 articles corrected"), "{said}");
    let more = articles().into_iter().map(|mut article| {
        article["id"] = format!("{}-later", article["id"].as_str().unwrap()).into();
        article["outlet"] = "Fourth Paper".into();
        article["body"] = article["body"]
            .as_str()
            .unwrap()
            .replace("the ", "that ")
            .into();
        article
    });
    write(path, "b.jsonl", &more.collect::<Vec<_>>());
    ok(path, &["index", "b.jsonl", "--into", "x.index"]);
    for (id, event) in [
        ("fire-7", "Chapel fire"),
        ("fire-8", "Chapel fire"),
        ("flood-4", "Chapel fire"),
        ("fire-9", ""),
    ] {
        assert_eq!(event_of(path, id), event, "{id}");
    }
    assert_eq!(
        event_of(path, "strike-1-later"),
        event_of(path, "strike-1"),
        "online"
    );
    assert_ne!(
        event_of(path, "fire-7-later"),
        "Chapel fire",
        "the event is locked"
    );
    let counts = ok(
        path,
        &[
            "search", "x.index", "*:*", "--by", "event", "--format", "csv",
        ],
    );
    assert!(
        counts
            .lines()
            .any(|line| line.starts_with("Chapel fire,") && line.contains(",3,")),
        "{counts}"
    );
}

/// Imports events in which those of some articles are others, and says the events that must come out.
fn correct(folder: &Path, corrections: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut expected = events(folder);
    for (id, event) in &mut expected {
        if let Some((_, corrected)) = corrections.iter().find(|(known, _)| known == id) {
            *event = (*corrected).to_owned();
        }
    }
    let rows: String = expected
        .iter()
        .map(|(id, event)| format!("{id},{event}\n"))
        .collect();
    std::fs::write(folder.join("corrected.csv"), format!("id,event\n{rows}")).unwrap();
    ok(folder, &["events", "x.index", "--import", "corrected.csv"]);
    expected
}

#[test]
fn a_correction_does_what_it_says_and_nothing_else() {
    let folder = indexed();
    let path = folder.path();
    let fire = event_of(path, "fire-7");
    let flood = event_of(path, "flood-4");
    let whole_flood = ["flood-4", "flood-5", "flood-6"];
    let named = |name: &'static str| whole_flood.map(|id| (id, name));
    for corrections in [
        whole_flood.map(|id| (id, fire.as_str())).to_vec(),
        whole_flood.map(|id| (id, flood.as_str())).to_vec(),
        vec![("fire-8", "roofers")],
        vec![("fire-8", fire.as_str())],
        vec![("strike-1", "")],
        named("The Tessel").to_vec(),
    ] {
        let expected = correct(path, &corrections);
        assert_eq!(events(path), expected, "{corrections:?}");
    }
}

#[test]
fn events_that_were_merged_or_split_stay_so_when_articles_are_added() {
    let folder = indexed();
    let path = folder.path();
    let fire = event_of(path, "fire-7");
    let expected = correct(
        path,
        &[
            ("flood-4", &fire),
            ("flood-5", &fire),
            ("flood-6", &fire),
            ("strike-1", "walkout"),
        ],
    );
    let new = serde_json::json!({
        "id": "new-1", "outlet": "Fourth Paper", "date": "2021-11-30",
        "title": "Bridge", "body": "Engineers measured the cracks of a railway bridge.",
    });
    write(path, "b.jsonl", &[new]);
    ok(path, &["index", "b.jsonl", "--into", "x.index"]);
    let mut found = events(path);
    found.retain(|(id, _)| id != "new-1");
    assert_eq!(found, expected);
}

#[test]
fn given_events_are_never_touched_by_linking() {
    let folder = tempfile::tempdir().unwrap();
    let mut articles = articles();
    for (article, event) in articles.iter_mut().zip(["A", "B", "A", "B", "A"]) {
        article["event"] = event.into();
    }
    write(folder.path(), "a.jsonl", &articles);
    ok(folder.path(), &["index", "a.jsonl", "--into", "x.index"]);
    for (article, event) in articles.iter().zip(["A", "B", "A", "B", "A"]) {
        assert_eq!(
            event_of(folder.path(), article["id"].as_str().unwrap()),
            event
        );
    }
}

#[test]
fn a_bad_file_of_corrections_names_line_and_remedy_and_changes_nothing() {
    let folder = indexed();
    let path = folder.path();
    let before = events(path);
    for (command, content, line, what) in [
        (
            "events",
            "id,event\nfire-7,A\nnobody,A\n",
            "line 3",
            "--export",
        ),
        ("events", "article,event\nfire-7,A\n", "line 1", "`id`"),
        (
            "events",
            "id,event\nfire-7,A\nfire-7,B\n",
            "line 3",
            "leave one row",
        ),
        (
            "events",
            "id,event,locked\nfire-7,A,perhaps\n",
            "line 2",
            "write yes or no",
        ),
        (
            "events",
            "id,event,locked\nfire-7,A,yes\nfire-8,A,no\n",
            "line 3",
            "write the same in all",
        ),
        (
            "events",
            "id,event\nfire-7,A,\"B\nC\"\n",
            "line 2",
            "quotation marks",
        ),
        (
            "outlets",
            "name,outlet,verdict\nDaily Beacon,Evening Star,maybe\n",
            "line 2",
            "confirmed",
        ),
        (
            "outlets",
            "name,outlet,verdict\nDaily Beacon,Evening Star,confirmed\nEvening Star,Daily Beacon,confirmed\n",
            "line 2",
            "circle",
        ),
        (
            "outlets",
            "name,outlet,verdict\nDaily Beacon,Evening Star,confirmed\nEvening Star,Star,confirmed\nStar,Evening Star,confirmed\n",
            "",
            "circle",
        ),
        (
            "outlets",
            "name,outlet,verdict\n,Evening Star,confirmed\n",
            "line 2",
            "fill in",
        ),
        (
            "boilerplate",
            "outlet,key,decision\nDaily Beacon,nothing,keep\n",
            "line 2",
            "--export",
        ),
    ] {
        std::fs::write(path.join("bad.csv"), content).unwrap();
        let said = refused(path, &[command, "x.index", "--import", "bad.csv"]);
        assert!(
            said.contains("bad.csv") && said.contains(line) && said.contains(what),
            "{content}: {said}"
        );
    }
    std::fs::write(path.join("bad.csv"), b"id,event\nfire-7,\xff\xfe\n").unwrap();
    assert!(refused(path, &["events", "x.index", "--import", "bad.csv"]).contains("UTF-8"));
    assert!(
        refused(path, &["events", "x.index", "--import", "missing.csv"]).contains("missing.csv")
    );
    assert_eq!(events(path), before);
}

#[test]
fn names_that_are_confirmed_count_as_one_outlet() {
    let folder = indexed();
    let path = folder.path();
    std::fs::write(
        path.join("outlets.csv"),
        "name,outlet,verdict\nEvening Star,Daily Beacon,confirmed\n",
    )
    .unwrap();
    ok(path, &["outlets", "x.index", "--import", "outlets.csv"]);
    let found = ok(
        path,
        &[
            "search",
            "x.index",
            "outlet:\"Daily Beacon\"",
            "--articles",
            "--format",
            "jsonl",
        ],
    );
    assert_eq!(found.lines().count(), 6);
    let listed = ok(path, &["outlets", "x.index", "--format", "csv"]);
    assert!(
        listed.contains("Evening Star,Daily Beacon,confirmed,3,"),
        "{listed}"
    );
}

/// The key terms of a comparison without what copies may change: the query, which says `copies:`,
/// and whether a term depends on them.
fn key_terms(folder: &Path, index: &str) -> Vec<Vec<String>> {
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
fn the_audit_says_what_may_be_compared() {
    let folder = indexed();
    let audit = ok(folder.path(), &["audit", "x.index", "--format", "json"]);
    let audit: serde_json::Value = serde_json::from_str(&audit).unwrap();
    assert_eq!(audit["condition"]["all"]["articles"], 9);
    let comparisons = audit["condition"]["comparisons"].as_array().unwrap();
    assert_eq!(comparisons.len(), 3);
    for comparison in comparisons {
        assert!(
            !comparison["reason"].as_str().unwrap().is_empty(),
            "{comparison}"
        );
    }
    let table = ok(folder.path(), &["audit", "x.index"]);
    assert!(
        table.contains("May it be compared?") && table.contains("Harbour Ledger"),
        "{table}"
    );
    let rows = ok(
        folder.path(),
        &["audit", "x.index", "--part", "events", "--format", "csv"],
    );
    assert_eq!(rows.lines().count(), 4, "{rows}");
}

/// What a list of an index says.
fn listed(folder: &Path, what: &str) -> String {
    ok(folder, &[what, "x.index", "--format", "csv"])
}

#[test]
fn importing_an_earlier_export_undoes_what_was_decided_since() {
    let folder = indexed();
    let path = folder.path();
    let boilerplate = || otherwords(path, &["boilerplate", "x.index", "--format", "csv"]).stdout;
    let before = (listed(path, "outlets"), boilerplate());
    ok(path, &["outlets", "x.index", "--export", "o.csv"]);
    std::fs::write(
        path.join("alias.csv"),
        "name,outlet,verdict\nEvening Star,Daily Beacon,\n",
    )
    .unwrap();
    for _ in 0..2 {
        // The same again changes nothing.
        ok(path, &["outlets", "x.index", "--import", "alias.csv"]);
        assert!(listed(path, "outlets").contains("Evening Star,Daily Beacon,confirmed"));
    }
    ok(path, &["outlets", "x.index", "--import", "o.csv"]);
    assert_eq!(listed(path, "outlets"), before.0);

    let row =
        |decision: &str| format!("outlet,key,decision\nHarbour Ledger,The River,{decision}\n");
    std::fs::write(path.join("drop.csv"), row("drop")).unwrap();
    ok(path, &["boilerplate", "x.index", "--import", "drop.csv"]);
    ok(path, &["boilerplate", "x.index", "--export", "b.csv"]);
    let table = std::fs::read_to_string(path.join("b.csv")).unwrap();
    assert!(table.contains("Harbour Ledger,drop,"), "{table}");
    std::fs::write(path.join("b.csv"), table.replace(",drop,", ",,")).unwrap();
    ok(path, &["boilerplate", "x.index", "--import", "b.csv"]);
    assert_eq!(boilerplate(), before.1);
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
