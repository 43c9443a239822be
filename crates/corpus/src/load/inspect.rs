//! What a file is, without reading all of it.

use std::path::Path;

use super::decompress::Compression;
use super::format::{self, Sample};
use super::options::LoadError;
use super::stream::{SAMPLE_BYTES, Stream};
use super::{decode, intake};
use crate::Silent;

/// What a file was recognised as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The name of its format; `None` where no format recognised it.
    pub format: Option<&'static str>,
    /// How it is compressed.
    pub compression: Compression,
    /// The name of its character encoding, by its beginning; `None` for what is not text.
    pub encoding: Option<&'static str>,
}

/// Looks at the beginning of a file and says what it is.
///
/// # Errors
/// If the file does not exist or cannot be read.
pub fn inspect(path: &str) -> Result<Inspection, LoadError> {
    let file = Path::new(path);
    if !file.exists() {
        return Err(LoadError::NoSuchFile(path.to_string()));
    }
    let unreadable = |source| LoadError::Unreadable {
        file: path.to_string(),
        source,
    };
    let stream = Stream::open(file, &Silent).map_err(unreadable)?;
    let is_all = stream.sample.len() < SAMPLE_BYTES;
    let text = format::sample_text(&stream.sample, is_all);
    let sample = Sample {
        name: intake::bare_name(path, stream.compression),
        bytes: &stream.sample,
        text: text.as_deref(),
        is_all,
        was_named: true,
    };
    let encoding = || decode::encoding_of(&stream.sample, true, is_all);
    Ok(Inspection {
        format: format::recognise(&sample).map(|format| format.name),
        compression: stream.compression,
        encoding: sample
            .text
            .map(|_| encoding().map_or("ASCII", encoding_rs::Encoding::name)),
    })
}
