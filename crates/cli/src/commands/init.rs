//! `otherwords init`: a settings file with everything explained.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;

use crate::args;
use crate::config::EXPLAINED;
use crate::messages::print;

pub(crate) fn run(asked: &args::Init) -> anyhow::Result<ExitCode> {
    let path = asked.file.display();
    let file = std::fs::File::create_new(&asked.file);
    file.and_then(|mut file| file.write_all(EXPLAINED.as_bytes()))
        .with_context(|| format!("cannot write `{path}`: what is there already is not replaced"))?;
    print(&format!(
        "{path}: every setting explained; nothing is set yet\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}
