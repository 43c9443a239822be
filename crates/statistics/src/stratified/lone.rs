//! The generating function of all events in which a single article has the term: for most terms
//! most events. The same approximation as in [`sparse`](super::sparse), arranged so that an event
//! costs one exponential.

use super::contrast::Stratum;
use super::cumulants::Cumulants;
use super::recursion::Generated;
use super::residuals::{Occurrence, Touched};
use super::sparse::{TOLERANCE, fifth_power, lengths_without, remainder};
use crate::real::{exp, ln};

/// Events in which a single article has the term. The part that belongs to drawing the others
/// without it is one polynomial over all events; what is left of each is one exponential.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lone {
    polynomial: [f64; 4],
    events: Vec<LoneEvent>,
    /// Over events, the largest remainder and the largest residual.
    fifth: f64,
    largest: f64,
}

#[derive(Debug, Clone, Copy)]
struct LoneEvent {
    /// The chance that the article is drawn.
    share: f64,
    /// Exponent of having drawn it: coefficients of t to its fourth power.
    exponent: [f64; 4],
}

impl Lone {
    pub(crate) fn clear(&mut self) {
        self.polynomial = [0.0; 4];
        self.events.clear();
        (self.fifth, self.largest) = (0.0, 0.0);
    }

    /// Adds an event; as for [`Sparse::prepare`](super::sparse::Sparse::prepare).
    pub(crate) fn push(
        &mut self,
        stratum: &Stratum,
        event: &Touched,
        lengths: &[f64],
        occurrence: &Occurrence,
        scale: f64,
    ) {
        let (k, m) = (f64::from(stratum.n_units()), f64::from(stratum.n_chosen()));
        let per_token = -event.rate / scale;
        let (mean_length, sums) =
            lengths_without(stratum, lengths, core::slice::from_ref(occurrence), k - 1.0);
        let mean = per_token * mean_length;
        let length = lengths[occurrence.place as usize];
        let residual = occurrence.count / scale + per_token * length - mean;
        let [without, with] = stratum.drawing_but_one.map(|drawing| {
            let Cumulants {
                second,
                third,
                fourth,
            } = drawing.cumulants(sums);
            let square = per_token * per_token;
            [
                second * square / 2.0,
                third * square * per_token / 6.0,
                fourth * square * square / 24.0,
            ]
        });
        self.polynomial[0] += m * mean;
        for (sum, part) in self.polynomial[1..].iter_mut().zip(without) {
            *sum += part;
        }
        let [second, third, fourth] = [0, 1, 2].map(|i| with[i] - without[i]);
        let exponent = [residual, second, third, fourth];
        self.events.push(LoneEvent {
            share: m / k,
            exponent,
        });
        self.fifth = self.fifth.max(remainder(stratum, sums, per_token));
        self.largest = self.largest.max(residual.abs());
    }

    /// Whether the functions can be computed here at `t` without leaving their range.
    pub(crate) fn reaches(&self, t: f64) -> bool {
        fifth_power(t) * self.fifth <= TOLERANCE && t.abs() * self.largest <= 500.0
    }

    /// The sum of the events' functions at `t`.
    pub(crate) fn generate(&self, t: f64) -> Generated {
        let [c1, c2, c3, c4] = self.polynomial;
        let mut total = Generated {
            value: t * (c1 + t * (c2 + t * (c3 + t * c4))),
            slope: c1 + t * (2.0 * c2 + t * (3.0 * c3 + t * 4.0 * c4)),
            curvature: 2.0 * c2 + t * (6.0 * c3 + t * 12.0 * c4),
        };
        let mut product = 1.0;
        for LoneEvent {
            share,
            exponent: [c1, c2, c3, c4],
        } in &self.events
        {
            let weight = share * exp(t * (c1 + t * (c2 + t * (c3 + t * c4))));
            let slope = c1 + t * (2.0 * c2 + t * (3.0 * c3 + t * 4.0 * c4));
            let curvature = 2.0 * c2 + t * (6.0 * c3 + t * 12.0 * c4);
            let whole = 1.0 - share + weight;
            let drawn = weight / whole;
            total.slope += drawn * slope;
            total.curvature += drawn * (curvature + (1.0 - drawn) * slope * slope);
            product *= whole;
            if !(1e-40..1e40).contains(&product) {
                total.value += ln(product);
                product = 1.0;
            }
        }
        total.value += ln(product);
        total
    }
}
