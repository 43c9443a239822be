//! By what a table separates and quotes its values. Nobody writes it down, so it is found by trying.

use std::io::BufRead;

use super::columns::Columns;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    delimiter: u8,
    /// Quotation marks within a value are written `\"` and not `""`.
    backslash: bool,
}

/// How well a dialect fits a sample.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    n_known: usize,
    /// In thousandths of rows: a row more or less must not outweigh a column.
    share_even: usize,
    n_columns: usize,
    pub(super) n_rows: usize,
    /// Rows that have as many values as the header.
    pub(super) n_even: usize,
}

const DELIMITERS: [u8; 4] = *b",;\t|";
const SAMPLE_CHARACTERS: usize = 64 << 10;

impl Dialect {
    pub(super) fn reader(self) -> csv::ReaderBuilder {
        let mut reader = csv::ReaderBuilder::new();
        reader
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter);
        reader
            .escape(self.backslash.then_some(b'\\'))
            .buffer_capacity(128 << 10);
        reader
    }
}

/// The dialect that fits best: known names of columns, then even rows, then many columns. Without a
/// header the names do not count.
pub(super) fn sniff(
    text: &str,
    is_all: bool,
    columns: &mut Columns,
    by_number: bool,
) -> (Dialect, Fit) {
    let (sample, said) = preamble(text);
    let is_whole = is_all && sample.len() <= SAMPLE_CHARACTERS;
    let sample = &sample[..sample.floor_char_boundary(SAMPLE_CHARACTERS)];
    let delimiters = said.map_or(DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    // What fits alike is decided by how quotation marks inside cells are written.
    let by_backslash = sample.contains("\\\"") && !sample.contains("\"\"");
    let dialects = delimiters.into_iter().flat_map(|delimiter| {
        [by_backslash, !by_backslash].map(|backslash| Dialect {
            delimiter,
            backslash,
        })
    });
    let fits =
        dialects.map(|dialect| (dialect, fit(sample, is_whole, dialect, columns, by_number)));
    let better =
        |best: (Dialect, Fit), next: (Dialect, Fit)| if next.1 > best.1 { next } else { best };
    fits.reduce(better).unwrap_or((
        Dialect {
            delimiter: b',',
            backslash: false,
        },
        Fit::default(),
    ))
}

/// Whether the first line names two known columns or more, whatever is between them: quickly, because
/// every text file is asked.
pub(super) fn may_be_header(text: &str, columns: &mut Columns) -> bool {
    let (text, _) = preamble(text);
    let line = text.trim_start().lines().next().unwrap_or_default();
    DELIMITERS.iter().any(|delimiter| {
        let names = line.split(char::from(*delimiter));
        let plain = names.map(|name| name.trim_matches(['"', ' ', '\u{feff}']));
        columns.recognised(plain).0 >= 2
    })
}

/// The first row.
pub(super) fn header(text: &str, dialect: Dialect) -> csv::StringRecord {
    let (text, _) = preamble(text);
    let mut rows = dialect.reader().from_reader(text.as_bytes());
    rows.records()
        .next()
        .and_then(Result::ok)
        .unwrap_or_default()
}

/// The text after a line such as `sep=;`, and how many lines that were.
pub(super) fn after_preamble<R: BufRead>(mut text: R) -> (R, u64) {
    let n_bytes = text.fill_buf().map_or(0, |start| {
        let head = String::from_utf8_lossy(&start[..start.len().min(16)]);
        head.len() - preamble(&head).0.len()
    });
    text.consume(n_bytes);
    (text, u64::from(n_bytes > 0))
}

/// What follows a line such as `sep=;`, which spreadsheets understand, and what it says.
fn preamble(text: &str) -> (&str, Option<u8>) {
    let said = || {
        let rest = text
            .strip_prefix("sep=")
            .or_else(|| text.strip_prefix("SEP="))?;
        let delimiter = *rest.as_bytes().first().filter(|byte| byte.is_ascii())?;
        let rest = rest.get(1..)?;
        let rest = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\n', '\r']))?;
        Some((rest, Some(delimiter)))
    };
    said().unwrap_or((text, None))
}

fn fit(
    sample: &str,
    is_whole: bool,
    dialect: Dialect,
    columns: &mut Columns,
    by_number: bool,
) -> Fit {
    let reader = dialect.reader();
    let mut lengths = Vec::new();
    let mut n_known = 0;
    for row in reader.from_reader(sample.as_bytes()).records() {
        let Ok(row) = row else { break };
        if lengths.is_empty() && !by_number {
            n_known = columns.recognised(row.iter()).0;
        }
        lengths.push(row.len());
    }
    if !is_whole && lengths.len() > 1 {
        lengths.pop();
    }
    let n_columns = lengths.first().copied().unwrap_or(0);
    let n_rows = lengths.len();
    let n_even = lengths
        .iter()
        .filter(|length| **length == n_columns)
        .count();
    let share_even = if n_columns < 2 {
        0
    } else {
        n_even * 1_000 / n_rows
    };
    Fit {
        n_known,
        share_even,
        n_columns,
        n_rows,
        n_even,
    }
}
