//! Search results as text: concordance lines, articles and counts, as a table for people or as
//! CSV, JSON or JSON lines for programs. All that is known of a line stands in its row.

mod articles;
mod collocates;
mod counts;
mod dispersion;
mod key_words;
mod kwic;
pub(crate) mod rows;

pub use articles::{FoundArticle, articles};
pub use collocates::{collocates, collocates_by};
pub use counts::{GroupCount, counts};
pub use dispersion::{SpreadWord, dispersion};
pub use key_words::key_words;
pub use kwic::{FoundLine, lines};

/// How search results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: columns that fit a terminal.
    #[default]
    Table,
    /// Comma-separated values with a header.
    Csv,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Table, Self::Csv, Self::Json, Self::Jsonl];

    /// As it is written on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }
}
