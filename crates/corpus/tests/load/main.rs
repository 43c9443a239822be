//! What comes of files, good and bad: articles, problems, or an error that stops the work.

mod apis;
mod archives;
mod bad_input;
#[cfg(feature = "columnar")]
mod columnar;
mod dates;
mod exports;
mod feeds;
mod fields;
mod folders;
mod formats;
mod hostile;
mod identity;
mod laws;
mod nexis;
mod pages;
mod shared_fixtures;
mod specimens;
mod web_archives;

use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use otherwords_corpus::{Article, LoadError, LoadOptions, Loaded, Outcome, Problem, Silent, load};
use tempfile::TempDir;

/// All that a load gives. Files are named relative to the folder that was loaded.
#[derive(Debug, PartialEq)]
struct Given {
    loaded: Loaded,
    articles: Vec<Article>,
    problems: Vec<Problem>,
}

impl Given {
    fn bodies(&self) -> Vec<&str> {
        self.articles
            .iter()
            .map(|article| article.body.as_str())
            .collect()
    }

    fn outlets(&self) -> Vec<&str> {
        self.articles
            .iter()
            .map(|article| article.outlet.as_str())
            .collect()
    }

    /// Problems as record and outcome.
    fn outcomes(&self) -> Vec<(Option<u64>, Outcome)> {
        self.problems
            .iter()
            .map(|problem| (problem.record, problem.outcome))
            .collect()
    }

    #[track_caller]
    fn only_problem(&self) -> &Problem {
        assert_eq!(self.problems.len(), 1, "{:?}", self.problems);
        &self.problems[0]
    }

    #[track_caller]
    fn only_article(&self) -> &Article {
        assert_eq!(self.articles.len(), 1, "{:?}", self.problems);
        &self.articles[0]
    }
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn try_sources(sources: &[String], options: &LoadOptions) -> Result<Given, LoadError> {
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    let mut take = |article| {
        articles.push(article);
        ControlFlow::Continue(())
    };
    let mut note = |problem| problems.push(problem);
    let loaded = load(sources, options, &Silent, &mut take, &mut note)?;
    problems.sort();
    Ok(Given {
        loaded,
        articles,
        problems,
    })
}

/// Loads a folder as a whole.
fn load_folder(folder: &Path, options: &LoadOptions) -> Given {
    let source = folder.display().to_string();
    try_sources(&[source], options).expect("the folder is there")
}

/// Loads one file that the user names.
fn load_named(name: &str, bytes: &[u8], options: &LoadOptions) -> Given {
    let folder = folder(&[(name, bytes)]);
    let source = folder.path().join(name).display().to_string();
    try_sources(&[source], options).expect("the file is there")
}

/// Loads one file with the outlet given, so that only the texts matter.
fn load_text(name: &str, bytes: &[u8]) -> Given {
    load_named(name, bytes, &of_harbour())
}

fn of_harbour() -> LoadOptions {
    LoadOptions {
        outlet: Some("Harbour Post".to_string()),
        ..LoadOptions::default()
    }
}

fn mapped(columns: &[(&str, &str)]) -> LoadOptions {
    let columns = columns
        .iter()
        .map(|(field, column)| (field.to_string(), column.to_string()));
    LoadOptions {
        columns: columns.collect(),
        ..of_harbour()
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

/// A ZIP archive of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("in memory");
        archive.write_all(bytes).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// A tar archive of these files.
fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        // The builder refuses paths that lead out of the archive; attackers do not.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).expect("in memory");
    }
    archive.into_inner().expect("in memory")
}

/// `n` JSON lines, each of another text.
fn json_lines(n: usize) -> String {
    let line = |index| format!("{{\"body\":\"Dockers at pier {index} went back to work.\"}}\n");
    (0..n).map(line).collect()
}
