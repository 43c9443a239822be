//! The tests that are compared: each turns the counts of all words, and which articles are the
//! target's, into one p a word. Ours first; then what others call p.

use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_likelihood::{g2, log_p_token};
use otherwords_statistics::keyness::log_odds_prior::{DEFAULT_PRIOR_TOTAL, log_odds_prior};
use otherwords_statistics::keyness::mann_whitney::mann_whitney;
use otherwords_statistics::multiple::adaptive;
use otherwords_statistics::real::{exp, sqrt};
use otherwords_statistics::stratified::{Design, Scratch, Unit};
use rayon::prelude::*;

use crate::matrix::{Matrix, Word};

/// q as reports have it: of terms that could be found, with their share of nulls (`None` is 1 here).
pub(crate) fn corrected(matrix: &Matrix, target: &[bool], p: &[f64], cutoff: f64) -> Vec<f64> {
    let contrast = design(matrix, target).exchangeable().against_rest(0);
    let resolution = by_word(matrix, |word, scratch| {
        let variance = contrast.score(&word.counts, scratch).variance;
        match variance > 0.0 {
            true => word.total() as f64 / sqrt(variance),
            false => 0.0,
        }
    });
    let q = adaptive(p, &resolution, cutoff).into_iter();
    q.map(|q| q.unwrap_or(1.0)).collect()
}

/// A test by its name.
pub(crate) struct Method {
    pub(crate) name: &'static str,
    /// p of every word of the matrix; the second argument says which articles are the target's.
    pub(crate) p: fn(&Matrix, &[bool]) -> Vec<f64>,
}

/// What the reports call p.
pub(crate) const STRATIFIED: Method = Method {
    name: "stratified",
    p: stratified,
};

/// What it is compared with.
pub(crate) const OTHERS: &[Method] = &[
    Method {
        name: "stratified, mid-p",
        p: by_mid_p,
    },
    Method {
        name: "stratified, residuals of plain counts",
        p: by_residuals,
    },
    Method {
        name: "stratified, always at a common length",
        p: by_rates,
    },
    Method {
        name: "stratified, saddlepoint throughout",
        p: by_saddlepoint,
    },
    Method {
        name: "stratified, normal law",
        p: by_normal_law,
    },
    Method {
        name: "document permutation across events",
        p: across_events,
    },
    Method {
        name: "CMH on tokens",
        p: cochran_mantel_haenszel,
    },
    Method {
        name: "G2 on tokens",
        p: log_likelihood,
    },
    Method {
        name: "log-odds z (a0 = 500)",
        p: log_odds,
    },
    Method {
        name: "G2 on documents (text dispersion)",
        p: text_dispersion,
    },
    Method {
        name: "Mann-Whitney on rates",
        p: rank_sum,
    },
];

/// The target's articles as group 0, all others as group 1.
fn design(matrix: &Matrix, target: &[bool]) -> Design {
    Design::new(&matrix.units(target), 2)
}

/// p of every word, the target against the rest.
fn tested(matrix: &Matrix, design: &Design) -> Vec<f64> {
    let contrast = design.against_rest(0);
    by_word(matrix, |word, scratch| {
        contrast.test(&word.counts, scratch).p
    })
}

/// As reports do it: at the common length of each event's articles where lengths go with outlets.
fn stratified(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    tested(matrix, &design(matrix, target).exchangeable())
}

/// Half of the probability of the observed score itself is left out (Lancaster 1961): nearer to the
/// nominal level on average, no longer below it everywhere.
fn by_mid_p(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    let contrast = design(matrix, target).exchangeable().against_rest(0);
    by_word(matrix, |word, scratch| {
        let test = contrast.test(&word.counts, scratch);
        let (upper, lower) = (exp(test.log_p_upper), exp(test.log_p_lower));
        let atom = (upper + lower - 1.0).max(0.0);
        (2.0 * (upper.min(lower) - 0.5 * atom)).clamp(f64::MIN_POSITIVE, 1.0)
    })
}

fn by_residuals(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    tested(matrix, &design(matrix, target))
}

fn by_rates(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    tested(matrix, &design(matrix, target).levelled())
}

fn by_saddlepoint(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    let contrast = design(matrix, target).against_rest(0);
    by_word(matrix, |word, scratch| {
        contrast.test_by_saddlepoint(&word.counts, scratch).p
    })
}

fn by_normal_law(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    let contrast = design(matrix, target).against_rest(0);
    by_word(matrix, |word, scratch| {
        contrast.score(&word.counts, scratch).p
    })
}

/// The same test as ours with all articles in one stratum: the unit is right, the topic is not
/// taken out.
fn across_events(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    let units = matrix.units(target).into_iter();
    let units: Vec<Unit> = units.map(|unit| Unit { stratum: 0, ..unit }).collect();
    tested(matrix, &Design::new(&units, 2))
}

/// Mantel and Haenszel's test with tokens as units: the topic is taken out, tokens of one article
/// count as independent.
fn cochran_mantel_haenszel(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    by_word(matrix, |word, _| {
        let (mut score, mut variance) = (0.0, 0.0);
        for event in &matrix.events {
            let table = table(matrix, target, word, event.clone());
            let [a, b, ..] = table.cells();
            let (n1, n2, n) = (
                table.target_total as f64,
                table.reference_total as f64,
                table.total(),
            );
            if n > 1.0 {
                score += table.excess();
                variance += n1 * n2 / (n * n) * (a + b) * (n - a - b) / (n - 1.0);
            }
        }
        chi_square(if variance > 0.0 {
            score * score / variance
        } else {
            0.0
        })
    })
}

fn log_likelihood(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    let whole = 0..matrix.n_articles();
    by_word(matrix, |word, _| {
        chi_square(g2(&table(matrix, target, word, whole.clone())))
    })
}

fn log_odds(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    let whole = 0..matrix.n_articles();
    by_word(matrix, |word, _| {
        let table = table(matrix, target, word, whole.clone());
        let share = word.total() as f64 / table.total();
        let z = log_odds_prior(&table, DEFAULT_PRIOR_TOTAL * share, DEFAULT_PRIOR_TOTAL).z;
        chi_square(z * z)
    })
}

fn text_dispersion(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    let n_target = target.iter().filter(|of| **of).count() as u64;
    by_word(matrix, |word, _| {
        let with = word
            .counts
            .iter()
            .filter(|of| target[of.0 as usize])
            .count() as u64;
        chi_square(g2(&Contingency {
            target: with,
            reference: word.counts.len() as u64 - with,
            target_total: n_target,
            reference_total: target.len() as u64 - n_target,
        }))
    })
}

fn rank_sum(matrix: &Matrix, target: &[bool]) -> Vec<f64> {
    by_word(matrix, |word, _| {
        let mut rates = vec![0.0; target.len()];
        for &(article, count) in &word.counts {
            rates[article as usize] =
                f64::from(count) / f64::from(matrix.lengths[article as usize]);
        }
        let side = |wanted: bool| -> Vec<f64> {
            let of_side = |of: &(&f64, &bool)| *of.1 == wanted;
            rates
                .iter()
                .zip(target)
                .filter(of_side)
                .map(|of| *of.0)
                .collect()
        };
        mann_whitney(&side(true), &side(false)).map_or(1.0, |test| test.p)
    })
}

/// A word's table over a range of articles.
fn table(
    matrix: &Matrix,
    target: &[bool],
    word: &Word,
    articles: std::ops::Range<usize>,
) -> Contingency {
    let mut table = Contingency {
        target: 0,
        reference: 0,
        target_total: 0,
        reference_total: 0,
    };
    for article in articles.clone() {
        let length = u64::from(matrix.lengths[article]);
        match target[article] {
            true => table.target_total += length,
            false => table.reference_total += length,
        }
    }
    let first = word
        .counts
        .partition_point(|of| (of.0 as usize) < articles.start);
    let inside = |of: &&(u32, u32)| (of.0 as usize) < articles.end;
    for &(article, count) in word.counts[first..].iter().take_while(inside) {
        match target[article as usize] {
            true => table.target += u64::from(count),
            false => table.reference += u64::from(count),
        }
    }
    table
}

fn chi_square(statistic: f64) -> f64 {
    exp(log_p_token(statistic))
}

fn by_word(matrix: &Matrix, p: impl Fn(&Word, &mut Scratch) -> f64 + Sync) -> Vec<f64> {
    matrix
        .words
        .par_iter()
        .map_init(Scratch::default, |scratch, word| p(word, scratch))
        .collect()
}
