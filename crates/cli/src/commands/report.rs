//! `otherwords report`: a web page, tables and JSON of who words it how.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use otherwords_comparison::compare;
use otherwords_corpus::{Progress, Silent};
use otherwords_report::{Extras, FrozenPlan, PictureFormat, Report, write_all};

use super::open::{Opened, named_or_only, open_sample};
use super::plan::plan_with_frames;
use crate::args::{self, Picture};
use crate::config;
use crate::messages::print;
use crate::progress::progress;
use crate::sample;

pub(crate) fn run(asked: &args::Report) -> anyhow::Result<ExitCode> {
    super::use_threads(asked.asked.threads)?;
    let progress = progress(asked.asked.quiet);
    let config = config::load(asked.asked.config.as_deref())?.report;
    let asked = &args::Report {
        out: asked.out.clone().or(config.out),
        figures: match asked.figures.as_slice() {
            [] => config.figures,
            figures => figures.to_vec(),
        },
        split: asked.split || config.split,
        ..asked.clone()
    };
    if let Some(json) = &asked.from {
        refuse_what_is_asked(asked)?;
        let report = read_back(json)?;
        let name = report.title.clone();
        write(&report, asked, &folder(asked.out.clone(), &name))?;
    } else if let Some(opened) = named_or_only(&asked.sources, &asked.reading, &*progress)? {
        let out = folder(asked.out.clone(), &opened.name);
        write(&make(&opened, asked, &*progress)?, asked, &out)?;
    } else {
        for (name, report) in sample::NAMES.iter().zip(of_samples(asked)?) {
            let out = asked.out.as_deref().map(|out| out.join(name));
            write(&report, asked, &folder(out, name))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A report that is read back is not made anew: what says how to make one would be passed over.
fn refuse_what_is_asked(asked: &args::Report) -> anyhow::Result<()> {
    if let Some(option) = asked.asked.first_given().or(asked.reading.first_given()) {
        bail!(
            "{option} says how a report is made, and --from writes one again as it is: leave out one of them"
        );
    }
    Ok(())
}

/// The reports on the samples, made side by side: each is too small to keep all cores busy, and done
/// before a progress bar would say anything.
fn of_samples(asked: &args::Report) -> anyhow::Result<Vec<Report>> {
    let of_sample = |name| make(&open_sample(name, &Silent)?, asked, &Silent);
    std::thread::scope(|threads| {
        let made = sample::NAMES.map(|name| threads.spawn(move || of_sample(name)));
        let finished =
            made.map(|report| report.join().unwrap_or_else(|panic| resume_unwind(panic)));
        finished.into_iter().collect()
    })
}

/// Where reports go that nobody gave a place.
fn folder(asked: Option<PathBuf>, name: &str) -> PathBuf {
    asked.unwrap_or_else(|| Path::new("reports").join(name))
}

fn read_back(path: &Path) -> anyhow::Result<Report> {
    let json = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    Report::from_json(&json).map_err(|reason| {
        anyhow::anyhow!("`{}` is no report to read back: {reason}", path.display())
    })
}

fn frozen(path: &Path) -> anyhow::Result<FrozenPlan> {
    let json = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    FrozenPlan::from_json(&json)
        .map_err(|reason| anyhow::anyhow!("`{}` is no frozen plan: {reason}", path.display()))
}

fn make(opened: &Opened, asked: &args::Report, progress: &dyn Progress) -> anyhow::Result<Report> {
    let (plan, listed) = plan_with_frames(&asked.asked)?;
    // Read before anything is compared, so that a wrong name does not cost that time.
    let planned = asked.frozen.as_deref().map(frozen).transpose()?;
    let comparison = compare(&opened.index, &opened.name, &plan, progress)?;
    let report = Report::new(&comparison, &[&opened.problems[..], &listed].concat());
    super::say_language(&report);
    Ok(match &planned {
        None => report,
        Some(planned) => report.held_against(planned),
    })
}

fn write(report: &Report, asked: &args::Report, folder: &Path) -> anyhow::Result<()> {
    let extras = Extras {
        figures: asked
            .figures
            .iter()
            .map(|picture| format(*picture))
            .collect(),
        split: asked.split,
    };
    let written = write_all(report, folder, &extras)?;
    let names = written
        .iter()
        .filter_map(|path| path.strip_prefix(folder).ok());
    let (pages, others): (Vec<&Path>, Vec<&Path>) =
        names.partition(|name| name.components().count() == 1);
    let names: Vec<_> = pages.iter().map(|name| name.to_string_lossy()).collect();
    let more = match others.len() {
        0 => String::new(),
        1 => " and one more".to_owned(),
        more => format!(" and {more} more in folders"),
    };
    print(&format!(
        "{}: {}{more}\n",
        folder.display(),
        names.join(", ")
    ))
}

fn format(picture: Picture) -> PictureFormat {
    match picture {
        Picture::Svg => PictureFormat::Svg,
        Picture::Png => PictureFormat::Png,
        Picture::Pdf => PictureFormat::Pdf,
    }
}
