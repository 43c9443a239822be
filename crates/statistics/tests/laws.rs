//! Laws that hold for every input: properties checked on random tables, designs and counts.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::divergence::{jensen_shannon, kullback_leibler, total_variation};
use otherwords_statistics::keyness::against_rest::AgainstRest;
use otherwords_statistics::keyness::chi_square::{chi_square, chi_square_signed, chi_square_yates};
use otherwords_statistics::keyness::log_likelihood::{
    g2, g2_signed, g2_two_cell, g2_two_cell_signed,
};
use otherwords_statistics::keyness::log_odds_prior::log_odds_prior;
use otherwords_statistics::keyness::log_ratio::{conservative_log_ratio, log_ratio};
use otherwords_statistics::keyness::odds_ratio::log_odds_ratio;
use otherwords_statistics::keyness::percent_diff::percent_diff;
use otherwords_statistics::keyness::simple_maths::simple_maths;
use otherwords_statistics::multiple::{benjamini_hochberg, bonferroni, holm};
use otherwords_statistics::stratified::{
    Contrast, Design, Law, PanelScratch, ScoreTest, Scratch, Unit,
};
use proptest::prelude::*;

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    a == b || (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}

prop_compose! {
    fn table()(
        n1 in 1u64..2_000_000, n2 in 1u64..2_000_000, a in 0.0f64..1.0, b in 0.0f64..1.0, rare in 0i32..5
    ) -> Contingency {
        let share = |share: f64, n: u64| (share * n as f64 / 10f64.powi(rare)) as u64;
        Contingency { target: share(a, n1), reference: share(b, n2), target_total: n1, reference_total: n2 }
    }
}

fn swapped(table: &Contingency) -> Contingency {
    Contingency {
        target: table.reference,
        reference: table.target,
        target_total: table.reference_total,
        reference_total: table.target_total,
    }
}

proptest! {
    #[test]
    fn a_term_against_the_rest_is_measured_as_one_by_one(
        groups in prop::collection::vec((prop_oneof![Just(0u64), 0u64..40], 60_000u64..5_000_000), 2..9)
    ) {
        let (counts, totals): (Vec<u64>, Vec<u64>) = groups.into_iter().unzip();
        let (count, total): (u64, u64) = (counts.iter().sum(), totals.iter().sum());
        let prior = 500.0 * count as f64 / total as f64;
        let mut rows = Vec::new();
        AgainstRest::new(&totals, 500.0).measure(&counts, &mut rows);
        for (row, (target, target_total)) in rows.iter().zip(counts.iter().zip(&totals)) {
            let table = Contingency {
                target: *target,
                reference: count - target,
                target_total: *target_total,
                reference_total: total - target_total,
            };
            prop_assert!(close(row.g2, g2_signed(&table), 1e-10), "{table:?}");
            prop_assert!(close(row.log_ratio, log_ratio(&table), 1e-12), "{table:?}");
            if count > 0 {
                prop_assert!(close(row.z, log_odds_prior(&table, prior, 500.0).z, 1e-10), "{table:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn exchanging_target_and_reference_changes_the_sign(table in table()) {
        let measures: &[fn(&Contingency) -> f64] =
            &[g2_signed, g2_two_cell_signed, chi_square_signed, log_ratio, log_odds_ratio];
        for measure in measures {
            prop_assert!(close(measure(&table), -measure(&swapped(&table)), 1e-9));
        }
        let monroe = |table| log_odds_prior(table, 2.5, 500.0);
        prop_assert!(close(monroe(&table).z, -monroe(&swapped(&table)).z, 1e-9));
        let ratio = simple_maths(&table, 100.0) * simple_maths(&swapped(&table), 100.0);
        prop_assert!(close(ratio, 1.0, 1e-9));
    }

    #[test]
    fn evidence_is_never_negative_and_measures_agree_on_direction(table in table()) {
        prop_assert!(g2(&table) >= 0.0 && chi_square(&table) >= 0.0 && g2_two_cell(&table) >= 0.0);
        prop_assert!(chi_square_yates(&table) <= chi_square(&table));
        prop_assert!(g2_two_cell(&table) <= g2(&table) * (1.0 + 1e-12));
        if table.target > 0 && table.reference > 0 {
            let direction = table.direction();
            prop_assert!(log_ratio(&table) * direction >= -1e-12);
            prop_assert!(percent_diff(&table) * direction >= -1e-9);
        }
    }

    #[test]
    fn proportional_counts_give_exactly_no_evidence(a in 1u64..999, scale in 1u64..1000, n in 1000u64..99_999) {
        let table = Contingency { target: a, reference: a * scale, target_total: n, reference_total: n * scale };
        prop_assert_eq!(g2(&table), 0.0);
        prop_assert_eq!(chi_square(&table), 0.0);
        prop_assert!(log_ratio(&table).abs() < 1e-12);
    }

    #[test]
    fn the_conservative_log_ratio_lies_between_nothing_and_the_log_ratio(table in table()) {
        prop_assume!(table.target > 0 && table.reference > 0);
        let found = conservative_log_ratio(&table, 0.95);
        let plain = log_ratio(&table);
        prop_assert!(found.low <= plain && plain <= found.high);
        prop_assert!(found.value.abs() <= plain.abs() + 1e-12 && found.value * plain >= 0.0);
        prop_assert!(conservative_log_ratio(&table, 0.99).value.abs() <= found.value.abs() + 1e-12);
    }

    #[test]
    fn no_table_is_too_odd(a: u64, b: u64, n1: u64, n2: u64) {
        let table = Contingency { target: a, reference: b, target_total: n1, reference_total: n2 };
        prop_assert!(g2(&table) >= 0.0 && chi_square(&table) >= 0.0);
        let _ = (log_ratio(&table), percent_diff(&table), log_odds_ratio(&table));
        let _ = (simple_maths(&table, 0.0), log_odds_prior(&table, 0.0, 0.0));
    }

    #[test]
    fn divergences_are_symmetric_bounded_and_add_up(
        pairs in prop::collection::vec((0u32..50, 0u32..50), 1..40)
    ) {
        let p: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.0)).collect();
        let q: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.1)).collect();
        prop_assume!(p.iter().any(|&x| x > 0.0) && q.iter().any(|&x| x > 0.0));
        let there = jensen_shannon(&p, &q).unwrap();
        let back = jensen_shannon(&q, &p).unwrap();
        prop_assert_eq!(there.bits, back.bits);
        prop_assert!((0.0..=1.0 + 1e-12).contains(&there.bits));
        prop_assert!(there.contributions.iter().all(|&part| part >= 0.0));
        prop_assert_eq!(there.contributions.iter().sum::<f64>(), there.bits);
        let variation = total_variation(&p, &q).unwrap();
        prop_assert!(there.bits <= variation + 1e-12); // Lin 1991, theorem 3
        prop_assert!(variation * variation <= 2.0 * std::f64::consts::LN_2 * 4.0 * there.bits + 1e-12);
        let mixture: Vec<f64> = {
            let (np, nq): (f64, f64) = (p.iter().sum(), q.iter().sum());
            p.iter().zip(&q).map(|(x, y)| x / np + y / nq).collect()
        };
        let halves = 0.5 * kullback_leibler(&p, &mixture).unwrap()
            + 0.5 * kullback_leibler(&q, &mixture).unwrap();
        prop_assert!((halves - there.bits).abs() < 1e-12);
    }

    #[test]
    fn corrections_never_shrink_a_p_and_keep_the_order(p in prop::collection::vec(0.0f64..=1.0, 0..60)) {
        let (q, strict, plain) = (benjamini_hochberg(&p), holm(&p), bonferroni(&p));
        for i in 0..p.len() {
            prop_assert!(p[i] <= q[i] && q[i] <= strict[i] && strict[i] <= plain[i] && plain[i] <= 1.0);
            for j in 0..p.len() {
                prop_assert!(p[i] > p[j] || (q[i] <= q[j] && strict[i] <= strict[j]));
            }
        }
        // Step-up by definition: q <= level exactly where Benjamini and Hochberg's rule rejects.
        let mut sorted = p.clone();
        sorted.sort_by(f64::total_cmp);
        let n = p.len() as f64;
        let passing = |i: &usize| n / (*i as f64 + 1.0) * sorted[*i] <= 0.2;
        let bound = (0..p.len()).rev().find(passing).map(|i| sorted[i]);
        for i in 0..p.len() {
            prop_assert_eq!(q[i] <= 0.2, bound.is_some_and(|bound| p[i] <= bound));
        }
    }
}

/// Events of a few articles of two or three groups, with lengths (some 0) and counts.
fn corpus() -> impl Strategy<Value = Vec<(u32, u32, u32, u32)>> {
    let article = (
        0u32..6,
        0u32..3,
        prop_oneof![Just(0u32), 50u32..900],
        0u32..4,
    );
    prop::collection::vec(article, 1..36)
}

fn units_of(articles: &[(u32, u32, u32, u32)]) -> (Vec<Unit>, Vec<(u32, u32)>) {
    let unit = |&(stratum, group, length, _): &(u32, u32, u32, u32)| Unit {
        stratum,
        group,
        length,
    };
    let counts = (0..)
        .zip(articles)
        .map(|(i, article)| (i, article.3))
        .collect();
    (articles.iter().map(unit).collect(), counts)
}

fn tested(contrast: &Contrast, counts: &[(u32, u32)]) -> ScoreTest {
    contrast.test(counts, &mut Scratch::default())
}

/// Every relabelling, one after the other: P(S >= T) and P(S <= T).
fn listed(articles: &[(u32, u32, u32, u32)], target: u32) -> Option<(f64, f64)> {
    let mut sums = vec![0.0];
    let mut observed = 0.0;
    for stratum in 0..6 {
        let event: Vec<_> = articles
            .iter()
            .filter(|article| article.0 == stratum)
            .collect();
        let (count, length): (f64, f64) = event.iter().fold((0.0, 0.0), |(x, n), article| {
            (x + f64::from(article.3), n + f64::from(article.2))
        });
        let n_target = event.iter().filter(|article| article.1 == target).count();
        if n_target == 0 || n_target == event.len() || length == 0.0 {
            continue;
        }
        let residual = |i: usize| f64::from(event[i].3) - f64::from(event[i].2) * count / length;
        observed += (0..event.len())
            .filter(|&i| event[i].1 == target)
            .map(residual)
            .sum::<f64>();
        let draws: Vec<f64> = (0u32..1 << event.len())
            .filter(|draw| draw.count_ones() as usize == n_target)
            .map(|draw| {
                (0..event.len())
                    .filter(|i| draw >> i & 1 == 1)
                    .map(residual)
                    .sum()
            })
            .collect();
        if sums.len() * draws.len() > 300_000 {
            return None;
        }
        sums = sums
            .iter()
            .flat_map(|sum| draws.iter().map(move |draw| sum + draw))
            .collect();
    }
    let share = |passing: &dyn Fn(f64) -> bool| {
        sums.iter().filter(|&&sum| passing(sum)).count() as f64 / sums.len() as f64
    };
    Some((
        share(&|sum| sum >= observed - 1e-9),
        share(&|sum| sum <= observed + 1e-9),
    ))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_exact_law_is_that_of_listing_every_relabelling(articles in corpus()) {
        let (units, counts) = units_of(&articles);
        let test = tested(&Design::new(&units, 3).against_rest(0), &counts);
        if let (Law::Exact, Some((upper, lower))) = (test.law, listed(&articles, 0)) {
            prop_assert!(close(test.log_p_upper.exp(), upper, 1e-12), "{} {upper}", test.log_p_upper.exp());
            prop_assert!(close(test.log_p_lower.exp(), lower, 1e-12));
        }
    }

    #[test]
    fn p_is_a_probability_and_its_sides_hold_the_observed_score(articles in corpus()) {
        let (units, counts) = units_of(&articles);
        let contrast = Design::new(&units, 3).against_rest(1);
        for test in [
            tested(&contrast, &counts),
            contrast.test_by_saddlepoint(&counts, &mut Scratch::default()),
        ] {
            prop_assert!(test.p > 0.0 && test.p <= 1.0 && test.log_p <= 0.0);
            prop_assert!(test.log_p_upper <= 0.0 && test.log_p_lower <= 0.0);
            prop_assert!(test.log_p_upper.exp() + test.log_p_lower.exp() >= 1.0 - 1e-9);
            prop_assert!(test.variance >= 0.0 && test.z.is_finite());
        }
    }

    #[test]
    fn exchanging_the_sides_exchanges_the_tails(articles in corpus()) {
        let (units, counts) = units_of(&articles);
        let design = Design::new(&units, 3);
        let (there, back) = (design.pair(0, 2), design.pair(2, 0));
        let (a, b) = (tested(&there, &counts), tested(&back, &counts));
        prop_assert!(close(a.score, -b.score, 1e-9) && close(a.variance, b.variance, 1e-9));
        prop_assert!(close(a.log_p_upper, b.log_p_lower, 1e-8));
        prop_assert!(close(a.log_p, b.log_p, 1e-8));
        if let (Some(x), Some(y)) = (there.rate_ratio(&counts), back.rate_ratio(&counts)) {
            prop_assert!(close(x.log2, -y.log2, 1e-9));
        }
    }

    #[test]
    fn the_order_of_units_does_not_matter(articles in corpus(), seed: u64) {
        let (units, counts) = units_of(&articles);
        let mut order: Vec<usize> = (0..units.len()).collect();
        otherwords_statistics::resample::Stream::new(seed, 0).shuffle(&mut order);
        let moved: Vec<Unit> = order.iter().map(|&i| units[i]).collect();
        let moved_counts: Vec<_> = (0..).zip(&order).map(|(new, &old)| (new, counts[old].1)).collect();
        let a = tested(&Design::new(&units, 3).against_rest(0), &counts);
        let b = tested(&Design::new(&moved, 3).against_rest(0), &moved_counts);
        prop_assert!(close(a.score, b.score, 1e-9) && close(a.log_p, b.log_p, 1e-8));
        let omnibus = |units: &[Unit], counts: &[(u32, u32)]| Design::new(units, 3).omnibus().test(counts);
        prop_assert!(close(omnibus(&units, &counts).log_p, omnibus(&moved, &moved_counts).log_p, 1e-8));
    }

    #[test]
    fn events_with_one_side_only_change_nothing(articles in corpus(), extra in 1u32..9) {
        let (mut units, mut counts) = units_of(&articles);
        let before = tested(&Design::new(&units, 3).pair(0, 1), &counts);
        for _ in 0..extra {
            counts.push((units.len() as u32, 7));
            units.push(Unit { stratum: 99, group: 0, length: 300 });
        }
        let after = tested(&Design::new(&units, 3).pair(0, 1), &counts);
        prop_assert_eq!(before.log_p, after.log_p);
        prop_assert_eq!(before.score, after.score);
    }

    #[test]
    fn two_groups_make_the_omnibus_the_square_of_z(articles in corpus()) {
        let (units, counts) = units_of(&articles);
        let two: Vec<Unit> = units.iter().map(|unit| Unit { group: unit.group % 2, ..*unit }).collect();
        let design = Design::new(&two, 2);
        let z = tested(&design.against_rest(0), &counts).z;
        let omnibus = design.omnibus().test(&counts);
        prop_assert!(close(omnibus.statistic, z * z, 1e-9), "{} {}", omnibus.statistic, z * z);
    }

    #[test]
    fn a_panel_gives_what_its_contrasts_give(articles in corpus(), asked in prop::collection::vec(0u32..4, 0..5), clear in 0.0f64..1.0) {
        let (units, counts) = units_of(&articles);
        for design in [Design::new(&units, 3), Design::new(&units, 3).levelled()] {
            let (panel, mut scratch) = (design.panel(&asked), PanelScratch::default());
            let together = panel.screened(&counts, &mut scratch, clear);
            for (group, test) in asked.iter().zip(together) {
                let alone = design.against_rest(*group).screened(&counts, &mut Scratch::default(), clear);
                prop_assert_eq!(*test, alone);
            }
        }
    }

    #[test]
    fn no_design_is_too_odd(
        raw in prop::collection::vec((any::<u32>(), any::<u32>(), any::<u32>()), 0..20),
        counts in prop::collection::vec((0u32..30, any::<u32>()), 0..20),
        groups in 0usize..4,
    ) {
        let unit = |&(stratum, group, length): &(u32, u32, u32)| Unit { stratum: stratum % 3, group: group % 5, length };
        let units: Vec<Unit> = raw.iter().map(unit).collect();
        let design = Design::new(&units, groups);
        for contrast in [design.against_rest(0), design.pair(1, 1), design.sets(&[7], &[0, 1])] {
            let test = tested(&contrast, &counts);
            prop_assert!(test.p > 0.0 && test.p <= 1.0 && !test.log_p.is_nan());
            let _ = contrast.rate_ratio(&counts);
        }
        prop_assert!(design.omnibus().test(&counts).p > 0.0);
        let (panel, mut scratch) = (design.panel(&[0, 7, 0, 2]), PanelScratch::default());
        prop_assert!(panel.screened(&counts, &mut scratch, 0.5).iter().all(|test| test.p > 0.0));
    }
}

/// Events of four articles, one or two of them the target's, and the differences between the
/// exact upper tail and the saddlepoint's, ascending.
fn differences(n_events: u32, mean: f64) -> Vec<f64> {
    let mut stream = otherwords_statistics::resample::Stream::new(20, u64::from(n_events));
    let mut differences = Vec::new();
    for _ in 0..100 {
        let article = |i: u32, length: u32, count: u32| {
            (i / 4, u32::from(i % 4 > (i / 4) % 2), length, count)
        };
        let articles: Vec<_> = (0..4 * n_events)
            .map(|i| article(i, 300 + stream.below(600), stream.poisson(mean)))
            .collect();
        let (units, counts) = units_of(&articles);
        let contrast = Design::new(&units, 2).against_rest(0);
        let exact = tested(&contrast, &counts);
        let approximate = contrast.test_by_saddlepoint(&counts, &mut Scratch::default());
        if exact.law == Law::Exact && approximate.law == Law::Saddlepoint {
            let upper = |test: &ScoreTest| test.log_p_upper.exp();
            differences.push((upper(&exact) - upper(&approximate)).abs());
        }
    }
    differences.sort_by(f64::total_cmp);
    differences
}

#[test]
fn the_saddlepoint_is_near_the_exact_law_on_small_lattices() {
    // The exact law counts the whole atom of the observed score, the saddlepoint none of it: with
    // five events it is off by more than .025, which is why so few are counted exactly.
    for (n_events, mean, at_most) in [(5, 1.5, 0.05), (6, 1.0, 0.025), (7, 2.0, 0.025)] {
        let found = differences(n_events, mean);
        assert!(found.len() > 80);
        assert!(
            found[found.len() - 1] <= at_most,
            "{n_events} events: {:?}",
            found.last()
        );
        assert!(
            found[found.len() / 2] <= 0.01,
            "median {}",
            found[found.len() / 2]
        );
    }
}
