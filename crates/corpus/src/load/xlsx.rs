//! Excel tables: every sheet whose first row names a column of texts.

use std::borrow::Cow;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

use calamine::{Data, DataRef, DataType, Reader, Xlsx};

use super::columns::Columns;
use super::foreign::unless_panics;
use super::format::{Format, Input, Sample};
use super::integrum;
use super::record::{Cell, Desk, Record};
use super::zipped::{self, Seekable};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "Excel",
    one_article_a_file: false,
    has_columns: true,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let names = zipped::first_names(sample.bytes);
    let is_excel = names.iter().any(|name| name.starts_with("xl/"));
    if is_excel || (!names.is_empty() && sample.ends_with(&["xlsx", "xlsm"])) {
        90
    } else {
        0
    }
}

fn read(mut input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let bytes = match input.stream.into_seekable(limit.saturating_mul(4)) {
        Ok(bytes) => bytes,
        Err(error) => return desk.refuse(error.to_string()),
    };
    let book = checked(bytes).and_then(|bytes| {
        let book = unless_panics(|| Xlsx::new(bytes))?;
        book.map_err(|error| error.to_string())
    });
    let mut book = match book {
        Ok(book) => book,
        Err(what) => return desk.refuse(format!("cannot be read as an Excel table: {what}")),
    };
    let mut first_names: Option<Vec<String>> = None;
    let mut n_tables = 0;
    for sheet in book.sheet_names() {
        let mut table = Table {
            by_number: input.by_number,
            limit,
            names: None,
            row: Vec::new(),
            is_integrum: false,
            missing: None,
        };
        match table.sheet(&mut book, &sheet, &mut input.columns, desk) {
            Ok(flow) => flow?,
            Err(what) => desk.problem(None, format!("sheet {sheet:?}: {what}"), Outcome::Truncated),
        }
        match table.names {
            Some(Ok(_)) => n_tables += 1,
            Some(Err(_)) if table.missing.is_some() => {
                let what = table.missing.unwrap_or_default();
                desk.problem(
                    None,
                    format!("sheet {sheet:?}: {what}"),
                    Outcome::FileSkipped,
                );
                n_tables += 1;
            }
            Some(Err(names)) => first_names = first_names.or(Some(names)),
            None => {}
        }
    }
    match first_names.filter(|_| n_tables == 0) {
        Some(names) => desk.refuse(input.columns.no_text(&names)),
        None => ControlFlow::Continue(()),
    }
}

/// Unpacks everything once for its size: the table of shared texts is kept in memory.
fn checked(bytes: Box<dyn Seekable>) -> Result<Box<dyn Seekable>, String> {
    const MOST_BYTES: u64 = 1 << 30;
    let mut archive = zip::ZipArchive::new(bytes).map_err(|error| error.to_string())?;
    let mut n_bytes = 0;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| error.to_string())?;
        let mut file = file.take(MOST_BYTES + 1 - n_bytes);
        n_bytes +=
            std::io::copy(&mut file, &mut std::io::sink()).map_err(|error| error.to_string())?;
        if n_bytes > MOST_BYTES {
            return Err(format!(
                "more than {MOST_BYTES} bytes come out of it; export it as CSV"
            ));
        }
    }
    let mut bytes = archive.into_inner();
    bytes.rewind().map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// How to read one sheet.
struct Table {
    by_number: bool,
    limit: usize,
    /// Of its columns; an error where none holds texts.
    names: Option<Result<Vec<String>, Vec<String>>>,
    row: Vec<String>,
    is_integrum: bool,
    /// What the user named and a sheet of texts has not.
    missing: Option<String>,
}

impl Table {
    fn sheet<R: Read + Seek>(
        &mut self,
        book: &mut Xlsx<R>,
        sheet: &str,
        columns: &mut Columns,
        desk: &mut dyn Desk,
    ) -> Result<ControlFlow<()>, String> {
        let mut cells = book
            .worksheet_cells_reader(sheet)
            .map_err(|error| error.to_string())?;
        let mut row_number = None;
        loop {
            let next = unless_panics(|| cells.next_cell())?;
            let Some(cell) = next.map_err(|error| error.to_string())? else {
                break;
            };
            let (row, column) = cell.get_position();
            if row_number.is_some_and(|known| known != row)
                && self.end_row(row_number, columns, desk).is_break()
            {
                return Ok(ControlFlow::Break(()));
            }
            if matches!(self.names, Some(Err(_))) {
                return Ok(ControlFlow::Continue(()));
            }
            row_number = Some(row);
            let column = column as usize;
            if column < MOST_COLUMNS {
                self.row
                    .resize(self.row.len().max(column + 1), String::new());
                self.row[column] = value(cell.get_value());
            }
        }
        Ok(self.end_row(row_number, columns, desk))
    }

    fn end_row(
        &mut self,
        number: Option<u32>,
        columns: &mut Columns,
        desk: &mut dyn Desk,
    ) -> ControlFlow<()> {
        let row = std::mem::take(&mut self.row);
        let Some(number) = number.map(|number| u64::from(number) + 1) else {
            return ControlFlow::Continue(());
        };
        if row.iter().all(|value| value.trim().is_empty()) {
            return ControlFlow::Continue(());
        }
        if self.names.is_none() {
            self.header(&row, columns);
            if !self.by_number {
                return ControlFlow::Continue(());
            }
        }
        let Some(Ok(names)) = &self.names else {
            return ControlFlow::Continue(());
        };
        if row.iter().map(String::len).sum::<usize>() > self.limit {
            desk.broken(
                number,
                super::json_record::too_long(self.limit),
                Outcome::Skipped,
            );
            return ControlFlow::Continue(());
        }
        let cells = row.into_iter().enumerate().map(|(index, value)| {
            let name = names
                .get(index)
                .cloned()
                .unwrap_or_else(|| format!("column {}", index + 1));
            (Cow::from(name), Cow::from(value))
        });
        let mut cells: Vec<Cell<'_>> = cells.collect();
        if self.is_integrum {
            integrum::without_title(&mut cells);
        }
        desk.record(Record { number, cells })
    }

    fn header(&mut self, row: &[String], columns: &mut Columns) {
        let names = row.iter().zip(1..).map(|(name, number)| match name.trim() {
            _ if self.by_number => number.to_string(),
            "" => format!("column {number}"),
            name => name.to_string(),
        });
        let names: Vec<String> = names.collect();
        self.is_integrum = integrum::is_export(&names);
        let (_, has_text) = columns.recognised(names.iter().map(String::as_str));
        self.missing = columns.missing(&names).filter(|_| has_text);
        self.names = Some(
            if self.missing.is_none() && (has_text || self.is_integrum) {
                Ok(names)
            } else {
                Err(names)
            },
        );
    }
}

/// Excel has no more.
const MOST_COLUMNS: usize = 16_384;

/// A cell as text; days as ISO writes them.
fn value(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        DataRef::Error(_) => String::new(),
        cell => Data::from(cell.clone()).as_string().unwrap_or_default(),
    }
}
