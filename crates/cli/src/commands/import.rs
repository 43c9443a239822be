//! `otherwords import --check`: what files are, how many records are in them, the first of them, and
//! what is wrong, without writing anything.

use std::fmt::Write;
use std::ops::ControlFlow;
use std::process::ExitCode;

use otherwords_corpus::{Article, LoadOptions, Loaded, Problem, load};
use otherwords_report::terminal;

use super::open::load_options;
use crate::args;
use crate::messages::{NOTHING_FOUND, print};
use crate::progress::progress;

pub(crate) fn run(asked: &args::Import) -> anyhow::Result<ExitCode> {
    let options = load_options(&asked.reading)?;
    let mut n_articles = 0;
    for source in &asked.sources {
        let looked = Looked::at(source, &options, asked.quiet)?;
        n_articles += looked.loaded.articles;
        print(&looked.shown(source, asked.quiet))?;
    }
    Ok(ExitCode::from(if n_articles > 0 {
        0
    } else {
        NOTHING_FOUND
    }))
}

/// What is in one source.
struct Looked {
    loaded: Loaded,
    first: Option<Article>,
    problems: Vec<Problem>,
}

impl Looked {
    fn at(source: &str, options: &LoadOptions, quiet: bool) -> anyhow::Result<Looked> {
        let (mut first, mut problems) = (None, Vec::new());
        let mut take = |article: Article| {
            first.get_or_insert(article);
            ControlFlow::Continue(())
        };
        let sources = [source.to_owned()];
        let progress = progress(quiet);
        let loaded = load(&sources, options, &*progress, &mut take, &mut |problem| {
            problems.push(problem)
        })?;
        problems.sort();
        Ok(Looked {
            loaded,
            first,
            problems,
        })
    }

    fn shown(&self, source: &str, quiet: bool) -> String {
        let mut shown = format!("{source}\n");
        let Loaded {
            files,
            records,
            articles,
            repeats,
            ..
        } = self.loaded;
        let line =
            |shown: &mut String, name: &str, value: &str| writeln!(shown, "  {name:<9} {value}");
        // Writing to a string cannot fail.
        let _ = line(&mut shown, "format", &self.formats());
        if files != 1 {
            let _ = line(&mut shown, "files", &files.to_string());
        }
        let _ = line(&mut shown, "records", &records.to_string());
        let _ = line(
            &mut shown,
            "articles",
            &format!(
                "{articles}{}",
                if repeats > 0 {
                    format!(" and {repeats} repeats")
                } else {
                    String::new()
                }
            ),
        );
        if let Some(columns) = self.columns() {
            let _ = line(&mut shown, "columns", &columns);
        }
        if let Some(article) = &self.first {
            for (name, value) in fields(article) {
                let _ = line(&mut shown, name, &value);
            }
        }
        let _ = line(&mut shown, "problems", &self.problems.len().to_string());
        let most = if quiet { 0 } else { SHOWN };
        if !self.problems.is_empty() && most > 0 {
            shown.push_str(&terminal::problems(
                &self.problems[..self.problems.len().min(most)],
                super::table_width(),
            ));
            if self.problems.len() > most {
                let _ = writeln!(shown, "… and {} more", self.problems.len() - most);
            }
        }
        shown
    }

    /// Which column of the first table became which field, as `--map` would say it.
    fn columns(&self) -> Option<String> {
        let mut files = self.loaded.formats.iter();
        let table = files.find(|file| !file.columns.is_empty())?;
        let columns = table.columns.iter();
        let columns = columns.map(|(field, column)| format!("{field}={column}"));
        Some(columns.collect::<Vec<_>>().join(", "))
    }

    /// Every format once, with the number of its files where there are several.
    fn formats(&self) -> String {
        let mut counts = std::collections::BTreeMap::new();
        for file in &self.loaded.formats {
            *counts
                .entry(file.format.unwrap_or("not recognised"))
                .or_insert(0) += 1;
        }
        let several = counts.len() > 1 || self.loaded.formats.len() > 1;
        let shown = counts.iter().map(|(format, n)| {
            if several {
                format!("{n} × {format}")
            } else {
                (*format).to_owned()
            }
        });
        shown.collect::<Vec<_>>().join(", ")
    }
}

/// Most problems shown of one source.
const SHOWN: usize = 20;
/// Letters of the first text.
const SHOWN_LETTERS: usize = 160;

fn fields(article: &Article) -> Vec<(&'static str, String)> {
    let text: String = article
        .body
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let start: String = text.chars().take(SHOWN_LETTERS).collect();
    let more = if start.len() < text.len() { " …" } else { "" };
    let date = article
        .date
        .map(|date| date.to_string())
        .unwrap_or_default();
    let all = [
        ("first", article.title.clone()),
        ("outlet", article.outlet.clone()),
        ("date", date),
        ("byline", article.byline.clone()),
        ("language", article.language.to_string()),
        ("url", article.url.clone()),
        ("text", format!("{start}{more}")),
    ];
    all.into_iter()
        .filter(|(name, value)| *name == "first" || !value.is_empty())
        .collect()
}
