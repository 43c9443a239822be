//! How long one reader waits for one page: the first articles with a word, the first lines with a
//! phrase. What is asked for is drawn from the texts, so that it occurs, frequent words as often as
//! they stand there.

use std::ops::ControlFlow;

use anyhow::ensure;
use otherwords_indexer::query::Query;
use otherwords_indexer::{ArticleHits, ArticleRow, Index};
use otherwords_statistics::resample::Stream;
use otherwords_text::{Token, analyze};

use super::{Reading, SECONDS, timed};

const QUERIES: usize = 1_000;
const SEED: u64 = 1;
/// A page of articles, and one of lines with so many words on either side.
const ARTICLES: usize = 10;
const LINES: usize = 50;
const WIDTH: usize = 8;

/// Labels of the median and of the time that one query in a hundred exceeds.
pub(crate) const P50: &str = "p50";
pub(crate) const P99: &str = "p99";

pub(super) fn words(index: &Index) -> anyhow::Result<Vec<Reading>> {
    latency(index, 1, first_articles)
}

pub(super) fn phrases(index: &Index) -> anyhow::Result<Vec<Reading>> {
    latency(index, 2, first_lines)
}

/// Asks for runs of so many words and says how long `answer` takes, and what it finds in all.
fn latency(
    index: &Index,
    words: usize,
    answer: fn(&Index, &Query) -> anyhow::Result<usize>,
) -> anyhow::Result<Vec<Reading>> {
    let (mut times, mut found) = (Vec::with_capacity(QUERIES), 0);
    for query in &queries(index, words)? {
        let (seconds, n_found) = timed(|| answer(index, query))?;
        ensure!(
            n_found > 0,
            "{query} was drawn from a text and is not found"
        );
        times.push(seconds);
        found += n_found;
    }
    times.sort_by(f64::total_cmp);
    Ok(vec![
        (SECONDS, times.iter().sum()),
        (P50, times[QUERIES / 2]),
        (P99, times[QUERIES * 99 / 100]),
        ("found", found as f64),
    ])
}

fn first_articles(index: &Index, query: &Query) -> anyhow::Result<usize> {
    let mut found: Vec<ArticleHits> = Vec::with_capacity(ARTICLES);
    index.search(query, &mut |article| {
        found.push(article);
        until(found.len() >= ARTICLES)
    })?;
    Ok(found.len())
}

fn first_lines(index: &Index, query: &Query) -> anyhow::Result<usize> {
    let mut n_lines = 0;
    index.lines(query, LINES, WIDTH, &mut |lines| n_lines += lines.len())?;
    Ok(n_lines)
}

fn until(enough: bool) -> ControlFlow<()> {
    match enough {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

fn queries(index: &Index, words: usize) -> anyhow::Result<Vec<Query>> {
    let rows = index.articles()?;
    ensure!(!rows.is_empty(), "the index is empty");
    let mut chance = Stream::new(SEED, words as u64);
    let mut queries = Vec::with_capacity(QUERIES);
    while queries.len() < QUERIES {
        let row = &rows[chance.below(rows.len() as u32) as usize];
        queries.extend(drawn(index, row, words, &mut chance)?);
    }
    Ok(queries)
}

/// So many words that follow each other in a text, at a random place; `None` where a sentence ends
/// in between.
fn drawn(
    index: &Index,
    row: &ArticleRow,
    words: usize,
    chance: &mut Stream,
) -> anyhow::Result<Option<Query>> {
    let text = index.text(row)?.body;
    let tokens = analyze(&text, row.language).tokens;
    let start = chance.below(tokens.len() as u32) as usize;
    let Some(run) = tokens.get(start..start + words) else {
        return Ok(None);
    };
    let is_run = run
        .windows(2)
        .all(|two| two[0].position + 1 == two[1].position);
    let surfaces: Vec<&str> = run
        .iter()
        .map(|token: &Token| token.surface(&text))
        .collect();
    Ok(is_run.then(|| Query::words_of(&surfaces.join(" "), row.language)))
}
