//! One file a subcommand.

pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod freeze;
pub(crate) mod index;
pub(crate) mod init;
pub(crate) mod man;
pub(crate) mod measures;
pub(crate) mod open;
pub(crate) mod plan;
pub(crate) mod report;
pub(crate) mod search;

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
