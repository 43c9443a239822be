//! What is compared with what, within which events: articles sorted into strata, and contrasts
//! between groups of them. No counts yet; a design serves every term.

use super::contrast::{Contrast, Side};
use super::levelled::Levels;

/// An article, or a cluster of copies that votes once: the unit that is relabelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Its event: relabelling happens inside an event. Any numbers, in any order.
    pub stratum: u32,
    /// Its outlet, from 0.
    pub group: u32,
    /// Its length in tokens of the layer that is counted; 0 is allowed.
    pub length: u32,
}

/// The articles of a comparison, sorted into events once for all terms.
///
/// ```
/// use otherwords_statistics::stratified::{Design, Scratch, Unit};
/// // Two outlets, four events, one article each; outlet 0 uses the term once in every event.
/// let units: Vec<Unit> = (0..8).map(|i| Unit { stratum: i / 2, group: i % 2, length: 400 }).collect();
/// let contrast = Design::new(&units, 2).against_rest(0);
/// let test = contrast.test(&[(0, 1), (2, 1), (4, 1), (6, 1)], &mut Scratch::default());
/// assert!((test.p - 2.0 / 16.0).abs() < 1e-12); // two-sided, 16 equally likely relabellings
/// ```
#[derive(Debug, Clone)]
pub struct Design {
    units: Vec<Unit>,
    /// Indices of the units, by stratum and then by index.
    order: Vec<u32>,
    groups: usize,
    /// What brings counts to a common length, if anything does.
    pub(crate) levels: Option<Levels>,
}

impl Design {
    /// Sorts `units` into their strata. A unit is known afterwards by its index here. `groups` is
    /// the number of outlets; units of other groups are kept but compared with nothing.
    #[must_use]
    pub fn new(units: &[Unit], groups: usize) -> Self {
        let last = u32::try_from(units.len()).unwrap_or(u32::MAX);
        let mut order: Vec<u32> = (0..last).collect();
        order.sort_by_key(|&unit| units[unit as usize].stratum);
        Self {
            units: units.to_vec(),
            order,
            groups,
            levels: None,
        }
    }

    /// The units, by index.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The number of groups.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// One group against all others.
    #[must_use]
    pub fn against_rest(&self, group: u32) -> Contrast {
        self.contrast(|of| {
            if of == group {
                Side::Target
            } else {
                Side::Reference
            }
        })
    }

    /// One group against one other; articles of third groups play no part.
    #[must_use]
    pub fn pair(&self, target: u32, reference: u32) -> Contrast {
        self.sets(&[target], &[reference])
    }

    /// Some groups against some others; a group in both sets counts as target.
    #[must_use]
    pub fn sets(&self, target: &[u32], reference: &[u32]) -> Contrast {
        self.contrast(|of| {
            if target.contains(&of) {
                Side::Target
            } else if reference.contains(&of) {
                Side::Reference
            } else {
                Side::Neither
            }
        })
    }

    fn contrast(&self, side: impl Fn(u32) -> Side) -> Contrast {
        let known = |group: u32| (group as usize) < self.groups;
        let side = |group| {
            if known(group) {
                side(group)
            } else {
                Side::Neither
            }
        };
        Contrast {
            levels: self.levels.clone(),
            ..Contrast::new(&self.units, &self.order, side)
        }
    }

    /// The units of each stratum, in ascending order of strata.
    pub(crate) fn strata(&self) -> impl Iterator<Item = &[u32]> {
        self.order
            .chunk_by(|&a, &b| self.units[a as usize].stratum == self.units[b as usize].stratum)
    }
}
