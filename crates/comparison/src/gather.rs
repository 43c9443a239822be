//! The door to the index: which articles take part, and what every table is counted from.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::query::{
    Filter, Pattern, Proximity, Query, Scope as Where, Sequence as Words, Slot, Word,
};
use otherwords_indexer::{ArticleRow, CopyRule, Index, Selection, Vocabulary};
use otherwords_statistics::stratified::{Design, Unit};
use otherwords_text::Language;

use crate::error::CompareError;
use crate::imprint::Imprint;
use crate::plan::{Group, Layers, Matchup, Plan};

/// The articles that a plan asks for, of one language, each text as often as the plan says.
pub(crate) fn select<'i>(index: &'i Index, plan: &Plan) -> Result<Selection<'i>, CompareError> {
    select_under(index, plan, plan.copies)
}

/// The same under another rule for copies.
pub(crate) fn select_under<'i>(
    index: &'i Index,
    plan: &Plan,
    copies: CopyRule,
) -> Result<Selection<'i>, CompareError> {
    let asked = |row: &ArticleRow| {
        (plan.events.is_empty() || plan.events.iter().any(|event| **event == *row.event))
            && plan
                .from
                .is_none_or(|from| row.date.is_some_and(|date| from <= date))
            && plan
                .to
                .is_none_or(|to| row.date.is_some_and(|date| date <= to))
    };
    let language = match plan.language {
        Some(language) => Some(language),
        None => commonest_language(index.articles()?.iter().filter(|row| asked(row))),
    };
    let selection = Selection::with_copies(index, copies, |row| {
        asked(row) && language.is_none_or(|language| row.language == language)
    })?;
    match selection.articles().len() {
        0 if index.n_articles() == 0 => Err(CompareError::NoArticles(
            "the index is empty: index sources that hold articles".into(),
        )),
        0 => Err(CompareError::NoArticles(
            "the index has none that the plan asks for; loosen --event, --since, --until or --lang"
                .into(),
        )),
        _ => Ok(selection),
    }
}

/// The language of most articles; ties by code.
fn commonest_language<'r>(rows: impl Iterator<Item = &'r ArticleRow>) -> Option<Language> {
    let mut articles: BTreeMap<Language, u64> = BTreeMap::new();
    for row in rows {
        *articles.entry(row.language).or_default() += 1;
    }
    articles
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(language, _)| language)
}

/// What every table is counted from.
pub(crate) struct Material<'s, 'i> {
    pub(crate) plan: Plan,
    pub(crate) language: Language,
    pub(crate) selection: &'s Selection<'i>,
    pub(crate) vocabulary: Vocabulary<'s, 'i>,
    pub(crate) imprint: Imprint,
    /// Outlets, sorted; an outlet's number is its place.
    pub(crate) outlets: Vec<String>,
    /// Events, sorted, with the range of their articles; articles without an event come first and
    /// are in none of them.
    pub(crate) events: Vec<Event>,
    /// Outlet of each article.
    pub(crate) outlet_of: Vec<u32>,
    /// Event of each article.
    pub(crate) event_of: Vec<Option<usize>>,
    /// Words of each article in the layers of the plan.
    pub(crate) lengths: Vec<u32>,
    /// All of those.
    pub(crate) words: u64,
    /// The articles as the statistics see them: event, outlet, length.
    pub(crate) design: Design,
    /// What every query must say, so that it finds nothing but the selection.
    limits: Vec<Query>,
}

/// An event and its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) articles: std::ops::Range<u32>,
}

impl<'s, 'i> Material<'s, 'i> {
    pub(crate) fn new(selection: &'s Selection<'i>, plan: &Plan) -> Result<Self, CompareError> {
        let articles = selection.articles();
        let language = articles
            .first()
            .map_or(Language::UNKNOWN, |row| row.language);
        let outlets: Vec<String> = articles
            .iter()
            .map(|row| row.outlet.to_string())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let number =
            |row: &ArticleRow| outlets.partition_point(|outlet| **outlet < *row.outlet) as u32;
        let layers = plan.layers.set();
        let events = events(articles);
        let mut event_of = vec![None; articles.len()];
        for (number, event) in events.iter().enumerate() {
            event_of[event.articles.start as usize..event.articles.end as usize].fill(Some(number));
        }
        let outlet_of: Vec<u32> = articles.iter().map(|row| number(row)).collect();
        let lengths: Vec<u32> = (0..articles.len() as u32)
            .map(|article| selection.length(article, layers))
            .collect();
        let design = design(&event_of, &outlet_of, &lengths, outlets.len());
        let mut plan = plan.clone();
        plan.matchups = matchups(&plan.matchups, &outlets)?;
        let vocabulary = Vocabulary::new(selection, language)?;
        Ok(Self {
            language,
            selection,
            imprint: Imprint::read(selection, language)?,
            vocabulary,
            events,
            event_of,
            outlet_of,
            words: lengths.iter().map(|length| u64::from(*length)).sum(),
            lengths,
            design,
            limits: limits(selection, &plan, language)?,
            outlets,
            plan,
        })
    }

    /// Words of an outlet in the layers of the plan.
    pub(crate) fn words_of(&self, outlet: u32) -> u64 {
        let lengths = self.outlet_of.iter().zip(&self.lengths);
        lengths
            .filter(|(of, _)| **of == outlet)
            .map(|(_, length)| u64::from(*length))
            .sum()
    }

    /// The outlet numbers of both sides of a matchup.
    pub(crate) fn sides(&self, matchup: &Matchup) -> (Vec<u32>, Vec<u32>) {
        (
            self.members(&matchup.target, &matchup.reference),
            self.members(&matchup.reference, &matchup.target),
        )
    }

    /// A group's outlets; without any, all that are not on the other side.
    fn members(&self, group: &Group, other: &Group) -> Vec<u32> {
        let is_in = |outlet: &String| match group.outlets.is_empty() {
            true => !other.outlets.contains(outlet),
            false => group.outlets.contains(outlet),
        };
        (0u32..)
            .zip(&self.outlets)
            .filter(|(_, outlet)| is_in(outlet))
            .map(|(number, _)| number)
            .collect()
    }

    /// The query that finds exactly what was counted for a term: `slots` holds for each word of it
    /// the forms that were pooled.
    pub(crate) fn query(
        &self,
        slots: &[Vec<String>],
        layers: Layers,
        group: Option<(&Group, &Group)>,
        event: Option<&str>,
    ) -> Query {
        self.query_of_any(&[slots], layers, group, event)
    }

    /// The same for several terms, whichever of them stands there.
    pub(crate) fn query_of_any(
        &self,
        terms: &[&[Vec<String>]],
        layers: Layers,
        group: Option<(&Group, &Group)>,
        event: Option<&str>,
    ) -> Query {
        let slot =
            |forms: &Vec<String>| Slot::OneOf(forms.iter().cloned().map(Word::Exact).collect());
        let words = |slots: &&[Vec<String>]| {
            Query::Words(Words {
                scope: Where::Body {
                    layers: layers.set(),
                },
                slots: slots.iter().map(slot).collect(),
                proximity: Proximity::Adjacent,
                column: 0,
            })
        };
        let mut parts = vec![Query::any_of(terms.iter().map(words).collect())];
        if let Some((group, other)) = group {
            parts.push(outlet_filter(group, other));
        }
        match event {
            Some(event) => parts.push(Query::Filter(Filter::Event(Pattern::Exact(
                event.to_string(),
            )))),
            None => parts.extend(
                self.limits
                    .iter()
                    .filter(|limit| is_event_limit(limit))
                    .cloned(),
            ),
        }
        parts.extend(
            self.limits
                .iter()
                .filter(|limit| !is_event_limit(limit))
                .cloned(),
        );
        Query::all_of(parts)
    }
}

/// Articles sorted into strata: an article without an event is a stratum of its own, which no test
/// can use.
pub(crate) fn design(
    event_of: &[Option<usize>],
    group_of: &[u32],
    lengths: &[u32],
    groups: usize,
) -> Design {
    let events = event_of.iter().flatten().max().map_or(0, |last| last + 1) as u32;
    let units: Vec<Unit> = (0u32..)
        .zip(event_of)
        .zip(group_of.iter().zip(lengths))
        .map(|((article, event), (group, length))| Unit {
            stratum: event.map_or(events + article, |event| event as u32),
            group: *group,
            length: *length,
        })
        .collect();
    Design::new(&units, groups)
}

/// As asked, checked; each outlet against the rest where nothing was asked.
fn matchups(asked: &[Matchup], outlets: &[String]) -> Result<Vec<Matchup>, CompareError> {
    if asked.is_empty() {
        let each = outlets.iter().map(|outlet| Matchup {
            target: Group::outlet(outlet),
            reference: Group::rest(),
        });
        return Ok(each.collect());
    }
    for matchup in asked {
        let named = matchup
            .target
            .outlets
            .iter()
            .chain(&matchup.reference.outlets);
        for outlet in named {
            if !outlets.contains(outlet) {
                return Err(CompareError::UnknownOutlet {
                    outlet: outlet.clone(),
                    known: outlets.join(", "),
                });
            }
        }
        if let Some(both) = matchup
            .target
            .outlets
            .iter()
            .find(|outlet| matchup.reference.outlets.contains(outlet))
        {
            return Err(CompareError::BothSides(both.clone()));
        }
    }
    Ok(asked.to_vec())
}

/// The events of articles that are sorted by event.
fn events(articles: &[&ArticleRow]) -> Vec<Event> {
    let mut start = 0;
    let mut events = Vec::new();
    for group in articles.chunk_by(|a, b| a.event == b.event) {
        let end = start + group.len() as u32;
        if !group[0].event.is_empty() {
            events.push(Event {
                name: group[0].event.to_string(),
                articles: start..end,
            });
        }
        start = end;
    }
    events
}

/// Filters that keep a query to the selection: those that were asked for, and those that the rest of the
/// index makes necessary.
fn limits(
    selection: &Selection<'_>,
    plan: &Plan,
    language: Language,
) -> Result<Vec<Query>, CompareError> {
    let mut limits = Vec::new();
    if !plan.events.is_empty() {
        let events = plan
            .events
            .iter()
            .map(|event| Query::Filter(Filter::Event(Pattern::Exact(event.to_string()))));
        limits.push(Query::any_of(events.collect()));
    }
    if plan.from.is_some() || plan.to.is_some() {
        limits.push(Query::Filter(Filter::Date {
            from: plan.from,
            to: plan.to,
        }));
    }
    if selection
        .index()
        .articles()?
        .iter()
        .any(|row| row.language != language)
    {
        limits.push(Query::Filter(Filter::Language(language)));
    }
    if selection.sets_copies_aside() {
        limits.push(Query::Filter(Filter::Copies {
            rule: plan.copies,
            among: Box::new(Query::all_of(limits.clone())),
        }));
    }
    Ok(limits)
}

fn is_event_limit(limit: &Query) -> bool {
    match limit {
        Query::Filter(Filter::Event(_)) => true,
        Query::Or(parts) => parts.iter().all(is_event_limit),
        _ => false,
    }
}

/// A group's outlets by name; those of "the rest" by the names of the others.
fn outlet_filter(group: &Group, other: &Group) -> Query {
    let any = |outlets: &[String]| {
        Query::any_of(
            outlets
                .iter()
                .map(|outlet| Query::Filter(Filter::Outlet(Pattern::Exact(outlet.clone()))))
                .collect(),
        )
    };
    match group.outlets.is_empty() {
        true => Query::Not(Box::new(any(&other.outlets))),
        false => any(&group.outlets),
    }
}
