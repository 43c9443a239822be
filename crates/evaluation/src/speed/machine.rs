//! What was measured on, and what was measured.

use std::num::NonZero;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

use super::peers::{PACKAGES, installed};

/// Processor, memory and versions, as a paragraph.
pub(crate) fn describe(otherwords: &Path) -> anyhow::Result<String> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let processor =
        entry("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory = gibibytes().map_or_else(String::new, |size| format!(", {size:.0} GiB of memory"));
    let system = std::env::consts::OS;
    let peers: Vec<String> = PACKAGES
        .iter()
        .map(|package| match installed(package) {
            Some(version) => format!("{package} {version}"),
            None => format!("{package} not installed"),
        })
        .collect();
    Ok(format!(
        "Measured with {cores} cores of {processor}{memory}, {system}; {}; {}. Times of processes are \
         from start to end, files in the system's cache; peak memory is what the system says of the \
         ended process (`getrusage`), mapped files included. Medians of so many runs; ratios are \
         medians of pairs, one of each in turn.\n",
        version(otherwords)?,
        peers.join(", ")
    ))
}

fn version(otherwords: &Path) -> anyhow::Result<String> {
    let asked = Command::new(otherwords).arg("--version").output();
    let asked = asked.with_context(|| format!("cannot start {}", otherwords.display()))?;
    ensure!(
        asked.status.success(),
        "{} does not run",
        otherwords.display()
    );
    Ok(String::from_utf8(asked.stdout)?.trim().to_owned())
}

fn gibibytes() -> Option<f64> {
    let total = entry("/proc/meminfo", "MemTotal")?;
    let kibibytes: f64 = total.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes / f64::from(1 << 20))
}

/// The first entry of this name in one of the system's lists; `None` where there is none.
fn entry(list: &str, name: &str) -> Option<String> {
    let list = std::fs::read_to_string(list).ok()?;
    let line = list.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
