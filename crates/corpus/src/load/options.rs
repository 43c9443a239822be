//! What a load is asked to do, what it did, and what stops it.

use std::collections::BTreeMap;
use std::io;

use otherwords_text::Language;

/// How to read sources that do not say everything themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadOptions {
    /// From a field (`id`, `outlet`, `event`, `title`, `body`, `date`, `time`, `url`, `byline`,
    /// `language`) to the column that holds it. Numbers (from 1) name the columns of a table
    /// without a header.
    pub columns: BTreeMap<String, String>,
    /// The outlet of articles whose source names none.
    pub outlet: Option<String>,
    /// The event of articles whose source names none.
    pub event: Option<String>,
    /// The language of articles whose source names none.
    pub language: Option<Language>,
    /// No record (line, row, page) may be longer than this, in bytes of UTF-8; 64 MiB by default.
    /// Memory use stays within a few times this.
    pub max_record_bytes: usize,
}

impl Default for LoadOptions {
    fn default() -> Self {
        LoadOptions {
            columns: BTreeMap::new(),
            outlet: None,
            event: None,
            language: None,
            max_record_bytes: 64 << 20,
        }
    }
}

/// What a load did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Files looked at.
    pub files: u64,
    /// Records found in them, good or bad.
    pub records: u64,
    /// Articles handed over.
    pub articles: u64,
    /// Records left out because the very same record had been read before.
    pub repeats: u64,
    /// Problems noted.
    pub problems: u64,
    /// What every file was taken for, in reading order.
    pub formats: Vec<FileFormat>,
}

/// What one file was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileFormat {
    /// The file as the user named it.
    pub file: String,
    /// The name of its format; `None` where no format recognised it.
    pub format: Option<&'static str>,
    /// Articles it gave.
    pub articles: u64,
    /// Of a table, the column that each field of its first article was taken from.
    pub columns: Vec<(&'static str, String)>,
}

/// What stops a load.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// A named source does not exist.
    #[error("no such file or folder: {0}")]
    NoSuchFile(String),
    /// A pattern fits no file.
    #[error("no file fits the pattern {0}")]
    NothingMatches(String),
    /// A pattern cannot be understood.
    #[error("cannot understand the pattern {pattern}: {reason}")]
    BadPattern {
        /// The pattern as given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A named source exists but cannot be read.
    #[error("cannot read {file}: {source}")]
    Unreadable {
        /// The source as given.
        file: String,
        /// What the operating system says.
        source: io::Error,
    },
    /// [`LoadOptions::columns`] names a field that articles do not have.
    #[error("articles have no field {field:?}; fields are {known}")]
    NoSuchField {
        /// The name as given.
        field: String,
        /// All fields there are, separated by commas.
        known: String,
    },
}
