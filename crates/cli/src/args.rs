//! The grammar of the command line. What a flag means stands beside it; what it does, in `commands`.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use serde::Deserialize;

/// Compare how outlets word the same event.
#[derive(Debug, Parser)]
#[command(name = "otherwords", version, about, long_about = LONG, after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const LONG: &str = "Compare how different outlets word the same event.\n\n\
    Index the coverage, report who words it how (with counts, effect sizes, honest tests and the \
    sentences behind every number), and search it.";

const EXAMPLES: &str = "Examples:
  otherwords report                                  the sample corpora, as a web page
  otherwords index exports/ --into strike.index      index everything in a folder
  otherwords report strike.index                     who words it how
  otherwords search strike.index 'protest* outlet:\"Harbour Ledger\"' --kwic 8";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Turn files into a searchable index
    Index(Index),
    /// Find words, and see them in their lines
    Search(Search),
    /// Print the most telling differences
    Compare(Compare),
    /// Write a report: a web page, tables and JSON
    Report(Report),
    /// Write a settings file with everything explained
    Init(Init),
    /// Fix a plan before looking at results, so that a report can say what changed since
    #[command(subcommand)]
    Plan(Plan),
    /// Explain the statistics: formula, reading, pitfalls, source
    Measures(Measures),
    /// Print completions for a shell
    Completions(Completions),
    /// Write man pages
    Man(Man),
}

/// How sources are read.
#[derive(Clone, Debug, Default, Group)]
pub(crate) struct Reading {
    /// A column of yours that holds a field of ours; repeat for more
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = pair)]
    pub(crate) map: Vec<(String, String)>,
    /// Outlet of articles that do not name one
    #[arg(long, value_name = "NAME")]
    pub(crate) default_outlet: Option<String>,
    /// Event of articles that do not name one
    #[arg(long, value_name = "NAME")]
    pub(crate) default_event: Option<String>,
    /// Language of articles that do not name one (recognised where this is not given)
    #[arg(long, value_name = "CODE")]
    pub(crate) default_lang: Option<String>,
    /// Stop at the first problem with the input
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords index exports/ --into strike.index
  otherwords index 'crawl/*.jsonl.gz' more.csv --into strike.index --map outlet=Quelle --map text=Volltext
  otherwords index monday.csv --into strike.index       add to it: what is there already is not added again")]
pub(crate) struct Index {
    /// Files, folders or globs: JSONL, JSON, CSV, TSV, text with or without front matter, HTML pages;
    /// plain or gzip, zstd, bzip2; in any common encoding
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<String>,
    /// The index: a folder, made where it is missing
    #[arg(long, value_name = "INDEX")]
    pub(crate) into: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Memory for words not yet written, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 512)]
    pub(crate) memory: usize,
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "The query:
  protest            the word                     \"routine meeting\"   the phrase
  protest*           words that begin so          \"met envoy\"~3       near each other
  protest~1          one letter away              \"met envoy\"~>3      near, in this order
  met|meets          either, in one place         a b   a OR b   -a    articles with both, either, without
  voice:x  quoted:x  scare:x                      in the outlet's voice, in long quotations, in short ones
  title:x  outlet:\"A B\"  event:x  lang:en  date:2020-04-14..2020-04-20

Examples:
  otherwords search strike.index 'protest*' --kwic 8 --sort right
  otherwords search strike.index 'scare:protest' --by outlet
  otherwords search strike.index '\"routine meeting\" -summoned' --articles --format csv

Exit code 0 where something was found, 1 where nothing was, 2 for errors.")]
pub(crate) struct Search {
    /// An index and a query; without an index the only one in this folder is searched, or the sample
    #[arg(required = true, num_args = 1..=2, value_name = "INDEX] [QUERY")]
    pub(crate) terms: Vec<String>,
    /// Lines with this many words on either side
    #[arg(long, value_name = "WORDS", num_args = 0..=1, default_missing_value = "8", conflicts_with_all = ["articles", "by"])]
    pub(crate) kwic: Option<usize>,
    /// One row an article
    #[arg(long, conflicts_with = "by")]
    pub(crate) articles: bool,
    /// Count by outlet, event, month, day or language
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) by: Option<By>,
    /// Order of the lines
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Order::Article)]
    pub(crate) sort: Order,
    /// Most rows
    #[arg(long, short = 'n', value_name = "ROWS", default_value_t = 50)]
    pub(crate) limit: usize,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// Start of the random sample
    #[arg(long, default_value_t = 20_200_414)]
    pub(crate) seed: u64,
    /// Check every byte of a large index before believing it
    #[arg(long)]
    pub(crate) verify: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    Outlet,
    Event,
    Month,
    Day,
    Language,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// As indexed
    Article,
    /// By the words before
    Left,
    /// By the words after
    Right,
    /// A random sample, the same for the same seed
    Random,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    Table,
    Csv,
    Json,
    Jsonl,
}

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
    /// Only from this day on
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<Date>,
    /// Only up to this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: Option<Date>,
    /// Only this language (the commonest where this is not given)
    #[arg(long, value_name = "CODE")]
    pub(crate) lang: Option<String>,
    /// Words, sequences of two or three, or both
    #[arg(long, value_enum, value_name = "UNIT")]
    pub(crate) unit: Vec<UnitChoice>,
    /// Whose words
    #[arg(long, value_enum, value_name = "LAYER")]
    pub(crate) layer: Option<LayerChoice>,
    /// Not event by event
    #[arg(long)]
    pub(crate) overall_only: bool,
    /// Rows of a table that get evidence
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<usize>,
    /// Most tables about single events, of one unit; the most covered events come first
    #[arg(long, value_name = "TABLES")]
    pub(crate) event_tables: Option<usize>,
    /// Cut-off for q
    #[arg(long, value_name = "SHARE")]
    pub(crate) cutoff: Option<f64>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum UnitChoice {
    Word,
    Sequence,
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
    /// An index, or sources; the sample where nothing is given
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
    /// An index, or sources; the sample corpora where nothing is given
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
  otherwords report strike.index --cutoff 0.01 --frozen plan.json     says what changed since")]
pub(crate) struct Freeze {
    /// An index, or sources; the sample where nothing is given
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    /// Where the plan goes
    #[arg(long, value_name = "FILE", default_value = "plan.json")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) asked: Asked,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Group)]
pub(crate) struct Measures {
    /// Only this one
    pub(crate) name: Option<String>,
}

#[derive(Debug, Group)]
pub(crate) struct Completions {
    /// Your shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Group)]
pub(crate) struct Man {
    /// Folder for the pages
    #[arg(default_value = "man")]
    pub(crate) folder: PathBuf,
}

/// `field=column`.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, column)) if !field.is_empty() && !column.is_empty() => {
            Ok((field.to_owned(), column.to_owned()))
        }
        _ => Err("write FIELD=COLUMN, for instance outlet=Quelle".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_map_needs_both_names() {
        assert_eq!(
            pair("outlet=Quelle"),
            Ok(("outlet".into(), "Quelle".into()))
        );
        for wrong in ["outlet", "=Quelle", "outlet="] {
            assert!(pair(wrong).is_err(), "{wrong}");
        }
    }
}
