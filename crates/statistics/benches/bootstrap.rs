//! What standard errors of whole vocabularies cost: 10,000 articles of 20 outlets and 500 events, a
//! Zipf vocabulary, 256 draws. For information, never a gate.

use divan::Bencher;
use otherwords_statistics::bootstrap::{GroupBootstrap, Resampled};
use otherwords_statistics::resample::Stream;
use otherwords_statistics::stratified::Unit;

fn main() {
    divan::main();
}

const ARTICLES: u32 = 10_000;
const TERMS: u32 = 2_000;
const DRAWS: usize = 256;

#[divan::bench]
fn of_articles(bencher: Bencher) {
    bench(bencher, Resampled::Articles);
}

#[divan::bench]
fn of_events(bencher: Bencher) {
    bench(bencher, Resampled::Events);
}

/// The weights are drawn outside of what is measured.
fn bench(bencher: Bencher, resampled: Resampled) {
    let bootstrap = GroupBootstrap::new(&units(), 20, resampled, DRAWS, 500.0, 1);
    let terms: Vec<Vec<(u32, u32)>> = (0..TERMS).map(term).collect();
    bencher.bench(|| bootstrap.log_odds(&terms));
}

fn units() -> Vec<Unit> {
    let unit = |i| Unit {
        stratum: i / 20,
        group: i % 20,
        length: 350,
    };
    (0..ARTICLES).map(unit).collect()
}

/// The term of a rank, once in each of its articles.
fn term(rank: u32) -> Vec<(u32, u32)> {
    let mut stream = Stream::new(2, u64::from(rank));
    let occurrences = ARTICLES * 4 / (rank + 4);
    let mut units: Vec<u32> = (0..occurrences).map(|_| stream.below(ARTICLES)).collect();
    units.sort_unstable();
    units.dedup();
    units.into_iter().map(|unit| (unit, 1)).collect()
}
