//! What stands side by side as files of CSV: contrasts, profiles and omissions, a row each, as
//! [`closely`](crate::closely) writes them.

use crate::closely;
use crate::report::Report;
use crate::search::Format;

use super::WriteError;

/// All contrasts of a report.
///
/// # Errors
/// Never; the type is that of all formats.
pub(super) fn contrasts(report: &Report) -> Result<String, WriteError> {
    Ok(closely::contrasts(
        report,
        usize::MAX,
        Format::Csv,
        0,
        false,
    ))
}

/// All profiles of a report.
///
/// # Errors
/// Never; the type is that of all formats.
pub(super) fn profiles(report: &Report) -> Result<String, WriteError> {
    Ok(closely::profiles(report, Format::Csv, 0, false))
}

/// All omissions of a report.
///
/// # Errors
/// Never; the type is that of all formats.
pub(super) fn omissions(report: &Report) -> Result<String, WriteError> {
    Ok(closely::omissions(
        report,
        usize::MAX,
        Format::Csv,
        0,
        false,
    ))
}
