//! `otherwords man`: the manual pages.

use std::process::ExitCode;

use anyhow::Context;
use clap::CommandFactory;

use crate::args::{Args, Man};
use crate::messages::say;

pub(crate) fn run(asked: &Man) -> anyhow::Result<ExitCode> {
    let folder = &asked.folder;
    let written = || -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        clap_mangen::generate_to(Args::command(), folder)
    };
    written().with_context(|| format!("cannot write man pages into {}", folder.display()))?;
    say(&format!("Wrote man pages into {}", folder.display()));
    Ok(ExitCode::SUCCESS)
}
