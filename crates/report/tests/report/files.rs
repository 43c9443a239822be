//! The report's folder: all files or none, and the same bytes every time.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use otherwords_report::format::{MEANINGS, SHARED_MEANINGS};
use otherwords_report::{Extras, PictureFormat, Report, WriteError, terminal, write_all};

use crate::fixture;

const FILES: [&str; 21] = [
    "columns.csv",
    "contested.csv",
    "contrasts.csv",
    "coverage.csv",
    "divergence.csv",
    "evidence.csv",
    "frames.csv",
    "index.html",
    "key_terms.csv",
    "methods.txt",
    "omissions.csv",
    "outlets.csv",
    "over_time.csv",
    "problems.csv",
    "profiles.csv",
    "references.bib",
    "references.json",
    "report.json",
    "report.md",
    "term_use.csv",
    "which_outlets.csv",
];

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_has_all_files_and_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("new/report");
    let files = write_all(&fixture::report(), &inside, &Extras::default()).unwrap();
    assert_eq!(names(&inside), FILES);
    assert_eq!(files[0], inside.join("index.html"));
    assert!(
        files
            .iter()
            .all(|file| fs::metadata(file).unwrap().len() > 60)
    );
}

#[test]
fn every_table_ends_with_where_it_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let files = write_all(&fixture::report(), folder.path(), &Extras::default()).unwrap();
    let is_table = |file: &&PathBuf| file.extension().is_some_and(|ending| ending == "csv");
    let tables: Vec<_> = files.iter().filter(is_table).collect();
    assert!(tables.len() > 10);
    for table in tables {
        let content = fs::read_to_string(table).unwrap();
        let header = content.lines().next().unwrap();
        assert!(
            header.ends_with(",report_id,program,index"),
            "{table:?}: {header}"
        );
    }
}

#[test]
fn writing_again_replaces_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "old").unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    write_all(&fixture::report(), folder.path(), &Extras::default()).unwrap();
    let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
    assert!(page.starts_with("<!doctype html>"));
    assert_eq!(
        fs::read_to_string(folder.path().join("notes.txt")).unwrap(),
        "mine"
    );
    assert_eq!(names(folder.path()).len(), FILES.len() + 1);
}

#[test]
fn what_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let occupied = folder.path().join("occupied");
    fs::write(&occupied, "a file").unwrap();
    let error = write_all(&fixture::report(), &occupied, &Extras::default()).unwrap_err();
    assert!(matches!(error, WriteError::File { .. }));
    assert!(error.to_string().contains("occupied"), "{error}");

    let blocked = folder.path().join("blocked");
    fs::create_dir_all(blocked.join("key_terms.csv")).unwrap();
    let error = write_all(&fixture::report(), &blocked, &Extras::default()).unwrap_err();
    assert!(error.to_string().contains("key_terms.csv"), "{error}");
    assert!(names(&blocked).iter().all(|name| !name.contains("partial")));
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let one = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let files = write_all(&fixture::report(), one.path(), &Extras::default()).unwrap();
    write_all(&fixture::report(), other.path(), &Extras::default()).unwrap();
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
fn a_report_read_back_from_its_json_gives_the_same_bytes() {
    let report = fixture::report();
    let json = otherwords_report::format::json(&report).unwrap();
    let again = Report::from_json(&json).unwrap();
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let extras = Extras {
        figures: vec![PictureFormat::Svg],
        split: true,
    };
    let files = write_all(&report, one.path(), &extras).unwrap();
    write_all(&again, other.path(), &extras).unwrap();
    assert!(files.len() > FILES.len());
    for file in files {
        let twin = other.path().join(file.strip_prefix(one.path()).unwrap());
        assert_eq!(fs::read(&file).unwrap(), fs::read(twin).unwrap());
    }
    let newer = json.replacen("\"format\":", "\"format\":9", 1);
    assert!(
        Report::from_json(&newer)
            .unwrap_err()
            .contains("use the version")
    );
}

#[test]
fn a_report_that_was_changed_is_refused() {
    let json = otherwords_report::format::json(&fixture::report()).unwrap();
    let changed = json.replacen("\"articles\":9", "\"articles\":999", 1);
    assert_ne!(changed, json);
    let error = Report::from_json(&changed).unwrap_err();
    assert!(error.contains("changed after it was made"), "{error}");
}

#[test]
fn events_can_have_pages_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let extras = Extras {
        split: true,
        ..Extras::default()
    };
    write_all(&fixture::report(), folder.path(), &extras).unwrap();
    let first = fs::read_to_string(folder.path().join("index.html")).unwrap();
    let event = fs::read_to_string(folder.path().join("events/1.html")).unwrap();
    assert!(first.contains("<a href=\"events/1.html\"><bdi>summons</bdi></a>"));
    assert!(!first.contains("class=\"event\"") && event.contains("class=\"event\""));
    assert!(event.contains("href=\"../index.html\"") && !event.contains("id=\"who\""));
}

#[test]
fn every_picture_is_a_file_that_stands_alone() {
    let folder = tempfile::tempdir().unwrap();
    let extras = Extras {
        figures: vec![PictureFormat::Svg],
        ..Extras::default()
    };
    write_all(&fixture::report(), folder.path(), &extras).unwrap();
    let pictures = names(&folder.path().join("figures"));
    for expected in [
        "contested-words.svg",
        "coverage-grid.svg",
        "coverage-over-time.svg",
        "key-terms-0.svg",
        "quotation-shares.svg",
    ] {
        assert!(
            pictures.contains(&expected.to_owned()),
            "{expected} in {pictures:?}"
        );
    }
    for name in pictures {
        let svg = fs::read_to_string(folder.path().join("figures").join(&name)).unwrap();
        assert!(
            svg.contains("<title>") && svg.contains("<desc>") && svg.contains("<style>"),
            "{name}"
        );
        assert!(!svg.contains("NaN") && !svg.contains("var("), "{name}");
    }
}

#[cfg(feature = "pictures")]
#[test]
fn every_picture_is_also_there_as_pixels_and_for_print() {
    let folder = tempfile::tempdir().unwrap();
    let extras = Extras {
        figures: vec![PictureFormat::Svg, PictureFormat::Png, PictureFormat::Pdf],
        ..Extras::default()
    };
    write_all(&fixture::report(), folder.path(), &extras).unwrap();
    let figures = folder.path().join("figures");
    let drawn: Vec<String> = names(&figures)
        .into_iter()
        .filter_map(|name| Some(name.strip_suffix(".svg")?.to_owned()))
        .collect();
    assert!(drawn.len() > 5, "{drawn:?}");
    for name in drawn {
        let file = |extension: &str| fs::read(figures.join(format!("{name}.{extension}"))).unwrap();
        let (png, pdf) = (file("png"), file("pdf"));
        assert!(
            png.starts_with(b"\x89PNG\r\n") && png.len() > 1_000,
            "{name}"
        );
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 1_000, "{name}");
    }
}

/// The rows of a file of CSV, its headings first.
fn rows(file: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_path(file).unwrap();
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

/// File and column of every heading of the other files of CSV, in the order of files and columns.
fn headings(files: &[PathBuf]) -> Vec<(String, String)> {
    let name = |file: &PathBuf| file.file_name().unwrap().to_str().unwrap().to_owned();
    let files = files.iter().map(|file| (name(file), file));
    let files = files.filter(|(name, _)| name.ends_with(".csv") && name != "columns.csv");
    files
        .flat_map(|(name, file)| {
            let columns = rows(file).swap_remove(0).into_iter();
            columns.map(move |column| (name.clone(), column))
        })
        .collect()
}

#[test]
fn every_column_of_every_table_is_explained_and_no_explanation_is_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let files = write_all(&fixture::report(), folder.path(), &Extras::default()).unwrap();
    let headings = headings(&files);
    assert!(headings.len() > 150, "{}", headings.len());

    let mut rows = rows(&folder.path().join("columns.csv"));
    let columns = ["file", "column", "meaning", "report_id", "program", "index"];
    assert_eq!(rows.remove(0), columns);
    let explained = rows.iter().map(|row| (row[0].clone(), row[1].clone()));
    assert_eq!(explained.collect::<Vec<_>>(), headings);
    for row in &rows {
        let is_sentence = row[2].len() > 10 && row[2].ends_with('.') && !row[2].contains("  ");
        assert!(is_sentence, "{} of {}: `{}`", row[1], row[0], row[2]);
    }

    let known = explanations();
    let of_file = |(file, column): &(String, String)| {
        let own = (file.as_str(), column.as_str());
        known.iter().find(|explained| **explained == own)
    };
    let used: BTreeSet<(&str, &str)> = headings
        .iter()
        .map(|heading| of_file(heading).map_or(("", heading.1.as_str()), |own| *own))
        .collect();
    let left_over = known.iter().filter(|explained| !used.contains(*explained));
    assert_eq!(Vec::from_iter(left_over), Vec::<&(&str, &str)>::new());
    assert_eq!(known.len(), used.len(), "explained twice: {known:?}");
}

/// File and column of every explanation; without a file where it holds for all.
fn explanations() -> Vec<(&'static str, &'static str)> {
    let shared = SHARED_MEANINGS.iter().map(|(column, _)| ("", *column));
    let of_files = MEANINGS.iter().flat_map(|(file, meanings)| {
        let columns = meanings.iter().map(|(column, _)| *column);
        columns.map(|column| (*file, column))
    });
    shared.chain(of_files).collect()
}

#[test]
fn references_are_those_of_the_methods_paragraph() {
    let works = otherwords_report::cite::works(&fixture::report());
    let paragraph = otherwords_report::methods::paragraph(&fixture::report());
    for work in &works {
        let family = work.authors[0].0;
        assert!(paragraph.contains(family), "{family}");
        assert!(paragraph.contains(&work.year.to_string()), "{family}");
    }
    let csl: serde_json::Value =
        serde_json::from_str(&otherwords_report::cite::csl(&works)).unwrap();
    assert_eq!(csl.as_array().unwrap().len(), works.len());
    assert_eq!(
        otherwords_report::cite::bibtex(&works)
            .matches("\n  author = ")
            .count(),
        works.len()
    );
}

#[test]
fn nothing_to_compare_still_makes_every_file() {
    let folder = tempfile::tempdir().unwrap();
    let report = Report::new(&fixture::empty(), &[]);
    assert_eq!(
        write_all(&report, folder.path(), &Extras::default())
            .unwrap()
            .len(),
        FILES.len()
    );
    let text = fs::read_to_string(folder.path().join("report.md")).unwrap();
    assert!(text.contains("# Two events") && text.contains("The Gazette has more articles."));
}

#[test]
fn markdown_tells_the_same_story() {
    let folder = tempfile::tempdir().unwrap();
    write_all(&fixture::report(), folder.path(), &Extras::default()).unwrap();
    let text = fs::read_to_string(folder.path().join("report.md")).unwrap();
    for shown in [
        "8 articles · 2 outlets · 2 events · 2,000 words · 14–20 April 2020",
        "**Harbour Gazette**: **summoned** (7, 1)",
        "- at a distance (in quotation marks, denied or hedged) at: Valley Post 2",
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
        "at a distance (in quotation marks, denied or hedged) at: Valley Post",
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
