//! What a page says about its article in JSON-LD, the data that search engines read.

use serde_json::Value;

/// The description of an article in these texts, if there is one.
pub(super) fn article(texts: &[String]) -> Option<Value> {
    let values = texts.iter().filter_map(|text| parse(text));
    values.into_iter().find_map(|value| find(value, 0))
}

/// Pages put their JSON in comments and break lines within strings.
fn parse(text: &str) -> Option<Value> {
    let text = text
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->");
    let text = text
        .trim()
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>");
    let text = text.trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let repaired = crate::load::json_repair::repair(text.as_bytes())?;
        serde_json::from_slice(&repaired).ok()
    })
}

/// Looks through lists and graphs.
fn find(value: Value, depth: usize) -> Option<Value> {
    if depth > 4 {
        return None;
    }
    match value {
        Value::Array(items) => items.into_iter().find_map(|item| find(item, depth + 1)),
        Value::Object(_) if is_article(&value) => Some(value),
        Value::Object(mut object) => {
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
            inner
                .iter()
                .find_map(|name| find(object.remove(*name)?, depth + 1))
        }
        _ => None,
    }
}

fn is_article(value: &Value) -> bool {
    let fits = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        ["Article", "NewsStory", "Posting", "Report", "ClaimReview"]
            .iter()
            .any(|end| kind.ends_with(end))
    };
    match &value["@type"] {
        Value::Array(kinds) => kinds.iter().any(fits),
        kind => fits(kind),
    }
}

/// The text under a name; of an object its name, or else its address, of a list all. A mark within the
/// page (`#organization`) is no name.
pub(super) fn text(article: &Value, name: &str) -> Option<String> {
    let text = words(&article[name], 0);
    (!text.trim().is_empty()).then_some(text)
}

fn words(value: &Value, depth: usize) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) if depth < 4 => {
            let of = |name: &str| object.get(name).map(|inner| words(inner, depth + 1));
            let address = || of("@id").filter(|id| id.contains("://"));
            of("name").or_else(address).unwrap_or_default()
        }
        Value::Array(items) if depth < 4 => {
            let items: Vec<String> = items.iter().map(|item| words(item, depth + 1)).collect();
            items.join("\n")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_wherever_it_stands() {
        for json in [
            r#"{"@type":"NewsArticle","headline":"Port closed"}"#,
            r#"<!-- {"@type":["X","ReportageNewsArticle"],"headline":"Port closed"}; -->"#,
            r#"[{"@type":"WebSite"},{"@graph":[{"@type":"NewsArticle","headline":"Port closed"}]}]"#,
            "{\"@type\":\"BlogPosting\",\"headline\":\"Port\nclosed\"}",
        ] {
            let article = article(&[json.to_string()]).expect(json);
            assert_eq!(
                text(&article, "headline").as_deref(),
                Some("Port closed"),
                "{json}"
            );
        }
        assert_eq!(
            article(&["{".to_string(), r#"{"@type":"Person"}"#.to_string()]),
            None
        );
    }

    #[test]
    fn authors_may_be_names_objects_or_lists() {
        let article = serde_json::json!({
            "a": "Ada Quill", "b": {"name": "Ada Quill"}, "c": [{"name": "Ada Quill"}, "Bo Reed"], "d": {},
            "e": {"@id": "#organization"}, "f": {"@id": "https://harbour.example/a"},
        });
        assert_eq!(text(&article, "a").as_deref(), Some("Ada Quill"));
        assert_eq!(text(&article, "b").as_deref(), Some("Ada Quill"));
        assert_eq!(text(&article, "c").as_deref(), Some("Ada Quill\nBo Reed"));
        assert_eq!(text(&article, "d"), None);
        assert_eq!(text(&article, "e"), None);
        assert_eq!(
            text(&article, "f").as_deref(),
            Some("https://harbour.example/a")
        );
    }
}
