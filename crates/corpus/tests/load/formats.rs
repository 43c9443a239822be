//! The same articles in every format.

use super::*;
use otherwords_corpus::{Compression, inspect};

const BODIES: [&str; 2] = [
    "The envoy was summoned, \"to protest\".",
    "Routine talks; nothing more.",
];

#[test]
fn every_format_gives_the_same_articles() {
    let objects = [
        "{\"text\":\"The envoy was summoned, \\\"to protest\\\".\",\"headline\":\"A\"}",
        "{\"text\":\"Routine talks; nothing more.\",\"headline\":\"B\"}",
    ];
    let table = |mark: &str, quote: &str| {
        format!(
            "headline{mark}text\nA{mark}\"The envoy was summoned, {quote}to protest{quote}.\"\nB{mark}\"Routine talks; nothing more.\"\n"
        )
    };
    for (name, text, format) in [
        ("a.jsonl", objects.join("\n"), "JSON lines"),
        ("a", objects.join("\n"), "JSON lines"),
        ("a.jsonl", objects.join("\r\n\r\n"), "JSON lines"),
        ("a.json", format!("[{}]", objects.join(",")), "JSON"),
        (
            "a.json",
            format!("{{\"status\":\"ok\",\"articles\":[{}]}}", objects.join(",")),
            "JSON",
        ),
        (
            "a.json",
            format!("{{\"response\":{{\"docs\":[{}]}}}}", objects.join(",")),
            "JSON",
        ),
        (
            "a.json",
            objects.join("\n").replace("\",\"", "\",\n\""),
            "JSON",
        ),
        (
            "a.json",
            format!("\u{feff}[\n{}\n]\n", objects.join("\n,\n")),
            "JSON",
        ),
        ("a.csv", table(",", "\"\""), "CSV"),
        ("a.csv", table(",", "\\\""), "CSV"),
        ("a.csv", table(";", "\"\""), "CSV"),
        ("a.tsv", table("\t", "\"\""), "CSV"),
        ("a.csv", table("|", "\"\""), "CSV"),
        (
            "a.csv",
            format!("sep=;\r\n{}", table(";", "\"\"").replace('\n', "\r\n")),
            "CSV",
        ),
        ("a.csv", format!("\u{feff}{}", table(",", "\"\"")), "CSV"),
        ("a.txt", table("\t", "\"\""), "CSV"),
    ] {
        let given = load_text(name, text.as_bytes());
        assert_eq!(given.bodies(), BODIES, "{name}: {text}");
        let titles: Vec<&str> = given
            .articles
            .iter()
            .map(|article| &*article.title)
            .collect();
        assert_eq!(titles, ["A", "B"], "{text}");
        assert_eq!(given.problems, [], "{text}");
        assert_eq!(given.loaded.formats[0].format, Some(format), "{text}");
    }
}

#[test]
fn compression_and_encoding_change_nothing() {
    let lines = "{\"body\":\"Größere Schiffe müssen warten.\"}\n{\"body\":\"Die Behörde prüft die Brücke.\"}\n";
    let utf16: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2.write_all(lines.as_bytes()).expect("in memory");
    let plain = load_text("a.jsonl", lines.as_bytes());
    for (name, bytes) in [
        ("a.jsonl", [b"\xff\xfe", &utf16[..]].concat()),
        ("a.jsonl", utf16.clone()),
        (
            "a.jsonl",
            encoding_rs::WINDOWS_1252.encode(lines).0.into_owned(),
        ),
        ("a.jsonl.gz", gzip(lines.as_bytes())),
        ("a.jsonl.gz", gzip(&utf16)),
        ("a.jsonl.bz2", bzip2.finish().expect("in memory")),
        (
            "a.jsonl.zst",
            zstd::encode_all(lines.as_bytes(), 3).expect("in memory"),
        ),
    ] {
        let given = load_text(name, &bytes);
        assert_eq!(given.bodies(), plain.bodies(), "{name}");
        assert_eq!(given.problems, [], "{name}");
    }
}

#[test]
fn a_table_without_a_header_is_read_by_numbers() {
    let options = mapped(&[("outlet", "1"), ("body", "3")]);
    let given = load_named(
        "a.csv",
        b"Beacon,7,One two.\nLedger,8,Three four.\n",
        &options,
    );
    assert_eq!(
        (given.outlets(), given.bodies()),
        (vec!["Beacon", "Ledger"], vec!["One two.", "Three four."])
    );
    assert_eq!(given.articles[0].metadata["2"], "7");
}

#[test]
fn a_table_without_a_header_says_which_columns_to_name() {
    let text = "The eastern pier is closed until Thursday and the ferries to the islands leave from the market, officials of the harbour said today.";
    let table = format!(
        "Beacon,2021-03-04,https://b.example/a,\"{text}\"\nLedger,2021-03-05,https://l.example/b,\"{text}\"\n"
    );
    let given = load_text("a.csv", table.as_bytes());
    let what = &given.only_problem().what;
    assert!(
        what.ends_with("--map body=4 --map date=2 --map url=3"),
        "{what}"
    );
    let asked = mapped(&[("body", "4"), ("date", "2"), ("url", "3"), ("outlet", "1")]);
    assert_eq!(
        load_named("a.csv", table.as_bytes(), &asked).outlets(),
        ["Beacon", "Ledger"]
    );
}

#[test]
fn a_table_without_texts_is_one_problem() {
    let folder = folder(&[("truth.csv", b"term,outlet\nbosses,Beacon\nchaos,Beacon\n")]);
    let given = load_folder(folder.path(), &of_harbour());
    assert_eq!(given.outcomes(), [(None, Outcome::FileSkipped)]);
    assert!(
        given
            .only_problem()
            .what
            .starts_with("no text column among term, outlet;")
    );
}

#[test]
fn html_within_values_becomes_text() {
    let given = load_text(
        "a.jsonl",
        br#"{"body":"<p>The envoy &amp; his staff.</p><p>They <b>met</b>.</p>","title":"Q&amp;A"}"#,
    );
    assert_eq!(
        given.only_article().body,
        "The envoy & his staff.\n\nThey met."
    );
    assert_eq!(given.only_article().title, "Q&A");
}

#[test]
fn front_matter_says_all_about_a_text() {
    let text = "--- # Invented.\noutlet: Daily Beacon\nevent: strike\ntitle: Port \u{201c}closed\u{201d}\n\
        date: 2021-03-04\nbyline: By Ada Quill\nurl: https://beacon.example/a\nlang: en\nedition: late\n---\nOne two.\n\nThree.\n";
    let given = load_named("x.txt", text.as_bytes(), &LoadOptions::default());
    let article = given.only_article();
    assert_eq!(article.outlet, "Daily Beacon");
    assert_eq!(article.event.as_deref(), Some("strike"));
    assert_eq!(article.title, "Port \u{201c}closed\u{201d}");
    assert_eq!(article.date, Some(jiff::civil::date(2021, 3, 4)));
    assert_eq!(
        (&*article.byline, &*article.url),
        ("By Ada Quill", "https://beacon.example/a")
    );
    assert_eq!(article.language, otherwords_text::Language::ENGLISH);
    assert_eq!(article.metadata["edition"], "late");
    assert_eq!(article.body, "One two.\n\nThree.");
}

#[test]
fn a_file_can_be_inspected() {
    let lines = json_lines(2);
    let folder = folder(&[
        ("a.jsonl.gz", &gzip(lines.as_bytes())),
        ("b.bin", b"\x00\x01\x02\x03\x04"),
    ]);
    let inspected = |name: &str| inspect(&folder.path().join(name).display().to_string());
    let found = inspected("a.jsonl.gz").expect("it is there");
    assert_eq!(found.format, Some("JSON lines"));
    assert_eq!(
        (found.compression, found.encoding),
        (Compression::Gzip, Some("ASCII"))
    );
    let found = inspected("b.bin").expect("it is there");
    assert_eq!((found.format, found.encoding), (None, None));
    assert!(matches!(inspected("gone"), Err(LoadError::NoSuchFile(_))));
}
