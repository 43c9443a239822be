//! What a test and a standard error cost, in a corpus of 100,000 articles: 500 events, 20 outlets
//! of 10 articles each, terms from the rarest to the most frequent. For information, never a gate.

use divan::Bencher;
use otherwords_statistics::resample::Stream;
use otherwords_statistics::stratified::{Contrast, Design, EventBootstrap, Scratch, Unit};

fn main() {
    divan::main();
}

const ARTICLES: u32 = 100_000;

fn design() -> Design {
    let mut stream = Stream::new(1, 0);
    let units: Vec<Unit> = (0..ARTICLES)
        .map(|i| Unit {
            stratum: i / 200,
            group: i % 20,
            length: 150 + stream.below(600),
        })
        .collect();
    Design::new(&units, 20)
}

/// A term that occurs about `n` times, anywhere.
fn term(n: u32, seed: u64) -> Vec<(u32, u32)> {
    let mut stream = Stream::new(2, seed);
    let mut units: Vec<u32> = (0..n).map(|_| stream.below(ARTICLES)).collect();
    units.sort_unstable();
    units
        .chunk_by(|a, b| a == b)
        .map(|of| (of[0], of.len() as u32))
        .collect()
}

fn terms(n: u32) -> Vec<Vec<(u32, u32)>> {
    (0..64).map(|seed| term(n, seed)).collect()
}

/// Tests of 64 terms of the same frequency, on one thread.
#[divan::bench(args = [1, 5, 30, 200, 1_000, 10_000, 100_000, 1_000_000])]
fn tests_of_64_terms(bencher: Bencher, n: u32) {
    let (contrast, terms, mut scratch) = (design().against_rest(3), terms(n), Scratch::default());
    bencher.bench_local(|| {
        terms
            .iter()
            .map(|term| contrast.test(term, &mut scratch).log_p)
            .sum::<f64>()
    });
}

/// A vocabulary as Zipf would have it (every twentieth of its 60,000 terms), one outlet.
#[divan::bench(sample_count = 3)]
fn tests_of_3000_zipf_terms(bencher: Bencher) {
    let (contrast, mut scratch): (Contrast, _) = (design().against_rest(3), Scratch::default());
    let count = |rank: u32| 4_000_000 / (rank + 3);
    let terms: Vec<_> = (0..3_000)
        .map(|i| term(count(20 * i + 10), u64::from(i)))
        .collect();
    bencher.bench_local(|| {
        terms
            .iter()
            .map(|term| contrast.test(term, &mut scratch).log_p)
            .sum::<f64>()
    });
}

/// Standard errors of 64 terms from 499 draws of events.
#[divan::bench(args = [5, 200, 10_000])]
fn bootstrap_of_64_terms(bencher: Bencher, n: u32) {
    let (contrast, terms) = (design().against_rest(3), terms(n));
    let bootstrap = EventBootstrap::new(&contrast, 499, 1);
    bencher.bench_local(|| {
        terms
            .iter()
            .filter_map(|term| bootstrap.standard_error(term))
            .sum::<f64>()
    });
}
