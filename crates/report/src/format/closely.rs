//! What stands side by side as files of CSV: contrasts, profiles and omissions, a row each, with the columns
//! of [`closely`](crate::closely).

use std::io::Write;

use crate::closely::{Listed, contrast_rows, omission_rows, profile_rows};
use crate::report::Report;

use super::{WriteError, tables};

/// All contrasts of a report.
pub(super) fn contrasts(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    table(
        out,
        "contrasts.csv",
        report,
        &contrast_rows(report, usize::MAX),
    )
}

/// All profiles of a report.
pub(super) fn profiles(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    table(out, "profiles.csv", report, &profile_rows(report))
}

/// All omissions of a report.
pub(super) fn omissions(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    table(
        out,
        "omissions.csv",
        report,
        &omission_rows(report, usize::MAX),
    )
}

fn table<R: Listed>(
    out: &mut dyn Write,
    name: &'static str,
    report: &Report,
    rows: &[R],
) -> Result<(), WriteError> {
    tables::table(
        out,
        name,
        report,
        R::COLUMNS,
        rows.iter().map(Listed::cells),
    )
}
