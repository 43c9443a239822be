//! Running a program in a process of its own and asking the system what it cost.
//!
//! The system adds up what all ended children of a process cost and keeps the most memory that one
//! of them used. So each program gets a parent of its own, this program again as `watch`, which has no
//! other child and little memory itself (a child begins as a copy of its parent).

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, bail, ensure};
use serde::{Deserialize, Serialize};

use crate::table;

/// What a program cost and said.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Watched {
    /// From start to end.
    pub(crate) seconds: f64,
    /// Of all its threads, in the program and in the system for it; `None` where the system does not
    /// tell.
    pub(crate) cpu_seconds: Option<f64>,
    /// The most memory it held at one time, mapped files included as far as they were read.
    pub(crate) peak_mebibytes: Option<f64>,
    /// What it printed.
    pub(crate) printed: String,
    complaint: Option<String>,
}

/// Runs a program in a folder, by way of a parent of its own.
///
/// # Errors
/// Where it cannot be started or ends with an exit code other than 0, with what it said last.
pub(crate) fn watched(
    program: &Path,
    arguments: &[OsString],
    folder: &Path,
) -> anyhow::Result<Watched> {
    let mut parent = Command::new(std::env::current_exe()?);
    parent.args(["watch", "--"]).arg(program).args(arguments);
    let output = parent.current_dir(folder).output()?;
    let name = program.file_name().unwrap_or_default().display();
    if !output.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let watched: Watched = serde_json::from_slice(&output.stdout).context("what `watch` says")?;
    match &watched.complaint {
        Some(complaint) => bail!("{name}: {complaint}"),
        None => Ok(watched),
    }
}

/// Runs a program as its only parent and prints a [`Watched`] as JSON.
pub(crate) fn watch_and_print(command: &[OsString]) -> anyhow::Result<()> {
    let (program, arguments) = command.split_first().context("no program to watch")?;
    let begun = Instant::now();
    let output = Command::new(program).args(arguments).output();
    let seconds = begun.elapsed().as_secs_f64();
    let output = output.with_context(|| format!("cannot start {}", program.display()))?;
    let (cpu_seconds, peak_mebibytes) = cost_of_children()?.unzip();
    let complaint = (!output.status.success()).then(|| {
        // The last line says what it was; those before it name places of this machine.
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.trim().lines().last().unwrap_or_default();
        format!("{}: {last}", output.status)
    });
    let watched = Watched {
        seconds,
        cpu_seconds,
        peak_mebibytes,
        printed: String::from_utf8_lossy(&output.stdout).into_owned(),
        complaint,
    };
    table::say(&serde_json::to_string(&watched)?);
    Ok(())
}

/// Processor seconds and peak memory in MiB of all children that have ended.
#[cfg(unix)]
fn cost_of_children() -> anyhow::Result<Option<(f64, f64)>> {
    use nix::sys::resource::{UsageWho, getrusage};

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = [usage.user_time(), usage.system_time()]
        .map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6);
    // Apple counts bytes, all others KiB.
    let unit = if cfg!(target_vendor = "apple") {
        1.0
    } else {
        1024.0
    };
    let mebibytes = usage.max_rss() as f64 * unit / f64::from(1 << 20);
    ensure!(mebibytes > 0.0, "the system keeps no account of memory");
    Ok(Some((seconds[0] + seconds[1], mebibytes)))
}

#[cfg(not(unix))]
fn cost_of_children() -> anyhow::Result<Option<(f64, f64)>> {
    Ok(None)
}
