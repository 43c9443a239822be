//! `otherwords compare`: the most telling differences, on the terminal.

use std::io::IsTerminal;
use std::process::ExitCode;

use otherwords_comparison::compare;
use otherwords_report::format::{csv, json};
use otherwords_report::{Report, terminal};

use super::open::named_only_or_sample;
use super::plan::plan_with_frames;
use crate::args::{self, OutputFormat};
use crate::messages::print;
use crate::progress::progress;

pub(crate) fn run(asked: &args::Compare) -> anyhow::Result<ExitCode> {
    super::use_threads(asked.asked.threads)?;
    let progress = progress(asked.asked.quiet);
    let opened = named_only_or_sample(&asked.sources, &asked.reading, &*progress)?;
    let (plan, listed) = plan_with_frames(&asked.asked)?;
    let comparison = compare(&opened.index, &opened.name, &plan, &*progress)?;
    let report = Report::new(&comparison, &[&opened.problems[..], &listed].concat());
    super::say_language(&report);
    print(&match asked.format {
        OutputFormat::Table => {
            terminal::comparison(&report, super::width(), std::io::stdout().is_terminal())
        }
        OutputFormat::Csv => csv(&report)?,
        OutputFormat::Json | OutputFormat::Jsonl => json(&report)? + "\n",
    })?;
    Ok(ExitCode::SUCCESS)
}
