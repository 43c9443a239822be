//! Loads what is named and shows what came of it: `cargo run --example load -- exports/`. With
//! `--json` first, shows the articles instead, one a line.
#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::time::Instant;

use otherwords_corpus::{Article, LoadError, LoadOptions, Problem, Silent, load};

fn main() -> Result<(), LoadError> {
    let mut sources: Vec<String> = std::env::args().skip(1).collect();
    let as_json = sources.first().is_some_and(|first| first == "--json");
    sources.drain(..usize::from(as_json));
    let mut outlets: BTreeMap<String, u64> = BTreeMap::new();
    let mut languages: BTreeMap<String, u64> = BTreeMap::new();
    let (mut n_dated, mut n_bytes) = (0_u64, 0);
    let mut problems: Vec<Problem> = Vec::new();
    let begun = Instant::now();
    let mut take = |article: Article| {
        if as_json {
            println!("{}", json(&article));
        }
        n_dated += u64::from(article.date.is_some());
        n_bytes += article.body.len();
        *languages.entry(article.language.to_string()).or_default() += 1;
        *outlets.entry(article.outlet).or_default() += 1;
        ControlFlow::Continue(())
    };
    let mut note = |problem| problems.push(problem);
    let loaded = load(
        &sources,
        &LoadOptions::default(),
        &Silent,
        &mut take,
        &mut note,
    )?;
    let seconds = begun.elapsed().as_secs_f64();
    if as_json {
        return Ok(());
    }
    problems.sort();
    problems.iter().for_each(|problem| println!("{problem}"));
    for file in loaded.formats.iter().filter(|_| loaded.files <= 40) {
        println!(
            "{} articles as {}: {}",
            file.articles,
            file.format.unwrap_or("-"),
            file.file
        );
    }
    println!(
        "{} files, {} records, {} articles, {} repeats, {} problems",
        loaded.files, loaded.records, loaded.articles, loaded.repeats, loaded.problems
    );
    println!(
        "{n_dated} dated, {} outlets, languages {languages:?}",
        outlets.len()
    );
    println!("{n_bytes} bytes of text in {seconds:.2} s");
    Ok(())
}

fn json(article: &Article) -> serde_json::Value {
    serde_json::json!({
        "id": article.id,
        "outlet": article.outlet,
        "event": article.event,
        "title": article.title,
        "body": article.body,
        "date": article.date.map(|date| date.to_string()),
        "time": article.time.map(|time| time.to_string()),
        "url": article.url,
        "byline": article.byline,
        "language": article.language.to_string(),
        "metadata": article.metadata,
        "file": article.origin.file,
        "record": article.origin.record,
    })
}
