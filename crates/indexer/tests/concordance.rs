//! Lines show the words that were found, with what stands around them.
#![allow(clippy::unwrap_used)] // a test stops where something fails

mod common;

use common::{article, corpus, found, full_article, indexed};
use otherwords_indexer::query::parse;
use otherwords_indexer::{ArticleHits, Index, Line, Span, concordance};
use otherwords_text::{Layer, analyze, fold};

fn lines(index: &Index, query: &str, width: usize) -> Vec<Line> {
    let hits = found(index, &parse(query).unwrap());
    hits.iter()
        .flat_map(|hits| concordance(index, hits, width).unwrap())
        .collect()
}

fn cut(line: &Line) -> (&str, &str, &str) {
    (&line.left, &line.node, &line.right)
}

#[test]
fn a_line_is_cut_at_words_and_keeps_the_signs_that_belong_to_them() {
    let body =
        "He said \u{201c}no\u{201d}. The  (old)\nharbour,\n\nhe added: \u{201c}burns!\u{201d}";
    let index = indexed(&[article("1", "Outlet", "", "Harbour burns", body)]).index;
    for (query, width, expected) in [
        ("harbour", 2, ("The (old)", "harbour", ", he added:")),
        ("harbour", 0, ("", "harbour", "")),
        (
            "harbour",
            3,
            (
                "\u{201c}no\u{201d}. The (old)",
                "harbour",
                ", he added: \u{201c}burns!\u{201d}",
            ),
        ),
        (
            "harbour",
            99,
            (
                "He said \u{201c}no\u{201d}. The (old)",
                "harbour",
                ", he added: \u{201c}burns!\u{201d}",
            ),
        ),
        (
            "\"the old\"",
            1,
            ("\u{201c}no\u{201d}.", "The (old", ") harbour,"),
        ),
        ("burns", 1, ("added: \u{201c}", "burns", "!\u{201d}")),
        ("title:harbour", 1, ("", "Harbour", "burns")),
    ] {
        let lines = lines(&index, query, width);
        assert_eq!(
            lines.iter().map(cut).collect::<Vec<_>>(),
            [expected],
            "{query} {width}"
        );
    }
}

#[test]
fn a_line_says_where_it_stands_and_whose_words_it_shows() {
    let index = indexed(&corpus()).index;
    let lines = lines(&index, "protest id:e1", 3);
    assert_eq!(lines.len(), 2);
    let line = &lines[1];
    assert_eq!(
        (line.layer, line.in_title, line.title.as_str()),
        (Layer::ShortQuotation, false, "Ambassador meets minister")
    );
    assert_eq!(
        line.sentence,
        "A so-called \"protest note\" does not exist, the embassy said."
    );
    assert_eq!(
        (&*line.article.outlet, line.url.as_str()),
        ("eastern star", "https://example.org/e1")
    );
    let article = full_article();
    let index = indexed(std::slice::from_ref(&article)).index;
    let line = &self::lines(&index, "title:title", 3)[0];
    assert_eq!(
        (&line.byline, &line.metadata, line.in_title),
        (&article.byline, &article.metadata, true)
    );
}

#[test]
fn the_node_is_made_of_the_words_that_were_asked_for() {
    let index = indexed(&corpus()).index;
    let asked = "\"the|a ambassador|minister|meeting|routine\" OR title:protest*";
    let found = lines(&index, asked, 4);
    assert!(found.len() > 2);
    for line in found {
        let language = line.article.language;
        let tokens = analyze(&line.node, language).tokens;
        let terms: Vec<_> = tokens
            .iter()
            .map(|token| fold(token.surface(&line.node), language))
            .collect();
        let expected = if line.in_title { 1 } else { 2 };
        assert_eq!(terms.len(), expected, "{}", line.node);
        assert!(line.sentence.contains(&line.node), "{}", line.sentence);
    }
}

#[test]
fn lines_are_sorted_by_the_nearest_word_on_either_side() {
    let index = indexed(&[article(
        "1",
        "Outlet",
        "",
        "",
        "One old Fire here. The new fire there. A blue \"fire\" burns.",
    )])
    .index;
    let mut lines = lines(&index, "fire", 2);
    let nodes = |lines: &[Line]| {
        lines
            .iter()
            .map(|line| line.left.clone())
            .collect::<Vec<_>>()
    };
    lines.sort_by_cached_key(|line| (line.left_key(), line.place()));
    assert_eq!(nodes(&lines), ["A blue \"", "The new", "One old"]);
    assert_eq!(lines[2].left_key(), ["old", "one"]);
    lines.sort_by_cached_key(|line| (line.right_key(), line.place()));
    assert_eq!(nodes(&lines), ["A blue \"", "One old", "The new"]);
    lines.sort_by_cached_key(Line::place);
    assert_eq!(nodes(&lines), ["One old", "The new", "A blue \""]);
}

#[test]
fn a_sample_depends_on_the_seed_and_not_on_the_order_of_indexing() {
    let articles = corpus();
    let reversed: Vec<_> = articles.iter().rev().cloned().collect();
    let indexes = [indexed(&articles).index, indexed(&reversed).index];
    let query = parse("the OR title:the OR protest*").unwrap();
    let drawn = |index: &Index, n, seed| -> Vec<(String, u32)> {
        let hits = index.sample(&query, n, seed).unwrap();
        hits.iter()
            .map(|hits| (hits.article.id.clone(), hits.spans[0].position))
            .collect()
    };
    let five = drawn(&indexes[0], 5, 1);
    assert_eq!(five.len(), 5);
    assert_eq!(five, drawn(&indexes[1], 5, 1));
    assert_eq!(five, drawn(&indexes[0], 9, 1)[..5]);
    assert_ne!(five, drawn(&indexes[0], 5, 2));
    assert_eq!(drawn(&indexes[0], 0, 1), []);
    let mut all = lines(&indexes[0], &query.to_string(), 1);
    assert_eq!(drawn(&indexes[0], 1000, 1).len(), all.len());
    all.sort_by_cached_key(|line| line.random_key(1));
    let first: Vec<_> = all[..5]
        .iter()
        .map(|line| (line.article.id.clone(), line.position))
        .collect();
    assert_eq!(first, five);
}

#[test]
fn a_span_that_is_not_of_the_article_is_an_error() {
    let index = indexed(&corpus()).index;
    let article = index.articles().unwrap()[0].clone();
    for (position, length) in [(9999, 1), (0, 9999), (0, 0), (u32::MAX, u32::MAX)] {
        let hits = ArticleHits {
            article: article.clone(),
            spans: vec![Span {
                title: false,
                position,
                length,
            }],
        };
        assert!(
            concordance(&index, &hits, 3).is_err(),
            "{position} {length}"
        );
    }
}
