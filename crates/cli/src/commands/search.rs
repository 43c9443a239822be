//! `otherwords search`: lines, articles or counts for a query.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::process::ExitCode;

use otherwords_indexer::query::{Query, parse, parse_in};
use otherwords_indexer::{ArticleHits, Check, Index, Line, concordances};
use otherwords_report::search::{self, Format, FoundArticle, FoundLine, GroupCount};

use super::nothing::nothing;
use super::open::index_and_query;
use crate::args::{By, LIMIT, Order, OutputFormat, Search};
use crate::messages::{NOTHING_FOUND, plural, print, say};

/// How results are printed.
#[derive(Clone, Copy)]
struct Printing {
    format: Format,
    width: usize,
    colour: bool,
}

pub(crate) fn run(asked: &Search) -> anyhow::Result<ExitCode> {
    let check = if asked.verify {
        Check::Full
    } else {
        Check::Quick
    };
    let (opened, text) = index_and_query(&asked.terms, check)?;
    let query = read_query(&opened.index, text)?;
    let printing = Printing {
        format: format(asked.format),
        width: super::table_width(),
        colour: std::io::stdout().is_terminal(),
    };
    let (printed, found) = match &asked.by {
        Some(by) => counts(&opened.index, &query, by, asked, printing)?,
        None if asked.articles || query.sequences().is_empty() => {
            articles(&opened.index, &query, asked, printing)?
        }
        None => lines(&opened.index, &query, asked, printing)?,
    };
    print(&printed)?;
    if found {
        return Ok(ExitCode::SUCCESS);
    }
    say(&nothing(&opened.index, &query)?);
    Ok(ExitCode::from(NOTHING_FOUND))
}

/// Reads a query as the articles that it is about are read.
pub(crate) fn read_query(index: &Index, text: &str) -> anyhow::Result<Query> {
    let language = index.language_of(&parse(text)?)?;
    Ok(parse_in(text, language)?)
}

/// Rows that were asked for, or so many in a table or a sample, and all otherwise.
fn limit(asked: &Search) -> usize {
    match asked.sort {
        Order::Random => asked.limit.unwrap_or(LIMIT),
        _ => asked.format.limit(asked.limit, LIMIT),
    }
}

/// Says that there may be more than what is shown, to those who did not say how much.
fn say_more(shown: usize, asked: &Search, what: &str) {
    if shown == limit(asked) && asked.limit.is_none() {
        say(&format!(
            "{shown} {what} shown, there may be more: -n shows them, --by outlet counts all"
        ));
    }
}

/// Says what a count leaves out, and what it includes that others leave out.
fn say_what_counts(index: &Index, query: &Query) -> anyhow::Result<()> {
    let set_aside = index.hits_in_boilerplate(query)?;
    if set_aside > 0 {
        say(&format!(
            "{} in boilerplate, which is not counted (`otherwords boilerplate` lists it)",
            plural(set_aside, "more place is", "more places are")
        ));
    }
    let in_copies = index.hits_in_copies(query)?;
    if in_copies > 0 {
        say(&format!(
            "{} in copies of other articles; `copies:once` counts each text once, as words and reports do",
            plural(in_copies, "of these hits stands", "of these hits stand")
        ));
    }
    Ok(())
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
    say_more(found.len(), asked, "lines");
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
    index.lines(query, limit(asked), width, &mut |more| lines.extend(more))?;
    Ok(lines)
}

fn random_lines(index: &Index, query: &Query, asked: &Search) -> anyhow::Result<Vec<Line>> {
    let drawn = index.sample(query, limit(asked), asked.seed)?;
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
    let most = limit(asked);
    let keep_first = |lines: &mut Vec<Line>| {
        lines.sort_by_cached_key(&key);
        lines.truncate(most);
    };
    index.lines(
        query,
        usize::MAX,
        asked.kwic.unwrap_or(WIDTH),
        &mut |more| {
            lines.extend(more);
            if lines.len() > most.saturating_add(SPARE) {
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
    let most = limit(asked);
    index.search(query, &mut |article| {
        if found.len() >= most {
            return ControlFlow::Break(());
        }
        found.push(article);
        ControlFlow::Continue(())
    })?;
    let rows: Vec<FoundArticle> = found
        .iter()
        .map(|hits| article(index, hits))
        .collect::<anyhow::Result<_>>()?;
    say_more(rows.len(), asked, "articles");
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

/// The groups with most hits, as many as are asked for, in the order they had.
fn most_frequent(rows: Vec<GroupCount>, most: Option<usize>) -> Vec<GroupCount> {
    let most = most.unwrap_or(usize::MAX);
    if rows.len() > most {
        say(&format!(
            "{most} of {} rows shown, those with most hits",
            rows.len()
        ));
    }
    let mut rows: Vec<(usize, GroupCount)> = rows.into_iter().enumerate().collect();
    rows.sort_by_key(|(_, row)| Reverse((row.hits, row.articles)));
    rows.truncate(most);
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Hits by group, with the words of all articles that the query's filters let through.
fn counts(
    index: &Index,
    query: &Query,
    by: &By,
    asked: &Search,
    printing: Printing,
) -> anyhow::Result<(String, bool)> {
    let group_of = by.on(index)?;
    let mut groups: BTreeMap<String, GroupCount> = BTreeMap::new();
    for (article, _) in index.count(&query.filters())? {
        let group = groups.entry(group_of.row(&article)).or_default();
        group.all_articles += 1;
        group.all_words += query.words_in(&article);
    }
    for (article, hits) in index.count(query)? {
        let group = groups.entry(group_of.row(&article)).or_default();
        group.hits += hits;
        group.articles += 1;
    }
    let rows = groups.into_iter().map(|(name, group)| GroupCount {
        group: vec![name],
        ..group
    });
    let rows = most_frequent(rows.collect(), asked.limit);
    let found = rows.iter().any(|group| group.articles > 0);
    if found {
        say_what_counts(index, query)?;
    }
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
