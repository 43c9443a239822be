//! Reproducible chance: seeded streams of random numbers, shuffled labels and event weights. The
//! same seed and stream number give the same draws on every machine, whichever thread asks.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::real::exp;

/// One stream of random numbers (ChaCha with eight rounds).
#[derive(Debug, Clone)]
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// Stream number `stream` of `seed`. Give every draw (bootstrap sample, relabelling) its own
    /// stream: then it does not matter which thread makes it.
    ///
    /// ```
    /// use otherwords_statistics::resample::Stream;
    /// assert_eq!(Stream::new(7, 3).below(1000), Stream::new(7, 3).below(1000));
    /// ```
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        let (mut bytes, mut state) = ([0; 32], seed);
        for chunk in bytes.chunks_exact_mut(8) {
            chunk.copy_from_slice(&split_mix(&mut state).to_le_bytes());
        }
        let mut generator = ChaCha8Rng::from_seed(bytes);
        generator.set_stream(stream);
        Self(generator)
    }

    /// A whole number below `n`, each equally likely (Lemire 2019); 0 if `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        let rejected = if n == 0 {
            return 0;
        } else {
            n.wrapping_neg() % n
        };
        loop {
            let product = u64::from(self.0.next_u32()) * u64::from(n);
            if product as u32 >= rejected {
                return (product >> 32) as u32;
            }
        }
    }

    /// A number in `[0, 1)`, with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// A Poisson number with the given mean, by multiplication (Knuth), large means in parts of
    /// at most 30; 0 if the mean is not positive.
    pub fn poisson(&mut self, mean: f64) -> u32 {
        let (mut left, mut count) = (mean, 0);
        while left > 0.0 {
            let limit = exp(-left.min(30.0));
            let mut product = self.unit();
            while product > limit {
                count += 1;
                product *= self.unit();
            }
            left -= 30.0;
        }
        count
    }

    /// A Poisson number of mean 1 from 32 random bits, by inversion; 12 at most, which is reached
    /// once in a thousand million draws. Quicker than [`poisson`](Self::poisson), for weights.
    pub fn poisson_of_one(&mut self) -> u8 {
        let drawn = self.0.next_u32();
        let reached = |below: &u32| u8::from(drawn >= *below);
        // Nearly always below the sixth: five comparisons cost less than to guess when to stop.
        let (usual, rare) = POISSON_OF_ONE.split_at(5);
        let usual: u8 = usual.iter().map(reached).sum();
        match usual {
            5 => usual + rare.iter().map(reached).sum::<u8>(),
            _ => usual,
        }
    }

    /// Puts values into a random order, all orders equally likely (Fisher & Yates).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

/// The probability of at most 0, 1, 2, ... under Poisson's law of mean 1, in units of 2^-32.
const POISSON_OF_ONE: [u32; 12] = [
    1_580_030_169,
    3_160_060_337,
    3_950_075_422,
    4_213_413_783,
    4_279_248_374,
    4_292_415_292,
    4_294_609_778,
    4_294_923_276,
    4_294_962_463,
    4_294_966_817,
    4_294_967_253,
    4_294_967_292,
];

/// How often each of `n_events` is drawn when as many are drawn with replacement: the weights of
/// an ordinary bootstrap. They add up to `n_events`.
#[must_use]
pub fn multinomial_weights(n_events: usize, stream: &mut Stream) -> Vec<u32> {
    let mut weights = vec![0; n_events];
    for _ in 0..n_events {
        weights[stream.below(n_events as u32) as usize] += 1;
    }
    weights
}

/// Steele, Lea & Flood 2014: spreads a small seed over many bits.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_themselves_and_differ_from_each_other() {
        let draw = |seed, stream| {
            let mut stream = Stream::new(seed, stream);
            (0..8).map(|_| stream.below(u32::MAX)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1, 2), draw(1, 2));
        assert_ne!(draw(1, 2), draw(1, 3));
        assert_ne!(draw(1, 2), draw(2, 2));
    }

    #[test]
    fn multinomial_weights_add_up() {
        let weights = multinomial_weights(50, &mut Stream::new(5, 0));
        assert_eq!(weights.iter().sum::<u32>(), 50);
        assert!(multinomial_weights(0, &mut Stream::new(5, 0)).is_empty());
    }

    #[test]
    fn poisson_numbers_have_their_mean_and_variance() {
        for mean in [1.0, 4.5, 80.0] {
            let mut stream = Stream::new(11, 0);
            let draws: Vec<f64> = (0..20_000)
                .map(|_| f64::from(stream.poisson(mean)))
                .collect();
            let average = draws.iter().sum::<f64>() / 20_000.0;
            let variance = draws
                .iter()
                .map(|x| (x - average) * (x - average))
                .sum::<f64>()
                / 2e4;
            let error = (mean / 20_000.0).sqrt();
            assert!(
                (average - mean).abs() < 4.0 * error,
                "mean {average} of {mean}"
            );
            assert!(
                (variance / mean - 1.0).abs() < 0.06,
                "variance {variance} of {mean}"
            );
        }
    }

    #[test]
    fn poisson_numbers_of_mean_one_have_its_probabilities() {
        let mut stream = Stream::new(12, 0);
        let mut counts = [0u32; 13];
        (0..100_000).for_each(|_| counts[stream.poisson_of_one() as usize] += 1);
        let mut expected = 100_000.0 * (-1.0f64).exp();
        for (number, &count) in (1..=8).zip(&counts) {
            let error = expected.sqrt().max(1.0);
            assert!(
                (f64::from(count) - expected).abs() < 4.5 * error,
                "{counts:?}"
            );
            expected /= f64::from(number);
        }
    }

    #[test]
    fn every_order_of_three_is_equally_likely() {
        let mut counts = std::collections::BTreeMap::new();
        let mut stream = Stream::new(3, 9);
        for _ in 0..6_000 {
            let mut values = [0, 1, 2];
            stream.shuffle(&mut values);
            *counts.entry(values).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(
            counts.values().all(|count| (880..1_120).contains(count)),
            "{counts:?}"
        );
    }
}
