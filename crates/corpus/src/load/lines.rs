//! Lines of bounded length. A longer one is passed over without being kept.

use std::io::{self, BufRead, Read};

/// Reads line after line into one buffer.
pub(crate) struct Lines<R> {
    text: R,
    limit: usize,
    line: Vec<u8>,
    number: u64,
}

/// The next line of a file.
pub(crate) enum Line<'l> {
    /// A line without its ending, with its number from 1.
    Text(u64, &'l [u8]),
    /// A line longer than the limit was passed over.
    TooLong(u64),
    End,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(text: R, limit: usize) -> Self {
        Lines {
            text,
            limit,
            line: Vec::new(),
            number: 0,
        }
    }

    pub(crate) fn advance(&mut self) -> io::Result<Line<'_>> {
        self.line.clear();
        self.number += 1;
        let most = self.limit as u64 + 2;
        let n_bytes = self
            .text
            .by_ref()
            .take(most)
            .read_until(b'\n', &mut self.line)?;
        if n_bytes == 0 {
            return Ok(Line::End);
        }
        let is_whole = self.line.ends_with(b"\n");
        while self
            .line
            .last()
            .is_some_and(|byte| matches!(byte, b'\n' | b'\r'))
        {
            self.line.pop();
        }
        if self.line.len() > self.limit {
            if !is_whole {
                self.text.skip_until(b'\n')?;
            }
            self.line = Vec::new();
            return Ok(Line::TooLong(self.number));
        }
        Ok(Line::Text(self.number, &self.line))
    }
}
