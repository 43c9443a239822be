//! Linking, copies and boilerplate stay nearly linear: 10,000, 20,000 and 50,000 articles.

use std::time::Instant;

use otherwords_corpus::{
    Article, ArticleView, BoilerplateOverrides, CopySettings, LinkSettings, find_boilerplate,
    find_copies, link_events,
};

use crate::data::Data;
use crate::finding::{Finding, Gate};

const SOURCES: [&str; 2] = [
    "reuters/articles_2008_2009.jsonl.zst",
    "abp/dev_20k.jsonl.zst",
];
const SIZES: [usize; 3] = [10_000, 20_000, 50_000];
/// Minutes on two cores.
const MOST_SECONDS: f64 = 300.0;
/// 2.5 times the articles may take so many times the time of 20,000.
const MOST_GROWTH: f64 = 4.0;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !SOURCES.iter().all(|source| data.has(source)) {
        return Ok(Vec::new());
    }
    let mut articles = Vec::new();
    for source in SOURCES {
        articles.extend(data.articles(source)?);
    }
    let mut findings = Vec::new();
    let mut linking = Vec::new();
    for n in SIZES {
        let sample = spread(&articles, n);
        let link = || drop(link_events(&sample, &LinkSettings::default()));
        linking.push(seconds(link));
        let copies = seconds(|| drop(find_copies(&sample, &CopySettings::default())));
        let boilerplate =
            seconds(|| drop(find_boilerplate(&sample, &BoilerplateOverrides::default())));
        let last = linking[linking.len() - 1];
        findings.push(finding(
            format!("seconds to link {n} articles"),
            last,
            Some(Gate::AtMost(MOST_SECONDS)),
        ));
        findings.push(finding(
            format!("seconds to find copies among {n} articles"),
            copies,
            None,
        ));
        findings.push(finding(
            format!("seconds to find boilerplate in {n} articles"),
            boilerplate,
            None,
        ));
    }
    findings.push(finding(
        "linking: time of 50,000 over time of 20,000 articles (linear: 2.5)".to_owned(),
        linking[2] / linking[1],
        Some(Gate::AtMost(MOST_GROWTH)),
    ));
    Ok(findings)
}

/// So many articles, from everywhere in the corpus.
fn spread(articles: &[Article], n: usize) -> Vec<ArticleView<'_>> {
    let n = n.min(articles.len());
    let place = |number: usize| number * articles.len() / n;
    (0..n)
        .map(|number| articles[place(number)].view())
        .collect()
}

fn seconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
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
