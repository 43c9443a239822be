//! The report as JSON: everything, to be read back by any program.

use crate::report::Report;

use super::WriteError;

/// The whole report as JSON on one line.
///
/// # Errors
/// Where a number has no place in JSON; a report made by [`Report::new`] has none.
pub fn json(report: &Report) -> Result<String, WriteError> {
    let json = serde_json::to_string(report);
    json.map(|json| json + "\n")
        .map_err(|error| WriteError::Format {
            name: "report.json",
            reason: error.to_string(),
        })
}
