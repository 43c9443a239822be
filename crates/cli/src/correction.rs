//! A file of corrections that a researcher has edited: read strictly, because a correction that is
//! misunderstood is worse than one that is refused. Every error names the line and what to do.

use std::path::Path;

use anyhow::{Context, bail};
use otherwords_text::normalize;

/// A row with the line on which it stands.
pub(crate) struct Row {
    /// Counted from 1; the heading is line 1.
    pub(crate) line: u64,
    cells: Vec<String>,
}

/// A table of corrections.
pub(crate) struct Corrections {
    path: String,
    columns: Vec<String>,
    /// The rows, in their order.
    pub(crate) rows: Vec<Row>,
}

impl Corrections {
    /// Reads a CSV file with commas, semicolons or tabs, which has these columns and perhaps more.
    pub(crate) fn read(path: &Path, needed: &[&str]) -> anyhow::Result<Self> {
        let bytes =
            std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.display().to_string();
        let text = String::from_utf8(bytes)
            .ok()
            .with_context(|| format!("{name} is not UTF-8: save it as \"CSV UTF-8\""))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let heading = text.lines().next().unwrap_or_default();
        let delimiter = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|sign| heading.bytes().filter(|byte| byte == sign).count())
            .unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text.as_bytes());
        let heading = reader
            .headers()
            .with_context(|| format!("cannot read {name}"))?;
        let columns: Vec<String> = heading
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        for column in needed {
            if !columns.iter().any(|known| known == column) {
                bail!(
                    "{name} line 1: there is no column `{column}` (there are {}): begin from what --export writes",
                    columns.join(", ")
                );
            }
        }
        let mut lines = Lines::of(text);
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.with_context(|| format!("cannot read {name}"))?;
            let line = record
                .position()
                .map_or(0, |start| lines.line_at(start.byte()));
            if record.len() != columns.len() {
                bail!(
                    "{name} line {line}: {} cells where the heading has {}: put names with `{}` in quotation marks",
                    record.len(),
                    columns.len(),
                    char::from(delimiter)
                );
            }
            rows.push(Row {
                line,
                cells: record.iter().map(clean).collect(),
            });
        }
        Ok(Self {
            path: name,
            columns,
            rows,
        })
    }

    /// A cell, empty where there is no such column.
    pub(crate) fn cell<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        let place = self.columns.iter().position(|known| known == column);
        let cell = place.and_then(|place| row.cells.get(place));
        cell.map_or("", String::as_str)
    }

    /// Whether there is a column of this name.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|known| known == column)
    }

    /// A cell that says yes or no; empty is no.
    pub(crate) fn yes(&self, row: &Row, column: &str) -> anyhow::Result<bool> {
        match self.cell(row, column).to_lowercase().as_str() {
            "yes" | "true" | "1" | "x" => Ok(true),
            "" | "no" | "false" | "0" => Ok(false),
            other => bail!(self.wrong(
                row,
                &format!("`{other}` in column {column} is neither yes nor no: write yes or no")
            )),
        }
    }

    /// An error about a row.
    pub(crate) fn wrong(&self, row: &Row, what: &str) -> String {
        format!(
            "{} line {}: {what}; nothing was changed",
            self.path, row.line
        )
    }
}

/// Counts the lines of a text once, while its records are read: the reader's own count leaves out
/// some ends of lines.
struct Lines<'t> {
    text: &'t [u8],
    /// How many bytes are counted.
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line, from 1, of a record that begins here or after the empty lines here. No record may
    /// begin before one that was asked for.
    fn line_at(&mut self, byte: u64) -> u64 {
        let end = self.text.len();
        let byte = usize::try_from(byte).map_or(end, |byte| byte.min(end));
        let is_end = |sign: &&u8| matches!(**sign, b'\r' | b'\n');
        let n_skipped = self.text[byte..].iter().take_while(is_end).count();
        let begin = byte + n_skipped;
        let passed = &self.text[self.at..begin];
        self.line += passed.iter().filter(|sign| **sign == b'\n').count() as u64;
        self.at = begin;
        self.line
    }
}

/// As all names are written: normalised, in one line.
fn clean(cell: &str) -> String {
    let cell = normalize(cell);
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_by_the_line_on_which_they_begin() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        for text in [
            "id,event\na,b\n\"c\nd\",e\nf,g\n",
            "\u{feff}id,event\r\na,b\r\n\"c\r\nd\",e\r\nf,g\r\n",
        ] {
            std::fs::write(&path, text).expect("written");
            let corrections = Corrections::read(&path, &["id"]).expect("a table");
            let lines: Vec<u64> = corrections.rows.iter().map(|row| row.line).collect();
            assert_eq!(lines, [2, 3, 5], "{text:?}");
        }
    }

    #[test]
    fn lines_are_counted_once_however_many_records_there_are() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        let text = "id,event\n".to_string() + &"an-article,\"an\nevent\"\n\n".repeat(100_000);
        std::fs::write(&path, text).expect("written");
        let corrections = Corrections::read(&path, &["id"]).expect("a table");
        let lines = corrections.rows.iter().map(|row| row.line);
        assert!(lines.eq((0..100_000).map(|row| 2 + 3 * row)));
    }
}
