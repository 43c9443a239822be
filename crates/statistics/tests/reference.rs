//! Agreement with other people's tools: `reference/keyness.csv`, one number a row, with tool,
//! version and variant. A row without tolerance is one on which we differ on purpose, for the
//! reason in its note; it must stay different.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::chi_square::{chi_square, chi_square_signed, chi_square_yates};
use otherwords_statistics::keyness::log_likelihood::{g2, g2_signed, log_p_token};
use otherwords_statistics::keyness::log_ratio::{
    conservative_log_ratio, log_ratio, positive_log_ratio,
};
use otherwords_statistics::keyness::mann_whitney::mann_whitney;
use otherwords_statistics::keyness::simple_maths::simple_maths;
use otherwords_statistics::multiple::{benjamini_hochberg, bonferroni, holm};
use otherwords_statistics::stratified::{Design, Scratch, Unit};
use otherwords_statistics::tail::{
    chi_square_log_survival, chi_square_survival, normal_log_survival,
};

#[test]
fn measures_agree_with_other_tools_or_differ_for_a_stated_reason() {
    let mut reader = csv::Reader::from_reader(&include_bytes!("reference/keyness.csv")[..]);
    let mut n_checked = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let expected: f64 = row[6].parse().unwrap();
        let actual = measured(&row);
        let near = |tolerance: f64| {
            actual == expected || (actual - expected).abs() <= tolerance * expected.abs().max(1e-9)
        };
        match row[9].parse::<f64>() {
            Ok(tolerance) => assert!(near(tolerance), "{row:?}: {actual}"),
            Err(_) => assert!(
                row[10].starts_with("differs: ") && !near(1e-9),
                "{row:?}: {actual}"
            ),
        }
        n_checked += 1;
    }
    assert_eq!(n_checked, 200);
}

fn measured(row: &csv::StringRecord) -> f64 {
    let count = |column: usize| row[column].parse().unwrap_or(0);
    let table = Contingency {
        target: count(0),
        reference: count(1),
        target_total: count(2),
        reference_total: count(3),
    };
    let (measure, variant, tool) = (&row[4], &row[5], &row[7]);
    match (measure, variant) {
        ("chi2", "no correction, unsigned") => chi_square(&table),
        ("chi2", "Yates, unsigned") => chi_square_yates(&table),
        ("chi2", variant) if variant.ends_with("(Yates)") => {
            table.direction() * chi_square_yates(&table)
        }
        ("chi2", _) => chi_square_signed(&table),
        ("chi2_p", _) => chi_square_survival(chi_square(&table), 1.0),
        ("lr_p", _) => chi_square_survival(g2(&table), 1.0),
        ("chi2_log_p", _) => log_p_token(chi_square(&table)),
        ("lr", _) => g2_signed(&table),
        ("G2", _) if tool == "corpora" => g2_signed(&table),
        ("LogRatio", _) => log_ratio(&table),
        ("LRC", _) => conservative_log_ratio(&table, 0.95).value,
        ("PositiveLRC", _) => positive_log_ratio(&table, 0.95),
        ("SimpleMaths", _) => simple_maths(&table, 1.0),
        ("chi2_tail_log_p", _) => chi_square_log_survival(named(variant, "x="), 1.0),
        ("normal_tail_log_p", _) => normal_log_survival(named(variant, "z=")),
        ("mann_whitney_W", _) => rates().w,
        ("mann_whitney_p", _) => rates().p,
        ("mantel_haenszel_chi2", _) => tokens_as_units().0,
        ("mantel_haenszel_or", _) => tokens_as_units().1,
        ("p.adjust_BH", _) => adjusted(variant, benjamini_hochberg),
        ("p.adjust_holm", _) => adjusted(variant, holm),
        ("p.adjust_bonferroni", _) => adjusted(variant, bonferroni),
        _ => panic!("unknown row {row:?}"),
    }
}

/// The number after a name, as in `x=3.84, df=1`.
fn named(variant: &str, name: &str) -> f64 {
    let after = variant.split(name).nth(1).unwrap();
    after.split(',').next().unwrap().parse().unwrap()
}

fn rates() -> otherwords_statistics::keyness::mann_whitney::MannWhitney {
    let target = [3.1, 0.0, 4.4, 7.9, 2.2, 0.0, 5.5];
    mann_whitney(&target, &[0.0, 1.1, 0.0, 2.3, 0.4, 0.0, 1.9, 0.0]).unwrap()
}

/// The fifteen p-values of Benjamini & Hochberg 1995, two of them out of order.
const LISTED: [f64; 15] = [
    0.0001, 0.004, 0.019, 0.095, 0.201, 0.278, 0.298, 0.344, 0.459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1.0,
];

fn adjusted(variant: &str, adjust: fn(&[f64]) -> Vec<f64>) -> f64 {
    let index = variant.trim_start_matches("p[").split(']').next().unwrap();
    adjust(&LISTED)[index.parse::<usize>().unwrap() - 1]
}

/// Mantel and Haenszel's statistic and our rate ratio, every token an article of length 1.
fn tokens_as_units() -> (f64, f64) {
    let strata = [(12, 3, 1000, 2000), (4, 9, 500, 900), (30, 11, 5000, 5000)];
    let (mut units, mut counts) = (Vec::new(), Vec::new());
    for (stratum, (a, b, n1, n2)) in (0..).zip(strata) {
        for (group, with, all) in [(0, a, n1), (1, b, n2)] {
            counts.extend((0..with).map(|token| (units.len() as u32 + token, 1)));
            units.extend((0..all).map(|_| Unit {
                stratum,
                group,
                length: 1,
            }));
        }
    }
    let contrast = Design::new(&units, 2).pair(0, 1);
    let z = contrast.score(&counts, &mut Scratch::default()).z;
    (z * z, contrast.rate_ratio(&counts).unwrap().log2.exp2())
}
