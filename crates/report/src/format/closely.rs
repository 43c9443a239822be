//! What stands side by side as files of CSV: contrasts, profiles and omissions, a row each, with the columns
//! of [`closely`](crate::closely).

use crate::closely::{Listed, contrast_rows, omission_rows, profile_rows};
use crate::report::Report;

use super::{WriteError, tables};

/// All contrasts of a report.
pub(super) fn contrasts(report: &Report) -> Result<String, WriteError> {
    table("contrasts.csv", report, &contrast_rows(report, usize::MAX))
}

/// All profiles of a report.
pub(super) fn profiles(report: &Report) -> Result<String, WriteError> {
    table("profiles.csv", report, &profile_rows(report))
}

/// All omissions of a report.
pub(super) fn omissions(report: &Report) -> Result<String, WriteError> {
    table("omissions.csv", report, &omission_rows(report, usize::MAX))
}

fn table<R: Listed>(name: &'static str, report: &Report, rows: &[R]) -> Result<String, WriteError> {
    tables::table(name, report, R::COLUMNS, rows.iter().map(Listed::cells))
}
