//! Every group against all others at once. What the tests of one term have in common (its counts by
//! event, the rate and the spread there) is worked out once; what remains for each group is two
//! sums over events.

use std::sync::Arc;

use super::contrast::{Contrast, NOWHERE};
use super::design::Design;
use super::levelled::Levels;
use super::residuals::{Occurrence, Score, Scratch, lay_out, spread};
use super::score::ScoreTest;

/// Several groups of a design, each against all others.
#[derive(Debug, Clone)]
pub struct Panel {
    contrasts: Vec<Arc<Contrast>>,
    /// The first contrast of the same group: a group may be asked for twice.
    first_of: Vec<usize>,
    levels: Option<Levels>,
    /// Place of each unit, or [`NOWHERE`].
    places: Vec<u32>,
    members: Vec<Member>,
    strata: Vec<Stratum>,
    /// By stratum, then by contrast.
    shares: Vec<Share>,
}

/// A unit that plays a part.
#[derive(Debug, Clone, Copy)]
struct Member {
    stratum: u32,
    /// Its contrast; the number of contrasts for one that is target in none.
    contrast: u32,
    length: f64,
}

/// An event with articles of two groups.
#[derive(Debug, Clone, Copy)]
struct Stratum {
    length: f64,
    /// Sum of the squared lengths.
    squares: f64,
}

/// What a contrast has of a stratum; nothing where its group wrote nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    target_length: f64,
    variance_factor: f64,
}

/// Buffers reused from term to term; one per thread.
#[derive(Debug, Clone, Default)]
pub struct PanelScratch {
    scratch: Scratch,
    in_event: Vec<f64>,
    scores: Vec<Score>,
    tests: Vec<ScoreTest>,
}

impl Design {
    /// These groups, each against all others.
    ///
    /// ```
    /// use otherwords_statistics::stratified::{Design, PanelScratch, Scratch, Unit};
    /// let units: Vec<Unit> = (0..9).map(|i| Unit { stratum: i / 3, group: i % 3, length: 400 }).collect();
    /// let (design, counts) = (Design::new(&units, 3), [(0, 2), (1, 1), (3, 1), (6, 4)]);
    /// let (panel, mut scratch) = (design.panel(&[0, 1, 2]), PanelScratch::default());
    /// let alone = design.against_rest(1).test(&counts, &mut Scratch::default());
    /// assert_eq!(panel.screened(&counts, &mut scratch, 1.0)[1], alone);
    /// ```
    #[must_use]
    pub fn panel(&self, groups: &[u32]) -> Panel {
        let contrasts = groups
            .iter()
            .map(|group| Arc::new(self.against_rest(*group)));
        let first = |group| groups.iter().position(|of| of == group).unwrap_or(0);
        let mut panel = Panel {
            contrasts: contrasts.collect(),
            first_of: groups.iter().map(first).collect(),
            levels: self.levels.clone(),
            places: vec![NOWHERE; self.units().len()],
            members: Vec::new(),
            strata: Vec::new(),
            shares: Vec::new(),
        };
        for event in self.strata() {
            panel.enter(self, groups, event);
        }
        panel
    }
}

impl Panel {
    fn enter(&mut self, design: &Design, groups: &[u32], event: &[u32]) {
        let group = |unit: &u32| design.units()[*unit as usize].group;
        let length = |unit: &u32| f64::from(design.units()[*unit as usize].length);
        let known = event
            .iter()
            .filter(|unit| (group(unit) as usize) < design.groups());
        let members: Vec<u32> = known.copied().collect();
        let total: f64 = members.iter().map(length).sum();
        let is_shared = members.iter().any(|unit| group(unit) != group(&members[0]));
        if !is_shared || total == 0.0 {
            return;
        }
        for of in groups {
            let target = || members.iter().filter(|unit| group(unit) == *of);
            self.shares.push(Share {
                target_length: target().map(length).sum(),
                variance_factor: variance_factor(members.len(), target().count()),
            });
        }
        for unit in &members {
            let contrast = groups.iter().position(|of| *of == group(unit));
            self.places[*unit as usize] = self.members.len() as u32;
            self.members.push(Member {
                stratum: self.strata.len() as u32,
                contrast: contrast.unwrap_or(groups.len()) as u32,
                length: length(unit),
            });
        }
        self.strata.push(Stratum {
            length: total,
            squares: members.iter().map(|unit| length(unit) * length(unit)).sum(),
        });
    }

    /// The contrasts, in the order of the groups asked for.
    #[must_use]
    pub fn contrasts(&self) -> &[Arc<Contrast>] {
        &self.contrasts
    }

    /// Tests one term in every contrast, as [`Contrast::screened`] does, to the last bit.
    pub fn screened<'s>(
        &self,
        counts: &[(u32, u32)],
        scratch: &'s mut PanelScratch,
        clear: f64,
    ) -> &'s [ScoreTest] {
        self.score(counts, scratch);
        let PanelScratch {
            scratch,
            scores,
            tests,
            ..
        } = scratch;
        tests.clear();
        tests.extend(self.contrasts.iter().zip(scores).map(|(contrast, score)| {
            let roughly = ScoreTest::roughly(*score);
            match roughly.p > clear {
                true => roughly,
                false => contrast.screened(counts, scratch, clear),
            }
        }));
        tests
    }

    /// The score of every contrast.
    fn score(&self, counts: &[(u32, u32)], scratch: &mut PanelScratch) {
        let PanelScratch {
            scratch,
            in_event,
            scores,
            ..
        } = scratch;
        scores.clear();
        scores.resize(self.contrasts.len(), Score::default());
        lay_out(
            &mut scratch.occurrences,
            &self.places,
            self.levels.as_ref(),
            counts,
        );
        let member = |of: &Occurrence| self.members[of.place as usize];
        let events = scratch
            .occurrences
            .chunk_by(|a, b| member(a).stratum == member(b).stratum);
        for event in events {
            self.add_event(event, in_event, scores);
        }
    }

    fn add_event(&self, event: &[Occurrence], in_event: &mut Vec<f64>, scores: &mut [Score]) {
        let number = self.members[event[0].place as usize].stratum as usize;
        let stratum = &self.strata[number];
        in_event.clear();
        in_event.resize(self.contrasts.len() + 1, 0.0);
        let (mut count, mut squares, mut products) = (0.0, 0.0, 0.0);
        for of in event {
            let member = &self.members[of.place as usize];
            count += of.count;
            squares += of.count * of.count;
            products += of.count * member.length;
            in_event[member.contrast as usize] += of.count;
        }
        let rate = count / stratum.length;
        let spread = spread(squares, products, rate, stratum.squares);
        let shares = &self.shares[number * self.contrasts.len()..][..self.contrasts.len()];
        for ((score, share), first) in scores.iter_mut().zip(shares).zip(&self.first_of) {
            let is_here = share.variance_factor > 0.0;
            score.events += u32::from(is_here);
            if is_here && spread > 0.0 {
                score.score += in_event[*first] - rate * share.target_length;
                score.variance += share.variance_factor * spread;
            }
        }
    }
}

/// The factor that turns a sum of squared residuals of `k` units, `m` of them in the target, into a
/// permutation variance.
pub(crate) fn variance_factor(k: usize, m: usize) -> f64 {
    let (k, m) = (k as f64, m as f64);
    m * (k - m) / (k * (k - 1.0))
}
