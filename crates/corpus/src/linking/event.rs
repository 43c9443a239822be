//! Events as others see them: which articles report each, and how it is called. Not how they were
//! found.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::memory::Memory;
use super::naming::Naming;
use super::text::Texts;
use crate::progress::Progress;

/// What some articles report together. An article like no other is an event of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names the event among all events. Made from its earliest article, and kept when others
    /// join; or the name given by the user.
    pub id: String,
    /// The most central headline; where there are only texts without one, the words.
    pub title: String,
    /// Up to five words that tell this event from the rest, the most telling first.
    pub words: Vec<String>,
    /// Ids of its articles, in the order of their dates.
    pub members: Vec<String>,
    /// The first and the last day of its articles, where known.
    pub days: Option<(Date, Date)>,
    /// Whether the user gave the event. Linking does not touch it.
    pub given: bool,
}

/// All events of a corpus, with what is needed to link more articles to them.
#[derive(Debug, Default)]
pub struct Events {
    /// In the order of their first day, those without a date last, then by id. Every text that
    /// was read is in exactly one.
    pub events: Vec<Event>,
    /// What was read of all texts.
    pub(super) memory: Memory,
}

impl Events {
    /// The event of an article.
    pub fn event_of(&self, article: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.members.iter().any(|member| member == article))
    }

    /// Events that were linked in an earlier run, made ready for [`link_more`](super::link_more)
    /// by reading their texts again.
    ///
    /// Events come back as they were kept; members that are no longer among the texts are
    /// dropped, and texts that are in no event become events of one.
    pub fn recall(
        kept: &[Event],
        texts: &(impl Texts + ?Sized),
        progress: &dyn Progress,
    ) -> Events {
        let mut memory = Memory::default();
        memory.read(texts, progress);
        let groups = recalled(kept, &memory);
        Events::named(memory, groups)
    }

    /// The rows of each event, in the order of its members.
    pub(super) fn rows(&self) -> Vec<Vec<u32>> {
        rows_of(&self.events, &self.memory).0
    }

    /// The events as groups of rows.
    pub(super) fn groups(&self) -> Vec<Group> {
        let with_rows = self.events.iter().zip(self.rows());
        with_rows.map(|(event, rows)| Group::of(event, rows)).collect()
    }

    /// Names groups of rows and puts them in order.
    pub(super) fn named(memory: Memory, groups: Vec<Group>) -> Events {
        let events = name_all(&memory, groups);
        Events { events, memory }
    }
}

/// Rows that make an event, with its id where it has one already.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub(super) id: Option<String>,
    pub(super) given: bool,
    pub(super) rows: Vec<u32>,
}

impl Group {
    fn of(event: &Event, rows: Vec<u32>) -> Self {
        Group {
            id: Some(event.id.clone()),
            given: event.given,
            rows,
        }
    }
}

/// The events that were given by the user among some rows.
pub(super) fn given_groups(memory: &Memory, rows: impl Iterator<Item = u32>) -> Vec<Group> {
    let mut by_name = BTreeMap::<&str, Vec<u32>>::new();
    for row in rows {
        if let Some(event) = &memory.rows[row as usize].event {
            by_name.entry(event).or_default().push(row);
        }
    }
    let group = |(name, rows): (&str, Vec<u32>)| Group {
        id: Some(name.to_owned()),
        given: true,
        rows,
    };
    by_name.into_iter().map(group).collect()
}

/// Names groups and puts them in order.
pub(super) fn name_all(memory: &Memory, mut groups: Vec<Group>) -> Vec<Event> {
    groups.retain(|group| !group.rows.is_empty());
    for group in &mut groups {
        group.rows.sort_unstable_by_key(|row| row_order(memory, *row));
    }
    groups.sort_by_key(|group| row_order(memory, group.rows[0]));
    give_ids(memory, &mut groups);
    let naming = Naming::new(memory);
    let named = groups.into_par_iter().map(|group| event(memory, &naming, group));
    let mut events: Vec<Event> = named.collect();
    events.sort_by(|a, b| event_order(a).cmp(&event_order(b)));
    events
}

fn event_order(event: &Event) -> (bool, Option<Date>, &str) {
    let first = event.days.map(|days| days.0);
    (first.is_none(), first, &event.id)
}

fn row_order(memory: &Memory, row: u32) -> (bool, Option<Date>, u32) {
    let date = memory.rows[row as usize].date;
    (date.is_none(), date, row)
}

/// Gives an id to groups that have none. An id that is taken is passed over: the article it was
/// made from has moved to another event and left it behind.
fn give_ids(memory: &Memory, groups: &mut [Group]) {
    let mut taken: BTreeSet<String> = groups.iter().filter_map(|group| group.id.clone()).collect();
    for group in groups {
        if group.id.is_some() {
            continue;
        }
        let mut ids = group.rows.iter().map(|row| id_from(&memory.rows[*row as usize].id));
        let id = ids.find(|id| !taken.contains(id)).unwrap_or_else(|| numbered(&taken));
        taken.insert(id.clone());
        group.id = Some(id);
    }
}

/// An id made from an article's.
fn id_from(article: &str) -> String {
    let hash = blake3::hash(article.as_bytes()).to_hex();
    format!("event-{}", &hash.as_str()[..12])
}

fn numbered(taken: &BTreeSet<String>) -> String {
    let ids = (1_u64..).map(|number| format!("event-{number}"));
    ids.into_iter().find(|id| !taken.contains(id)).expect("only so many are taken")
}

fn event(memory: &Memory, naming: &Naming<'_>, group: Group) -> Event {
    let words = naming.words(&group.rows);
    let title = naming.title(&group.rows).unwrap_or_else(|| words.join(", "));
    let dates = || group.rows.iter().filter_map(|row| memory.rows[*row as usize].date);
    let members = group.rows.iter().map(|row| memory.rows[*row as usize].id.to_string());
    Event {
        id: group.id.unwrap_or_default(),
        title,
        words,
        members: members.collect(),
        days: dates().min().zip(dates().max()),
        given: group.given,
    }
}

/// The groups of kept events, found again among the rows.
fn recalled(kept: &[Event], memory: &Memory) -> Vec<Group> {
    let (found, left) = rows_of(kept, memory);
    let known = kept.iter().zip(found).map(|(event, rows)| Group::of(event, rows));
    let single = |row| Group { rows: vec![row], ..Group::default() };
    known.chain(left.into_iter().map(single)).collect()
}

/// The rows of the members of events, and the rows that belong to none. Should several texts bear
/// one id, each stands for one mention of it.
fn rows_of(events: &[Event], memory: &Memory) -> (Vec<Vec<u32>>, Vec<u32>) {
    let mut by_id = BTreeMap::<&str, Vec<u32>>::new();
    for (number, row) in memory.rows.iter().enumerate().rev() {
        by_id.entry(&row.id).or_default().push(number as u32);
    }
    let mut rows = |event: &Event| -> Vec<u32> {
        event.members.iter().filter_map(|id| by_id.get_mut(id.as_str())?.pop()).collect()
    };
    let found = events.iter().map(&mut rows).collect();
    (found, by_id.into_values().flatten().collect())
}
