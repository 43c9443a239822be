//! From a batch of columns to records: structures become names with dots, lists become lines.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, Fields, Schema};

use crate::load::json_record::too_long;
use crate::load::record::Record;

/// Structures within structures, and lists within lists, are followed so far; deeper ones are shown.
const DEEPEST: usize = 4;

/// The names of all columns, those within structures too.
pub(super) fn names(schema: &Schema) -> Vec<String> {
    let mut names = Vec::new();
    push_names("", &schema.fields, 0, &mut names);
    names
}

fn push_names(prefix: &str, fields: &Fields, depth: usize, names: &mut Vec<String>) {
    for field in fields {
        let name = format!("{prefix}{}", field.name());
        match field.data_type() {
            DataType::Struct(inner) if depth < DEEPEST => {
                push_names(&format!("{name}."), inner, depth + 1, names);
            }
            _ => names.push(name),
        }
    }
}

/// The rows of a batch that `n_before` came before; an error for a row that is too long.
pub(super) fn records(
    batch: &RecordBatch,
    n_before: u64,
    limit: usize,
) -> Result<Vec<Result<Record<'static>, String>>, ArrowError> {
    let mut columns = Vec::new();
    let fields = batch.schema();
    for (field, column) in fields.fields.iter().zip(batch.columns()) {
        push_columns(field.name().clone(), column, 0, &mut columns)?;
    }
    let rows = (0..batch.num_rows()).zip(n_before + 1..);
    Ok(rows
        .map(|(row, number)| record(&mut columns, row, number, limit))
        .collect())
}

/// A column's name and its values as text.
type Column = (String, Vec<Option<String>>);

fn record(
    columns: &mut [Column],
    row: usize,
    number: u64,
    limit: usize,
) -> Result<Record<'static>, String> {
    let cells = columns.iter_mut().filter_map(|(name, values)| {
        let value = values[row].take()?;
        Some((Cow::Owned(name.clone()), Cow::Owned(value)))
    });
    let cells: Vec<(Cow<'_, str>, Cow<'_, str>)> = cells.collect();
    let n_bytes: usize = cells.iter().map(|(_, value)| value.len()).sum();
    if n_bytes > limit {
        return Err(too_long(limit));
    }
    Ok(Record { number, cells })
}

fn push_columns(
    name: String,
    column: &ArrayRef,
    depth: usize,
    columns: &mut Vec<Column>,
) -> Result<(), ArrowError> {
    if let (DataType::Struct(fields), true) = (column.data_type(), depth < DEEPEST) {
        for (field, inner) in fields.iter().zip(column.as_struct().columns()) {
            let name = format!("{name}.{}", field.name());
            push_columns(name, inner, depth + 1, columns)?;
        }
        return Ok(());
    }
    columns.push((name, texts(column, depth)?));
    Ok(())
}

/// Each value as text; nothing where there is none.
fn texts(column: &ArrayRef, depth: usize) -> Result<Vec<Option<String>>, ArrowError> {
    let lines = |item: ArrayRef| -> Result<String, ArrowError> {
        let items = texts(&item, depth + 1)?.into_iter().flatten();
        Ok(items.collect::<Vec<_>>().join("\n"))
    };
    let each = |text: &dyn Fn(usize) -> Result<String, ArrowError>| {
        let value = |row| (!column.is_null(row)).then(|| text(row)).transpose();
        (0..column.len()).map(value).collect()
    };
    // Old programs write text without saying that it is text.
    let lossy = |bytes: &[u8]| Ok(String::from_utf8_lossy(bytes).into_owned());
    match column.data_type() {
        DataType::List(_) if depth < DEEPEST => {
            each(&|row| lines(column.as_list::<i32>().value(row)))
        }
        DataType::LargeList(_) if depth < DEEPEST => {
            each(&|row| lines(column.as_list::<i64>().value(row)))
        }
        DataType::Binary => each(&|row| lossy(column.as_binary::<i32>().value(row))),
        DataType::LargeBinary => each(&|row| lossy(column.as_binary::<i64>().value(row))),
        _ => {
            let shown = ArrayFormatter::try_new(column.as_ref(), &OPTIONS)?;
            each(&|row| shown.value(row).try_to_string())
        }
    }
}

const OPTIONS: FormatOptions<'_> = FormatOptions::new();
