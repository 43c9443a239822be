//! More articles for events that were linked before, such as those of another day. Gives nearly
//! what linking everything anew would, and says what it changed.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Events, Group, given_groups};
use super::linked;
use super::memory::Memory;
use super::options::LinkOptions;
use super::text::Texts;
use crate::progress::Progress;

/// What became of the articles that were added.
#[derive(Debug)]
pub struct Additions {
    /// All events, old and new.
    pub events: Events,
    /// Each new article with its event, in the order in which they came.
    pub assigned: Vec<Assignment>,
    /// The older articles that are in another event than before, by id.
    pub relinked: Vec<Relinked>,
}

/// The event a new article was linked to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assignment {
    /// Id of the article.
    pub article: String,
    /// Id of its event.
    pub event: String,
    /// Whether the event had no articles before.
    pub is_new: bool,
}

/// An article that is now in another event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relinked {
    /// Id of the article.
    pub article: String,
    /// Id of its event before.
    pub from: String,
    /// Id of its event now.
    pub to: String,
}

/// Adds texts to events that were linked before.
///
/// All events with an article near enough in time to a new one are linked anew together with it;
/// all others stay as they are. So the result differs from linking everything at once only where
/// the new articles make old words more common. A new article without a date is near to all.
/// An event that was linked anew keeps its id where most of its articles stay together.
///
/// The texts must be new: an article that is known is not recognised.
pub fn link_more(
    known: Events,
    texts: &(impl Texts + ?Sized),
    options: &LinkOptions,
    progress: &dyn Progress,
) -> Additions {
    let old = known.groups();
    let mut memory = known.memory;
    let n_known = memory.rows.len() as u32;
    memory.read(texts, progress);
    let new: Vec<u32> = (n_known..memory.rows.len() as u32).collect();
    let (affected, untouched) = split(&memory, old.clone(), &new, options);
    let rows = affected.iter().flat_map(|group| &group.rows).chain(&new).copied().collect();
    let mut groups = linked(&memory, rows, options, progress);
    keep_ids(&mut groups, &affected);
    groups.extend(untouched);
    add_given(&memory, &mut groups, &new);
    let events = Events::named(memory, groups);
    report(events, &old, n_known)
}

/// The groups with a row that could be similar to a new one, and the others.
fn split(
    memory: &Memory,
    groups: Vec<Group>,
    new: &[u32],
    options: &LinkOptions,
) -> (Vec<Group>, Vec<Group>) {
    let linked = new.iter().map(|row| &memory.rows[*row as usize]);
    let days: BTreeSet<Option<i32>> =
        linked.filter(|row| row.event.is_none()).map(|row| row.day()).collect();
    let most = options.most_days();
    let is_near = |row: &u32| match memory.rows[*row as usize].day() {
        _ if days.contains(&None) => true,
        None => !days.is_empty(),
        Some(day) => {
            let between = Some(day.saturating_sub(most))..=Some(day.saturating_add(most));
            days.range(between).next().is_some()
        }
    };
    groups.into_iter().partition(|group| !group.given && group.rows.iter().any(is_near))
}

/// Gives each new group the id of the old one it shares most rows with; each id once, to the
/// group that shares most.
fn keep_ids(groups: &mut [Group], old: &[Group]) {
    let old_of: BTreeMap<u32, usize> = old
        .iter()
        .enumerate()
        .flat_map(|(number, group)| group.rows.iter().map(move |row| (*row, number)))
        .collect();
    let mut shared = BTreeMap::<(usize, usize), usize>::new();
    for (number, group) in groups.iter().enumerate() {
        for before in group.rows.iter().filter_map(|row| old_of.get(row)) {
            *shared.entry((*before, number)).or_default() += 1;
        }
    }
    let mut shared: Vec<_> = shared.into_iter().collect();
    shared.sort_by_key(|(pair, n_shared)| (std::cmp::Reverse(*n_shared), *pair));
    let mut given_away = BTreeSet::new();
    for ((before, number), _) in shared {
        if groups[number].id.is_none() && given_away.insert(before) {
            groups[number].id.clone_from(&old[before].id);
        }
    }
}

/// Puts new texts with a given event into it.
fn add_given(memory: &Memory, groups: &mut Vec<Group>, new: &[u32]) {
    for given in given_groups(memory, new.iter().copied()) {
        match groups.iter_mut().find(|group| group.given && group.id == given.id) {
            Some(group) => group.rows.extend(given.rows),
            None => groups.push(given),
        }
    }
}

/// Compares the events with what was before.
fn report(events: Events, old: &[Group], n_known: u32) -> Additions {
    let event_of: BTreeMap<&str, &str> = events
        .events
        .iter()
        .flat_map(|event| event.members.iter().map(|member| (member.as_str(), event.id.as_str())))
        .collect();
    let now = |row: u32| {
        let id = &*events.memory.rows[row as usize].id;
        (id.to_owned(), event_of.get(id).copied().unwrap_or_default().to_owned())
    };
    let known: BTreeSet<&str> = old.iter().filter_map(|group| group.id.as_deref()).collect();
    let new = n_known..events.memory.rows.len() as u32;
    let assigned = new.map(now).map(|(article, event)| Assignment {
        is_new: !known.contains(event.as_str()),
        article,
        event,
    });
    let assigned = assigned.collect();
    let mut relinked: Vec<Relinked> = old
        .iter()
        .flat_map(|group| group.rows.iter().map(move |row| (group, *row)))
        .map(|(group, row)| (group, now(row)))
        .filter(|(group, (_, to))| group.id.as_deref() != Some(to))
        .map(|(group, (article, to))| Relinked {
            article,
            from: group.id.clone().unwrap_or_default(),
            to,
        })
        .collect();
    relinked.sort();
    Additions {
        events,
        assigned,
        relinked,
    }
}
