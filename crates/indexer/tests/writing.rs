//! What a writer leaves behind, whatever becomes of it.
#![allow(clippy::unwrap_used)] // a test stops where something fails

mod common;

use common::{OPTIONS, article, corpus, full_article, indexed, on, open, places, write};
use otherwords_corpus::Article;
use otherwords_indexer::query::parse;
use otherwords_indexer::{Check, Index, IndexError, WriteOptions, WriteSummary, Writer};
use otherwords_text::Layer;
use proptest::prelude::*;

fn summary(added: u64, replaced: u64, unchanged: u64) -> WriteSummary {
    WriteSummary {
        added,
        replaced,
        unchanged,
    }
}

#[test]
fn the_same_articles_twice_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let articles = corpus();
    assert_eq!(write(folder.path(), &articles), summary(8, 0, 0));
    let first = open(folder.path()).fingerprint().unwrap();
    assert_eq!(write(folder.path(), &articles), summary(0, 0, 8));
    assert_eq!(open(folder.path()).fingerprint().unwrap(), first);
}

#[test]
fn what_a_killed_writer_left_is_removed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &corpus());
    let n_files = || std::fs::read_dir(folder.path()).unwrap().count();
    let before = n_files();
    let mut killed = Writer::open(folder.path(), OPTIONS).unwrap();
    for number in 0..600 {
        let added = article(&number.to_string(), "Outlet", "", "", "Never made visible.");
        killed.add(added).unwrap();
    }
    drop(killed);
    assert!(n_files() > before, "it left something");
    assert_eq!(write(folder.path(), &corpus()), summary(0, 0, 8));
    assert_eq!(n_files(), before);
    assert_eq!(open(folder.path()).n_articles(), 8);
}

#[test]
fn a_changed_article_takes_the_place_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &corpus());
    let changed = article(
        "h1",
        "Harbour Times",
        "Harbour fire",
        "Corrected",
        "Nothing of the kind happened.",
    );
    assert_eq!(
        write(folder.path(), std::slice::from_ref(&changed)),
        summary(0, 1, 0)
    );
    let index = open(folder.path());
    assert_eq!(index.n_articles(), 8);
    assert_eq!(places(&index, &parse("summoned").unwrap()), []);
    assert_eq!(
        places(
            &index,
            &parse("\"nothing of\" event:\"Harbour fire\"").unwrap()
        ),
        [("h1".into(), vec![(false, 0, 2)])]
    );
}

#[test]
fn of_articles_with_one_id_the_last_one_stays() {
    let versions: Vec<Article> = ["one", "two", "three"]
        .iter()
        .map(|body| article("1", "Outlet", "", "", body))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(write(folder.path(), &versions), summary(1, 2, 0));
    let index = open(folder.path());
    assert_eq!(index.n_articles(), 1);
    assert_eq!(
        places(&index, &parse("one OR two OR three").unwrap()),
        [("1".into(), vec![(false, 0, 1)])]
    );
    assert_eq!(
        index.text(&index.articles().unwrap()[0]).unwrap().body,
        "three"
    );
}

#[test]
fn a_writer_that_is_given_up_leaves_the_last_state() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &corpus()[..3]);
    let before = open(folder.path()).fingerprint().unwrap();
    let mut writer = Writer::open(folder.path(), OPTIONS).unwrap();
    for number in 0..600 {
        writer
            .add(article(
                &format!("n{number}"),
                "Outlet",
                "",
                "",
                "Some words.",
            ))
            .unwrap();
    }
    drop(writer);
    assert_eq!(open(folder.path()).fingerprint().unwrap(), before);
    assert_eq!(write(folder.path(), &corpus()), summary(5, 0, 3));
}

#[test]
fn there_is_one_writer_at_a_time_and_readers_see_the_last_commit() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &corpus()[..2]);
    let mut writer = Writer::open(folder.path(), OPTIONS).unwrap();
    assert!(matches!(
        Writer::open(folder.path(), OPTIONS),
        Err(IndexError::Busy(_))
    ));
    writer.add(corpus().remove(2)).unwrap();
    let reader = open(folder.path());
    assert_eq!(reader.n_articles(), 2);
    writer.commit().unwrap();
    assert_eq!(reader.n_articles(), 2);
    assert_eq!(reader.count(&parse("the").unwrap()).unwrap().len(), 2);
    assert_eq!(open(folder.path()).n_articles(), 3);
}

#[test]
fn an_empty_index_is_an_index() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(write(folder.path(), &[]), summary(0, 0, 0));
    let index = open(folder.path());
    assert_eq!(index.n_articles(), 0);
    for query in [
        "protest",
        "*:*",
        "-protest",
        "outlet:x*",
        "\"a _ b\"",
        "date:2020",
    ] {
        assert_eq!(places(&index, &parse(query).unwrap()), [], "{query}");
    }
}

#[test]
fn a_folder_with_something_else_is_neither_read_nor_written() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    assert!(matches!(
        Index::open(&missing, Check::Full),
        Err(IndexError::NotAnIndex(_))
    ));
    std::fs::write(folder.path().join("letter.txt"), "Dear Sir").unwrap();
    assert!(matches!(
        Index::open(folder.path(), Check::Full),
        Err(IndexError::NotAnIndex(_))
    ));
    assert!(matches!(
        Writer::open(folder.path(), OPTIONS),
        Err(IndexError::NotAnIndex(_))
    ));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn nothing_about_an_article_is_lost() {
    let article = full_article();
    let index = indexed(std::slice::from_ref(&article)).index;
    let row = &index.articles().unwrap()[0];
    assert_eq!(
        (&*row.outlet, &*row.event, row.id.as_str()),
        ("Outlet", "Event", "x")
    );
    assert_eq!((row.date, row.language), (article.date, article.language));
    assert_eq!(
        (
            row.total_length(),
            row.title_length,
            row.length(Layer::Voice)
        ),
        (5, 2, 5)
    );
    let text = index.text(row).unwrap();
    assert_eq!((text.title, text.body), (article.title, article.body));
    assert_eq!((text.url, text.byline), (article.url, article.byline));
    assert_eq!(
        (text.time.as_str(), text.file.as_str(), text.record),
        ("09:30:00", "exports/a.csv", 12)
    );
    assert_eq!(text.metadata, article.metadata);
}

#[test]
fn an_article_without_anything_but_a_text_is_kept() {
    let bare = Article {
        url: String::new(),
        ..article("1", "Outlet", "", "", "***")
    };
    let index = indexed(&[bare]).index;
    let row = &index.articles().unwrap()[0];
    assert_eq!(
        (row.total_length(), row.title_length, row.date, &*row.event),
        (0, 0, None, "")
    );
    assert_eq!(index.count(&parse("event:\"\"").unwrap()).unwrap().len(), 1);
}

#[test]
fn many_small_additions_are_merged_and_stay_complete() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..12 {
        write(
            folder.path(),
            &[on(
                article(&format!("{number:02}"), "Outlet", "", "", "one more"),
                2020,
                1,
                1,
            )],
        );
    }
    let index = open(folder.path());
    assert_eq!(
        index.count(&parse("\"one more\"").unwrap()).unwrap().len(),
        12
    );
    let segments = std::fs::read_dir(folder.path()).unwrap().flatten();
    let segments = segments
        .filter(|file| file.path().extension().is_some_and(|name| name == "store"))
        .count();
    assert!(segments <= 8, "{segments}");
}

#[test]
fn articles_are_found_in_the_order_in_which_they_were_added() {
    let folder = tempfile::tempdir().unwrap();
    let numbers = [7, 3, 11, 0, 9, 2, 5, 1, 10, 4, 8, 6];
    let added = |number: usize| {
        article(
            &format!("{number:02}"),
            "Outlet",
            "",
            "",
            &format!("word {number}"),
        )
    };
    for (n_added, pair) in (1..).zip(numbers.chunks(2)) {
        write(folder.path(), &[added(pair[0]), added(pair[1])]);
        let index = open(folder.path());
        let expected: Vec<String> = numbers[..2 * n_added]
            .iter()
            .map(|number| format!("{number:02}"))
            .collect();
        assert_eq!(in_order(&index), expected);
    }
    for number in [0, 4, 8] {
        write(
            folder.path(),
            &[article(
                &format!("{number:02}"),
                "Outlet",
                "",
                "",
                "word anew",
            )],
        );
    }
    let replaced = [
        "07", "03", "11", "09", "02", "05", "01", "10", "06", "00", "04", "08",
    ];
    assert_eq!(in_order(&open(folder.path())), replaced);
}

fn in_order(index: &Index) -> Vec<String> {
    let mut ids = Vec::new();
    let take = &mut |hits: otherwords_indexer::ArticleHits| {
        ids.push(hits.article.id);
        std::ops::ControlFlow::Continue(())
    };
    index.search(&parse("word").unwrap(), take).unwrap();
    ids
}

#[test]
fn how_it_is_written_changes_nothing_that_is_found() {
    let ways = [(0, false), (1 << 30, false), (0, true)];
    let fingerprints = ways.map(|(memory, passing)| {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path(), WriteOptions { memory, passing }).unwrap();
        for article in corpus() {
            writer.add(article).unwrap();
        }
        writer.commit().unwrap();
        let index = Index::open(folder.path(), Check::Full).unwrap();
        index.fingerprint().unwrap()
    });
    assert!(fingerprints.windows(2).all(|pair| pair[0] == pair[1]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_can_be_indexed_and_is_given_back(title: String, body: String, outlet in ".{1,20}", id in ".{1,20}") {
        let index = indexed(&[article(&id, &outlet, "", &title, &body)]).index;
        let row = &index.articles().unwrap()[0];
        let text = index.text(row).unwrap();
        prop_assert_eq!((text.title, text.body), (title, body));
        prop_assert_eq!((&*row.outlet, &row.id), (outlet.as_str(), &id));
    }
}
