//! Why a query found nothing, as far as that can be told: words in boilerplate, a filter that lets nothing
//! through, another way to write the same word. No subcommand of its own.

use std::collections::BTreeSet;

use otherwords_indexer::query::{Filter, Pattern, Proximity, Query, Sequence, Slot, Word};
use otherwords_indexer::{ArticleRow, Index};

use crate::messages::plural;

/// Names listed where a filter lets nothing through.
const NAMED: usize = 12;

/// Why there may be nothing.
pub(super) fn nothing(index: &Index, query: &Query) -> anyhow::Result<String> {
    let set_aside = index.hits_in_boilerplate(query)?;
    if set_aside > 0 {
        return Ok(format!(
            "nothing found among the words that count; {} in boilerplate, which is set aside (`otherwords \
             boilerplate` lists it, and brings it back)",
            plural(set_aside, "place is", "places are")
        ));
    }
    if !index.count(&query.filters())?.is_empty() {
        let otherwise = written_otherwise(index, query)?;
        return Ok(format!("nothing found{otherwise}"));
    }
    Ok(format!(
        "nothing found: no article passes the filters of the query{}",
        filter_without_articles(index, &query.filters())?
    ))
}

/// What is found where a compound is written as one word, with a hyphen or as two.
fn written_otherwise(index: &Index, query: &Query) -> anyhow::Result<String> {
    let filters = query.filters();
    for sequence in query.sequences() {
        for other in other_spellings(sequence) {
            let there = Query::words(&other).and(filters.clone());
            let hits: u64 = index.count(&there)?.iter().map(|(_, hits)| hits).sum();
            if hits > 0 {
                let written = Query::words(&other);
                return Ok(format!(
                    "; but {written} is there {}",
                    plural(hits, "time", "times")
                ));
            }
        }
    }
    Ok(String::new())
}

/// The ways in which the words of a sequence, which stand next to each other, may be written as well.
fn other_spellings(sequence: &Sequence) -> Vec<String> {
    let exact = |slot: &Slot| match slot {
        Slot::OneOf(words) => match words.as_slice() {
            [Word::Exact(word)] => Some(word.clone()),
            _ => None,
        },
        Slot::Any => None,
    };
    let words: Option<Vec<String>> = sequence.slots.iter().map(exact).collect();
    let Some(words) = words.filter(|_| sequence.proximity == Proximity::Adjacent) else {
        return Vec::new();
    };
    let parts: Vec<&str> = words.iter().flat_map(|word| word.split('-')).collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    let typed = words.join(" ");
    let mut ways: Vec<String> = ["-", "", " "].map(|between| parts.join(between)).into();
    ways.retain(|way| *way != typed);
    ways
}

/// The first filter that no article passes by itself, with what there is in its place.
fn filter_without_articles(index: &Index, filters: &Query) -> anyhow::Result<String> {
    for filter in each(filters) {
        if !index.count(&Query::Filter(filter.clone()))?.is_empty() {
            continue;
        }
        let names = |what: &str, of: fn(&ArticleRow) -> String| anyhow::Ok(named(index, what, of)?);
        let known = match filter {
            Filter::Outlet(_) => names("outlets", |row| row.outlet.to_string())?,
            Filter::Event(_) => names("events", |row| row.event.to_string())?,
            Filter::Language(_) => names("languages", |row| row.language.code().to_owned())?,
            Filter::Date { .. } => dates(index)?,
            Filter::Column { .. } | Filter::Id(_) | Filter::Copies { .. } => String::new(),
        };
        let parts = [star_in_quotes(filter), known];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let about = match parts.is_empty() {
            true => String::new(),
            false => format!(" ({})", parts.join("; ")),
        };
        return Ok(format!(": {filter} is that of none{about}"));
    }
    Ok(", though some pass each of them".to_owned())
}

fn each(query: &Query) -> Vec<&Filter> {
    match query {
        Query::Filter(filter) => vec![filter],
        Query::And(parts) | Query::Or(parts) => parts.iter().flat_map(each).collect(),
        Query::Not(_) | Query::Words(_) | Query::All => Vec::new(),
    }
}

/// What to write where a star was meant for the beginning of names.
fn star_in_quotes(filter: &Filter) -> String {
    let (Filter::Outlet(Pattern::Exact(name)) | Filter::Event(Pattern::Exact(name))) = filter
    else {
        return String::new();
    };
    match name.strip_suffix('*') {
        Some(beginning) => {
            format!(
                "for names that begin so the * stands behind the quotation marks: \"{beginning}\"*"
            )
        }
        None => String::new(),
    }
}

fn named(index: &Index, what: &str, of: fn(&ArticleRow) -> String) -> anyhow::Result<String> {
    let names: BTreeSet<String> = index.articles()?.iter().map(of).collect();
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let shown = &names[..names.len().min(NAMED)];
    let more = match names.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Ok(match shown {
        [] => format!("there are no {what}"),
        shown => format!("the {what} are {}{more}", shown.join(", ")),
    })
}

fn dates(index: &Index) -> anyhow::Result<String> {
    let dates = index.articles()?.iter().filter_map(|row| row.date);
    Ok(match (dates.clone().min(), dates.max()) {
        (Some(first), Some(last)) => format!("the dates are {first} to {last}"),
        _ => "no article has a date".to_owned(),
    })
}
