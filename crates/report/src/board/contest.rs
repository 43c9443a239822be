//! A contested term as two sides: whose own word it is, and who keeps a distance from it. A word that is contested in several events is one contest.

use std::cmp::Reverse;

use crate::report::{Contested, Line, Report, Use};

use super::example::{Example, of_line};

/// Outlets that are named at a glance.
const NAMED: usize = 6;

/// A contested term with its two sides.
pub(crate) struct Contest<'r> {
    /// The term.
    pub(crate) term: &'r str,
    /// The events in which it is contested, or the one entry for all events.
    pub(crate) events: Vec<&'r Contested>,
    /// Those whose own word it is.
    pub(crate) own: Position<'r>,
    /// Those who have it in quotation marks, denied or hedged.
    pub(crate) apart: Position<'r>,
}

/// One side of a contested term.
#[derive(Default)]
pub(crate) struct Position<'r> {
    /// Its outlets, with their uses on this side; most uses first.
    pub(crate) outlets: Vec<(&'r str, u64)>,
    /// A sentence from one of them.
    pub(crate) example: Option<Example<'r>>,
}

/// The contested terms that have two sides, most contested first; ties in the report's order.
pub(super) fn contests(report: &Report) -> Vec<Contest<'_>> {
    let mut terms: Vec<(&str, Vec<&Contested>)> = Vec::new();
    for contested in &report.contested {
        match terms.iter_mut().find(|(term, _)| *term == contested.term) {
            Some((_, events)) => events.push(contested),
            None => terms.push((&contested.term, vec![contested])),
        }
    }
    let contests = terms
        .into_iter()
        .map(|(term, events)| contest(report, term, events));
    let mut contests: Vec<Contest<'_>> = contests.collect();
    contests.retain(|contest| contest.strength() > 0);
    contests.sort_by_key(|contest| Reverse(contest.strength()));
    contests
}

fn contest<'r>(report: &'r Report, term: &'r str, events: Vec<&'r Contested>) -> Contest<'r> {
    let uses = || events.iter().flat_map(|event| &event.uses);
    let is_own = |outlet: &str| uses().any(|found| found.outlet == outlet && found.own);
    let own: Vec<&Use> = uses().filter(|found| is_own(&found.outlet)).collect();
    let apart = uses().filter(|found| found.apart && !is_own(&found.outlet));
    let apart: Vec<&Use> = apart.collect();
    Contest {
        term,
        own: position(report, &own, |found| found.stands_by, "voice"),
        apart: position(
            report,
            &apart,
            |found| found.keeps_distance,
            "short_quotation",
        ),
        events,
    }
}

/// A side, with a sentence in the layer that makes it a side, or in any where there is none.
fn position<'r>(
    report: &'r Report,
    uses: &[&'r Use],
    count: impl Fn(&Use) -> u64,
    layer: &str,
) -> Position<'r> {
    let mut outlets: Vec<(&str, u64)> = Vec::new();
    for found in uses {
        match outlets
            .iter_mut()
            .find(|(outlet, _)| *outlet == found.outlet)
        {
            Some((_, sum)) => *sum += count(found),
            None => outlets.push((&found.outlet, count(found))),
        }
    }
    outlets.retain(|(_, sum)| *sum > 0);
    outlets.sort_by_key(|(_, sum)| Reverse(*sum));
    let lines = || {
        let distant = uses.iter().flat_map(|found| &found.distant);
        distant.chain(uses.iter().flat_map(|found| &found.lines))
    };
    let is_of_layer = |line: &&Line| line.layer == layer;
    let line = lines().find(is_of_layer).or_else(|| lines().next());
    Position {
        outlets,
        example: line.and_then(|line| of_line(report, line)),
    }
}

impl Contest<'_> {
    /// The smaller of both sides' uses: a word is as contested as its weaker side is loud.
    fn strength(&self) -> u64 {
        self.own.total().min(self.apart.total())
    }
}

impl<'r> Position<'r> {
    /// All uses on this side.
    pub(crate) fn total(&self) -> u64 {
        self.outlets.iter().map(|(_, count)| count).sum()
    }

    /// The outlets that are named at a glance.
    pub(crate) fn first(&self) -> &[(&'r str, u64)] {
        &self.outlets[..NAMED.min(self.outlets.len())]
    }

    /// How many are not named.
    pub(crate) fn n_others(&self) -> usize {
        self.outlets.len().saturating_sub(NAMED)
    }
}
