//! The centred Jensen–Shannon divergence: how much further apart two outlets are than the same
//! articles would be with their labels shuffled within events. Comparable across sizes, tested,
//! and understated rather than overstated.

use rayon::prelude::*;

use super::jensen_shannon::{contribution, quick_contribution};
use crate::measure::Measure;
use crate::real::sqrt;
use crate::stratified::labels::{Block, blocks};
use crate::stratified::{Contrast, Scratch};

/// Centred divergence for readers.
pub const MEASURE: Measure = Measure {
    name: "centred Jensen-Shannon divergence",
    column: "jsd_centred",
    formula: "JSD - mean of JSD over B relabellings of articles within events; \
              p = (1 + #{JSD_b >= JSD})/(B + 1); standard error by leaving out one event at a time",
    reading: "0: no further apart than chance would put them; larger: apart in wording, in bits, \
              whatever the amount of text.",
    pitfalls: "Understates the true distance. The interval is approximate and too wide near 0. \
               House style (titles, honorifics) can dominate it: fold that first.",
    reference: "Lin 1991; Gentzkow, Shapiro & Taddy 2019 on finite-sample bias",
};

/// The customary number of relabellings.
pub const DEFAULT_DRAWS: usize = 999;

/// How far a divergence under shuffled labels, added up in single precision, may be off.
const ROUNDING: f64 = 1e-6;

/// A divergence measured against shuffled labels, in bits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CentredDivergence {
    /// The plain divergence of the articles of common events.
    pub raw: f64,
    /// Its mean over relabellings.
    pub null_mean: f64,
    /// Its standard deviation over relabellings.
    pub null_deviation: f64,
    /// `raw - null_mean`: may be negative.
    pub centred: f64,
    /// `centred` in null deviations; 0 if relabelling changes nothing.
    pub z: f64,
    /// `(1 + n) / (draws + 1)`, n the relabellings at least as far apart.
    pub p: f64,
    /// Approximate standard error of `centred`, by the jackknife over events; nothing with fewer
    /// than two events.
    pub standard_error: Option<f64>,
    /// Events with articles of both sides.
    pub events: usize,
}

/// The centred divergence between target and reference over a vocabulary: `terms` holds each
/// term's counts, as for [`Contrast::test`]. Only articles of events that both sides cover take
/// part. Nothing if there are fewer than one relabelling, or a side has none of the terms.
#[must_use]
pub fn centred_jensen_shannon<T: AsRef<[(u32, u32)]> + Sync>(
    contrast: &Contrast,
    terms: &[T],
    draws: usize,
    seed: u64,
) -> Option<CentredDivergence> {
    centred_by_term(contrast, terms, draws, seed).map(|(divergence, _)| divergence)
}

/// The same with what every term adds to it, in the order of `terms`: its contribution beyond its
/// mean contribution over the relabellings. The parts add up to `centred`; those of terms that
/// differ no more than chance are near 0, on either side.
#[must_use]
pub fn centred_by_term<T: AsRef<[(u32, u32)]> + Sync>(
    contrast: &Contrast,
    terms: &[T],
    draws: usize,
    seed: u64,
) -> Option<(CentredDivergence, Vec<f64>)> {
    let vocabulary = Vocabulary::new(contrast, terms);
    let (target, reference) = vocabulary.totals();
    if draws == 0 || target == 0.0 || reference == 0.0 {
        return None;
    }
    let raw = vocabulary.divergence(target, reference);
    let shuffled: Vec<Shuffled> = blocks(draws)
        .into_par_iter()
        .map(|range| vocabulary.shuffled(contrast, &contrast.block(seed, range)))
        .collect();
    let n = draws as f64;
    let mut by_term = vocabulary.contributions(target, reference);
    for block in &shuffled {
        for (part, sum) in by_term.iter_mut().zip(&block.by_term) {
            *part -= sum / n;
        }
    }
    let null: Vec<f64> = shuffled
        .into_iter()
        .flat_map(|block| block.divergences)
        .collect();
    let null_mean = null.iter().sum::<f64>() / n;
    let squares: f64 = null.iter().map(|x| (x - null_mean) * (x - null_mean)).sum();
    let null_deviation = if draws > 1 {
        sqrt(squares / (n - 1.0))
    } else {
        0.0
    };
    let reached = null.iter().filter(|&&x| x >= raw - ROUNDING).count() as f64;
    let centred = raw - null_mean;
    let divergence = CentredDivergence {
        raw,
        null_mean,
        null_deviation,
        centred,
        z: if null_deviation > 0.0 {
            centred / null_deviation
        } else {
            0.0
        },
        p: (1.0 + reached) / (n + 1.0),
        standard_error: vocabulary.jackknife(null_mean),
        events: contrast.strata.len(),
    };
    Some((divergence, by_term))
}

/// Divergences under a block of relabellings, and the sum over them of every term's contribution.
struct Shuffled {
    divergences: Vec<f64>,
    by_term: Vec<f64>,
}

/// A term's occurrences by place, and its counts on the two sides.
struct Term {
    occurrences: Vec<(u32, f64)>,
    target: f64,
    reference: f64,
}

/// By relabelling: what one occurrence is of all in the target, and in the reference.
struct Sides {
    target: Vec<f32>,
    reference: Vec<f32>,
}

impl Sides {
    /// `targets` holds the target's tokens; a side without tokens says nothing about terms.
    fn new(targets: &[f64], all: f64) -> Self {
        let share = |tokens: f64| match tokens > 0.0 && tokens < all {
            true => (1.0 / tokens) as f32,
            false => 0.0,
        };
        Self {
            target: targets.iter().map(|&target| share(target)).collect(),
            reference: targets.iter().map(|&target| share(all - target)).collect(),
        }
    }
}

/// A term's contribution under each relabelling, from its counts in the target. A type of its own, since
/// a closure would be compiled for the oldest processor.
struct Contributions<'a> {
    whole: f32,
    counts: &'a [f32],
    sides: &'a Sides,
    parts: &'a mut [f32],
}

impl pulp::WithSimd for Contributions<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let shares = self.sides.target.iter().zip(&self.sides.reference);
        let counts = self.parts.iter_mut().zip(self.counts);
        for ((part, &count), (target, reference)) in counts.zip(shares) {
            *part = quick_contribution(count * target, (self.whole - count) * reference);
        }
    }
}

struct Vocabulary {
    terms: Vec<Term>,
    /// By place: tokens of the vocabulary.
    tokens: Vec<f64>,
    /// By event: for every term in it, (term, count in target, count in reference).
    by_event: Vec<Vec<(u32, f64, f64)>>,
}

impl Vocabulary {
    fn new<T: AsRef<[(u32, u32)]> + Sync>(contrast: &Contrast, terms: &[T]) -> Self {
        let gather = |scratch: &mut Scratch, counts: &T| term(contrast, scratch, counts.as_ref());
        let terms: Vec<Term> = terms
            .par_iter()
            .map_init(Scratch::default, gather)
            .collect();
        let mut tokens = vec![0.0; contrast.lengths.len()];
        let mut by_event = vec![Vec::new(); contrast.strata.len()];
        for (index, term) in terms.iter().enumerate() {
            let stratum_of = |of: &(u32, f64)| contrast.stratum_of[of.0 as usize];
            for event in term
                .occurrences
                .chunk_by(|a, b| stratum_of(a) == stratum_of(b))
            {
                let side = |wanted: bool| -> f64 {
                    let of_side = |of: &&(u32, f64)| contrast.target[of.0 as usize] == wanted;
                    event.iter().filter(of_side).map(|of| of.1).sum()
                };
                let counts = (index as u32, side(true), side(false));
                by_event[stratum_of(&event[0]) as usize].push(counts);
            }
            for &(place, count) in &term.occurrences {
                tokens[place as usize] += count;
            }
        }
        Self {
            terms,
            tokens,
            by_event,
        }
    }

    fn totals(&self) -> (f64, f64) {
        let target = self.terms.iter().map(|term| term.target).sum();
        (target, self.terms.iter().map(|term| term.reference).sum())
    }

    fn divergence(&self, target: f64, reference: f64) -> f64 {
        self.contributions(target, reference).iter().sum()
    }

    fn contributions(&self, target: f64, reference: f64) -> Vec<f64> {
        let part = |t: &Term| contribution(t.target / target, t.reference / reference);
        self.terms.iter().map(part).collect()
    }

    /// The divergence under each relabelling of a block; 1 where a side is left without tokens.
    fn shuffled(&self, contrast: &Contrast, block: &Block) -> Shuffled {
        let all: f64 = self.tokens.iter().sum();
        let mut targets = vec![0.0; block.width];
        for (place, &tokens) in (0..contrast.lengths.len() as u32).zip(&self.tokens) {
            block.add(place, tokens, &mut targets);
        }
        let sides = Sides::new(&targets, all);
        let mut divergences = vec![0.0; block.width];
        let (mut counts, mut parts) = (vec![0.0; block.width], vec![0.0; block.width]);
        let mut by_term = Vec::with_capacity(self.terms.len());
        let processor = pulp::Arch::new();
        for term in &self.terms {
            counts.fill(0.0);
            for &(place, count) in &term.occurrences {
                block.add(place, count as f32, &mut counts);
            }
            processor.dispatch(Contributions {
                whole: (term.target + term.reference) as f32,
                counts: &counts,
                sides: &sides,
                parts: &mut parts,
            });
            for (divergence, &part) in divergences.iter_mut().zip(&parts) {
                *divergence += f64::from(part);
            }
            by_term.push(parts.iter().map(|part| f64::from(*part)).sum());
        }
        for (divergence, &target) in divergences.iter_mut().zip(&targets) {
            if target == 0.0 || target == all {
                *divergence = 1.0;
            }
        }
        Shuffled {
            divergences,
            by_term,
        }
    }

    /// Standard error from leaving out one event at a time, the null mean growing as the text
    /// shrinks: by E / (E - 1).
    fn jackknife(&self, null_mean: f64) -> Option<f64> {
        let n_events = self.by_event.len();
        if n_events < 2 {
            return None;
        }
        let n = n_events as f64;
        let without = |event: usize| self.divergence_without(event) - null_mean * n / (n - 1.0);
        let left: Vec<f64> = (0..n_events).into_par_iter().map(without).collect();
        let mean = left.iter().sum::<f64>() / n;
        let squares: f64 = left.iter().map(|x| (x - mean) * (x - mean)).sum();
        Some(sqrt((n - 1.0) / n * squares))
    }

    /// The divergence of all events but one; 0 if a side has nothing left.
    fn divergence_without(&self, event: usize) -> f64 {
        let (mut target, mut reference) = self.totals();
        for &(_, of_target, of_reference) in &self.by_event[event] {
            target -= of_target;
            reference -= of_reference;
        }
        if target <= 0.0 || reference <= 0.0 {
            return 0.0;
        }
        let mut left_out = self.by_event[event].iter().peekable();
        let mut sum = 0.0;
        for (index, term) in self.terms.iter().enumerate() {
            let out = left_out.next_if(|of| of.0 as usize == index);
            let (a, b) = out.map_or((0.0, 0.0), |of| (of.1, of.2));
            sum += contribution((term.target - a) / target, (term.reference - b) / reference);
        }
        sum
    }
}

fn term(contrast: &Contrast, scratch: &mut Scratch, counts: &[(u32, u32)]) -> Term {
    scratch.gather(contrast, counts);
    let occurrences: Vec<(u32, f64)> = scratch
        .occurrences
        .iter()
        .map(|of| (of.place, of.count))
        .collect();
    let side = |wanted: bool| -> f64 {
        let of_side = |of: &&(u32, f64)| contrast.target[of.0 as usize] == wanted;
        occurrences.iter().filter(of_side).map(|of| of.1).sum()
    };
    let (target, reference) = (side(true), side(false));
    Term {
        occurrences,
        target,
        reference,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

    use super::*;
    use crate::stratified::{Design, Unit};

    #[test]
    fn what_terms_add_adds_up_to_the_centred_divergence() {
        let units: Vec<Unit> = (0..24)
            .map(|i| Unit {
                stratum: i / 4,
                group: i % 2,
                length: 100,
            })
            .collect();
        let count = |term: u32, unit: u32| 1 + (term * 7 + unit * unit * 5 + term * unit) % 6;
        let terms: Vec<Vec<(u32, u32)>> = (0..9)
            .map(|term| (0..24).map(|unit| (unit, count(term, unit))).collect())
            .collect();
        let contrast = Design::new(&units, 2).pair(0, 1);
        let (whole, parts) = centred_by_term(&contrast, &terms, 150, 7).unwrap();
        assert_eq!(parts.len(), 9);
        assert!((parts.iter().sum::<f64>() - whole.centred).abs() < 1e-12);
        assert_eq!(
            centred_jensen_shannon(&contrast, &terms, 150, 7),
            Some(whole)
        );
    }
}
