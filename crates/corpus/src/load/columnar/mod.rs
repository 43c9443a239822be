//! Tables in columns, as pandas, Spark and DuckDB keep them: Parquet and Arrow IPC. A batch of rows at
//! a time becomes records.

mod arrow;
mod batch;
mod lengths;
mod nesting;
mod parquet;

pub(super) use arrow::FORMAT as ARROW;
pub(super) use parquet::FORMAT as PARQUET;

use std::ops::ControlFlow;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema};

use super::columns::Columns;
use super::foreign::unless_panics;
use super::record::Desk;
use crate::Outcome;

/// Rows that are held in memory together.
const ROWS: usize = 256;

/// A file's batches, whatever they are read from.
type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>>>;

/// Hands over all rows, or says why there are none.
fn rows(
    open: impl FnOnce() -> Result<(Schema, Batches), String>,
    mut columns: Columns,
    limit: usize,
    desk: &mut dyn Desk,
) -> ControlFlow<()> {
    let (schema, mut batches) = match unless_panics(open).and_then(|opened| opened) {
        Ok(opened) => opened,
        Err(what) => return desk.refuse(format!("cannot be read as a table: {what}")),
    };
    let names = batch::names(&schema);
    if !columns.recognised(names.iter().map(String::as_str)).1 {
        return desk.refuse(columns.no_text(&names));
    }
    if let Some(missing) = columns.missing(&names) {
        return desk.refuse(missing);
    }
    let mut n_rows = 0;
    loop {
        let records = unless_panics(|| {
            let next = batches.next()?;
            Some(next.and_then(|next| batch::records(&next, n_rows, limit)))
        });
        match records {
            Ok(None) => return ControlFlow::Continue(()),
            Ok(Some(Ok(records))) => {
                for record in records {
                    n_rows += 1;
                    match record {
                        Ok(record) => desk.record(record)?,
                        Err(what) => desk.broken(n_rows, what, Outcome::Skipped),
                    }
                }
            }
            Ok(Some(Err(error))) => return break_off(error.to_string(), desk),
            Err(what) => return break_off(what, desk),
        }
    }
}

fn break_off(what: String, desk: &mut dyn Desk) -> ControlFlow<()> {
    desk.problem(None, what, Outcome::Truncated);
    ControlFlow::Continue(())
}
