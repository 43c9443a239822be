//! What a reader knows better than linking: put on top of linked events, never into them, so that
//! it can be taken back and holds when articles are added.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Event, Events, Group, name_all};

/// One line of a table of corrections: `article,event,locked`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Correction {
    /// Id of the article that is moved, or of an event that is moved as a whole, with whatever
    /// will be linked to it.
    pub article: String,
    /// The event it belongs to: the id of one, or any other name, which makes a new one.
    pub event: String,
    /// Whether the event is closed: articles without a line of their own are not let in.
    pub locked: bool,
}

/// All corrections, at most one for an article or event.
///
/// The four things a reader does to events are [`merge`](Corrections::merge),
/// [`split`](Corrections::split), [`rename`](Corrections::rename) and
/// [`lock`](Corrections::lock); each adds lines. What is kept in a file are the lines.
///
/// ```
/// use otherwords_corpus::linking::{Correction, Corrections};
/// let mut corrections = Corrections::default();
/// corrections.merge("event-2", "event-1");
/// corrections.rename("event-1", "harbour strike");
/// let lines: Vec<Correction> = corrections.lines().collect();
/// assert_eq!(lines[0].article, "event-1");
/// assert_eq!(lines[0].event, "harbour strike");
/// assert_eq!(corrections, lines.into_iter().collect());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    lines: BTreeMap<String, (String, bool)>,
}

impl Corrections {
    /// Puts an event, with all its articles and those still to come, into another.
    pub fn merge(&mut self, event: &str, into: &str) {
        self.add(event, into, false);
    }

    /// Takes articles out of their events and puts them into one of their own, or into any other.
    pub fn split<'a>(&mut self, articles: impl IntoIterator<Item = &'a str>, into: &str) {
        for article in articles {
            self.add(article, into, false);
        }
    }

    /// Gives an event a name of the reader's own. The name is then its id and title; if another
    /// event goes by it, the two are merged.
    pub fn rename(&mut self, event: &str, name: &str) {
        self.merge(event, name);
    }

    /// Closes an event as it stands: it consists of these articles for good.
    pub fn lock(&mut self, event: &Event) {
        for article in &event.members {
            self.add(article, &event.id, true);
        }
    }

    /// All lines, by article.
    pub fn lines(&self) -> impl Iterator<Item = Correction> + '_ {
        self.lines.iter().map(|(article, (event, locked))| Correction {
            article: article.clone(),
            event: event.clone(),
            locked: *locked,
        })
    }

    fn add(&mut self, article: &str, event: &str, locked: bool) {
        self.lines.insert(article.to_owned(), (event.to_owned(), locked));
    }

    /// Where an event goes in the end; lines that run in a circle are followed once.
    fn resolve<'a>(&'a self, event: &'a str) -> &'a str {
        let mut passed = BTreeSet::new();
        let mut event = event;
        while let Some((next, _)) = self.lines.get(event) {
            if !passed.insert(event) || next == event || next.is_empty() {
                break;
            }
            event = next;
        }
        event
    }

    /// Where an article goes, and whether a line of its own says so.
    fn place<'a>(&'a self, article: &str, event: &'a str) -> (&'a str, bool) {
        match self.lines.get(article).filter(|line| !line.0.is_empty()) {
            Some((event, _)) => (self.resolve(event), true),
            None => (self.resolve(event), false),
        }
    }

    fn closed(&self) -> BTreeSet<&str> {
        let locked = self.lines.values().filter(|line| line.1);
        locked.map(|line| self.resolve(&line.0)).collect()
    }
}

impl FromIterator<Correction> for Corrections {
    /// Of several lines for one article the last counts.
    fn from_iter<Lines: IntoIterator<Item = Correction>>(lines: Lines) -> Self {
        let mut corrections = Corrections::default();
        for line in lines {
            corrections.add(&line.article, &line.event, line.locked);
        }
        corrections
    }
}

/// The events as corrected, in the same order of days. Events that no correction touches are
/// unchanged; lines about articles and events that are not there are passed over.
///
/// The linked events stay as they are: [`link_more`](super::link_more) continues from them, and
/// the same corrections are applied again.
pub fn apply(events: &Events, corrections: &Corrections) -> Vec<Event> {
    let names: BTreeSet<&str> = events.events.iter().map(|event| event.id.as_str()).collect();
    let mut corrected = name_all(&events.memory, corrected_groups(events, corrections));
    for event in &mut corrected {
        if !names.contains(event.id.as_str()) && is_name(&event.id, corrections) {
            event.title.clone_from(&event.id);
        }
    }
    corrected
}

/// Whether a reader thought of this name.
fn is_name(id: &str, corrections: &Corrections) -> bool {
    corrections.lines.values().any(|line| line.0 == id)
}

/// Where an article ends: in an event of this name, or in what a closed event leaves outside.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Destination<'a> {
    Event(&'a str),
    Outside(&'a str),
}

fn corrected_groups(events: &Events, corrections: &Corrections) -> Vec<Group> {
    let closed = corrections.closed();
    let mut groups = BTreeMap::<Destination<'_>, Group>::new();
    for (event, rows) in events.events.iter().zip(events.rows()) {
        for (article, row) in event.members.iter().zip(rows) {
            let (name, listed) = corrections.place(article, &event.id);
            let destination = if listed || !closed.contains(name) {
                Destination::Event(name)
            } else {
                Destination::Outside(&event.id)
            };
            groups.entry(destination).or_default().rows.push(row);
        }
    }
    let given: BTreeSet<&str> = given_names(events);
    groups.into_iter().map(|(destination, group)| named(destination, group, &given)).collect()
}

fn given_names(events: &Events) -> BTreeSet<&str> {
    let given = events.events.iter().filter(|event| event.given);
    given.map(|event| event.id.as_str()).collect()
}

fn named(destination: Destination<'_>, group: Group, given: &BTreeSet<&str>) -> Group {
    match destination {
        Destination::Outside(_) => group,
        Destination::Event(name) => Group {
            id: Some(name.to_owned()),
            given: given.contains(name),
            ..group
        },
    }
}
