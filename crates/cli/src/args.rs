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
    /// Look into files: what they are, how many articles, what is wrong
    Import(Import),
    /// Find words, and see them in their lines
    Search(Search),
    /// Print the most telling differences
    Compare(Compare),
    /// Write a report: a web page, tables and JSON
    Report(Report),
    /// Say what is in a corpus and which comparisons it bears
    Audit(Audit),
    /// List the events of an index, or correct them
    Events(Events),
    /// List the outlets of an index, or say which names mean the same
    Outlets(Outlets),
    /// List what outlets repeat and what therefore is not counted, or overrule it
    Boilerplate(Boilerplate),
    /// Give back everything that is in an index
    Export(Export),
    /// Write a settings file with everything explained
    Init(Init),
    /// Fix a plan before looking at results, so that a report can say what changed since
    #[command(subcommand)]
    Plan(Plan),
    /// Print different words for the same, each with a sentence
    Contrasts(Closely),
    /// Print what each outlet says of a noun or name
    Profile(Profile),
    /// Print what most outlets of an event report and one does not
    Omissions(Closely),
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
    /// Take the articles as they are: look for no events, copies, boilerplate or outlet names
    #[arg(long)]
    pub(crate) no_link: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords index exports/ --into strike.index
  otherwords index 'crawl/*.jsonl.gz' more.csv --into strike.index --map outlet=Quelle --map text=Volltext
  otherwords index monday.csv --into strike.index       add to it: what is there already is not added again")]
pub(crate) struct Index {
    /// Files, folders or globs: JSONL, JSON, CSV, TSV, Excel, text with or without front matter, Word, RTF,
    /// TEI, HTML pages, feeds, web archives (WARC, ARC); exports of LexisNexis, Factiva, Europresse,
    /// Integrum, ProQuest, Alceste; in tar or ZIP archives or not; plain or gzip, zstd, bzip2; in any
    /// common encoding
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
#[command(after_help = "Examples:
  otherwords import --check export.docx
  otherwords import --check crawl.warc.gz feeds/ --default-lang de

Exit code 0 where an article was found, 1 where none was, 2 for errors.")]
pub(crate) struct Import {
    /// Only look, and write nothing (`otherwords index` reads for good)
    #[arg(long, required = true)]
    pub(crate) check: bool,
    /// Files, folders, archives or globs, as for `otherwords index`
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// No progress bars, and no list of problems
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
  copies:once        the first of each text     copies:drop           no text that several outlets have

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
    pub(crate) since: Option<Date>,
    /// Only up to this day
    #[arg(long, value_name = "YYYY-MM-DD")]
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
    /// Most rows of a part in a table
    #[arg(long, short = 'n', value_name = "ROWS", default_value_t = 30)]
    pub(crate) limit: usize,
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
none. A locked event takes in no later articles. What was edited stays so, whatever is added later.")]
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
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords outlets strike.index
  otherwords outlets strike.index --export outlets.csv
  otherwords outlets strike.index --import outlets.csv   after writing confirmed or rejected into verdict")]
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
  otherwords boilerplate strike.index --import boilerplate.csv   after writing keep or drop into decision")]
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

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords contrasts strike.index
  otherwords omissions strike.index --event harbour-strike --format csv")]
pub(crate) struct Closely {
    /// An index, or sources; the sample where nothing is given
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    #[command(flatten)]
    pub(crate) asked: Asked,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Most rows of an event
    #[arg(long, short = 'n', value_name = "ROWS", default_value_t = 20)]
    pub(crate) limit: usize,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
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
