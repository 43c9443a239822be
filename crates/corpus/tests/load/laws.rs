//! What holds for all input.

use super::*;
use proptest::prelude::*;

/// Pieces of which broken files are made.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known: [&[u8]; 22] = [
        b"{\"body\":\"",
        b"\"}",
        b"\n",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\"",
        b"\\",
        b"---\n",
        b"key: value\n",
        b"<html>",
        b"<p>",
        b"</p>",
        b"<div>",
        b"body,title\n",
        b"\x1f\x8b\x08",
        b"\xff\xfe",
        b"\0",
        b"\xc3",
        b"03/04/2020",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(known.to_vec()).prop_map(<[u8]>::to_vec),
        1 => any::<Vec<u8>>(),
        2 => "[a-z ]{0,20}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "a.jsonl", "a.json", "a.csv", "a.txt", "a.html", "a.md", "a.gz", "a",
    ])
}

/// Any text that is one after it is normalised.
fn body() -> impl Strategy<Value = String> {
    "[a-z][a-zA-Zäß”,;|\" ]{0,20} [a-z]{1,8}[\n.]{0,2}[a-z “]{0,9}x"
        .prop_map(|text| otherwords_text::normalize(&text))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_input_panics_and_every_record_is_accounted_for(name in name(), bytes in pieces()) {
        let given = load_text(name, &bytes);
        let loaded = &given.loaded;
        prop_assert_eq!(loaded.articles as usize, given.articles.len());
        prop_assert_eq!(loaded.problems as usize, given.problems.len());
        prop_assert!(loaded.articles + loaded.repeats <= loaded.records);
        prop_assert!(loaded.articles > 0 || loaded.problems > 0, "silence about {:?}", bytes);
        for article in &given.articles {
            prop_assert!(!article.body.trim().is_empty() && !article.id.is_empty());
            prop_assert!(!article.title.contains('\n'));
        }
    }

    #[test]
    fn loading_twice_gives_the_same(name in name(), bytes in pieces()) {
        let folder = folder(&[(name, &bytes)]);
        prop_assert_eq!(load_folder(folder.path(), &of_harbour()), load_folder(folder.path(), &of_harbour()));
    }

    #[test]
    fn texts_come_back_from_json_lines_and_tables(bodies in proptest::collection::vec(body(), 2..6)) {
        let bodies: std::collections::BTreeSet<String> = bodies.iter().map(|body| body.trim().to_string()).collect();
        let lines: String = bodies.iter().map(|body| serde_json::json!({"n": 1, "text": body}).to_string() + "\n").collect();
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["n", "text"]).expect("in memory");
        bodies.iter().for_each(|body| table.write_record(["1", body]).expect("in memory"));
        let table = table.into_inner().expect("in memory");
        let expected: Vec<&str> = bodies.iter().map(String::as_str).collect();
        let (lines, table) = (load_text("a.jsonl", lines.as_bytes()), load_text("a.csv", &table));
        prop_assert_eq!(lines.bodies(), expected.clone());
        prop_assert_eq!(table.bodies(), expected);
    }
}
