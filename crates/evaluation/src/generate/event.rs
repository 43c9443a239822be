//! What is written about: a day and the words that come with it.

use otherwords_statistics::resample::Stream;

use super::Seed;
use super::alias::Alias;

/// An event.
pub(crate) struct Event {
    /// Days after the first day of the corpus.
    pub(crate) day: u32,
    /// Ranks of its words, the most used first.
    words: Vec<usize>,
    shares: Alias,
}

const WORDS: usize = 80;
/// An event's words are neither the commonest nor the rarest.
const RANKS: std::ops::Range<u32> = 1_000..61_000;
/// About ten years.
const DAYS: u32 = 3_600;

impl Event {
    /// The event of this number.
    pub(crate) fn new(number: usize) -> Self {
        let mut chance = Stream::new(Seed::Event as u64, number as u64);
        let day = chance.below(DAYS);
        let rank = |_| (RANKS.start + chance.below(RANKS.end - RANKS.start)) as usize;
        let words = (0..WORDS).map(rank).collect();
        let shares: Vec<f64> = (0..WORDS).map(|i| 1.0 / (i as f64 + 1.5)).collect();
        Self {
            day,
            words,
            shares: Alias::new(&shares),
        }
    }

    /// The rank of its first word: whoever is quoted on the event.
    pub(crate) fn speaker(&self) -> usize {
        self.words[0]
    }

    /// The rank of one of its words.
    pub(crate) fn draw(&self, chance: &mut Stream) -> usize {
        self.words[self.shares.draw(chance)]
    }
}
