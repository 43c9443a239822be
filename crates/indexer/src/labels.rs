//! The names of one column after decisions were laid over it: the event or the outlet of each
//! article of a segment. Made only where there are decisions; otherwise the column itself is read.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use tantivy::{DocId, SegmentReader};

use crate::columns::Names;

/// The names of the articles of one segment.
pub(crate) struct Labels {
    /// Names that some article bears, sorted.
    names: Vec<Arc<str>>,
    /// For each article the place of its name; those that were replaced have the empty name.
    of: Vec<u32>,
    /// The articles of each name, in order.
    articles: Vec<Vec<DocId>>,
}

/// What was decided about the names of one segment.
#[derive(Default)]
pub(crate) struct Decisions<'d> {
    /// Names of single articles.
    pub(crate) articles: HashMap<DocId, Arc<str>>,
    /// Other names for names.
    pub(crate) aliases: Option<&'d BTreeMap<String, Arc<str>>>,
}

impl Labels {
    /// Lays decisions over a column.
    ///
    /// # Errors
    /// Where the column cannot be read.
    pub(crate) fn new(
        segment: &SegmentReader,
        column: &Names,
        decisions: &Decisions<'_>,
    ) -> tantivy::Result<Self> {
        let alive: Vec<DocId> = segment.doc_ids_alive().collect();
        let mut found: BTreeMap<Arc<str>, Vec<DocId>> = BTreeMap::new();
        for doc in alive {
            let name = match decisions.articles.get(&doc) {
                Some(name) => name.clone(),
                None => decisions.name(column.of(doc)?),
            };
            found.entry(name).or_default().push(doc);
        }
        Ok(Self::of_found(segment.max_doc(), found))
    }

    fn of_found(max_doc: u32, found: BTreeMap<Arc<str>, Vec<DocId>>) -> Self {
        let (names, articles): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let mut of = vec![u32::MAX; max_doc as usize];
        for (name, docs) in (0u32..).zip(&articles) {
            docs.iter().for_each(|doc| of[*doc as usize] = name);
        }
        Self {
            names,
            of,
            articles,
        }
    }

    /// The name of an article; empty where it has none or was replaced.
    pub(crate) fn name(&self, doc: DocId) -> Arc<str> {
        let place = self.of.get(doc as usize).map(|place| *place as usize);
        let name = place.and_then(|place| self.names.get(place));
        name.cloned().unwrap_or_default()
    }

    /// All names, sorted.
    pub(crate) fn names(&self) -> &[Arc<str>] {
        &self.names
    }

    /// The articles that bear one of these names, in order.
    pub(crate) fn articles(&self, names: &BTreeSet<String>) -> Vec<DocId> {
        let place = |name: &String| {
            self.names
                .binary_search_by(|known| (**known).cmp(name))
                .ok()
        };
        let mut articles: Vec<DocId> = names
            .iter()
            .filter_map(place)
            .flat_map(|place| self.articles[place].iter().copied())
            .collect();
        articles.sort_unstable();
        articles
    }
}

impl Decisions<'_> {
    fn name(&self, name: Arc<str>) -> Arc<str> {
        let alias = self.aliases.and_then(|aliases| aliases.get(&*name));
        alias.cloned().unwrap_or(name)
    }
}
