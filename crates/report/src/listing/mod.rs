//! Lists of what an index holds and what was decided about it: events, outlets, repeated passages,
//! the audit. As a table for people or as CSV, JSON or JSON lines for programs, like search results.

mod event;
mod outlet;
mod passage;

use serde::Serialize;

pub use event::EventRow;
pub use outlet::OutletRow;
pub use passage::PassageRow;

use crate::search::{Format, rows};
use crate::terminal::{Column, Style, TextTable};

/// A row of a list. Programs get its fields under their names, people the columns.
pub trait Listed: Serialize {
    /// Headings of the table, and whether the column is one of numbers.
    const COLUMNS: &'static [(&'static str, bool)];

    /// The cells of the table.
    fn cells(&self) -> Vec<String>;
}

/// Rows in a format. Width and colour concern tables only.
///
/// ```
/// use otherwords_report::listing::{OutletRow, list};
/// use otherwords_report::search::Format;
///
/// let row = OutletRow { name: "harbour.example".into(), articles: 3, ..Default::default() };
/// let text = list(&[row], Format::Csv, 80, false);
/// assert!(text.starts_with("name,outlet,verdict,articles,"));
/// ```
pub fn list<R: Listed>(list: &[R], format: Format, width: usize, colour: bool) -> String {
    match format {
        Format::Table => table(list).show(width, Style::new(colour)),
        Format::Csv => csv(list),
        Format::Json => rows::json(list),
        Format::Jsonl => rows::json_lines(list),
    }
}

fn table<R: Listed>(list: &[R]) -> TextTable {
    // The first is what a row is called by in queries and corrections.
    let columns = R::COLUMNS
        .iter()
        .enumerate()
        .map(|(place, (name, is_number))| {
            if place == 0 {
                Column::whole(name)
            } else if *is_number {
                Column::number(name)
            } else {
                Column::text(name)
            }
        });
    let mut table = TextTable::new(&columns.collect::<Vec<_>>());
    list.iter().for_each(|row| table.row(row.cells()));
    table
}

fn csv<R: Serialize>(list: &[R]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in list {
        writer
            .serialize(row)
            .expect("rows are flat, and a buffer in memory takes every row");
    }
    let bytes = writer
        .into_inner()
        .expect("a buffer in memory needs no flushing");
    String::from_utf8(bytes).expect("rows are strings and numbers")
}
