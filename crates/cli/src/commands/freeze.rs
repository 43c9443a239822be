//! `otherwords plan freeze`: what will be asked, and of what, before anybody has seen a result.

use std::process::ExitCode;

use anyhow::Context;
use otherwords_indexer::Check;
use otherwords_report::{FrozenPlan, Settings};

use super::open::{open, open_sample};
use super::plan::plan;
use crate::args;
use crate::messages::print;
use crate::progress::progress;
use crate::sample;

pub(crate) fn run(asked: &args::Freeze) -> anyhow::Result<ExitCode> {
    let progress = progress(asked.asked.quiet);
    let opened = if asked.sources.is_empty() {
        open_sample(sample::NAMES[0], &*progress)?
    } else {
        open(&asked.sources, &asked.reading, Check::Full, &*progress)?
    };
    let outlets = opened
        .index
        .articles()?
        .iter()
        .map(|row| row.outlet.to_string());
    let frozen = FrozenPlan::new(
        Settings::new(&plan(&asked.asked)?),
        outlets,
        opened.index.fingerprint()?,
        opened.index.n_articles(),
    );
    let path = &asked.out;
    std::fs::write(path, frozen.to_json())
        .with_context(|| format!("cannot write `{}`", path.display()))?;
    print(&format!(
        "{}: plan {} of {} articles\n",
        path.display(),
        frozen.id,
        frozen.index_articles,
    ))?;
    Ok(ExitCode::SUCCESS)
}
