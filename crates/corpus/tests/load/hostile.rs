//! Files made to do harm: each is bounded, and what is wrong is said. Bombs in archives stand in
//! `archives`, pages that never end in `pages`, deep JSON in `bad_input`.

use super::*;

/// Records of at most a megabyte, so that nothing here has to be large.
fn small() -> LoadOptions {
    LoadOptions {
        max_record_bytes: 1 << 20,
        ..of_harbour()
    }
}

fn warc(length: u64, answer: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/a\r\nContent-Type: application/http\r\n\
         Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), answer, b"\r\n\r\n"].concat()
}

fn word(xml: &[u8]) -> Vec<u8> {
    zip(&[("word/document.xml", xml)])
}

#[test]
fn what_nests_or_grows_without_end_is_refused_with_a_reason() {
    let deep = |open: &str| open.repeat(100_000);
    let tei = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>";
    let long = "a".repeat(8 << 20);
    let cases: [(&str, Vec<u8>, &str); 9] = [
        (
            "a.xml",
            format!("{tei}{}", deep("<p>")).into_bytes(),
            "nest more than",
        ),
        (
            "a.xml",
            format!("<rss version='2.0'><channel>{}", deep("<item>")).into_bytes(),
            "nest more than",
        ),
        (
            "a.xml",
            format!("<PPSResponse><article>{}", deep("<p>")).into_bytes(),
            "nest more than",
        ),
        (
            "a.html",
            format!("<!DOCTYPE html><html>{}", deep("<div>")).into_bytes(),
            "nest more than",
        ),
        (
            "a.doc",
            format!("{{\\rtf1 {}", deep("{")).into_bytes(),
            "nest more than",
        ),
        (
            "a.docx",
            word(format!("<w:document><w:body>{}", deep("<w:p>")).as_bytes()),
            "nest more than",
        ),
        ("a.xml", format!("{tei}{long}").into_bytes(), "bytes"),
        (
            "a.docx",
            word(format!("<w:document><w:body><w:p><w:r><w:t>{long}").as_bytes()),
            "bytes",
        ),
        (
            "a.html",
            format!("<!DOCTYPE html><html><body><p>{long}").into_bytes(),
            "bytes",
        ),
    ];
    for (name, bytes, reason) in cases {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        let given = load_named(name, &bytes, &small());
        let told = given
            .problems
            .iter()
            .any(|problem| problem.what.contains(reason));
        assert!(told, "{name} {start}: {:?}", given.problems);
    }
}

#[test]
fn no_entity_reaches_a_file_or_grows() {
    let definitions = "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY a \"grow \"><!ENTITY b \"&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;\">]>";
    for document in [
        "<rss version='2.0'><channel><title>H</title><item><title>T</title><description>Some text &file; &c;.</description></item></channel></rss>",
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>Some text &file; &c;.</p></body></text></TEI>",
        "<PPSResponse><article><leadParagraph><paragraph>Some text &file; &c;.</paragraph></leadParagraph></article></PPSResponse>",
    ] {
        let given = load_named(
            "a.xml",
            format!("{definitions}{document}").as_bytes(),
            &small(),
        );
        for article in &given.articles {
            assert!(
                !article.body.contains("root:") && !article.body.contains("grow"),
                "{}",
                article.body
            );
        }
        assert!(
            given.articles.len() + given.problems.len() > 0,
            "{document}"
        );
    }
}

#[test]
fn a_length_that_is_a_lie_costs_neither_memory_nor_time() {
    let page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>Some text.";
    let arc = b"filedesc://a 0.0.0.0 20210304000000 text/plain 4\n1 0\n\nhttp://h.example/ 1.2.3.4 20210304000000 text/html 9999999999999\n<html>";
    for (name, bytes) in [
        ("a.warc", warc(u64::MAX, page)),
        ("a.warc", warc(1 << 60, page)),
        ("a.arc", arc.to_vec()),
    ] {
        let given = load_named(name, &bytes, &small());
        let told = given
            .problems
            .iter()
            .any(|problem| problem.what.contains("breaks off"));
        assert!(told, "{name}: {:?}", given.problems);
    }
    let mut header = tar::Header::new_gnu();
    header.set_path("a.txt").expect("a path");
    header.set_size(1 << 60);
    header.set_cksum();
    let lying = [&header.as_bytes()[..], b"Some text."].concat();
    let given = load_named("a.tar", &lying, &small());
    assert!(!given.problems.is_empty(), "{:?}", given.articles);
}

#[test]
fn an_answer_that_unpacks_without_end_is_refused() {
    let page = format!(
        "<html><body><p>{}</p></body></html>",
        "Some text. ".repeat(3 << 20)
    );
    let packed = gzip(page.as_bytes());
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
    let answer = [&head[..], &packed].concat();
    let given = load_named("a.warc", &warc(answer.len() as u64, &answer), &small());
    assert_eq!(given.articles, [], "not a part of it either");
    let what = &given.only_problem().what;
    assert!(what.contains("longer than 1048576 bytes"), "{what}");
}

#[test]
fn a_document_of_empty_paragraphs_is_refused_and_the_next_one_read() {
    let document = |empty: &str| {
        format!(
            "1 of 2 DOCUMENTS\\par Harbour Ledger\\par April 1, 2020\\par Pier closed\\par LENGTH: 2 words\\par \
             {empty}Ferries wait.\\par "
        )
    };
    let (hostile, good) = (document(&"\\par".repeat(100_000)), document(""));
    let rtf = format!("{{\\rtf1{{\\*\\LXNComment 1:2}} {hostile}{good}}}");
    let given = load_named("a.rtf", rtf.as_bytes(), &small());
    assert_eq!(given.only_article().body, "Ferries wait.");
    let what = &given.only_problem().what;
    assert!(what.contains("longer than 1048576 bytes"), "{what}");
}
