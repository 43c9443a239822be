//! Events: what neither a source nor a researcher has put into one is linked by what it says.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_corpus::{ArticleView, LinkSettings, Linking, extend_events};

use super::curate::{MOST_LINKED, Relinked};
use super::{AssignedBy, CuratedEvent, Curation};

/// What linking came to.
pub(super) struct Linked {
    /// All events that were decided about, by name.
    pub(super) events: Vec<CuratedEvent>,
    /// Articles that had no event and have one now.
    pub(super) linked: u64,
    /// Articles that an earlier run had put into another event, by id.
    pub(super) relinked: Vec<Relinked>,
}

/// Links articles; `given` is the event that each one's source names. `None` where there are too many.
pub(super) fn link<'a>(
    views: &[ArticleView<'a>],
    given: &[&'a str],
    known: &'a Curation,
) -> Option<Linked> {
    let known_of = Known::new(views, given, known);
    let linking = known_of.linking()?;
    let now = known_of.linked(&linking, known);
    Some(Linked {
        events: events(&now, &known_of.views, known),
        linked: now
            .keys()
            .filter(|number| known_of.earlier[**number].is_none())
            .count() as u64,
        relinked: known_of.relinked(&now),
    })
}

/// The articles with what is known of their events.
struct Known<'a> {
    /// With the event that a source or a researcher gave them.
    views: Vec<ArticleView<'a>>,
    /// The event of an earlier run, or that a researcher gave.
    earlier: Vec<Option<&'a str>>,
    /// Those that nobody took out of all events, by number.
    free: Vec<usize>,
}

impl<'a> Known<'a> {
    fn new(views: &[ArticleView<'a>], given: &[&'a str], known: &'a Curation) -> Self {
        let events = known.events.iter();
        let decided: BTreeMap<&str, &CuratedEvent> = events
            .flat_map(|event| event.articles.iter().map(move |id| (id.as_str(), event)))
            .collect();
        let mut this = Self {
            views: views.to_vec(),
            earlier: vec![None; views.len()],
            free: Vec::with_capacity(views.len()),
        };
        for (number, view) in this.views.iter_mut().enumerate() {
            match decided.get(view.id) {
                Some(event) if event.by == AssignedBy::Linked => {
                    this.earlier[number] = Some(&*event.name);
                }
                // A researcher took it out of all events.
                Some(event) if event.name.is_empty() => continue,
                Some(event) => {
                    this.earlier[number] = Some(&*event.name);
                    view.event = this.earlier[number];
                }
                None => view.event = Some(given[number]).filter(|name| !name.is_empty()),
            }
            this.free.push(number);
        }
        this
    }

    /// The articles linked; where everything has an event there is nothing to link, and no need to read
    /// it. `None` where there are too many.
    fn linking(&self) -> Option<Linking> {
        let free: Vec<ArticleView<'_>> =
            self.free.iter().map(|number| self.views[*number]).collect();
        if free.iter().all(|view| view.event.is_some()) {
            return Some(Linking::default());
        }
        let before: Vec<Option<&str>> = self
            .free
            .iter()
            .map(|number| self.earlier[*number])
            .collect();
        let may_be = self.views.len() <= MOST_LINKED;
        may_be.then(|| extend_events(&free, &before, &LinkSettings::default()))
    }

    /// The event of each article that was linked. One that is alike to no other has none: there is
    /// nothing to compare it with.
    fn linked<'l>(&self, linking: &'l Linking, known: &Curation) -> BTreeMap<usize, &'l str> {
        let locked = known.events.iter().filter(|event| event.locked);
        let locked: BTreeSet<&str> = locked.map(|event| event.name.as_str()).collect();
        let events = linking.events.iter();
        let open =
            events.filter(|event| event.articles.len() > 1 && !locked.contains(&*event.name));
        let members = open.flat_map(|event| {
            let numbers = event
                .articles
                .iter()
                .map(|article| self.free[*article as usize]);
            numbers.map(|number| (number, &*event.name))
        });
        members
            .filter(|(number, _)| self.views[*number].event.is_none())
            .collect()
    }

    fn relinked(&self, now: &BTreeMap<usize, &str>) -> Vec<Relinked> {
        let changed = |number: usize| {
            let from = self.earlier[number].filter(|_| self.views[number].event.is_none())?;
            let to = now.get(&number).copied().unwrap_or_default();
            (from != to).then(|| Relinked {
                id: self.views[number].id.to_owned(),
                from: from.to_owned(),
                to: to.to_owned(),
            })
        };
        let mut relinked: Vec<Relinked> = (0..self.views.len()).filter_map(changed).collect();
        relinked.sort_by(|a, b| a.id.cmp(&b.id));
        relinked
    }
}

/// The events that a researcher corrected, and those of the linked articles, by name.
fn events(
    now: &BTreeMap<usize, &str>,
    views: &[ArticleView<'_>],
    known: &Curation,
) -> Vec<CuratedEvent> {
    let mut linked: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (number, name) in now {
        linked
            .entry(name)
            .or_default()
            .push(views[*number].id.to_owned());
    }
    let linked = linked.into_iter().map(|(name, mut articles)| {
        articles.sort();
        CuratedEvent {
            name: name.to_owned(),
            by: AssignedBy::Linked,
            locked: false,
            articles,
        }
    });
    let corrected = known
        .events
        .iter()
        .filter(|event| event.by == AssignedBy::Corrected);
    let mut events: Vec<CuratedEvent> = corrected.cloned().chain(linked).collect();
    events.sort_by(|a, b| (&a.name, a.by).cmp(&(&b.name, b.by)));
    events
}
