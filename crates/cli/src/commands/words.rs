//! `otherwords words`: every word with its frequency, as a whole or by group, or the key words of
//! groups. Of an index from its postings; of files while they are read, without making an index.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::sync_channel;

use anyhow::{Context, bail};
use otherwords_comparison::{KeyWordOptions, key_words, key_words_of};
use otherwords_corpus::{Article, Outcome, Problem, load};
use otherwords_indexer::{Check, Index, ListedWord, Selection, WordCounter, WordList};
use otherwords_report::search::{self, GroupCount, counts};

use super::grouping::no_column;
use super::open::{is_index, load_options, only_index_here, open_index};
use super::plan::copies_of;
use super::search::format;
use crate::args::{By, Words};
use crate::messages::{NOTHING_FOUND, print, say};
use crate::progress::progress;

/// Words of a table where nothing is said.
const ROWS_OF_A_TABLE: usize = 50;
const KEY_WORDS_OF_A_TABLE: usize = 10;
/// Articles counted together while the next ones are read.
const BATCH: usize = 256;
/// Batches that may wait.
const WAITING: usize = 4;

pub(crate) fn run(asked: &Words) -> anyhow::Result<ExitCode> {
    super::use_threads(asked.threads)?;
    let counted = Counted::of(asked)?;
    let (n_rows, text) = match &asked.by {
        Some(by) if asked.key => key_words_by(by, &counted, asked)?,
        _ => frequencies(&counted.list(asked)?, asked),
    };
    print(&text)?;
    Ok(if n_rows == 0 {
        ExitCode::from(NOTHING_FOUND)
    } else {
        ExitCode::SUCCESS
    })
}

/// Where the words are.
enum Counted {
    InIndex(Box<Index>),
    Already(WordList),
}

impl Counted {
    fn of(asked: &Words) -> anyhow::Result<Self> {
        let index = |path: &Path| anyhow::Ok(open_index(path, Check::Quick)?.index);
        Ok(match asked.sources.as_slice() {
            [] => {
                let only = only_index_here().context("whose words? Name an index or files")?;
                Self::InIndex(Box::new(index(&only)?))
            }
            [only] if is_index(Path::new(only)) => Self::InIndex(Box::new(index(Path::new(only))?)),
            _ => Self::Already(of_sources(asked)?),
        })
    }

    fn list(self, asked: &Words) -> anyhow::Result<WordList> {
        Ok(match self {
            Self::InIndex(index) => {
                let by = asked.by.as_ref().map(|by| by.on(&index)).transpose()?;
                let group_of = |row: &_| by.as_ref().map(|by| by.row(row)).unwrap_or_default();
                WordList::of_index(&selection(&index, asked)?, group_of)?
            }
            Self::Already(list) => list,
        })
    }
}

fn selection<'i>(index: &'i Index, asked: &Words) -> anyhow::Result<Selection<'i>> {
    Ok(Selection::with_copies(
        index,
        copies_of(asked.copies),
        |_| true,
    )?)
}

/// All words with their frequencies: how many rows, and the text.
fn frequencies(list: &WordList, asked: &Words) -> (usize, String) {
    let rows = rows(list, asked);
    let mut columns = vec!["word".to_owned()];
    columns.extend(asked.by.as_ref().map(By::name));
    let (format, colour) = (format(asked.format), std::io::stdout().is_terminal());
    let text = counts(&columns, &rows, format, super::table_width(), colour);
    (rows.len(), text)
}

/// The words that each group uses more than the others: how many rows, and the text.
fn key_words_by(by: &By, counted: &Counted, asked: &Words) -> anyhow::Result<(usize, String)> {
    let options = KeyWordOptions {
        least: asked.least,
        most: asked.format.limit(asked.limit, KEY_WORDS_OF_A_TABLE),
    };
    let (groups, found) = match counted {
        Counted::InIndex(index) => {
            let group_of = by.on(index)?;
            key_words_of(&selection(index, asked)?, |row| group_of.row(row), options)?
        }
        Counted::Already(list) => (list.groups.clone(), key_words(list, options)),
    };
    if groups.len() < 2 {
        let by = by.name();
        say(&format!(
            "by {by} there are fewer than two groups: nobody to compare with"
        ));
    }
    let (format, colour) = (format(asked.format), std::io::stdout().is_terminal());
    let text = search::key_words(
        &by.name(),
        &groups,
        &found,
        format,
        super::table_width(),
        colour,
    );
    Ok((found.len(), text))
}

/// Counts on all cores what one of them reads.
fn of_sources(asked: &Words) -> anyhow::Result<WordList> {
    let options = load_options(&asked.reading)?;
    let progress = progress(asked.quiet);
    let counter = WordCounter::new();
    let group_of = |article: &Article| asked.by.as_ref().map(|by| by.of_article(article));
    let (send, receive) = sync_channel::<Vec<Article>>(WAITING);
    let problems = std::thread::scope(|scope| {
        let counting = scope.spawn(|| {
            for batch in receive {
                counter.add(&batch, |article| group_of(article).unwrap_or_default());
            }
        });
        let (mut batch, mut problems) = (Vec::with_capacity(BATCH), Vec::new());
        let mut take = |article| {
            batch.push(article);
            if batch.len() < BATCH {
                return ControlFlow::Continue(());
            }
            // Nobody listens where counting has failed, which the end tells.
            match send.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        };
        let loaded = load(
            &asked.sources,
            &options,
            &*progress,
            &mut take,
            &mut |problem| problems.push(problem),
        );
        drop(send.send(batch));
        drop(send);
        if let Err(panic) = counting.join() {
            std::panic::resume_unwind(panic);
        }
        loaded.map(|_| problems)
    });
    report(problems?, asked)?;
    let list = counter.finish();
    if let Some(By::Column(column)) = &asked.by
        && list.groups.iter().all(|group| group.name.is_empty())
    {
        bail!(no_column(column, Vec::new()));
    }
    Ok(list)
}

/// Says what was wrong with the input.
fn report(mut problems: Vec<Problem>, asked: &Words) -> anyhow::Result<()> {
    problems.sort();
    let is_grave = |problem: &&Problem| problem.outcome != Outcome::Assumed;
    if let Some(first) = problems.iter().find(is_grave) {
        if asked.reading.strict {
            bail!("{first}; nothing was counted because of --strict");
        }
        let n = problems.iter().filter(is_grave).count();
        say(&format!(
            "{n} problems with the input, the first: {first} (otherwords import --check lists them)"
        ));
    }
    Ok(())
}

/// The most frequent words, group by group where that was asked.
fn rows(list: &WordList, asked: &Words) -> Vec<GroupCount> {
    let frequent = list.words.iter().filter(|word| word.n >= asked.least);
    frequent
        .take(asked.format.limit(asked.limit, ROWS_OF_A_TABLE))
        .flat_map(|word| rows_of(list, word, asked.by.is_some()))
        .collect()
}

fn rows_of(list: &WordList, word: &ListedWord, by_group: bool) -> Vec<GroupCount> {
    let row = |used: &otherwords_indexer::GroupUse| {
        let size = &list.groups[used.group as usize];
        let mut group = vec![word.word.clone()];
        group.extend(by_group.then(|| size.name.clone()));
        GroupCount {
            group,
            hits: used.n,
            articles: used.articles,
            all_articles: size.articles,
            all_words: size.words,
        }
    };
    word.uses.iter().map(row).collect()
}
