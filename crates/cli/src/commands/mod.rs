//! One file a subcommand.

pub(crate) mod audit;
pub(crate) mod boilerplate;
pub(crate) mod closely;
pub(crate) mod collocates;
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
mod nothing;
pub(crate) mod open;
pub(crate) mod outlets;
pub(crate) mod plan;
pub(crate) mod report;
pub(crate) mod search;
pub(crate) mod words;

use std::io::IsTerminal;

use anyhow::Context;
use otherwords_corpus::WholeFile;
use otherwords_report::{Corpus, LanguageShare, Report};

use crate::messages::say;

/// Columns of the terminal; where nobody looks, those of `COLUMNS`, or enough for a table.
pub(crate) fn width() -> usize {
    let asked = || std::env::var("COLUMNS").ok()?.parse().ok();
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    terminal.or_else(asked).unwrap_or(120)
}

/// Columns for a table whose cells are cut where there is no room: those of the terminal or of `COLUMNS`;
/// where nobody looks, as many as it needs.
pub(crate) fn table_width() -> usize {
    let nobody_looks = !std::io::stdout().is_terminal() && std::env::var_os("COLUMNS").is_none();
    if nobody_looks { usize::MAX } else { width() }
}

/// Says which articles take part where a language was chosen for the user.
pub(crate) fn say_language(report: &Report) {
    if report.settings.language.is_none() {
        say_chosen(&report.corpus);
    }
}

/// Says which language was chosen, where an index has several, and which are left out.
pub(crate) fn say_chosen(corpus: &Corpus) {
    let [chosen, left_out @ ..] = corpus.languages.as_slice() else {
        return;
    };
    if left_out.is_empty() {
        return;
    }
    let all: u64 = corpus.languages.iter().map(|share| share.articles).sum();
    let named = |share: &LanguageShare| format!("`{}` {}", share.language, share.articles);
    let left_out: Vec<String> = left_out.iter().map(named).collect();
    say(&format!(
        "the index has {} languages, and nobody said which: those of the {} of {all} articles in `{}` take part \
         that are no copies (left out: {}; --lang chooses)",
        corpus.languages.len(),
        chosen.articles,
        chosen.language,
        left_out.join(", "),
    ));
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
    let written = WholeFile::holding(path, text.as_bytes()).and_then(WholeFile::put_in_place);
    written.with_context(|| format!("cannot write {}", path.display()))
}
