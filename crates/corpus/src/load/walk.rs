//! From what the user names to files: folders and patterns become sorted lists, every file once.
//! Opens none.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::options::LoadError;
use super::pattern::{self, Pattern};
use super::places::{self, Place};
use crate::{Outcome, Problem};

/// One file to read.
#[derive(Debug)]
pub(crate) struct SourceFile {
    pub(crate) path: PathBuf,
    /// As the user named it, with `/` between folders.
    pub(crate) name: String,
    /// The user named the very file, and not only its folder.
    pub(crate) was_named: bool,
    /// A pipe can be read only once.
    pub(crate) is_regular: bool,
    pub(crate) n_bytes: u64,
    /// What the folders say.
    pub(crate) place: Place,
}

/// All files to read and what was wrong on the way.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) files: Vec<SourceFile>,
    pub(crate) problems: Vec<Problem>,
}

/// Finds all files of all sources, in order.
pub(crate) fn files(sources: &[String]) -> Result<Found, LoadError> {
    let mut walk = Walk::default();
    for source in sources {
        walk.source(source)?;
    }
    places::settle(&mut walk.found.files, &walk.groups);
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Found,
    /// For each file the folder it was found from; `None` for those named themselves.
    groups: Vec<Option<PathBuf>>,
    seen: HashSet<PathBuf>,
}

impl Walk {
    fn source(&mut self, source: &str) -> Result<(), LoadError> {
        let path = Path::new(source);
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => self.named_folder(path, &slashed(source)),
            Ok(about) => self.named_file(path, &slashed(source), &about),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unreadable(source, error)),
            Err(_) if pattern::is_pattern(source) => self.pattern(source),
            Err(_) => Err(LoadError::NoSuchFile(source.to_string())),
        }
    }

    fn named_file(
        &mut self,
        path: &Path,
        name: &str,
        about: &fs::Metadata,
    ) -> Result<(), LoadError> {
        if about.is_file() {
            fs::File::open(path).map_err(|error| unreadable(name, error))?;
        }
        self.add(path.to_path_buf(), name.to_string(), about, None);
        Ok(())
    }

    fn named_folder(&mut self, path: &Path, name: &str) -> Result<(), LoadError> {
        let n_before = self.found.files.len();
        let entries = sorted(path).map_err(|error| unreadable(name, error))?;
        self.seen.insert(canonical(path));
        let name = name.trim_end_matches('/');
        // The root of all is `/`, and its files `/a`.
        let prefix = format!("{name}/");
        for entry in entries {
            self.entry(&path.join(&entry), &join(&prefix, &entry), path);
        }
        if self.found.files.len() == n_before {
            self.problem(&prefix, "no files in this folder".to_string());
        }
        Ok(())
    }

    fn entry(&mut self, path: &Path, name: &str, base: &Path) {
        if is_passed_over(path) {
            return;
        }
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => self.folder(path, name, base),
            Ok(about) if about.is_file() => {
                self.add(path.to_path_buf(), name.to_string(), &about, Some(base));
            }
            Ok(_) => self.problem(name, "not a regular file".to_string()),
            Err(error) => self.problem(name, error.to_string()),
        }
    }

    fn folder(&mut self, path: &Path, name: &str, base: &Path) {
        // A link may lead back up.
        if !self.seen.insert(canonical(path)) || self.is_of_a_page(path, name) {
            return;
        }
        for entry in self.entries(path, name) {
            self.entry(&path.join(&entry), &join(&format!("{name}/"), &entry), base);
        }
    }

    /// Whether a browser saved a folder with a page; tells so.
    fn is_of_a_page(&mut self, folder: &Path, name: &str) -> bool {
        let page = page_beside(folder);
        if let Some(page) = &page {
            let what = format!("a browser saved it with {page}: no articles of their own");
            self.problem(&format!("{name}/"), what);
        }
        page.is_some()
    }

    /// The names in a folder below what the user named, sorted; none, and a problem, where it cannot
    /// be read.
    fn entries(&mut self, folder: &Path, name: &str) -> Vec<OsString> {
        sorted(folder).unwrap_or_else(|error| {
            self.problem(name, error.to_string());
            Vec::new()
        })
    }

    fn pattern(&mut self, source: &str) -> Result<(), LoadError> {
        let pattern = Pattern::parse(&slashed(source))?;
        let base = PathBuf::from(if pattern.base.is_empty() {
            "."
        } else {
            &pattern.base
        });
        let nothing = || LoadError::NothingMatches(source.to_string());
        fs::read_dir(&base).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => nothing(),
            _ => unreadable(source, error),
        })?;
        let n_problems = self.found.problems.len();
        let any = self.matching(&pattern, &base, &pattern.prefix(), &base, 1);
        // What a folder that cannot be read holds might fit.
        if any || self.found.problems.len() > n_problems {
            Ok(())
        } else {
            Err(nothing())
        }
    }

    /// Takes what fits the pattern in a folder, and goes down as far as the pattern does. Says
    /// whether anything fits.
    fn matching(
        &mut self,
        pattern: &Pattern,
        folder: &Path,
        prefix: &str,
        base: &Path,
        depth: usize,
    ) -> bool {
        let mut any = false;
        for entry in self.entries(folder, prefix.trim_end_matches('/')) {
            let (path, name) = (folder.join(&entry), join(prefix, &entry));
            if pattern.fits(&name) {
                self.entry(&path, &name, base);
                any = true;
            } else if pattern.goes_deeper_than(depth)
                && !is_hidden(&path)
                && is_own_folder(&path)
                && !self.is_of_a_page(&path, &name)
            {
                any |= self.matching(pattern, &path, &format!("{name}/"), base, depth + 1);
            }
        }
        any
    }

    fn add(&mut self, path: PathBuf, name: String, about: &fs::Metadata, base: Option<&Path>) {
        let is_regular = about.is_file();
        if is_regular && !self.seen.insert(canonical(&path)) {
            return;
        }
        let n_bytes = if is_regular { about.len() } else { 0 };
        let (was_named, place) = (base.is_none(), Place::default());
        self.found.files.push(SourceFile {
            path,
            name,
            was_named,
            is_regular,
            n_bytes,
            place,
        });
        self.groups.push(base.map(Path::to_path_buf));
    }

    fn problem(&mut self, file: &str, what: String) {
        let (file, outcome) = (file.to_string(), Outcome::FileSkipped);
        self.found.problems.push(Problem {
            file,
            record: None,
            what,
            outcome,
        });
    }
}

fn unreadable(file: &str, source: io::Error) -> LoadError {
    LoadError::Unreadable {
        file: file.to_string(),
        source,
    }
}

fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// The names in a folder, sorted.
fn sorted(folder: &Path) -> io::Result<Vec<OsString>> {
    let names = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name()));
    let mut names: Vec<OsString> = names.collect::<io::Result<_>>()?;
    names.sort();
    Ok(names)
}

fn join(prefix: &str, name: &OsString) -> String {
    format!("{prefix}{}", name.to_string_lossy())
}

fn slashed(source: &str) -> String {
    if cfg!(windows) {
        source.replace('\\', "/")
    } else {
        source.to_string()
    }
}

/// A folder, and not a link to one.
fn is_own_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

/// What browsers add to the name of a page for the folder of all that it shows.
const COMPANIONS: [&str; 8] = [
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_bestanden",
    "_file",
];

/// The saved page that a folder belongs to, if it lies beside it.
fn page_beside(folder: &Path) -> Option<String> {
    let name = folder.file_name()?.to_str()?;
    let stem = COMPANIONS
        .iter()
        .find_map(|ending| name.strip_suffix(ending))?;
    let pages = ["html", "htm", "xhtml"].map(|ending| format!("{stem}.{ending}"));
    let mut pages = pages.into_iter();
    pages.find(|page| folder.with_file_name(page).is_file())
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(&name.as_ref())
}

/// Hidden files, and files about a folder rather than of it.
pub(super) fn is_passed_over(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    let is_about = [
        "readme",
        "license",
        "licence",
        "copying",
        "sources",
        "notice",
        "changelog",
    ];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_prose = ["", "md", "txt", "rst", "markdown"].contains(&ending);
    is_hidden(path) || (is_prose && is_about.contains(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For whoever may read everything, no folder is unreadable: what is not there stands for one.
    #[test]
    fn a_folder_that_cannot_be_read_is_told_by_its_name() {
        let mut walk = Walk::default();
        let pattern = Pattern::parse("base/*/*.txt").expect("a pattern");
        let gone = Path::new("no such folder");
        assert!(!walk.matching(&pattern, gone, "base/gone/", gone, 2));
        walk.folder(gone, "base/lost", gone);
        let told: Vec<&str> = walk.found.problems.iter().map(|told| &*told.file).collect();
        assert_eq!(told, ["base/gone", "base/lost"]);
    }
}
