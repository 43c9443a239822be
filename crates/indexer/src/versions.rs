//! What analysed an index. Another version may count other words, so it is written into the index
//! and checked on opening.

use std::fmt;

/// The versions that decide what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// Layout of the index folder.
    pub format: u32,
    /// Tokenizer, sentence and quotation rules of `otherwords-text`.
    pub text: String,
    /// The stemmer; its minor version is the date of its algorithms.
    pub stemmer: String,
}

impl Versions {
    /// Those of this program.
    pub fn current() -> Self {
        Self {
            format: 1,
            text: otherwords_text::RULES_VERSION.into(),
            stemmer: otherwords_text::STEMMER_VERSION.into(),
        }
    }

    /// As the index keeps them.
    pub(crate) fn to_json(&self) -> String {
        serde_json::json!({"format": self.format, "text": self.text, "stemmer": self.stemmer})
            .to_string()
    }

    /// As the index kept them; `None` where it did not.
    pub(crate) fn from_json(json: &str) -> Option<Self> {
        let value: serde_json::Value = serde_json::from_str(json).ok()?;
        Some(Self {
            format: u32::try_from(value["format"].as_u64()?).ok()?,
            text: value["text"].as_str()?.into(),
            stemmer: value["stemmer"].as_str()?.into(),
        })
    }
}

impl fmt::Display for Versions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "format {}, text rules {}, stemmer {}",
            self.format, self.text, self.stemmer
        )
    }
}
