//! What stops the work on an index, and what to do about it.

use std::io;
use std::path::PathBuf;

use tantivy::directory::error::{LockError, OpenReadError, OpenWriteError};

/// Why an index could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// The folder holds no index.
    #[error("{path} is not an index: make one with `otherwords index <SOURCE>… --into {path}`", path = .0.display())]
    NotAnIndex(PathBuf),
    /// Another process is writing.
    #[error("{path} is being written by another process: wait until it has finished (readers need not wait)", path = .0.display())]
    Busy(PathBuf),
    /// Its bytes are not those that were written.
    #[error("{path} is damaged ({what}): index the sources again into a new folder", path = .path.display())]
    Damaged {
        /// The index.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// It was made by analysers that count differently.
    #[error("{path} was made by {found}, this program counts with {expected}: index the sources again into a new folder", path = .path.display())]
    OtherVersion {
        /// The index.
        path: PathBuf,
        /// Versions recorded in it.
        found: String,
        /// Versions of this program.
        expected: String,
    },
    /// The folder cannot be read or written.
    #[error("cannot {deed} {path}: {source}", path = .path.display())]
    Io {
        /// What was being done.
        deed: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A pattern stands for too many words to be searched at once.
    #[error("`{pattern}` stands for more than {limit} different words: write more of the word")]
    TooManyWords {
        /// The pattern as typed.
        pattern: String,
        /// The most that is allowed.
        limit: usize,
    },
    /// A query asks for a column that no article has.
    #[error(
        "no article has anything in a column `{column}`: {}", columns(column, .known)
    )]
    NoColumn {
        /// The column as typed.
        column: String,
        /// The columns that there are.
        known: Vec<String>,
    },
    /// The engine below failed.
    #[error("the index {path} failed: {source}", path = .path.display())]
    Engine {
        /// The index.
        path: PathBuf,
        /// What the engine said.
        source: tantivy::TantivyError,
    },
}

impl IndexError {
    /// Names the index in an error of the engine, and tells damage and lack of space from the rest.
    pub(crate) fn engine(path: &std::path::Path, source: tantivy::TantivyError) -> Self {
        use tantivy::TantivyError as E;
        let path = path.to_path_buf();
        match source {
            E::LockFailure(LockError::IoError(error), _) => Self::io(path, &error),
            E::LockFailure(LockError::LockBusy, _) => Self::Busy(path),
            E::DataCorruption(what) => Self::Damaged {
                path,
                what: format!("{what:?}"),
            },
            E::IoError(error) => Self::io(path, &error),
            E::OpenReadError(OpenReadError::IoError { io_error, .. }) => Self::io(path, &io_error),
            E::OpenWriteError(OpenWriteError::IoError { io_error, .. }) => {
                Self::io(path, &io_error)
            }
            E::OpenReadError(OpenReadError::FileDoesNotExist(file)) => Self::Damaged {
                path,
                what: format!("{} is missing", file.display()),
            },
            source => Self::Engine { path, source },
        }
    }

    /// Bytes that make no sense are damage; everything else is the system's.
    fn io(path: PathBuf, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Damaged {
                path,
                what: error.to_string(),
            },
            _ => Self::Io {
                deed: "use",
                path,
                source: unshare(error),
            },
        }
    }
}

/// What to ask for instead.
fn columns(asked: &str, known: &[String]) -> String {
    match known {
        [] => "no column was kept beside ours".to_owned(),
        known if asked == "byline" => format!("there are {}", known.join(", ")),
        known => format!("there are {} and byline", known.join(", ")),
    }
}

/// The engine shares its I/O errors between threads; ours are owned.
fn unshare(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), error.to_string())
}
