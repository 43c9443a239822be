//! Agreement with an independent implementation in plain Python of every chosen formula:
//! `reference/golden.json`, to 1e-9 relative, the saddlepoint to 1e-8.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use otherwords_statistics::association::normalised_pointwise_mutual_information;
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::dispersion::deviation_of_proportions;
use otherwords_statistics::divergence::jensen_shannon;
use otherwords_statistics::keyness::bayes_information::bayes_information;
use otherwords_statistics::keyness::log_likelihood::g2;
use otherwords_statistics::keyness::log_odds_prior::log_odds_prior;
use otherwords_statistics::keyness::log_ratio::log_ratio;
use otherwords_statistics::keyness::percent_diff::percent_diff;
use otherwords_statistics::keyness::simple_maths::simple_maths;
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::stratified::{Contrast, Design, Law, Scratch, Unit};
use serde_json::Value;

fn golden() -> Value {
    serde_json::from_str(include_str!("reference/golden.json")).unwrap()
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|x| x.as_f64().unwrap())
        .collect()
}

#[track_caller]
fn close(actual: f64, expected: f64, tolerance: f64) {
    let scale = expected.abs().max(1e-300);
    assert!(
        actual == expected || (actual - expected).abs() <= tolerance * scale,
        "{actual} is not {expected} to {tolerance}"
    );
}

fn contrast_of(case: &Value) -> (Contrast, Vec<(u32, u32)>) {
    let (mut units, mut counts) = (Vec::new(), Vec::new());
    for (stratum, articles) in case["strata"].as_array().unwrap().iter().enumerate() {
        for article in articles.as_array().unwrap() {
            counts.push((units.len() as u32, article[0].as_u64().unwrap() as u32));
            units.push(Unit {
                stratum: stratum as u32,
                group: u32::from(!article[2].as_bool().unwrap()),
                length: article[1].as_u64().unwrap() as u32,
            });
        }
    }
    (Design::new(&units, 2).against_rest(0), counts)
}

#[test]
fn measures_of_a_table_agree() {
    for case in golden()["contingency"].as_array().unwrap() {
        let count = |key| case[key].as_u64().unwrap();
        let (a, b, n1, n2) = (count("a"), count("b"), count("n1"), count("n2"));
        let table = Contingency {
            target: a,
            reference: b,
            target_total: n1,
            reference_total: n2,
        };
        close(g2(&table), number(case, "g2"), 1e-9);
        close(log_ratio(&table), number(case, "log_ratio"), 1e-9);
        close(percent_diff(&table), number(case, "pct_diff"), 1e-9);
        close(
            simple_maths(&table, 100.0),
            number(case, "simple_maths_100"),
            1e-9,
        );
        close(bayes_information(&table), number(case, "bic_bf"), 1e-9);
        let share = (a + b + 1) as f64 / (n1 + n2) as f64;
        let monroe = log_odds_prior(&table, 500.0 * share, 500.0);
        close(monroe.delta, number(&case["lor"], "delta"), 1e-9);
        close(monroe.variance, number(&case["lor"], "var"), 1e-9);
        close(monroe.z, number(&case["lor"], "z"), 1e-9);
    }
}

#[test]
fn score_variance_and_saddlepoint_agree() {
    let mut scratch = Scratch::default();
    for case in golden()["stratified"].as_array().unwrap() {
        let (contrast, counts) = contrast_of(case);
        let test = contrast.test_by_saddlepoint(&counts, &mut scratch);
        close(test.score, number(case, "T"), 1e-9);
        close(test.variance, number(case, "var"), 1e-9);
        close(test.z, number(case, "z"), 1e-9);
        close(test.log_p_upper.exp(), number(case, "p_upper_saddle"), 1e-8);
        assert!(matches!(test.law, Law::Saddlepoint | Law::Boundary));
    }
}

#[test]
fn the_exact_law_agrees_wherever_the_reference_counted() {
    let (mut scratch, mut n_counted) = (Scratch::default(), 0);
    for case in golden()["stratified"].as_array().unwrap() {
        let (contrast, counts) = contrast_of(case);
        let test = contrast.test(&counts, &mut scratch);
        if let Some(expected) = case["p_upper_exact"].as_f64() {
            assert_eq!(test.law, Law::Exact);
            close(test.log_p_upper.exp(), expected, 1e-12);
            let saddlepoint = contrast.test_by_saddlepoint(&counts, &mut scratch);
            assert!((saddlepoint.log_p_upper.exp() - expected).abs() <= 0.025);
            n_counted += 1;
        }
    }
    assert_eq!(n_counted, 8);
}

#[test]
fn the_rate_ratio_agrees() {
    for case in golden()["stratified"].as_array().unwrap() {
        let (contrast, counts) = contrast_of(case);
        let ratio = contrast.rate_ratio(&counts).unwrap();
        let ln_2 = core::f64::consts::LN_2;
        close(ratio.log2 * ln_2, number(&case["mh"], "log_rr"), 1e-9);
        close(
            ratio.standard_error.unwrap() * ln_2,
            number(&case["mh"], "se"),
            1e-9,
        );
    }
}

#[test]
fn benjamini_and_hochbergs_q_agree() {
    for case in golden()["bh"].as_array().unwrap() {
        let q = benjamini_hochberg(&numbers(&case["p"]));
        for (actual, expected) in q.iter().zip(numbers(&case["q"])) {
            close(*actual, expected, 1e-9);
        }
    }
}

#[test]
fn divergence_dispersion_and_association_agree() {
    let golden = golden();
    for case in golden["jsd"].as_array().unwrap() {
        let found = jensen_shannon(&numbers(&case["p"]), &numbers(&case["q"])).unwrap();
        close(found.bits, number(case, "jsd"), 1e-9);
    }
    let whole = |value: &Value| {
        numbers(value)
            .into_iter()
            .map(|x| x as u64)
            .collect::<Vec<_>>()
    };
    for case in golden["dp"].as_array().unwrap() {
        let found = deviation_of_proportions(&whole(&case["x"]), &whole(&case["n"])).unwrap();
        close(found.normalised, number(case, "dp"), 1e-9);
    }
    for case in golden["npmi"].as_array().unwrap() {
        let count = |key| case[key].as_u64().unwrap();
        let found =
            normalised_pointwise_mutual_information(count("k"), count("a"), count("b"), count("N"));
        close(found, number(case, "npmi"), 1e-9);
    }
}
