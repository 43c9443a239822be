//! Frames and loadedness on articles made for the purpose.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::ops::ControlFlow;

#[path = "common/made.rs"]
mod made;

use otherwords_comparison::loadedness::{Model, article_words};
use otherwords_comparison::{Comparison, FrameUse, Plan, compare};
use otherwords_corpus::{FrameLexicon, Silent, parse_frames};
use otherwords_indexer::{Index, Query};
use otherwords_text::Language;

const EVENTS: usize = 8;

/// A text with a word of its own event after every third word, so that no two are copies.
fn own_words(text: &str, event: usize) -> String {
    let own = (b'a' + event as u8) as char;
    let words = text.split(' ').enumerate();
    let words = words.map(|(place, word)| match place % 3 {
        2 => format!("{word} {own}{own}filler"),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Two outlets over eight events: one tells of clashes and slams, the other of meetings.
fn indexed() -> (Index, tempfile::TempDir) {
    let mut lines = String::new();
    for event in 0..EVENTS {
        let beacon = "The mayor slammed the council after a clash over the harbour. Another clash, \
                      the mayor said, would be a disgraceful and reckless \\\"stunt\\\".";
        let ledger = "The mayor met the council after a meeting about the harbour. The council has \
                      a table on Monday, the mayor said. One clash was reported.";
        for (outlet, body) in [("Beacon", beacon), ("Ledger", ledger)] {
            let body = own_words(body, event);
            lines += &format!(
                "{{\"id\": \"{outlet}{event}\", \"outlet\": \"{outlet}\", \"event\": \"e{event}\", \
                 \"lang\": \"en\", \"title\": \"News {event}\", \"body\": \"{body} It was day {event}.\"}}\n"
            );
        }
    }
    made::indexed(&lines)
}

fn frames() -> Vec<FrameLexicon> {
    let text = "term,frame\nclash*,conflict\nslam*,conflict\nunheard,nothing\n";
    parse_frames("own.csv", text).unwrap().0
}

fn compared(index: &Index) -> Comparison {
    let plan = Plan {
        frames: frames(),
        by_event: false,
        ..Plan::default()
    };
    compare(index, "made", &plan, &Silent).unwrap()
}

fn hits(index: &Index, query: &Query) -> u64 {
    let mut n = 0;
    index
        .search(query, &mut |article| {
            n += article.spans.len() as u64;
            ControlFlow::Continue(())
        })
        .unwrap();
    n
}

fn frame<'c>(comparison: &'c Comparison, outlet: &str, name: &str) -> &'c FrameUse {
    let table = comparison
        .frames
        .iter()
        .find(|table| table.matchup.target.name == outlet)
        .unwrap();
    table
        .frames
        .iter()
        .find(|frame| frame.frame == name)
        .unwrap()
}

#[test]
fn a_frame_counts_its_words_and_its_queries_find_them() {
    let (index, _folder) = indexed();
    let comparison = compared(&index);
    let conflict = frame(&comparison, "Beacon", "conflict");
    let n = EVENTS as u64;
    assert_eq!(
        (conflict.figures.n_target, conflict.figures.n_reference),
        (3 * n, n)
    );
    assert_eq!(hits(&index, &conflict.query_target), 3 * n);
    assert_eq!(hits(&index, &conflict.query_reference), n);
    assert!(conflict.figures.log_ratio.is_some_and(|ratio| ratio > 1.0));
    assert!(conflict.q.is_some_and(|q| q < 0.05), "{conflict:?}");
    let nothing = frame(&comparison, "Beacon", "nothing");
    assert_eq!(
        (nothing.n_terms, nothing.figures.p, nothing.q),
        (0, None, None)
    );
}

#[test]
fn a_sequence_of_a_frame_is_counted_where_its_words_stand_together() {
    let (index, _folder) = indexed();
    let text = "term,frame\nmayor slam*,acts\nthe mayor met,acts\nmayor harbour,acts\nclash,acts\n";
    let plan = Plan {
        frames: parse_frames("own.csv", text).unwrap().0,
        by_event: false,
        ..Plan::default()
    };
    let comparison = compare(&index, "made", &plan, &Silent).unwrap();
    let acts = frame(&comparison, "Beacon", "acts");
    let n = EVENTS as u64;
    let carriers: Vec<_> = acts
        .carriers
        .iter()
        .map(|carrier| (carrier.term.as_str(), carrier.n_target, carrier.n_reference))
        .collect();
    assert_eq!(
        carriers,
        [
            ("clash", 2 * n, n),
            ("mayor slam*", n, 0),
            ("the mayor met", 0, n)
        ],
        "mayor and harbour stand nowhere together"
    );
    assert_eq!(
        (acts.figures.n_target, acts.figures.n_reference),
        (3 * n, 2 * n)
    );
    assert_eq!(hits(&index, &acts.query_target), 3 * n);
    assert_eq!(hits(&index, &acts.query_reference), 2 * n);
}

#[test]
fn a_frame_without_a_word_is_the_frame_of_the_other_words() {
    let (index, _folder) = indexed();
    let comparison = compared(&index);
    let conflict = frame(&comparison, "Beacon", "conflict");
    let carriers: Vec<_> = conflict.carriers.iter().collect();
    assert_eq!(carriers.len(), 2, "{carriers:?}");
    for carrier in carriers {
        assert_eq!(
            carrier.without.n_target + carrier.n_target,
            conflict.figures.n_target
        );
        assert_eq!(
            carrier.without.n_reference + carrier.n_reference,
            conflict.figures.n_reference
        );
    }
}

#[test]
fn both_sides_of_a_pair_mirror_each_other() {
    let (index, _folder) = indexed();
    let comparison = compared(&index);
    let (here, there) = (
        frame(&comparison, "Beacon", "conflict"),
        frame(&comparison, "Ledger", "conflict"),
    );
    assert_eq!(here.figures.n_target, there.figures.n_reference);
    let sum = here.figures.log_ratio.unwrap() + there.figures.log_ratio.unwrap();
    assert!(sum.abs() < 1e-9, "{sum}");
}

#[test]
fn loaded_words_score_above_plain_ones_and_words_of_grammar_not_at_all() {
    let (index, _folder) = indexed();
    let comparison = compared(&index);
    let score = |term: &str| {
        let mut terms = comparison.tables.iter().flat_map(|table| &table.terms);
        terms
            .find(|row| row.term == term)
            .and_then(|row| row.loadedness)
    };
    let (slammed, met) = (score("slammed"), score("met"));
    assert!(slammed.is_some() && slammed > met, "{slammed:?} {met:?}");
    assert!(score("disgraceful") > score("meeting"));
    for table in &comparison.tables {
        for term in &table.terms {
            assert!(
                term.loadedness
                    .is_none_or(|share| (0.0..=1.0).contains(&share)),
                "{}",
                term.term
            );
        }
    }
    assert_eq!(score("the"), None);
}

#[test]
fn the_names_of_the_numbers_are_those_of_the_weights() {
    let (index, _folder) = indexed();
    let (names, articles) = article_words(&index, Language::ENGLISH).unwrap();
    let weights: Vec<_> = Model::built_in()
        .weights
        .iter()
        .map(|weight| weight.name.clone())
        .collect();
    assert_eq!(names, weights);
    for (word, numbers) in articles.iter().flat_map(|article| &article.words) {
        assert_eq!(numbers.len(), names.len(), "{word}");
        assert!(numbers.iter().all(|number| number.is_finite()), "{word}");
    }
    let (names, articles) = article_words(&index, Language::GERMAN).unwrap();
    assert!(names.is_empty() && articles.is_empty());
}
