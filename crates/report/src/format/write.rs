//! Writing a report's folder so that nobody ever finds half of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::report::Report;

use super::FORMATS;

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

/// Writes every format into a folder, which is made where it is missing, and returns the files.
///
/// All contents are made first; each file is then written aside, brought to disk and renamed, so
/// that a file is the old one or the new one, whole, whatever happens.
///
/// # Errors
/// Where the folder cannot be made or a file cannot be written.
///
/// ```
/// # use otherwords_report::{Report, write_all};
/// let folder = tempfile::tempdir()?;
/// let files = write_all(&Report::default(), folder.path())?;
/// assert!(files[0].ends_with("index.html"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_all(report: &Report, folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let made = FORMATS
        .iter()
        .map(|format| Ok((folder.join(format.name), (format.make)(report)?)));
    let files: Vec<(PathBuf, String)> = made.collect::<Result<_, WriteError>>()?;
    fs::create_dir_all(folder).map_err(failed(folder))?;
    for (path, content) in &files {
        replace(path, content.as_bytes()).map_err(failed(path))?;
    }
    sync_folder(folder).map_err(failed(folder))?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
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
