//! The acceptance benchmark: is it right, on text it was not made for? A developers' tool.
//!
//! ```sh
//! cargo run --release -p otherwords-evaluation -- quality DATA             # every check
//! cargo run --release -p otherwords-evaluation -- quality DATA --only loading
//! cargo run --release -p otherwords-evaluation -- speed INDEX
//! cargo run --release -p otherwords-evaluation -- train-loadedness DATA --into crates/comparison/src/loadedness
//! ```
//!
//! `DATA` is a folder of corpora and gold sets, one a subfolder (see [`data::Data`]). A check whose
//! corpus is missing says so and is left out. Exit code 0 where every gate is met, 1 otherwise.

mod checks;
mod clustering;
mod data;
mod finding;
mod loaded;
mod logistic;
mod table;

mod auc;
mod estimate;
mod matrix;
mod methods;
mod shuffle;

mod speed;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
    /// Measure how long counts, bootstrap and tests of all words take
    Speed {
        /// An index, as `otherwords index` makes it
        index: PathBuf,
    },
    /// Train the loadedness model and write its tables
    TrainLoadedness {
        /// Folder of corpora and gold sets
        data: PathBuf,
        /// Folder for the tables
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
        Command::Speed { index } => Ok(table::print(&speed::measure(&index)?)),
        Command::TrainLoadedness { data, into } => {
            loaded::train_and_write(&data::Data::new(data, None, None), &into)
        }
    }
}
