//! What to find, and how to show it.

use clap::{Args as Group, ValueEnum};

/// Rows of a table where nobody says how many.
pub(crate) const LIMIT: usize = 50;

#[derive(Debug, Group)]
#[command(after_help = "The query:
  protest            the word                     \"routine meeting\"   the phrase
  protest*           words that begin so          \"met envoy\"~3       near each other
  *ism un*ed wom?n   any letters, one letter      /prot.st(s|ed)?/    words that a regular expression describes
  protest~1          one letter away              \"met envoy\"~>3      near, in this order
  met|meets          either, in one place         a b   a OR b   -a    articles with both, either, without
  voice:x  quoted:x  scare:x                      in the outlet's voice, in long quotations, in short ones
  meta.leaning:left  meta.\"paper type\":x         by a column of your source; reads all stored articles
  title:x  outlet:\"A B\"  event:x  lang:en  date:2020-04-14..2020-04-20
  copies:once        the first of each text     copies:drop           no text that several outlets have
Words are looked for in the text and not in the headline, which title: does; boilerplate is not found.

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
    /// Count by outlet, event, month, day, language, or a column that your source had
    #[arg(long, value_parser = By::read, value_name = "WHAT")]
    pub(crate) by: Option<By>,
    /// Order of the lines
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Order::Article, conflicts_with_all = ["articles", "by"])]
    pub(crate) sort: Order,
    /// Most rows (50 in a table, otherwise all)
    #[arg(long, short = 'n', value_name = "ROWS", value_parser = one_or_more)]
    pub(crate) limit: Option<usize>,
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

#[derive(Debug, Group)]
#[command(
    after_help = "Words of the same sentence are looked at, each once however many places it is near; headlines are not.
logDice, mutual information and G2 say how tightly a word belongs to what was found, over all articles (`otherwords
measures` explains them), and test nothing. With --by each outlet is set against all others, and differences are
tested within events.

Examples:
  otherwords collocates strike.index protester*
  otherwords collocates strike.index 'minister voice:said' --left 3 --right 0
  otherwords collocates strike.index protesters --by outlet --window 8
  otherwords search strike.index '\"protesters peaceful\"~5' --by outlet          the lines behind a number

Exit code 0 where something was found, 1 where nothing was, 2 for errors."
)]
pub(crate) struct CollocatesOf {
    /// An index and a query; without an index the only one in this folder is read, or the sample
    #[arg(required = true, num_args = 1..=2, value_name = "INDEX] [QUERY")]
    pub(crate) terms: Vec<String>,
    /// Words on either side
    #[arg(long, value_name = "WORDS", default_value_t = 5)]
    pub(crate) window: usize,
    /// Words before, where they are to be more or fewer
    #[arg(long, value_name = "WORDS")]
    pub(crate) left: Option<usize>,
    /// Words after
    #[arg(long, value_name = "WORDS")]
    pub(crate) right: Option<usize>,
    /// Set each outlet (or event, month, day, language, value of a column of yours) against all others
    #[arg(long, value_parser = By::read, value_name = "WHAT")]
    pub(crate) by: Option<By>,
    /// Order where nothing is set against anything
    #[arg(long, value_enum, value_name = "MEASURE", default_value_t = Tightness::LogDice, conflicts_with = "by")]
    pub(crate) sort: Tightness,
    /// Only words that occur near so often in all
    #[arg(long, value_name = "TIMES", default_value_t = 3)]
    pub(crate) least: u64,
    /// Only words that are near in so many articles
    #[arg(long, value_name = "ARTICLES", default_value_t = 2)]
    pub(crate) least_articles: u64,
    /// *the*, *of* and the like, too
    #[arg(long)]
    pub(crate) stop_words: bool,
    /// Of articles with the same text count the first (the default), all, or none that several outlets have
    #[arg(long, value_enum, value_name = "WHICH", default_value = "once")]
    pub(crate) copies: super::CopiesChoice,
    /// Where a q is called significant
    #[arg(long, value_name = "Q", default_value_t = 0.05)]
    pub(crate) cutoff: f64,
    /// Most words (50 in a table, otherwise all); with --by, of each (10 in a table)
    #[arg(long, short = 'n', value_name = "WORDS")]
    pub(crate) limit: Option<usize>,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// Threads; all cores where this is not given
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
}

/// What collocates are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tightness {
    /// Tight and not rare
    LogDice,
    /// Exclusive, however rare
    Mi,
    /// Evidence, which frequent words have most of
    G2,
    /// Occurrences near
    Near,
}

#[derive(Debug, Group)]
#[command(
    after_help = "Words are folded (lower case, one kind of apostrophe) and not stemmed; headlines are not counted.
Of an index what is set aside (boilerplate, copies) is not counted; files are counted as they are.
Sequences (--ngram) are words that follow each other in a sentence; each is what a phrase query finds.
--dispersion gives Gries' deviation of proportions, normalised (`otherwords measures dp`): 0 where the parts
share a word as they share the text, 1 where the smallest part has all of it.

Examples:
  otherwords words strike.index
  otherwords words exports/*.jsonl --by outlet --format csv > words.csv
  otherwords words strike.index --by month --least 5 --format jsonl
  otherwords words strike.index --ngram 3 --least 5
  otherwords words strike.index --ngram 2 --match 'protest*|/riot(s|ers)?/' --by outlet
  otherwords words strike.index --ngram 4 --match '\"of the\"'
  otherwords words strike.index --dispersion outlet --match '*ism'"
)]
pub(crate) struct Words {
    /// An index, or sources, which are then counted without making one; the only index in this folder
    /// where nothing is given
    #[arg(value_name = "INDEX|SOURCE")]
    pub(crate) sources: Vec<String>,
    /// Count by outlet, event, month, day, language, or a column that your source had
    #[arg(long, value_parser = By::read, value_name = "WHAT")]
    pub(crate) by: Option<By>,
    /// Only the words that each of them uses more than all others, with G2, Log Ratio and log-odds; not
    /// tested, which `compare` does
    #[arg(long, requires = "by")]
    pub(crate) key: bool,
    /// Sequences of so many words, of an index
    #[arg(long, value_name = "WORDS", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=5), conflicts_with = "key")]
    pub(crate) ngram: u8,
    /// Only words that answer to a pattern, which is written as in a query; only sequences in which it stands
    #[arg(long = "match", value_name = "PATTERN", conflicts_with = "key")]
    pub(crate) pattern: Option<String>,
    /// A row a word, with how evenly outlets (or events, months, days, languages, values of a column of yours)
    /// share it
    #[arg(long, value_parser = By::read, value_name = "WHAT", conflicts_with = "by")]
    pub(crate) dispersion: Option<By>,
    /// Only words that occur so often in all; of sequences more than 1 saves memory
    #[arg(long, value_name = "TIMES", default_value_t = 1)]
    pub(crate) least: u64,
    /// Most words, the most frequent (50 in a table, otherwise all); with --key, of each (10 in a table)
    #[arg(long, short = 'n', value_name = "WORDS")]
    pub(crate) limit: Option<usize>,
    /// Of articles with the same text count the first (the default), all, or none that several outlets have
    #[arg(long, value_enum, value_name = "WHICH", default_value = "once")]
    pub(crate) copies: super::CopiesChoice,
    #[command(flatten)]
    pub(crate) reading: super::Reading,
    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// Threads; all cores where this is not given
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

fn one_or_more(text: &str) -> Result<usize, String> {
    let number = text.parse().map_err(|_| "write a number".to_owned())?;
    match number {
        0 => Err("that would show nothing: write 1 or more".to_owned()),
        rows => Ok(rows),
    }
}

/// What is counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Outlet,
    Event,
    Month,
    Day,
    Language,
    /// A column of the source, or the byline.
    Column(String),
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

impl OutputFormat {
    /// Rows that were asked for, or so many in a table and all otherwise.
    pub(crate) fn limit(self, asked: Option<usize>, in_table: usize) -> usize {
        asked.unwrap_or(match self {
            Self::Table => in_table,
            _ => usize::MAX,
        })
    }
}
