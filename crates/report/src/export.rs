//! An article as it is given back: all that an index knows of it, under names that are understood
//! when it is indexed again. Not a search result: the text is whole.

#[cfg(feature = "columnar")]
pub mod parquet;

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::{ArticleRow, ArticleText};
use serde::Serialize;

/// An article with everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// Unique in the index.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// Its event as it was given, found or corrected; left out where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub event: String,
    /// Day of publication.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Headline.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The text.
    pub body: String,
    /// Where it can be read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub byline: String,
    /// Code of its language.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Id of the first article with the same text, its own where it is that; left out where no
    /// other has its text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub copy_cluster: String,
    /// Every other column of the source.
    #[serde(flatten)]
    pub metadata: BTreeMap<String, String>,
}

/// Columns of a table, before those of the metadata.
const COLUMNS: [&str; 10] = [
    "id",
    "outlet",
    "event",
    "date",
    "title",
    "body",
    "url",
    "byline",
    "language",
    "copy_cluster",
];

impl Exported {
    /// An article of an index; `copy_cluster` is empty where nobody else has its text.
    pub fn new(row: &ArticleRow, text: &ArticleText, copy_cluster: &str) -> Self {
        let day = row.date.map(|date| date.to_string()).unwrap_or_default();
        let date = if text.time.is_empty() || day.is_empty() {
            day
        } else {
            format!("{day}T{}", text.time)
        };
        // Unknown languages are left to be recognised again.
        let language = row.language.code();
        let mut metadata = text.metadata.clone();
        // What could not be understood (a date, a language) was kept as it stood, and is given back so.
        let mut kept = |value: String, name: &str| match metadata.remove(name) {
            Some(as_it_stood) if value.is_empty() => as_it_stood,
            _ => value,
        };
        let date = kept(date, "date");
        let language = kept(
            if language == "und" { "" } else { language }.to_owned(),
            "language",
        );
        // An export that is exported again has some from before.
        metadata.retain(|name, _| !is_own_column(name));
        Self {
            id: row.id.clone(),
            outlet: row.outlet.to_string(),
            event: row.event.to_string(),
            date,
            title: text.title.clone(),
            body: text.body.clone(),
            url: text.url.clone(),
            byline: text.byline.clone(),
            language,
            copy_cluster: copy_cluster.to_owned(),
            metadata,
        }
    }

    /// The values of the columns that every export has, in their order.
    fn own(&self) -> [&String; COLUMNS.len()] {
        [
            &self.id,
            &self.outlet,
            &self.event,
            &self.date,
            &self.title,
            &self.body,
            &self.url,
            &self.byline,
            &self.language,
            &self.copy_cluster,
        ]
    }
}

/// Whether a name is taken by what an export says itself.
pub fn is_own_column(name: &str) -> bool {
    COLUMNS.contains(&name)
}

/// One JSON object and the end of its line.
pub fn json_line(article: &Exported) -> String {
    serde_json::to_string(article).expect("keys and values are strings") + "\n"
}

/// The heading of a CSV file with these metadata.
pub fn csv_header(names: &BTreeSet<String>) -> String {
    let columns = COLUMNS.iter().map(|column| (*column).to_owned());
    csv_line(columns.chain(names.iter().cloned()))
}

/// A row of a CSV file with these metadata.
pub fn csv_row(article: &Exported, names: &BTreeSet<String>) -> String {
    let metadata = names
        .iter()
        .map(|name| article.metadata.get(name).cloned().unwrap_or_default());
    csv_line(article.own().into_iter().cloned().chain(metadata))
}

fn csv_line(cells: impl Iterator<Item = String>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(cells)
        .expect("a buffer in memory takes every row");
    let bytes = writer
        .into_inner()
        .expect("a buffer in memory needs no flushing");
    String::from_utf8(bytes).expect("cells are strings")
}
