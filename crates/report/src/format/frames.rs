//! Every frame as a row of CSV, with the words that carry its difference.

use std::io::Write;

use crate::report::{Frame, FrameCarrier, Frames, Report};

use super::WriteError;
use super::csv::number;
use super::tables::table;

const COLUMNS: [&str; 17] = [
    "frame",
    "outlet",
    "reference",
    "n_terms",
    "n_target",
    "n_reference",
    "pm_target",
    "pm_reference",
    "events",
    "log_ratio",
    "log_ratio_lo",
    "log_ratio_hi",
    "p",
    "q",
    "carriers",
    "kwic_query",
    "kwic_query_reference",
];

/// All frames, one a row; only the header where none was asked for.
pub(super) fn frames(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let rows = report.frames.iter();
    let rows = rows.flat_map(|of| of.frames.iter().map(move |frame| row(of, frame)));
    table(out, "frames.csv", report, &COLUMNS, rows)
}

fn row(table: &Frames, frame: &Frame) -> Vec<String> {
    let query = |limits: &str| format!("{} {limits}", frame.query).trim_end().to_owned();
    vec![
        frame.frame.clone(),
        table.outlet.clone(),
        table.reference.clone(),
        frame.n_terms.to_string(),
        frame.n_target.to_string(),
        frame.n_reference.to_string(),
        number(Some(frame.pm_target)),
        number(Some(frame.pm_reference)),
        frame.events.to_string(),
        number(frame.log_ratio),
        number(frame.log_ratio_lo),
        number(frame.log_ratio_hi),
        number(frame.p),
        number(frame.q),
        frame
            .carriers
            .iter()
            .map(carrier)
            .collect::<Vec<_>>()
            .join("; "),
        query(&table.query_target),
        query(&table.query_reference),
    ]
}

/// `war 12:3 (0.41)`: times here and there, and the frame's log ratio without it.
fn carrier(carrier: &FrameCarrier) -> String {
    format!(
        "{} {}:{} ({})",
        carrier.term,
        carrier.n_target,
        carrier.n_reference,
        number(carrier.log_ratio_without),
    )
}
