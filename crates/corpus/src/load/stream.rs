//! One opened file: its bytes counted, decompressed, and its beginning looked at. What goes wrong
//! while reading ends the stream early and is remembered, so that formats see a shorter file.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::decode::Decoded;
use super::decompress::{self, Compression};
use super::zipped::Seekable;
use crate::Progress;

/// A file ready to be read from its beginning.
pub(crate) struct Stream<'p> {
    pub(crate) compression: Compression,
    /// The first bytes, decompressed; the whole file if it is shorter than [`SAMPLE_BYTES`].
    pub(crate) sample: Vec<u8>,
    pub(crate) faults: Rc<Faults>,
    /// The file itself, where it is one and not compressed.
    path: Option<PathBuf>,
    rest: Box<dyn Read + 'p>,
}

/// All bytes of a file, where they can be read from anywhere.
pub(crate) enum Whole {
    File(File),
    Bytes(Vec<u8>),
}

/// What went wrong below the formats.
#[derive(Default)]
pub(crate) struct Faults {
    /// Why the stream ended before its end.
    cut: RefCell<Option<String>>,
    /// Whether characters were replaced because bytes could not be read in the encoding.
    pub(crate) replaced: Cell<bool>,
    /// Bytes within UTF-8 that were read as Windows-1252.
    pub(crate) n_foreign: Cell<u64>,
    /// The name of the encoding, once it is known.
    pub(crate) encoding: Cell<Option<&'static str>>,
    /// Whether the encoding is a guess that may well be wrong.
    pub(crate) is_unsure: Cell<bool>,
}

/// How much of a file its recognition may look at.
pub(crate) const SAMPLE_BYTES: usize = 256 << 10;

impl<'p> Stream<'p> {
    pub(crate) fn open(path: &Path, progress: &'p dyn Progress) -> io::Result<Stream<'p>> {
        let inner = File::open(path)?;
        let is_regular = inner.metadata()?.is_file();
        let mut stream = Stream::new(Counted { inner, progress })?;
        let is_plain = stream.compression == Compression::None;
        stream.path = (is_regular && is_plain).then(|| path.to_path_buf());
        Ok(stream)
    }

    /// A stream of bytes from elsewhere, such as a file within an archive.
    pub(crate) fn new(mut bytes: impl Read + 'p) -> io::Result<Stream<'p>> {
        let mut start = Vec::new();
        bytes
            .by_ref()
            .take(decompress::MAGIC_BYTES)
            .read_to_end(&mut start)?;
        let compression = Compression::of(&start);
        let whole = BufReader::with_capacity(128 << 10, Cursor::new(start).chain(bytes));
        let faults = Rc::new(Faults::default());
        let inner = compression.reader(whole)?;
        let mut rest = UntilFault {
            inner,
            faults: Rc::clone(&faults),
            over: false,
        };
        let mut sample = Vec::new();
        rest.by_ref()
            .take(SAMPLE_BYTES as u64)
            .read_to_end(&mut sample)?;
        Ok(Stream {
            compression,
            sample,
            faults,
            path: None,
            rest: Box::new(rest),
        })
    }

    /// The bytes in a form that can be read from anywhere: the file itself, or a copy in memory of
    /// at most `limit` bytes.
    pub(crate) fn into_seekable(self, limit: usize) -> io::Result<Box<dyn Seekable>> {
        Ok(match self.into_whole(limit)? {
            Whole::File(file) => Box::new(file),
            Whole::Bytes(bytes) => Box::new(Cursor::new(bytes)),
        })
    }

    /// The same, for readers that want to know which of the two it is.
    pub(crate) fn into_whole(self, limit: usize) -> io::Result<Whole> {
        if let Some(path) = &self.path {
            return File::open(path).map(Whole::File);
        }
        let mut bytes = Vec::new();
        let n_bytes = self
            .into_bytes()
            .take(limit as u64 + 1)
            .read_to_end(&mut bytes)?;
        if n_bytes > limit {
            let what = format!("more than {limit} bytes must be kept in memory; unpack it first");
            return Err(io::Error::other(what));
        }
        Ok(Whole::Bytes(bytes))
    }

    /// The bytes from the beginning.
    pub(crate) fn into_bytes(self) -> impl Read + 'p {
        Cursor::new(self.sample).chain(self.rest)
    }

    /// The text from the beginning, in UTF-8.
    pub(crate) fn into_text(self) -> Decoded<impl Read + 'p> {
        let faults = Rc::clone(&self.faults);
        Decoded::new(self.into_bytes(), faults)
    }
}

impl Faults {
    /// Why the stream ended before its end, if it did.
    pub(crate) fn cut(&self) -> Option<String> {
        self.cut.borrow().clone()
    }

    pub(crate) fn is_cut(&self) -> bool {
        self.cut.borrow().is_some()
    }
}

/// Tells how many bytes of the file have been read.
struct Counted<'p> {
    inner: File,
    progress: &'p dyn Progress,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_bytes = self.inner.read(buffer)?;
        self.progress.advance(n_bytes as u64);
        Ok(n_bytes)
    }
}

/// Ends at the first error and never asks again: a truncated gzip file repeats its error endlessly.
struct UntilFault<R> {
    inner: R,
    faults: Rc<Faults>,
    over: bool,
}

impl<R: Read> Read for UntilFault<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.over {
            return Ok(0);
        }
        match self.inner.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                self.over = true;
                *self.faults.cut.borrow_mut() = Some(error.to_string());
                Ok(0)
            }
            read => read,
        }
    }
}
