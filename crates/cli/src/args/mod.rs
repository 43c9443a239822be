//! The grammar of the command line. What a flag means stands beside it; what it does, in `commands`.

mod comparison;
mod curation;
mod reading;
mod search;

pub(crate) use comparison::*;
pub(crate) use curation::*;
pub(crate) use reading::*;
pub(crate) use search::*;

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand};

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
    /// List all words with their frequencies, as a whole or by outlet, event, month, day, language
    Words(Words),
    /// List the words near what a query finds, as a whole or outlet against the others
    Collocates(CollocatesOf),
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
    Contrasts(Rows),
    /// Print what each outlet says of a noun or name
    Profile(Profile),
    /// Print what most outlets of an event report and one does not
    Omissions(Rows),
    /// Explain the statistics: formula, reading, pitfalls, source
    Measures(Measures),
    /// Print completions for a shell
    Completions(Completions),
    /// Write man pages
    Man(Man),
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_is_consistent() {
        Args::command().debug_assert();
    }
}
