//! B11: the events that articles report are found, with the same settings for every corpus.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use jiff::civil::Date;
use otherwords_corpus::{Article, ArticleView, LinkSettings, extend_events, link_events};
use otherwords_text::Language;
use serde::Deserialize;

use crate::clustering::{Agreement, b_cubed, numbered, pairs};
use crate::data::Data;
use crate::finding::{Finding, Gate};

/// Name, file, whether dates are used, gate and aim.
type Corpus = (&'static str, &'static str, bool, Option<f64>, Option<f64>);

/// Corpora whose articles bring their true event, whether their dates are used, gate and aim.
const CORPORA: [Corpus; 6] = [
    (
        "BASIL",
        "basil/articles.jsonl",
        true,
        Some(0.99),
        Some(0.995),
    ),
    (
        "NewsWCL50 without dates",
        "newswcl50/articles.jsonl",
        false,
        Some(0.95),
        Some(0.98),
    ),
    (
        "BASIL without dates",
        "basil/articles.jsonl",
        false,
        None,
        None,
    ),
    (
        "ECB+ (look-alikes, no dates)",
        "ecbplus/articles.jsonl",
        false,
        None,
        None,
    ),
    (
        "AllSides leads",
        "allsides2021/articles.jsonl",
        true,
        None,
        None,
    ),
    (
        "AllSides leads without dates",
        "allsides2021/articles.jsonl",
        false,
        None,
        None,
    ),
];
const HEADLINES: &str = "uci_subset/headlines.jsonl";

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, file, with_dates, gate, aim) in CORPORA {
        if data.has(file) {
            let articles = data.articles(file)?;
            let views = unlabelled(&articles, with_dates);
            let truth: Vec<&str> = articles.iter().map(label).collect();
            findings.extend(agreement(name, &views, &truth, gate, aim));
        }
    }
    Ok(findings)
}

/// Adding day by day finds the same events as linking all at once.
pub(crate) fn added(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if data.has("allsides2021/articles.jsonl") {
        findings.extend(day_by_day(
            "AllSides",
            &data.articles("allsides2021/articles.jsonl")?,
        ));
    }
    if data.has("reuters/articles_2008_2009.jsonl.zst") {
        let mut articles = data.articles("reuters/articles_2008_2009.jsonl.zst")?;
        articles.retain(|article| article.date.is_some_and(|date| date < FIRST_WEEKS));
        findings.extend(day_by_day("Reuters", &articles));
    }
    Ok(findings)
}

/// So much of Reuters is added day by day.
const FIRST_WEEKS: Date = jiff::civil::date(2008, 2, 1);

/// An article that reports what no other does has no label in some gold sets.
fn label(article: &Article) -> &str {
    article.event.as_deref().unwrap_or(&article.id)
}

fn unlabelled(articles: &[Article], with_dates: bool) -> Vec<ArticleView<'_>> {
    let views = articles.iter().map(|article| ArticleView {
        event: None,
        date: article.date.filter(|_| with_dates),
        ..article.view()
    });
    views.collect()
}

/// B-cubed with its parts, and what goes wrong: how many events are torn, and how many mixed.
fn agreement(
    name: &str,
    articles: &[ArticleView<'_>],
    truth: &[&str],
    gate: Option<f64>,
    aim: Option<f64>,
) -> Vec<Finding> {
    let found = link_events(articles, &LinkSettings::default()).event_of;
    let truth = numbered(truth.iter().copied());
    let by_item = b_cubed(&found, &truth);
    let by_pair = pairs(&found, &truth);
    let figure = |what: &str, measured: f64| Finding {
        what: format!("B11 {name} (n = {}): {what}", articles.len()),
        measured,
        error: None,
        gate: None,
        aim: None,
    };
    vec![
        Finding {
            gate: gate.map(Gate::AtLeast),
            aim: aim.map(Gate::AtLeast),
            ..figure("B-cubed F1", by_item.f1())
        },
        figure("B-cubed precision", by_item.precision),
        figure("B-cubed recall", by_item.recall),
        figure("pair precision", by_pair.precision),
        figure("pair recall", by_pair.recall),
        figure(
            "share of true events torn into several",
            torn(&truth, &found),
        ),
        figure(
            "share of found events that mix several",
            torn(&found, &truth),
        ),
    ]
}

/// The share of clusters whose items lie in more than one of the others.
fn torn(clusters: &[u32], others: &[u32]) -> f64 {
    let mut parts: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (cluster, other) in clusters.iter().zip(others) {
        parts.entry(*cluster).or_default().insert(*other);
    }
    let n_torn = parts.values().filter(|parts| parts.len() > 1).count();
    n_torn as f64 / parts.len() as f64
}

/// A headline without a text.
#[derive(Deserialize)]
struct Headline {
    id: String,
    #[serde(default)]
    outlet: String,
    date: String,
    title: String,
    event: String,
}

impl Headline {
    fn view(&self) -> anyhow::Result<ArticleView<'_>> {
        let date = self.date.parse();
        Ok(ArticleView {
            id: &self.id,
            outlet: &self.outlet,
            event: None,
            title: &self.title,
            body: "",
            date: Some(date.with_context(|| format!("date of {}", self.id))?),
            time: None,
            byline: "",
            language: Language::ENGLISH,
            masked: &[],
        })
    }
}

/// Headlines alone, of hundreds of outlets in three days.
pub(crate) fn headlines(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(HEADLINES) {
        return Ok(Vec::new());
    }
    let rows: Vec<Headline> = data.rows(HEADLINES)?;
    let views: Vec<ArticleView<'_>> = rows
        .iter()
        .map(Headline::view)
        .collect::<anyhow::Result<_>>()?;
    let truth: Vec<&str> = rows.iter().map(|row| row.event.as_str()).collect();
    Ok(agreement("UCI headlines", &views, &truth, None, None))
}

/// Adding day by day finds the same events as all at once.
fn day_by_day(name: &str, articles: &[Article]) -> Vec<Finding> {
    let mut views = unlabelled(articles, true);
    views.sort_by_key(|view| view.date);
    let settings = LinkSettings::default();
    let at_once = link_events(&views, &settings).event_of;
    let mut earlier: Vec<Option<String>> = Vec::new();
    let mut n_relinked = 0;
    let mut by_day = Vec::new();
    for day in views.chunk_by(|a, b| a.date == b.date) {
        let n_known = earlier.len();
        let known = &views[..n_known + day.len()];
        earlier.resize(known.len(), None);
        let names: Vec<Option<&str>> = earlier.iter().map(Option::as_deref).collect();
        let linking = extend_events(known, &names, &settings);
        n_relinked += linking.relinked.len();
        let name = |event: &u32| Some(linking.events[*event as usize].name.clone());
        earlier = linking.event_of.iter().map(name).collect();
        by_day = linking.event_of;
    }
    let Agreement { precision, recall } = pairs(&by_day, &at_once);
    let figure = |what: &str, measured: f64, gate: Option<Gate>| Finding {
        what: format!("{name} day by day (n = {}): {what}", articles.len()),
        measured,
        error: None,
        gate,
        aim: None,
    };
    vec![
        figure(
            "share of its pairs that are pairs all at once",
            precision,
            Some(Gate::AtLeast(0.97)),
        ),
        figure(
            "share of pairs all at once that it has",
            recall,
            Some(Gate::AtLeast(0.97)),
        ),
        figure(
            "articles that changed their event, per article",
            n_relinked as f64 / articles.len() as f64,
            None,
        ),
    ]
}
