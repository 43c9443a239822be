//! The stratified score test: does a term stand in the target's articles more often than chance
//! would put it there, if the labels of the articles were shuffled within each event? It says
//! whether, not how much: see [`effect`](super::effect).
//!
//! For an article i of event e with count x, length n, and the event's rate p = sum x / sum n, the
//! residual is r = x - n p; the score T is the sum of r over the target's articles (the numerator
//! of Mantel & Haenszel 1959). Relabelling within events gives T mean 0 and variance
//! V = sum over events of m (k - m) / (k (k - 1)) sum r^2, for m of k articles in the target.

use super::boundary;
use super::contrast::Contrast;
use super::exact;
use super::generating;
use super::rare;
use super::residuals::{Score, Scratch};
use super::saddlepoint::Tails;
use crate::measure::Measure;
use crate::real::{exp, sqrt};

/// The test for readers.
pub const MEASURE: Measure = Measure {
    name: "stratified score test",
    column: "p",
    formula: "T = sum over the target's articles of (count - length x rate of the event); p from \
              the law of T when labels are shuffled within events (exact when small, else \
              Lugannani-Rice saddlepoint), two-sided min(1, 2 min(upper, lower))",
    reading: "The chance of a difference this large if which outlet wrote which article of an \
              event did not matter. The only p that may be called significant, and then only \
              with its q.",
    pitfalls: "Needs several events, or several articles per side in one: with one article each \
               there is no p to be had. It finds house style as readily as framing. Ties make it \
               conservative.",
    reference: "Mantel & Haenszel 1959; Robinson 1982, Saddlepoint Approximations for Permutation \
                Tests; Lugannani & Rice 1980",
};

/// Which law of the score a p-value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Law {
    /// Every relabelling counted.
    Exact,
    /// Every choice among the few articles that have the term counted; the lengths of the many
    /// others by their cumulants. Against counting all, p is off by less than .02, mostly by less
    /// than .003.
    Rare,
    /// Lugannani–Rice, from the exact generating function.
    Saddlepoint,
    /// Lugannani–Rice, from a generating function approximated in events too large for the exact
    /// recursion: ln p moves by less than 3e-4 of its size (at least 1), ten times that where |z| is
    /// above 14 and up to a hundred times above 20 (p below 1e-88), or 5e-3 where it is below 1.5 (p
    /// above .1), and mostly by less than 1e-8.
    /// The saddlepoint itself is off by more.
    SaddlepointApproximate,
    /// The score is the largest or smallest possible: the probability of that, exactly.
    Boundary,
    /// The normal law: for a saddlepoint at 0, or a p that need not be known better
    /// ([`screened`](Contrast::screened)).
    Normal,
    /// No event says anything about the term: p is 1.
    Undefined,
}

/// The outcome of the test of one term. Logarithms are natural.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreTest {
    /// T: occurrences in the target beyond its share, in tokens.
    pub score: f64,
    /// V: permutation variance of T.
    pub variance: f64,
    /// T divided by the root of V; 0 if undefined.
    pub z: f64,
    /// Logarithm of the probability of a score at least as large.
    pub log_p_upper: f64,
    /// Logarithm of the probability of a score at most as large.
    pub log_p_lower: f64,
    /// Two-sided p, in (0, 1]: where it underflows, the smallest positive number.
    pub p: f64,
    /// Its logarithm, which does not underflow.
    pub log_p: f64,
    /// Events in which the term occurs and both sides have articles.
    pub events: u32,
    /// Where p comes from.
    pub law: Law,
}

impl ScoreTest {
    fn new(score: Score, tails: Tails, law: Law) -> Self {
        let log_p = core::f64::consts::LN_2 + tails.log_upper.min(tails.log_lower);
        let log_p = log_p.min(0.0);
        Self {
            score: score.score,
            variance: score.variance,
            z: if score.variance > 0.0 {
                score.score / sqrt(score.variance)
            } else {
                0.0
            },
            log_p_upper: tails.log_upper,
            log_p_lower: tails.log_lower,
            p: exp(log_p).max(f64::MIN_POSITIVE),
            log_p,
            events: score.events,
            law,
        }
    }

    /// By the normal law, where any event says something.
    pub(super) fn roughly(score: Score) -> Self {
        if score.variance > 0.0 {
            Self::by_normal_law(score)
        } else {
            Self::undefined(score)
        }
    }

    fn by_normal_law(score: Score) -> Self {
        let z = score.score / sqrt(score.variance);
        Self::new(score, Tails::normal(z), Law::Normal)
    }

    fn undefined(score: Score) -> Self {
        Self::new(
            score,
            Tails {
                log_upper: 0.0,
                log_lower: 0.0,
            },
            Law::Undefined,
        )
    }
}

impl Contrast {
    /// Tests one term. `counts` lists (unit, count), ascending by unit; units not listed have 0.
    /// `scratch` may be fresh, and should be reused.
    #[must_use]
    pub fn test(&self, counts: &[(u32, u32)], scratch: &mut Scratch) -> ScoreTest {
        self.screened(counts, scratch, 1.0)
    }

    /// As [`test`](Self::test), but where the normal law already puts p above `clear` it is left at
    /// that ([`Law::Normal`]): most terms of a large vocabulary are nowhere near any cut-off, and
    /// their exact law costs a hundred times as much. Near .05 the exact p of a skewed law is down to
    /// half of the normal one, so `clear` should be .2 or more.
    #[must_use]
    pub fn screened(&self, counts: &[(u32, u32)], scratch: &mut Scratch, clear: f64) -> ScoreTest {
        let score = scratch.gather(self, counts);
        if scratch.touched.is_empty() {
            return ScoreTest::undefined(score);
        }
        let roughly = ScoreTest::by_normal_law(score);
        if roughly.p > clear {
            return roughly;
        }
        if let Some(tails) = rare::tails(self, scratch, score.score) {
            return ScoreTest::new(score, tails, Law::Rare);
        }
        match exact::tails(self, scratch, score.score) {
            Some(tails) => ScoreTest::new(score, tails, Law::Exact),
            None => self.without_enumeration(score, scratch),
        }
    }

    /// The same test by the saddlepoint alone, however few relabellings there are: for checking
    /// the approximation. [`test`](Self::test) is the better choice.
    #[must_use]
    pub fn test_by_saddlepoint(&self, counts: &[(u32, u32)], scratch: &mut Scratch) -> ScoreTest {
        let score = scratch.gather(self, counts);
        if scratch.touched.is_empty() {
            return ScoreTest::undefined(score);
        }
        self.without_enumeration(score, scratch)
    }

    /// Score, variance and z without any law: cheap, for ranking and for permutation. The p of the
    /// result is that of the normal law.
    #[must_use]
    pub fn score(&self, counts: &[(u32, u32)], scratch: &mut Scratch) -> ScoreTest {
        ScoreTest::roughly(scratch.gather(self, counts))
    }

    fn without_enumeration(&self, score: Score, scratch: &mut Scratch) -> ScoreTest {
        let positive = score.score > 0.0;
        if let Some(log_atom) = boundary::log_atom(self, scratch, positive) {
            let (log_upper, log_lower) = if positive {
                (log_atom, 0.0)
            } else {
                (0.0, log_atom)
            };
            return ScoreTest::new(
                score,
                Tails {
                    log_upper,
                    log_lower,
                },
                Law::Boundary,
            );
        }
        let (tails, law) = generating::tails(self, scratch, score);
        ScoreTest::new(score, tails.no_less_than(scratch.least_log_p(self)), law)
    }
}
