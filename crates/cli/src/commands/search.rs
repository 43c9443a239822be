//! `otherwords search`: lines, articles or counts for a query.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

use otherwords_indexer::query::{Query, parse};
use otherwords_indexer::{ArticleHits, Check, Index, Line, concordances};
use otherwords_report::search::{self, Format, FoundArticle, FoundLine, GroupCount};

use super::open::{Opened, is_index, only_index_here, open_index, open_sample};
use crate::args::{By, LIMIT, Order, OutputFormat, Search};
use crate::messages::{NOTHING_FOUND, print, say};
use crate::progress::progress;
use crate::sample;

/// How results are printed.
#[derive(Clone, Copy)]
struct Printing {
    format: Format,
    width: usize,
    colour: bool,
}

pub(crate) fn run(asked: &Search) -> anyhow::Result<ExitCode> {
    let (opened, text) = open(asked)?;
    let query = parse(text)?;
    let printing = Printing {
        format: format(asked.format),
        width: super::width(),
        colour: std::io::stdout().is_terminal(),
    };
    let (printed, found) = match asked.by {
        Some(by) => counts(&opened.index, &query, by, printing)?,
        None if asked.articles => articles(&opened.index, &query, asked, printing)?,
        None => lines(&opened.index, &query, asked, printing)?,
    };
    print(&printed)?;
    if found {
        return Ok(ExitCode::SUCCESS);
    }
    say(&nothing(&opened.index, &query)?);
    Ok(ExitCode::from(NOTHING_FOUND))
}

/// Outlets named where a filter lets nothing through.
const NAMED: usize = 12;

/// Why there may be nothing.
fn nothing(index: &Index, query: &Query) -> anyhow::Result<String> {
    if !index.count(&query.filters())?.is_empty() {
        return Ok("nothing found".to_owned());
    }
    let outlets = index.articles()?.iter().map(|row| row.outlet.as_ref());
    let outlets: BTreeSet<&str> = outlets.collect();
    let names: Vec<&str> = outlets.iter().copied().take(NAMED).collect();
    let more = match outlets.len() - names.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Ok(format!(
        "nothing found: no article passes the filters of the query (the outlets are {}{more})",
        names.join(", ")
    ))
}

/// Says that there may be more than what is shown, to those who did not say how much.
fn say_more(shown: usize, limit: usize, what: &str) {
    if shown == limit && limit == LIMIT {
        say(&format!(
            "{shown} {what} shown, there may be more: -n shows them, --by outlet counts all"
        ));
    }
}

/// The index that was named, the only one here, or the sample.
fn open(asked: &Search) -> anyhow::Result<(Opened, &str)> {
    let check = if asked.verify {
        Check::Full
    } else {
        Check::Quick
    };
    match asked.terms.as_slice() {
        [index, query] => Ok((open_index(Path::new(index), check)?, query)),
        [query] if is_index(Path::new(query)) => {
            anyhow::bail!("what are you looking for in {query}? Add a query")
        }
        [query, ..] => match only_index_here() {
            Some(index) => Ok((open_index(&index, check)?, query)),
            None => {
                say("searching the sample corpus; name an index to search yours");
                Ok((open_sample(sample::NAMES[0], &*progress(true))?, query))
            }
        },
        [] => anyhow::bail!("what are you looking for? Add a query"),
    }
}

/// Lines; without `--kwic` with eight words on either side.
fn lines(
    index: &Index,
    query: &Query,
    asked: &Search,
    printing: Printing,
) -> anyhow::Result<(String, bool)> {
    let lines = match asked.sort {
        Order::Article => first_lines(index, query, asked)?,
        Order::Random => random_lines(index, query, asked)?,
        Order::Left => sorted_lines(index, query, asked, |line| (line.left_key(), line.place()))?,
        Order::Right => sorted_lines(index, query, asked, |line| (line.right_key(), line.place()))?,
    };
    let found: Vec<FoundLine> = lines.iter().map(FoundLine::from).collect();
    say_more(found.len(), asked.limit, "lines");
    Ok((
        search::lines(&found, printing.format, printing.width, printing.colour),
        !found.is_empty(),
    ))
}

/// Words on either side where nobody says how many.
const WIDTH: usize = 8;

fn first_lines(index: &Index, query: &Query, asked: &Search) -> anyhow::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let width = asked.kwic.unwrap_or(WIDTH);
    index.lines(query, asked.limit, width, &mut |more| lines.extend(more))?;
    Ok(lines)
}

fn random_lines(index: &Index, query: &Query, asked: &Search) -> anyhow::Result<Vec<Line>> {
    let drawn = index.sample(query, asked.limit, asked.seed)?;
    Ok(concordances(index, &drawn, asked.kwic.unwrap_or(WIDTH))?)
}

/// Lines beyond those that are asked for which are kept until they are sorted.
const SPARE: usize = 20_000;

/// The first lines by their context. All are cut, but few are held at a time.
fn sorted_lines<K: Ord>(
    index: &Index,
    query: &Query,
    asked: &Search,
    key: impl Fn(&Line) -> K,
) -> anyhow::Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    let keep_first = |lines: &mut Vec<Line>| {
        lines.sort_by_cached_key(&key);
        lines.truncate(asked.limit);
    };
    index.lines(
        query,
        usize::MAX,
        asked.kwic.unwrap_or(WIDTH),
        &mut |more| {
            lines.extend(more);
            if lines.len() > asked.limit.saturating_add(SPARE) {
                keep_first(&mut lines);
            }
        },
    )?;
    keep_first(&mut lines);
    Ok(lines)
}

fn articles(
    index: &Index,
    query: &Query,
    asked: &Search,
    printing: Printing,
) -> anyhow::Result<(String, bool)> {
    let mut found: Vec<ArticleHits> = Vec::new();
    index.search(query, &mut |article| {
        found.push(article);
        if found.len() >= asked.limit {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })?;
    let rows: Vec<FoundArticle> = found
        .iter()
        .map(|hits| article(index, hits))
        .collect::<anyhow::Result<_>>()?;
    say_more(rows.len(), asked.limit, "articles");
    Ok((
        search::articles(&rows, printing.format, printing.width, printing.colour),
        !rows.is_empty(),
    ))
}

/// An article with all that is known of it.
fn article(index: &Index, hits: &ArticleHits) -> anyhow::Result<FoundArticle> {
    let text = index.text(&hits.article)?;
    let row = FoundArticle::new(&hits.article, hits.spans.len() as u64);
    Ok(FoundArticle {
        title: text.title,
        byline: text.byline,
        url: text.url,
        metadata: text.metadata,
        ..row
    })
}

/// Hits by group, with the words of all articles that the query's filters let through.
fn counts(
    index: &Index,
    query: &Query,
    by: By,
    printing: Printing,
) -> anyhow::Result<(String, bool)> {
    let mut groups: BTreeMap<String, GroupCount> = BTreeMap::new();
    for (article, _) in index.count(&query.filters())? {
        let group = groups.entry(by.of_row(&article)).or_default();
        group.all_articles += 1;
        group.all_words += query.words_in(&article);
    }
    for (article, hits) in index.count(query)? {
        let group = groups.entry(by.of_row(&article)).or_default();
        group.hits += hits;
        group.articles += 1;
    }
    let rows: Vec<GroupCount> = groups
        .into_iter()
        .map(|(name, group)| GroupCount {
            group: vec![name],
            ..group
        })
        .collect();
    let found = rows.iter().any(|group| group.articles > 0);
    Ok((
        search::counts(
            &[by.name()],
            &rows,
            printing.format,
            printing.width,
            printing.colour,
        ),
        found,
    ))
}

pub(crate) fn format(format: OutputFormat) -> Format {
    match format {
        OutputFormat::Table => Format::Table,
        OutputFormat::Csv => Format::Csv,
        OutputFormat::Json => Format::Json,
        OutputFormat::Jsonl => Format::Jsonl,
    }
}
