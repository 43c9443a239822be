//! What outlets print under every article is found, without a list of it.

use otherwords_corpus::{
    ArticleView, Boilerplate, BoilerplateOverrides, Verdict, find_boilerplate, passage_key,
    phrase_key,
};

use crate::data::Data;
use crate::finding::{Finding, Gate};

const ABP: &str = "abp/dev_20k.jsonl.zst";
const REUTERS: &str = "reuters/articles_2008_2009.jsonl.zst";
const BASIL: &str = "basil/articles.jsonl";

/// What a reader of the raw files notices first, by outlet.
const EXPECTED: [(&str, &str); 14] = [
    ("Politico", "Story Continued Below"),
    ("Politico", "Follow @politico"),
    (
        "Washington Times",
        "Copyright © 2019 The Washington Times, LLC. Click here for reprint permission.",
    ),
    (
        "Washington Times",
        "Sign up for Daily Newsletters Manage Newsletters",
    ),
    (
        "New York Times - News",
        "Advertisement Continue reading the main story",
    ),
    (
        "Fox Online News",
        "The Associated Press contributed to this report.",
    ),
    ("Fox Online News", "More on this..."),
    ("CNN (Web News)", "Follow @politicalticker"),
    ("NPR Online News", "Updated at 1:00 p.m. ET"),
    (
        "Townhall",
        "The opinions expressed by columnists are their own and do not represent the views of Townhall.com.",
    ),
    ("CNN (Web News)", "Hide Caption 3 of 15"),
    ("CNN (Web News)", "Story highlights"),
    ("NPR Online News", "Enlarge this image toggle caption"),
    ("NPR Online News", "toggle caption"),
];

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if data.has(ABP) {
        let (found, share) = found_in(data, ABP)?;
        let is_dropped = |outlet: &str, text: &str| {
            let keys = [passage_key(text), phrase_key(text)];
            let mut of_outlet = found
                .passages
                .iter()
                .filter(|passage| passage.outlet == outlet);
            of_outlet.any(|passage| keys.contains(&passage.key) && passage.verdict.is_dropped())
        };
        for (outlet, text) in EXPECTED {
            findings.push(finding(
                format!(
                    "{outlet}: “{}…” is boilerplate",
                    text.chars().take(40).collect::<String>()
                ),
                f64::from(u8::from(is_dropped(outlet, text))),
                Some(Gate::AtLeast(1.0)),
            ));
        }
        findings.push(finding(
            "ABP: share of characters that are boilerplate".to_owned(),
            share,
            None,
        ));
        for verdict in [
            Verdict::Repeated,
            Verdict::PartOfStory,
            Verdict::Quotation,
            Verdict::Title,
        ] {
            let n = found
                .passages
                .iter()
                .filter(|passage| passage.verdict == verdict)
                .count();
            findings.push(finding(
                format!("ABP: repeated passages, {}", verdict.name()),
                n as f64,
                None,
            ));
        }
    }
    if data.has(REUTERS) {
        let (found, share) = found_in(data, REUTERS)?;
        let with_dateline = share_with(&found, |example| example.contains("(Reuters)"));
        let with_credit = share_with(&found, |example| example.starts_with('('));
        findings.push(finding(
            "Reuters (lines joined): share of articles with a dateline found".to_owned(),
            with_dateline,
            None,
        ));
        findings.push(finding(
            "Reuters (lines joined): share of articles with credits found".to_owned(),
            with_credit,
            None,
        ));
        findings.push(finding(
            "Reuters: share of characters that are boilerplate".to_owned(),
            share,
            None,
        ));
    }
    if data.has(BASIL) {
        let (_, share) = found_in(data, BASIL)?;
        findings.push(finding(
            "BASIL (clean): share of characters that are boilerplate".to_owned(),
            share,
            None,
        ));
    }
    Ok(findings)
}

/// The boilerplate of a corpus, and its share of the characters (bytes).
fn found_in(data: &Data, source: &str) -> anyhow::Result<(Boilerplate, f64)> {
    let articles = data.articles(source)?;
    let views: Vec<ArticleView<'_>> = articles.iter().map(|article| article.view()).collect();
    let found = find_boilerplate(&views, &BoilerplateOverrides::default());
    let n_dropped: usize = found
        .places
        .iter()
        .flatten()
        .map(|place| place.span.end - place.span.start)
        .sum();
    let n_bytes: usize = articles.iter().map(|article| article.body.len()).sum();
    Ok((found, n_dropped as f64 / n_bytes as f64))
}

fn share_with(found: &Boilerplate, is_one: impl Fn(&str) -> bool) -> f64 {
    let holds = |place: &otherwords_corpus::BoilerplatePlace| {
        is_one(&found.passages[place.passage as usize].example)
    };
    let n_with = found
        .places
        .iter()
        .filter(|places| places.iter().any(holds))
        .count();
    n_with as f64 / found.places.len() as f64
}

fn finding(what: String, measured: f64, gate: Option<Gate>) -> Finding {
    Finding {
        what,
        measured,
        error: None,
        gate,
        aim: None,
    }
}
