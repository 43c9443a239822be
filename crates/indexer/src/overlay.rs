//! Decisions laid over an index: what they say, found by id, as the articles' places in it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tantivy::DocAddress;

use crate::columns::Columns;
use crate::curation::{AliasVerdict, Curation};
use crate::error::IndexError;
use crate::index::Index;
use crate::labels::{Decisions, Labels};
use crate::mask::{Mask, Masks};
use crate::search::Property;

/// The labels of each segment; `None` for a column that no decision concerns.
#[derive(Default)]
pub(crate) struct Overlay {
    outlets: Option<Vec<Labels>>,
    events: Option<Vec<Labels>>,
}

impl Overlay {
    /// Lays the decisions over the columns.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn new(index: &Index) -> Result<Self, IndexError> {
        let curation = index.curation();
        let aliases: BTreeMap<String, Arc<str>> = curation
            .outlets
            .iter()
            .filter(|alias| alias.verdict == AliasVerdict::Confirmed)
            .map(|alias| {
                (
                    alias.alias.clone(),
                    Arc::from(curation.outlet(&alias.alias)),
                )
            })
            .collect();
        let outlets = (!aliases.is_empty()).then(|| {
            labels(
                index,
                |columns| &columns.outlet,
                |_| Decisions {
                    articles: HashMap::new(),
                    aliases: Some(&aliases),
                },
            )
        });
        let events = (!curation.events.is_empty()).then(|| events(index, curation));
        Ok(Self {
            outlets: outlets.transpose()?,
            events: events.transpose()?,
        })
    }

    /// The labels of a column in each segment, where decisions concern it.
    pub(crate) fn labels(&self, property: Property) -> Option<&[Labels]> {
        match property {
            Property::Outlet => self.outlets.as_deref(),
            Property::Event => self.events.as_deref(),
            Property::Language | Property::Id => None,
        }
    }
}

fn events(index: &Index, curation: &Curation) -> Result<Vec<Labels>, IndexError> {
    let mut by_id: BTreeMap<&str, Arc<str>> = BTreeMap::new();
    for event in &curation.events {
        let name: Arc<str> = Arc::from(event.name.as_str());
        let articles = event.articles.iter().map(|id| (id.as_str(), name.clone()));
        by_id.extend(articles);
    }
    let ids: Vec<&str> = by_id.keys().copied().collect();
    let mut decided = vec![HashMap::new(); index.segments().len()];
    for (name, address) in by_id.values().zip(index.addresses(&ids)?) {
        if let Some(address) = address {
            decided[address.segment_ord as usize].insert(address.doc_id, name.clone());
        }
    }
    labels(
        index,
        |columns| &columns.event,
        |segment| Decisions {
            articles: std::mem::take(&mut decided[segment]),
            aliases: None,
        },
    )
}

fn labels<'d>(
    index: &Index,
    column: impl Fn(&Columns) -> &crate::columns::Names,
    mut decisions: impl FnMut(usize) -> Decisions<'d>,
) -> Result<Vec<Labels>, IndexError> {
    let segments = index.segments().iter().zip(index.columns()?).enumerate();
    let labels = segments.map(|(number, (segment, columns))| {
        Labels::new(segment, column(columns), &decisions(number))
    });
    let labels: tantivy::Result<Vec<_>> = labels.collect();
    labels.map_err(|error| index.failed(error))
}

/// The boilerplate of each segment, of articles that say what they said when it was found.
///
/// # Errors
/// Where the index is damaged.
pub(crate) fn boilerplate_masks(index: &Index) -> Result<Vec<Masks>, IndexError> {
    let boilerplate = &index.curation().boilerplate;
    if boilerplate.articles.is_empty() {
        return Ok(Vec::new());
    }
    let mut masks = vec![Masks::default(); index.segments().len()];
    let ids: Vec<&str> = boilerplate
        .articles
        .iter()
        .map(|article| article.id.as_str())
        .collect();
    let columns = index.columns()?;
    for (article, address) in boilerplate.articles.iter().zip(index.addresses(&ids)?) {
        let Some(DocAddress {
            segment_ord,
            doc_id,
        }) = address
        else {
            continue;
        };
        let segment = segment_ord as usize;
        let mask = Mask::of(boilerplate.set_aside(article).collect());
        if columns[segment].fingerprint_of(doc_id) == article.fingerprint && mask != Mask::default()
        {
            masks[segment].insert(doc_id, mask);
        }
    }
    Ok(masks)
}

impl Index {
    /// Where the articles of these ids are, which are sorted; `None` for those that are not there.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn addresses(&self, ids: &[&str]) -> Result<Vec<Option<DocAddress>>, IndexError> {
        let mut addresses = vec![None; ids.len()];
        for ((number, segment), columns) in (0u32..).zip(self.segments()).zip(self.columns()?) {
            let wanted = columns
                .id_numbers(ids)
                .map_err(|error| self.failed(error))?;
            for doc in segment.doc_ids_alive() {
                let id = columns.id_number(doc);
                if let Some(place) = id.and_then(|id| wanted.get(&id)) {
                    addresses[*place] = Some(DocAddress::new(number, doc));
                }
            }
        }
        Ok(addresses)
    }
}
