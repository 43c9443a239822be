//! `otherwords collocates`: the words near what a query finds, as a whole or group against the others.

use std::cmp::Ordering;
use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::bail;
use otherwords_comparison::{
    Collocate, CollocateOptions, CollocateTable, Collocates, collocates, collocates_by,
};
use otherwords_indexer::{Check, Reach};
use otherwords_report::search;

use super::open::index_and_query;
use super::plan::{copies_of, share};
use super::search::{format, read_query};
use crate::args::{By, CollocatesOf, Tightness};
use crate::messages::{NOTHING_FOUND, plural, print, say};

/// Words of a table where nothing is said, and of each group's part of one.
const ROWS_OF_A_TABLE: usize = 50;
const ROWS_OF_A_GROUP: usize = 10;

pub(crate) fn run(asked: &CollocatesOf) -> anyhow::Result<ExitCode> {
    super::use_threads(asked.threads)?;
    let options = options(asked)?;
    let (opened, text) = index_and_query(&asked.terms, Check::Quick)?;
    let query = read_query(&opened.index, text)?;
    let (found, text) = match &asked.by {
        None => as_a_whole(collocates(&opened.index, &query, options)?, asked),
        Some(by) => {
            let group_of = by.on(&opened.index)?;
            let tables = collocates_by(&opened.index, &query, options, |row| group_of.row(row))?;
            by_group(&tables, by, asked)
        }
    };
    print(&text)?;
    Ok(match found {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(NOTHING_FOUND),
    })
}

fn options(asked: &CollocatesOf) -> anyhow::Result<CollocateOptions> {
    let reach = Reach {
        left: asked.left.unwrap_or(asked.window),
        right: asked.right.unwrap_or(asked.window),
    };
    if (reach.left, reach.right) == (0, 0) {
        bail!(
            "no words on either side are no collocates: give --window, --left or --right 1 or more"
        );
    }
    Ok(CollocateOptions {
        reach,
        least: asked.least,
        least_articles: asked.least_articles,
        stop_words: asked.stop_words,
        copies: copies_of(asked.copies),
        cutoff: share(asked.cutoff)?,
    })
}

/// Whether there are any, and the text.
fn as_a_whole(mut found: Collocates, asked: &CollocatesOf) -> (bool, String) {
    say(&format!(
        "{} in {}, {} near",
        plural(found.hits, "place", "places"),
        plural(found.articles, "article", "articles"),
        plural(found.words_near, "word", "words"),
    ));
    found.terms.sort_by(|a, b| in_order(asked.sort, a, b));
    let most = asked.format.limit(asked.limit, ROWS_OF_A_TABLE);
    let colour = std::io::stdout().is_terminal();
    let text = search::collocates(
        &found,
        most,
        format(asked.format),
        super::table_width(),
        colour,
    );
    (!found.terms.is_empty(), text)
}

/// Tightest first; the sort is stable, so that ties stay as they were.
fn in_order(sort: Tightness, a: &Collocate, b: &Collocate) -> Ordering {
    match sort {
        Tightness::LogDice => b.log_dice.total_cmp(&a.log_dice),
        Tightness::Mi => b.mutual_information.total_cmp(&a.mutual_information),
        Tightness::G2 => b.g2.total_cmp(&a.g2),
        Tightness::Near => b.near.cmp(&a.near),
    }
}

/// Whether there are any, and the text.
fn by_group(tables: &[CollocateTable], by: &By, asked: &CollocatesOf) -> (bool, String) {
    if tables.is_empty() {
        say(&format!(
            "by {} fewer than two groups have it: nobody to compare with",
            by.name()
        ));
    }
    for table in tables {
        say(&format!(
            "{}: {} in {}, {} near",
            table.group,
            plural(table.hits, "place", "places"),
            plural(table.articles, "article", "articles"),
            plural(table.words_near, "word", "words"),
        ));
    }
    let most = asked.format.limit(asked.limit, ROWS_OF_A_GROUP);
    let (format, colour) = (format(asked.format), std::io::stdout().is_terminal());
    let text = search::collocates_by(
        &by.name(),
        tables,
        most,
        format,
        super::table_width(),
        colour,
    );
    (tables.iter().any(|table| !table.rows.is_empty()), text)
}
