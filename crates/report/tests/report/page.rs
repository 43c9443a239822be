//! What a reader finds on the page, and that the page holds together.

use std::collections::BTreeSet;

use otherwords_report::{Report, format};

use crate::fixture;

fn page() -> String {
    format::html(&fixture::report()).unwrap()
}

/// The first screen.
fn front(page: &str) -> &str {
    let front = page.split("<section id=\"who\"").nth(1).unwrap();
    front.split("<section id=").next().unwrap()
}

fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    let parts = page.split(start.as_str()).skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

#[test]
fn where_there_are_many_outlets_those_without_words_are_named_together() {
    let mut comparison = fixture::comparison();
    let names: Vec<String> = (0..9).map(|number| format!("Paper {number}")).collect();
    let wordless = |name: &String| fixture::tested(name, Vec::new());
    comparison.tables = names.iter().map(wordless).collect();
    let page = format::html(&Report::new(&comparison, &fixture::problems())).unwrap();
    let front = front(&page);
    assert!(!front.contains("<article class=\"card"), "{front}");
    let together = names.iter().map(|name| format!("<bdi>{name}</bdi>"));
    let together = together.collect::<Vec<_>>().join(", ");
    assert!(front.contains(&together), "{front}");
}

#[test]
fn the_first_screen_says_who_words_it_how() {
    let page = page();
    let front = front(&page);
    for shown in [
        fixture::GAZETTE,
        fixture::POST,
        "<bdi>summoned</bdi>",
        "<bdi>friendly</bdi>",
        "was <mark>summoned</mark> to the ministry.",
        "own word of",
        "at a distance (in quotation marks, denied or hedged) at",
        "There was no “<mark>protest</mark>”.",
    ] {
        assert!(front.contains(shown), "{shown} in {front}");
    }
}

#[test]
fn the_two_sides_of_a_contested_word_face_each_other() {
    let page = page();
    let sides: Vec<&str> = front(&page)
        .split("<div class=\"stand\">")
        .skip(1)
        .collect();
    let [first, second] = sides[..] else {
        panic!("{} sides", sides.len())
    };
    let second = second.split("class=\"cards\"").next().unwrap();
    for (side, shown) in [
        (first, "<bdi>Harbour Gazette</bdi>"),
        (
            first,
            "class=\"contested-word\"><b><bdi>protest</bdi></b> <small><b>5</b>, 0</small>",
        ),
        (first, "<bdi>lodged</bdi></b> <small><b>6</b>, 0</small>"),
        (first, "the envoy was <mark>lodged</mark> to the ministry."),
        (second, "<bdi>Valley Post</bdi>"),
        (second, "<bdi>chatted</bdi></b> <small><b>5</b>, 0</small>"),
        (
            second,
            "in quotation marks <span>“<bdi>protest</bdi>”</span>",
        ),
        (second, "he was never <mark>chatted</mark> at all."),
    ] {
        assert!(side.contains(shown), "{shown} in {side}");
    }
    assert!(!second.contains("lodged"));
}

#[test]
fn where_differences_were_tested_the_first_screen_has_only_what_passed() {
    let page = page();
    assert!(!front(&page).contains("stormy"), "q is 1");
    assert!(page.contains("<bdi>stormy</bdi>"), "but the table has it");
}

#[test]
fn names_are_set_aside_but_shown() {
    let page = page();
    let aside = page.split_once("Set aside").unwrap().1;
    assert!(aside.contains("<bdi>orlova</bdi>"));
    assert!(!front(&page).contains("orlova"));
}

#[test]
fn evidence_stands_behind_its_row_with_source_and_query() {
    let page = page();
    let row = page
        .split("<tbody id=\"t0-0\">")
        .nth(1)
        .unwrap()
        .split("</tbody>")
        .next()
        .unwrap();
    assert!(
        row.contains("On Monday the envoy was <mark>summoned</mark> to the ministry."),
        "{row}"
    );
    assert!(row.contains("never <mark>summoned</mark> at all."));
    assert!(row.contains("1 of 7 lines here, the only line there"));
    assert!(row.contains("<code>voice:summoned</code>"));
    let limits = "go on with <code>outlet:gazette</code> here, with <code>-outlet:gazette</code>";
    assert!(
        page.contains(limits),
        "what all queries of a table end with"
    );
    assert!(row.contains("summoned 6, summons 2"));
    assert!(page.contains("A headline of the Harbour Gazette"));
}

#[test]
fn a_headline_is_written_once_for_all_its_lines() {
    let report = fixture::report();
    assert_eq!(report.articles.len(), 2);
    let page = format::html(&report).unwrap();
    let sources = page.split("id=\"sources\"").nth(1).unwrap();
    assert_eq!(sources.matches("A headline of the Valley Post").count(), 1);
}

#[test]
fn the_page_says_on_what_footing_it_stands() {
    let page = page();
    assert!(page.contains("Tested within 12 events: 1 of 40 terms differ by more than chance"));
    assert!(page.contains("expect about 0.05 ± 0.05 false terms; found 1."));
    assert!(page.contains("if it is used 3.4 times as often"));
    assert!(page.contains("hangs on story summons") && page.contains("not in quotations"));
    assert!(page.contains("Described, not tested: one event with 4 articles against 3"));
    assert!(
        page.contains("seed 7") || page.contains("seed 20200414"),
        "the methods paragraph"
    );
    assert!(page.contains("index fingerprint 0f1e2d3c"));
    assert!(page.contains("exports/gazette.jsonl"));
}

#[test]
fn every_anchor_is_there_and_only_once() {
    let page = page();
    let ids = attributes(&page, "id");
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for link in attributes(&page, "href") {
        if let Some(anchor) = link.strip_prefix('#') {
            assert!(ids.contains(&anchor), "{anchor}");
        }
    }
    for label in attributes(&page, "aria-labelledby") {
        assert!(ids.contains(&label), "{label}");
    }
}

#[test]
fn every_element_that_is_opened_is_closed() {
    let page = page();
    for element in [
        "section",
        "article",
        "aside",
        "details",
        "summary",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "ul",
        "li",
        "p",
        "div",
        "svg",
        "bdi",
        "cite",
        "a",
        "span",
        "dl",
        "figure",
        "blockquote",
    ] {
        let opened = page.matches(&format!("<{element}>")).count()
            + page.matches(&format!("<{element} ")).count();
        assert_eq!(
            opened,
            page.matches(&format!("</{element}>")).count(),
            "{element}"
        );
        assert!(opened > 0, "{element} is used");
    }
}

#[test]
fn every_figure_has_a_name_for_those_who_cannot_see_it() {
    let page = page();
    assert_eq!(
        page.matches("<svg").count(),
        page.matches("role=\"img\"><title>").count()
    );
    assert!(page.contains("<title>7 times as often, interval 2.1× to 23×</title>"));
}

#[test]
fn texts_keep_their_own_direction() {
    let page = page();
    assert!(page.contains("<li dir=\"auto\" data-layer=") && page.contains("dir=\"auto\"><p>"));
    assert!(page.matches("<bdi>").count() > 20);
}

#[test]
fn no_word_says_what_only_readers_may_say() {
    let page = page().to_lowercase();
    for word in ["biased", "propaganda", "slanted", "left-wing", "right-wing"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn a_page_without_anything_to_compare_says_so() {
    let page = format::html(&Report::new(&fixture::empty(), &[])).unwrap();
    assert!(page.contains("Nothing was compared"));
    assert!(
        page.contains("The Gazette has more articles."),
        "remarks say why"
    );
    assert!(!page.contains("id=\"terms\"") && !page.contains("href=\"#terms\""));
    let ids = attributes(&page, "id");
    for link in attributes(&page, "href") {
        assert!(ids.contains(&link.trim_start_matches('#')), "{link}");
    }
}

#[test]
fn a_single_event_is_not_told_twice() {
    let mut comparison = fixture::comparison();
    comparison.audit.events.truncate(1);
    let page = format::html(&Report::new(&comparison, &[])).unwrap();
    assert!(!page.contains("id=\"events\""));
    assert!(
        format::html(&fixture::report())
            .unwrap()
            .contains("id=\"events\"")
    );
}
