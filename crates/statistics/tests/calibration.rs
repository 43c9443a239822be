//! Does it hold what it promises? Simulated corpora in which nothing is to be found, and some in
//! which something is: shares of findings, expected counts, coverage. Seeds are fixed, bounds are
//! some four Monte Carlo standard errors wide.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use otherwords_statistics::divergence::{centred_jensen_shannon, jensen_shannon};
use otherwords_statistics::multiple::westfall_young;
use otherwords_statistics::null::printed_null;
use otherwords_statistics::power::{Question, smallest_rate_ratio};
use otherwords_statistics::resample::Stream;
use otherwords_statistics::stratified::{Contrast, Design, EventBootstrap, Scratch, Unit};

type Counts = Vec<(u32, u32)>;

/// Events of three to five articles by three outlets, of which outlet 0 writes at greater length.
fn units(n_events: u32, stream: &mut Stream) -> Vec<Unit> {
    let mut units = Vec::new();
    for stratum in 0..n_events {
        for article in 0..3 + stream.below(3) {
            let group = article % 3;
            let length = 250 + stream.below(600) + if group == 0 { 200 } else { 0 };
            units.push(Unit {
                stratum,
                group,
                length,
            });
        }
    }
    units
}

/// A term whose rate depends on the event (topic) and on the article, and in outlet 0 is `effect`
/// times as high.
fn term(units: &[Unit], rate: f64, effect: f64, stream: &mut Stream) -> Counts {
    let topic: Vec<f64> = (0..400)
        .map(|_| [0.0, 0.5, 1.0, 3.0][stream.below(4) as usize])
        .collect();
    let count = |unit: &Unit, stream: &mut Stream| {
        let own = [0.4, 1.0, 2.0][stream.below(3) as usize];
        let effect = if unit.group == 0 { effect } else { 1.0 };
        let mean = f64::from(unit.length) * rate * topic[unit.stratum as usize] * own * effect;
        stream.poisson(mean)
    };
    (0..)
        .zip(units)
        .map(|(i, unit)| (i, count(unit, stream)))
        .collect()
}

fn null_terms(units: &[Unit], n: u32, seed: u64) -> Vec<Counts> {
    (0..n)
        .map(|i| {
            let mut stream = Stream::new(seed, u64::from(i));
            let rate = [5e-4, 1e-3, 3e-3][i as usize % 3];
            term(units, rate, 1.0, &mut stream)
        })
        .collect()
}

fn share(p: &[f64], level: f64) -> f64 {
    p.iter().filter(|&&p| p < level).count() as f64 / p.len() as f64
}

fn p_values(contrast: &Contrast, terms: &[Counts]) -> Vec<f64> {
    let mut scratch = Scratch::default();
    terms
        .iter()
        .map(|term| contrast.test(term, &mut scratch).p)
        .collect()
}

#[test]
fn with_nothing_to_find_p_is_as_often_small_as_it_says() {
    let units = units(24, &mut Stream::new(1, 0));
    let terms = null_terms(&units, 2_000, 2);
    let p = p_values(&Design::new(&units, 3).against_rest(0), &terms);
    let (five, one) = (share(&p, 0.05), share(&p, 0.01));
    assert!((0.035..=0.065).contains(&five), "p < .05 in {five}");
    assert!((0.004..=0.018).contains(&one), "p < .01 in {one}");
    assert!(
        (0.46..=0.54).contains(&share(&p, 0.5)),
        "p < .5 in {}",
        share(&p, 0.5)
    );
}

#[test]
fn with_nothing_to_find_the_omnibus_p_is_as_often_small_as_it_says() {
    let units = units(24, &mut Stream::new(3, 0));
    let omnibus = Design::new(&units, 3).omnibus();
    let terms = null_terms(&units, 2_000, 4);
    let p: Vec<f64> = terms.iter().map(|term| omnibus.test(term).p).collect();
    let (five, one) = (share(&p, 0.05), share(&p, 0.01));
    assert!((0.035..=0.065).contains(&five), "p < .05 in {five}");
    assert!((0.003..=0.018).contains(&one), "p < .01 in {one}");
}

#[test]
fn what_is_there_is_found_and_its_size_is_right() {
    let units = units(60, &mut Stream::new(5, 0));
    let contrast = Design::new(&units, 3).against_rest(0);
    let terms: Vec<Counts> = (0..60)
        .map(|i| term(&units, 3e-3, 4.0, &mut Stream::new(6, i)))
        .collect();
    assert!(share(&p_values(&contrast, &terms), 0.001) > 0.95);
    let ratios: Vec<_> = terms
        .iter()
        .map(|term| contrast.rate_ratio(term).unwrap())
        .collect();
    let mean = ratios.iter().map(|ratio| ratio.log2).sum::<f64>() / 60.0;
    assert!((mean - 2.0).abs() < 0.1, "mean log2 ratio {mean} for 2");
    let covered = ratios
        .iter()
        .filter(|ratio| (ratio.log2 - 2.0).abs() < 1.96 * ratio.standard_error.unwrap());
    assert!(covered.count() >= 51);
}

#[test]
fn the_bootstrap_and_the_delta_method_agree_where_both_should() {
    let units = units(80, &mut Stream::new(7, 0));
    let contrast = Design::new(&units, 3).against_rest(0);
    let bootstrap = EventBootstrap::new(&contrast, 499, 8);
    for i in 0..10 {
        let counts = term(&units, 4e-3, 1.5, &mut Stream::new(9, i));
        let delta = contrast
            .rate_ratio(&counts)
            .unwrap()
            .standard_error
            .unwrap();
        let drawn = bootstrap.standard_error(&counts).unwrap();
        assert!(
            (0.8..1.25).contains(&(drawn / delta)),
            "{drawn} and {delta}"
        );
    }
}

#[test]
fn the_strict_mode_counts_what_relabelled_contrasts_reach() {
    let units = units(16, &mut Stream::new(10, 0));
    let contrast = Design::new(&units, 3).against_rest(0);
    let mut terms = null_terms(&units, 20, 11);
    terms.push(term(&units, 6e-3, 30.0, &mut Stream::new(12, 0)));
    terms.push(Vec::new());
    let (draws, seed) = (130, 13);
    let adjusted = westfall_young(&contrast, &terms, draws, seed);

    // The definition, the slow way: step down from the most striking term.
    let z = |contrast: &Contrast| -> Vec<f64> {
        let mut scratch = Scratch::default();
        terms
            .iter()
            .map(|term| contrast.score(term, &mut scratch).z.abs())
            .collect()
    };
    let observed = z(&contrast);
    let drawn: Vec<Vec<f64>> = (0..draws as u64)
        .map(|draw| z(&contrast.relabelled(seed, draw)))
        .collect();
    let mut order: Vec<usize> = (0..terms.len()).collect();
    order.sort_by(|&a, &b| observed[b].total_cmp(&observed[a]));
    let mut least = 0.0f64;
    for (rank, &term) in order.iter().enumerate() {
        let rest = &order[rank..];
        let reached = |z: &&Vec<f64>| rest.iter().any(|&i| z[i] >= observed[term] - 1e-9);
        let count = drawn.iter().filter(reached).count() as f64;
        least = least.max((1.0 + count) / (1.0 + draws as f64));
        if observed[term] > 0.0 {
            assert!(
                (adjusted[term] - least).abs() < 1e-12,
                "{} {least}",
                adjusted[term]
            );
        }
    }
    assert!(adjusted[20] < 0.05 && adjusted[21] == 1.0);
}

#[test]
fn the_strict_mode_rarely_finds_anything_where_nothing_is() {
    let units = units(20, &mut Stream::new(14, 0));
    let contrast = Design::new(&units, 3).pair(0, 1);
    let families = 80;
    let found = (0..families).filter(|&family| {
        let terms = null_terms(&units, 15, 1_000 + family);
        westfall_young(&contrast, &terms, 99, family)
            .iter()
            .any(|&p| p <= 0.05)
    });
    let share = found.count() as f64 / families as f64;
    assert!(
        share <= 0.05 + 4.0 * 0.025,
        "any finding in {share} of families"
    );
}

#[test]
fn the_printed_null_expects_few_and_counts_each_shuffle() {
    let units = units(25, &mut Stream::new(15, 0));
    let contrast = Design::new(&units, 3).against_rest(1);
    let terms = null_terms(&units, 80, 16);
    let null = printed_null(&contrast, &terms, 0.05, 12, 17);
    assert_eq!(null.counts.len(), 12);
    let mean = null.counts.iter().sum::<u32>() as f64 / 12.0;
    assert_eq!(null.expected, mean);
    assert!(null.expected < 2.0 && null.standard_error >= 0.0);
    let all = printed_null(&contrast, &terms, 1.1, 2, 17);
    assert_eq!(all.expected, 80.0);
}

#[test]
fn a_design_finds_as_often_as_its_power_says() {
    let units = units(50, &mut Stream::new(18, 0));
    let contrast = Design::new(&units, 3).against_rest(0);
    for power in [0.5, 0.8] {
        let question = Question {
            rate: 1e-3,
            alpha: 0.05,
            power,
            overdispersion: 1.0,
        };
        let ratio = smallest_rate_ratio(&contrast, &question).unwrap();
        let poisson = |i: u64| -> Counts {
            let mut stream = Stream::new(19, i);
            let mean = |unit: &Unit| {
                f64::from(unit.length) * 1e-3 * if unit.group == 0 { ratio } else { 1.0 }
            };
            (0..)
                .zip(&units)
                .map(|(i, unit)| (i, stream.poisson(mean(unit))))
                .collect()
        };
        let terms: Vec<Counts> = (0..300).map(poisson).collect();
        let found = share(&p_values(&contrast, &terms), 0.05);
        assert!(
            (found - power).abs() < 0.09,
            "found {found} for {power} at ratio {ratio}"
        );
    }
}

#[test]
fn power_answers_questions_without_sense_with_nothing() {
    let units = units(3, &mut Stream::new(18, 0));
    let contrast = Design::new(&units, 3).against_rest(0);
    let question = Question {
        rate: 1e-3,
        alpha: 0.05,
        power: 0.8,
        overdispersion: 1.0,
    };
    assert!(
        smallest_rate_ratio(
            &contrast,
            &Question {
                rate: 0.0,
                ..question
            }
        )
        .is_none()
    );
    assert!(
        smallest_rate_ratio(
            &contrast,
            &Question {
                power: 1.0,
                ..question
            }
        )
        .is_none()
    );
    assert!(
        smallest_rate_ratio(
            &contrast,
            &Question {
                alpha: 1e-12,
                ..question
            }
        )
        .is_none()
    );
    let empty = Design::new(&[], 3).against_rest(0);
    assert!(smallest_rate_ratio(&empty, &question).is_none());
    let more = smallest_rate_ratio(
        &contrast,
        &Question {
            rate: 4e-3,
            ..question
        },
    );
    assert!(more.unwrap() < smallest_rate_ratio(&contrast, &question).unwrap_or(f64::INFINITY));
}

#[test]
fn centring_takes_away_what_chance_brings_and_leaves_what_is_there() {
    let units = units(15, &mut Stream::new(21, 0));
    let contrast = Design::new(&units, 3).pair(0, 1);
    let (mut p, mut centred) = (Vec::new(), Vec::new());
    for family in 0..80 {
        let terms = null_terms(&units, 20, 2_000 + family);
        let found = centred_jensen_shannon(&contrast, &terms, 99, family).unwrap();
        assert!(found.raw > 0.0 && found.standard_error.unwrap() > 0.0);
        p.push(found.p);
        centred.push(found.centred);
    }
    let mean = centred.iter().sum::<f64>() / 80.0;
    let spread = centred.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 79.0;
    assert!(
        mean.abs() < 4.0 * (spread / 80.0).sqrt(),
        "null mean {mean}"
    );
    assert!(
        (0.0..=0.15).contains(&share(&p, 0.051)),
        "p <= .05 in {}",
        share(&p, 0.051)
    );

    let mut terms = null_terms(&units, 40, 22);
    for i in 0..10 {
        terms.push(term(&units, 4e-3, 4.0, &mut Stream::new(23, i)));
    }
    let found = centred_jensen_shannon(&contrast, &terms, 199, 1).unwrap();
    assert_eq!(found.p, 1.0 / 200.0);
    assert!(found.centred > 0.0 && found.z > 4.0 && found.events == contrast.events());
    assert!((found.raw - found.null_mean - found.centred).abs() < 1e-15);
}

#[test]
fn the_raw_divergence_is_that_of_the_summed_counts() {
    let units = units(9, &mut Stream::new(24, 0));
    let contrast = Design::new(&units, 3).pair(0, 2);
    let terms = null_terms(&units, 15, 25);
    let sum = |group: u32| -> Vec<f64> {
        let of_group = |&&(unit, _): &&(u32, u32)| units[unit as usize].group == group;
        let count = |term: &Counts| term.iter().filter(of_group).map(|of| f64::from(of.1)).sum();
        terms.iter().map(count).collect()
    };
    let expected = jensen_shannon(&sum(0), &sum(2)).unwrap().bits;
    let found = centred_jensen_shannon(&contrast, &terms, 9, 0).unwrap();
    assert!((found.raw - expected).abs() < 1e-12);
    assert!(centred_jensen_shannon(&contrast, &terms, 0, 0).is_none());
    assert!(centred_jensen_shannon::<Counts>(&contrast, &[], 9, 0).is_none());
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let units = units(15, &mut Stream::new(26, 0));
    let contrast = Design::new(&units, 3).against_rest(2);
    let terms = null_terms(&units, 30, 27);
    let all = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            let strict = westfall_young(&contrast, &terms, 130, 1);
            let null = printed_null(&contrast, &terms, 0.2, 3, 1);
            let centred = centred_jensen_shannon(&contrast, &terms, 130, 1).unwrap();
            format!("{strict:?} {null:?} {centred:?}")
        })
    };
    assert_eq!(all(1), all(7));
}
