//! Web pages, all written for these tests.

use super::*;

const TEXT: [&str; 4] = [
    "The harbour authority closed the eastern pier on Tuesday after inspectors found cracks in three of its pillars, officials said.",
    "Ferries to the islands will leave from the fish market until further notice, and lorries have to take the coastal road.",
    "“We would rather be careful than sorry,” said Ada Quill, who runs the port, adding that repairs could take until the summer.",
    "Fishermen criticised the short notice, and asked who would pay for the days on which their boats could not leave the basin.",
];

fn page(head: &str, before: &str) -> String {
    let text: String = TEXT
        .iter()
        .map(|paragraph| format!("<p>{paragraph}</p>\n"))
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head>{head}</head><body>\
         <nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>\
         <article>{before}{text}</article>\
         <aside><a href=\"/b\">Ten beaches you must see</a></aside>\
         <footer>© Harbour Post. All rights reserved. <a href=\"/c\">Cookies</a></footer></body></html>"
    )
}

fn load_page(html: &str) -> Given {
    load_named("page.html", html.as_bytes(), &LoadOptions::default())
}

#[test]
fn the_text_is_found_and_menus_are_not() {
    let given = load_page(&page(
        "<title>Pier closed</title><meta property='og:site_name' content='Harbour Post'>",
        "",
    ));
    assert_eq!(given.only_article().body, TEXT.join("\n\n"));
    assert_eq!(given.only_article().title, "Pier closed");
    assert_eq!(
        given.only_article().language,
        otherwords_text::Language::ENGLISH
    );
    assert_eq!(given.problems, []);
}

#[test]
fn what_a_page_says_of_itself_is_read_wherever_it_stands() {
    let linked = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle",
        "headline":"Pier closed","datePublished":"2021-03-04T09:05:00+01:00","author":[{"name":"Bo Reed"}],
        "publisher":{"@type":"Organization","name":"Harbour &amp; Post"}}]}</script>
        <link rel="canonical" href="https://www.harbour.example/2021/03/04/pier">"#;
    let graph = r#"<meta property="og:title" content="Pier closed"><meta property="og:site_name" content="Harbour &amp; Post">
        <meta property="article:published_time" content="2021-03-04T09:05:00Z"><meta name="author" content="Bo Reed">
        <meta property="og:url" content="https://www.harbour.example/2021/03/04/pier">"#;
    for (head, before) in [(linked, ""), (graph, "")] {
        let given = load_page(&page(head, before));
        let article = given.only_article();
        assert_eq!(
            (&*article.outlet, &*article.title, &*article.byline),
            ("Harbour & Post", "Pier closed", "Bo Reed")
        );
        assert_eq!(article.date, Some(jiff::civil::date(2021, 3, 4)));
        assert_eq!(article.time, Some(jiff::civil::time(9, 5, 0, 0)));
        assert_eq!(article.url, "https://www.harbour.example/2021/03/04/pier");
    }
}

#[test]
fn a_page_that_says_little_still_has_a_date_and_an_outlet() {
    let address = r#"<title>Pier closed</title><link rel="canonical" href="https://www.harbour.example/2021/03/04/pier">"#;
    let time =
        r#"<title>Pier closed</title><link rel="canonical" href="https://harbour.example/pier">"#;
    for (head, before) in [
        (address, ""),
        (time, "<time datetime=\"2021-03-04\">4 March</time>"),
    ] {
        let given = load_page(&page(head, before));
        assert_eq!(given.only_article().outlet, "harbour.example");
        assert_eq!(
            given.only_article().date,
            Some(jiff::civil::date(2021, 3, 4)),
            "{head}"
        );
    }
}

#[test]
fn the_outlets_name_is_cut_from_the_title() {
    let head = "<meta property='og:title' content='Pier closed | Harbour Post'><meta property='og:site_name' content='Harbour Post'>";
    assert_eq!(
        load_page(&page(head, "")).only_article().title,
        "Pier closed"
    );
}

#[test]
fn a_text_that_only_search_engines_see_is_taken() {
    let html = format!(
        "<!DOCTYPE html><html><head><script type=\"application/ld+json\">{}</script></head><body><p>Subscribe to read on.</p></body></html>",
        serde_json::json!({"@type": "NewsArticle", "headline": "A", "articleBody": TEXT.join("\n\n"), "publisher": "Harbour Post"})
    );
    assert_eq!(load_page(&html).only_article().body, TEXT.join("\n\n"));
}

#[test]
fn pages_in_old_encodings_are_read() {
    let html = page(
        "<meta charset='windows-1251'><meta property='og:site_name' content='Портовая газета'>",
        "",
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&html);
    let given = load_named("page.html", &bytes, &LoadOptions::default());
    assert_eq!(given.only_article().outlet, "Портовая газета");
}

#[test]
fn no_page_takes_long_or_overflows() {
    let bombs = [
        "<div>".repeat(500_000),
        "<b><p>".repeat(300_000),
        "<p>".repeat(1_000_000),
        "<table><tr><td>".repeat(100_000),
        "<a href=x><b>".repeat(1_900),
        "<ul><li>".repeat(1_900) + "deep",
        "<div>".repeat(1_900) + &"<p>word</p>".repeat(50_000),
        format!(
            "{}{}",
            "<font>".repeat(1_900),
            "<p>word word".repeat(50_000)
        ),
        "<!--".repeat(500_000),
        "<script>".repeat(300_000),
        "&amp;".repeat(500_000),
        format!("<p {}>text</p>", "a=b ".repeat(500_000)),
        "x".repeat(5 << 20),
        "<svg><title><math><mi>".repeat(400),
        "<select><option>".repeat(50_000),
        "<template>".repeat(1_900),
    ];
    for bomb in bombs {
        // No clock: without bounds this would overflow or not come to an end.
        let given = load_text("bomb.html", format!("<html><body>{bomb}").as_bytes());
        assert!(given.articles.len() <= 1, "{}", &bomb[..20]);
    }
}

#[test]
fn a_page_that_a_browser_saved_says_where_it_was() {
    let html = page(
        "<title>Pier closed - Harbour Post</title>",
        "<h1>Pier  closed</h1>",
    );
    let mark = "<!-- saved from url=(0032)https://www.harbour.example/pier -->";
    let html = html.replacen("<html", &format!("{mark}\n<html"), 1);
    let given = load_page(&html);
    let article = given.only_article();
    assert_eq!(article.url, "https://www.harbour.example/pier");
    assert_eq!(article.outlet, "harbour.example");
    assert_eq!(article.title, "Pier closed");
    let known = html.replace(
        "<title>",
        "<link rel='canonical' href='https://harbour.example/2021/pier'><title>",
    );
    let given = load_page(&known);
    assert_eq!(
        given.only_article().url,
        "https://harbour.example/2021/pier"
    );
}

#[test]
fn a_copy_in_the_wayback_machine_is_of_the_outlet_it_was_made_of() {
    let address = "https://web.archive.org/web/20220304/https://harbour.example/2021/02/03/pier";
    let given = load_page(&page(
        &format!("<link rel='canonical' href='{address}'>"),
        "",
    ));
    let article = given.only_article();
    assert_eq!(article.url, "https://harbour.example/2021/02/03/pier");
    assert_eq!(article.outlet, "harbour.example");
    assert_eq!(article.date, Some(jiff::civil::date(2021, 2, 3)));
}

#[test]
fn a_mail_or_a_page_in_one_file_is_refused() {
    let mail = "From: <Saved by Blink>\r\nSubject: Pier closed\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n--x\r\n\
        Content-Type: text/html\r\n\r\n<html><body><p>The pier is closed.</p></body></html>\r\n--x--\r\n";
    for name in ["page.mhtml", "mail.eml", "page.txt"] {
        let given = load_text(name, mail.as_bytes());
        assert_eq!(given.articles, [], "{name}");
        assert!(given.only_problem().what.contains("MHTML"), "{name}");
    }
    let plain = "From: a@harbour.example\nContent-Type: text/plain\n\nThe pier is closed.\n";
    assert_eq!(load_text("mail.eml", plain.as_bytes()).articles, []);
    let story = "The pier is closed.\n\nMIME-Version: 1.0 is what a mail says.";
    assert_eq!(load_text("a.txt", story.as_bytes()).articles.len(), 1);
}
