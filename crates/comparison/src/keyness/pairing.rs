//! A table before its terms: both sides as sets of articles, and the footing between them.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use otherwords_statistics::stratified::{Contrast, Design, Panel};

use super::Scope;
use crate::footing::{Footing, Meeting, footing};
use crate::gather::{Event, Material, design};
use crate::plan::Matchup;

/// Both sides of a table.
pub(crate) struct Pairing {
    pub(super) scope: Scope,
    pub(super) matchup: Matchup,
    pub(super) footing: Footing,
    /// Which side each outlet is on.
    pub(super) side_of: Vec<Option<SideOf>>,
    /// The only outlet of the reference, and of the target, where it is only one.
    only: [Option<u32>; 2],
    /// The event, where it is about one.
    pub(super) event: Option<Event>,
    pub(super) target: Size,
    pub(super) reference: Size,
    pub(super) events: u64,
    /// Both sides within events, for the effect.
    pub(super) contrast: Contrast,
    /// The same as the test may take it: with articles brought to equal length where outlets' lengths
    /// differ.
    pub(super) exchange: Arc<Contrast>,
}

/// A side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideOf {
    Target,
    Reference,
}

/// How much a side wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) articles: u64,
    pub(super) words: u64,
    /// Words of its shortest article.
    pub(super) shortest: u64,
}

/// All tables of a plan.
pub(super) struct Pairings {
    /// Each matchup over all articles, then event by event.
    pub(super) all: Vec<Pairing>,
    /// The tables over all articles.
    pub(super) overall: Together,
    /// The tables of each event.
    pub(super) by_event: Vec<Together>,
}

/// Tables over the same articles.
#[derive(Default)]
pub(super) struct Together {
    /// Their places among all.
    pub(super) places: Range<usize>,
    /// Tests those of them that are tested, where each sets an outlet against the rest.
    pub(super) panel: Option<Panel>,
    /// The outlets of the panel.
    outlets: Vec<u32>,
}

impl Together {
    /// The outlets that are tested together, each against the rest; `None` where tables are tested one
    /// by one.
    pub(super) fn outlets_tested(&self) -> Option<&[u32]> {
        self.panel.as_ref().map(|_| &self.outlets[..])
    }
}

impl Pairings {
    /// A single matchup over all articles that is described whatever could be tested.
    pub(super) fn one_described(
        material: &Material<'_, '_>,
        matchup: &Matchup,
        reason: &str,
    ) -> Self {
        let (design, exchangeable) = (&material.design, material.design.exchangeable());
        let mut only = pairing(material, matchup, None, design, &exchangeable);
        only.footing = Footing::Descriptive {
            reason: reason.to_owned(),
        };
        let nothing = material.events.iter().map(|_| Together::default());
        Self {
            all: vec![only],
            overall: Together {
                places: 0..1,
                ..Together::default()
            },
            by_event: nothing.collect(),
        }
    }

    /// Each matchup over the articles of an event, or over all; only where both sides wrote.
    fn enter(&mut self, material: &Material<'_, '_>, event: Option<&Event>) -> Together {
        let of_event = event.map(|event| event_design(material, event));
        let design = of_event.as_ref().unwrap_or(&material.design);
        let exchangeable = design.exchangeable();
        let both_wrote =
            |pairing: &Pairing| pairing.target.articles > 0 && pairing.reference.articles > 0;
        let start = self.all.len();
        let matchups = material.plan.matchups.iter();
        let pairings =
            matchups.map(|matchup| pairing(material, matchup, event, design, &exchangeable));
        self.all.extend(pairings.filter(both_wrote));
        let outlets = outlets_tested(material, &self.all[start..]);
        Together {
            panel: panel(material, &exchangeable, &outlets, &mut self.all[start..]),
            places: start..self.all.len(),
            outlets,
        }
    }
}

/// Each matchup over all articles, then event by event where asked.
pub(super) fn pairings(material: &Material<'_, '_>) -> Pairings {
    let mut pairings = Pairings {
        all: Vec::new(),
        overall: Together::default(),
        by_event: Vec::new(),
    };
    pairings.overall = pairings.enter(material, None);
    let wanted = if material.plan.by_event && material.events.len() > 1 {
        most_covered(material)
    } else {
        vec![false; material.events.len()]
    };
    for (event, wanted) in material.events.iter().zip(wanted) {
        let together = match wanted {
            true => pairings.enter(material, Some(event)),
            false => Together::default(),
        };
        pairings.by_event.push(together);
    }
    pairings
}

/// The targets of the pairings that are tested.
fn outlets_tested(material: &Material<'_, '_>, pairings: &[Pairing]) -> Vec<u32> {
    let tested = pairings
        .iter()
        .filter(|pairing| pairing.footing.is_tested());
    tested
        .map(|pairing| pairing.target_outlet(material))
        .collect()
}

/// The tests of these outlets at once, whose contrasts their pairings then share.
fn panel(
    material: &Material<'_, '_>,
    exchangeable: &Design,
    outlets: &[u32],
    pairings: &mut [Pairing],
) -> Option<Panel> {
    if outlets.is_empty() || !sets_each_against_rest(material) {
        return None;
    }
    let panel = exchangeable.panel(outlets);
    let tested = pairings
        .iter_mut()
        .filter(|pairing| pairing.footing.is_tested());
    for (pairing, contrast) in tested.zip(panel.contrasts()) {
        pairing.exchange = Arc::clone(contrast);
    }
    Some(panel)
}

/// Whether every matchup of the plan sets one outlet against all others.
pub(super) fn sets_each_against_rest(material: &Material<'_, '_>) -> bool {
    let mut matchups = material.plan.matchups.iter();
    matchups
        .all(|matchup| matchup.target.outlets.len() == 1 && matchup.reference.outlets.is_empty())
}

/// What each matchup of the plan is worth over all articles: whether both sides wrote at all, in how
/// many events they meet, and on what footing they stand.
pub(crate) fn footings(material: &Material<'_, '_>) -> Vec<(Matchup, bool, u64, Footing)> {
    let exchangeable = material.design.exchangeable();
    let worth = |matchup: &Matchup| {
        let pairing = pairing(material, matchup, None, &material.design, &exchangeable);
        let both_wrote = pairing.target.articles > 0 && pairing.reference.articles > 0;
        (pairing.matchup, both_wrote, pairing.events, pairing.footing)
    };
    material.plan.matchups.iter().map(worth).collect()
}

/// Which events have tables of their own: the most covered ones (by outlets, then articles, then
/// name), as many as the plan has room for. What one outlet wrote alone cannot be compared.
fn most_covered(material: &Material<'_, '_>) -> Vec<bool> {
    let n_outlets: Vec<usize> = material
        .events
        .iter()
        .map(|event| {
            let articles = event.articles.start as usize..event.articles.end as usize;
            let outlets: BTreeSet<u32> = material.outlet_of[articles].iter().copied().collect();
            outlets.len()
        })
        .collect();
    let mut order: Vec<usize> = (0..material.events.len()).collect();
    order.sort_by_key(|event| {
        let articles = material.events[*event].articles.len();
        (Reverse(n_outlets[*event]), Reverse(articles), *event)
    });
    let mut wanted = vec![false; material.events.len()];
    let mut room = material.plan.event_tables;
    for event in order {
        let tables = n_outlets[event].min(material.plan.matchups.len());
        if n_outlets[event] < 2 || tables > room {
            break;
        }
        room -= tables;
        wanted[event] = true;
    }
    wanted
}

/// The articles of an event as the statistics see them.
fn event_design(material: &Material<'_, '_>, event: &Event) -> Design {
    let range = event.articles.start as usize..event.articles.end as usize;
    design(
        &material.event_of[range.clone()],
        &material.outlet_of[range.clone()],
        &material.lengths[range],
        material.outlets.len(),
    )
}

fn pairing(
    material: &Material<'_, '_>,
    matchup: &Matchup,
    event: Option<&Event>,
    design: &Design,
    exchangeable: &Design,
) -> Pairing {
    let (target, reference) = material.sides(matchup);
    let mut side_of = vec![None; material.outlets.len()];
    target
        .iter()
        .for_each(|outlet| side_of[*outlet as usize] = Some(SideOf::Target));
    reference
        .iter()
        .for_each(|outlet| side_of[*outlet as usize] = Some(SideOf::Reference));
    let meetings: Vec<_> = match event {
        Some(event) => vec![meeting(material, &side_of, event)],
        None => material
            .events
            .iter()
            .map(|event| meeting(material, &side_of, event))
            .collect(),
    };
    let contrast = design.sets(&target, &reference);
    let articles = event.map_or(0..material.lengths.len() as u32, |event| {
        event.articles.clone()
    });
    let size = |side| size(material, &side_of, articles.clone(), side);
    Pairing {
        scope: event.map_or(Scope::All, |event| Scope::Event(event.name.clone())),
        matchup: matchup.clone(),
        footing: footing(&meetings, !material.events.is_empty(), &contrast),
        target: size(SideOf::Target),
        reference: size(SideOf::Reference),
        events: meetings
            .iter()
            .filter(|meeting| meeting.target > 0 && meeting.reference > 0)
            .count() as u64,
        contrast,
        exchange: Arc::new(exchangeable.sets(&target, &reference)),
        event: event.cloned(),
        only: [only(&reference), only(&target)],
        side_of,
    }
}

fn only(outlets: &[u32]) -> Option<u32> {
    match outlets {
        [only] => Some(*only),
        _ => None,
    }
}

fn meeting(material: &Material<'_, '_>, side_of: &[Option<SideOf>], event: &Event) -> Meeting {
    let count = |side| size(material, side_of, event.articles.clone(), side).articles;
    Meeting {
        target: count(SideOf::Target),
        reference: count(SideOf::Reference),
    }
}

fn size(
    material: &Material<'_, '_>,
    side_of: &[Option<SideOf>],
    articles: Range<u32>,
    side: SideOf,
) -> Size {
    let on_side =
        |article: &u32| side_of[material.outlet_of[*article as usize] as usize] == Some(side);
    let lengths = || {
        let articles = articles.clone().filter(on_side);
        articles.map(|article| u64::from(material.lengths[article as usize]))
    };
    Size {
        articles: lengths().count() as u64,
        words: lengths().sum(),
        shortest: lengths().min().unwrap_or(0),
    }
}

impl Pairing {
    /// The part of a term's counts that falls into the scope, by number within the scope.
    pub(super) fn within<'c>(
        &self,
        counts: &'c [(u32, u32)],
    ) -> std::borrow::Cow<'c, [(u32, u32)]> {
        match &self.event {
            None => counts.into(),
            Some(event) => crate::contested::within(counts, event)
                .iter()
                .map(|(article, count)| (article - event.articles.start, *count))
                .collect(),
        }
    }

    /// The number of the target's first outlet.
    pub(super) fn target_outlet(&self, material: &Material<'_, '_>) -> u32 {
        let (target, _) = material.sides(&self.matchup);
        target.first().copied().unwrap_or(u32::MAX)
    }

    /// The number of the outlet on the target's side, or the other, where it is only one.
    pub(super) fn only_outlet(&self, of_target: bool) -> Option<u32> {
        self.only[usize::from(of_target)]
    }

    /// Whether an article stands on a side.
    pub(super) fn is_on(&self, material: &Material<'_, '_>, article: u32, side: SideOf) -> bool {
        let inside = self
            .event
            .as_ref()
            .is_none_or(|event| event.articles.contains(&article));
        inside && self.side_of[material.outlet_of[article as usize] as usize] == Some(side)
    }

    /// The number of an article of the scope in the whole selection.
    pub(super) fn article(&self, number: u32) -> u32 {
        number + self.event.as_ref().map_or(0, |event| event.articles.start)
    }
}
