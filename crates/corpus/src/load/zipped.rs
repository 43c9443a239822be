//! What is common to files that are ZIP archives inside: Word and Excel documents, and archives.

use std::io::{self, Read, Seek};

use zip::ZipArchive;

use super::stream::Stream;

/// Bytes that can be read from anywhere.
pub(super) trait Seekable: Read + Seek {}

impl<R: Read + Seek> Seekable for R {}

/// Opens an archive. One that is no file on disk is kept in memory, up to a few times `limit` bytes.
pub(super) fn open(
    stream: Stream<'_>,
    limit: usize,
) -> Result<ZipArchive<Box<dyn Seekable>>, String> {
    let bytes = stream
        .into_seekable(limit.saturating_mul(4))
        .map_err(|error| error.to_string())?;
    ZipArchive::new(bytes).map_err(|error| format!("a damaged ZIP archive: {error}"))
}

/// The names of the files that an archive begins with, by the headers before them.
pub(super) fn first_names(bytes: &[u8]) -> Vec<String> {
    if !bytes.starts_with(HEADER) {
        return Vec::new();
    }
    let starts = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, window)| *window == HEADER);
    starts
        .filter_map(|(start, _)| name_at(&bytes[start..]))
        .collect()
}

const HEADER: &[u8] = b"PK\x03\x04";

fn name_at(header: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes([*header.get(26)?, *header.get(27)?]));
    let name = header.get(30..30 + length)?;
    Some(String::from_utf8_lossy(name).into_owned())
}

/// The beginning of a deflated file within the beginning of an archive.
pub(super) fn start_of(bytes: &[u8], wanted: &str, most: u64) -> Option<Vec<u8>> {
    let starts = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, window)| *window == HEADER);
    let start = starts
        .map(|(start, _)| start)
        .find(|start| name_at(&bytes[*start..]).as_deref() == Some(wanted))?;
    let header = &bytes[start..];
    let length = |at: usize| {
        Some(usize::from(u16::from_le_bytes([
            *header.get(at)?,
            *header.get(at + 1)?,
        ])))
    };
    let data = header.get(30 + length(26)? + length(28)?..)?;
    let mut found = Vec::new();
    match length(8)? {
        0 => found.extend(data.iter().take(most as usize)),
        // Only the beginning is there, so it ends with an error.
        _ => drop(
            flate2::read::DeflateDecoder::new(data)
                .take(most)
                .read_to_end(&mut found),
        ),
    }
    Some(found)
}

/// Ends with an error where a single file is larger than any document is, as a ZIP bomb is.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
}

/// A book has some 1 MB of text; the largest exports come to 100 MB.
const MOST_BYTES: u64 = 2 << 30;

impl<R> Bounded<R> {
    pub(super) fn new(inner: R) -> Self {
        Bounded {
            inner,
            left: MOST_BYTES,
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_bytes = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(n_bytes as u64).ok_or_else(|| {
            io::Error::other(format!(
                "more than {MOST_BYTES} bytes come out of it: a ZIP bomb?"
            ))
        })?;
        Ok(n_bytes)
    }
}
