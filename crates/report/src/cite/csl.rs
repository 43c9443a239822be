//! References as CSL-JSON, which reference managers read.

use serde_json::{Map, Value, json};

use super::work::{Kind, Work};

/// A JSON array with one item a work.
pub fn csl(works: &[Work]) -> String {
    let items: Vec<Value> = works.iter().map(item).collect();
    format!("{:#}\n", Value::Array(items))
}

fn item(work: &Work) -> Value {
    let kind = match work.kind {
        Kind::Article => "article-journal",
        Kind::Chapter => "chapter",
        Kind::Paper => "paper-conference",
        Kind::Book => "book",
        Kind::Note => "report",
    };
    let container = match work.kind {
        Kind::Book | Kind::Note => "publisher",
        _ => "container-title",
    };
    let mut item = Map::new();
    item.insert("id".to_owned(), json!(work.key));
    item.insert("type".to_owned(), json!(kind));
    item.insert("author".to_owned(), names(work.authors));
    if !work.editors.is_empty() {
        item.insert("editor".to_owned(), names(work.editors));
    }
    item.insert("issued".to_owned(), json!({ "date-parts": [[work.year]] }));
    let fields = [
        ("title", work.title),
        (container, work.container),
        ("volume", work.volume),
        ("issue", work.issue),
        ("page", work.pages),
        ("DOI", work.doi),
        ("publisher", work.publisher),
        ("URL", work.url),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        item.insert(name.to_owned(), json!(value));
    }
    Value::Object(item)
}

fn names(names: &[(&str, &str)]) -> Value {
    let names = names.iter();
    names
        .map(|(family, given)| json!({ "family": family, "given": given }))
        .collect()
}
