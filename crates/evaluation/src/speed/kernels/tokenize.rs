//! Finding words, sentences and layers in text, on one thread.

use otherwords_indexer::Index;
use otherwords_text::{Language, analyze};

use super::{Reading, SECONDS, timed};

/// No more articles than these: they are held in memory.
const ARTICLES: usize = 2_000;

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let rows = index.articles()?.iter().take(ARTICLES);
    let texts: Vec<String> = rows
        .map(|row| Ok(index.text(row)?.body))
        .collect::<anyhow::Result<_>>()?;
    let tokens = |text: &String| analyze(text, Language::ENGLISH).tokens.len();
    let (seconds, n_tokens) = timed(|| Ok(texts.iter().map(tokens).sum::<usize>()))?;
    let bytes: usize = texts.iter().map(String::len).sum();
    Ok(vec![
        (SECONDS, seconds),
        ("tokens", n_tokens as f64),
        ("megabytes a second", bytes as f64 / 1e6 / seconds),
    ])
}
