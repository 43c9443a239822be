//! `otherwords plan freeze`: what will be asked, and of what, before anybody has seen a result.

use std::process::ExitCode;

use otherwords_indexer::Check;
use otherwords_report::{FrozenPlan, Settings};

use super::open::{open, open_sample};
use super::plan::plan_with_frames;
use crate::args;
use crate::messages::print;
use crate::progress::progress;
use crate::sample;

pub(crate) fn run(asked: &args::Freeze) -> anyhow::Result<ExitCode> {
    super::use_threads(asked.asked.threads)?;
    let plan = plan_with_frames(&asked.asked)?.0;
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
        Settings::new(&plan),
        outlets,
        opened.index.fingerprint()?,
        opened.index.n_articles(),
        opened.index.curation().fingerprint(),
    );
    let path = &asked.out;
    super::write_file(path, &frozen.to_json())?;
    print(&format!(
        "{}: plan {} of {} articles\n",
        path.display(),
        frozen.id,
        frozen.index_articles,
    ))?;
    Ok(ExitCode::SUCCESS)
}
