//! Which articles a filter lets through, from what is known about them; their words are not read.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, TERMINATED, Term};

use super::postings::{Cursor, Gate, Union};
use crate::article::to_day;
use crate::columns::{Columns, Names};
use crate::error::IndexError;
use crate::index::Index;
use crate::labels::Labels;
use crate::query::{Filter, Pattern};
use crate::schema::Fields;
use crate::votes::Votes;

/// A filter with its patterns looked up.
pub(crate) enum Resolved {
    /// Articles with one of these names in a column.
    Names(Property, BTreeSet<String>),
    /// These articles, by segment, in order.
    Documents(Vec<Vec<DocId>>),
    /// Articles of these days.
    Days(RangeInclusive<i64>),
    /// Articles that count where each text has one vote.
    Votes(Arc<Votes>),
}

/// A column of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Property {
    Outlet,
    Event,
    Language,
    Id,
}

/// The articles of one segment that a filter lets through.
pub(crate) enum Articles {
    /// Listed: few names, so the index knows where to go.
    Listed(Union),
    /// Asked one by one: many names.
    Asked(Gate),
    /// Listed by the names that were decided for them, or by what their source said.
    Labelled {
        /// In order.
        articles: Vec<DocId>,
        /// Place of the first that has not been passed.
        next: usize,
    },
    /// Asked one by one for their day.
    Dated(Column<i64>, RangeInclusive<i64>),
    /// Asked one by one whether they count, in a segment.
    Voting(Arc<Votes>, u32),
}

/// More names than this are asked for article by article.
const FEW: usize = 64;

impl Property {
    fn field(self, fields: &Fields) -> Field {
        match self {
            Self::Outlet => fields.outlet,
            Self::Event => fields.event,
            Self::Language => fields.language,
            Self::Id => fields.id,
        }
    }

    fn column(self, columns: &Columns) -> &StrColumn {
        match self {
            Self::Outlet => &columns.outlet.column,
            Self::Event => &columns.event.column,
            Self::Language => &columns.language,
            Self::Id => &columns.id,
        }
    }
}

/// Looks up what a filter means in this index.
///
/// # Errors
/// Where the index is damaged.
pub(crate) fn resolve(index: &Index, filter: &Filter) -> Result<Resolved, IndexError> {
    let one = |name: &str| BTreeSet::from([name.to_owned()]);
    Ok(match filter {
        Filter::Outlet(pattern) => {
            Resolved::Names(Property::Outlet, names(index, Property::Outlet, pattern)?)
        }
        Filter::Event(pattern) => {
            Resolved::Names(Property::Event, names(index, Property::Event, pattern)?)
        }
        Filter::Column { name, value } => Resolved::Documents(having(index, name, value)?),
        Filter::Language(language) => Resolved::Names(Property::Language, one(language.code())),
        Filter::Id(id) => Resolved::Names(Property::Id, one(id)),
        Filter::Copies { rule, among } => Resolved::Votes(index.votes(*rule, among)?),
        Filter::Date { from, to } => {
            let (from, to) = (from.map_or(i64::MIN, to_day), to.map_or(i64::MAX, to_day));
            Resolved::Days(from..=to)
        }
    })
}

/// The articles that have something in a column of their source.
fn having(index: &Index, column: &str, value: &Pattern) -> Result<Vec<Vec<DocId>>, IndexError> {
    let values = index.column_values(column)?;
    let mut having = vec![Vec::new(); index.segments().len()];
    for (_, articles) in values.iter().filter(|(name, _)| value.matches(name)) {
        for (having, of_segment) in having.iter_mut().zip(articles) {
            having.extend(of_segment);
        }
    }
    having.iter_mut().for_each(|docs| docs.sort_unstable());
    Ok(having)
}

/// The names that a pattern means: the very spelling where an article has it, else all spellings
/// that differ by case or spaces only.
fn names(
    index: &Index,
    property: Property,
    pattern: &Pattern,
) -> Result<BTreeSet<String>, IndexError> {
    if let Pattern::Exact(name) = pattern
        && occurs(index, property, name)?
    {
        return Ok(BTreeSet::from([name.clone()]));
    }
    let mut found = BTreeSet::new();
    if let Some(labels) = index.overlay()?.labels(property) {
        let names = labels.iter().flat_map(Labels::names);
        let meant = names.filter(|name| pattern.matches(name));
        return Ok(meant.map(|name| name.to_string()).collect());
    }
    for columns in index.columns()? {
        let column: &Names = if property == Property::Outlet {
            &columns.outlet
        } else {
            &columns.event
        };
        for name in column.all() {
            let name: Arc<str> = name.map_err(|error| index.failed(error))?;
            if pattern.matches(&name) {
                found.insert(name.to_string());
            }
        }
    }
    Ok(found)
}

/// Whether an article that has not been replaced bears this very name.
fn occurs(index: &Index, property: Property, name: &str) -> Result<bool, IndexError> {
    if let Some(labels) = index.overlay()?.labels(property) {
        let bears = |labels: &Labels| labels.names().iter().any(|known| **known == *name);
        return Ok(labels.iter().any(bears));
    }
    for segment in 0..index.segments().len() {
        let names = BTreeSet::from([name.to_owned()]);
        let mut articles = listed(index, segment, property, &names)?;
        let mut doc = articles.seek(0);
        while doc != TERMINATED {
            if !index.segments()[segment].is_deleted(doc) {
                return Ok(true);
            }
            doc = articles.seek(doc + 1);
        }
    }
    Ok(false)
}

/// The postings of names in one segment.
fn listed(
    index: &Index,
    segment: usize,
    property: Property,
    names: &BTreeSet<String>,
) -> Result<Union, IndexError> {
    let field = property.field(&index.fields);
    let inverted = index.segments()[segment]
        .inverted_index(field)
        .map_err(|error| index.failed(error))?;
    let mut cursors = Vec::new();
    for name in names {
        let term = Term::from_field_text(field, name);
        let postings = inverted.read_postings(&term, IndexRecordOption::Basic);
        let postings = postings.map_err(|error| index.failed(error))?;
        cursors.extend(postings.map(|postings| Cursor {
            postings,
            gate: None,
        }));
    }
    Ok(Union::new(cursors))
}

impl Articles {
    /// The articles of a segment that a filter lets through.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn of(index: &Index, segment: usize, filter: &Resolved) -> Result<Self, IndexError> {
        let columns = &index.columns()?[segment];
        match filter {
            Resolved::Documents(articles) => Ok(Self::Labelled {
                articles: articles[segment].clone(),
                next: 0,
            }),
            Resolved::Days(days) => Ok(Self::Dated(columns.day.clone(), days.clone())),
            Resolved::Votes(votes) => {
                let segment = u32::try_from(segment).unwrap_or(u32::MAX);
                Ok(Self::Voting(votes.clone(), segment))
            }
            Resolved::Names(property, names)
                if let Some(labels) = index.overlay()?.labels(*property) =>
            {
                Ok(Self::Labelled {
                    articles: labels[segment].articles(names),
                    next: 0,
                })
            }
            Resolved::Names(property, names) if names.len() <= FEW => {
                Ok(Self::Listed(listed(index, segment, *property, names)?))
            }
            Resolved::Names(property, names) => {
                let column = property.column(columns);
                let mut allowed = vec![false; column.num_terms()];
                for name in names {
                    let ord = column
                        .dictionary()
                        .term_ord(name)
                        .map_err(|error| index.failed(error))?;
                    let place = ord.and_then(|ord| allowed.get_mut(usize::try_from(ord).ok()?));
                    place.into_iter().for_each(|place| *place = true);
                }
                Ok(Self::Asked(Gate::new(column.ords(), allowed)))
            }
        }
    }

    /// The articles that [`Articles::seek`] stops at, at most.
    pub(crate) fn cost(&self) -> u64 {
        match self {
            Self::Listed(articles) => articles.cost(),
            Self::Labelled { articles, .. } => articles.len() as u64,
            Self::Asked(_) | Self::Dated(..) | Self::Voting(..) => u64::MAX,
        }
    }

    /// The first article from `target` on that may pass.
    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Self::Listed(articles) => articles.seek(target),
            Self::Labelled { articles, next } => {
                *next += articles[*next..].partition_point(|article| *article < target);
                articles.get(*next).copied().unwrap_or(TERMINATED)
            }
            Self::Asked(_) | Self::Dated(..) | Self::Voting(..) => target,
        }
    }

    /// Whether the article that was sought passes.
    pub(crate) fn lets_through(&self, doc: DocId) -> bool {
        match self {
            Self::Listed(_) | Self::Labelled { .. } => true,
            Self::Voting(votes, segment) => votes.counts(DocAddress::new(*segment, doc)),
            Self::Asked(gate) => gate.lets_through(doc),
            Self::Dated(column, days) => column.first(doc).is_some_and(|day| days.contains(&day)),
        }
    }
}
