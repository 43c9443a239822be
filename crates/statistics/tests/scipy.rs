//! Agreement with SciPy: `reference/scipy.csv`, one number a row with version and variant, made by
//! `reference/make_scipy.py`.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::divergence::{jensen_shannon, kullback_leibler, total_variation};
use otherwords_statistics::keyness::bayes_information::bayes_information;
use otherwords_statistics::keyness::chi_square::chi_square;
use otherwords_statistics::keyness::log_likelihood::{g2, g2_two_cell};
use otherwords_statistics::keyness::mann_whitney::mann_whitney;
use otherwords_statistics::keyness::odds_ratio::log_odds_ratio;
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::stratified::{Design, Law, Scratch, Unit};
use otherwords_statistics::tail::{beta_cumulative, chi_square_log_survival, normal_log_survival};

#[test]
fn measures_laws_and_tails_agree_with_scipy() {
    let mut reader = csv::Reader::from_reader(&include_bytes!("reference/scipy.csv")[..]);
    let mut n_checked = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let inputs: Vec<Vec<f64>> = row[1].split(';').map(numbers).collect();
        let expected: f64 = row[2].parse().unwrap();
        let tolerance: f64 = row[6].parse().unwrap();
        let actual = measured(&row[0], &inputs);
        let near = (actual - expected).abs() <= tolerance * expected.abs().max(1e-6);
        assert!(actual == expected || near, "{row:?}: {actual}");
        n_checked += 1;
    }
    assert_eq!(n_checked, 70);
}

fn numbers(list: &str) -> Vec<f64> {
    list.split_whitespace()
        .map(|x| x.parse().unwrap())
        .collect()
}

fn measured(measure: &str, inputs: &[Vec<f64>]) -> f64 {
    let first = &inputs[0];
    let table = || {
        let [target, reference, target_total, reference_total] =
            [0, 1, 2, 3].map(|i| first[i] as u64);
        Contingency {
            target,
            reference,
            target_total,
            reference_total,
        }
    };
    match measure {
        "g2" => g2(&table()),
        "g2_two_cell" => g2_two_cell(&table()),
        "chi_square" => chi_square(&table()),
        "log_odds_ratio" => log_odds_ratio(&table()),
        "bic" => bayes_information(&table()),
        "jensen_shannon" => jensen_shannon(first, &inputs[1]).unwrap().bits,
        "total_variation" => total_variation(first, &inputs[1]).unwrap(),
        "kullback_leibler" => kullback_leibler(first, &inputs[1]).unwrap(),
        "mann_whitney_w" => mann_whitney(first, &inputs[1]).unwrap().w,
        "mann_whitney_p" => mann_whitney(first, &inputs[1]).unwrap().p,
        "benjamini_hochberg" => benjamini_hochberg(&inputs[1])[first[0] as usize],
        "score_upper_equal" => {
            let [k, with, m, in_target] = [0, 1, 2, 3].map(|i| first[i] as usize);
            let count = |article: usize| {
                u32::from(article < in_target || (m..m + with - in_target).contains(&article))
            };
            let counts: Vec<u32> = (0..k).map(count).collect();
            upper_tail(&counts, &vec![400; k], m)
        }
        "score_upper" => {
            let whole = |list: &[f64]| list.iter().map(|&x| x as u32).collect::<Vec<u32>>();
            upper_tail(&whole(first), &whole(&inputs[1]), inputs[2][0] as usize)
        }
        "normal_log_survival" => normal_log_survival(first[0]),
        "chi_square_log_survival" => chi_square_log_survival(first[0], first[1]),
        "beta_cumulative" => beta_cumulative(first[0], first[1], first[2]),
        _ => panic!("unknown measure {measure}"),
    }
}

/// P(score at least as large) of one event whose first `m` articles are the target's.
fn upper_tail(counts: &[u32], lengths: &[u32], m: usize) -> f64 {
    let unit = |(article, &length): (usize, &u32)| Unit {
        stratum: 0,
        group: u32::from(article >= m),
        length,
    };
    let units: Vec<Unit> = lengths.iter().enumerate().map(unit).collect();
    let counts: Vec<(u32, u32)> = (0..).zip(counts.iter().copied()).collect();
    let test = Design::new(&units, 2)
        .against_rest(0)
        .test(&counts, &mut Scratch::default());
    assert_eq!(test.law, Law::Exact);
    test.log_p_upper.exp()
}
