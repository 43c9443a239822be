//! A data dictionary: what every column of every other file of CSV means, a sentence each. Not how
//! it is computed: that is in `methods.txt`.

mod meanings;

pub use meanings::{MEANINGS, Meaning, SHARED_MEANINGS};

use std::io::Write;

use crate::report::Report;

use super::tables::table;
use super::{FORMATS, FileFormat, WriteError};

const NAME: &str = "columns.csv";

/// One row for each column of each file, in their order. A column that nobody has explained has an
/// empty meaning, so that a reader has the report all the same; a test names it.
pub(super) fn columns(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let mut rows = Vec::new();
    for format in FORMATS.iter().filter(|format| is_explained(format.name)) {
        for column in headings(format)? {
            let meaning = meaning(format.name, &column).unwrap_or_default();
            rows.push(vec![format.name.to_owned(), column, meaning.to_owned()]);
        }
    }
    let columns = ["file", "column", "meaning"];
    table(out, NAME, report, &columns, rows.into_iter())
}

fn is_explained(file: &str) -> bool {
    file.ends_with(".csv") && file != NAME
}

/// The columns of a file as it is written. They are those of every report, so an empty one will do.
fn headings(format: &FileFormat) -> Result<Vec<String>, WriteError> {
    let mut content = Vec::new();
    (format.make)(&Report::default(), &mut content)?;
    let mut reader = csv::Reader::from_reader(&*content);
    let headings = reader.headers();
    let headings = headings.map_err(|error| WriteError::of_csv(format.name, error))?;
    Ok(headings.iter().map(str::to_owned).collect())
}

/// What a column means in a file: there, or else wherever it stands.
fn meaning(file: &str, column: &str) -> Option<&'static str> {
    let of_file = MEANINGS.iter().filter(|(of, _)| *of == file);
    let of_file = of_file.flat_map(|(_, meanings)| *meanings);
    let mut meanings = of_file.chain(SHARED_MEANINGS);
    let found = meanings.find(|(name, _)| *name == column);
    found.map(|(_, meaning)| *meaning)
}
