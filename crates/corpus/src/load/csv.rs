//! Tables as text: values between commas, semicolons, tabs or bars, with a header.

use std::borrow::Cow;
use std::io::BufRead;
use std::ops::ControlFlow;
use std::rc::Rc;

use super::allowance::Allowance;
use super::columns::Columns;
use super::csv_dialect::{self, Dialect};
use super::csv_lines::LineByLine;
use super::format::{Format, Input, Sample};
use super::record::{Desk, Record};
use super::stream::Faults;
use crate::{Outcome, date};

pub(super) static FORMAT: Format = Format {
    name: "CSV",
    one_article_a_file: false,
    has_columns: true,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let Some(text) = sample.text.filter(|text| !text.trim().is_empty()) else {
        return 0;
    };
    if sample.ends_with(&["csv", "tsv", "tab", "psv"]) {
        return 75;
    }
    // Any other text must be a table in every way.
    let mut columns = Columns::new(&Default::default());
    if !csv_dialect::may_be_header(text, &mut columns) {
        return 0;
    }
    let (dialect, fit) = csv_dialect::sniff(text, sample.is_all, &mut columns, false);
    let (n_known, has_text) = columns.recognised(csv_dialect::header(text, dialect).iter());
    if has_text && n_known >= 2 && fit.n_rows >= 2 && fit.n_rows == fit.n_even {
        55
    } else {
        0
    }
}

fn read(mut input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let sample = sample_text(&input);
    let is_all = input.stream.sample.len() < super::stream::SAMPLE_BYTES;
    let (dialect, _) = csv_dialect::sniff(&sample, is_all, &mut input.columns, input.by_number);
    let first = csv_dialect::header(&sample, dialect);
    let has_header = !input.by_number || has_header(&first, &mut input.columns);
    let names = names(&first, input.by_number);
    let (_, has_text) = input.columns.recognised(names.iter().map(String::as_str));
    if !has_text {
        let advice = without_header(&first).unwrap_or_else(|| input.columns.no_text(&names));
        return desk.refuse(advice);
    }
    if let Some(missing) = input.columns.missing(&names) {
        return desk.refuse(missing);
    }
    let limit = input.limit;
    let faults = Rc::clone(&input.stream.faults);
    let text = input.stream.into_text();
    Table {
        names,
        dialect,
        has_header,
        limit,
        faults,
    }
    .read(text, desk)
}

fn sample_text(input: &Input<'_>) -> String {
    let is_all = input.stream.sample.len() < super::stream::SAMPLE_BYTES;
    super::format::sample_text(&input.stream.sample, is_all).unwrap_or_default()
}

/// Where columns are named by number, a first row that reads like a header is still one.
fn has_header(first: &csv::StringRecord, columns: &mut Columns) -> bool {
    let (n_known, has_text) = columns.recognised(first.iter());
    has_text && n_known >= 2
}

/// What to say of a table whose first row is no header but reads like an article: which columns they
/// are, by what is in them.
fn without_header(first: &csv::StringRecord) -> Option<String> {
    let place = |fits: &dyn Fn(&str) -> bool| first.iter().position(|value| fits(value.trim()));
    let longest =
        (0..first.len()).max_by_key(|index| (first[*index].len(), std::cmp::Reverse(*index)))?;
    let date = place(&|value| value.len() >= 8 && date::read(value, date::Order::DayFirst).is_ok());
    let url = place(&|value| value.starts_with("http://") || value.starts_with("https://"));
    let is_text = first[longest].split_whitespace().count() >= 20;
    if !is_text && (date.is_none() || url.is_none()) {
        return None;
    }
    let said = [("body", Some(longest)), ("date", date), ("url", url)].into_iter();
    let said = said.filter_map(|(field, index)| Some(format!(" --map {field}={}", index? + 1)));
    let said: String = said.collect();
    Some(format!(
        "the first row is no header; say by number which column holds what, perhaps{said}"
    ))
}

fn names(first: &csv::StringRecord, by_number: bool) -> Vec<String> {
    let named = first
        .iter()
        .zip(1..)
        .map(|(name, number)| match name.trim() {
            _ if by_number => number.to_string(),
            "" => format!("column {number}"),
            name => name.to_string(),
        });
    named.collect()
}

/// How to read one table.
struct Table {
    names: Vec<String>,
    dialect: Dialect,
    has_header: bool,
    limit: usize,
    faults: Rc<Faults>,
}

impl Table {
    fn read(&self, text: impl BufRead, desk: &mut dyn Desk) -> ControlFlow<()> {
        let (text, n_before) = csv_dialect::after_preamble(text);
        let (text, lines) = LineByLine::new(text, n_before);
        let (text, left) = Allowance::new(text, self.limit);
        let mut rows = self.dialect.reader().from_reader(text);
        let mut row = csv::StringRecord::new();
        // A row is handed on when the next one is there: of a file cut short the last is not whole.
        let mut waiting: Option<(u64, csv::StringRecord)> = None;
        let mut skip = self.has_header;
        loop {
            left.refill();
            match rows.read_record(&mut row) {
                Ok(true) if left.is_used_up() => {
                    if let Some((line, last)) = waiting.take() {
                        self.row(line, &last, desk)?;
                    }
                    return self.never_ends(lines.first_of(&row), desk);
                }
                Ok(true) if skip => skip = false,
                Ok(true) => {
                    let next = (lines.first_of(&row), std::mem::take(&mut row));
                    if let Some((line, mut whole)) = waiting.replace(next) {
                        self.row(line, &whole, desk)?;
                        whole.clear();
                        row = whole;
                    }
                }
                Ok(false) => break,
                Err(error) => {
                    desk.problem(None, error.to_string(), Outcome::Truncated);
                    break;
                }
            }
        }
        let Some((line, last)) = waiting else {
            return ControlFlow::Continue(());
        };
        if self.faults.is_cut() {
            desk.broken(line, "broken off".to_string(), Outcome::Skipped);
            return ControlFlow::Continue(());
        }
        self.row(line, &last, desk)
    }

    fn row(&self, line: u64, row: &csv::StringRecord, desk: &mut dyn Desk) -> ControlFlow<()> {
        let n_columns = self.names.len();
        let extra_is_empty = row
            .iter()
            .skip(n_columns)
            .all(|value| value.trim().is_empty());
        if row.iter().all(|value| value.trim().is_empty()) {
            return ControlFlow::Continue(());
        }
        if row.len() < n_columns || !extra_is_empty {
            let what = format!("the row has {} columns, the header {n_columns}", row.len());
            desk.broken(line, what, Outcome::Skipped);
            return ControlFlow::Continue(());
        }
        let cells = self.names.iter().zip(row.iter());
        let cells = cells
            .map(|(name, value)| (Cow::from(name), Cow::from(value)))
            .collect();
        desk.record(Record {
            number: line,
            cells,
        })
    }

    fn never_ends(&self, line: u64, desk: &mut dyn Desk) -> ControlFlow<()> {
        let what = format!(
            "a row longer than {} bytes begins here; perhaps a quotation mark is not closed",
            self.limit
        );
        desk.problem(Some(line), what, Outcome::Truncated);
        ControlFlow::Continue(())
    }
}
