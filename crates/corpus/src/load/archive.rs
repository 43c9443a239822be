//! Archives (tar and ZIP): each file in one is read like a file in a folder. Nothing is unpacked to
//! disk, so that no path in an archive can lead anywhere; how much may come out of one is bounded.

use std::cell::Cell;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

use super::stream::Stream;
use super::zipped;

/// How the files stand in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Tar,
    Zip,
}

/// One file in an archive.
pub(super) struct Entry<'e> {
    /// Its path within the archive, made harmless.
    pub(super) name: String,
    /// Whether its path led out of the archive.
    pub(super) was_outside: bool,
    /// Its content, or why there is none.
    pub(super) bytes: Result<Box<dyn Read + 'e>, String>,
}

/// Archives may lie in archives, but no deeper.
pub(super) const DEEPEST: usize = 3;
/// No archive has more files.
const MOST_FILES: usize = 1_000_000;

/// Whether a file is an archive, by its beginning. Word, Excel and other documents are none, though
/// they are ZIP archives inside.
pub(super) fn kind(start: &[u8]) -> Option<Kind> {
    if start.get(257..262) == Some(b"ustar") {
        return Some(Kind::Tar);
    }
    let names = zipped::first_names(start);
    let is_document = |name: &String| {
        ["word/", "xl/", "ppt/"]
            .iter()
            .any(|folder| name.starts_with(folder))
            || ["[Content_Types].xml", "mimetype"].contains(&name.as_str())
    };
    (!names.is_empty() && !names.iter().any(is_document)).then_some(Kind::Zip)
}

/// Hands over all files in the order of the archive.
pub(super) fn each(
    kind: Kind,
    stream: Stream<'_>,
    limit: usize,
    budget: &Budget,
    take: &mut dyn FnMut(Entry<'_>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, String> {
    match kind {
        Kind::Tar => each_in_tar(stream, budget, take),
        Kind::Zip => each_in_zip(stream, limit, budget, take),
    }
}

fn each_in_tar(
    stream: Stream<'_>,
    budget: &Budget,
    take: &mut dyn FnMut(Entry<'_>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, String> {
    let mut archive = tar::Archive::new(budget.reader(stream.into_bytes()));
    let entries = archive.entries().map_err(|error| error.to_string())?;
    for (entry, n_before) in entries.zip(0..) {
        if n_before == MOST_FILES {
            return Err(format!("more than {MOST_FILES} files"));
        }
        let entry = entry.map_err(|error| format!("the archive is damaged: {error}"))?;
        let kind = entry.header().entry_type();
        if kind.is_dir() {
            continue;
        }
        let (name, was_outside) = harmless(&String::from_utf8_lossy(&entry.path_bytes()));
        let bytes: Result<Box<dyn Read + '_>, String> = match () {
            () if kind.is_file() => Ok(Box::new(entry)),
            () if kind.is_symlink() || kind.is_hard_link() => {
                Err("a link, which is not followed".into())
            }
            () => Err("not a regular file".into()),
        };
        if take(Entry {
            name,
            was_outside,
            bytes,
        })
        .is_break()
        {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn each_in_zip(
    stream: Stream<'_>,
    limit: usize,
    budget: &Budget,
    take: &mut dyn FnMut(Entry<'_>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, String> {
    let mut archive = zipped::open(stream, limit)?;
    if archive.len() > MOST_FILES {
        return Err(format!("more than {MOST_FILES} files"));
    }
    for index in 0..archive.len() {
        let raw = archive.name_for_index(index).and_then(Result::ok);
        let raw = raw.map_or_else(
            || format!("file {}", index + 1),
            |name| name.replace('\\', "/"),
        );
        if raw.ends_with('/') {
            continue;
        }
        let (name, was_outside) = harmless(&raw);
        let bytes: Result<Box<dyn Read + '_>, String> = match archive.by_index(index) {
            Ok(file) if file.is_symlink() => Err("a link, which is not followed".into()),
            Ok(file) => Ok(Box::new(budget.reader(file))),
            Err(error) => Err(error.to_string()),
        };
        if take(Entry {
            name,
            was_outside,
            bytes,
        })
        .is_break()
        {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// A path without what leads out of the archive; says whether it had any.
fn harmless(path: &str) -> (String, bool) {
    let is_outside = path.starts_with('/') || path.split('/').any(|part| part == "..");
    let parts = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != "." && *part != "..");
    (parts.collect::<Vec<_>>().join("/"), is_outside)
}

/// How much may still come out of an archive and of those within it.
#[derive(Clone)]
pub(super) struct Budget {
    left: Rc<Cell<u64>>,
    whole: u64,
}

/// Text is packed to a tenth, tables to a fiftieth; an archive that grows more is made to do harm.
const MOST_GROWTH: u64 = 200;
const ALWAYS: u64 = 64 << 20;

impl Budget {
    /// For an archive of so many bytes.
    pub(super) fn new(n_bytes: u64) -> Self {
        let whole = ALWAYS.saturating_add(n_bytes.saturating_mul(MOST_GROWTH));
        Budget {
            left: Rc::new(Cell::new(whole)),
            whole,
        }
    }

    fn reader<R: Read>(&self, inner: R) -> Budgeted<R> {
        Budgeted {
            inner,
            budget: self.clone(),
        }
    }
}

/// Ends with an error where the budget does.
struct Budgeted<R> {
    inner: R,
    budget: Budget,
}

impl<R: Read> Read for Budgeted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_bytes = self.inner.read(buffer)?;
        let left = self.budget.left.get().checked_sub(n_bytes as u64);
        self.budget.left.set(left.unwrap_or(0));
        let whole = self.budget.whole;
        left.map(|_| n_bytes).ok_or_else(|| {
            io::Error::other(format!(
                "more than {whole} bytes come out of the archive; unpack it and read the folder"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_an_archive() {
        for (path, name, was_outside) in [
            ("a/b.txt", "a/b.txt", false),
            ("./a//b.txt", "a/b.txt", false),
            ("../../etc/passwd", "etc/passwd", true),
            ("/etc/passwd", "etc/passwd", true),
        ] {
            assert_eq!(harmless(path), (name.to_string(), was_outside), "{path}");
        }
    }

    #[test]
    fn a_budget_is_shared_and_ends() {
        let budget = Budget {
            left: Rc::new(Cell::new(5)),
            whole: 5,
        };
        let mut text = String::new();
        assert!(
            budget
                .reader(&b"1234"[..])
                .read_to_string(&mut text)
                .is_ok()
        );
        let error = budget
            .reader(&b"1234"[..])
            .read_to_string(&mut text)
            .expect_err("too much");
        assert!(error.to_string().contains("more than 5 bytes"));
    }
}
