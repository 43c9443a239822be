//! How many instructions the kernels take, counted by valgrind's callgrind: the same on a busy machine
//! as on an idle one, so that a change for the worse shows.

use std::ffi::OsStr;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, ensure};
use clap::Args;

use super::kernels::KERNELS;
use super::place::Place;
use super::{beside_us, document, prepare, work_folder};
use crate::table;

/// What to count, and where.
#[derive(Args)]
pub(crate) struct Instructions {
    /// Number of articles
    #[arg(long, default_value_t = 500)]
    articles: u64,
    /// The document whose table is written anew; printed where this is not given
    #[arg(long)]
    into: Option<PathBuf>,
    /// Folder for the corpus and its index [default: one among temporary files]
    #[arg(long)]
    work: Option<PathBuf>,
}

/// Counts the instructions of every kernel on a small corpus.
pub(crate) fn count_instructions(asked: &Instructions) -> anyhow::Result<ExitCode> {
    let work = work_folder(asked.work.as_deref())?;
    let place = Place::new(&work, &beside_us("otherwords")?, None, asked.articles)?;
    prepare(&place)?;
    place.index(&[]).cost()?;
    let text = counted(&place)?;
    match &asked.into {
        Some(document) => document::replace(document, "instructions", &text)?,
        None => table::say(&text),
    }
    Ok(ExitCode::SUCCESS)
}

/// What opening the index takes, the first kernel, is taken off the others.
fn counted(place: &Place) -> anyhow::Result<String> {
    let mut text = format!(
        "On {} generated articles, one thread, what opening the index takes left out:\n\n\
         | kernel | million instructions |\n|---|---:|\n",
        place.articles
    );
    let mut opening = None;
    for kernel in KERNELS {
        let millions = millions_of(kernel.name, &place.index).context(kernel.name)?;
        let by_itself = millions - *opening.get_or_insert(millions);
        if by_itself > 0.0 {
            writeln!(text, "| {} | {by_itself:.1} |", kernel.name)?;
        }
    }
    Ok(text)
}

/// Millions of instructions of a whole process on one thread.
fn millions_of(kernel: &str, index: &Path) -> anyhow::Result<f64> {
    let ourselves = std::env::current_exe()?;
    let tool = ["--tool=callgrind", "--callgrind-out-file=/dev/null"].map(OsStr::new);
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(tool)
        .arg(ourselves)
        .args(["kernel", kernel])
        .arg(index);
    let ran = valgrind.env("RAYON_NUM_THREADS", "1").output();
    let ran = ran.context("cannot start valgrind; is it installed?")?;
    let said = String::from_utf8_lossy(&ran.stderr);
    ensure!(ran.status.success(), "{said}");
    collected(&said).with_context(|| format!("valgrind counted nothing: {said}"))
}

/// From the line `==42== Collected : 1234567`.
fn collected(said: &str) -> Option<f64> {
    let (_, after) = said.split_once("Collected :")?;
    let instructions: f64 = after.split_whitespace().next()?.parse().ok()?;
    Some(instructions / 1e6)
}

#[cfg(test)]
mod tests {
    use super::collected;

    #[test]
    fn the_count_is_read_from_what_valgrind_says() {
        assert_eq!(
            collected("==42== \n==42== Collected : 2500000\n"),
            Some(2.5)
        );
        assert_eq!(collected("==42== command not found"), None);
    }
}
