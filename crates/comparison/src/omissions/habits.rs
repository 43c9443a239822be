//! An outlet's habits: how often it had a word in other events in which most others had it.

use std::ops::Range;

use otherwords_indexer::IndexError;
use otherwords_indexer::query::LayerSet;

use crate::contested::within;
use crate::gather::{Event, Material};

/// Counts of the whole corpus, looked up one stem at a time.
pub(crate) struct Habits<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
}

/// Events other than the one in question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Habit {
    /// In which most other outlets had the word.
    pub(super) could: u32,
    /// In which this outlet had it, too.
    pub(super) did: u32,
}

impl Habit {
    /// Share in which it did, drawn towards a half where there are few.
    pub(super) fn share(self) -> f64 {
        f64::from(self.did + 1) / f64::from(self.could + 2)
    }
}

impl<'m, 's, 'i> Habits<'m, 's, 'i> {
    pub(crate) fn new(material: &'m Material<'s, 'i>) -> Self {
        Self { material }
    }

    /// The habits of the named outlets with a stem, outside an event.
    pub(super) fn of(
        &self,
        stem: &str,
        event: &str,
        outlets: &[String],
    ) -> Result<Vec<Habit>, IndexError> {
        let vocabulary = &self.material.vocabulary;
        let mut habits = vec![Habit::default(); outlets.len()];
        if self.material.events.len() < 2 {
            return Ok(habits);
        }
        let pools = vocabulary.pools();
        let Ok(pool) = pools.binary_search_by(|pool| pool.stem.as_str().cmp(stem)) else {
            return Ok(habits);
        };
        let counts = vocabulary.count(&pools[pool], LayerSet::ALL)?.articles;
        for other in self
            .material
            .events
            .iter()
            .filter(|other| other.name != event)
        {
            self.add(other, within(&counts, other), outlets, &mut habits);
        }
        Ok(habits)
    }

    /// Adds one event.
    fn add(&self, event: &Event, counts: &[(u32, u32)], names: &[String], habits: &mut [Habit]) {
        if counts.is_empty() {
            return;
        }
        let of = |articles: &mut dyn Iterator<Item = u32>| {
            let mut outlets: Vec<u32> = articles
                .map(|article| self.material.outlet_of[article as usize])
                .collect();
            outlets.sort_unstable();
            outlets.dedup();
            outlets
        };
        let all = of(&mut Range::clone(&event.articles));
        let having = of(&mut counts.iter().map(|(article, _)| *article));
        for (name, habit) in names.iter().zip(habits) {
            let number = self
                .material
                .outlets
                .partition_point(|outlet| outlet < name) as u32;
            let did = having.binary_search(&number).is_ok();
            let others = having.len() - usize::from(did);
            if all.binary_search(&number).is_ok() && 2 * others >= all.len() && others > 0 {
                habit.could += 1;
                habit.did += u32::from(did);
            }
        }
    }
}
