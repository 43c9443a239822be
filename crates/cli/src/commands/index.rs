//! `otherwords index`: files in, a searchable folder out, and a list of what was wrong with the input.

use std::process::ExitCode;

use otherwords_corpus::Problem;
use otherwords_indexer::curation::{AliasVerdict, Curated};
use otherwords_indexer::{Check, Index, WriteOptions};
use otherwords_report::terminal;
use otherwords_text::Language;

use super::curate::say_relinked;
use super::open::{Indexed, read_into};
use crate::args;
use crate::messages::{NOTHING_FOUND, plural, print, say};
use crate::progress::progress;

pub(crate) fn run(asked: &args::Index) -> anyhow::Result<ExitCode> {
    let options = WriteOptions {
        memory: asked.memory << 20,
        ..WriteOptions::default()
    };
    let progress = progress(asked.quiet);
    let indexed = read_into(
        &asked.sources,
        &asked.into,
        &asked.reading,
        options,
        &*progress,
    )?;
    let index = Index::open(&asked.into, Check::Quick)?;
    print(&summary(asked, &indexed, &index)?)?;
    if let Some(curated) = &indexed.curated {
        print(&decisions(curated))?;
        say_relinked(curated);
    }
    say_problems(&indexed.problems);
    say_unknown_languages(&index)?;
    if index.n_articles() == 0 {
        say(&format!(
            "no article was found, so {} is empty; `otherwords import --check` shows what was made of \
             the input",
            asked.into.display()
        ));
        return Ok(ExitCode::from(NOTHING_FOUND));
    }
    Ok(ExitCode::SUCCESS)
}

fn summary(asked: &args::Index, indexed: &Indexed, index: &Index) -> anyhow::Result<String> {
    let articles = index.articles()?;
    let distinct = |key: fn(&otherwords_indexer::ArticleRow) -> &str| {
        articles
            .iter()
            .map(key)
            .filter(|name| !name.is_empty())
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    let dates = articles.iter().filter_map(|row| row.date);
    let span = match (dates.clone().min(), dates.max()) {
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => "none known".to_owned(),
    };
    let words: u64 = articles
        .iter()
        .map(|row| u64::from(row.total_length()))
        .sum();
    let written = indexed.written;
    Ok(format!(
        "{into}: {added} added, {replaced} replaced, {unchanged} unchanged; {files} read\n\
         \x20 articles  {n_articles}\n\x20 outlets   {outlets}\n\x20 events    {events}\n\x20 dates     {span}\n\x20 words     {words}\n\x20 problems  {problems}\n",
        into = asked.into.display(),
        added = written.added,
        replaced = written.replaced,
        unchanged = written.unchanged + indexed.loaded.repeats,
        files = match indexed.loaded.files {
            1 => "1 file".to_owned(),
            files => format!("{files} files"),
        },
        n_articles = articles.len(),
        outlets = distinct(|row| &row.outlet),
        events = distinct(|row| &row.event),
        problems = indexed.problems.len(),
    ))
}

/// What was decided, and where it can be seen and corrected.
fn decisions(curated: &Curated) -> String {
    let curation = &curated.curation;
    let copies: usize = curation
        .copies
        .clusters
        .iter()
        .map(|cluster| cluster.articles.len() - 1)
        .sum();
    let suggested = curation
        .outlets
        .iter()
        .filter(|alias| alias.verdict == AliasVerdict::Suggested)
        .count();
    format!(
        "\x20 linked    {} (otherwords events)\n\x20 copies    {copies} of texts that stand elsewhere, and {}\n\
         \x20 repeated  boilerplate in {} (otherwords boilerplate)\n\
         \x20 names     {suggested} that may mean another outlet (otherwords outlets)\n",
        curated.linked,
        plural(curation.copies.passages.len() as u64, "passage", "passages"),
        plural(
            curation.boilerplate.articles.len() as u64,
            "article",
            "articles"
        ),
    )
}

/// Says how many articles are read by the rules of no language, and how to change that.
fn say_unknown_languages(index: &Index) -> anyhow::Result<()> {
    let articles = index.articles()?;
    let unknown = articles
        .iter()
        .filter(|row| row.language == Language::UNKNOWN)
        .count();
    if unknown > 0 {
        say(&format!(
            "{unknown} of {} articles are in no language that was recognised, mostly because they are short: \
             their words of grammar are taken for content; --default-lang says which it is",
            articles.len()
        ));
    }
    Ok(())
}

/// Most problems shown; all are kept in the index and in reports.
const SHOWN: usize = 20;

fn say_problems(problems: &[Problem]) {
    if !problems.is_empty() {
        say(
            terminal::problems(&problems[..problems.len().min(SHOWN)], super::table_width())
                .trim_end(),
        );
    }
    if problems.len() > SHOWN {
        say(&format!(
            "… and {} more; a report lists them all",
            problems.len() - SHOWN
        ));
    }
}
