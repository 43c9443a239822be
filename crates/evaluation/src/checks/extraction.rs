//! The articles in web pages: how much of the text is found and how little else, and whether day and
//! outlet are. Trafilatura (Python) is measured on the same pages beside it, where it is installed.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::Context;
use otherwords_corpus::{Article, LoadOptions, Silent, load};
use otherwords_text::Language;
use serde::Deserialize;

use crate::data::Data;
use crate::finding::{Finding, Gate};

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, pages) in [("fundus", fundus(data)?), ("mozilla", mozilla(data)?)] {
        if pages.is_empty() {
            continue;
        }
        findings.extend(ours(name, &pages)?);
        findings.extend(trafilatura(name, &pages));
    }
    Ok(findings)
}

/// A page and what is known to be in it.
struct Page {
    path: String,
    body: String,
    date: Option<String>,
}

#[derive(Deserialize)]
struct FundusRow {
    body: String,
    date: Option<String>,
    html: Option<String>,
}

/// Pages of many countries, with the texts that a parser written for each of them found.
fn fundus(data: &Data) -> anyhow::Result<Vec<Page>> {
    const GOLD: &str = "fundus/articles.jsonl";
    if !data.has(GOLD) {
        return Ok(Vec::new());
    }
    let rows: Vec<FundusRow> = data.rows(GOLD)?;
    let pages = rows.into_iter().filter_map(|row| {
        let file = row.html.filter(|file| data.has(file))?;
        Some(Page {
            path: data.path(&file).display().to_string(),
            body: row.body,
            date: row.date,
        })
    });
    Ok(pages.collect())
}

#[derive(Deserialize)]
struct MozillaFacts {
    #[serde(rename = "publishedTime")]
    published: Option<String>,
}

/// Pages with the article that Firefox's reader view shows.
fn mozilla(data: &Data) -> anyhow::Result<Vec<Page>> {
    let folder = data.path("formats/html_mozilla");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Ok(Vec::new());
    };
    let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let read = |path: std::path::PathBuf| {
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let pages = folders.into_iter().map(|folder| {
        let facts: MozillaFacts =
            serde_json::from_str(&read(folder.join("expected-metadata.json"))?)?;
        let body = without_tags(&read(folder.join("expected.html"))?);
        Ok(Page {
            path: folder.join("source.html").display().to_string(),
            body,
            date: facts.published,
        })
    });
    pages.collect()
}

fn ours(name: &str, pages: &[Page]) -> anyhow::Result<Vec<Finding>> {
    let sources: Vec<String> = pages.iter().map(|page| page.path.clone()).collect();
    let mut found: BTreeMap<String, Article> = BTreeMap::new();
    let mut take = |article: Article| {
        found.insert(article.origin.file.clone(), article);
        std::ops::ControlFlow::Continue(())
    };
    load(
        &sources,
        &LoadOptions::default(),
        &Silent,
        &mut take,
        &mut |_| (),
    )?;
    let of = |page: &Page| found.get(&page.path);
    let texts: Vec<f64> = pages
        .iter()
        .map(|page| f1(of(page).map_or("", |article| &article.body), &page.body))
        .collect();
    let dated: Vec<&Page> = pages.iter().filter(|page| page.date.is_some()).collect();
    let is_right = |page: &&&Page| {
        let found = of(page)
            .and_then(|article| article.date)
            .map(|date| date.to_string());
        found.is_some() && found.as_deref() == page.date.as_ref().and_then(|date| date.get(..10))
    };
    let has_date = |page: &&&Page| of(page).is_some_and(|article| article.date.is_some());
    // The folder's name is no finding of the page.
    let has_outlet = |page: &&Page| {
        let folder = page.path.rsplit('/').nth(1).unwrap_or_default();
        of(page).is_some_and(|article| article.outlet != folder)
    };
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    Ok(vec![
        finding(name, "token F1, median", median(texts.clone()), Some(0.93)),
        finding(
            name,
            "token F1, mean",
            texts.iter().sum::<f64>() / texts.len() as f64,
            None,
        ),
        finding(
            name,
            "share of pages with a date",
            share(dated.iter().filter(has_date).count(), dated.len()),
            Some(0.90),
        ),
        finding(
            name,
            "share of pages with the right date",
            share(dated.iter().filter(is_right).count(), dated.len()),
            None,
        ),
        finding(
            name,
            "share of pages with an outlet",
            share(pages.iter().filter(has_outlet).count(), pages.len()),
            Some(0.95),
        ),
    ])
}

/// One JSON line a page, with the text and whether there is a date and an outlet.
const SCRIPT: &str = r#"
import json, sys, trafilatura
for line in sys.stdin:
    html = open(line.rstrip("\n"), "rb").read()
    found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
    text = (found.text if found else "") or ""
    print(json.dumps({"text": text, "date": bool(found and found.date), "outlet": bool(found and found.sitename)}))
"#;

#[derive(Deserialize)]
struct TheirPage {
    text: String,
    date: bool,
    outlet: bool,
}

/// The same figures for trafilatura; none where it is not installed.
fn trafilatura(name: &str, pages: &[Page]) -> Vec<Finding> {
    let Some(found) = their_pages(pages) else {
        return Vec::new();
    };
    let texts: Vec<f64> = pages
        .iter()
        .zip(&found)
        .map(|(page, found)| f1(&found.text, &page.body))
        .collect();
    let share = |fits: fn(&TheirPage) -> bool| {
        found.iter().filter(|page| fits(page)).count() as f64 / found.len() as f64
    };
    let name = format!("{name}, trafilatura");
    vec![
        finding(&name, "token F1, median", median(texts.clone()), None),
        finding(
            &name,
            "token F1, mean",
            texts.iter().sum::<f64>() / texts.len() as f64,
            None,
        ),
        finding(
            &name,
            "share of pages with a date",
            share(|page| page.date),
            None,
        ),
        finding(
            &name,
            "share of pages with an outlet",
            share(|page| page.outlet),
            None,
        ),
    ]
}

fn their_pages(pages: &[Page]) -> Option<Vec<TheirPage>> {
    use std::io::Write;
    use std::process::Stdio;
    let mut python = Command::new("python3")
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let paths: String = pages
        .iter()
        .map(|page| format!("{}\n", page.path))
        .collect();
    let mut stdin = python.stdin.take()?;
    let writing = std::thread::spawn(move || stdin.write_all(paths.as_bytes()));
    let said = python.wait_with_output().ok()?;
    writing.join().ok()?.ok()?;
    let rows = String::from_utf8(said.stdout).ok()?;
    let found: Vec<TheirPage> = rows
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .ok()?;
    (found.len() == pages.len()).then_some(found)
}

fn finding(name: &str, what: &str, measured: f64, least: Option<f64>) -> Finding {
    Finding {
        what: format!("{name}: {what}"),
        measured,
        error: None,
        gate: least.map(Gate::AtLeast),
        aim: None,
    }
}

/// The harmonic mean of the shares of words that are right and that are found, repeats counted.
fn f1(found: &str, gold: &str) -> f64 {
    let (found, gold) = (words(found), words(gold));
    let shared: usize = found
        .iter()
        .map(|(word, n)| *n.min(gold.get(word).unwrap_or(&0)))
        .sum();
    let total: usize = found.values().chain(gold.values()).sum();
    if total == 0 {
        0.0
    } else {
        2.0 * shared as f64 / total as f64
    }
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for token in otherwords_text::analyze(text, Language::UNKNOWN).tokens {
        let word = &text[token.start as usize..token.end as usize];
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The text of simple HTML.
fn without_tags(html: &str) -> String {
    let folder = tempfile::tempdir().ok();
    let row = serde_json::json!({"outlet": "x", "body": html}).to_string();
    let mut body = String::new();
    let mut take = |article: Article| {
        body = article.body;
        std::ops::ControlFlow::Continue(())
    };
    if let Some(folder) = folder {
        let file = folder.path().join("page.jsonl");
        let source = [file.display().to_string()];
        if std::fs::write(&file, row).is_ok() {
            // What cannot be read leaves no text, and the figure shows it.
            let _ = load(
                &source,
                &LoadOptions::default(),
                &Silent,
                &mut take,
                &mut |_| (),
            );
        }
    }
    body
}
