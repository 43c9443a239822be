//! What was found side by side, as text: contrasts, profiles and omissions as a table for people or
//! as CSV, JSON or JSON lines for programs, in the formats of search results.

mod contrasts;
mod omissions;
mod profiles;

pub use contrasts::{ContrastRow, contrasts};
pub use omissions::{OmissionRow, omissions};
pub use profiles::{ProfileRow, profiles};

pub(crate) use contrasts::contrast_rows;
pub(crate) use omissions::omission_rows;
pub(crate) use profiles::profile_rows;

use serde::Serialize;

use crate::search::{Format, rows};
use crate::terminal::{Style, TextTable};

/// A row that can be written in every format.
pub(crate) trait Listed: Serialize {
    /// Columns of the CSV.
    const COLUMNS: &'static [&'static str];

    /// Its cells, in the order of the columns.
    fn cells(&self) -> Vec<String>;
}

/// Rows in a format; the table is made only where it is asked for.
fn listed<R: Listed>(
    rows: &[R],
    format: Format,
    width: usize,
    colour: bool,
    table: impl FnOnce(&[R]) -> TextTable,
) -> String {
    let header = || {
        R::COLUMNS
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    match format {
        Format::Table => table(rows).show(width, Style::new(colour)),
        Format::Csv => rows::csv(&header(), rows.iter().map(Listed::cells)),
        Format::Json => rows::json(rows),
        Format::Jsonl => rows::json_lines(rows),
    }
}

/// A figure as CSV has it: empty where it is undefined.
fn figure(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
