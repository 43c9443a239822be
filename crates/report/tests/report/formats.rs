//! Every file of a report as it was when somebody last looked at it, and what a terminal shows.

use std::fs;

use otherwords_report::{Extras, terminal, write_all};

use crate::fixture;
use crate::golden::golden;

#[test]
fn every_file_is_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let files = write_all(&fixture::report(), folder.path(), &Extras::default()).unwrap();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let content = fs::read_to_string(&file).unwrap();
        golden(&format!("files/{name}"), &without_assets(&content));
    }
}

#[test]
fn a_terminal_shows_what_it_showed() {
    let shown = terminal::comparison(&fixture::report(), 72, false);
    golden("files/terminal.txt", &shown);
}

/// A page without its style, its script and their digests: they are files of their own.
fn without_assets(page: &str) -> String {
    let page = ["<style>", "<script>"]
        .iter()
        .fold(page.to_owned(), emptied);
    let mut parts = page.split("'sha256-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once('\'').unwrap().1)
}

/// Without what stands behind a tag, up to the next tag.
fn emptied(page: String, tag: &&str) -> String {
    let Some((before, behind)) = page.split_once(*tag) else {
        return page;
    };
    let close = tag.replace('<', "</");
    format!("{before}{tag}{}", &behind[behind.find(&close).unwrap()..])
}
