//! One article as the rest of the program knows it: normalised, with its origin. Not how it was
//! read: that is [`load`](crate::load).

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use otherwords_text::Language;

/// One article of one outlet.
///
/// All texts are normalised once, when loaded, by [`otherwords_text::normalize`]; `title`, `outlet`
/// and the other short fields are single trimmed lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Unique within the corpus; the source's own id where it has one.
    pub id: String,
    /// Who published it, as the source writes it. Never empty.
    pub outlet: String,
    /// The event it reports, where the source says so.
    pub event: Option<String>,
    /// The headline; empty where unknown.
    pub title: String,
    /// The text with its paragraphs. Never empty.
    pub body: String,
    /// The day of publication, as written (not moved between time zones).
    pub date: Option<Date>,
    /// The time of publication, as written.
    pub time: Option<Time>,
    /// Where it was found; empty where unknown.
    pub url: String,
    /// Who wrote it; empty where unknown.
    pub byline: String,
    /// Its language, [`Language::UNKNOWN`] where neither said nor detected with confidence.
    pub language: Language,
    /// Every other column of the source, under its own name: nothing is lost.
    pub metadata: BTreeMap<String, String>,
    /// Where the record stood.
    pub origin: Origin,
}

/// Where an article was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The file as the user named it, with `/` between folders.
    pub file: String,
    /// Line (JSON lines, CSV) or record (other formats) within the file, from 1.
    pub record: u64,
    /// Whether the language was recognised in the text, because nobody said it.
    pub language_recognised: bool,
}

impl Article {
    /// A signature of all content: equal for two articles exactly when all their fields but the
    /// origin are equal (BLAKE3, first 16 bytes).
    pub fn fingerprint(&self) -> [u8; 16] {
        let mut signature = Signature::default();
        signature.text(&self.id).text(&self.outlet);
        signature.optional(self.event.as_deref());
        signature.text(&self.title).text(&self.body);
        signature.optional(self.date.map(|date| date.to_string()).as_deref());
        signature.optional(self.time.map(|time| time.to_string()).as_deref());
        signature
            .text(&self.url)
            .text(&self.byline)
            .text(self.language.code());
        for (name, value) in &self.metadata {
            signature.text(name).text(value);
        }
        signature.finish()
    }
}

/// Hashes texts with their lengths, so that no two lists of texts run together.
#[derive(Default)]
pub(crate) struct Signature(blake3::Hasher);

impl Signature {
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    /// Tells `None` from an empty text.
    fn optional(&mut self, text: Option<&str>) {
        self.0.update(&[u8::from(text.is_some())]);
        self.text(text.unwrap_or_default());
    }

    pub(crate) fn finish(&self) -> [u8; 16] {
        let mut first = [0; 16];
        first.copy_from_slice(&self.0.finalize().as_bytes()[..16]);
        first
    }
}
