//! On which line a row of a table begins. The reader of tables passes over line ends and empty lines
//! between rows without telling, so its text is given to it a line at a time, and the lines counted.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// The text of a table. No read goes beyond the end of a line, so that a reader that asks only for
/// what it needs has not begun a line after the row it has just ended.
pub(super) struct LineByLine<R> {
    text: R,
    last: u8,
    begun: LinesBegun,
}

/// How many lines have been begun, seen from outside.
#[derive(Clone)]
pub(super) struct LinesBegun(Rc<Cell<u64>>);

impl<R: BufRead> LineByLine<R> {
    /// The text, of which `n_before` lines have been read already.
    pub(super) fn new(text: R, n_before: u64) -> (Self, LinesBegun) {
        let begun = LinesBegun(Rc::new(Cell::new(n_before)));
        let last = b'\n';
        let lines = LineByLine {
            text,
            last,
            begun: begun.clone(),
        };
        (lines, begun)
    }

    /// Counts the line that the next byte begins, if it begins one. At the end of the text an empty
    /// line begins, which a quotation never closed reaches into.
    fn begin_line(&mut self) -> io::Result<()> {
        let begins = match self.last {
            b'\n' => true,
            b'\r' => self.text.fill_buf()?.first() != Some(&b'\n'),
            _ => false,
        };
        if begins {
            self.begun.0.set(self.begun.0.get() + 1);
            // Asked again before anything was read, it is still the same line.
            self.last = 0;
        }
        Ok(())
    }
}

impl<R: BufRead> Read for LineByLine<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.begin_line()?;
        let text = self.text.fill_buf()?;
        let line = &text[..text.len().min(buffer.len())];
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let n_bytes = line.iter().position(is_end).map_or(line.len(), |at| at + 1);
        buffer[..n_bytes].copy_from_slice(&line[..n_bytes]);
        self.last = line[..n_bytes].last().copied().unwrap_or(self.last);
        self.text.consume(n_bytes);
        Ok(n_bytes)
    }
}

impl LinesBegun {
    /// The line, from 1, on which a row began that was read just now.
    pub(super) fn first_of(&self, row: &csv::StringRecord) -> u64 {
        let n_within: usize = row.iter().map(n_line_ends).sum();
        self.0.get().saturating_sub(n_within as u64)
    }
}

/// Line ends within a value: `\n`, `\r\n` and `\r` alone.
fn n_line_ends(value: &str) -> usize {
    let bytes = value.as_bytes();
    let is_end = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(|at| is_end(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_lines(table: &str) -> Vec<u64> {
        let (text, begun) = LineByLine::new(table.as_bytes(), 0);
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text);
        let mut row = csv::StringRecord::new();
        let mut lines = Vec::new();
        while rows.read_record(&mut row).expect("in memory") {
            lines.push(begun.first_of(&row));
        }
        lines
    }

    #[test]
    fn rows_are_counted_by_line_whatever_ends_a_line() {
        for (table, lines) in [
            ("a,b\nc,d\ne,f\n", vec![1, 2, 3]),
            ("a,b\nc,d\ne,f", vec![1, 2, 3]),
            ("a,b\n\n\nc,d\n", vec![1, 4]),
            ("\n\na,b\nc,d", vec![3, 4]),
            ("a,b\n\"c\n\nc\",\"d\nd\"\ne,f\n", vec![1, 2, 6]),
            ("a,b\nc,\"d\n\"\ne,f\n", vec![1, 2, 4]),
            ("a,b\n\"never\nclosed\n", vec![1, 2]),
            ("a,b\n\"never\nclosed", vec![1, 2]),
        ] {
            for end in ["\n", "\r\n", "\r"] {
                let table = table.replace('\n', end);
                assert_eq!(first_lines(&table), lines, "{table:?}");
            }
        }
    }
}
