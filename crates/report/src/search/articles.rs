//! Lists of articles, with how often something was found in each.

use std::collections::BTreeMap;

use otherwords_indexer::ArticleRow;
use serde::Serialize;

use crate::terminal::{Column, Style, TextTable};
use crate::wording::count;

use super::{Format, rows};

/// An article with everything that is known of it but its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FoundArticle {
    /// Outlet.
    pub outlet: String,
    /// Event, empty where there is none.
    pub event: String,
    /// Day of publication, as `2020-04-14`.
    pub date: Option<String>,
    /// Id.
    pub id: String,
    /// Code of its language.
    pub language: String,
    /// Headline, empty where it was not looked up.
    pub title: String,
    /// Who wrote it, empty where unknown.
    pub byline: String,
    /// Where it can be read, empty where unknown.
    pub url: String,
    /// Its words in all layers, without the headline.
    pub words: u64,
    /// How often something was found in it.
    pub hits: u64,
    /// What else the source said of it: columns `meta.…` of the CSV.
    pub metadata: BTreeMap<String, String>,
}

/// Columns of the CSV, before those of the metadata.
const COLUMNS: [&str; 10] = [
    "outlet", "event", "date", "id", "language", "title", "byline", "url", "words", "hits",
];

/// Articles in a format. Width and colour concern tables only.
///
/// ```
/// use otherwords_report::search::{Format, FoundArticle, articles};
///
/// let article = FoundArticle { outlet: "Harbour Review".into(), hits: 3, ..Default::default() };
/// let text = articles(&[article], Format::Csv, 80, false);
/// assert!(text.ends_with("Harbour Review,,,,,,,,0,3\n"));
/// ```
pub fn articles(articles: &[FoundArticle], format: Format, width: usize, colour: bool) -> String {
    match format {
        Format::Table => table(articles).show(width, Style::new(colour)),
        Format::Csv => csv(articles),
        Format::Json => rows::json(articles),
        Format::Jsonl => rows::json_lines(articles),
    }
}

impl FoundArticle {
    /// What an index knows of an article without reading its text: no headline, no address.
    pub fn new(article: &ArticleRow, hits: u64) -> Self {
        Self {
            outlet: article.outlet.to_string(),
            event: article.event.to_string(),
            date: article.date.map(|date| date.to_string()),
            id: article.id.clone(),
            language: article.language.code().to_owned(),
            words: article.total_length().into(),
            hits,
            ..Self::default()
        }
    }
}

fn table(articles: &[FoundArticle]) -> TextTable {
    let mut table = TextTable::new(&[
        Column::number("hits"),
        Column::number("words"),
        Column::text("date"),
        Column::text("outlet"),
        Column::text("event"),
        Column::text("title"),
    ]);
    for article in articles {
        let title = if article.title.is_empty() {
            &article.id
        } else {
            &article.title
        };
        table.row(vec![
            count(article.hits),
            count(article.words),
            article.date.clone().unwrap_or_default(),
            article.outlet.clone(),
            article.event.clone(),
            title.clone(),
        ]);
    }
    table
}

fn csv(articles: &[FoundArticle]) -> String {
    let metadata: Vec<_> = articles.iter().map(|article| &article.metadata).collect();
    let names = rows::metadata_names(&metadata);
    let header = rows::header(&COLUMNS, &names);
    let row = |article: &FoundArticle| {
        let mut cells = vec![
            article.outlet.clone(),
            article.event.clone(),
            article.date.clone().unwrap_or_default(),
            article.id.clone(),
            article.language.clone(),
            article.title.clone(),
            article.byline.clone(),
            article.url.clone(),
            article.words.to_string(),
            article.hits.to_string(),
        ];
        cells.extend(rows::metadata_cells(&names, &article.metadata));
        cells
    };
    rows::csv(&header, articles.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_shows_the_headline_or_else_the_id() {
        let named = FoundArticle {
            title: "The price of a word".to_owned(),
            hits: 1_200,
            ..FoundArticle::default()
        };
        let unnamed = FoundArticle {
            id: "a-17".to_owned(),
            ..FoundArticle::default()
        };
        let text = articles(&[named, unnamed], Format::Table, 80, false);
        let rows: Vec<&str> = text.lines().collect();
        assert!(
            rows[1].starts_with("1,200") && rows[1].ends_with("The price of a word"),
            "{text}"
        );
        assert!(rows[2].ends_with("a-17"), "{text}");
    }
}
