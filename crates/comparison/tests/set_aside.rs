//! Boilerplate, shared passages and copies are set aside by close reading, loadedness and frames as
//! they are by key terms.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

#[path = "common/made.rs"]
mod made;

use otherwords_comparison::loadedness::article_words;
use otherwords_comparison::{Comparison, Plan, Story, compare, stories};
use otherwords_corpus::{Silent, parse_frames};
use otherwords_indexer::curation::{
    ArticleBoilerplate, Boilerplate, Copies, CopyCluster, CopyMember, Decision, Passage,
    SharedPassage,
};
use otherwords_indexer::{Check, CopyRule, Curation, Index, stretches};
use otherwords_text::{Language, Span, analyze};

/// What Beacon prints under its article.
const PROMOTION: &str = "“Subscribe to our disgraceful newsletter today,” Editor Quibble claimed.";
/// What Courier has from Beacon.
const SHARED: &str = "The Danube tribunal fined the harbour twice, and the Danube tribunal waited.";

/// Outlet, headline and text; Echo prints what Ledger has.
fn articles() -> [(&'static str, &'static str, String); 4] {
    let ledger = "The mayor met the council about the harbour on Monday. The Danube tribunal was \
                  named, and the Danube tribunal said nothing.";
    [
        (
            "Beacon",
            "A title. Of two sentences",
            format!(
                "The mayor scolded the council about the harbour on Monday. {SHARED}\n\n{PROMOTION}"
            ),
        ),
        (
            "Courier",
            "Mayor and council",
            format!("The mayor saw the council about the harbour on Monday. {SHARED}"),
        ),
        ("Echo", "", ledger.to_owned()),
        ("Ledger", "", ledger.to_owned()),
    ]
}

/// The articles as one event, with what the program might have decided about them.
fn curated() -> (Index, tempfile::TempDir) {
    let row = |(outlet, title, body): &(&str, &str, String)| {
        let (title, body) = (format!("{title:?}"), body.replace('\n', "\\n"));
        format!(
            "{{\"id\": \"{outlet}\", \"outlet\": \"{outlet}\", \"event\": \"e\", \"lang\": \"en\", \
             \"title\": {title}, \"body\": \"{body}\"}}\n"
        )
    };
    let (index, folder) = made::indexed(&articles().iter().map(row).collect::<String>());
    let path = index.path().to_owned();
    let fingerprint = index.fingerprint().unwrap();
    curation(&index).write(&path, &fingerprint).unwrap();
    (Index::open(&path, Check::Full).unwrap(), folder)
}

fn curation(index: &Index) -> Curation {
    let row = |id: &str| {
        let rows = index.articles().unwrap();
        rows.iter().find(|row| row.id == id).unwrap()
    };
    let places = |id: &str, passage: &str| {
        let body = index.text(row(id)).unwrap().body;
        let start = body.find(passage).unwrap();
        let span = Span {
            start,
            end: start + passage.len(),
        };
        stretches(&analyze(&body, Language::ENGLISH).tokens, &[span])
    };
    let member = |id: &str| CopyMember {
        id: id.to_owned(),
        fingerprint: row(id).fingerprint,
        share: 1.0,
        agency: None,
    };
    Curation {
        copies: Copies {
            clusters: vec![CopyCluster {
                articles: ["Echo", "Ledger"].map(member).to_vec(),
            }],
            passages: vec![SharedPassage {
                earlier: "Beacon".to_owned(),
                later: "Courier".to_owned(),
                fingerprint: row("Courier").fingerprint,
                earlier_fingerprint: Some(row("Beacon").fingerprint),
                stretches: places("Courier", SHARED),
            }],
        },
        boilerplate: Boilerplate {
            passages: vec![Passage {
                outlet: "Beacon".to_owned(),
                key: PROMOTION.to_owned(),
                text: PROMOTION.to_owned(),
                found: "repeated".to_owned(),
                articles: 1,
                decision: Decision::Found,
            }],
            articles: vec![ArticleBoilerplate {
                id: "Beacon".to_owned(),
                fingerprint: row("Beacon").fingerprint,
                stretches: places("Beacon", PROMOTION)
                    .into_iter()
                    .map(|stretch| (0, stretch))
                    .collect(),
            }],
        },
        ..Curation::default()
    }
}

fn read(index: &Index, copies: CopyRule) -> Story {
    let plan = Plan {
        copies,
        ..Plan::default()
    };
    let [story] = <[Story; 1]>::try_from(stories(index, &plan).unwrap()).unwrap();
    story
}

#[test]
fn close_reading_reads_what_counts() {
    let (index, _folder) = curated();
    let story = read(&index, CopyRule::Once);
    let words: Vec<(&str, u64)> = story
        .speaking
        .iter()
        .map(|of| (of.outlet.as_str(), of.words))
        .collect();
    let [(_, _, beacon), (_, _, courier), _, (_, _, ledger)] = articles();
    let n = |text: &str| analyze(text, Language::ENGLISH).tokens.len() as u64;
    let expected = [
        ("Beacon", n(&beacon) - n(PROMOTION)),
        ("Courier", n(&courier) - n(SHARED)),
        ("Echo", n(&ledger)),
    ];
    assert_eq!(words, expected, "of two copies the first counts");
    let everything = format!("{story:?}");
    for word in ["newsletter", "Quibble"] {
        let named = |what: &str| everything.contains(&format!("{what}: \"{word}"));
        assert!(!named("term") && !named("name"), "{word}: {everything}");
    }
}

#[test]
fn what_an_outlet_has_from_another_it_does_not_leave_out() {
    let (index, _folder) = curated();
    let story = read(&index, CopyRule::Once);
    let omitted: Vec<(&str, &str)> = story
        .omissions
        .iter()
        .flat_map(|omission| {
            let terms = omission.terms.iter();
            terms.map(|term| (omission.outlet.as_str(), term.term.as_str()))
        })
        .collect();
    assert!(!omitted.contains(&("Courier", "tribunal")), "{omitted:?}");
    assert!(!omitted.contains(&("Courier", "danube")), "{omitted:?}");
}

#[test]
fn copies_count_where_all_are_asked_for() {
    let (index, _folder) = curated();
    let story = read(&index, CopyRule::All);
    let outlets: Vec<&str> = story.speaking.iter().map(|of| of.outlet.as_str()).collect();
    assert_eq!(outlets, ["Beacon", "Courier", "Echo", "Ledger"]);
    let courier = &story.speaking[1];
    let [_, (_, _, text), ..] = articles();
    let all = analyze(&text, Language::ENGLISH).tokens.len() as u64;
    assert_eq!(courier.words, all, "its passage counts again");
}

fn compared(index: &Index) -> Comparison {
    let frames = "term,frame\ndisgrac*,scorn\ntribunal,law\nour disgraceful newsletter,scorn\n";
    let plan = Plan {
        frames: parse_frames("own.csv", frames).unwrap().0,
        layers: otherwords_comparison::Layers::All,
        ..Plan::default()
    };
    compare(index, "made", &plan, &Silent).unwrap()
}

#[test]
fn frames_count_what_counts() {
    let (index, _folder) = curated();
    let comparison = compared(&index);
    let n = |outlet: &str, frame: &str| {
        let mut tables = comparison.frames.iter();
        let table = tables.find(|table| table.matchup.target.name == outlet);
        let mut frames = table.unwrap().frames.iter();
        frames
            .find(|of| of.frame == frame)
            .unwrap()
            .figures
            .n_target
    };
    assert_eq!(n("Beacon", "scorn"), 0);
    assert_eq!((n("Beacon", "law"), n("Courier", "law")), (2, 0));
}

#[test]
#[cfg(feature = "vectors")]
fn loadedness_looks_at_what_counts() {
    let (index, _folder) = curated();
    let (_, articles) = article_words(&index, Language::ENGLISH).unwrap();
    let beacon = articles.iter().find(|article| article.id == "Beacon");
    let words: Vec<&str> = beacon
        .unwrap()
        .words
        .iter()
        .map(|(word, _)| word.as_str())
        .collect();
    assert!(words.contains(&"scolded"), "{words:?}");
    assert!(!words.contains(&"disgraceful"), "{words:?}");
}
