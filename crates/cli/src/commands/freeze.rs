//! `otherwords plan freeze`: what will be asked, and of what, before anybody has seen a result.

use std::process::ExitCode;

use anyhow::bail;
use otherwords_report::{FrozenPlan, Settings};

use super::open::named_only_or_sample;
use super::plan::plan_with_frames;
use crate::args;
use crate::messages::print;
use crate::progress::progress;

pub(crate) fn run(asked: &args::Freeze) -> anyhow::Result<ExitCode> {
    super::use_threads(asked.asked.threads)?;
    let path = &asked.out;
    if path.exists() && !asked.force {
        bail!(
            "`{}` is there already, and a frozen plan is not replaced: name another with --out, or say --force",
            path.display()
        );
    }
    let plan = plan_with_frames(&asked.asked)?.0;
    let progress = progress(asked.asked.quiet);
    let opened = named_only_or_sample(&asked.sources, &asked.reading, &*progress)?;
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
    )
    .on(today());
    super::write_file(path, &frozen.to_json())?;
    print(&format!(
        "{}: plan {} of {} articles\n",
        path.display(),
        frozen.id,
        frozen.index_articles,
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// The only look at a clock: when a plan was fixed matters, and nothing that is counted depends on it.
fn today() -> String {
    let now = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now());
    now.date().to_string()
}
