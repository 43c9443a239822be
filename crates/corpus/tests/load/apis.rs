//! What news interfaces and story databases answer, in the shape that they publish.

use super::*;

/// Outlet, day, title, byline, language and beginning of the text of the only article.
#[track_caller]
fn check(name: &str, text: &str, options: &LoadOptions, expected: [&str; 6]) -> Given {
    let given = load_named(name, text.as_bytes(), options);
    let article = given.only_article();
    let day = article
        .date
        .map(|date| date.to_string())
        .unwrap_or_default();
    let found = [
        &article.outlet,
        &day,
        &article.title,
        &article.byline,
        article.language.code(),
    ];
    assert_eq!(found, expected[..5], "{name}");
    assert!(article.body.starts_with(expected[5]), "{}", article.body);
    given
}

const STORIES: &str = "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name,media_url\n\
    17,2021-03-04 09:05:00,Pier closed,https://harbour.example/pier,en,False,ports,3,Harbour Post,https://harbour.example\n";
const SEARCH: &str = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n\
    a1b2,2021-03-05 01:02:03.456,en,harbour.example,harbour.example,2021-03-04,Pier closed,https://harbour.example/pier\n";

#[test]
fn media_cloud_lists_stories_without_text_and_headlines_can_be_read() {
    let headlines = LoadOptions {
        columns: [("body".to_string(), "title".to_string())].into(),
        ..LoadOptions::default()
    };
    let expected = |outlet| [outlet, "2021-03-04", "", "", "en", "Pier closed"];
    let given = check("a.csv", STORIES, &headlines, expected("Harbour Post"));
    let article = given.only_article();
    assert_eq!(
        (&*article.id, &*article.url),
        ("17", "https://harbour.example/pier")
    );
    assert_eq!(article.metadata["media_url"], "https://harbour.example");
    check("a.csv", SEARCH, &headlines, expected("harbour.example"));
    for table in [STORIES, SEARCH] {
        let given = load_named("a.csv", table.as_bytes(), &LoadOptions::default());
        let what = &given.only_problem().what;
        assert!(
            what.contains("no text column") && what.contains("--map body=title"),
            "{what}"
        );
    }
}

#[test]
fn news_api_gives_beginnings_and_says_how_much_is_missing() {
    let answer = r#"{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Harbour Post"},
        "author":"Ada Quill","title":"Pier closed","description":"No ferries.","url":"https://harbour.example/pier",
        "urlToImage":null,"publishedAt":"2021-03-04T09:05:00Z","content":"The eastern pier is… [+1234 chars]"}]}"#;
    let expected = [
        "Harbour Post",
        "2021-03-04",
        "Pier closed",
        "Ada Quill",
        "und",
        "The eastern pier",
    ];
    let given = check("a.json", answer, &LoadOptions::default(), expected);
    assert_eq!(
        otherwords_corpus::truncation(&given.only_article().body),
        Some(otherwords_corpus::Truncation::Counted)
    );
}

#[test]
fn gnews_and_newsdata_are_read() {
    let gnews = r#"{"totalArticles":1,"articles":[{"id":"a1","title":"Pier closed","description":"No ferries.",
        "content":"The eastern pier is closed.","url":"https://harbour.example/pier","image":"https://harbour.example/i.jpg",
        "publishedAt":"2021-03-04T09:05:00Z","lang":"en",
        "source":{"id":"s1","name":"Harbour Post","url":"https://harbour.example","country":"gb"}}]}"#;
    let expected = [
        "Harbour Post",
        "2021-03-04",
        "Pier closed",
        "",
        "en",
        "The eastern pier",
    ];
    check("a.json", gnews, &LoadOptions::default(), expected);
    let newsdata = r#"{"status":"success","totalResults":1,"results":[{"article_id":"a1","title":"Pier closed",
        "link":"https://harbour.example/pier","keywords":["ports"],"creator":["Ada Quill","Bo Reed"],
        "description":"No ferries.","content":"The eastern pier is closed.","pubDate":"2021-03-04 09:05:00",
        "source_id":"harbour","source_name":"Harbour Post","language":"english","country":["united kingdom"]}],"nextPage":"17"}"#;
    let expected = [
        "Harbour Post",
        "2021-03-04",
        "Pier closed",
        "Ada Quill, Bo Reed",
        "en",
        "The eastern pier",
    ];
    check("a.json", newsdata, &LoadOptions::default(), expected);
}
