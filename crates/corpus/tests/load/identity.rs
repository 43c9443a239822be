//! Records that come twice and ids that mean two articles.

use super::*;

#[test]
fn the_same_record_twice_is_one_article_and_no_problem() {
    let line = "{\"id\":\"a\",\"body\":\"One two.\"}\n";
    let given = load_text("a.jsonl", line.repeat(3).as_bytes());
    assert_eq!(
        (
            given.articles.len(),
            given.loaded.repeats,
            given.problems.len()
        ),
        (1, 2, 0)
    );
}

#[test]
fn one_id_for_several_texts_is_numbered() {
    let lines: String = ["a", "a", "a#2", "a"]
        .iter()
        .enumerate()
        .map(|(index, id)| format!("{{\"id\":\"{id}\",\"body\":\"Ship {index} left.\"}}\n"))
        .collect();
    let given = load_text("a.jsonl", lines.as_bytes());
    let mut ids: Vec<&str> = given.articles.iter().map(|article| &*article.id).collect();
    assert_eq!(ids[..2], ["a", "a#2"]);
    assert_eq!(
        given.outcomes(),
        [2, 3, 4].map(|line| (Some(line), Outcome::Renamed))
    );
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4, "all ids differ: {ids:?}");
}

#[test]
fn one_id_for_many_texts_takes_linear_time() {
    let lines: String = (0..50_000)
        .map(|n| format!("{{\"id\":1,\"body\":\"Ship {n} left.\"}}\n"))
        .collect();
    let given = load_text("a.jsonl", lines.as_bytes());
    assert_eq!(given.articles[49_999].id, "1#50000");
}

#[test]
fn an_article_without_an_id_gets_the_same_one_everywhere() {
    let of = |name: &str, lines: &str| load_text(name, lines.as_bytes()).articles[0].id.clone();
    let alone = of("a.jsonl", "{\"body\":\"One two.\"}");
    assert_eq!(alone.len(), 16);
    assert_eq!(
        of(
            "b.json",
            "[{\"text\":\"One two.\"},{\"text\":\"Three four.\"}]"
        ),
        alone
    );
    assert_ne!(of("a.jsonl", "{\"body\":\"One three.\"}"), alone);
}

#[test]
fn the_fingerprint_is_of_the_content_and_not_of_the_place() {
    let article = load_text(
        "a.jsonl",
        br#"{"id":"x","body":"One two.","date":"2020-04-14","k":"v"}"#,
    )
    .articles
    .remove(0);
    let mut moved = article.clone();
    moved.origin.record = 99;
    assert_eq!(moved.fingerprint(), article.fingerprint());
    let changes: [fn(&mut Article); 6] = [
        |article| article.body.push('!'),
        |article| article.event = Some(String::new()),
        |article| article.date = None,
        |article| article.title = std::mem::take(&mut article.url) + "T",
        |article| article.language = otherwords_text::Language::GERMAN,
        |article| drop(article.metadata.insert("k".into(), "w".into())),
    ];
    for (index, change) in changes.iter().enumerate() {
        let mut other = article.clone();
        change(&mut other);
        assert_ne!(other.fingerprint(), article.fingerprint(), "change {index}");
    }
}
