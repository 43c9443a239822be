//! What a user types. `main` reads the arguments, does what they say, and turns errors into messages.

mod args;
mod commands;
mod config;
mod correction;
mod messages;
mod progress;
mod sample;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

fn main() -> ExitCode {
    messages::guard(|| run(Args::parse()))
}

fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Index(asked) => commands::index::run(&asked),
        Command::Import(asked) => commands::import::run(&asked),
        Command::Search(asked) => commands::search::run(&asked),
        Command::Words(asked) => commands::words::run(&asked),
        Command::Collocates(asked) => commands::collocates::run(&asked),
        Command::Compare(asked) => commands::compare::run(&asked),
        Command::Report(asked) => commands::report::run(&asked),
        Command::Audit(asked) => commands::audit::run(&asked),
        Command::Events(asked) => commands::events::run(&asked),
        Command::Outlets(asked) => commands::outlets::run(&asked),
        Command::Boilerplate(asked) => commands::boilerplate::run(&asked),
        Command::Export(asked) => commands::export::run(&asked),
        Command::Init(asked) => commands::init::run(&asked),
        Command::Plan(args::Plan::Freeze(asked)) => commands::freeze::run(&asked),
        Command::Contrasts(asked) => commands::closely::contrasts(&asked),
        Command::Profile(asked) => commands::closely::profile(&asked),
        Command::Omissions(asked) => commands::closely::omissions(&asked),
        Command::Measures(asked) => commands::measures::run(&asked),
        Command::Completions(asked) => commands::completions::run(&asked),
        Command::Man(asked) => commands::man::run(&asked),
    }
}
