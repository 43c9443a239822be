//! Events: what is linked, corrected, merged and split.

use std::path::Path;

use crate::{articles, indexed, ok, otherwords, refused, write};

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
