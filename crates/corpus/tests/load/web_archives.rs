//! Web archives, good and broken, all written for these tests.

use super::*;

const SENTENCES: [&str; 3] = [
    "The harbour authority closed the eastern pier on Tuesday after inspectors found cracks in three of its pillars, officials said.",
    "Ferries to the islands will leave from the fish market until further notice, and lorries have to take the coastal road.",
    "Fishermen criticised the short notice, and asked who would pay for the days on which their boats could not leave the basin.",
];

fn page(title: &str, head: &str) -> String {
    let text: String = SENTENCES
        .iter()
        .map(|sentence| format!("<p>{title}: {sentence}</p>"))
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title>{head}</head><body><article>{text}</article></body></html>"
    )
}

fn response(body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}").into_bytes()
}

fn warc(kind: &str, content_type: &str, url: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-03-05T10:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    );
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

fn answer(title: &str, head: &str) -> Vec<u8> {
    let url = format!("https://harbour.example/{}", title.to_lowercase());
    warc(
        "response",
        "application/http; msgtype=response",
        &url,
        &response(&page(title, head)),
    )
}

const DATED: &str = "<meta property=\"article:published_time\" content=\"2021-03-04\">";

#[test]
fn pages_among_the_records_become_articles() {
    let records = [
        warc("warcinfo", "application/warc-fields", "", b"software: test"),
        warc(
            "request",
            "application/http; msgtype=request",
            "https://harbour.example/a",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        answer("Pier", DATED),
        warc(
            "response",
            "application/http",
            "https://harbour.example/b.png",
            b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG",
        ),
        warc(
            "response",
            "application/http",
            "https://harbour.example/gone",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>gone",
        ),
        warc(
            "resource",
            "text/html",
            "<https://beacon.example/talks>",
            page("Talks", "").as_bytes(),
        ),
        warc(
            "conversion",
            "text/plain",
            "https://ledger.example/flood",
            b"Flood\nThe market stood under water, and nobody had expected it.\n",
        ),
    ];
    for (name, bytes) in [
        ("a.warc", records.concat()),
        (
            "a.warc.gz",
            records.iter().flat_map(|record| gzip(record)).collect(),
        ),
    ] {
        let given = load_named(name, &bytes, &LoadOptions::default());
        assert_eq!(
            given.outlets(),
            ["harbour.example", "beacon.example", "ledger.example"],
            "{:?}",
            given.problems
        );
        let article = &given.articles[0];
        assert_eq!(
            (&*article.title, &*article.url),
            ("Pier", "https://harbour.example/pier")
        );
        assert_eq!(article.date, Some(jiff::civil::date(2021, 3, 4)));
        assert_eq!(article.body.split("\n\n").count(), SENTENCES.len());
        assert_eq!(
            given.articles[1].date,
            Some(jiff::civil::date(2021, 3, 5)),
            "the day it was fetched"
        );
        assert_eq!(
            given.articles[2].body,
            "The market stood under water, and nobody had expected it."
        );
        assert_eq!(
            given.outcomes(),
            [(Some(6), Outcome::Assumed), (Some(7), Outcome::Assumed)],
            "{:?}",
            given.problems
        );
    }
}

#[test]
fn arc_files_are_read() {
    let body = response(&page("Pier", DATED));
    let arc = [
        b"filedesc://a.arc 0.0.0.0 20210305100000 text/plain 16\n1 0 Test\nURL IP\n\nhttp://harbour.example/pier 1.2.3.4 20210305100000 text/html ".as_slice(),
        format!("{}\n", body.len()).as_bytes(),
        &body,
        b"\nhttp://harbour.example/bad 1.2.3.4 20210305100000 text/html -1\nrubbish\n",
    ]
    .concat();
    for (name, bytes) in [("a.arc", arc.clone()), ("a.arc.gz", gzip(&arc))] {
        let given = load_named(name, &bytes, &LoadOptions::default());
        assert_eq!(given.only_article().url, "http://harbour.example/pier");
        assert_eq!(
            given.outcomes(),
            [(Some(3), Outcome::Skipped)],
            "{:?}",
            given.problems
        );
    }
}

#[test]
fn a_broken_record_costs_no_other() {
    let wrong_length = String::from_utf8(answer("Wrong", DATED))
        .expect("text")
        .replace("Content-Length: ", "Content-Length: 1");
    let no_length = String::from_utf8(answer("None", DATED))
        .expect("text")
        .replace("Content-Length: ", "Length: ");
    for (broken, n_problems) in [
        (b"rubbish\r\nbetween\r\n".to_vec(), 1),
        (no_length.into_bytes(), 1),
        (
            warc(
                "response",
                "application/http",
                "https://h.example/",
                b"not HTTP",
            ),
            0,
        ),
    ] {
        let archive = [answer("Pier", DATED), broken, answer("Talks", DATED)].concat();
        let given = load_named("a.warc", &archive, &LoadOptions::default());
        let titles: Vec<&str> = given
            .articles
            .iter()
            .map(|article| &*article.title)
            .collect();
        assert_eq!(titles, ["Pier", "Talks"], "{:?}", given.problems);
        assert!(given.problems.len() >= n_problems, "{:?}", given.problems);
    }
    let archive = [answer("Pier", DATED), wrong_length.into_bytes()].concat();
    let given = load_named("a.warc", &archive, &LoadOptions::default());
    assert_eq!(given.only_article().title, "Pier");
    assert_eq!(given.outcomes(), [(Some(2), Outcome::Skipped)]);
}

#[test]
fn the_order_of_the_archive_is_kept_however_many_threads_read_it() {
    let records: Vec<Vec<u8>> = (0..600)
        .map(|n| answer(&format!("Pier{n}"), DATED))
        .collect();
    let given = load_named("a.warc", &records.concat(), &LoadOptions::default());
    let titles: Vec<String> = given
        .articles
        .iter()
        .map(|article| article.title.clone())
        .collect();
    let expected: Vec<String> = (0..600).map(|n| format!("Pier{n}")).collect();
    assert_eq!(titles, expected);
}

#[test]
fn a_record_longer_than_allowed_is_told_unless_it_is_no_page() {
    let long = page("Long", &"<!-- x -->".repeat(1 << 17));
    let picture = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n{}",
        "x".repeat(2 << 20)
    );
    let arc = [
        b"filedesc://a.arc 0.0.0.0 20210305100000 text/plain 4\n1 0\n\nhttps://h.example/long 1.2.3.4 20210305100000 text/html ".as_slice(),
        format!("{}\n", response(&long).len()).as_bytes(),
        &response(&long),
    ]
    .concat();
    let of = |kind, content_type, content: &[u8]| {
        let record = warc(kind, content_type, "https://h.example/long", content);
        [record, answer("Pier", DATED)].concat()
    };
    let options = LoadOptions {
        max_record_bytes: 1 << 20,
        ..LoadOptions::default()
    };
    for (name, archive, n_articles, n_problems) in [
        ("a.arc", arc, 0, 1),
        (
            "a.warc",
            of("response", "application/http", &response(&long)),
            1,
            1,
        ),
        ("a.warc", of("resource", "text/html", long.as_bytes()), 1, 1),
        (
            "a.warc",
            of("conversion", "text/plain", long.as_bytes()),
            1,
            1,
        ),
        (
            "a.warc",
            of("response", "application/http", picture.as_bytes()),
            1,
            0,
        ),
    ] {
        let given = load_named(name, &archive, &options);
        let counts = (given.articles.len(), given.problems.len());
        assert_eq!(counts, (n_articles, n_problems), "{:?}", given.problems);
        for problem in &given.problems {
            let is_told = problem
                .what
                .starts_with("https://h.example/long: longer than");
            assert!(is_told && problem.outcome == Outcome::Skipped, "{problem}");
        }
    }
}

#[test]
fn a_page_too_large_is_named_and_passed_over() {
    let huge = format!("<html>{}", "x".repeat(6 << 20));
    let archive = [
        warc(
            "response",
            "application/http",
            "https://h.example/huge",
            &response(&huge),
        ),
        answer("Pier", DATED),
    ]
    .concat();
    let given = load_named("a.warc", &archive, &LoadOptions::default());
    assert_eq!(given.only_article().title, "Pier");
    assert!(
        given
            .only_problem()
            .what
            .starts_with("https://h.example/huge: longer than"),
        "{:?}",
        given.problems
    );
}
