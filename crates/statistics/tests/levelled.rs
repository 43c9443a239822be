//! Outlets of different length and equal wording: who finds something that is not there?

use otherwords_statistics::resample::Stream;
use otherwords_statistics::stratified::{Design, Scratch, Unit};

/// Twelve events, five outlets, one article each; an outlet's articles always have about its length.
fn design(typical: [u32; 5]) -> Design {
    let mut stream = Stream::new(5, 0);
    let units: Vec<Unit> = (0..60)
        .map(|article| Unit {
            stratum: article / 5,
            group: article % 5,
            length: typical[article as usize % 5] + stream.below(16),
        })
        .collect();
    Design::new(&units, 5)
}

/// Counts of a term whose rate per token is the same for all, in all events.
fn counts(design: &Design, rate: f64, seed: u64) -> Vec<(u32, u32)> {
    let mut stream = Stream::new(seed, 0);
    (0u32..)
        .zip(design.units())
        .map(|(unit, of)| (unit, stream.poisson(rate * f64::from(of.length))))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Shares of 2,000 terms with p below `level` for the second outlet, by residuals and by rates.
fn shares(typical: [u32; 5], rate: f64, level: f64) -> (f64, f64) {
    let design = design(typical);
    let (plain, levelled) = (design.against_rest(1), design.levelled().against_rest(1));
    let mut scratch = Scratch::default();
    let (mut by_residuals, mut by_rates) = (0, 0);
    for seed in 0..2_000 {
        let counts = counts(&design, rate, seed);
        by_residuals += u32::from(plain.test(&counts, &mut scratch).p < level);
        by_rates += u32::from(levelled.test(&counts, &mut scratch).p < level);
    }
    (
        f64::from(by_residuals) / 2_000.0,
        f64::from(by_rates) / 2_000.0,
    )
}

/// A wrong result we know of, and what replaces it: residuals take the regularly longest outlet's
/// silence for a habit.
#[test]
fn an_outlet_that_always_writes_longest_has_no_wording_of_its_own_by_rates() {
    let longest = [300, 330, 280, 310, 260];
    let (by_residuals, by_rates) = shares(longest, 3e-4, 0.001);
    assert!(by_residuals > 0.02, "residuals: {by_residuals}");
    assert!(by_rates <= 0.003, "rates: {by_rates}");
    for (rate, at_most) in [(3e-4, 0.065), (1.5e-3, 0.065), (8e-3, 0.08)] {
        let (_, by_rates) = shares(longest, rate, 0.05);
        assert!(by_rates <= at_most, "rate {rate}: {by_rates}");
    }
}

#[test]
fn twice_the_length_is_still_no_wording() {
    for rate in [3e-4, 1.5e-3, 8e-3] {
        let (_, by_rates) = shares([300, 600, 280, 310, 260], rate, 0.05);
        assert!(by_rates <= 0.09, "rate {rate}: {by_rates}");
    }
}

/// Twelve events, five outlets of irregular length: on average the second writes `longer` times as
/// much as most, the first as much less.
fn irregular(longer: f64, corpus: u64) -> Design {
    let mut stream = Stream::new(7, corpus);
    let typical = [300.0 / longer, 300.0 * longer, 300.0, 300.0, 300.0];
    let mut length = |group: u32| (typical[group as usize] * (0.6 + 0.8 * stream.unit())) as u32;
    let units = (0..60).map(|article| Unit {
        stratum: article / 5,
        group: article % 5,
        length: length(article % 5),
    });
    Design::new(&units.collect::<Vec<_>>(), 5)
}

/// The shares of 40 terms in each of 400 corpora with p below `level`: the second outlet against the
/// rest, and against the first.
fn shares_where_length_decides(longer: f64, rate: f64, level: f64) -> [f64; 2] {
    let mut scratch = Scratch::default();
    let mut small = [0u32; 2];
    for corpus in 0..400 {
        let design = irregular(longer, corpus);
        let fair = design.exchangeable();
        let contrasts = [fair.against_rest(1), fair.pair(1, 0)];
        for term in 0..40 {
            let counts = counts(&design, rate, corpus * 40 + term);
            for (small, contrast) in small.iter_mut().zip(&contrasts) {
                *small += u32::from(contrast.test(&counts, &mut scratch).p < level);
            }
        }
    }
    small.map(|small| f64::from(small) / 16_000.0)
}

/// Whether lengths hardly differ, or so that it may be overlooked, or plainly: no outlet gets words
/// of its own from it. (Without a look at length up to 15 per cent are below .05.)
#[test]
fn a_difference_of_length_that_is_overlooked_feigns_no_wording() {
    for longer in [1.0, 1.05, 1.1, 1.2, 1.5] {
        for rate in [3e-4, 1.5e-3, 8e-3] {
            for (level, most) in [(0.05, 0.055), (0.001, 0.0016)] {
                let shares = shares_where_length_decides(longer, rate, level);
                assert!(
                    shares.iter().all(|share| *share <= most),
                    "length x {longer}, rate {rate}, below {level}: {shares:?}"
                );
            }
        }
    }
}
