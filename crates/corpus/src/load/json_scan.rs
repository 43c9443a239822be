//! Where JSON values begin and end, by brackets and quotation marks alone. Does not check them.

use std::io::{self, BufRead};

/// A place in a JSON file.
pub(super) struct Scan<R> {
    text: R,
    limit: usize,
    /// The line of this place, from 1.
    pub(super) line: u64,
}

/// One value's text.
pub(super) struct Scanned {
    pub(super) text: Vec<u8>,
    /// It was longer than allowed, and its text is not whole.
    pub(super) too_long: bool,
}

impl<R: BufRead> Scan<R> {
    pub(super) fn new(text: R, limit: usize) -> Self {
        Scan {
            text,
            limit,
            line: 1,
        }
    }

    /// Passes over white space, commas and colons and says what stands there; `None` at the end.
    pub(super) fn next_mark(&mut self) -> io::Result<Option<u8>> {
        loop {
            let buffer = self.text.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let is_between = |byte: &u8| byte.is_ascii_whitespace() || b",:\0\x1e".contains(byte);
            let n_bytes = buffer.iter().take_while(|byte| is_between(byte)).count();
            let mark = buffer.get(n_bytes).copied();
            self.line += count_lines(&buffer[..n_bytes]);
            self.text.consume(n_bytes);
            if mark.is_some() {
                return Ok(mark);
            }
        }
    }

    /// Passes over the byte that stands here.
    pub(super) fn skip_byte(&mut self) -> io::Result<()> {
        self.text.fill_buf()?;
        self.text.consume(1);
        Ok(())
    }

    /// At an opening bracket: whether an object follows.
    ///
    /// Looks only as far as is read anyway; a list that is not yet read is believed to hold objects.
    pub(super) fn list_holds_objects(&mut self) -> io::Result<bool> {
        let buffer = self.text.fill_buf()?;
        let inner = buffer.get(1..).unwrap_or_default().trim_ascii_start();
        Ok(inner.first().is_none_or(|byte| *byte == b'{'))
    }

    /// Reads the value that stands here; `None` if the file ends within it.
    pub(super) fn value(&mut self) -> io::Result<Option<Scanned>> {
        let mut text = Vec::new();
        let mut state = State::default();
        let mut too_long = false;
        loop {
            let buffer = self.text.fill_buf()?;
            if buffer.is_empty() {
                let is_whole = state.is_scalar();
                return Ok(is_whole.then_some(Scanned { text, too_long }));
            }
            let (n_bytes, is_over) = state.advance(buffer);
            too_long |= text.len() + n_bytes > self.limit;
            if too_long {
                text = Vec::new();
            } else {
                text.extend_from_slice(&buffer[..n_bytes]);
            }
            self.line += count_lines(&buffer[..n_bytes]);
            self.text.consume(n_bytes);
            if is_over {
                return Ok(Some(Scanned { text, too_long }));
            }
        }
    }
}

fn count_lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Where within a value we are.
#[derive(Default)]
struct State {
    depth: usize,
    in_string: bool,
    escaped: bool,
    begun: bool,
}

impl State {
    /// A bare word or number, which the end of the file may end.
    fn is_scalar(&self) -> bool {
        self.begun && self.depth == 0 && !self.in_string
    }

    /// How many of these bytes belong to the value, and whether it is over then.
    fn advance(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (index, &byte) in bytes.iter().enumerate() {
            if self.in_string {
                self.within_string(byte);
            } else {
                match byte {
                    b'"' => self.in_string = true,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' if self.depth == 0 => return (index, true),
                    b'}' | b']' => self.depth -= 1,
                    b',' if self.depth == 0 => return (index, true),
                    _ if self.depth == 0 && byte.is_ascii_whitespace() => return (index, true),
                    _ => {
                        self.begun = true;
                        continue;
                    }
                }
            }
            self.begun = true;
            let closes = matches!(byte, b'"' | b'}' | b']');
            if closes && self.depth == 0 && !self.in_string {
                return (index + 1, true);
            }
        }
        (bytes.len(), false)
    }

    fn within_string(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => self.in_string = false,
            _ => {}
        }
    }
}
