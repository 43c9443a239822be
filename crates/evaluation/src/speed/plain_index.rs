//! The corpus indexed by the bare engine: what `otherwords index` is measured by.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use jiff::civil::Date;
use otherwords_indexer::WriteOptions;
use otherwords_indexer::yardstick::{self, PlainArticle};
use serde::Deserialize;

/// A line of the corpus.
#[derive(Deserialize)]
struct Line {
    id: String,
    outlet: String,
    event: String,
    date: String,
    title: String,
    body: String,
}

/// Reads JSON lines as fast as one thread can and hands them to the engine.
///
/// # Errors
/// Where a line is not as the generator writes it, or the folder cannot be written to.
pub(crate) fn index_plainly(corpus: &Path, into: &Path) -> anyhow::Result<()> {
    let failed = || format!("cannot read {}", corpus.display());
    std::fs::create_dir_all(into).with_context(|| format!("cannot make {}", into.display()))?;
    let lines = BufReader::with_capacity(1 << 20, File::open(corpus).with_context(failed)?).lines();
    let mut broken = None;
    let articles = lines.map_while(|line| match line.map_err(Into::into).and_then(article) {
        Ok(article) => Some(article),
        Err(error) => {
            broken = Some(error);
            None
        }
    });
    let indexed = yardstick::index_plainly(articles, into, WriteOptions::default().memory);
    match broken {
        Some(error) => Err(error).with_context(failed),
        None => Ok(indexed?),
    }
}

fn article(line: String) -> anyhow::Result<PlainArticle> {
    let line: Line = serde_json::from_str(&line)?;
    Ok(PlainArticle {
        date: line.date.parse::<Date>()?,
        id: line.id,
        outlet: line.outlet,
        event: line.event,
        title: line.title,
        body: line.body,
    })
}
