//! Choices between two words, made by each outlet with known odds: what a comparison should find,
//! and, in every second pair, what it should not, because all outlets choose evenly.

use otherwords_statistics::real::exp;
use otherwords_statistics::resample::Stream;

use super::alias::Alias;
use super::{OUTLETS, Seed};

/// All pairs.
pub(crate) struct Pairs {
    /// By pair, then outlet: log-odds that it takes the first word.
    log_odds: Vec<[f64; OUTLETS]>,
    shares: Alias,
}

const PAIRS: usize = 200;
/// The sizes of differences that are planted, in turn.
const SIZES: [f64; 4] = [0.25, 0.5, 1.0, 2.0];

impl Pairs {
    /// The pairs; they are always the same.
    pub(crate) fn new() -> Self {
        let mut chance = Stream::new(Seed::Pairs as u64, 0);
        let shares: Vec<f64> = (0..PAIRS).map(|i| 1.0 / (i as f64 + 5.0)).collect();
        Self {
            log_odds: (0..PAIRS).map(|pair| log_odds(pair, &mut chance)).collect(),
            shares: Alias::new(&shares),
        }
    }

    /// The rank of a word: a pair by its share, then one of the two as the outlet would choose.
    pub(crate) fn draw(&self, outlet: usize, chance: &mut Stream) -> usize {
        let pair = self.shares.draw(chance);
        let of_first = 1.0 / (1.0 + exp(-self.log_odds[pair][outlet]));
        let [first, second] = ranks(pair);
        if chance.unit() < of_first {
            first
        } else {
            second
        }
    }

    /// The ranks of each pair's words with the log-odds of each outlet.
    pub(crate) fn planted(&self) -> impl Iterator<Item = ([usize; 2], &[f64; OUTLETS])> {
        (0..).map(ranks).zip(&self.log_odds)
    }
}

/// Both words of a pair are about as frequent, and never those of another pair.
fn ranks(pair: usize) -> [usize; 2] {
    [400 + 7 * pair, 403 + 7 * pair]
}

fn log_odds(pair: usize, chance: &mut Stream) -> [f64; OUTLETS] {
    let size = match pair % 2 {
        0 => SIZES[pair / 2 % SIZES.len()],
        _ => 0.0,
    };
    std::array::from_fn(|_| if chance.unit() < 0.5 { size } else { -size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_choose_with_the_planted_odds() {
        let (pairs, outlet, n) = (Pairs::new(), 3, 400_000);
        let mut chance = Stream::new(5, 0);
        let mut drawn = vec![0u32; 2_000];
        for _ in 0..n {
            drawn[pairs.draw(outlet, &mut chance)] += 1;
        }
        for ([first, second], log_odds) in pairs.planted().take(20) {
            let share = 1.0 / (1.0 + exp(-log_odds[outlet]));
            let (a, b) = (f64::from(drawn[first]), f64::from(drawn[second]));
            let error = (share * (1.0 - share) / (a + b)).sqrt();
            let found = a / (a + b);
            assert!(
                (found - share).abs() < 4.0 * error,
                "{first}: {found} for {share}"
            );
        }
    }

    #[test]
    fn half_of_the_pairs_are_chosen_evenly_and_the_others_differ_between_outlets() {
        let pairs = Pairs::new();
        let even = |of: &&[f64; OUTLETS]| of.iter().all(|odds| *odds == 0.0);
        let split =
            |of: &&[f64; OUTLETS]| of.iter().any(|x| *x > 0.0) && of.iter().any(|x| *x < 0.0);
        assert_eq!(pairs.log_odds.iter().filter(even).count(), PAIRS / 2);
        assert_eq!(pairs.log_odds.iter().filter(split).count(), PAIRS / 2);
    }
}
