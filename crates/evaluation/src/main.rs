//! The acceptance benchmarks: is it right, on text it was not made for, and how fast is it, beside
//! others? A developers' tool.
//!
//! ```sh
//! cargo run --release -p otherwords-evaluation -- quality DATA             # every check
//! cargo run --release -p otherwords-evaluation -- quality DATA --only loading
//! cargo build --release -p otherwords -p otherwords-evaluation                # speed runs the program
//! cargo run --release -p otherwords-evaluation -- speed --sizes 10k,100k     # into docs/performance.md
//! cargo run --release -p otherwords-evaluation -- instructions               # needs valgrind
//! cargo run --release -p otherwords-evaluation -- train-loadedness DATA --into crates/comparison/src/loadedness
//! ```
//!
//! `DATA` is a folder of corpora and gold sets, one a subfolder (see [`data::Data`]). A check whose
//! corpus is missing says so and is left out. Exit code 0 where every gate is met, 1 otherwise.

mod checks;
mod clustering;
mod data;
mod families;
mod finding;
mod loaded;
mod logistic;
mod table;

mod auc;
mod estimate;
mod matrix;
mod methods;
mod shuffle;

mod generate;
mod speed;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use generate::{Corpus, write_corpus, write_truth};

#[derive(Parser)]
#[command(name = "otherwords-evaluation", about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure what is right against gold sets
    Quality {
        /// Folder of corpora and gold sets
        data: PathBuf,
        /// Only these checks (see --list)
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
        /// Name the checks and stop
        #[arg(long)]
        list: bool,
        /// Folder of what other implementations answer (default: `fixtures` beside DATA)
        #[arg(long)]
        fixtures: Option<PathBuf>,
        /// Brill's lexicon (TextBlob's `en-lexicon.txt`), the silver standard of names
        #[arg(long)]
        lexicon: Option<PathBuf>,
    },
    /// Measure how long every job takes, and how much memory, beside others
    Speed(speed::Speed),
    /// Count the instructions of the hottest parts with valgrind
    Instructions(speed::Instructions),
    /// Write a made-up corpus with known differences
    Generate {
        /// Number of articles
        #[arg(long)]
        articles: u64,
        /// File of JSON lines
        #[arg(long)]
        into: PathBuf,
        /// File for the differences that were planted
        #[arg(long)]
        truth: Option<PathBuf>,
    },
    /// Run a program and print what it cost, for `speed`
    #[command(hide = true)]
    Watch {
        #[arg(last = true, required = true)]
        command: Vec<OsString>,
    },
    /// Measure one thing on an index, for `speed` and `instructions`
    #[command(hide = true)]
    Kernel { name: String, index: PathBuf },
    /// Index a generated corpus with the bare engine, for `speed`
    #[command(hide = true)]
    IndexPlainly { corpus: PathBuf, into: PathBuf },
    /// Train the loadedness model and write its tables
    TrainLoadedness {
        /// Folder of corpora and gold sets
        data: PathBuf,
        /// Folder for the tables
        #[arg(long)]
        into: PathBuf,
    },
    /// Find out which derived words of English are used alike, and write the table
    TrainFamilies {
        /// Folder for the table
        #[arg(long)]
        into: PathBuf,
    },
    /// Learn which words name what outlets name differently, and write the table
    TrainNaming {
        /// Folder of corpora and gold sets
        data: PathBuf,
        /// Folder for the table
        #[arg(long)]
        into: PathBuf,
    },
}

fn main() -> anyhow::Result<ExitCode> {
    match Args::parse().command {
        Command::Quality { list: true, .. } => table::list(checks::CHECKS),
        Command::Quality {
            data,
            only,
            fixtures,
            lexicon,
            ..
        } => {
            let data = data::Data::new(data, fixtures, lexicon);
            table::run(checks::CHECKS, &only, &data)
        }
        Command::Speed(asked) => speed::run(&asked),
        Command::Instructions(asked) => speed::count_instructions(&asked),
        Command::Generate {
            articles,
            into,
            truth,
        } => done(generate(articles, &into, truth.as_deref())),
        Command::Watch { command } => done(speed::watch_and_print(&command)),
        Command::Kernel { name, index } => done(speed::print_kernel(&name, &index)),
        Command::IndexPlainly { corpus, into } => done(speed::index_plainly(&corpus, &into)),
        Command::TrainLoadedness { data, into } => {
            loaded::train_and_write(&data::Data::new(data, None, None), &into)
        }
        Command::TrainFamilies { into } => done(families::train(&into)),
        Command::TrainNaming { data, into } => done(checks::train_naming(
            &data::Data::new(data, None, None),
            &into,
        )),
    }
}

fn generate(articles: u64, into: &Path, truth: Option<&Path>) -> anyhow::Result<()> {
    let corpus = Corpus::new();
    if let Some(truth) = truth {
        write_truth(&corpus, truth)?;
    }
    write_corpus(&corpus, articles, into)
}

fn done(result: anyhow::Result<()>) -> anyhow::Result<ExitCode> {
    result.map(|()| ExitCode::SUCCESS)
}
