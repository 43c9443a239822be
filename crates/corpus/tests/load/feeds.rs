//! Feeds of every kind, all written for these tests.

use super::*;

const TEXT: &str = "The eastern pier is closed.";

#[test]
fn every_kind_of_feed_gives_the_same_article() {
    let feeds = [
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Harbour Post</title><link>https://h.example/</link><description>x</description><language>en</language>\
            <item><title>Pier closed</title><link>https://h.example/pier</link><dc:creator>Ada Quill</dc:creator><pubDate>Thu, 04 Mar 2021 23:30:00 -0800</pubDate><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item></channel></rss>"
        ),
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Harbour Post</title><id>x</id><updated>2021-03-04T23:30:00-08:00</updated>\
            <entry><title>Pier closed</title><id>y</id><link href=\"https://h.example/pier\"/><author><name>Ada Quill</name></author><updated>2021-03-04T23:30:00-08:00</updated><content type=\"html\">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"
        ),
        format!(
            "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour Post\",\"items\":[{{\"id\":\"y\",\"url\":\"https://h.example/pier\",\"title\":\"Pier closed\",\"content_html\":\"<p>{TEXT}</p>\",\"date_published\":\"2021-03-04T23:30:00-08:00\",\"authors\":[{{\"name\":\"Ada Quill\"}}]}}]}}"
        ),
    ];
    for feed in feeds {
        let given = load_named("feed.xml", feed.as_bytes(), &LoadOptions::default());
        let article = given.only_article();
        assert_eq!(
            (&*article.outlet, &*article.title, &*article.byline),
            ("Harbour Post", "Pier closed", "Ada Quill"),
            "{feed}"
        );
        assert_eq!(
            (&*article.body, &*article.url),
            (TEXT, "https://h.example/pier")
        );
        // The day as written, and not the next one in Greenwich.
        assert_eq!(
            (article.date, article.time),
            (
                Some(jiff::civil::date(2021, 3, 4)),
                Some(jiff::civil::time(23, 30, 0, 0))
            )
        );
    }
}

#[test]
fn names_in_a_feed_are_decoded_however_often_they_were_encoded() {
    for dash in ["&#8211;", "&amp;#8211;", "&amp;amp;#8211;"] {
        let feed = format!(
            "<rss version=\"2.0\"><channel><title>Blog {dash} Harbour</title>\
             <item><title>Pier {dash} closed</title><description>{TEXT}</description></item></channel></rss>"
        );
        let given = load_named("feed.xml", feed.as_bytes(), &LoadOptions::default());
        let article = given.only_article();
        assert_eq!(
            (&*article.outlet, &*article.title),
            ("Blog – Harbour", "Pier – closed"),
            "{dash}"
        );
    }
}

#[test]
fn a_feed_with_summaries_says_so() {
    let feed = format!(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel><title>Harbour Post</title><link>https://h.example/</link><description>x</description></channel><item><title>Pier closed</title><link>https://h.example/pier</link><description>{TEXT}</description></item></rdf:RDF>"
    );
    let given = load_named("feed.rdf", feed.as_bytes(), &LoadOptions::default());
    assert_eq!(given.only_article().body, TEXT);
    assert_eq!(given.outcomes(), [(Some(1), Outcome::Assumed)]);
}

#[test]
fn a_feed_that_breaks_off_gives_its_whole_items() {
    let item = |n: u32| {
        format!(
            "<item><title>Pier {n}</title><description>Pier {n} is closed.</description></item>"
        )
    };
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>Harbour Post</title>{}{}<item><title>Pi",
        item(1),
        item(2)
    );
    let given = load_named("feed.xml", feed.as_bytes(), &LoadOptions::default());
    assert_eq!(given.bodies(), ["Pier 1 is closed.", "Pier 2 is closed."]);
    assert!(
        given.outcomes().contains(&(None, Outcome::Truncated)),
        "{:?}",
        given.problems
    );
}

#[test]
fn feeds_made_to_do_harm_are_bounded() {
    let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha ha ha ha ha ha \"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let feeds = [
        format!(
            "{laughs}<rss version=\"2.0\"><channel><title>H</title><item><title>x</title><description>&c;</description></item></channel></rss>"
        ),
        format!("<rss version=\"2.0\"><channel>{}", "<item>".repeat(100_000)),
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content type=\"xhtml\">{}",
            "<div>".repeat(100_000)
        ),
    ];
    for feed in feeds {
        let given = load_text("feed.xml", feed.as_bytes());
        assert!(
            given
                .articles
                .iter()
                .all(|article| article.body.len() < 1_000),
            "{}",
            &feed[..40]
        );
        assert!(given.articles.len() + given.problems.len() > 0);
    }
}

/// Found by fuzzing: the parser took the second declaration for a change of encoding, and panicked.
#[test]
fn a_second_declaration_changes_nothing() {
    let feed = format!(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>H</title><?xml version='1.0' encoding='ISO-8859-1' ?>\
         <item><title>Café</title><description>{TEXT}</description></item></channel></rss>"
    );
    let given = load_named("feed.xml", feed.as_bytes(), &LoadOptions::default());
    assert_eq!(
        (&*given.only_article().title, given.bodies()),
        ("Café", vec![TEXT])
    );
}
