//! What stands side by side as files of CSV: contrasts, profiles and omissions, a row each, as
//! [`listing`](crate::listing) writes them.

use crate::listing;
use crate::report::Report;
use crate::search::Format;

use super::WriteError;

/// All contrasts of a report.
///
/// # Errors
/// Never; the type is that of all formats.
pub(super) fn contrasts(report: &Report) -> Result<String, WriteError> {
    Ok(listing::contrasts(
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
    Ok(listing::profiles(report, Format::Csv, 0, false))
}

/// All omissions of a report.
///
/// # Errors
/// Never; the type is that of all formats.
pub(super) fn omissions(report: &Report) -> Result<String, WriteError> {
    Ok(listing::omissions(
        report,
        usize::MAX,
        Format::Csv,
        0,
        false,
    ))
}
