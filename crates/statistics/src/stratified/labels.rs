//! Relabelling: which articles would be the target's if chance had dealt the labels within each
//! event. It shuffles labels and touches no counts.

use super::contrast::Contrast;
use crate::resample::Stream;

impl Contrast {
    /// The same contrast with its labels shuffled within every event: number `draw` of `seed`.
    #[must_use]
    pub fn relabelled(&self, seed: u64, draw: u64) -> Self {
        self.with_labels(self.shuffled_labels(seed, draw))
    }

    /// By place: whether it is the target's, in relabelling number `draw` of `seed`.
    pub(crate) fn shuffled_labels(&self, seed: u64, draw: u64) -> Vec<bool> {
        let (mut labels, mut stream) = (self.target.clone(), Stream::new(seed, draw));
        for stratum in &self.strata {
            stream.shuffle(&mut labels[stratum.places()]);
        }
        labels
    }

    /// Several relabellings side by side: see [`Block`].
    pub(crate) fn block(&self, seed: u64, draws: core::ops::Range<usize>) -> Block {
        let width = draws.len();
        let mut labels = vec![0; self.target.len() * width];
        for (column, draw) in draws.enumerate() {
            for (place, label) in self
                .shuffled_labels(seed, draw as u64)
                .into_iter()
                .enumerate()
            {
                labels[place * width + column] = u8::from(label);
            }
        }
        Block { labels, width }
    }
}

/// Relabellings that are worked through together, so that each count is read once for all.
#[derive(Debug)]
pub(crate) struct Block {
    labels: Vec<u8>,
    pub(crate) width: usize,
}

/// How many relabellings are worked through together.
pub(crate) const BLOCK: usize = 64;

/// The ranges of draws that make up `draws`, [`BLOCK`] at a time.
pub(crate) fn blocks(draws: usize) -> Vec<core::ops::Range<usize>> {
    (0..draws)
        .step_by(BLOCK)
        .map(|start| start..(start + BLOCK).min(draws))
        .collect()
}

impl Block {
    /// By draw: 1 if this place is the target's.
    pub(crate) fn of_place(&self, place: u32) -> &[u8] {
        let start = place as usize * self.width;
        &self.labels[start..start + self.width]
    }

    /// Adds `amount` to the sum of every draw in which this place is the target's.
    pub(crate) fn add<T>(&self, place: u32, amount: T, sums: &mut [T])
    where
        T: Copy + From<u8> + core::ops::Mul<Output = T> + core::ops::AddAssign,
    {
        for (sum, &label) in sums.iter_mut().zip(self.of_place(place)) {
            *sum += amount * T::from(label);
        }
    }
}
