//! Compressed files, recognised by their first bytes and never by their names.

use std::io::{self, BufRead, Read};

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip, of one or several members.
    Gzip,
    /// Zstandard.
    Zstd,
    /// bzip2.
    Bzip2,
}

/// How many bytes tell the compression.
pub(super) const MAGIC_BYTES: u64 = 10;

impl Compression {
    /// By the first bytes of a file.
    pub(super) fn of(start: &[u8]) -> Compression {
        match start {
            [0x1f, 0x8b, 8, ..] => Compression::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Compression::Zstd,
            // "BZh", a digit, and the first digits of pi: text may begin with the former.
            [
                b'B',
                b'Z',
                b'h',
                b'1'..=b'9',
                0x31,
                0x41,
                0x59,
                0x26,
                0x53,
                0x59,
                ..,
            ] => Compression::Bzip2,
            _ => Compression::None,
        }
    }

    /// The decompressed bytes.
    pub(super) fn reader<'r>(self, bytes: impl BufRead + 'r) -> io::Result<Box<dyn Read + 'r>> {
        Ok(match self {
            Compression::None => Box::new(bytes),
            Compression::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(bytes)),
            Compression::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes)?;
                // 128 MiB of memory at most, whatever the file asks for.
                decoder.window_log_max(27)?;
                Box::new(decoder)
            }
            Compression::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(bytes)),
        })
    }

    /// The file's name without the ending that tells the compression.
    pub(super) fn bare_name(self, name: &str) -> &str {
        let endings: &[&str] = match self {
            Compression::None => &[],
            Compression::Gzip => &[".gz", ".gzip"],
            Compression::Zstd => &[".zst", ".zstd"],
            Compression::Bzip2 => &[".bz2", ".bz"],
        };
        endings
            .iter()
            .find_map(|ending| strip_ending(name, ending))
            .unwrap_or(name)
    }
}

fn strip_ending<'n>(name: &'n str, ending: &str) -> Option<&'n str> {
    let length = name.len().checked_sub(ending.len())?;
    let fits = name.get(length..)?.eq_ignore_ascii_case(ending);
    fits.then(|| &name[..length])
}
