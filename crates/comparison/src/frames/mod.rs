//! Frames: how much of each outlet's words belongs to a named list of words, against the others, and
//! which words carry the difference.
//!
//! A frame here is no more than its list. Whether the list measures what its name says is for its
//! source and for the reader to judge, which is why the words that carry a difference are shown, and
//! what is left of it without each of them.

mod count;
mod phrases;

use otherwords_indexer::IndexError;
use otherwords_indexer::query::Query;
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::stratified::{Contrast, Design, EventBootstrap, Scratch};
use rayon::prelude::*;

use crate::footing::{Footing, Meeting, footing};
use crate::gather::Material;
use crate::keyness::Interval;
use crate::plan::Matchup;

use count::{Counted, count};

/// All frames of one target against one reference, over all articles.
#[derive(Clone, Debug)]
pub struct FrameTable {
    /// Who against whom.
    pub matchup: Matchup,
    /// Whether anything is tested, and if not, why.
    pub footing: Footing,
    /// Words of the target in the layers of the plan.
    pub target_words: u64,
    /// Words of the reference.
    pub reference_words: u64,
    /// The frames, in the order of the plan.
    pub frames: Vec<FrameUse>,
}

/// How both sides use a frame.
#[derive(Clone, Debug)]
pub struct FrameUse {
    /// Name of the frame.
    pub frame: String,
    /// Words and sequences of it that the corpus has.
    pub n_terms: u64,
    /// What it comes to.
    pub figures: Figures,
    /// 95 % interval of the log ratio by event bootstrap; `None` below five events.
    pub interval: Option<Interval>,
    /// p corrected for the frames of this table (Benjamini–Hochberg).
    pub q: Option<f64>,
    /// The words that carry most of the difference, and what is left without each.
    pub carriers: Vec<Carrier>,
    /// Finds exactly the target's words of this frame.
    pub query_target: Query,
    /// Finds exactly the reference's.
    pub query_reference: Query,
}

/// Counts of both sides, and the difference between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Occurrences in the target.
    pub n_target: u64,
    /// Occurrences in the reference.
    pub n_reference: u64,
    /// Events in which it occurs and both sides have articles.
    pub events: u64,
    /// Base-2 logarithm of the Mantel–Haenszel ratio of rates; `None` where it occurs in no event of
    /// both sides.
    pub log_ratio: Option<f64>,
    /// Two-sided p of the test within events; `None` where nothing is tested.
    pub p: Option<f64>,
}

/// A word of a frame with its part in the difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Carrier {
    /// The word.
    pub term: String,
    /// Its own counts.
    pub n_target: u64,
    /// The reference's.
    pub n_reference: u64,
    /// The target's uses beyond what it would have at the reference's rate; negative where it has
    /// fewer.
    pub excess: f64,
    /// The frame without this word.
    pub without: Figures,
}

/// Fewest events for an interval, as for key terms.
const LEAST_EVENTS: u64 = 5;
/// Half the width of a 95 % interval in standard errors.
const HALF_WIDTH: f64 = 1.959_963_984_540_054;
/// Words shown for a frame.
const CARRIERS: usize = 8;

/// The frames of the plan for each of its matchups; nothing where it has none.
pub(crate) fn frames(material: &Material<'_, '_>) -> Result<Vec<FrameTable>, IndexError> {
    if material.plan.frames.is_empty() {
        return Ok(Vec::new());
    }
    let counted: Vec<Counted> = material
        .plan
        .frames
        .iter()
        .map(|frame| count(material, frame))
        .collect::<Result<_, _>>()?;
    let exchangeable = material.design.exchangeable();
    let tables = material.plan.matchups.iter();
    Ok(tables
        .map(|matchup| table(material, &exchangeable, matchup, &counted))
        .collect())
}

/// A target against a reference.
struct Sides<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    matchup: &'m Matchup,
    target: Vec<u32>,
    reference: Vec<u32>,
    /// For sizes of differences.
    contrast: Contrast,
    /// For tests: as those of words, at a common length where outlets' lengths differ.
    exchange: Contrast,
    is_tested: bool,
    target_words: u64,
    reference_words: u64,
}

fn table(
    material: &Material<'_, '_>,
    exchangeable: &Design,
    matchup: &Matchup,
    counted: &[Counted],
) -> FrameTable {
    let (target, reference) = material.sides(matchup);
    let contrast = material.design.sets(&target, &reference);
    let exchange = exchangeable.sets(&target, &reference);
    let on =
        |outlets: &[u32], article: u32| outlets.contains(&material.outlet_of[article as usize]);
    let meetings = material.events.iter().map(|event| Meeting {
        target: event
            .articles
            .clone()
            .filter(|article| on(&target, *article))
            .count() as u64,
        reference: event
            .articles
            .clone()
            .filter(|article| on(&reference, *article))
            .count() as u64,
    });
    let meetings: Vec<Meeting> = meetings.collect();
    let footing = footing(&meetings, !material.events.is_empty(), &contrast);
    let words = |outlets: &[u32]| {
        let articles = (0u32..).zip(&material.lengths);
        let inside = articles.filter(|(article, _)| on(outlets, *article));
        inside.map(|(_, length)| u64::from(*length)).sum()
    };
    let (target_words, reference_words) = (words(&target), words(&reference));
    let is_tested = footing.is_tested();
    let sides = Sides {
        material,
        matchup,
        target,
        reference,
        contrast,
        exchange,
        is_tested,
        target_words,
        reference_words,
    };
    let bootstrap = is_tested.then(|| {
        EventBootstrap::new(
            &sides.contrast,
            material.plan.draws as usize,
            material.plan.seed,
        )
    });
    let mut frames: Vec<FrameUse> = counted
        .par_iter()
        .map(|counted| sides.frame_use(counted, bootstrap.as_ref()))
        .collect();
    correct(&mut frames);
    FrameTable {
        matchup: matchup.clone(),
        footing,
        target_words,
        reference_words,
        frames,
    }
}

/// Corrects the p of all frames that were tested.
fn correct(frames: &mut [FrameUse]) {
    let mut tested: Vec<&mut FrameUse> = frames
        .iter_mut()
        .filter(|frame| frame.figures.p.is_some())
        .collect();
    let p: Vec<f64> = tested.iter().filter_map(|frame| frame.figures.p).collect();
    for (frame, q) in tested.iter_mut().zip(benjamini_hochberg(&p)) {
        frame.q = Some(q);
    }
}

impl Sides<'_, '_, '_> {
    fn frame_use(&self, counted: &Counted, bootstrap: Option<&EventBootstrap<'_>>) -> FrameUse {
        let all = counted.all();
        let figures = self.figures(&all);
        let interval = bootstrap
            .filter(|_| figures.events >= LEAST_EVENTS)
            .and_then(|bootstrap| {
                let (error, log_ratio) = (bootstrap.standard_error(&all)?, figures.log_ratio?);
                Some(Interval {
                    low: log_ratio - HALF_WIDTH * error,
                    high: log_ratio + HALF_WIDTH * error,
                })
            });
        let terms = counted.sequences();
        let terms: Vec<&[Vec<String>]> = terms.iter().map(Vec::as_slice).collect();
        let (target, reference) = (&self.matchup.target, &self.matchup.reference);
        let query = |sides| {
            let layers = self.material.plan.layers;
            self.material
                .query_of_any(&terms, layers, Some(sides), None)
        };
        FrameUse {
            frame: counted.frame.clone(),
            n_terms: counted.terms.len() as u64,
            figures,
            interval,
            q: None,
            carriers: self.carriers(counted),
            query_target: query((target, reference)),
            query_reference: query((reference, target)),
        }
    }

    fn figures(&self, counts: &[(u32, u32)]) -> Figures {
        let effect = self.contrast.rate_ratio(counts);
        let events = effect.as_ref().map_or(0, |effect| u64::from(effect.events));
        let test = (self.is_tested && events > 0)
            .then(|| self.exchange.test(counts, &mut Scratch::default()));
        Figures {
            n_target: self.occurrences(counts, &self.target),
            n_reference: self.occurrences(counts, &self.reference),
            events,
            log_ratio: effect.map(|effect| effect.log2),
            p: test.map(|test| test.p),
        }
    }

    fn occurrences(&self, counts: &[(u32, u32)], outlets: &[u32]) -> u64 {
        let inside = counts
            .iter()
            .filter(|(article, _)| outlets.contains(&self.material.outlet_of[*article as usize]));
        inside.map(|(_, count)| u64::from(*count)).sum()
    }

    /// The words whose uses differ most from what the other side's rate would give.
    fn carriers(&self, counted: &Counted) -> Vec<Carrier> {
        let expected = self.target_words as f64 / (self.reference_words as f64).max(1.0);
        let mut ranked: Vec<(usize, f64)> = (0..counted.terms.len())
            .map(|place| {
                let counts = &counted.terms[place].articles;
                let target = self.occurrences(counts, &self.target) as f64;
                (
                    place,
                    target - expected * self.occurrences(counts, &self.reference) as f64,
                )
            })
            .collect();
        // The terms are sorted and the sort is stable, so ties stand by term.
        ranked.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        ranked.truncate(CARRIERS);
        let carrier = |(place, excess): (usize, f64)| {
            let term = &counted.terms[place];
            Carrier {
                term: term.term.clone(),
                n_target: self.occurrences(&term.articles, &self.target),
                n_reference: self.occurrences(&term.articles, &self.reference),
                excess,
                without: self.figures(&counted.without(place)),
            }
        };
        ranked.into_iter().map(carrier).collect()
    }
}
