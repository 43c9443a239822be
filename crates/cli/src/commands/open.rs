//! From what a user named, an index or files, to an open index.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use otherwords_corpus::{LoadOptions, Loaded, Outcome, Problem, Progress, load};
use otherwords_indexer::curation::Curated;
use otherwords_indexer::{
    Check, Index, WriteOptions, WriteSummary, Writer, add_problems, read_problems,
};
use tempfile::TempDir;

use super::curate::curate_again;
use super::plan::language;
use crate::args::Reading;
use crate::messages::say;
use crate::progress::progress;
use crate::sample;

/// An index ready to be read, with the problems of its making.
pub(crate) struct Opened {
    pub(crate) index: Index,
    pub(crate) problems: Vec<Problem>,
    /// What reports are called after.
    pub(crate) name: String,
    /// Keeps an index made for the occasion until it has been read.
    _folder: Option<TempDir>,
}

/// Opens the index that was named, or indexes the sources that were.
pub(crate) fn open(
    sources: &[String],
    reading: &Reading,
    check: Check,
    progress: &dyn Progress,
) -> anyhow::Result<Opened> {
    check_sources(sources, reading)?;
    match sources {
        [only] if is_index(Path::new(only)) => open_index(Path::new(only), check),
        [] => bail!("nothing was named"),
        sources => {
            let memory = WriteOptions::default().memory;
            index_for_the_occasion(sources, reading, memory, progress)
        }
    }
}

/// Refuses what would be passed over: an index among sources, and ways to read sources of an index.
pub(crate) fn check_sources(sources: &[String], reading: &Reading) -> anyhow::Result<()> {
    let Some(index) = sources.iter().find(|source| is_index(Path::new(source))) else {
        return Ok(());
    };
    if sources.len() > 1 {
        bail!(
            "`{index}` is an index, and more is named beside it: give one index, or sources (`otherwords index \
             <SOURCE>… --into {index}` adds sources to it)"
        );
    }
    if let Some(option) = reading.first_given() {
        bail!(
            "{option} says how sources are read, and `{index}` is an index, which was read before: leave it out, \
             or index the sources again with it"
        );
    }
    Ok(())
}

/// What was named; or the only index in the current folder, which is said; or the sample.
pub(crate) fn named_only_or_sample(
    sources: &[String],
    reading: &Reading,
    progress: &dyn Progress,
) -> anyhow::Result<Opened> {
    if let Some(opened) = named_or_only(sources, reading, progress)? {
        return Ok(opened);
    }
    say("reading the sample corpus; name an index or files to read yours");
    open_sample(sample::NAMES[0], progress)
}

/// What was named, or the only index in the current folder, which is said; nothing where there is none.
pub(crate) fn named_or_only(
    sources: &[String],
    reading: &Reading,
    progress: &dyn Progress,
) -> anyhow::Result<Option<Opened>> {
    let only = match sources.is_empty() {
        true => only_index_said()?,
        false => None,
    };
    let only = only.map(|only| vec![only.display().to_string()]);
    let sources = only.as_deref().unwrap_or(sources);
    if sources.is_empty() {
        return Ok(None);
    }
    open(sources, reading, Check::Full, progress).map(Some)
}

/// The only index in the current folder, where there is any; which one it is, is said.
fn only_index_said() -> anyhow::Result<Option<PathBuf>> {
    let indexes = indexes_here();
    match indexes.as_slice() {
        [] => Ok(None),
        [only] => {
            say(&format!("reading {}, the only index here", only.display()));
            Ok(Some(only.clone()))
        }
        [one, other, ..] => bail!(
            "which index? Here are {}, {} and perhaps more: name one",
            one.display(),
            other.display()
        ),
    }
}

/// Memory for the words of a sample corpus: more would only take time to be laid out.
const SAMPLE_MEMORY: usize = 16 << 20;

/// Indexes a sample corpus and opens it.
pub(crate) fn open_sample(name: &str, progress: &dyn Progress) -> anyhow::Result<Opened> {
    let folder = tempfile::tempdir().context("cannot make a folder for the sample corpus")?;
    let source = sample::unpack(name, folder.path())?;
    let reading = Reading::default();
    let mut opened = index_for_the_occasion(&[source], &reading, SAMPLE_MEMORY, progress)?;
    opened.name = name.to_owned();
    Ok(opened)
}

/// Whether a folder holds an index.
pub(crate) fn is_index(path: &Path) -> bool {
    path.join("meta.json").is_file()
}

/// The only index in the current folder, where there is exactly one.
pub(crate) fn only_index_here() -> Option<PathBuf> {
    let mut indexes = indexes_here();
    indexes.pop().filter(|_| indexes.is_empty())
}

/// The indexes in the current folder, sorted.
fn indexes_here() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(".").into_iter().flatten().flatten();
    let mut indexes: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    indexes.retain(|path| is_index(path));
    let here = |path: PathBuf| {
        path.strip_prefix(".")
            .map(Path::to_path_buf)
            .unwrap_or(path)
    };
    let mut indexes: Vec<PathBuf> = indexes.into_iter().map(here).collect();
    indexes.sort();
    indexes
}

/// The index that was named, the only one here, or the sample; and the query behind it.
pub(crate) fn index_and_query(terms: &[String], check: Check) -> anyhow::Result<(Opened, &str)> {
    match terms {
        [index, query] => Ok((open_index(Path::new(index), check)?, query)),
        [query] if is_index(Path::new(query)) => {
            bail!("what are you looking for in {query}? Add a query")
        }
        [query, ..] => match indexes_here().as_slice() {
            [index] => Ok((open_index(index, check)?, query)),
            [one, other, ..] => bail!(
                "which index? Here are {}, {} and perhaps more: name one before the query",
                one.display(),
                other.display()
            ),
            [] => {
                say("searching the sample corpus; name an index to search yours");
                Ok((open_sample(sample::NAMES[0], &*progress(true))?, query))
            }
        },
        [] => bail!("what are you looking for? Add a query"),
    }
}

pub(crate) fn open_index(path: &Path, check: Check) -> anyhow::Result<Opened> {
    Ok(Opened {
        index: Index::open(path, check)?,
        problems: read_problems(path)?,
        name: name_of(path),
        _folder: None,
    })
}

/// Opens the index that was named, or the only one in the current folder.
pub(crate) fn named_or_only_index(named: Option<&Path>, check: Check) -> anyhow::Result<Opened> {
    match named {
        Some(path) => open_index(path, check),
        None => {
            let only = only_index_here().context("which index? Name its folder")?;
            open_index(&only, check)
        }
    }
}

fn index_for_the_occasion(
    sources: &[String],
    reading: &Reading,
    memory: usize,
    progress: &dyn Progress,
) -> anyhow::Result<Opened> {
    let folder = tempfile::tempdir().context("cannot make a folder for the index")?;
    let path = folder.path().join("index");
    let options = WriteOptions {
        memory,
        passing: true,
    };
    read_into(sources, &path, reading, options, progress)?;
    let mut opened = open_index(&path, Check::Quick)?;
    opened.name = sources
        .first()
        .map_or_else(String::new, |source| name_of(Path::new(source)));
    opened._folder = Some(folder);
    Ok(opened)
}

/// What indexing came to.
pub(crate) struct Indexed {
    pub(crate) loaded: Loaded,
    pub(crate) written: WriteSummary,
    pub(crate) problems: Vec<Problem>,
    /// What was decided about the articles; nothing where nobody wanted that.
    pub(crate) curated: Option<Curated>,
}

/// Reads sources into an index, and decides about what is in it.
pub(crate) fn read_into(
    sources: &[String],
    into: &Path,
    reading: &Reading,
    options: WriteOptions,
    progress: &dyn Progress,
) -> anyhow::Result<Indexed> {
    let load_options = load_options(reading)?;
    let mut fresh = Fresh::of(into);
    let mut writer = Writer::open(into, options)?;
    let mut problems = Vec::new();
    let mut failed = None;
    let mut take = |article| match writer.add(article) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    };
    let loaded = load(
        sources,
        &load_options,
        progress,
        &mut take,
        &mut |problem| problems.push(problem),
    )?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    problems.sort();
    if let Some(first) = problems
        .iter()
        .find(|problem| reading.strict && problem.outcome != Outcome::Assumed)
    {
        bail!("{first}; nothing was changed because of --strict");
    }
    let written = writer.commit()?;
    fresh.is_written = true;
    let files: Vec<String> = loaded
        .formats
        .iter()
        .map(|format| format.file.clone())
        .collect();
    add_problems(into, &files, &problems)?;
    let curated = (!reading.no_link).then(|| curate_again(into, progress));
    Ok(Indexed {
        loaded,
        written,
        problems,
        curated: curated.transpose()?,
    })
}

/// A folder that is not there before indexing, and shall not be there after indexing has failed: an index
/// without articles would be found by whoever looks for one.
struct Fresh<'p> {
    folder: Option<&'p Path>,
    is_written: bool,
}

impl<'p> Fresh<'p> {
    fn of(folder: &'p Path) -> Self {
        Self {
            folder: (!folder.exists()).then_some(folder),
            is_written: false,
        }
    }
}

impl Drop for Fresh<'_> {
    fn drop(&mut self) {
        if let Some(folder) = self.folder.filter(|_| !self.is_written) {
            // Nothing is lost where this fails, and what went wrong before is what a user must hear.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

pub(crate) fn load_options(reading: &Reading) -> anyhow::Result<LoadOptions> {
    Ok(LoadOptions {
        columns: columns(reading)?,
        outlet: reading.default_outlet.clone(),
        event: reading.default_event.clone(),
        language: reading.default_lang.as_deref().map(language).transpose()?,
        ..LoadOptions::default()
    })
}

/// Which column holds which field, as the user says.
fn columns(reading: &Reading) -> anyhow::Result<BTreeMap<String, String>> {
    let mut columns = BTreeMap::new();
    for (field, column) in &reading.map {
        let known = columns.insert(field_name(field).to_owned(), column.clone());
        if let Some(other) = known.filter(|other| other != column) {
            bail!(
                "--map names two columns for {}: {other} and {column}; name one",
                field_name(field)
            );
        }
    }
    Ok(columns)
}

/// The fields by the names people type.
fn field_name(typed: &str) -> &str {
    match typed {
        "text" | "content" => "body",
        "headline" => "title",
        "lang" => "language",
        "source" => "outlet",
        "author" => "byline",
        other => other,
    }
}

/// `exports/strike.jsonl.gz` is called `strike`.
fn name_of(path: &Path) -> String {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let stem = name
        .split('.')
        .find(|part| !part.is_empty())
        .unwrap_or("corpus");
    stem.chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_called_after_its_source() {
        for (path, name) in [
            ("exports/strike.jsonl.gz", "strike"),
            ("a b/*.csv", "-"),
            ("x/strike.index", "strike"),
            (".", "corpus"),
        ] {
            assert_eq!(name_of(Path::new(path)), name, "{path}");
        }
    }
}
