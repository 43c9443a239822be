//! Bounds how much may be read for one record, for readers that set no bound themselves.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Ends when more has been read than allowed since the allowance was last refilled.
pub(super) struct Allowance<R> {
    inner: R,
    left: Left,
}

/// What is left, seen from outside.
#[derive(Clone)]
pub(super) struct Left {
    bytes: Rc<Cell<usize>>,
    allowed: usize,
}

impl<R: Read> Allowance<R> {
    pub(super) fn new(inner: R, allowed: usize) -> (Self, Left) {
        let left = Left {
            bytes: Rc::new(Cell::new(allowed)),
            allowed,
        };
        (
            Allowance {
                inner,
                left: left.clone(),
            },
            left,
        )
    }
}

impl Left {
    pub(super) fn refill(&self) {
        self.bytes.set(self.allowed);
    }

    /// Whether the last record took all there was.
    pub(super) fn is_used_up(&self) -> bool {
        self.bytes.get() == 0
    }
}

impl<R: Read> Read for Allowance<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let allowed = buffer.len().min(self.left.bytes.get());
        let n_bytes = self.inner.read(&mut buffer[..allowed])?;
        self.left.bytes.set(self.left.bytes.get() - n_bytes);
        Ok(n_bytes)
    }
}
