//! The bootstrap of all terms at once against its definition, one replication after the other, and
//! on any number of threads.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use otherwords_statistics::bootstrap::{GroupBootstrap, Resampled, Spread};
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_odds_prior::log_odds_prior;
use otherwords_statistics::resample::Stream;
use otherwords_statistics::stratified::Unit;

const GROUPS: u32 = 4;
const DRAWS: usize = 128;
const SEED: u64 = 5;
const PRIOR: f64 = 500.0;

/// Events of five articles; the last group beyond those asked for takes no part.
fn units() -> Vec<Unit> {
    let mut stream = Stream::new(1, 0);
    (0..100)
        .map(|i| Unit {
            stratum: 7 * (i / 5),
            group: i % (GROUPS + 1),
            length: 9_000 + stream.below(4_000),
        })
        .collect()
}

/// From the rarest to one so frequent that 16 bits do not hold it.
fn terms() -> Vec<Vec<(u32, u32)>> {
    let mut stream = Stream::new(2, 0);
    let mut term = |articles: u32, most: u32| -> Vec<(u32, u32)> {
        let mut units: Vec<u32> = (0..articles).map(|_| stream.below(100)).collect();
        units.sort_unstable();
        units.dedup();
        units
            .into_iter()
            .map(|unit| (unit, 1 + stream.below(most)))
            .collect()
    };
    vec![
        term(1, 1),
        term(3, 2),
        term(12, 3),
        term(90, 40),
        term(100, 6_500),
        Vec::new(),
    ]
}

fn weight_rows(units: &[Unit], resampled: Resampled) -> Vec<usize> {
    (0..)
        .zip(units)
        .map(|(article, unit)| match resampled {
            Resampled::Articles => article,
            Resampled::Events => unit.stratum as usize / 7,
        })
        .collect()
}

/// The definition: weigh everything, then compute the measure, replication by replication.
fn slowly(units: &[Unit], term: &[(u32, u32)], group: u32, resampled: Resampled) -> (f64, f64) {
    let rows = weight_rows(units, resampled);
    let n_rows = rows.iter().max().unwrap() + 1;
    let taking_part = |unit: u32| units[unit as usize].group < GROUPS;
    let total: f64 = term
        .iter()
        .filter(|of| taking_part(of.0))
        .map(|of| f64::from(of.1))
        .sum();
    let tokens: f64 = units
        .iter()
        .filter(|unit| unit.group < GROUPS)
        .map(|unit| f64::from(unit.length))
        .sum();
    let values: Vec<f64> = (0..DRAWS as u64)
        .map(|draw| {
            let mut stream = Stream::new(SEED, draw);
            let weights: Vec<u64> = (0..n_rows)
                .map(|_| stream.poisson_of_one().into())
                .collect();
            let mut table = Contingency {
                target: 0,
                reference: 0,
                target_total: 0,
                reference_total: 0,
            };
            for (unit, &row) in units.iter().zip(&rows).filter(|of| of.0.group < GROUPS) {
                let tokens = u64::from(unit.length) * weights[row];
                if unit.group == group {
                    table.target_total += tokens
                } else {
                    table.reference_total += tokens
                }
            }
            for &(unit, count) in term.iter().filter(|of| taking_part(of.0)) {
                let count = u64::from(count) * weights[rows[unit as usize]];
                if units[unit as usize].group == group {
                    table.target += count
                } else {
                    table.reference += count
                }
            }
            log_odds_prior(&table, PRIOR * total / tokens, PRIOR).delta
        })
        .collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}

#[test]
fn every_spread_is_that_of_replications_worked_out_one_by_one() {
    let (units, terms) = (units(), terms());
    for resampled in [Resampled::Articles, Resampled::Events] {
        let bootstrap = GroupBootstrap::new(&units, GROUPS as usize, resampled, DRAWS, PRIOR, SEED);
        assert_eq!(bootstrap.draws(), DRAWS);
        let spreads = bootstrap.log_odds(&terms);
        assert_eq!(spreads.len(), terms.len() * GROUPS as usize);
        for (place, found) in spreads.iter().enumerate() {
            let (term, group) = (&terms[place / GROUPS as usize], place as u32 % GROUPS);
            let taking_part = term.iter().any(|of| units[of.0 as usize].group < GROUPS);
            let (mean, error) = if taking_part {
                slowly(&units, term, group, resampled)
            } else {
                (0.0, 0.0)
            };
            let near = |found: f32, expected: f64| {
                (f64::from(found) - expected).abs() < 2e-5 * (1.0 + expected.abs())
            };
            assert!(
                near(found.mean, mean) && near(found.standard_error, error),
                "term {} group {group} {resampled:?}: {found:?} for {mean} {error}",
                place / GROUPS as usize
            );
        }
    }
}

#[test]
fn draws_are_rounded_up_and_odd_input_is_passed_over() {
    let units = units();
    let bootstrap = GroupBootstrap::new(&units, 2, Resampled::Articles, 65, PRIOR, SEED);
    assert_eq!(bootstrap.draws(), 128);
    let odd = bootstrap.log_odds(&[vec![(4, 9), (1_000, 3), (0, 0)]]);
    assert_eq!(
        odd,
        [Spread {
            mean: 0.0,
            standard_error: 0.0
        }; 2]
    );
    assert!(bootstrap.log_odds::<Vec<(u32, u32)>>(&[]).is_empty());
    let nobody = GroupBootstrap::new(&[], 0, Resampled::Events, 64, PRIOR, SEED);
    assert!(nobody.log_odds(&[vec![(0, 1)]]).is_empty());
}

#[test]
fn the_number_of_threads_changes_no_spread() {
    let (units, terms) = (units(), terms());
    let all = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            let bootstrap = GroupBootstrap::new(&units, 4, Resampled::Articles, DRAWS, PRIOR, SEED);
            bootstrap.log_odds(&terms)
        })
    };
    assert_eq!(all(1), all(5));
}
