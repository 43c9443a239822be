//! The generating function of the whole score near 0, from its first six cumulants: quick for a
//! term that stands everywhere, whose saddlepoint lies near 0. It also says how far it can be
//! trusted.
//!
//! Up to the fourth the cumulants are exact. The fifth and sixth are those of tossed coins held to
//! the number drawn: from the expansion of inf over l of sum b(l + t r) - l m, b the coin's
//! generating function, with a relative error of about 2 over the number drawn (measured).

use super::contrast::Stratum;
use super::recursion::Generated;
use super::residuals::{Occurrence, Touched};

/// Cumulants of a score, and bounds on what they leave out.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Series {
    /// Third to sixth cumulant; the second is 1 once standardised.
    cumulants: [f64; 4],
    /// What is wrong with the coefficients of the fifth, sixth and seventh power of t, at most.
    errors: [f64; 3],
}

impl Series {
    /// Adds an event, in tokens. Costs the articles that have the term, not all.
    pub(crate) fn add(
        &mut self,
        stratum: &Stratum,
        event: &Touched,
        lengths: &[f64],
        occurrences: &[Occurrence],
    ) {
        let sums = PowerSums::new(stratum, event.rate, lengths, occurrences);
        let drawn = stratum
            .drawing
            .cumulants([sums.second, sums.third, sums.fourth]);
        let (k, m) = (f64::from(stratum.n_units()), f64::from(stratum.n_target));
        let chosen = m.min(k - m);
        let share = chosen / k;
        // Drawing fewer than four, coins say nothing useful of the fifth and sixth.
        let (higher, wrong) = if chosen < 4.0 {
            ([0.0; 2], 1.0)
        } else {
            (fifth_and_sixth(k, m / k, &sums), 3.0 / chosen)
        };
        for (sum, part) in
            self.cumulants
                .iter_mut()
                .zip([drawn.third, drawn.fourth, higher[0], higher[1]])
        {
            *sum += part;
        }
        for (sum, part) in self.errors.iter_mut().zip([
            wrong * share * sums.fifth_absolute / 120.0,
            wrong * share * sums.sixth / 720.0,
            1.25 * share * sums.seventh_absolute / 5040.0,
        ]) {
            *sum += part;
        }
    }

    /// The same in units of the score's standard deviation.
    pub(crate) fn standardised(&self, deviation: f64) -> Self {
        let (mut series, mut power) = (*self, deviation * deviation);
        for order in 3..=7 {
            power *= deviation;
            if order <= 6 {
                series.cumulants[order - 3] /= power;
            }
            if order >= 5 {
                series.errors[order - 5] /= power;
            }
        }
        series
    }

    /// The generating function they make, of a standardised score.
    pub(crate) fn generate(&self, t: f64) -> Generated {
        let [third, fourth, fifth, sixth] = self.cumulants;
        let [c3, c4, c5, c6] = [third / 6.0, fourth / 24.0, fifth / 120.0, sixth / 720.0];
        Generated {
            value: t * t * (0.5 + t * (c3 + t * (c4 + t * (c5 + t * c6)))),
            slope: t * (1.0 + t * (3.0 * c3 + t * (4.0 * c4 + t * (5.0 * c5 + t * 6.0 * c6)))),
            curvature: 1.0 + t * (6.0 * c3 + t * (12.0 * c4 + t * (20.0 * c5 + t * 30.0 * c6))),
        }
    }

    /// About where the slope is `z`: a start for Newton's method, and never far from z.
    pub(crate) fn start(&self, z: f64) -> f64 {
        let mut t = z;
        for _ in 0..4 {
            let Generated {
                slope, curvature, ..
            } = self.generate(t);
            if curvature < 0.25 {
                return z;
            }
            t += (z - slope) / curvature;
        }
        if t * z > 0.0 && t.abs() < 3.0 * z.abs() {
            t
        } else {
            z
        }
    }

    /// Whether, up to the saddlepoint of `z`, the logarithm of p is right to `tolerance`. An error
    /// in K enters the exponent as it is, and the correction through K's third derivative.
    pub(crate) fn suffices(&self, z: f64, tolerance: f64) -> bool {
        let start = self.start(z);
        let solved = (self.generate(start).slope - z).abs() <= 1e-6 * (1.0 + z.abs());
        let (t, [fifth, sixth, seventh]) = (start.abs(), self.errors);
        let (square, cube) = (t * t, t * t * t);
        let error = fifth * square * (cube + 5.0)
            + sixth * cube * (cube + 8.0)
            + seventh * square * square * (cube + 12.0);
        let convex = self.generate(t).curvature > 0.5 && self.generate(-t).curvature > 0.5;
        solved && convex && error <= tolerance
    }
}

/// Sums of powers of an event's residuals.
struct PowerSums {
    second: f64,
    third: f64,
    fourth: f64,
    fifth: f64,
    sixth: f64,
    fifth_absolute: f64,
    seventh_absolute: f64,
}

impl PowerSums {
    /// From the sums over all lengths, corrected for the articles that have the term.
    fn new(stratum: &Stratum, p: f64, lengths: &[f64], occurrences: &[Occurrence]) -> Self {
        let [n2, n3, n4, n5, n6, n7] = stratum.powers;
        let (p2, p3) = (p * p, p * p * p);
        let mut sums = Self {
            second: p2 * n2,
            third: -p3 * n3,
            fourth: p2 * p2 * n4,
            fifth: -p2 * p3 * n5,
            sixth: p3 * p3 * n6,
            fifth_absolute: p2 * p3 * n5,
            seventh_absolute: p3 * p3 * p * n7,
        };
        for occurrence in occurrences {
            let e = p * lengths[occurrence.place as usize];
            let r = occurrence.count - e;
            let (r2, e2) = (r * r, e * e);
            let (r4, e4) = (r2 * r2, e2 * e2);
            sums.second += r2 - e2;
            sums.third += r2 * r + e2 * e;
            sums.fourth += r4 - e4;
            sums.fifth += r4 * r + e4 * e;
            sums.sixth += r4 * r2 - e4 * e2;
            sums.fifth_absolute += r4 * r.abs();
            sums.seventh_absolute += r4 * r2 * r.abs();
        }
        sums
    }
}

/// Fifth and sixth cumulant of a sum of residuals over coins of the given share, held to their
/// expected number.
fn fifth_and_sixth(k: f64, share: f64, sums: &PowerSums) -> [f64; 2] {
    let PowerSums {
        second: s2,
        third: s3,
        fourth: s4,
        fifth: s5,
        sixth: s6,
        ..
    } = *sums;
    // Cumulants of one coin.
    let v = share * (1.0 - share);
    let b3 = v * (1.0 - 2.0 * share);
    let b4 = v * (1.0 - 6.0 * v);
    let b5 = b3 * (1.0 - 12.0 * v);
    let b6 = v * (1.0 - 30.0 * v + 120.0 * v * v);
    // How the level moves with t: second and third power.
    let l2 = -b3 * s2 / (2.0 * v * k);
    let l3 = -b4 * s3 / (6.0 * v * k);
    let fifth = b5 * s5 + 20.0 * b4 * l2 * s3;
    let held = b3 * k * l2 * l2 * l2 / 6.0
        + b4 * l2 * l2 * s2 / 4.0
        + b4 * s3 * l3 / 12.0
        + b5 * l2 * s4 / 24.0;
    [fifth, b6 * s6 + 720.0 * held]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_and_sixth_cumulant_are_right_to_their_order() {
        // Exact cumulants from the power series of the recursion, in Python's doubles: residuals
        // are -1, 0, 1 and 3 in the proportions 5 : 3 : 2 : 1 of k articles, m of them drawn.
        for (groups, m, fifth, sixth) in EXACT {
            let k = 11.0 * groups;
            let sum = |power: i32| groups * (5.0 * (-1f64).powi(power) + 2.0 + 3f64.powi(power));
            let sums = PowerSums {
                second: sum(2),
                third: sum(3),
                fourth: sum(4),
                fifth: sum(5),
                sixth: sum(6),
                fifth_absolute: 0.0,
                seventh_absolute: 0.0,
            };
            let [found_5, found_6] = fifth_and_sixth(k, m / k, &sums);
            let allowed = |power: i32| 3.0 / m * (m / k) * sum(power).abs();
            assert!(
                (found_5 - fifth).abs() <= allowed(5),
                "{found_5} for {fifth}"
            );
            assert!(
                (found_6 - sixth).abs() <= allowed(6),
                "{found_6} for {sixth}"
            );
        }
    }

    const EXACT: [(f64, f64, f64, f64); 6] = [
        (3.0, 5.0, -63.3615863, -92.1811915),
        (6.0, 8.0, -97.655568, -186.852893),
        (10.0, 30.0, -251.717545, 550.733571),
        (10.0, 55.0, 0.0, 1600.31867),
        (18.0, 40.0, -417.787391, 149.950849),
        (18.0, 150.0, 443.443554, 615.830196),
    ];
}
