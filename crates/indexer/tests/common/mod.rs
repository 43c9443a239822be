//! What the tests of this crate share: articles, indexes of them, and a naive search.
#![allow(dead_code, unreachable_pub, missing_docs)] // each test uses some of it

pub mod naive;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{Date, Time};
use otherwords_corpus::{Article, Origin};
use otherwords_indexer::query::Query;
use otherwords_indexer::{ArticleHits, Check, Index, WriteOptions, WriteSummary, Writer};
use otherwords_text::Language;
use tempfile::TempDir;

/// An index in a folder of its own.
pub struct Indexed {
    pub index: Index,
    pub folder: TempDir,
}

/// Little memory is needed, and asking for little is faster.
pub const OPTIONS: WriteOptions = WriteOptions {
    memory: 16 << 20,
    passing: false,
};

pub fn write(folder: &Path, articles: &[Article]) -> WriteSummary {
    let mut writer = Writer::open(folder, OPTIONS).unwrap();
    articles
        .iter()
        .for_each(|article| writer.add(article.clone()).unwrap());
    writer.commit().unwrap()
}

pub fn open(folder: &Path) -> Index {
    Index::open(folder, Check::Full).unwrap()
}

pub fn indexed(articles: &[Article]) -> Indexed {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), articles);
    Indexed {
        index: open(folder.path()),
        folder,
    }
}

/// Everything a query finds, in the order of the rows.
pub fn found(index: &Index, query: &Query) -> Vec<ArticleHits> {
    let mut found = Vec::new();
    index
        .search(query, &mut |hits| {
            found.push(hits);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    found.sort_by(|a, b| {
        let key = |hits: &ArticleHits| {
            let row = &hits.article;
            (
                row.event.clone(),
                row.outlet.clone(),
                row.date,
                row.id.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    found
}

/// Ids and spans of what a query finds: what does not depend on where the engine keeps it.
pub fn places(index: &Index, query: &Query) -> Vec<naive::Found> {
    let spans = |hits: &ArticleHits| {
        hits.spans
            .iter()
            .map(|span| (span.title, span.position, span.length))
            .collect()
    };
    found(index, query)
        .iter()
        .map(|hits| (hits.article.id.clone(), spans(hits)))
        .collect()
}

pub fn article(id: &str, outlet: &str, event: &str, title: &str, body: &str) -> Article {
    Article {
        id: id.into(),
        outlet: outlet.into(),
        event: (!event.is_empty()).then(|| event.into()),
        title: title.into(),
        body: body.into(),
        date: None,
        time: None,
        url: format!("https://example.org/{id}"),
        byline: String::new(),
        language: Language::ENGLISH,
        metadata: BTreeMap::new(),
        origin: Origin {
            file: "corpus.jsonl".into(),
            record: 1,
            language_recognised: false,
        },
    }
}

pub fn on(article: Article, year: i16, month: i8, day: i8) -> Article {
    Article {
        date: Some(Date::constant(year, month, day)),
        ..article
    }
}

pub fn in_language(article: Article, language: Language) -> Article {
    Article {
        language,
        ..article
    }
}

/// Two invented events as five invented outlets tell them, one of them in two spellings.
pub fn corpus() -> Vec<Article> {
    let visit = "Ambassador's visit";
    let fire = "Harbour fire";
    vec![
        on(
            article(
                "h1",
                "Harbour Times",
                visit,
                "Ministry summons envoy over letter",
                "The foreign ministry summoned the ambassador on Tuesday to protest against an article. \
                 It called the article \u{201c}deeply offensive\u{201d}.\n\n\
                 The minister\u{2019}s protest was formal. \u{201c}We expect an apology, and we expect it soon, \
                 because this article crossed a line,\u{201d} he said. The ambassador left without a word.",
            ),
            2020,
            4,
            14,
        ),
        on(
            article(
                "h2",
                "Harbour Times",
                visit,
                "Protest, protests, protested",
                "Nobody protested on Wednesday. The protesters had gone home. A routine meeting was held; \
                 it was a very, very routine meeting.",
            ),
            2020,
            4,
            15,
        ),
        on(
            article(
                "e1",
                "eastern star",
                visit,
                "Ambassador meets minister",
                "The ambassador met the foreign minister for a normal and routine exchange. There was no \"protest\".\n\
                 A so-called \"protest note\" does not exist, the embassy said. The meeting was a routine meeting.",
            ),
            2020,
            4,
            15,
        ),
        on(
            article(
                "e2",
                "Eastern Star",
                visit,
                "No protest, says embassy",
                "An embassy spokesman said: \"There was no protest, there was no summons, and there will be \
                 no apology.\" He met reporters in the embassy. The U.S.-based reporters met him.",
            ),
            2020,
            5,
            1,
        ),
        on(
            article(
                "c1",
                "Capital \"C\" Herald",
                fire,
                "Fire",
                "Fire. Fire! FIRE? The fire's out.",
            ),
            2019,
            12,
            31,
        ),
        article(
            "c2",
            "Capital \"C\" Herald",
            "",
            "",
            "Undated and without an event. The ministers met. The minister met ministers. Ministry.",
        ),
        in_language(
            on(
                article(
                    "t1",
                    "Irmak",
                    fire,
                    "LİMANDA YANGIN",
                    "Irmak kıyısında yangın. IRMAK'ta protesto. \u{201c}Protesto değil\u{201d} dedi.",
                ),
                2020,
                4,
                14,
            ),
            Language::TURKISH,
        ),
        in_language(
            on(
                article(
                    "d1",
                    "Hafenblatt",
                    fire,
                    "Feuer im Hafen",
                    "Das Feuer am Hafen ist gel\u{f6}scht. Peter\u{2019}s Kiosk brannte. Der Minister kam.",
                ),
                2020,
                4,
                16,
            ),
            Language::GERMAN,
        ),
    ]
}

/// Everything that articles can have.
pub fn full_article() -> Article {
    Article {
        time: Some(Time::constant(9, 30, 0, 0)),
        byline: "By A. Writer".into(),
        metadata: BTreeMap::from([("Section".to_owned(), "World".to_owned())]),
        origin: Origin {
            file: "exports/a.csv".into(),
            record: 12,
            language_recognised: false,
        },
        ..on(
            article(
                "x",
                "Outlet",
                "Event",
                "A \"title\"",
                "A body.\n\nWith two paragraphs.",
            ),
            2020,
            2,
            29,
        )
    }
}
