//! What is compared with what, how, and what becomes of it.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand, ValueEnum};
use jiff::civil::Date;
use serde::Deserialize;

use super::reading::first_given;
use super::{OutputFormat, Reading};

/// What is compared.
#[derive(Clone, Debug, Group)]
pub(crate) struct Asked {
    /// Outlets whose words are asked for; each by itself against the rest where this is not given
    #[arg(long, value_name = "OUTLET")]
    pub(crate) target: Vec<String>,
    /// Outlets they are measured against; all others where this is not given
    #[arg(long, value_name = "OUTLET", requires = "target")]
    pub(crate) reference: Vec<String>,
    /// Only these events
    #[arg(long, value_name = "EVENT")]
    pub(crate) event: Vec<String>,
    /// Only from this day on (or the first of a month or a year: 2020-04, 2020)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = first_day)]
    pub(crate) since: Option<Date>,
    /// Only up to this day (or the last of a month or a year)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = last_day)]
    pub(crate) until: Option<Date>,
    /// Only this language (the commonest where this is not given)
    #[arg(long, value_name = "CODE")]
    pub(crate) lang: Option<String>,
    /// Words, sequences of two or three, or both
    #[arg(long, value_enum, value_name = "UNIT")]
    pub(crate) unit: Vec<UnitChoice>,
    /// Whose words
    #[arg(long, value_enum, value_name = "LAYER")]
    pub(crate) layer: Option<LayerChoice>,
    /// Of articles with the same text count the first (the default), all, or none that several outlets have
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(crate) copies: Option<CopiesChoice>,
    /// Frames to count: files (.toml, LIWC .dic, quanteda .yml, .csv), or `generic`, `policy` for ours
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) frames: Vec<String>,
    /// Word vectors of your own for close reading: text of word2vec or GloVe, commonest words first
    #[arg(long, value_name = "FILE")]
    pub(crate) vectors: Option<PathBuf>,
    /// Not event by event
    #[arg(long)]
    pub(crate) overall_only: bool,
    /// Rows of a table that get evidence
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<usize>,
    /// Most tables about single events, of one unit; the most covered events come first
    #[arg(long, value_name = "TABLES")]
    pub(crate) event_tables: Option<usize>,
    /// Cut-off for q, or for p_fwer with --correction maxt
    #[arg(long, value_name = "SHARE")]
    pub(crate) cutoff: Option<f64>,
    /// How the number of terms is corrected for
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) correction: Option<CorrectionChoice>,
    /// A column of yours by whose values distances are measured too (byline, or one kept at indexing)
    #[arg(long, value_name = "COLUMN")]
    pub(crate) by: Option<String>,
    /// Times that each tested table is run again with its labels swapped, at most (20)
    #[arg(long, value_name = "TIMES")]
    pub(crate) swaps: Option<u32>,
    /// Relabellings behind p_fwer and distances: 999, or 4999 for a paper
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) relabellings: Option<u32>,
    /// Start of every random stream
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,
    /// Settings (otherwords.toml in this folder where this is not given); flags override them
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Threads (all cores where this is not given); results do not depend on it
    #[arg(long)]
    pub(crate) threads: Option<usize>,
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

impl Asked {
    /// An option about what is compared that was given, where any was.
    pub(crate) fn first_given(&self) -> Option<&'static str> {
        first_given(&[
            ("--target", !self.target.is_empty()),
            ("--reference", !self.reference.is_empty()),
            ("--event", !self.event.is_empty()),
            ("--since", self.since.is_some()),
            ("--until", self.until.is_some()),
            ("--lang", self.lang.is_some()),
            ("--unit", !self.unit.is_empty()),
            ("--layer", self.layer.is_some()),
            ("--copies", self.copies.is_some()),
            ("--frames", !self.frames.is_empty()),
            ("--vectors", self.vectors.is_some()),
            ("--overall-only", self.overall_only),
            ("--rows", self.rows.is_some()),
            ("--event-tables", self.event_tables.is_some()),
            ("--cutoff", self.cutoff.is_some()),
            ("--correction", self.correction.is_some()),
            ("--by", self.by.is_some()),
            ("--swaps", self.swaps.is_some()),
            ("--relabellings", self.relabellings.is_some()),
            ("--seed", self.seed.is_some()),
        ])
    }
}

fn first_day(text: &str) -> Result<Date, String> {
    days(text).map(|(first, _)| first)
}

fn last_day(text: &str) -> Result<Date, String> {
    days(text).map(|(_, last)| last)
}

/// The days of what a query would understand, too.
pub(crate) fn days(text: &str) -> Result<(Date, Date), String> {
    otherwords_indexer::query::first_and_last_day(text)
        .ok_or_else(|| "write a day, a month or a year: 2020-04-14, 2020-04 or 2020".to_owned())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum UnitChoice {
    Word,
    Sequence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum CorrectionChoice {
    /// Bound the share of false terms among those marked (Benjamini and Hochberg)
    Bh,
    /// Bound the chance of even one false term (Westfall and Young): the strict mode
    Maxt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LayerChoice {
    /// The outlet's own voice
    Voice,
    /// Long quotations
    Quotation,
    /// Short quotations
    Short,
    /// Everything
    All,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords compare strike.index
  otherwords compare strike.index --target 'Harbour Ledger' --reference 'Daily Beacon' --unit word
  otherwords compare coverage.csv --layer all --format csv")]
pub(crate) struct Compare {
    /// An index, or sources; without any the only index in this folder, or the sample
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    #[command(flatten)]
    pub(crate) asked: Asked,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
}

#[derive(Clone, Debug, Group)]
#[command(after_help = "Examples:
  otherwords report                                   the sample corpora
  otherwords report strike.index --out reports/strike
  otherwords report coverage.csv --target 'Harbour Ledger'
  otherwords report strike.index --figures svg,png --split
  otherwords report --from reports/strike/report.json --out again")]
pub(crate) struct Report {
    /// An index, or sources; without any the only index in this folder, or the sample corpora
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    /// Folder for the report
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,
    /// A plan made by `otherwords plan freeze`: the report says what changed since
    #[arg(long, value_name = "PLAN.JSON", conflicts_with = "from")]
    pub(crate) frozen: Option<PathBuf>,
    /// Write a report again from its report.json, byte for byte
    #[arg(long, value_name = "REPORT.JSON", conflicts_with = "sources")]
    pub(crate) from: Option<PathBuf>,
    /// Pictures as files, in any of these formats
    #[arg(long, value_enum, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) figures: Vec<Picture>,
    /// A page for each event, which the first page then only names
    #[arg(long)]
    pub(crate) split: bool,
    #[command(flatten)]
    pub(crate) asked: Asked,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Picture {
    Svg,
    Png,
    Pdf,
}

#[derive(Debug, Group)]
pub(crate) struct Init {
    /// Where it goes
    #[arg(default_value = crate::config::FILE, value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Plan {
    /// Write the plan and the state of the index into a file
    Freeze(Freeze),
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords plan freeze strike.index --cutoff 0.01 --out plan.json
  otherwords report strike.index --cutoff 0.01 --frozen plan.json     says what changed since

The plan has the day on which it was frozen (UTC, by this machine's clock), which is part of its digest.")]
pub(crate) struct Freeze {
    /// An index, or sources; without any the only index in this folder, or the sample
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    /// Where the plan goes
    #[arg(long, value_name = "FILE", default_value = "plan.json")]
    pub(crate) out: PathBuf,
    /// Replace a plan that is there already
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) asked: Asked,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum CopiesChoice {
    /// Each text has one vote
    Once,
    /// Every copy counts
    All,
    /// What several outlets have counts for none
    Drop,
}

#[derive(Debug, Group)]
pub(crate) struct Closely {
    /// An index, or sources; without any the only index in this folder, or the sample
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    #[command(flatten)]
    pub(crate) asked: Asked,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords contrasts strike.index
  otherwords contrasts strike.index -n 5 --by-event
  otherwords omissions strike.index --event harbour-strike --format csv

Contrasts are listed one of each kind in turn, because scores of different kinds cannot be compared; omissions by
the chance that the word is missing by accident.")]
pub(crate) struct Rows {
    #[command(flatten)]
    pub(crate) closely: Closely,
    /// Most rows, the best of all events first
    #[arg(long, short = 'n', value_name = "ROWS", default_value_t = 20)]
    pub(crate) limit: usize,
    /// Event by event, at most so many rows of each
    #[arg(long)]
    pub(crate) by_event: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords profile meeting
  otherwords profile ambassador strike.index --format csv")]
pub(crate) struct Profile {
    /// The noun or name, in any of its forms
    pub(crate) word: String,
    #[command(flatten)]
    pub(crate) closely: Closely,
}
