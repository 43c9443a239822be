//! The generating function of the whole score: the sum over events of that of each. It decides
//! which way of computing an event's part is worth its cost.
//!
//! As long as the recursion is cheap over all events it is used throughout, and the law is
//! [`Law::Saddlepoint`]. Beyond that, first the cumulants are asked, which suffice wherever the
//! saddlepoint is near 0; then each large event is computed as [`sparse`](super::sparse) or
//! [`tilted`](super::tilted), and the law is [`Law::SaddlepointApproximate`]. Against the recursion
//! these move ln p by less than 3e-4 of its size (at least 1; ten to a hundred times that beyond
//! |z| = 14, 5e-3 below 1.5), mostly by less than 1e-8 (measured in the tests below): less than the
//! saddlepoint is off.

use super::contrast::Contrast;
use super::lone::Lone;
use super::recursion::{self, Cells, Generated};
use super::residuals::{Score, Scratch, Touched};
use super::saddlepoint::{self, Tails};
use super::score::Law;
use super::series::Series;
use super::sparse::{Sparse, Split};
use super::tilted;
use crate::real::sqrt;

/// Articles times drawn, over all events, up to which the recursion is used throughout.
const RECURSION_IN_ALL: u64 = 1_024;
/// Articles times drawn, for a single event among many.
const RECURSION_BY_EVENT: u64 = 64;
/// The same for an event in which most articles have the term.
const RECURSION_IF_DENSE: u64 = 65_536;
/// Drawing this few, the recursion is used however many articles there are.
const FEW_DRAWN: u64 = 16;
/// An event's part of the function.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// The event, among those touched.
    event: u32,
    /// How many articles are drawn.
    drawn: u32,
    /// Tokens in a standard deviation; negative where the rest is drawn in the target's stead.
    scale: f64,
    how: How,
}

/// How it is computed.
#[derive(Debug, Clone, Copy)]
enum How {
    /// By the recursion, from the residuals of all its articles.
    Recursion { first: u32, last: u32 },
    /// By the recursion over the articles that have the term.
    Sparse(Sparse),
    /// Together with all events in which a single article has it.
    Lone,
    /// By tossing coins, from the residuals of all its articles.
    Tilted { first: u32, last: u32, level: f64 },
}

/// What an event's size and the spread of the term in it decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Recursion,
    Sparse,
    Lone,
    Tilted,
}

/// The cheapest way that is good enough for an event of `articles`, `with` of which have the term.
fn choice(articles: u64, drawn: u64, with: u64) -> Choice {
    let (work, dense) = (articles * drawn, 2 * with > articles);
    if work <= RECURSION_BY_EVENT {
        Choice::Recursion
    } else if with == 1 {
        Choice::Lone
    } else if !dense && with * drawn.min(with) <= RECURSION_IF_DENSE {
        Choice::Sparse
    } else if drawn <= FEW_DRAWN || (dense && work <= RECURSION_IF_DENSE) {
        Choice::Recursion
    } else {
        Choice::Tilted
    }
}

/// Buffers for the parts of a function.
#[derive(Debug, Clone, Default)]
pub(crate) struct Buffers {
    pub(crate) parts: Vec<Part>,
    pub(crate) residuals: Vec<f64>,
    lone: Lone,
    splits: Vec<Split>,
    cells: Cells,
    means: Vec<[f64; 3]>,
    whole_event: Vec<f64>,
}

/// The tails of the observed score, and the law they come from.
pub(crate) fn tails(contrast: &Contrast, scratch: &mut Scratch, score: Score) -> (Tails, Law) {
    let deviation = sqrt(score.variance);
    let z = score.score / deviation;
    let series = series(contrast, scratch).standardised(deviation);
    let all_by_recursion = work(contrast, &scratch.touched) <= RECURSION_IN_ALL;
    let (start, mut law) = (series.start(z), Law::SaddlepointApproximate);
    let tails = if !all_by_recursion && series.suffices(z, tolerance(z)) {
        saddlepoint::tails(z, start, |t| series.generate(t))
    } else {
        let mut buffers = core::mem::take(&mut scratch.buffers);
        buffers.fill(contrast, scratch, deviation, all_by_recursion);
        if buffers
            .parts
            .iter()
            .all(|part| matches!(part.how, How::Recursion { .. }))
        {
            law = Law::Saddlepoint;
        }
        let tails = saddlepoint::tails(z, start, |t| buffers.generate(contrast, scratch, t));
        scratch.buffers = buffers;
        tails
    };
    tails.map_or((Tails::normal(z), Law::Normal), |tails| (tails, law))
}

/// How far the cumulants may be off ln p at this z: 3e-4 of its size (at least 1), growing from
/// about |z| = 6 to ten times that at 14, where p is below 1e-40 and time is better spent
/// elsewhere, and from 20, where it is below 1e-88, with the cube of |z| (as their error does) to a
/// hundred times that; and 5e-3 below |z| = 1.5, where p is above .1 and nothing hangs on it.
fn tolerance(z: f64) -> f64 {
    let square = z * z;
    if square < 2.25 {
        return 5e-3;
    }
    let factor = (1.0 + square * square / 4096.0).min(10.0);
    let beyond = (square * z.abs() / 8_000.0).clamp(1.0, 10.0);
    3e-4 * (1.0 + square / 2.0) * factor * beyond
}

fn series(contrast: &Contrast, scratch: &Scratch) -> Series {
    let mut series = Series::default();
    for event in &scratch.touched {
        let stratum = &contrast.strata[event.stratum as usize];
        series.add(
            stratum,
            event,
            &contrast.lengths,
            scratch.occurrences_of(event),
        );
    }
    series
}

/// What the recursion would cost: articles times drawn.
fn work(contrast: &Contrast, touched: &[Touched]) -> u64 {
    let of = |event: &Touched| {
        let stratum = &contrast.strata[event.stratum as usize];
        u64::from(stratum.n_units()) * u64::from(stratum.n_chosen())
    };
    touched.iter().map(of).sum()
}

impl Buffers {
    /// Prepares every event's part; by the recursion throughout if `exact`.
    fn fill(&mut self, contrast: &Contrast, scratch: &Scratch, deviation: f64, exact: bool) {
        self.parts.clear();
        self.residuals.clear();
        self.splits.clear();
        self.lone.clear();
        for (index, event) in (0..).zip(&scratch.touched) {
            let stratum = &contrast.strata[event.stratum as usize];
            let (articles, drawn) = (stratum.n_units(), stratum.n_chosen());
            let choice = if exact {
                Choice::Recursion
            } else {
                let with = event.last - event.first;
                choice(articles.into(), drawn.into(), with.into())
            };
            // The rest is drawn where that is the smaller side: the residuals change sign.
            let scale = if drawn == stratum.n_target {
                deviation
            } else {
                -deviation
            };
            let how = self.prepare(choice, contrast, scratch, event, scale);
            self.parts.push(Part {
                event: index,
                drawn,
                scale,
                how,
            });
        }
    }

    fn prepare(
        &mut self,
        choice: Choice,
        contrast: &Contrast,
        scratch: &Scratch,
        event: &Touched,
        scale: f64,
    ) -> How {
        let stratum = &contrast.strata[event.stratum as usize];
        let (lengths, occurrences) = (&contrast.lengths, scratch.occurrences_of(event));
        let Self {
            residuals,
            lone,
            splits,
            ..
        } = self;
        match choice {
            Choice::Lone => {
                lone.push(stratum, event, lengths, &occurrences[0], scale);
                How::Lone
            }
            Choice::Sparse => How::Sparse(Sparse::prepare(
                stratum,
                event,
                lengths,
                occurrences,
                scale,
                splits,
                residuals,
            )),
            Choice::Recursion | Choice::Tilted => {
                let first = residuals.len() as u32;
                let all = &scratch.occurrences;
                Scratch::write_residuals(residuals, contrast, all, event, scale);
                let last = residuals.len() as u32;
                match choice {
                    Choice::Tilted => How::Tilted {
                        first,
                        last,
                        level: f64::NAN,
                    },
                    _ => How::Recursion { first, last },
                }
            }
        }
    }

    /// The whole function at `t`.
    fn generate(&mut self, contrast: &Contrast, scratch: &Scratch, t: f64) -> Generated {
        let Self {
            parts,
            residuals,
            lone,
            splits,
            cells,
            means,
            whole_event,
        } = self;
        let of = |first: u32, last: u32| &residuals[first as usize..last as usize];
        let lone_reach = lone.reaches(t);
        let mut total = if lone_reach {
            lone.generate(t)
        } else {
            Generated::default()
        };
        for Part {
            event,
            drawn,
            scale,
            how,
        } in parts
        {
            let drawn = *drawn as usize;
            total += match how {
                How::Recursion { first, last } => {
                    recursion::generate(of(*first, *last), drawn, t, cells)
                }
                How::Tilted { first, last, level } => {
                    tilted::generate(of(*first, *last), drawn, t, level)
                }
                How::Lone if lone_reach => continue,
                How::Sparse(sparse) if sparse.reaches(t) => {
                    sparse.generate(t, splits, residuals, means)
                }
                How::Lone | How::Sparse(_) => {
                    whole_event.clear();
                    let (event, all) = (&scratch.touched[*event as usize], &scratch.occurrences);
                    Scratch::write_residuals(whole_event, contrast, all, event, *scale);
                    whole(whole_event, drawn, t, cells)
                }
            };
        }
        total
    }
}

/// An event's function where the short ways do not reach.
fn whole(residuals: &[f64], drawn: usize, t: f64, cells: &mut Cells) -> Generated {
    let work = residuals.len() as u64 * drawn as u64;
    if work <= RECURSION_IF_DENSE || drawn as u64 <= FEW_DRAWN {
        recursion::generate(residuals, drawn, t, cells)
    } else {
        tilted::generate(residuals, drawn, t, &mut { f64::NAN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resample::Stream;
    use crate::stratified::{Design, Unit};

    struct Case {
        name: &'static str,
        events: u32,
        articles: u32,
        target: u32,
        rate: f64,
        effect: f64,
    }

    const fn case(
        name: &'static str,
        [events, articles, target]: [u32; 3],
        [rate, effect]: [f64; 2],
    ) -> Case {
        Case {
            name,
            events,
            articles,
            target,
            rate,
            effect,
        }
    }

    const CASES: &[Case] = &[
        case("rare", [50, 200, 10], [4e-6, 1.0]),
        case("rare, strong", [50, 200, 10], [4e-6, 9.0]),
        case("middling", [12, 200, 10], [1e-4, 1.0]),
        case("middling, strong", [12, 200, 10], [1e-4, 3.0]),
        case("frequent", [8, 200, 60], [4e-3, 1.1]),
        case("frequent, strong", [8, 200, 60], [4e-3, 2.0]),
        case("everywhere, far out", [4, 600, 300], [2e-2, 1.3]),
        case("one event", [1, 400, 100], [1e-4, 2.0]),
        case("one event, half", [1, 400, 200], [2e-3, 1.2]),
        case("one event, half, strong", [1, 400, 200], [2e-3, 3.0]),
    ];

    fn simulated(case: &Case, seed: u64) -> (Contrast, Vec<(u32, u32)>) {
        let (mut stream, mut units, mut counts) = (Stream::new(seed, 0), vec![], vec![]);
        for stratum in 0..case.events {
            for article in 0..case.articles {
                let length = 200 + stream.below(800);
                let group = u32::from(article >= case.target);
                let effect = if group == 0 { case.effect } else { 1.0 };
                let count = stream.poisson(f64::from(length) * case.rate * effect);
                counts.push((units.len() as u32, count));
                units.push(Unit {
                    stratum,
                    group,
                    length,
                });
            }
        }
        (Design::new(&units, 2).against_rest(0), counts)
    }

    fn by_recursion(contrast: &Contrast, scratch: &mut Scratch, score: Score) -> Tails {
        let (deviation, mut buffers) = (sqrt(score.variance), Buffers::default());
        buffers.fill(contrast, scratch, deviation, true);
        let z = score.score / deviation;
        let generate = |t| buffers.generate(contrast, scratch, t);
        saddlepoint::tails(z, z, generate).unwrap_or(Tails::normal(z))
    }

    #[test]
    fn large_events_agree_with_the_recursion() {
        let (mut scratch, mut farthest) = (Scratch::default(), 0.0f64);
        for (seed, case) in (0..).zip(CASES) {
            let (contrast, counts) = simulated(case, seed);
            let score = scratch.gather(&contrast, &counts);
            let expected = by_recursion(&contrast, &mut scratch, score);
            let (found, _) = tails(&contrast, &mut scratch, score);
            let z = score.score / sqrt(score.variance);
            farthest = farthest.max(z.abs());
            let allowed = tolerance(z);
            for (found, expected) in [
                (found.log_upper, expected.log_upper),
                (found.log_lower, expected.log_lower),
            ] {
                let shift = (found - expected).abs();
                assert!(
                    shift < allowed,
                    "{}: ln p {found} for {expected}",
                    case.name
                );
            }
        }
        assert!(farthest > 20.0, "no case is far out: {farthest}");
    }

    #[test]
    fn every_way_of_computing_is_taken_by_some_case() {
        let (mut scratch, mut taken) = (Scratch::default(), [0; 5]);
        for (seed, case) in (0..).zip(CASES) {
            let (contrast, counts) = simulated(case, seed);
            let score = scratch.gather(&contrast, &counts);
            let deviation = sqrt(score.variance);
            let series = series(&contrast, &scratch).standardised(deviation);
            let z = score.score / deviation;
            taken[4] += u32::from(series.suffices(z, tolerance(z)));
            let mut buffers = Buffers::default();
            buffers.fill(&contrast, &scratch, deviation, false);
            for part in &buffers.parts {
                let way = match part.how {
                    How::Recursion { .. } => 0,
                    How::Sparse(_) => 1,
                    How::Lone => 2,
                    How::Tilted { .. } => 3,
                };
                taken[way] += 1;
            }
        }
        assert!(taken.iter().all(|&n| n > 0), "{taken:?}");
    }
}
