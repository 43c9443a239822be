//! Writing a report's folder so that nobody ever finds half of it.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
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

impl WriteError {
    /// What went wrong with CSV of a file's name: the disk, or what it should hold.
    pub(super) fn of_csv(name: &'static str, error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(source) => Self::of_io(name, source),
            other => Self::Format {
                name,
                reason: format!("{other:?}"),
            },
        }
    }

    /// The same with JSON.
    pub(super) fn of_json(name: &'static str, error: serde_json::Error) -> Self {
        if error.is_io() {
            return Self::of_io(name, error.into());
        }
        Self::Format {
            name,
            reason: error.to_string(),
        }
    }

    /// The disk, while a file of this name was written.
    pub(super) fn of_io(name: &str, source: io::Error) -> Self {
        Self::File {
            path: name.into(),
            source,
        }
    }

    /// The same with the whole path.
    fn at(self, path: &Path) -> Self {
        match self {
            Self::File { source, .. } => Self::File {
                path: path.to_owned(),
                source,
            },
            other => other,
        }
    }
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
    let mut files: Vec<WholeFile> = FORMATS
        .par_iter()
        .map(|format| {
            let path = folder.join(format.name);
            written(&path, |out| match (format.name, extras.split) {
                ("index.html", true) => text(out, overview(report)?),
                _ => (format.make)(report, out),
            })
        })
        .collect::<Result<_, WriteError>>()?;
    if extras.split {
        for (name, page) in event_pages(report)? {
            files.push(written(&folder.join(name), |out| text(out, page))?);
        }
    }
    for (name, picture) in pictures(report, &extras.figures)? {
        files.push(written(&folder.join(name), |out| text(out, picture))?);
    }
    let written = files.into_iter().map(put_in_place);
    let written = written.collect::<Result<Vec<PathBuf>, WriteError>>()?;
    sync_folder(folder).map_err(failed(folder))?;
    Ok(written)
}

/// A file of the report, on the disk and not yet in its place; its folder is made where it is missing. It is
/// written piece by piece: what it holds may be larger than the report.
fn written(
    path: &Path,
    make: impl FnOnce(&mut dyn Write) -> Result<(), WriteError>,
) -> Result<WholeFile, WriteError> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).map_err(failed(parent))?;
    let mut file = BufWriter::new(WholeFile::begin(path).map_err(failed(path))?);
    make(&mut file).map_err(|error| error.at(path))?;
    let file = file.into_inner().map_err(|error| error.into_error());
    file.and_then(WholeFile::on_disk).map_err(failed(path))
}

/// Writes what was made as a whole.
pub(super) fn text(out: &mut dyn Write, content: impl AsRef<[u8]>) -> Result<(), WriteError> {
    let written = out.write_all(content.as_ref());
    written.map_err(|source| WriteError::of_io("", source))
}

/// What is written piece by piece, as one text.
pub(super) fn in_memory(
    make: impl FnOnce(&mut dyn Write) -> Result<(), WriteError>,
) -> Result<String, WriteError> {
    let mut bytes = Vec::new();
    make(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| WriteError::Format {
        name: "text",
        reason: error.to_string(),
    })
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
