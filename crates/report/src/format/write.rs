//! Writing a report's folder so that nobody ever finds half of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::report::Report;

use super::FORMATS;
use super::html::{event_pages, overview};
use super::picture::{PictureFormat, pictures};

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The disk, or permission to write there.
    #[error("cannot write `{}`: {source}; choose a folder that can be written", path.display())]
    File {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A format could not express the report.
    #[error("cannot make {name}: {reason}")]
    Format {
        /// Name of the format.
        name: &'static str,
        /// Why not.
        reason: String,
    },
}

/// What is written besides the formats that every report has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Formats of pictures as files; none where empty.
    pub figures: Vec<PictureFormat>,
    /// Whether each event has a page of its own, which the first page then only names.
    pub split: bool,
}

/// Writes every format into a folder, which is made where it is missing, and returns the files.
///
/// All contents are made first; each file is then written aside, brought to disk and renamed, so
/// that a file is the old one or the new one, whole, whatever happens.
///
/// # Errors
/// Where the folder cannot be made or a file cannot be written.
///
/// ```
/// # use otherwords_report::{Extras, Report, write_all};
/// let folder = tempfile::tempdir()?;
/// let files = write_all(&Report::default(), folder.path(), &Extras::default())?;
/// assert!(files[0].ends_with("index.html"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_all(
    report: &Report,
    folder: &Path,
    extras: &Extras,
) -> Result<Vec<PathBuf>, WriteError> {
    let mut files: Vec<(String, Vec<u8>)> = FORMATS
        .par_iter()
        .map(|format| {
            let content = match (format.name, extras.split) {
                ("index.html", true) => overview(report)?,
                _ => (format.make)(report)?,
            };
            Ok((format.name.to_owned(), content.into_bytes()))
        })
        .collect::<Result<_, WriteError>>()?;
    if extras.split {
        let pages = event_pages(report)?;
        files.extend(
            pages
                .into_iter()
                .map(|(name, page)| (name, page.into_bytes())),
        );
    }
    files.extend(pictures(report, &extras.figures)?);
    // Side by side, because bringing a file to disk is mostly waiting.
    files.par_iter().try_for_each(|(name, content)| {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(failed(parent))?;
        replace(&path, content).map_err(failed(&path))
    })?;
    sync_folder(folder).map_err(failed(folder))?;
    Ok(files
        .into_iter()
        .map(|(name, _)| folder.join(name))
        .collect())
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    |source| WriteError::File { path, source }
}

/// Puts content in the place of a file by writing beside it and renaming.
fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".{}.partial", std::process::id()));
    let aside = PathBuf::from(aside);
    let written = write_and_sync(&aside, content).and_then(|()| fs::rename(&aside, path));
    if written.is_err() {
        // Best effort: the first error is the one worth telling.
        let _ = fs::remove_file(&aside);
    }
    written
}

fn write_and_sync(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Brings the renames to disk, where folders can be synced at all.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
