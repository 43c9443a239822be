//! B10: the story that began it all. On the sample corpus, and on the article of a state paper with
//! three companions, the first screen must show who contests *protest*, and how differently the
//! outlets describe the same meeting and the same ambassador.

use anyhow::Context;
use otherwords_comparison::{Plan, compare};
use otherwords_corpus::{Article, Origin, Silent};
use otherwords_report::format::html;
use otherwords_report::{Report, Story};
use otherwords_text::{Language, normalize};

use crate::data::{Data, index};
use crate::finding::{Finding, Gate};

const FOLDER: &str = "kazakhstan2020";
/// The sample corpus of this repository.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpora/ambassador-2020");
/// What the one side says of the meeting.
const FRIENDLY: [&str; 4] = ["normal", "routine", "relaxed", "friendly"];
/// What the other says of what happened.
const STERN: [&str; 2] = ["summoned", "protest"];
/// Where the first screen ends: the section behind it.
const SECOND_SCREEN: &str = "id=\"contested\"";

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = measure("sample corpus", sample(data)?)?;
    if data.has(FOLDER) {
        findings.extend(measure("state paper and companions", companions(data)?)?);
    }
    Ok(findings)
}

fn sample(data: &Data) -> anyhow::Result<Vec<Article>> {
    // An absolute path replaces the data folder.
    data.articles(SAMPLE)
}

/// The article and its companions, as one event.
fn companions(data: &Data) -> anyhow::Result<Vec<Article>> {
    [
        ("State paper", "global_times_article.txt"),
        ("Wire", "companions/B_wire.txt"),
        ("Regional", "companions/C_regional.txt"),
        ("Broadcaster", "companions/D_broadcaster.txt"),
    ]
    .iter()
    .map(|(outlet, file)| {
        let path = data.path(&format!("{FOLDER}/{file}"));
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let (title, body) = text.split_once('\n').unwrap_or((&text, ""));
        Ok(Article {
            id: (*outlet).to_owned(),
            outlet: (*outlet).to_owned(),
            event: Some("summons".to_owned()),
            title: normalize(title),
            body: normalize(body),
            date: None,
            time: None,
            url: String::new(),
            byline: String::new(),
            language: Language::ENGLISH,
            metadata: Default::default(),
            origin: Origin {
                file: (*file).to_owned(),
                record: 1,
                language_recognised: false,
            },
        })
    })
    .collect()
}

fn measure(name: &str, articles: Vec<Article>) -> anyhow::Result<Vec<Finding>> {
    let indexed = index(articles)?;
    let comparison = compare(&indexed.index, name, &Plan::default(), &Silent)?;
    let report = Report::new(&comparison, &[]);
    let page = html(&report)?;
    let end = page.find(SECOND_SCREEN).unwrap_or(page.len());
    let first_screen = &page[page.find("<main>").unwrap_or(0)..end];
    let contested = report.contested.iter().any(|term| {
        let sides = (
            term.uses.iter().any(|found| found.own),
            term.uses.iter().any(|found| !found.own),
        );
        term.term == "protest" && sides == (true, true)
    });
    let shown = |words: &[&str]| {
        let shown = words
            .iter()
            .filter(|word| first_screen.contains(&format!(">{word}<")));
        shown.count() as f64 / words.len() as f64
    };
    let row = |what: &str, measured: f64| Finding {
        what: format!("B10 {name}: {what}"),
        measured,
        error: None,
        gate: Some(Gate::AtLeast(1.0)),
        aim: None,
    };
    Ok(vec![
        row("protest is contested", f64::from(u8::from(contested))),
        row(
            "share of routine, normal, relaxed, friendly on the first screen",
            shown(&FRIENDLY),
        ),
        row(
            "share of summoned, protest on the first screen",
            shown(&STERN),
        ),
        row(
            "profiles that set two of the first four words against other outlets' words",
            report.stories.iter().map(opposed).sum::<usize>().min(1) as f64,
        ),
    ])
}

/// Referents of an event of which one outlet says two of the friendly words and none of another's.
fn opposed(story: &Story) -> usize {
    let is_opposed = |referent: &&otherwords_report::Referent| {
        let friendly = |profile: &otherwords_report::Profile| {
            let words = profile.words("modifier");
            FRIENDLY.iter().filter(|word| words.contains(word)).count()
        };
        let profiles = || referent.profiles.iter();
        let other = |profile: &otherwords_report::Profile| {
            friendly(profile) == 0 && !profile.descriptions.is_empty()
        };
        profiles().any(|profile| friendly(profile) >= 2) && profiles().any(other)
    };
    story.referents.iter().filter(is_opposed).count()
}
