//! What is in the corpus, outlet by outlet and event by event.

use otherwords_comparison::{Audit, EventAudit, OutletAudit};
use serde::{Deserialize, Serialize};

use super::rounding::share;

/// What takes part in the comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// Articles that take part.
    pub articles: u64,
    /// Their words in all layers, without headlines.
    pub words: u64,
    /// First day of publication, as `2020-04-14`.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
    /// Articles of the whole index that take no part.
    pub left_out: u64,
    /// Articles without an event.
    pub without_event: u64,
    /// Articles without a date.
    pub without_date: u64,
    /// Articles by language in the whole index, commonest first.
    pub languages: Vec<LanguageShare>,
    /// One row an outlet.
    pub outlets: Vec<CorpusOutlet>,
    /// One row an event.
    pub events: Vec<CorpusEvent>,
    /// What a reader should know before believing anything, as sentences.
    pub remarks: Vec<String>,
}

/// Articles in a language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LanguageShare {
    /// Its code.
    pub language: String,
    /// Its articles.
    pub articles: u64,
}

/// An outlet's share of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CorpusOutlet {
    /// Its name.
    pub outlet: String,
    /// Its articles.
    pub articles: u64,
    /// Their words in all layers.
    pub words: u64,
    /// Of these, words in long quotations.
    pub quoted_words: u64,
    /// Of these, words in short quotations.
    pub short_quoted_words: u64,
    /// Share of its words that stand in quotation marks.
    pub quoted_share: f64,
    /// Events that it covered.
    pub events: u64,
    /// First day of publication.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
    /// What it has for each event, in the order of [`Corpus::events`].
    pub cells: Vec<Cell>,
}

/// What an outlet has for an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Articles.
    pub articles: u64,
    /// Their words.
    pub words: u64,
}

/// An event and its coverage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusEvent {
    /// Its name.
    pub event: String,
    /// Articles.
    pub articles: u64,
    /// Outlets that covered it.
    pub outlets: u64,
    /// Words in all layers.
    pub words: u64,
    /// First day.
    pub first: Option<String>,
    /// Last day.
    pub last: Option<String>,
}

impl Corpus {
    pub(crate) fn new(audit: &Audit) -> Self {
        let languages = audit
            .languages
            .iter()
            .map(|(language, articles)| LanguageShare {
                language: language.code().to_owned(),
                articles: *articles,
            });
        Self {
            articles: audit.articles,
            words: audit.words,
            first: audit.first.map(|date| date.to_string()),
            last: audit.last.map(|date| date.to_string()),
            left_out: audit.left_out,
            without_event: audit.without_event,
            without_date: audit.without_date,
            languages: languages.collect(),
            outlets: audit.outlets.iter().map(CorpusOutlet::new).collect(),
            events: audit.events.iter().map(CorpusEvent::new).collect(),
            remarks: audit.remarks.clone(),
        }
    }
}

impl CorpusOutlet {
    fn new(audit: &OutletAudit) -> Self {
        let cells = audit.cells.iter();
        let cells = cells.map(|cell| Cell {
            articles: cell.articles,
            words: cell.words,
        });
        Self {
            outlet: audit.outlet.clone(),
            articles: audit.articles,
            words: audit.words,
            quoted_words: audit.quoted_words,
            short_quoted_words: audit.short_quoted_words,
            quoted_share: share(audit.quoted_words + audit.short_quoted_words, audit.words),
            events: audit.events,
            first: audit.first.map(|date| date.to_string()),
            last: audit.last.map(|date| date.to_string()),
            cells: cells.collect(),
        }
    }
}

impl CorpusEvent {
    fn new(audit: &EventAudit) -> Self {
        Self {
            event: audit.event.clone(),
            articles: audit.articles,
            outlets: audit.outlets,
            words: audit.words,
            first: audit.first.map(|date| date.to_string()),
            last: audit.last.map(|date| date.to_string()),
        }
    }
}
