//! Where an article's fields come from when its record says them, or does not.

use super::*;
use otherwords_text::Language;

#[test]
fn nothing_of_a_record_is_lost() {
    let line = br#"{"id":7,"source":{"id":null,"name":"Harbour Post"},"headline":" Port\nclosed ","content":"One two.",
        "author":["Ada Quill","Bo Reed"],"publishedAt":"2020-04-14T09:05:00Z","link":"https://h.example/a","cluster":"c1",
        "lang":"en-GB","topic":"ports","score":0.5,"tags":["a","b"]}"#;
    let line: Vec<u8> = line.iter().copied().filter(|byte| *byte != b'\n').collect();
    let given = load_named("a.jsonl", &line, &LoadOptions::default());
    let article = given.only_article();
    assert_eq!((&*article.id, &*article.outlet), ("7", "Harbour Post"));
    assert_eq!(
        (&*article.title, &*article.byline),
        ("Port closed", "Ada Quill, Bo Reed")
    );
    assert_eq!(article.time, Some(jiff::civil::time(9, 5, 0, 0)));
    assert_eq!(
        (article.event.as_deref(), article.language),
        (Some("c1"), Language::ENGLISH)
    );
    let metadata: Vec<_> = article
        .metadata
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    assert_eq!(
        metadata,
        [("score", "0.5"), ("tags", "a\nb"), ("topic", "ports")]
    );
    assert_eq!((article.origin.record, given.problems.len()), (1, 0));
}

#[test]
fn a_missing_outlet_is_taken_from_the_option_then_the_address_then_the_folder() {
    let with_url = r#"{"body":"One two.","url":"https://www.ledger.example/a"}"#;
    let folder = folder(&[
        ("beacon/a.jsonl", b"{\"body\":\"Three four.\"}"),
        ("beacon/b.jsonl", with_url.as_bytes()),
    ]);
    let given = load_folder(folder.path(), &LoadOptions::default());
    assert_eq!(given.outlets(), ["beacon", "ledger.example"]);
    assert_eq!(
        load_folder(folder.path(), &of_harbour()).outlets(),
        ["Harbour Post"; 2]
    );
}

#[cfg(feature = "detection")]
#[test]
fn languages_are_said_or_detected_in_long_texts_only() {
    let german = "Die Behörde hat den Hafen am Dienstag geschlossen, weil die Brücke nicht mehr sicher war. \
        Größere Schiffe müssen warten, bis die Prüfung beendet ist. Das kann nach Angaben der Stadt mehrere Wochen dauern.";
    let code = |body: &str, said: &str, option| {
        let line = serde_json::json!({"body": body, "lang": said}).to_string();
        let given = load_named(
            "a.jsonl",
            line.as_bytes(),
            &LoadOptions {
                language: option,
                ..of_harbour()
            },
        );
        (given.only_article().language, given.problems.len())
    };
    assert_eq!(code(german, "", None), (Language::GERMAN, 0));
    assert_eq!(code(&german[..60], "", None), (Language::UNKNOWN, 0));
    assert_eq!(code(german, "fr", None), (Language::FRENCH, 0));
    assert_eq!(
        code(german, "", Some(Language::DUTCH)),
        (Language::DUTCH, 0)
    );
    assert_eq!(code(german, "Klingonish", None), (Language::GERMAN, 1));
}

#[test]
fn a_summary_stands_in_for_a_text_and_is_told() {
    let given = load_text("a.jsonl", br#"{"description":"One two.","title":"A B"}"#);
    assert_eq!(given.bodies(), ["One two."]);
    assert_eq!(given.outcomes(), [(Some(1), Outcome::Assumed)]);
}

#[test]
fn a_mapped_column_that_is_not_there_is_told() {
    let given = load_named(
        "a.jsonl",
        b"{\"text\":\"One two.\",\"n\":1}",
        &mapped(&[("body", "Volltext")]),
    );
    assert_eq!(given.bodies(), ["One two."]);
    assert!(given.only_problem().what.contains("body=Volltext"));
}

#[test]
fn headlines_alone_can_be_read() {
    let given = load_named(
        "a.csv",
        b"title,n\nPort closed,1\n",
        &mapped(&[("body", "title")]),
    );
    assert_eq!(
        (given.bodies(), &*given.only_article().title),
        (vec!["Port closed"], "")
    );
}

#[test]
fn texts_are_normalised_once() {
    let given = load_text(
        "a.jsonl",
        br#"{"body":" Cafe\u0301 \u00ad one\r\n\r\ntwo ","title":"A\u00a0 B\u200b"}"#,
    );
    let article = given.only_article();
    assert_eq!(
        (&*article.title, article.body.contains("Café")),
        ("A B", true)
    );
    assert_eq!(article.body, otherwords_text::normalize(&article.body));
    assert!(article.body.ends_with("\n\ntwo"), "{:?}", article.body);
}
