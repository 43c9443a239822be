//! One term's counts laid out by event: its rate in each, what each article has beyond it, the
//! score and its permutation variance. No law of the score yet.

use super::contrast::{Contrast, NOWHERE};
use super::generating::Buffers;
use super::levelled::Levels;

/// Buffers reused from term to term; one per thread.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    pub(crate) occurrences: Vec<Occurrence>,
    pub(crate) touched: Vec<Touched>,
    pub(crate) residuals: Vec<f64>,
    pub(crate) buffers: Buffers,
}

/// An article that has the term.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Occurrence {
    pub(crate) place: u32,
    pub(crate) count: f64,
}

/// An event that has the term, and says something about it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Touched {
    pub(crate) stratum: u32,
    /// Its range of occurrences.
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// The term's rate per token, both sides together.
    pub(crate) rate: f64,
    /// What the target has beyond its share.
    pub(crate) score: f64,
    /// Permutation variance of that.
    pub(crate) variance: f64,
}

/// The score of a term over all events.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) score: f64,
    pub(crate) variance: f64,
    pub(crate) events: u32,
}

impl Scratch {
    /// Lays the counts out by place and event. Unknown units and counts of 0 are passed over;
    /// counts of the same unit are added.
    pub(crate) fn gather(&mut self, contrast: &Contrast, counts: &[(u32, u32)]) -> Score {
        let levels = contrast.levels.as_ref();
        lay_out(&mut self.occurrences, &contrast.places, levels, counts);
        self.score(contrast)
    }

    fn score(&mut self, contrast: &Contrast) -> Score {
        self.touched.clear();
        let (mut total, mut first) = (Score::default(), 0);
        let stratum_of = |o: &Occurrence| contrast.stratum_of[o.place as usize];
        for event in self
            .occurrences
            .chunk_by(|a, b| stratum_of(a) == stratum_of(b))
        {
            let last = first + event.len() as u32;
            let touched = touch(contrast, event, stratum_of(&event[0]), first..last);
            total.events += 1;
            if touched.variance > 0.0 {
                total.score += touched.score;
                total.variance += touched.variance;
                self.touched.push(touched);
            }
            first = last;
        }
        total
    }

    /// Logarithm of the probability of one relabelling of the touched events.
    pub(crate) fn least_log_p(&self, contrast: &Contrast) -> f64 {
        let ln_relabellings =
            |event: &Touched| contrast.strata[event.stratum as usize].ln_relabellings;
        -self.touched.iter().map(ln_relabellings).sum::<f64>()
    }

    /// The articles that have the term, in a touched event.
    pub(crate) fn occurrences_of(&self, event: &Touched) -> &[Occurrence] {
        &self.occurrences[event.first as usize..event.last as usize]
    }

    /// Writes the residuals of every article of a touched event, divided by `scale`, into
    /// `residuals`, replacing what is there.
    pub(crate) fn write_residuals(
        residuals: &mut Vec<f64>,
        contrast: &Contrast,
        occurrences: &[Occurrence],
        touched: &Touched,
        scale: f64,
    ) {
        let stratum = &contrast.strata[touched.stratum as usize];
        let lengths = &contrast.lengths[stratum.places()];
        let base = residuals.len();
        residuals.extend(lengths.iter().map(|length| -length * touched.rate / scale));
        for occurrence in &occurrences[touched.first as usize..touched.last as usize] {
            let within = (occurrence.place - stratum.start) as usize;
            let residual = occurrence.count - lengths[within] * touched.rate;
            residuals[base + within] = residual / scale;
        }
    }
}

/// Lays counts out by place, ascending: at the common length where there are levels.
pub(crate) fn lay_out(
    occurrences: &mut Vec<Occurrence>,
    places: &[u32],
    levels: Option<&Levels>,
    counts: &[(u32, u32)],
) {
    occurrences.clear();
    let (mut next, mut ascends) = (0, true);
    for &(unit, count) in counts {
        let place = places.get(unit as usize).copied().unwrap_or(NOWHERE);
        if place != NOWHERE && count > 0 {
            ascends &= place >= next;
            next = place + 1;
            let count = match levels {
                Some(levels) => levels.level(unit, count),
                None => f64::from(count),
            };
            occurrences.push(Occurrence { place, count });
        }
    }
    if !ascends {
        sort_and_add_up(occurrences);
    }
}

fn sort_and_add_up(occurrences: &mut Vec<Occurrence>) {
    occurrences.sort_by_key(|occurrence| occurrence.place);
    occurrences.dedup_by(|later, earlier| {
        let same = later.place == earlier.place;
        earlier.count += if same { later.count } else { 0.0 };
        same
    });
}

/// The sum of (x - n p)^2 over all articles of an event, from the sums of x^2 and x n over those that
/// have the term, the rate p and the sum of n^2 over all; below the rounding of its parts it is 0.
pub(crate) fn spread(squares: f64, products: f64, rate: f64, lengths_squared: f64) -> f64 {
    let spread = squares - 2.0 * rate * products + rate * rate * lengths_squared;
    if spread > 1e-14 * squares {
        spread
    } else {
        0.0
    }
}

/// An event's rate, score and variance, from sums over the articles that have the term only.
fn touch(
    contrast: &Contrast,
    event: &[Occurrence],
    stratum_index: u32,
    range: core::ops::Range<u32>,
) -> Touched {
    let stratum = &contrast.strata[stratum_index as usize];
    let (mut count, mut target_count, mut squares, mut products) = (0.0, 0.0, 0.0, 0.0);
    for occurrence in event {
        let place = occurrence.place as usize;
        count += occurrence.count;
        target_count += if contrast.target[place] {
            occurrence.count
        } else {
            0.0
        };
        squares += occurrence.count * occurrence.count;
        products += occurrence.count * contrast.lengths[place];
    }
    let rate = count / stratum.length;
    let spread = spread(squares, products, rate, stratum.powers[0]);
    Touched {
        stratum: stratum_index,
        first: range.start,
        last: range.end,
        rate,
        score: target_count - rate * stratum.target_length,
        variance: stratum.variance_factor() * spread,
    }
}
