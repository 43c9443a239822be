//! `otherwords init`: a settings file with everything explained.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use anyhow::anyhow;

use crate::args;
use crate::config::EXPLAINED;
use crate::messages::print;

pub(crate) fn run(asked: &args::Init) -> anyhow::Result<ExitCode> {
    let path = asked.file.display();
    let file = std::fs::File::create_new(&asked.file);
    let there_already = |error: &std::io::Error| error.kind() == ErrorKind::AlreadyExists;
    file.and_then(|mut file| file.write_all(EXPLAINED.as_bytes()))
        .map_err(|error| match there_already(&error) {
            true => anyhow!("`{path}` is there already, and is not replaced"),
            false => anyhow!(error).context(format!("cannot write `{path}`")),
        })?;
    print(&format!(
        "{path}: every setting explained; nothing is set yet\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}
