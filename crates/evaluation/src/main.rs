//! The acceptance benchmark: is it right, on text it was not made for? A developers' tool.
//!
//! ```sh
//! cargo run --release -p otherwords-evaluation -- quality DATA             # every check
//! cargo run --release -p otherwords-evaluation -- quality DATA --only loading
//! ```
//!
//! `DATA` is a folder of corpora and gold sets, one a subfolder (see [`data::Data`]). A check whose
//! corpus is missing says so and is left out. Exit code 0 where every gate is met, 1 otherwise.

mod checks;
mod data;
mod finding;
mod logistic;
mod table;

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
    },
}

fn main() -> anyhow::Result<ExitCode> {
    match Args::parse().command {
        Command::Quality { list: true, .. } => table::list(checks::CHECKS),
        Command::Quality { data, only, .. } => {
            table::run(checks::CHECKS, &only, &data::Data::new(data))
        }
    }
}
