//! One file a subcommand.

pub(crate) mod audit;
pub(crate) mod boilerplate;
pub(crate) mod closely;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod curate;
pub(crate) mod events;
pub(crate) mod export;
pub(crate) mod frames;
pub(crate) mod freeze;
pub(crate) mod grouping;
pub(crate) mod import;
pub(crate) mod index;
pub(crate) mod init;
pub(crate) mod man;
pub(crate) mod measures;
pub(crate) mod open;
pub(crate) mod outlets;
pub(crate) mod plan;
pub(crate) mod report;
pub(crate) mod search;
pub(crate) mod words;

use std::io::Write;

use anyhow::Context;

/// Columns of the terminal; where nobody looks, enough for a table.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(120, |(width, _)| usize::from(width.0))
}

/// Uses this many threads; all cores where none is asked for. Results do not depend on it.
pub(crate) fn use_threads(threads: Option<usize>) -> anyhow::Result<()> {
    let Some(threads) = threads else {
        return Ok(());
    };
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()
        .context("cannot start the threads")
}

/// Writes a file so that it is either the old one or the new one, whatever happens.
pub(crate) fn write_file(path: &std::path::Path, text: &str) -> anyhow::Result<()> {
    let mut aside = path.to_path_buf().into_os_string();
    aside.push(".new");
    let written = std::fs::File::create(&aside)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())
                .and_then(|()| file.sync_all())
        })
        .and_then(|()| std::fs::rename(&aside, path));
    written.with_context(|| format!("cannot write {}", path.display()))
}
