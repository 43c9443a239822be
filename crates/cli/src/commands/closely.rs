//! `otherwords contrasts`, `profile` and `omissions`: events read closely, outlet beside outlet.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::process::ExitCode;

use otherwords_comparison::{Story, best_contrasts, least_likely_omissions, profiles, stories};
use otherwords_report::{Report, closely, search};

use super::open::{Opened, named_only_or_sample};
use super::plan::plan;
use crate::args::{Closely, Profile, Rows};
use crate::messages::{NOTHING_FOUND, print, say};
use crate::progress::progress;

/// Different words for the same.
pub(crate) fn contrasts(asked: &Rows) -> anyhow::Result<ExitCode> {
    listed(
        asked,
        |story| !story.contrasts.is_empty(),
        best_contrasts,
        closely::contrasts,
    )
}

/// What each outlet says of a word.
pub(crate) fn profile(asked: &Profile) -> anyhow::Result<ExitCode> {
    if asked.word.split_whitespace().count() > 1 {
        anyhow::bail!(
            "`{}` is a phrase, and a profile is of one word: ask for one of its words, or `otherwords search '\"{}\"'`",
            asked.word,
            asked.word
        );
    }
    let opened = opened(&asked.closely)?;
    let stories = profiles(&opened.index, &plan(&asked.closely.asked)?, &asked.word)?;
    let Printing {
        format,
        width,
        colour,
    } = printing(&asked.closely);
    print(&closely::profiles(
        &Report::of_stories(&stories),
        format,
        width,
        colour,
    ))?;
    if !stories.is_empty() {
        say(&counted(&stories));
    } else {
        say(&format!(
            "nothing found: `{}` is in no event that several outlets covered, or none says anything of it",
            asked.word
        ));
    }
    Ok(exit(!stories.is_empty()))
}

/// Which forms a profile counts.
fn counted(stories: &[Story]) -> String {
    let referents = stories.iter().flat_map(|story| &story.referents);
    let forms: BTreeSet<&str> = referents
        .flat_map(|referent| &referent.forms)
        .map(String::as_str)
        .collect();
    let forms: Vec<&str> = forms.into_iter().collect();
    format!("counted: {}", forms.join(", "))
}

/// What most report and one does not.
pub(crate) fn omissions(asked: &Rows) -> anyhow::Result<ExitCode> {
    listed(
        asked,
        |story| !story.omissions.is_empty(),
        least_likely_omissions,
        closely::omissions,
    )
}

/// Prints a list made of all events; whether any of them has something to list is the exit code.
fn listed(
    asked: &Rows,
    has_any: impl Fn(&Story) -> bool,
    best_first: impl Fn(Vec<Story>, usize) -> Vec<Story>,
    list: impl Fn(&Report, usize, search::Format, usize, bool) -> String,
) -> anyhow::Result<ExitCode> {
    let opened = opened(&asked.closely)?;
    let mut stories = stories(&opened.index, &plan(&asked.closely.asked)?)?;
    let (found, nothing) = (stories.iter().any(has_any), nothing_in(&stories));
    if !asked.by_event {
        stories = best_first(stories, asked.limit);
    }
    let Printing {
        format,
        width,
        colour,
    } = printing(&asked.closely);
    let report = Report::of_stories(&stories);
    print(&list(&report, asked.limit, format, width, colour))?;
    if !found {
        say(nothing);
    }
    Ok(exit(found))
}

/// Why there may be nothing.
fn nothing_in(stories: &[Story]) -> &'static str {
    match stories.is_empty() {
        true => {
            "nothing found: no event was covered by two outlets, so there is nobody to compare with"
        }
        false => "nothing found in the events that several outlets covered",
    }
}

/// How results are printed.
struct Printing {
    format: search::Format,
    width: usize,
    colour: bool,
}

fn printing(asked: &Closely) -> Printing {
    Printing {
        format: super::search::format(asked.format),
        width: super::table_width(),
        colour: std::io::stdout().is_terminal(),
    }
}

/// The index or sources that were named, or the sample.
fn opened(asked: &Closely) -> anyhow::Result<Opened> {
    super::use_threads(asked.asked.threads)?;
    let progress = progress(asked.asked.quiet);
    named_only_or_sample(&asked.sources, &asked.reading, &*progress)
}

fn exit(found: bool) -> ExitCode {
    if found {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOTHING_FOUND)
    }
}
