//! What is in the corpus, and whether it may be compared: counted, then said in words.

use std::collections::BTreeMap;

use jiff::civil::Date;
use otherwords_indexer::{ArticleRow, Index, Selection};
use otherwords_text::{Language, Layer};

use crate::error::CompareError;
use crate::gather::Material;

/// What takes part in a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// One row an outlet, sorted by name.
    pub outlets: Vec<OutletAudit>,
    /// One row an event, sorted by name.
    pub events: Vec<EventAudit>,
    /// Articles that take part.
    pub articles: u64,
    /// Their words in all layers, without headlines.
    pub words: u64,
    /// First day of publication.
    pub first: Option<Date>,
    /// Last day of publication.
    pub last: Option<Date>,
    /// Articles by language in the whole index, commonest first.
    pub languages: Vec<(Language, u64)>,
    /// Articles of the whole index that take no part.
    pub left_out: u64,
    /// Articles without an event.
    pub without_event: u64,
    /// Articles without a date.
    pub without_date: u64,
    /// What a reader should know before believing anything, as sentences.
    pub remarks: Vec<String>,
}

/// An outlet's share.
#[derive(Clone, Debug, PartialEq)]
pub struct OutletAudit {
    /// Its name.
    pub outlet: String,
    /// Its articles.
    pub articles: u64,
    /// Their words in all layers.
    pub words: u64,
    /// Of these, words in long quotations.
    pub quoted_words: u64,
    /// Of these, words in short quotations.
    pub short_quoted_words: u64,
    /// Events that it covered.
    pub events: u64,
    /// First day.
    pub first: Option<Date>,
    /// Last day.
    pub last: Option<Date>,
    /// What it has for each event, in the order of [`Audit::events`].
    pub cells: Vec<Cell>,
}

/// An outlet's articles on one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Articles.
    pub articles: u64,
    /// Their words.
    pub words: u64,
}

/// An event and its coverage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventAudit {
    /// Its name.
    pub event: String,
    /// Articles.
    pub articles: u64,
    /// Outlets that covered it.
    pub outlets: u64,
    /// Words in all layers.
    pub words: u64,
    /// First day.
    pub first: Option<Date>,
    /// Last day.
    pub last: Option<Date>,
}

pub(crate) fn audit(
    index: &Index,
    selection: &Selection<'_>,
    material: &Material<'_, '_>,
) -> Result<Audit, CompareError> {
    let articles = selection.articles();
    let (first, last) = span(articles.iter().copied());
    let mut audit = Audit {
        outlets: material
            .outlets
            .iter()
            .map(|outlet| outlet_audit(outlet, articles, material))
            .collect(),
        events: material
            .events
            .iter()
            .map(|event| event_audit(&event.name, &articles[range(&event.articles)]))
            .collect(),
        articles: articles.len() as u64,
        words: words(articles),
        first,
        last,
        languages: languages(index.articles()?),
        left_out: index.n_articles() - articles.len() as u64,
        without_event: articles.iter().filter(|row| row.event.is_empty()).count() as u64,
        without_date: articles.iter().filter(|row| row.date.is_none()).count() as u64,
        remarks: Vec::new(),
    };
    audit.remarks = remarks(&audit);
    Ok(audit)
}

fn outlet_audit(
    outlet: &str,
    articles: &[&ArticleRow],
    material: &Material<'_, '_>,
) -> OutletAudit {
    let own: Vec<&ArticleRow> = articles
        .iter()
        .copied()
        .filter(|row| *row.outlet == *outlet)
        .collect();
    let layer = |layer| own.iter().map(|row| u64::from(row.length(layer))).sum();
    let cells: Vec<Cell> = material
        .events
        .iter()
        .map(|event| {
            let there: Vec<_> = articles[range(&event.articles)]
                .iter()
                .copied()
                .filter(|row| *row.outlet == *outlet)
                .collect();
            Cell {
                articles: there.len() as u64,
                words: words(&there),
            }
        })
        .collect();
    let (first, last) = span(own.iter().copied());
    OutletAudit {
        outlet: outlet.to_owned(),
        articles: own.len() as u64,
        words: words(&own),
        quoted_words: layer(Layer::Quotation),
        short_quoted_words: layer(Layer::ShortQuotation),
        events: cells.iter().filter(|cell| cell.articles > 0).count() as u64,
        first,
        last,
        cells,
    }
}

fn event_audit(event: &str, articles: &[&ArticleRow]) -> EventAudit {
    let (first, last) = span(articles.iter().copied());
    let mut outlets: Vec<_> = articles.iter().map(|row| &row.outlet).collect();
    outlets.sort();
    outlets.dedup();
    EventAudit {
        event: event.to_owned(),
        articles: articles.len() as u64,
        outlets: outlets.len() as u64,
        words: words(articles),
        first,
        last,
    }
}

fn range(articles: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    articles.start as usize..articles.end as usize
}

fn words(articles: &[&ArticleRow]) -> u64 {
    articles
        .iter()
        .map(|row| u64::from(row.total_length()))
        .sum()
}

fn span<'r>(
    articles: impl Iterator<Item = &'r ArticleRow> + Clone,
) -> (Option<Date>, Option<Date>) {
    let dates = articles.filter_map(|row| row.date);
    (dates.clone().min(), dates.max())
}

fn languages(articles: &[ArticleRow]) -> Vec<(Language, u64)> {
    let mut counts: BTreeMap<Language, u64> = BTreeMap::new();
    for row in articles {
        *counts.entry(row.language).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts
}

/// An outlet with this many times the words of another makes a lopsided comparison.
const LOPSIDED: u64 = 10;

fn remarks(audit: &Audit) -> Vec<String> {
    let mut remarks = Vec::new();
    if audit.outlets.len() == 1 {
        remarks.push(format!(
            "All articles are by {}: there is nobody to compare it with.",
            audit.outlets[0].outlet
        ));
    }
    if audit.without_event == audit.articles {
        remarks.push("No article carries an event, so outlets are compared over whatever each chose to report: differences of topic are part of every figure.".to_owned());
    } else if audit.without_event > 0 {
        remarks.push(format!(
            "{} without an event: counted, but no evidence in any test.",
            plural(audit.without_event, "article is", "articles are")
        ));
    }
    if audit.without_date > 0 {
        remarks.push(format!(
            "{} without a date.",
            plural(audit.without_date, "article is", "articles are")
        ));
    }
    if let Some((most, least)) =
        extremes(&audit.outlets).filter(|(most, least)| most.words >= LOPSIDED * least.words.max(1))
    {
        remarks.push(format!(
            "{} has {} words, {} has {}: what is rare in the smaller one may be absent by chance.",
            most.outlet, most.words, least.outlet, least.words
        ));
    }
    let alone = audit
        .events
        .iter()
        .filter(|event| event.outlets == 1)
        .count();
    if alone > 0 && audit.outlets.len() > 1 {
        remarks.push(format!(
            "{} covered by one outlet only and cannot be compared.",
            plural(alone as u64, "event was", "events were")
        ));
    }
    if audit.left_out > 0 {
        remarks.push(format!(
            "{} left out, by language, by what was asked, or as copies.",
            plural(
                audit.left_out,
                "article of the index is",
                "articles of the index are"
            )
        ));
    }
    remarks
}

fn extremes(outlets: &[OutletAudit]) -> Option<(&OutletAudit, &OutletAudit)> {
    let most = outlets.iter().max_by_key(|outlet| outlet.words)?;
    let least = outlets.iter().min_by_key(|outlet| outlet.words)?;
    Some((most, least))
}

/// A number with its noun.
pub(crate) fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
