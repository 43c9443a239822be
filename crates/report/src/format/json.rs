//! The report as JSON: everything, to be read back by any program.

use std::io::Write;

use crate::report::Report;

use super::WriteError;
use super::write::in_memory;

const NAME: &str = "report.json";

/// The whole report as JSON on one line.
///
/// # Errors
/// Where a number has no place in JSON; a report made by [`Report::new`] has none.
pub fn json(report: &Report) -> Result<String, WriteError> {
    in_memory(|out| write_json(report, out))
}

/// The same, piece by piece.
pub(super) fn write_json(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    serde_json::to_writer(&mut *out, report).map_err(|error| WriteError::of_json(NAME, error))?;
    writeln!(out).map_err(|source| WriteError::of_io(NAME, source))
}
