//! What an article says and where it came from: all that is kept of it but its words and its row.

use std::collections::BTreeMap;

/// What an article says, as it was indexed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    /// Headline.
    pub title: String,
    /// The text that was analysed.
    pub body: String,
    /// Where it can be read; empty where unknown.
    pub url: String,
    /// Byline as printed; empty where unknown.
    pub byline: String,
    /// Time of day of publication (HH:MM:SS); empty where unknown.
    pub time: String,
    /// File it came from, as the user named it.
    pub file: String,
    /// Record or line in that file, from 1.
    pub record: u64,
    /// Whether its language was recognised in the text, because nobody said it.
    pub language_recognised: bool,
    /// Every other column of the source.
    pub metadata: BTreeMap<String, String>,
}

impl ArticleText {
    /// Fills in what is kept as one JSON object beside title and body.
    pub(crate) fn read_details(&mut self, json: &str) -> Option<()> {
        let details: serde_json::Value = serde_json::from_str(json).ok()?;
        let text = |key: &str| details[key].as_str().map(str::to_owned).unwrap_or_default();
        (self.url, self.byline, self.time, self.file) =
            (text("url"), text("byline"), text("time"), text("file"));
        self.record = details["record"].as_u64().unwrap_or(0);
        self.language_recognised = details["language_recognised"].as_bool().unwrap_or(false);
        for (key, value) in details["metadata"].as_object()? {
            self.metadata
                .insert(key.clone(), value.as_str().unwrap_or_default().to_owned());
        }
        Some(())
    }

    /// What is kept as one JSON object beside title and body.
    pub(crate) fn details(article: &otherwords_corpus::Article) -> String {
        serde_json::json!({
            "url": article.url,
            "byline": article.byline,
            "time": article.time.map(|time| time.to_string()).unwrap_or_default(),
            "file": article.origin.file,
            "record": article.origin.record,
            "language_recognised": article.origin.language_recognised,
            "metadata": article.metadata,
        })
        .to_string()
    }
}
