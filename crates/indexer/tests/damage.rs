//! A byte that changes in an index is reported, or changes nothing; it is never believed.
#![allow(clippy::unwrap_used)] // a test stops where something fails

mod common;

use std::path::Path;

use common::{OPTIONS, article, corpus, write};
use otherwords_indexer::query::{Query, parse};
use otherwords_indexer::{Check, Index, IndexError, Writer, concordance, read_problems};
use tempfile::TempDir;

/// Everything that can be read from an index.
fn read_all(folder: &Path, check: Check) -> Result<String, IndexError> {
    let index = Index::open(folder, check)?;
    let mut all = index.fingerprint()?;
    for row in index.articles()? {
        all += &format!("{row:?} {:?}\n", index.text(row)?);
    }
    for query in [
        "protest*",
        "\"met _ _\"",
        "title:protest",
        "outlet:harb*",
        "date:2020-04-15",
        "-the",
    ] {
        let query: Query = parse(query).expect("it is a query");
        for (row, hits) in index.count(&query)? {
            all += &format!("{} {hits}\n", row.id);
        }
        let mut lines = Vec::new();
        index.search(&query, &mut |hits| {
            lines.push(concordance(&index, &hits, 2));
            std::ops::ControlFlow::Continue(())
        })?;
        for line in lines {
            all += &format!("{:?}\n", line?);
        }
    }
    all += &format!("{:?}", read_problems(folder)?);
    Ok(all)
}

/// An index with a segment in which articles have been replaced.
fn index() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &corpus());
    write(
        folder.path(),
        &[article(
            "h1",
            "Harbour Times",
            "Harbour fire",
            "Corrected",
            "There was no protest.",
        )],
    );
    let problem = otherwords_corpus::Problem {
        file: "a.csv".into(),
        record: Some(1),
        what: "no text".into(),
        outcome: otherwords_corpus::Outcome::Skipped,
    };
    otherwords_indexer::add_problems(folder.path(), &[], &[problem]).unwrap();
    folder
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.retain(|file| file.metadata().unwrap().len() > 0);
    files.sort();
    files
}

#[test]
fn a_changed_byte_in_any_file_is_reported_or_harmless() {
    std::panic::set_hook(Box::new(|_| {})); // the engine's panics are expected here, and noisy
    let folder = index();
    let whole = read_all(folder.path(), Check::Full).unwrap();
    let (mut n_reported, mut n_tried) = (0, 0);
    for file in files(folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        let step = (bytes.len() / 40).max(1);
        for place in (0..bytes.len())
            .step_by(step)
            .chain(bytes.len().saturating_sub(9)..bytes.len())
        {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << (place % 8);
            std::fs::write(&file, &changed).unwrap();
            n_tried += 1;
            match read_all(folder.path(), Check::Full) {
                Ok(read) => assert!(read == whole, "{} at {place} was believed", file.display()),
                Err(_) => n_reported += 1,
            }
        }
        std::fs::write(&file, &bytes).unwrap();
    }
    assert!(
        n_tried > 300 && n_reported * 10 > n_tried * 9,
        "{n_reported} of {n_tried}"
    );
    assert_eq!(read_all(folder.path(), Check::Full).unwrap(), whole);
}

#[test]
fn a_missing_or_shortened_file_is_reported() {
    std::panic::set_hook(Box::new(|_| {}));
    let folder = index();
    let whole = read_all(folder.path(), Check::Full).unwrap();
    for file in files(folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        assert!(
            read_all(folder.path(), Check::Full).is_err(),
            "{}",
            file.display()
        );
        let is_needed = !file.ends_with("problems.jsonl") && !file.ends_with(".managed.json");
        std::fs::remove_file(&file).unwrap();
        assert_eq!(
            read_all(folder.path(), Check::Full).is_err(),
            is_needed,
            "{}",
            file.display()
        );
        std::fs::write(&file, &bytes).unwrap();
    }
    assert_eq!(read_all(folder.path(), Check::Quick).unwrap(), whole);
}

#[test]
fn a_damaged_index_is_not_written_to() {
    std::panic::set_hook(Box::new(|_| {}));
    let folder = index();
    let store = files(folder.path())
        .into_iter()
        .find(|file| file.extension().is_some_and(|name| name == "store"));
    let store = store.unwrap();
    let mut bytes = std::fs::read(&store).unwrap();
    bytes[3] ^= 4;
    std::fs::write(&store, bytes).unwrap();
    assert!(matches!(
        Writer::open(folder.path(), OPTIONS),
        Err(IndexError::Damaged { .. })
    ));
}
