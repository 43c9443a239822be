//! `otherwords report`: a web page, tables and JSON of who words it how.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use otherwords_comparison::{Plan, compare};
use otherwords_indexer::Check;
use otherwords_report::{Report, write_all};

use super::frames::frames;
use super::open::{Opened, open, open_sample};
use super::plan::plan;
use crate::args;
use crate::messages::print;
use crate::progress::progress;
use crate::sample;

pub(crate) fn run(asked: &args::Report) -> anyhow::Result<ExitCode> {
    super::use_threads(asked.asked.threads)?;
    let progress = progress(asked.asked.quiet);
    if asked.sources.is_empty() {
        for name in sample::NAMES {
            let opened = open_sample(name, &*progress)?;
            write(
                &opened,
                asked,
                &folder(asked.out.as_deref().map(|out| out.join(name)), name),
            )?;
        }
    } else {
        let opened = open(&asked.sources, &asked.reading, Check::Full, &*progress)?;
        let name = opened.name.clone();
        write(&opened, asked, &folder(asked.out.clone(), &name))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Where reports go that nobody gave a place.
fn folder(asked: Option<PathBuf>, name: &str) -> PathBuf {
    asked.unwrap_or_else(|| Path::new("reports").join(name))
}

fn write(opened: &Opened, asked: &args::Report, folder: &Path) -> anyhow::Result<()> {
    let progress = progress(asked.asked.quiet);
    let (frames, listed) = frames(&asked.asked.frames)?;
    let plan = Plan {
        frames,
        ..plan(&asked.asked)?
    };
    let comparison = compare(&opened.index, &opened.name, &plan, &*progress)?;
    let report = Report::new(&comparison, &[&opened.problems[..], &listed].concat());
    let written = write_all(&report, folder)?;
    let files: Vec<_> = written
        .iter()
        .filter_map(|path| path.file_name())
        .map(|name| name.to_string_lossy())
        .collect();
    print(&format!("{}: {}\n", folder.display(), files.join(", ")))
}
