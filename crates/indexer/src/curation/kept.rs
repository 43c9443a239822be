//! A list of decisions as a file: a line that says what it is, then one JSON object a line, sealed.

use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::IndexError;
use crate::seal::{changed, read_sealed, write_sealed};

/// Layout of the files: grows when an older program could not read them.
const FORMAT: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Header {
    format: u32,
    /// Fingerprint of the articles that the decisions were taken on.
    index: String,
}

/// Reads a list; empty where there is none.
///
/// # Errors
/// Where it cannot be read, is not what was written, or was written by a later program.
pub(super) fn read<T: DeserializeOwned>(index: &Path, file: &str) -> Result<Vec<T>, IndexError> {
    let Some(text) = read_sealed(index, file)? else {
        return Ok(Vec::new());
    };
    let mut lines = text.lines();
    let header: Option<Header> = lines
        .next()
        .and_then(|line| serde_json::from_str(line).ok());
    match header {
        Some(header) if header.format == FORMAT => {}
        Some(header) => {
            return Err(IndexError::OtherVersion {
                path: index.join(file),
                found: format!("format {}", header.format),
                expected: format!("format {FORMAT}"),
            });
        }
        None => return Err(changed(index, file)),
    }
    lines
        .map(|line| serde_json::from_str(line).map_err(|_| changed(index, file)))
        .collect()
}

/// Writes a list; a list of nothing is no file.
///
/// # Errors
/// Where it cannot be written; the old one stays.
pub(super) fn write<T: Serialize>(
    index: &Path,
    file: &str,
    fingerprint: &str,
    records: &[T],
) -> Result<(), IndexError> {
    if records.is_empty() {
        return remove(index, file);
    }
    let header = Header {
        format: FORMAT,
        index: fingerprint.to_owned(),
    };
    write_sealed(index, file, &(lines(&[header]) + &lines(records)))
}

/// One JSON object a line.
pub(super) fn lines<T: Serialize>(records: &[T]) -> String {
    let line = |record: &T| {
        serde_json::to_string(record).expect("decisions have string keys and finite numbers") + "\n"
    };
    records.iter().map(line).collect()
}

fn remove(index: &Path, file: &str) -> Result<(), IndexError> {
    let path = index.join(file);
    match std::fs::remove_file(&path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(IndexError::Io {
            deed: "remove",
            path,
            source,
        }),
        _ => Ok(()),
    }
}
