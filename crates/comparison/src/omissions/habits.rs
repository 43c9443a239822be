//! An outlet's habits: how often it had a word in other events in which most others had it.

use std::ops::Range;
use std::sync::OnceLock;

use otherwords_indexer::IndexError;
use otherwords_indexer::query::LayerSet;

use crate::contested::within;
use crate::gather::{Event, Material};
use crate::packed::Packed;

/// Counts of the whole corpus, looked up one stem at a time and kept: a word that most outlets have
/// is asked about in event after event.
pub(crate) struct Habits<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    /// For each event its outlets, sorted.
    outlets_of: Vec<Vec<u32>>,
    /// For each stem of the vocabulary, once asked for, what all events say.
    everywhere: Vec<OnceLock<Everywhere>>,
}

/// A stem in all events.
struct Everywhere {
    /// Every outlet's habit.
    habits: Vec<Habit>,
    counts: Packed,
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
        let outlets = |event: &Event| distinct(material, event.articles.clone());
        let n_stems = material.vocabulary.pools().len();
        Self {
            material,
            outlets_of: material.events.iter().map(outlets).collect(),
            everywhere: (0..n_stems).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The habits of the named outlets with a stem, outside an event.
    pub(super) fn of(
        &self,
        stem: &str,
        event: &str,
        outlets: &[String],
    ) -> Result<Vec<Habit>, IndexError> {
        let vocabulary = &self.material.vocabulary;
        let pools = vocabulary.pools();
        let pool = pools.binary_search_by(|pool| pool.stem.as_str().cmp(stem));
        let (Ok(pool), 2..) = (pool, self.material.events.len()) else {
            return Ok(vec![Habit::default(); outlets.len()]);
        };
        let everywhere = match self.everywhere[pool].get() {
            Some(known) => known,
            None => {
                let counts = vocabulary.count(&pools[pool], LayerSet::ALL)?.articles;
                let habits = self.habits(&counts, 0..self.material.events.len());
                let counts = Packed::new(&counts);
                self.everywhere[pool].get_or_init(|| Everywhere { habits, counts })
            }
        };
        let here = self.here(&everywhere.counts, event);
        let number = |name| {
            let names = &self.material.outlets;
            names.partition_point(|outlet: &String| outlet < name)
        };
        let elsewhere = |outlet: usize| Habit {
            could: everywhere.habits[outlet].could - here[outlet].could,
            did: everywhere.habits[outlet].did - here[outlet].did,
        };
        Ok(outlets.iter().map(|name| elsewhere(number(name))).collect())
    }

    /// Every outlet's habit in one event.
    fn here(&self, counts: &Packed, event: &str) -> Vec<Habit> {
        let events = &self.material.events;
        let Ok(number) = events.binary_search_by(|other| other.name.as_str().cmp(event)) else {
            return vec![Habit::default(); self.material.outlets.len()];
        };
        let articles = events[number].articles.clone();
        let counts = counts.iter().skip_while(|of| of.0 < articles.start);
        let inside: Vec<(u32, u32)> = counts.take_while(|of| of.0 < articles.end).collect();
        self.habits(&inside, number..number + 1)
    }

    /// Every outlet's habit in these events.
    fn habits(&self, counts: &[(u32, u32)], events: Range<usize>) -> Vec<Habit> {
        let mut habits = vec![Habit::default(); self.material.outlets.len()];
        let outlets = &self.outlets_of[events.clone()];
        for (event, outlets) in self.material.events[events].iter().zip(outlets) {
            let articles = within(counts, event).iter().map(|(article, _)| *article);
            let having = distinct(self.material, articles);
            if !having.is_empty() {
                add(outlets, &having, &mut habits);
            }
        }
        habits
    }
}

/// Adds an event with all its outlets, of which some have the word.
fn add(outlets: &[u32], having: &[u32], habits: &mut [Habit]) {
    for outlet in outlets {
        let did = having.binary_search(outlet).is_ok();
        let others = having.len() - usize::from(did);
        if 2 * others >= outlets.len() && others > 0 {
            let habit = &mut habits[*outlet as usize];
            habit.could += 1;
            habit.did += u32::from(did);
        }
    }
}

/// The outlets of some articles, sorted.
fn distinct(material: &Material<'_, '_>, articles: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut outlets: Vec<u32> = articles
        .map(|article| material.outlet_of[article as usize])
        .collect();
    outlets.sort_unstable();
    outlets.dedup();
    outlets
}
