//! What is in an index, and what a researcher decides about it.

use std::path::PathBuf;

use clap::{Args as Group, ValueEnum};

use super::{OutputFormat, Reading};

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords audit strike.index
  otherwords audit strike.index --format json > audit.json
  otherwords audit coverage.csv --part sharing")]
pub(crate) struct Audit {
    /// An index, or sources; without any the only index in this folder
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    /// Only one part; all of them in a table, all of them in JSON, outlets in CSV where this is not given
    #[arg(long, value_enum, value_name = "PART")]
    pub(crate) part: Option<AuditPart>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Only this language (the commonest where this is not given)
    #[arg(long, value_name = "CODE")]
    pub(crate) lang: Option<String>,
    /// Most rows of a part in a table (30 of each of several parts, all of one, where this is not given)
    #[arg(long, short = 'n', value_name = "ROWS")]
    pub(crate) limit: Option<usize>,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditPart {
    /// Articles, words, copies, boilerplate, quotations and cut-off ends of each outlet
    Outlets,
    /// The same for each event
    Events,
    /// Who shares text with whom
    Sharing,
    /// When outlets have nothing
    Gaps,
    /// Which comparisons are sound, only descriptive, or impossible
    Comparisons,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords events strike.index
  otherwords events strike.index --export events.csv     one row an article
  otherwords events strike.index --import events.csv     after editing the columns event and locked

To merge events, give their articles one name; to split one, several names; to take an article out,
none. A locked event takes in no later articles. What was edited stays so, whatever is added later; to undo,
import an earlier export.")]
pub(crate) struct Events {
    /// The index; the only one in this folder where this is not given
    pub(crate) index: Option<PathBuf>,
    /// Write the event of every article to a CSV file
    #[arg(long, value_name = "FILE", conflicts_with = "import")]
    pub(crate) export: Option<PathBuf>,
    /// Take over what was edited in such a file
    #[arg(long, value_name = "FILE")]
    pub(crate) import: Option<PathBuf>,
    /// Most events listed
    #[arg(long, short = 'n', value_name = "ROWS", default_value_t = 50)]
    pub(crate) limit: usize,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// No progress bars: nothing here takes long enough for one, but scripts say it
    #[arg(long, short, hide = true)]
    #[allow(dead_code, reason = "accepted as by the other commands")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords outlets strike.index
  otherwords outlets strike.index --export outlets.csv
  otherwords outlets strike.index --import outlets.csv   after writing confirmed or rejected into verdict

What the file lists is decided as it says; names that it does not list stay as they are. To undo, import an
earlier export, or empty the verdict; write the name itself as outlet where a merge was your own.")]
pub(crate) struct Outlets {
    /// The index; the only one in this folder where this is not given
    pub(crate) index: Option<PathBuf>,
    /// Write the names to a CSV file
    #[arg(long, value_name = "FILE", conflicts_with = "import")]
    pub(crate) export: Option<PathBuf>,
    /// Take over what was edited in such a file
    #[arg(long, value_name = "FILE")]
    pub(crate) import: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords boilerplate strike.index
  otherwords boilerplate strike.index --export boilerplate.csv
  otherwords boilerplate strike.index --import boilerplate.csv   after writing keep or drop into decision
A row of your own with an outlet, a phrase as key and drop sets that phrase aside wherever it stands.
What the file lists is decided as it says; what it does not list stays as it is. To undo, empty the decision: a
passage is then as it was found, and a phrase of your own is gone.")]
pub(crate) struct Boilerplate {
    /// The index; the only one in this folder where this is not given
    pub(crate) index: Option<PathBuf>,
    /// Write the passages to a CSV file
    #[arg(long, value_name = "FILE", conflicts_with = "import")]
    pub(crate) export: Option<PathBuf>,
    /// Take over what was edited in such a file
    #[arg(long, value_name = "FILE")]
    pub(crate) import: Option<PathBuf>,
    /// Most passages listed
    #[arg(long, short = 'n', value_name = "ROWS", default_value_t = 50)]
    pub(crate) limit: usize,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords export strike.index --out strike.jsonl
  otherwords export strike.index --to csv > strike.csv")]
pub(crate) struct Export {
    /// The index; the only one in this folder where this is not given
    pub(crate) index: Option<PathBuf>,
    /// Format
    #[arg(long, value_enum, default_value_t = ExportFormat::Jsonl)]
    pub(crate) to: ExportFormat,
    /// File; standard output where this is not given
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One JSON object an article
    Jsonl,
    /// One row an article
    Csv,
    /// A table for pandas, Spark and DuckDB (where the program was built with `--features columnar`)
    Parquet,
}
