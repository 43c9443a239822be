//! How long it takes to read one event closely: 20 articles in a tenth of a second, 1,000 in ten; and
//! fifty contrasts of 25 events for people to judge.
//!
//! Set `OTHERWORDS_PRINT_CONTRASTS` to print the contrasts with both sentences.

use std::time::Instant;

use otherwords_comparison::{Plan, Story, stories};
use otherwords_corpus::Article;

use crate::data::{Data, index};
use crate::finding::{Finding, Gate};

const EVENTS: &str = "basil/articles.jsonl";
const MANY: &str = "abp/dev_2k.jsonl.zst";
/// Outlets among which the articles of a made-up event are dealt.
const OUTLETS: usize = 20;
/// Events and contrasts of each that are printed.
const JUDGED_EVENTS: usize = 25;
const JUDGED: usize = 2;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if data.has(EVENTS) {
        let articles = data.articles(EVENTS)?;
        findings.push(seconds(&articles, 20, 0.1)?);
        print_contrasts(&stories(&index(articles)?.index, &Plan::default())?);
    }
    if data.has(MANY) {
        findings.push(seconds(&data.articles(MANY)?, 1_000, 10.0)?);
    }
    Ok(findings)
}

/// Seconds to read the first articles as one event, the best of three runs.
fn seconds(articles: &[Article], n: usize, gate: f64) -> anyhow::Result<Finding> {
    let as_one_event = articles
        .iter()
        .take(n)
        .enumerate()
        .map(|(number, article)| Article {
            event: Some("all".to_owned()),
            outlet: format!("outlet {}", number % OUTLETS),
            ..article.clone()
        });
    let indexed = index(as_one_event)?;
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let begun = Instant::now();
        stories(&indexed.index, &Plan::default())?;
        best = best.min(begun.elapsed().as_secs_f64());
    }
    Ok(Finding {
        what: format!("seconds to read an event of {n} articles closely"),
        measured: best,
        error: None,
        gate: Some(Gate::AtMost(gate)),
        aim: None,
    })
}

#[allow(clippy::print_stdout, reason = "asked for by a developer")]
fn print_contrasts(stories: &[Story]) {
    if std::env::var_os("OTHERWORDS_PRINT_CONTRASTS").is_none() {
        return;
    }
    for story in stories.iter().take(JUDGED_EVENTS) {
        for contrast in story
            .contrasts
            .iter()
            .filter(|contrast| contrast.likely)
            .take(JUDGED)
        {
            println!("{} ({})", story.event, contrast.kind.name());
            for word in &contrast.alternatives {
                println!(
                    "  {} [{}]: {}",
                    word.term, word.evidence.outlet, word.evidence.sentence
                );
            }
        }
    }
}
