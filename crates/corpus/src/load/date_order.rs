//! Whether a file writes `03/04/2020` with the day or the month first. The file is asked: some other
//! of its dates may have a 13th or later day. Of what can be read only once, as in an archive, the
//! beginning is asked.

use std::ops::ControlFlow;

use super::columns::Columns;
use super::field::Field;
use super::format::Format;
use super::intake;
use super::options::LoadOptions;
use super::record::{Desk, Record};
use super::stream::{SAMPLE_BYTES, Stream};
use super::walk::SourceFile;
use crate::date::{self, Fault, Order, Reading, When};
use crate::{Outcome, Silent};

/// What is known about one file's dates.
pub(super) struct DateOrder<'f> {
    file: &'f SourceFile,
    format: &'f Format,
    options: &'f LoadOptions,
    /// The beginning of a file that cannot be read again.
    beginning: Option<Vec<u8>>,
    order: Option<Order>,
    told_mixed: bool,
}

/// A date, and what the user should know about all dates of the file.
pub(super) type Dated = (When, Option<&'static str>);

const ASSUMED: &str =
    "dates such as 03/04/2020 could be 3 April or 4 March; the day is taken to be first";
const MIXED: &str = "some dates have the day first and some the month";

impl<'f> DateOrder<'f> {
    pub(super) fn new(
        file: &'f SourceFile,
        format: &'f Format,
        options: &'f LoadOptions,
        sample: &[u8],
    ) -> Self {
        let is_once = !file.is_regular && !format.one_article_a_file;
        DateOrder {
            file,
            format,
            options,
            beginning: is_once.then(|| sample.to_vec()),
            order: None,
            told_mixed: false,
        }
    }

    /// Reads a date as this file writes them.
    pub(super) fn read(&mut self, text: &str) -> Result<Dated, Fault> {
        let when = date::read(text, self.order.unwrap_or(Order::DayFirst))?;
        match (when.reading, self.order) {
            (Reading::Plain, _) | (Reading::Either, Some(_)) => Ok((when, None)),
            (Reading::Only(order), None) => {
                self.order = Some(order);
                Ok((when, None))
            }
            (Reading::Only(order), Some(known)) => Ok((when, self.mixed(order, known))),
            (Reading::Either, None) => {
                let found = self.survey();
                let order = *self.order.insert(found.unwrap_or(Order::DayFirst));
                Ok((date::read(text, order)?, found.is_none().then_some(ASSUMED)))
            }
        }
    }

    fn mixed(&mut self, order: Order, known: Order) -> Option<&'static str> {
        let tell = order != known && !self.told_mixed;
        self.told_mixed |= tell;
        tell.then_some(MIXED)
    }

    /// Reads the file, or its beginning, once more, for its dates only.
    fn survey(&self) -> Option<Order> {
        if self.format.one_article_a_file {
            return None;
        }
        let stream = match &self.beginning {
            Some(beginning) => Stream::new(whole_lines(beginning)).ok()?,
            None => Stream::open(&self.file.path, &Silent).ok()?,
        };
        let input = intake::input(self.file, self.options, stream);
        let mut survey = Survey {
            columns: Columns::new(&self.options.columns),
            order: None,
        };
        // It breaks as soon as it knows.
        let _ = (self.format.read)(input, &mut survey);
        survey.order
    }
}

/// A beginning that was cut off anywhere, without its last line.
fn whole_lines(beginning: &[u8]) -> &[u8] {
    let end = beginning.iter().rposition(|byte| *byte == b'\n');
    match end {
        Some(end) if beginning.len() >= SAMPLE_BYTES => &beginning[..end],
        _ => beginning,
    }
}

/// Looks at dates until one shows the order.
struct Survey {
    columns: Columns,
    order: Option<Order>,
}

impl Desk for Survey {
    fn record(&mut self, record: Record<'_>) -> ControlFlow<()> {
        let chosen = self.columns.choose(&record.cells);
        let text = chosen.get(Field::Date, &record.cells);
        let when = text.and_then(|text| date::read(text, Order::DayFirst).ok());
        if let Some(When {
            reading: Reading::Only(order),
            ..
        }) = when
        {
            self.order = Some(order);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn broken(&mut self, _number: u64, _what: String, _outcome: Outcome) {}

    fn problem(&mut self, _number: Option<u64>, _what: String, _outcome: Outcome) {}
}
