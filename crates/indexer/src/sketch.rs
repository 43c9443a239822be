//! Upper bounds of how often each of very many things occurs, in little memory: what is too rare is dropped
//! before it costs any.

use std::sync::atomic::{AtomicU8, Ordering};

/// Counts above this are not told apart.
pub(crate) const SATURATED: u32 = 200;

/// Upper bounds of the number of occurrences by hash, in one byte a slot.
pub(crate) struct Sketch(Vec<AtomicU8>);

impl Sketch {
    pub(crate) fn of_about(slots: usize) -> Self {
        let slots = slots.next_power_of_two().clamp(1 << 10, 1 << 27);
        Self((0..slots).map(|_| AtomicU8::new(0)).collect())
    }

    fn slot(&self, hash: u64) -> &AtomicU8 {
        &self.0[(hash as usize) & (self.0.len() - 1)]
    }

    pub(crate) fn add(&self, hash: u64) {
        let next = |count: u8| (u32::from(count) < SATURATED).then_some(count + 1);
        // Refused where the slot is full, which is as good.
        let _ = self
            .slot(hash)
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
    }

    pub(crate) fn count(&self, hash: u64) -> u32 {
        self.slot(hash).load(Ordering::Relaxed).into()
    }
}

/// A hash that is the same on every machine.
pub(crate) fn hash(numbers: &[u32]) -> u64 {
    numbers
        .iter()
        .fold(0x9e37_79b9_7f4a_7c15_u64, |hash, number| {
            (hash ^ u64::from(*number))
                .wrapping_mul(0xff51_afd7_ed55_8ccd)
                .rotate_left(29)
        })
}
