//! `otherwords words`: every word, or sequence of words, with its frequency, as a whole or by group, with its
//! dispersion, or the key words of groups. Of an index from its postings (sequences from its texts); of files
//! while they are read, without making an index.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::sync_channel;

use anyhow::{Context, bail};
use otherwords_comparison::{KeyWordOptions, key_words, key_words_of};
use otherwords_corpus::{Article, Outcome, Problem, load};
use otherwords_indexer::{
    Check, GroupUse, Index, ListedWord, NgramOptions, Selection, WordCounter, WordList,
    WordPattern, ngrams,
};
use otherwords_report::search::{self, GroupCount, SpreadWord, counts};
use otherwords_statistics::dispersion::deviation_of_proportions;
use otherwords_text::Language;

use super::grouping::no_column;
use super::open::{check_sources, is_index, load_options, only_index_here, open_index};
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
        _ => {
            let list = counted.list(asked)?;
            match &asked.dispersion {
                Some(by) if list.groups.len() == 1 => bail!(
                    "by {} all words are of one part, and evenness is between parts: choose what has several",
                    by.name()
                ),
                Some(_) => dispersion(&list, asked),
                None => frequencies(&list, asked),
            }
        }
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
            sources if sources.iter().any(|source| is_index(Path::new(source))) => {
                check_sources(sources, &asked.reading)?;
                Self::InIndex(Box::new(index(Path::new(&sources[0]))?))
            }
            _ if asked.ngram > 1 => bail!(
                "sequences are counted in an index: make one with `otherwords index … --into my.index`"
            ),
            _ => Self::Already(of_sources(asked)?),
        })
    }

    fn list(self, asked: &Words) -> anyhow::Result<WordList> {
        Ok(match self {
            Self::InIndex(index) => {
                let by = groups(asked).map(|by| by.on(&index)).transpose()?;
                let group_of = |row: &_| by.as_ref().map(|by| by.row(row)).unwrap_or_default();
                let pattern = asked.pattern.as_deref();
                let pattern = pattern.map(|pattern| WordPattern::on(&index, pattern));
                let pattern = pattern.transpose()?.transpose()?;
                let selection = selection(&index, asked)?;
                if asked.ngram > 1 {
                    let options = NgramOptions {
                        length: asked.ngram.into(),
                        least: asked.least,
                        most: asked.format.limit(asked.limit, ROWS_OF_A_TABLE),
                        pattern: pattern.as_ref(),
                    };
                    return Ok(ngrams(&selection, group_of, options)?);
                }
                matching(WordList::of_index(&selection, group_of)?, pattern)
            }
            Self::Already(list) => {
                let pattern = asked.pattern.as_deref();
                // A file's words are folded by the language of each article: as in English, or as elsewhere.
                let languages = [Language::UNKNOWN, Language::ENGLISH].into();
                let pattern = pattern.map(|pattern| WordPattern::read(pattern, &languages));
                matching(list, pattern.transpose()?)
            }
        })
    }
}

/// What words are counted by, for whatever reason.
fn groups(asked: &Words) -> Option<&By> {
    asked.by.as_ref().or(asked.dispersion.as_ref())
}

/// Only the words that a pattern stands for, if there is one.
fn matching(list: WordList, pattern: Option<WordPattern>) -> WordList {
    let Some(pattern) = pattern else { return list };
    let mut words = list.words;
    words.retain(|word| pattern.matches(&word.word));
    WordList { words, ..list }
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

/// All words with how evenly parts share them: how many rows, and the text.
fn dispersion(list: &WordList, asked: &Words) -> (usize, String) {
    let sizes: Vec<u64> = list.groups.iter().map(|part| part.words).collect();
    let rows: Vec<SpreadWord> = shown(list, asked)
        .map(|word| spread(word, &sizes))
        .collect();
    let (format, colour) = (format(asked.format), std::io::stdout().is_terminal());
    let width = super::table_width();
    let text = search::dispersion(&rows, format, width, colour);
    (rows.len(), text)
}

/// A word with how evenly parts of these sizes share it.
fn spread(word: &ListedWord, sizes: &[u64]) -> SpreadWord {
    let mut counts = vec![0; sizes.len()];
    for used in &word.uses {
        counts[used.group as usize] = used.n;
    }
    SpreadWord {
        word: word.word.clone(),
        hits: word.n,
        articles: word.uses.iter().map(|used| used.articles).sum(),
        all_words: sizes.iter().sum(),
        parts: word.uses.len() as u64,
        all_parts: sizes.len() as u64,
        dp: deviation_of_proportions(&counts, sizes).map_or(0.0, |dp| dp.normalised),
    }
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
    let group_of = |article: &Article| groups(asked).map(|by| by.of_article(article));
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
    let list = counter.commonest(most(asked));
    if let Some(By::Column(column)) = groups(asked)
        && list.groups.iter().all(|group| group.name.is_empty())
    {
        bail!(no_column(column, Vec::new()));
    }
    Ok(list)
}

/// How many of the commonest words it takes to show what is asked.
fn most(asked: &Words) -> usize {
    match asked.pattern.is_none() && !asked.key {
        true => asked.format.limit(asked.limit, ROWS_OF_A_TABLE),
        false => usize::MAX,
    }
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
    shown(list, asked)
        .flat_map(|word| rows_of(list, word, asked.by.is_some()))
        .collect()
}

/// The words that are frequent enough, as many as are asked for.
fn shown<'l>(list: &'l WordList, asked: &Words) -> impl Iterator<Item = &'l ListedWord> + use<'l> {
    let least = asked.least;
    let frequent = list.words.iter().filter(move |word| word.n >= least);
    frequent.take(asked.format.limit(asked.limit, ROWS_OF_A_TABLE))
}

fn rows_of(list: &WordList, word: &ListedWord, by_group: bool) -> Vec<GroupCount> {
    let row = |used: &GroupUse| {
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
