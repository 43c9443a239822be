//! How long every job takes and how much memory, on corpora of growing size, beside what others
//! take for the same: `docs/performance.md`. Compare ratios taken in one run, never times of two.

mod kernels;

mod machine;
mod peers;

mod job;
mod jobs;
mod measured;
mod place;

mod watch;

mod plain_index;

mod document;
mod tables;

mod instructions;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

use crate::generate::{Corpus, begins_as, write_corpus};
use crate::table;
use job::Job;
use measured::Measured;
use place::{INDEX, Place};

pub(crate) use instructions::{Instructions, count_instructions};
pub(crate) use kernels::print_kernel;
pub(crate) use plain_index::index_plainly;
pub(crate) use watch::watch_and_print;

/// What to measure, and where.
#[derive(Args)]
pub(crate) struct Speed {
    /// Numbers of articles, ascending: 500, 10k, 1m
    #[arg(long, value_delimiter = ',', default_value = "10k", value_parser = articles)]
    sizes: Vec<u64>,
    /// The document whose tables are written anew; the rest of it stays
    #[arg(long, default_value = "docs/performance.md")]
    into: PathBuf,
    /// Folder for corpora and indexes, kept for the next run [default: one among temporary files]
    #[arg(long)]
    work: Option<PathBuf>,
    /// Folder of the peers' scripts; without it nobody runs beside us but the bare engine
    #[arg(long)]
    peers: Option<PathBuf>,
    /// How often each job runs, unless that takes longer than two minutes
    #[arg(long, default_value_t = 5)]
    repeat: usize,
    /// Only jobs whose names hold one of these; the tables are printed, not written
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Only what runs inside one process, on this index, printed
    #[arg(long, conflicts_with_all = ["sizes", "into", "peers", "only"])]
    index: Option<PathBuf>,
}

/// Measures and writes, or prints. Exit code 1 where a job of ours fails; the table says why.
pub(crate) fn run(asked: &Speed) -> anyhow::Result<ExitCode> {
    if let Some(index) = &asked.index {
        return Ok(table::print(&kernels::measure_all(index)?));
    }
    let work = work_folder(asked.work.as_deref())?;
    let otherwords = beside_us("otherwords")?;
    let (mut measured, mut sizes) = (Vec::new(), Vec::new());
    for (number, articles) in asked.sizes.iter().enumerate() {
        let place = Place::new(&work, &otherwords, asked.peers.as_deref(), *articles)?;
        prepare(&place)?;
        measured.extend(asked.measure(&place, number == 0));
        sizes.push(tables::Sizes::of(&place)?);
    }
    let text = [
        machine::describe(&otherwords)?,
        tables::sizes(&sizes, &otherwords)?,
        tables::jobs(&measured),
    ]
    .join("\n");
    if asked.only.is_empty() {
        document::replace(&asked.into, "speed", &text)?;
    } else {
        table::say(&text);
    }
    let has_failed = measured.iter().any(|of| of.ours.is_err());
    Ok(ExitCode::from(u8::from(has_failed)))
}

impl Speed {
    /// The jobs of a size that were asked for, and the index where it is missing: the others need it.
    fn measure(&self, place: &Place, with_sample: bool) -> Vec<Measured> {
        let is_wanted =
            |job: &Job| self.wants(job.name) || job.name == INDEX && !place.index.exists();
        let jobs = jobs::of_size(place, with_sample);
        let measure = |job: Job| {
            table::say(&format!("{} articles: {}", place.articles, job.name));
            let measured = job.measure(self.repeat);
            if let Err(why) = &measured.ours {
                table::say(why);
            }
            measured
        };
        jobs.into_iter().filter(is_wanted).map(measure).collect()
    }

    fn wants(&self, job: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| job.contains(part))
    }
}

/// The corpus of a size: the one made before, unless the generator has changed since.
fn prepare(place: &Place) -> anyhow::Result<()> {
    let corpus = Corpus::new();
    if !place.corpus.exists() || !begins_as(&corpus, &place.corpus)? {
        table::say(&format!("writing {}", place.corpus.display()));
        write_corpus(&corpus, place.articles, &place.corpus)?;
    }
    Ok(())
}

fn work_folder(asked: Option<&Path>) -> anyhow::Result<PathBuf> {
    let folder = asked.map_or_else(
        || std::env::temp_dir().join("otherwords-speed"),
        Path::to_path_buf,
    );
    let failed = || format!("cannot work in {}", folder.display());
    std::fs::create_dir_all(&folder).with_context(failed)?;
    // Programs run elsewhere, so paths must not depend on where we are.
    folder.canonicalize().with_context(failed)
}

/// A program that was built with this one.
fn beside_us(name: &str) -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe()?
        .with_file_name(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    if !program.exists() {
        bail!(
            "{} is missing; build it with `cargo build --release -p otherwords`",
            program.display()
        );
    }
    Ok(program)
}

/// Reads `500`, `10k` or `1m`.
fn articles(text: &str) -> Result<u64, String> {
    let text = text.to_lowercase();
    let (number, unit) = match text.strip_suffix(['k', 'm']) {
        Some(number) if text.ends_with('k') => (number, 1_000),
        Some(number) => (number, 1_000_000),
        None => (text.as_str(), 1),
    };
    match number.parse::<u64>() {
        Ok(number) if number > 0 => Ok(number * unit),
        _ => Err("give a number of articles such as 500, 10k or 1m".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::articles;

    #[test]
    fn sizes_are_read_with_their_units() {
        for (text, expected) in [
            ("500", Some(500)),
            ("10k", Some(10_000)),
            ("1M", Some(1_000_000)),
            ("0", None),
            ("k", None),
            ("10g", None),
        ] {
            assert_eq!(articles(text).ok(), expected, "{text}");
        }
    }
}
