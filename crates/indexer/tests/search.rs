//! What is found is what a naive search finds, for every query and however the index was built.
#![allow(clippy::unwrap_used)] // a test stops where something fails

mod common;

use common::{Indexed, article, corpus, found, indexed, naive, open, places, write};
use otherwords_corpus::Article;
use otherwords_indexer::query::{Filter, Query, parse};
use otherwords_indexer::{Index, IndexError, concordance};
use proptest::prelude::*;

/// Name, query and number of hits of each row.
fn table() -> Vec<(String, String, u64)> {
    let text = include_str!("queries.csv");
    let rows = text.lines().skip(1).map(|line| {
        let (name, rest) = line.split_once(',').unwrap();
        let (query, hits) = rest.rsplit_once(',').unwrap();
        let query = match query
            .strip_prefix('"')
            .and_then(|query| query.strip_suffix('"'))
        {
            Some(quoted) => quoted.replace("\"\"", "\""),
            None => query.to_owned(),
        };
        (name.to_owned(), query, hits.parse().unwrap())
    });
    rows.collect()
}

fn sorted(mut places: Vec<naive::Found>) -> Vec<naive::Found> {
    places.sort();
    places
}

/// Checks everything that must agree for one query.
fn check(index: &Index, articles: &[Article], query: &Query) {
    let expected = naive::search(articles, query);
    assert_eq!(sorted(places(index, query)), expected, "{query}");
    let n_hits: usize = expected.iter().map(|(_, places)| places.len()).sum();
    let counts = index.count(query).unwrap();
    assert_eq!(counts.len(), expected.len(), "{query}");
    assert_eq!(
        counts.iter().map(|(_, hits)| *hits).sum::<u64>(),
        n_hits as u64,
        "{query}"
    );
    let rows: Vec<_> = index
        .articles()
        .unwrap()
        .iter()
        .filter(|row| counts.iter().any(|(found, _)| found == *row))
        .collect();
    assert_eq!(
        rows,
        counts.iter().map(|(row, _)| row).collect::<Vec<_>>(),
        "{query}"
    );
    let lines: usize = found(index, query)
        .iter()
        .map(|hits| concordance(index, hits, 3).unwrap().len())
        .sum();
    assert_eq!(lines, n_hits, "{query}");
}

#[test]
fn every_query_of_the_table_has_the_hits_it_says() {
    let Indexed { index, .. } = indexed(&corpus());
    let mut wrong = Vec::new();
    for (name, query, hits) in table() {
        let found: u64 = index
            .count(&parse(&query).unwrap())
            .unwrap()
            .iter()
            .map(|(_, hits)| hits)
            .sum();
        if found != hits {
            wrong.push(format!("{name}: {query} has {found}, not {hits}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_query_of_the_table_finds_what_a_naive_search_finds() {
    let articles = corpus();
    let Indexed { index, .. } = indexed(&articles);
    for (_, query, _) in table() {
        check(&index, &articles, &parse(&query).unwrap());
    }
}

#[test]
fn queries_without_words_find_articles_without_hits() {
    let articles = corpus();
    let Indexed { index, .. } = indexed(&articles);
    for (query, n_articles) in [
        ("*:*", 8),
        ("outlet:harbour*", 2),
        ("outlet:(irmak OR hafenblatt)", 2),
        ("-lang:en", 2),
        ("event:\"\"", 1),
        ("date:2020-04", 5),
        ("date:2020-04-14 -lang:tr", 1),
        ("id:nobody", 0),
        ("-(date:1900.. OR event:\"\")", 0),
    ] {
        let query = parse(query).unwrap();
        check(&index, &articles, &query);
        let found = index.count(&query).unwrap();
        assert_eq!(found.len(), n_articles, "{query}");
        assert!(found.iter().all(|(_, hits)| *hits == 0), "{query}");
    }
}

#[test]
fn a_large_segment_is_counted_in_parts_and_nothing_is_lost_or_counted_twice() {
    let body = |number: u32| {
        format!(
            "the envoy {} the protest",
            "met ".repeat((number % 3) as usize)
        )
    };
    let articles: Vec<_> = (0..6_000)
        .map(|number| article(&number.to_string(), "Ledger", "talks", "", &body(number)))
        .collect();
    let Indexed { index, .. } = indexed(&articles);
    for (query, n_articles, n_hits) in [
        ("met", 4_000, 6_000),
        ("\"the envoy met met\"", 2_000, 2_000),
        ("\"envoy the\"", 2_000, 2_000),
        ("the -met", 2_000, 4_000),
        ("outlet:ledger", 6_000, 0),
    ] {
        let counts = index.count(&parse(query).unwrap()).unwrap();
        let hits: u64 = counts.iter().map(|(_, hits)| hits).sum();
        assert_eq!((counts.len(), hits), (n_articles, n_hits), "{query}");
    }
}

#[test]
fn a_column_of_the_source_filters_articles_and_one_that_is_missing_is_an_error() {
    let mut articles = corpus();
    for (article, leaning) in articles
        .iter_mut()
        .zip(["left", "Left wing", "right", "LEFT"])
    {
        let of_article = ("leaning".to_owned(), leaning.to_owned());
        article.metadata.extend([of_article]);
    }
    let Indexed { index, .. } = indexed(&articles);
    for (query, n_articles) in [
        ("meta.leaning:left", 2),
        ("meta.leaning:\"left wing\"", 1),
        ("meta.leaning:left*", 3),
        ("meta.\"leaning\":(left OR right)", 3),
        ("meta.leaning:\"\"", 4),
        ("-meta.leaning:left", 6),
        ("meta.leaning:middle", 0),
    ] {
        let query = parse(query).unwrap();
        check(&index, &articles, &query);
        assert_eq!(index.count(&query).unwrap().len(), n_articles, "{query}");
    }
    let refused = index
        .count(&parse("the meta.lean:left").unwrap())
        .unwrap_err();
    assert!(
        refused.to_string().contains("there are leaning and byline"),
        "{refused}"
    );
}

#[test]
fn trees_that_only_programs_make_are_answered() {
    let articles = corpus();
    let Indexed { index, .. } = indexed(&articles);
    let words = |text| Query::words(text);
    for query in [
        Query::And(Vec::new()),
        Query::Or(Vec::new()),
        Query::none(),
        Query::And(vec![
            Query::All,
            Query::Or(vec![words("fire"), Query::none()]),
        ]),
        Query::Not(Box::new(Query::Not(Box::new(words("protest"))))),
        Query::Not(Box::new(Query::And(vec![
            words("protest"),
            Query::Not(Box::new(words("embassy"))),
        ]))),
        Query::Or(vec![
            Query::Not(Box::new(words("the"))),
            words("routine meeting").in_title(),
        ]),
        Query::Filter(Filter::Date {
            from: None,
            to: None,
        }),
        Query::any_of(
            (0..200)
                .map(|number| Query::outlet(format!("Outlet {number}")))
                .chain([Query::outlet("Irmak")])
                .collect(),
        ),
    ] {
        check(&index, &articles, &query);
    }
}

#[test]
fn a_search_stops_when_told_to() {
    let Indexed { index, .. } = indexed(&corpus());
    let mut n_taken = 0;
    index
        .search(&parse("the").unwrap(), &mut |_| {
            n_taken += 1;
            std::ops::ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(n_taken, 1);
}

#[test]
fn a_pattern_for_too_many_words_is_refused_and_named() {
    let words: Vec<String> = (0..20_001).map(|number| format!("ab{number}x")).collect();
    let Indexed { index, .. } = indexed(&[article("1", "Outlet", "", "", &words.join(" "))]);
    let refused = index.count(&parse("ab*").unwrap()).unwrap_err();
    assert!(
        matches!(&refused, IndexError::TooManyWords { pattern, .. } if pattern == "ab*"),
        "{refused}"
    );
    assert_eq!(index.count(&parse("ab1*").unwrap()).unwrap()[0].1, 11_111);
}

#[test]
fn many_words_in_many_articles_are_found_as_few_are() {
    // More words than are asked one by one, in more articles than are read ahead at first.
    let articles: Vec<Article> = (0..700)
        .map(|number| {
            let word = |step: usize| format!("wo{}x", number * step % 130);
            let body = format!("{} and {}. So {} then.", word(7), word(11), word(13));
            article(
                &format!("{number:03}"),
                if number % 97 == 0 { "Rare" } else { "Common" },
                "",
                "",
                &body,
            )
        })
        .collect();
    let Indexed { index, .. } = indexed(&articles);
    for query in [
        "wo*",
        "wo* outlet:rare",
        "\"so wo*\"",
        "wo7x wo*",
        "\"wo* wo*\"~2",
        "-wo12*",
        "\"and wo*\" -wo1*",
        "wo1~2",
    ] {
        check(&index, &articles, &parse(query).unwrap());
    }
}

/// Words that look alike, quotation marks and ends of sentences.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("protest"),
        Just("Protests"),
        Just("protested"),
        Just("the"),
        Just("met"),
        Just("Minister\u{2019}s"),
        Just("minister"),
        Just("a\u{131}"),
        Just("AI"),
        Just("U.S."),
        Just("3rd"),
        Just("note"),
        Just("\u{201c}routine"),
        Just("note\u{201d}"),
        Just("\"the"),
        Just("met\""),
        Just("note."),
        Just("met,"),
        Just("protest.\n\n"),
        Just("The"),
        Just("\u{2014}"),
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn articles() -> impl Strategy<Value = Vec<Article>> {
    let language = prop_oneof![
        3 => Just(otherwords_text::Language::ENGLISH),
        1 => Just(otherwords_text::Language::TURKISH),
        1 => Just(otherwords_text::Language::UNKNOWN),
    ];
    let outlet = prop_oneof![Just("Harbour"), Just("harbour"), Just("Star")];
    let one = (
        text(),
        text(),
        language,
        outlet,
        prop::option::of(1i8..5),
        0usize..3,
    );
    prop::collection::vec(one, 1..9).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let articles = numbered.map(|(number, (title, body, language, outlet, day, event))| {
            let event = ["", "Fire", "Visit"][event];
            let date = day.map(|day| jiff::civil::Date::constant(2020, 1, day));
            let article = article(&format!("a{number}"), outlet, event, &title, &body);
            Article {
                language,
                date,
                ..article
            }
        });
        articles.collect()
    })
}

fn sequence() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop_oneof![Just("protest"), Just("the"), Just("met"), Just("minister"), Just("note")].prop_map(str::to_owned),
        1 => prop_oneof![Just("protest*"), Just("no*"), Just("minister's"), Just("AI"), Just("ai"), Just("u.s"), Just("protest~1"), Just("p*st"), Just("m?t"), Just("*nister"), Just("/m.t|not?e/"), Just("/[pt].*/"), Just("/\\w+s/|met"), Just("3rd"), Just("nite~2")].prop_map(str::to_owned),
        1 => Just("the|met|protests".to_owned()),
    ];
    let place = prop_oneof![5 => word.clone(), 1 => Just("_".to_owned())];
    let phrase = (
        word.clone(),
        prop::collection::vec(place, 0..3),
        word.clone(),
    );
    let phrase =
        phrase.prop_map(|(first, middle, last)| format!("{first} {} {last}", middle.join(" ")));
    let near = (
        prop::collection::vec(word.clone(), 2..4),
        0u32..7,
        any::<bool>(),
    )
        .prop_map(|(words, room, in_order)| {
            format!(
                "\"{}\"~{}{room}",
                words.join(" "),
                if in_order { ">" } else { "" }
            )
        });
    prop_oneof![3 => word, 2 => phrase.prop_map(|phrase| format!("\"{phrase}\"")), 2 => near]
}

fn query() -> impl Strategy<Value = String> {
    let scope = prop_oneof![4 => Just(""), 1 => Just("voice:"), 1 => Just("scare:"), 1 => Just("quoted+scare:"), 1 => Just("title:")];
    let filter = prop_oneof![
        Just("outlet:Harbour"),
        Just("outlet:HARBOUR"),
        Just("outlet:star"),
        Just("event:fire"),
        Just("event:\"\""),
        Just("lang:tr"),
        Just("date:2020-01-02.."),
        Just("date:..2020-01-03"),
        Just("id:a1"),
        Just("outlet:h*"),
        Just("outlet:(Harbour OR star)"),
    ];
    let leaf = prop_oneof![
        4 => (scope, sequence()).prop_map(|(scope, sequence)| format!("{scope}{sequence}")),
        1 => filter.prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} AND {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            inner.prop_map(|a| format!("(NOT {a})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_query_finds_what_a_naive_search_finds(articles in articles(), queries in prop::collection::vec(query(), 12)) {
        let Indexed { index, .. } = indexed(&articles);
        for query in queries {
            check(&index, &articles, &parse(&query).unwrap());
        }
    }

    #[test]
    fn results_do_not_depend_on_how_an_index_was_built(
        articles in articles(),
        earlier in articles(),
        queries in prop::collection::vec(query(), 6),
    ) {
        let folder = tempfile::tempdir().unwrap();
        // Other texts under the same ids first; those that remain without successor are kept.
        let (first, second) = articles.split_at(articles.len() / 2);
        write(folder.path(), &earlier);
        write(folder.path(), second);
        write(folder.path(), first);
        let mut all = articles.clone();
        all.extend(earlier.into_iter().filter(|old| !articles.iter().any(|new| new.id == old.id)));
        let (steps, at_once) = (open(folder.path()), indexed(&all));
        prop_assert_eq!(steps.fingerprint().unwrap(), at_once.index.fingerprint().unwrap());
        for query in queries {
            let query = parse(&query).unwrap();
            prop_assert_eq!(places(&steps, &query), places(&at_once.index, &query));
            check(&steps, &all, &query);
        }
    }
}
