//! Looking for copies by shingles.

use otherwords_corpus::{ArticleView, CopySettings, find_copies};
use otherwords_indexer::{ArticleRow, ArticleText, Index};

use super::{Reading, SECONDS, timed};

/// No more articles than these: their texts are held in memory.
const ARTICLES: usize = 10_000;

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let rows = &index.articles()?[..ARTICLES.min(index.articles()?.len())];
    let texts: Vec<ArticleText> = rows
        .iter()
        .map(|row| index.text(row))
        .collect::<Result<_, _>>()?;
    let views: Vec<ArticleView<'_>> = rows.iter().zip(&texts).map(view).collect();
    let (seconds, copies) = timed(|| Ok(find_copies(&views, &CopySettings::default())))?;
    Ok(vec![
        (SECONDS, seconds),
        ("articles", views.len() as f64),
        ("copied texts", copies.clusters.len() as f64),
    ])
}

fn view<'a>((row, text): (&'a ArticleRow, &'a ArticleText)) -> ArticleView<'a> {
    ArticleView {
        id: &row.id,
        outlet: &row.outlet,
        event: None,
        title: &text.title,
        body: &text.body,
        date: row.date,
        time: None,
        byline: &text.byline,
        language: row.language,
        masked: &[],
    }
}
