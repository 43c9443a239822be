//! What folders say about the files in them: `<outlet>/<file>`, `<event>/<outlet>/<file>`, or, when
//! the same names return in several folders, `<event>/<outlet>`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::walk::SourceFile;

/// What a file's folders say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Of a file that is one article.
    pub(crate) outlet: Option<String>,
    pub(crate) event: Option<String>,
    /// The nearest folder below the named one, for files of many articles.
    pub(crate) folder: Option<String>,
}

/// Gives every file its place. Files found from one folder are seen together; those named themselves
/// too, from the last folder they share, so that a shell's expansion of `corpus/*/*.txt` means the
/// same as the folder `corpus`.
pub(super) fn settle(files: &mut [SourceFile], bases: &[Option<PathBuf>]) {
    let mut groups: BTreeMap<Option<&PathBuf>, Vec<usize>> = BTreeMap::new();
    for (index, base) in bases.iter().enumerate() {
        groups.entry(base.as_ref()).or_default().push(index);
    }
    for (base, members) in groups {
        let base = base
            .cloned()
            .unwrap_or_else(|| shared_folder(files, &members));
        let relative: Vec<Vec<String>> = members
            .iter()
            .map(|index| parts_below(&files[*index].path, &base))
            .collect();
        let layout = layout(&relative);
        let base_name = own_name(&base);
        for (index, parts) in members.iter().zip(&relative) {
            files[*index].place = place(parts, base_name.as_deref(), layout);
        }
    }
}

/// The places of files in an archive, by their paths within it; the archive's name is the folder's.
pub(super) fn within(archive: &str, names: Vec<String>) -> BTreeMap<String, Place> {
    let parts = |name: &String| name.split('/').map(str::to_string).collect();
    let relative: Vec<Vec<String>> = names.iter().map(parts).collect();
    let layout = layout(&relative);
    let base = archive.rsplit('/').next().map(without_endings);
    let places = relative.iter().map(|parts| place(parts, base, layout));
    names.iter().cloned().zip(places).collect()
}

/// `harbour.tar.gz` is about harbour.
fn without_endings(archive: &str) -> &str {
    let name = stem(archive);
    name.strip_suffix(".tar").unwrap_or(name)
}

/// What two levels mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    OutletThenFile,
    EventThenOutlet,
}

fn place(parts: &[String], base: Option<&str>, layout: Layout) -> Place {
    let named = |name: &String| Some(name.clone());
    match parts {
        [.., event, outlet, _] => Place {
            outlet: named(outlet),
            event: named(event),
            folder: named(outlet),
        },
        [event, file] if layout == Layout::EventThenOutlet => Place {
            outlet: Some(stem(file).to_string()),
            event: named(event),
            folder: named(event),
        },
        [outlet, _] => Place {
            outlet: named(outlet),
            event: None,
            folder: named(outlet),
        },
        _ => Place {
            outlet: base.map(str::to_string),
            event: None,
            folder: None,
        },
    }
}

/// Outlets' names return from event to event; the names of an outlet's articles do not, unless they
/// are only numbered.
fn layout(files: &[Vec<String>]) -> Layout {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for parts in files {
        if let [folder, file] = parts.as_slice() {
            folders.entry(folder).or_default().push(stem(file));
        }
    }
    let mut seen = BTreeSet::new();
    let mut n_returning = 0;
    for stems in folders.values() {
        if are_numbered(stems) {
            return Layout::OutletThenFile;
        }
        n_returning += stems.iter().filter(|stem| !seen.insert(**stem)).count();
    }
    if n_returning > 0 {
        Layout::EventThenOutlet
    } else {
        Layout::OutletThenFile
    }
}

/// `story-1`, `story-2`, `2020-04-14`: without their digits the names are empty or alike.
fn are_numbered(stems: &[&str]) -> bool {
    let letters = |stem: &&str| {
        stem.chars()
            .filter(|c| c.is_alphabetic())
            .collect::<String>()
    };
    let kinds: BTreeSet<String> = stems.iter().map(letters).collect();
    kinds.contains("") || kinds.len() < stems.len()
}

/// A file's name without its endings for format and compression.
fn stem(file: &str) -> &str {
    let without = |name: &'_ str, endings: &[&str]| {
        name.rsplit_once('.')
            .is_some_and(|(_, ending)| endings.contains(&ending.to_ascii_lowercase().as_str()))
    };
    let cut = |name| str::rsplit_once(name, '.').map_or(name, |(stem, _)| stem);
    let file = if without(file, &["gz", "gzip", "zst", "zstd", "bz2", "bz"]) {
        cut(file)
    } else {
        file
    };
    cut(file)
}

fn shared_folder(files: &[SourceFile], members: &[usize]) -> PathBuf {
    let mut folders = members
        .iter()
        .filter_map(|index| files[*index].path.parent());
    let first = folders.next().map(Path::to_path_buf).unwrap_or_default();
    folders.fold(first, |shared, folder| {
        let same = shared
            .components()
            .zip(folder.components())
            .take_while(|(a, b)| a == b);
        same.map(|(component, _)| component).collect()
    })
}

fn parts_below(path: &Path, base: &Path) -> Vec<String> {
    let below = path.strip_prefix(base).unwrap_or(path);
    let parts = below.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    parts.collect()
}

/// The name of a folder, also of `.`.
fn own_name(folder: &Path) -> Option<String> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let full = std::fs::canonicalize(folder).ok()?;
    Some(full.file_name()?.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Outlet and event of each file under a folder named `base`.
    fn check(files: &[&str], expected: &[(&str, Option<&str>)]) {
        let files: Vec<Vec<String>> = files
            .iter()
            .map(|file| file.split('/').map(str::to_string).collect())
            .collect();
        let layout = layout(&files);
        let places: Vec<Place> = files
            .iter()
            .map(|parts| place(parts, Some("base"), layout))
            .collect();
        let found: Vec<_> = places
            .iter()
            .map(|place| {
                (
                    place.outlet.as_deref().unwrap_or(""),
                    place.event.as_deref(),
                )
            })
            .collect();
        assert_eq!(found, expected, "{files:?}");
    }

    #[test]
    fn folders_say_outlet_and_event() {
        check(&["a.txt"], &[("base", None)]);
        check(
            &["harbour/strike.txt", "beacon/flood.txt"],
            &[("harbour", None), ("beacon", None)],
        );
        check(
            &[
                "strike/harbour.txt",
                "strike/beacon.txt",
                "flood/harbour.txt.gz",
            ],
            &[
                ("harbour", Some("strike")),
                ("beacon", Some("strike")),
                ("harbour", Some("flood")),
            ],
        );
        check(
            &["strike/harbour/1.txt", "x/flood/beacon/2.txt"],
            &[("harbour", Some("strike")), ("beacon", Some("flood"))],
        );
    }

    #[test]
    fn numbered_files_are_no_outlets() {
        check(
            &["harbour/001.txt", "beacon/001.txt"],
            &[("harbour", None), ("beacon", None)],
        );
        check(
            &[
                "harbour/story-1.txt",
                "harbour/story-2.txt",
                "beacon/story-1.txt",
            ],
            &[("harbour", None), ("harbour", None), ("beacon", None)],
        );
    }
}
