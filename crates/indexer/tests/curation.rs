//! Decisions laid over an index: what is counted is what is found under them, and nothing is
//! indexed again.
#![allow(clippy::unwrap_used)] // a test stops where something fails

mod common;

use std::collections::BTreeMap;

use common::{Indexed, article, corpus, found, in_language, indexed, on, open, write};
use otherwords_corpus::Article;
use otherwords_indexer::curation::{
    AliasVerdict, ArticleBoilerplate, AssignedBy, Boilerplate, Copies, CopyCluster, CopyMember,
    CuratedEvent, Decision, OutletAlias, Passage, SharedPassage,
};
use otherwords_indexer::query::{LayerSet, Query, parse};
use otherwords_indexer::{
    CopyRule, Curation, GroupCounts, Index, Selection, SequenceOptions, Vocabulary, sequences,
    stretches,
};
use otherwords_text::{Language, Layer, Span, analyze};

const WIRE: &str = "The foreign ministry summoned the ambassador on Tuesday. It was a formal protest, \
                    and the second one this year. Nobody answered the telephone at the embassy.";
const SIGN_UP: &str = "Sign up here for the ministry briefing.";
const SHARED: &str = "The harbour was closed for two days by order of the ministry.";

/// The sample with a wire text that three outlets print, a passage that two share, and a line that
/// one repeats.
fn articles() -> Vec<Article> {
    let mut articles = corpus();
    let strike = "Strike";
    let wire = |id: &str, outlet: &str, day, more: &str| {
        let body = format!("{WIRE}{more}");
        on(article(id, outlet, strike, "Protest", &body), 2020, 6, day)
    };
    articles.extend([
        wire("w2", "Harbour Times", 2, ""),
        wire("w1", "Zeta Wire", 1, ""),
        wire("w3", "harbour times online", 2, &format!("\n\n{SIGN_UP}")),
        on(
            article(
                "s1",
                "Harbour Times",
                strike,
                "",
                &format!("{SHARED} A ministry protest followed.\n\n{SIGN_UP}"),
            ),
            2020,
            6,
            3,
        ),
        on(
            article(
                "s2",
                "Eastern Star",
                strike,
                "",
                &format!("Protest in the harbour. {SHARED}"),
            ),
            2020,
            6,
            4,
        ),
    ]);
    articles
}

fn spans(body: &str, passage: &str) -> Vec<Span> {
    let start = body.find(passage);
    start
        .map(|start| Span {
            start,
            end: start + passage.len(),
        })
        .into_iter()
        .collect()
}

/// What the program might have decided about [`articles`].
fn curation(index: &Index) -> Curation {
    let fingerprint = |id: &str| {
        let row = index.articles().unwrap().iter().find(|row| row.id == id);
        row.unwrap().fingerprint
    };
    let places = |id: &str, passage: &str| {
        let row = index
            .articles()
            .unwrap()
            .iter()
            .find(|row| row.id == id)
            .unwrap();
        let body = index.text(row).unwrap().body;
        stretches(
            &analyze(&body, Language::ENGLISH).tokens,
            &spans(&body, passage),
        )
    };
    let member = |id: &str| CopyMember {
        id: id.into(),
        fingerprint: fingerprint(id),
        share: 1.0,
        agency: None,
    };
    let boilerplate = |id: &str| ArticleBoilerplate {
        id: id.into(),
        fingerprint: fingerprint(id),
        stretches: places(id, SIGN_UP)
            .into_iter()
            .map(|stretch| (0, stretch))
            .collect(),
    };
    Curation {
        events: vec![CuratedEvent {
            name: "Summons".into(),
            by: AssignedBy::Corrected,
            locked: false,
            articles: vec!["c2".into(), "e2".into(), "h1".into(), "w1".into()],
        }],
        outlets: vec![
            OutletAlias {
                alias: "eastern star".into(),
                outlet: "Eastern Star".into(),
                verdict: AliasVerdict::Confirmed,
                reason: String::new(),
            },
            OutletAlias {
                alias: "harbour times online".into(),
                outlet: "Harbour Times".into(),
                verdict: AliasVerdict::Suggested,
                reason: "only suggested".into(),
            },
        ],
        copies: Copies {
            clusters: vec![CopyCluster {
                articles: ["w1", "w2", "w3"].map(member).to_vec(),
            }],
            passages: vec![SharedPassage {
                earlier: "s1".into(),
                later: "s2".into(),
                fingerprint: fingerprint("s2"),
                earlier_fingerprint: None,
                stretches: places("s2", SHARED),
            }],
        },
        boilerplate: Boilerplate {
            passages: vec![Passage {
                outlet: "Harbour Times".into(),
                key: SIGN_UP.into(),
                text: SIGN_UP.into(),
                found: "repeated".into(),
                articles: 2,
                decision: Decision::Found,
            }],
            articles: ["s1", "w3"].map(boilerplate).to_vec(),
        },
    }
}

fn curated() -> Indexed {
    let Indexed { index, folder } = indexed(&articles());
    let curation = curation(&index);
    curation
        .write(folder.path(), &index.fingerprint().unwrap())
        .unwrap();
    drop(index);
    Indexed {
        index: open(folder.path()),
        folder,
    }
}

fn ids(index: &Index, query: &str) -> Vec<String> {
    let mut ids: Vec<String> = found(index, &parse(query).unwrap())
        .into_iter()
        .map(|hits| hits.article.id)
        .collect();
    ids.sort();
    ids
}

#[test]
fn filters_go_by_what_was_decided() {
    let Indexed { index, .. } = curated();
    for (query, expected) in [
        ("event:Summons", vec!["c2", "e2", "h1", "w1"]),
        ("event:summ*", vec!["c2", "e2", "h1", "w1"]),
        ("event:Strike", vec!["s1", "s2", "w2", "w3"]),
        (
            "event:\"Ambassador's visit\" -event:Summons",
            vec!["e1", "h2"],
        ),
        ("event:(Summons OR Strike) id:w1", vec!["w1"]),
        ("event:\"\"", vec![]),
        ("outlet:\"eastern star\"", vec!["e1", "e2", "s2"]),
        ("outlet:\"Eastern Star\" event:Summons", vec!["e2"]),
        ("outlet:\"harbour times online\"", vec!["w3"]),
        (
            "copies:once event:(Summons OR Strike) date:2020-06",
            vec!["s1", "s2", "w1"],
        ),
        (
            "copies:\"once event:Strike\" event:Strike",
            vec!["s1", "s2", "w2"],
        ),
        ("copies:drop date:2020-06", vec!["s1", "s2"]),
        (
            "copies:all date:2020-06",
            vec!["s1", "s2", "w1", "w2", "w3"],
        ),
        ("briefing", vec![]),
        ("-briefing id:w3", vec!["w3"]),
        ("closed date:2020-06", vec!["s1", "s2"]),
        ("closed date:2020-06 copies:once", vec!["s1"]),
        (
            "closed copies:\"once outlet:\\\"Eastern Star\\\"\" outlet:\"Eastern Star\"",
            vec!["s2"],
        ),
        ("\"ministry _ followed\" copies:once", vec!["s1"]),
        ("\"followed up\"~9", vec![]),
    ] {
        assert_eq!(ids(&index, query), expected, "{query}");
    }
}

/// The curation, changed, in an index of its own.
fn curated_otherwise(change: impl FnOnce(&mut Curation)) -> Indexed {
    let Indexed { index, folder } = indexed(&articles());
    let mut curation = curation(&index);
    change(&mut curation);
    curation.write(folder.path(), "").unwrap();
    drop(index);
    Indexed {
        index: open(folder.path()),
        folder,
    }
}

#[test]
fn of_copies_the_one_counts_that_was_published_first() {
    let Indexed { index, .. } = curated_otherwise(|curation| {
        // Of one day, by the time: which only whoever found the copies knew.
        curation.copies.clusters[0].articles.swap(0, 2);
    });
    assert_eq!(ids(&index, "copies:once date:2020-06"), ["s1", "s2", "w3"]);
}

#[test]
fn a_passage_counts_again_once_the_article_that_had_it_before_is_another() {
    for (earlier_fingerprint, expected) in [(None, vec!["s1"]), (Some(0), vec!["s1", "s2"])] {
        let Indexed { index, .. } = curated_otherwise(|curation| {
            curation.copies.passages[0].earlier_fingerprint = earlier_fingerprint;
        });
        assert_eq!(ids(&index, "closed date:2020-06 copies:once"), expected);
    }
}

#[test]
fn rows_are_ordered_by_what_was_decided_and_the_fingerprint_is_not() {
    let Indexed { index, folder } = curated();
    let rows = index.articles().unwrap();
    let keys: Vec<_> = rows
        .iter()
        .map(|row| (&*row.event, &*row.outlet, row.date, row.id.as_str()))
        .collect();
    assert!(keys.is_sorted(), "{keys:?}");
    assert!(
        keys.contains(&("Summons", "Zeta Wire", rows[keys.len() - 1].date, "w1")) || {
            keys.iter().any(|key| key.0 == "Summons" && key.3 == "w1")
        }
    );
    let curated = index.fingerprint().unwrap();
    Curation::default().write(folder.path(), "").unwrap();
    assert_eq!(open(folder.path()).fingerprint().unwrap(), curated);
}

/// For both ways of counting, the query that finds what is counted, and nothing else.
fn ways(index: &Index) -> Vec<(Selection<'_>, Query)> {
    let english = |row: &otherwords_indexer::ArticleRow| row.language == Language::ENGLISH;
    let late = |row: &otherwords_indexer::ArticleRow| {
        english(row) && row.date.is_some_and(|date| date.day() >= 2)
    };
    let late_days = "(date:2020-04-02.. -date:2020-05-01 -date:2020-06-01)";
    vec![
        (
            Selection::new(index, english).unwrap(),
            parse("lang:en").unwrap(),
        ),
        (
            Selection::with_copies(index, CopyRule::Once, english).unwrap(),
            parse("lang:en copies:\"once lang:en\"").unwrap(),
        ),
        (
            Selection::with_copies(index, CopyRule::Drop, english).unwrap(),
            parse("lang:en copies:drop").unwrap(),
        ),
        (
            Selection::with_copies(index, CopyRule::Once, |row| {
                late(row) && !row.outlet.starts_with("Capital")
            })
            .unwrap(),
            parse(&format!(
                "lang:en {late_days} copies:\"once lang:en {late_days}\""
            ))
            .unwrap(),
        ),
    ]
}

#[test]
fn what_is_counted_is_what_is_found() {
    let Indexed { index, .. } = curated();
    for (selection, limits) in ways(&index) {
        let vocabulary = Vocabulary::new(&selection, Language::UNKNOWN).unwrap();
        let id = |number: u32| selection.articles()[number as usize].id.clone();
        let mut n_counted = vec![0; selection.articles().len()];
        let counted = |words: &str, layers| {
            let query = Query::words(words).in_layers(layers).and(limits.clone());
            let rows = index.count(&query).unwrap();
            rows.into_iter()
                .map(|(row, hits)| (row.id, hits))
                .collect::<Vec<_>>()
        };
        for pool in vocabulary.pools() {
            for layers in [LayerSet::ALL, LayerSet::of(&[Layer::Voice])] {
                let counts = vocabulary.count(pool, layers).unwrap().articles;
                let counts: Vec<_> = counts
                    .iter()
                    .map(|(article, count)| (id(*article), u64::from(*count)))
                    .collect();
                assert_eq!(
                    counts,
                    counted(&pool.stem, layers),
                    "{} {limits}",
                    pool.stem
                );
            }
            for (article, count) in vocabulary.count(pool, LayerSet::ALL).unwrap().articles {
                n_counted[article as usize] += count;
            }
        }
        for (number, n_words) in (0u32..).zip(n_counted) {
            assert_eq!(
                selection.length(number, LayerSet::ALL),
                n_words,
                "{} {limits}",
                id(number)
            );
        }
        let options = SequenceOptions {
            longest: 3,
            layers: LayerSet::ALL,
            least_articles: 1,
            language: Language::UNKNOWN,
        };
        for sequence in sequences(&selection, &vocabulary, &options, &|_, _| true).unwrap() {
            let words = sequence.forms[0].0.join(" ");
            let counts: Vec<_> = sequence
                .articles
                .iter()
                .map(|(article, count)| (id(*article), u64::from(*count)))
                .collect();
            assert_eq!(counts, counted(&words, LayerSet::ALL), "{words} {limits}");
        }
    }
}

/// By word, then group: occurrences and articles, from the counts by article.
fn by_group(selection: &Selection<'_>, group_of: &[u32]) -> BTreeMap<String, Vec<(u32, u64, u64)>> {
    let vocabulary = Vocabulary::new(selection, Language::UNKNOWN).unwrap();
    let mut words = BTreeMap::new();
    for pool in vocabulary.pools() {
        let mut groups: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        for (article, count) in vocabulary.count(pool, LayerSet::ALL).unwrap().articles {
            let group = groups.entry(group_of[article as usize]).or_default();
            *group = (group.0 + u64::from(count), group.1 + 1);
        }
        let groups: Vec<_> = groups
            .into_iter()
            .map(|(group, (n, m))| (group, n, m))
            .collect();
        if !groups.is_empty() {
            words.insert(pool.stem.clone(), groups);
        }
    }
    words
}

#[test]
fn counts_by_group_are_the_counts_by_article_put_together() {
    let Indexed { index: one, .. } = curated();
    let Indexed { index: many, .. } = curated_in_segments();
    for index in [&one, &many] {
        for (selection, _) in ways(index) {
            let group_of: Vec<u32> = (0..3).cycle().take(selection.articles().len()).collect();
            let counts = GroupCounts::new(&selection, &group_of).unwrap();
            let parts = counts
                .fold(|words: &mut Vec<_>, word, uses| {
                    let uses = uses.iter().map(|used| (used.group, used.n, used.articles));
                    words.push((word.to_owned(), uses.collect::<Vec<_>>()));
                })
                .unwrap();
            let words = parts.concat();
            assert!(words.is_sorted(), "{words:?}");
            let words: BTreeMap<_, _> = words.into_iter().collect();
            assert_eq!(words, by_group(&selection, &group_of));
        }
    }
}

#[test]
fn a_text_has_one_vote_among_those_that_take_part() {
    let Indexed { index, .. } = curated();
    let strike = |rule| {
        let selection =
            Selection::with_copies(&index, rule, |row| row.id.starts_with(['w', 's'])).unwrap();
        let mut ids: Vec<_> = selection
            .articles()
            .iter()
            .map(|row| row.id.clone())
            .collect();
        ids.sort();
        (ids, selection.sets_copies_aside())
    };
    let of = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(strike(CopyRule::Once), (of(&["s1", "s2", "w1"]), true));
    assert_eq!(strike(CopyRule::Drop), (of(&["s1", "s2"]), true));
    assert_eq!(
        strike(CopyRule::All),
        (of(&["s1", "s2", "w1", "w2", "w3"]), false)
    );
    let without_first =
        Selection::with_copies(&index, CopyRule::Once, |row| row.id != "w1").unwrap();
    assert!(without_first.articles().iter().any(|row| row.id == "w2"));
}

#[test]
fn a_decision_about_a_text_that_has_changed_is_not_applied() {
    let Indexed { index, folder } = curated();
    drop(index);
    let mut changed = articles();
    changed.retain(|article| article.id == "s1" || article.id == "w1");
    for article in &mut changed {
        article.body = format!("{SIGN_UP} Now all is different, says the ministry.");
    }
    write(folder.path(), &changed);
    let index = open(folder.path());
    assert_eq!(ids(&index, "briefing"), ["s1", "w1"]);
    assert_eq!(
        ids(&index, "copies:once date:2020-06"),
        ["s1", "s2", "w1", "w2"]
    );
    assert_eq!(
        ids(&index, "event:Summons"),
        ["c2", "e2", "h1", "w1"],
        "an event is no matter of wording"
    );
}

#[test]
fn a_passage_that_is_to_be_kept_counts_again() {
    let Indexed { index, folder } = curated();
    let mut curation = index.curation().clone();
    curation.boilerplate.passages[0].decision = Decision::Keep;
    curation.write(folder.path(), "").unwrap();
    assert_eq!(ids(&open(folder.path()), "briefing"), ["s1", "w3"]);
}

/// Every article in a segment of its own.
fn curated_in_segments() -> Indexed {
    let folder = tempfile::tempdir().unwrap();
    for article in articles() {
        write(folder.path(), &[article]);
    }
    let index = open(folder.path());
    curation(&index).write(folder.path(), "").unwrap();
    let index = open(folder.path());
    Indexed { index, folder }
}

#[test]
fn decisions_hold_in_every_segment() {
    let Indexed { index, .. } = curated_in_segments();
    assert_eq!(ids(&index, "event:Summons"), ["c2", "e2", "h1", "w1"]);
    assert_eq!(ids(&index, "copies:once date:2020-06"), ["s1", "s2", "w1"]);
    assert_eq!(ids(&index, "briefing"), Vec::<String>::new());
}

#[test]
fn other_languages_keep_their_words() {
    let mut articles = articles();
    articles.push(in_language(
        on(
            article("g1", "Hafenblatt", "Strike", "", "Der Hafen war zu."),
            2020,
            6,
            1,
        ),
        Language::GERMAN,
    ));
    let Indexed { index, folder } = indexed(&articles);
    curation(&index).write(folder.path(), "").unwrap();
    assert_eq!(
        ids(
            &open(folder.path()),
            "copies:once hafen lang:de date:2020-06"
        ),
        ["g1"]
    );
}
