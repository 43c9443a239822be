//! The report's folder: all files or none, and the same bytes every time.

use std::fs;

use otherwords_report::{Report, WriteError, terminal, write_all};

use crate::fixture;

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_has_every_file_and_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("new/report");
    let files = write_all(&fixture::report(), &inside).unwrap();
    assert_eq!(
        names(&inside),
        [
            "contrasts.csv",
            "index.html",
            "key_terms.csv",
            "omissions.csv",
            "profiles.csv",
            "report.json",
            "report.md"
        ]
    );
    assert_eq!(files[0], inside.join("index.html"));
    assert!(
        files
            .iter()
            .all(|file| fs::metadata(file).unwrap().len() > 60)
    );
}

#[test]
fn writing_again_replaces_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "old").unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    write_all(&fixture::report(), folder.path()).unwrap();
    let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
    assert!(page.starts_with("<!doctype html>"));
    assert_eq!(
        fs::read_to_string(folder.path().join("notes.txt")).unwrap(),
        "mine"
    );
    assert_eq!(names(folder.path()).len(), 8);
}

#[test]
fn what_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let occupied = folder.path().join("occupied");
    fs::write(&occupied, "a file").unwrap();
    let error = write_all(&fixture::report(), &occupied).unwrap_err();
    assert!(matches!(error, WriteError::File { .. }));
    assert!(error.to_string().contains("occupied"), "{error}");

    let blocked = folder.path().join("blocked");
    fs::create_dir_all(blocked.join("key_terms.csv")).unwrap();
    let error = write_all(&fixture::report(), &blocked).unwrap_err();
    assert!(error.to_string().contains("key_terms.csv"), "{error}");
    assert!(names(&blocked).iter().all(|name| !name.contains("partial")));
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let one = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let files = write_all(&fixture::report(), one.path()).unwrap();
    write_all(&fixture::report(), other.path()).unwrap();
    for file in files {
        let twin = other.path().join(file.file_name().unwrap());
        assert_eq!(
            fs::read(&file).unwrap(),
            fs::read(twin).unwrap(),
            "{}",
            file.display()
        );
    }
}

#[test]
fn nothing_to_compare_still_makes_every_file() {
    let folder = tempfile::tempdir().unwrap();
    let report = Report::new(&fixture::empty(), &[]);
    assert_eq!(write_all(&report, folder.path()).unwrap().len(), 4);
    let text = fs::read_to_string(folder.path().join("report.md")).unwrap();
    assert!(text.contains("# Two events") && text.contains("The Gazette has more articles."));
}

#[test]
fn markdown_tells_the_same_story() {
    let folder = tempfile::tempdir().unwrap();
    write_all(&fixture::report(), folder.path()).unwrap();
    let text = fs::read_to_string(folder.path().join("report.md")).unwrap();
    for shown in [
        "8 articles · 2 outlets · 2 events · 2,000 words · 14–20 April 2020",
        "**Harbour Gazette**: **summoned** (7, 1)",
        "- only in quotation marks at: Valley Post 2",
        "| summoned | 7 | 1 | 8,905.9 | 1,251.6 | 7× | 2.81 | 1.10 to 4.51 | 0.000494 |",
        "`voice:summoned outlet:gazette`",
    ] {
        assert!(text.contains(shown), "{shown} in {text}");
    }
}

#[test]
fn the_terminal_shows_the_first_screen_within_its_width() {
    let text = terminal::comparison(&fixture::report(), 72, false);
    for shown in [
        "Who words it how",
        "summoned✓ (7, 1)",
        "own word of: Harbour Gazette 5",
        "only in quotation marks at: Valley Post 2",
        "██████",
        "1 problem with the input",
    ] {
        assert!(text.contains(shown), "{shown} in {text}");
    }
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 72, "{widest} in {text}");
    assert!(!text.contains('\x1b'));
    assert!(terminal::comparison(&fixture::report(), 72, true).contains('\x1b'));
}
