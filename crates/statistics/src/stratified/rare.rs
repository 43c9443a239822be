//! The law of the score of a term that few articles have, in events of many: which of those few
//! are drawn is counted exactly; the lengths of the others, which matter little, enter by the
//! first three cumulants of their sum. Quicker than listing every draw, and nearer the truth than
//! a saddlepoint, for which so few steps are no curve.

use super::contrast::{Contrast, Stratum};
use super::cumulants::Drawing;
use super::residuals::{Scratch, Touched};
use super::saddlepoint::Tails;
use super::sparse::lengths_without;
use crate::real::{erfc, exp, ln, sqrt};

/// More articles with the term than this are left to others: the choices double with each.
const MOST_ARTICLES: u32 = 8;
/// Events of fewer articles are left to others: their lengths add up to no normal law.
const LEAST_EVENT: u32 = 12;
/// As few relabellings as this can be listed.
const FEW_RELABELLINGS: f64 = 20_000.0;

/// One choice among the articles that have the term, and the law of the score under it.
#[derive(Debug, Clone, Copy)]
struct Choice {
    probability: f64,
    mean: f64,
    variance: f64,
    third: f64,
}

/// The tails at the observed score, or nothing where the term is too frequent or events too small.
pub(crate) fn tails(contrast: &Contrast, scratch: &Scratch, score: f64) -> Option<Tails> {
    let touched = &scratch.touched;
    let with: u32 = touched.iter().map(|event| event.last - event.first).sum();
    if with > MOST_ARTICLES {
        return None;
    }
    let stratum = |event: &Touched| &contrast.strata[event.stratum as usize];
    let log_relabellings: f64 = touched.iter().map(|of| stratum(of).ln_relabellings).sum();
    let small = touched.iter().any(|of| stratum(of).n_units() < LEAST_EVENT);
    if small || log_relabellings <= ln(FEW_RELABELLINGS) {
        return None;
    }
    let mut choices = vec![Choice {
        probability: 1.0,
        mean: 0.0,
        variance: 0.0,
        third: 0.0,
    }];
    for event in touched {
        choices = extended(
            &choices,
            &of_event(contrast, scratch, stratum(event), event),
        );
    }
    let unit = sqrt(touched.iter().map(|event| event.variance).sum::<f64>());
    let (mut upper, mut lower) = (0.0, 0.0);
    for choice in &choices {
        let (above, below) = choice.tails(score, unit);
        upper += choice.probability * above;
        lower += choice.probability * below;
    }
    // The draw that was made is one of all.
    let tails = Tails {
        log_upper: ln(upper.min(1.0)),
        log_lower: ln(lower.min(1.0)),
    };
    Some(tails.no_less_than(-log_relabellings))
}

/// Every choice among an event's articles that have the term.
fn of_event(
    contrast: &Contrast,
    scratch: &Scratch,
    stratum: &Stratum,
    event: &Touched,
) -> Vec<Choice> {
    let occurrences = scratch.occurrences_of(event);
    let (k, m) = (f64::from(stratum.n_units()), f64::from(stratum.n_target));
    let with = occurrences.len() as u32;
    let without = k - f64::from(with);
    let (mean_length, sums) = lengths_without(stratum, &contrast.lengths, occurrences, without);
    let mut choices = Vec::with_capacity(1 << with);
    for drawn in 0..=with {
        let others = m - f64::from(drawn);
        let probability = probability(k, m, with, drawn);
        if probability <= 0.0 || others < 0.0 || others > without {
            continue;
        }
        let rest = Drawing::new(without, others).cumulants(sums);
        let (p, square) = (event.rate, event.rate * event.rate);
        for subset in (0u32..1 << with).filter(|subset| subset.count_ones() == drawn) {
            let chosen = (0..with).filter(|i| subset >> i & 1 == 1);
            let residuals = chosen.map(|i| {
                let of = &occurrences[i as usize];
                of.count - p * contrast.lengths[of.place as usize]
            });
            choices.push(Choice {
                probability,
                mean: residuals.sum::<f64>() - p * others * mean_length,
                variance: square * rest.second,
                third: -square * p * rest.third,
            });
        }
    }
    choices
}

/// The chance that of `with` given articles exactly a given `drawn` are among `m` drawn of `k`.
fn probability(k: f64, m: f64, with: u32, drawn: u32) -> f64 {
    let (mut probability, mut of_target, mut of_rest) = (1.0, m, k - m);
    for i in 0..with {
        let left = if i < drawn {
            &mut of_target
        } else {
            &mut of_rest
        };
        probability *= left.max(0.0) / (k - f64::from(i));
        *left -= 1.0;
    }
    probability
}

fn extended(choices: &[Choice], event: &[Choice]) -> Vec<Choice> {
    let both = |a: &Choice, b: &Choice| Choice {
        probability: a.probability * b.probability,
        mean: a.mean + b.mean,
        variance: a.variance + b.variance,
        third: a.third + b.third,
    };
    let with = |a: &Choice| event.iter().map(move |b| both(a, b)).collect::<Vec<_>>();
    choices.iter().flat_map(|a| with(&a.clone())).collect()
}

impl Choice {
    /// P(score at least as large) and P(at most as large) under this choice: the normal law with
    /// Edgeworth's first term, or all or nothing where the lengths leave no freedom.
    fn tails(&self, score: f64, unit: f64) -> (f64, f64) {
        let distance = score - self.mean;
        if self.variance <= 1e-18 * unit * unit {
            let tie = 1e-9 * unit;
            return (
                f64::from(u8::from(distance <= tie)),
                f64::from(u8::from(distance >= -tie)),
            );
        }
        let deviation = sqrt(self.variance);
        let z = distance / deviation;
        if z.abs() > 9.0 {
            return if z > 0.0 { (0.0, 1.0) } else { (1.0, 0.0) };
        }
        let density = 0.398_942_280_401_432_7 * exp(-0.5 * z * z);
        let skew = self.third / (self.variance * deviation);
        let above =
            0.5 * erfc(z * core::f64::consts::FRAC_1_SQRT_2) + density * skew / 6.0 * (z * z - 1.0);
        let above = above.clamp(0.0, 1.0);
        (above, 1.0 - above)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resample::Stream;
    use crate::stratified::{Design, Law, Unit};

    /// Two events of 30 articles, two of them the target's, and a term in a few of them.
    fn simulated(seed: u64) -> (Vec<Unit>, Vec<(u32, u32)>) {
        let mut stream = Stream::new(31, seed);
        let unit = |i: u32, stream: &mut Stream| Unit {
            stratum: i / 30,
            group: u32::from(i % 30 >= 2),
            length: 150 + stream.below(900),
        };
        let units = (0..60).map(|i| unit(i, &mut stream)).collect();
        let mut counts = Vec::new();
        for _ in 0..1 + stream.below(4) {
            let in_target = stream.below(2) == 0;
            let unit = 30 * stream.below(2)
                + if in_target {
                    stream.below(2)
                } else {
                    stream.below(30)
                };
            counts.push((unit, 1 + stream.below(2)));
        }
        (units, counts)
    }

    /// P(score at least as large), every one of 435 x 435 draws listed.
    fn listed(units: &[Unit], counts: &[(u32, u32)]) -> f64 {
        let (mut observed, mut by_event) = (0.0, Vec::new());
        for event in 0..2 {
            let places = 30 * event..30 * (event + 1);
            let count = |place: usize| -> f64 {
                let of_unit = counts.iter().filter(|of| of.0 as usize == place);
                of_unit.map(|of| f64::from(of.1)).sum()
            };
            let length = |place: usize| f64::from(units[place].length);
            let rate =
                places.clone().map(count).sum::<f64>() / places.clone().map(length).sum::<f64>();
            let r: Vec<f64> = places
                .map(|place| count(place) - rate * length(place))
                .collect();
            observed += r[0] + r[1];
            let pairs = (0..30).flat_map(|i| (0..i).map(move |j| (i, j)));
            by_event.push(pairs.map(|(i, j)| r[i] + r[j]).collect::<Vec<f64>>());
        }
        let with = |a: &f64| {
            by_event[1]
                .iter()
                .filter(|&b| a + b >= observed - 1e-9)
                .count()
        };
        by_event[0].iter().map(with).sum::<usize>() as f64 / (435.0 * 435.0)
    }

    #[test]
    fn no_draw_is_less_likely_than_one_of_all() {
        let unit = |i: u32| Unit {
            stratum: 0,
            group: u32::from(i >= 200),
            length: if i < 200 { 1000 + i } else { 10 + i % 7 },
        };
        let units: Vec<Unit> = (0..400).map(unit).collect();
        let contrast = Design::new(&units, 2).against_rest(0);
        let test = contrast.test(&[(300, 1)], &mut Scratch::default());
        assert_eq!(test.law, Law::Rare);
        let least = contrast.least_log_p();
        assert!(test.log_p_lower >= least, "{} < {least}", test.log_p_lower);
        assert!(test.log_p_upper >= least, "{} < {least}", test.log_p_upper);
    }

    #[test]
    fn it_is_near_what_listing_every_draw_finds() {
        let (mut off, mut scratch) = (Vec::new(), Scratch::default());
        for seed in 0..60 {
            let (units, counts) = simulated(seed);
            let contrast = Design::new(&units, 2).against_rest(0);
            let test = contrast.test(&counts, &mut scratch);
            if test.law == Law::Rare {
                off.push((exp(test.log_p_upper) - listed(&units, &counts)).abs());
            }
        }
        off.sort_by(f64::total_cmp);
        assert!(off.len() > 20);
        assert!(off[off.len() - 1] < 0.02, "{:?}", off.last());
        assert!(off[off.len() / 2] < 0.003, "median {}", off[off.len() / 2]);
    }
}
