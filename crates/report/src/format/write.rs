//! Writing a report's folder so that nobody ever finds half of it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use otherwords_corpus::WholeFile;
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
/// Each file is written aside and brought to disk as soon as it is made, and all are renamed once the
/// last is there, so that a file is the old one or the new one, whole, whatever happens.
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
    let aside = |name: &str, content: &[u8]| written(&folder.join(name), content);
    let mut files: Vec<WholeFile> = FORMATS
        .par_iter()
        .map(|format| {
            let content = match (format.name, extras.split) {
                ("index.html", true) => overview(report)?,
                _ => (format.make)(report)?,
            };
            aside(format.name, content.as_bytes())
        })
        .collect::<Result<_, WriteError>>()?;
    if extras.split {
        for (name, page) in event_pages(report)? {
            files.push(aside(&name, page.as_bytes())?);
        }
    }
    for (name, picture) in pictures(report, &extras.figures)? {
        files.push(aside(&name, &picture)?);
    }
    let written = files.into_iter().map(put_in_place);
    let written = written.collect::<Result<Vec<PathBuf>, WriteError>>()?;
    sync_folder(folder).map_err(failed(folder))?;
    Ok(written)
}

/// A file of the report, on the disk and not yet in its place; its folder is made where it is missing.
fn written(path: &Path, content: &[u8]) -> Result<WholeFile, WriteError> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).map_err(failed(parent))?;
    WholeFile::holding(path, content).map_err(failed(path))
}

fn put_in_place(file: WholeFile) -> Result<PathBuf, WriteError> {
    let path = file.path().to_owned();
    file.put_in_place().map_err(failed(&path))?;
    Ok(path)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    |source| WriteError::File { path, source }
}

/// Brings the renames to disk, where folders can be synced at all.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
