//! Parquet files.

use std::ops::ControlFlow;

use arrow_schema::Schema;
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::reader::ChunkReader;

use super::{Batches, ROWS, nesting, rows};
use crate::load::format::{Format, Input, Sample};
use crate::load::record::Desk;
use crate::load::stream::Whole;

pub(in crate::load) static FORMAT: Format = Format {
    name: "Parquet",
    one_article_a_file: false,
    has_columns: true,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    if sample.bytes.starts_with(b"PAR1") {
        99
    } else {
        0
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    match input.stream.into_whole(limit.saturating_mul(4)) {
        Ok(Whole::File(file)) => rows(|| open(file), input.columns, limit, desk),
        Ok(Whole::Bytes(bytes)) => rows(|| open(Bytes::from(bytes)), input.columns, limit, desk),
        Err(error) => desk.refuse(error.to_string()),
    }
}

/// No group of rows may unpack to more; writers make groups of 128 MB.
const MOST_BYTES: i64 = 2 << 30;

fn open(file: impl ChunkReader + 'static) -> Result<(Schema, Batches), String> {
    nesting::check(&file)?;
    let table =
        ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| error.to_string())?;
    let groups = table.metadata().row_groups();
    if groups
        .iter()
        .any(|group| group.total_byte_size() > MOST_BYTES)
    {
        return Err(format!(
            "more than {MOST_BYTES} bytes come out of a group of rows; write it with smaller ones"
        ));
    }
    let schema = Schema::clone(table.schema());
    let batches = table.with_batch_size(ROWS).build();
    let batches = batches.map_err(|error| error.to_string())?;
    Ok((schema, Box::new(batches)))
}
