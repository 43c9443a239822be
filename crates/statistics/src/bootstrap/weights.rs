//! The weights of all rows (articles or events) in all replications, one byte each, 64 replications
//! side by side.

use rayon::prelude::*;

use crate::resample::Stream;

/// Replications worked on together.
pub(super) const LANES: usize = 64;

/// Rows filled together, so that they stay in the processor's cache.
const ROWS_AT_A_TIME: usize = 256;

/// By block of replications, then by row.
#[derive(Debug)]
pub(super) struct Weights {
    blocks: Vec<Vec<[u8; LANES]>>,
}

impl Weights {
    pub(super) fn draw(rows: usize, draws: usize, seed: u64) -> Self {
        let block = |block: usize| {
            let mut weights = vec![[0; LANES]; rows];
            let lanes = 0..LANES;
            let mut streams: Vec<Stream> = lanes
                .map(|lane| Stream::new(seed, (block * LANES + lane) as u64))
                .collect();
            for rows in weights.chunks_mut(ROWS_AT_A_TIME) {
                for (lane, stream) in streams.iter_mut().enumerate() {
                    rows.iter_mut()
                        .for_each(|row| row[lane] = stream.poisson_of_one());
                }
            }
            weights
        };
        let blocks = (0..draws.div_ceil(LANES)).into_par_iter().map(block);
        Self {
            blocks: blocks.collect(),
        }
    }

    pub(super) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// By row.
    pub(super) fn block(&self, block: usize) -> &[[u8; LANES]] {
        &self.blocks[block]
    }
}
