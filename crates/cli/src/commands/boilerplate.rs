//! `otherwords boilerplate`: what outlets repeat and what therefore is not counted, for review.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use otherwords_corpus::phrase_key;
use otherwords_indexer::curation::{Decision, Passage};
use otherwords_indexer::{Check, Curation};
use otherwords_report::listing::{PassageRow, list};
use otherwords_report::search::Format;

use super::curate::{curate_again, say_relinked};
use super::open::{Opened, named_or_only_index};
use super::search::format;
use crate::args::Boilerplate;
use crate::correction::{Corrections, Row};
use crate::messages::{NOTHING_FOUND, plural, print, say};
use crate::progress::progress;

pub(crate) fn run(asked: &Boilerplate) -> anyhow::Result<ExitCode> {
    let opened = named_or_only_index(asked.index.as_deref(), Check::Full)?;
    if let Some(file) = &asked.import {
        return import(&opened, file, asked.quiet);
    }
    let mut rows: Vec<PassageRow> = opened
        .index
        .curation()
        .boilerplate
        .passages
        .iter()
        .map(row)
        .collect();
    rows.sort_by(|a, b| (b.articles, &a.outlet, &a.key).cmp(&(a.articles, &b.outlet, &b.key)));
    if let Some(file) = &asked.export {
        super::write_file(file, &list(&rows, Format::Csv, 0, false))?;
        say(&format!(
            "{}: write keep or drop into the column decision, then --import it",
            file.display()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    let shown = &rows[..rows.len().min(asked.limit)];
    let colour = std::io::stdout().is_terminal();
    print(&list(
        shown,
        format(asked.format),
        super::table_width(),
        colour,
    ))?;
    if shown.len() < rows.len() {
        say(&format!(
            "{} of {} passages; --limit shows more",
            shown.len(),
            rows.len()
        ));
    }
    Ok(if rows.is_empty() {
        ExitCode::from(NOTHING_FOUND)
    } else {
        ExitCode::SUCCESS
    })
}

fn row(passage: &Passage) -> PassageRow {
    let decision = match passage.decision {
        Decision::Found => "",
        decided => decided.name(),
    };
    PassageRow {
        outlet: passage.outlet.clone(),
        decision: decision.to_owned(),
        found: passage.found.clone(),
        articles: passage.articles,
        text: passage.text.clone(),
        key: passage.key.clone(),
    }
}

fn import(opened: &Opened, file: &Path, quiet: bool) -> anyhow::Result<ExitCode> {
    let index = &opened.index;
    let corrections = Corrections::read(file, &["outlet", "key", "decision"])?;
    let mut curation = index.curation().clone();
    let outlets = index.articles()?.iter().map(|row| &*row.outlet).collect();
    let gone = decide(&mut curation, &outlets, &corrections)?;
    let unlisted = decided_elsewhere(&curation, &corrections);
    curation.write(index.path(), &index.fingerprint()?)?;
    let curated = curate_again(index.path(), &*progress(quiet))?;
    let count = |decision| {
        let passages = curated.curation.boilerplate.passages.iter();
        passages
            .filter(|passage| passage.decision == decision)
            .count()
    };
    print(&format!(
        "{}: {} passages to keep, {} to drop, {} as found\n",
        index.path().display(),
        count(Decision::Keep),
        count(Decision::Drop),
        count(Decision::Found),
    ))?;
    if gone > 0 {
        say(&format!(
            "{} in the file not found now: nothing was decided about them",
            plural(gone, "passage is", "passages are")
        ));
    }
    if unlisted > 0 {
        say(&format!(
            "{} that the file does not list stay as they are (to undo, --export, empty the column decision, --import)",
            plural(unlisted, "decision", "decisions")
        ));
    }
    say_nowhere(&curated.curation);
    say_relinked(&curated);
    Ok(ExitCode::SUCCESS)
}

/// Names what is to be dropped and stands in no article: it may be misspelled.
fn say_nowhere(curation: &Curation) {
    let passages = curation.boilerplate.passages.iter();
    let nowhere =
        passages.filter(|passage| passage.decision == Decision::Drop && passage.articles == 0);
    for passage in nowhere {
        say(&format!(
            "`{}` stands in no article of {}: nothing is dropped",
            passage.key, passage.outlet
        ));
    }
}

/// How many passages are decided about that stand in no row.
fn decided_elsewhere(curation: &Curation, corrections: &Corrections) -> u64 {
    let listed: BTreeSet<(&str, &str)> = corrections
        .rows
        .iter()
        .map(|row| {
            let outlet = curation.outlet(corrections.cell(row, "outlet"));
            (outlet, corrections.cell(row, "key"))
        })
        .collect();
    let passages = curation.boilerplate.passages.iter();
    let decided = passages.filter(|passage| passage.decision != Decision::Found);
    let elsewhere = decided.filter(|passage| {
        let outlet = curation.outlet(&passage.outlet);
        !listed.contains(&(outlet, &*passage.key))
    });
    elsewhere.count() as u64
}

/// Takes over what is decided about passages, and phrases to drop that were not found by themselves. Says how
/// many rows are about passages that are not found now.
fn decide(
    curation: &mut Curation,
    outlets: &BTreeSet<&str>,
    corrections: &Corrections,
) -> anyhow::Result<u64> {
    let passages = curation.boilerplate.passages.iter().enumerate();
    let places: BTreeMap<(String, String), usize> = passages
        .map(|(place, passage)| ((passage.outlet.clone(), passage.key.clone()), place))
        .collect();
    let mut gone = 0;
    for row in &corrections.rows {
        let typed = corrections.cell(row, "outlet").to_owned();
        // Names may have been merged since the file was written.
        let outlet = curation.outlet(&typed).to_owned();
        let key = corrections.cell(row, "key").to_owned();
        let decision = decision(corrections, row)?;
        let passages = &mut curation.boilerplate.passages;
        let place = [&typed, &outlet].map(|name| places.get(&(name.clone(), key.clone())));
        match place[0].or(place[1]) {
            Some(place) => passages[*place].decision = decision,
            None if decision == Decision::Drop && outlets.contains(&*outlet) => {
                passages.push(named(outlet, &key));
            }
            // A file from --export: names were merged since, or articles added.
            None if outlets.contains(&*outlet) && corrections.has("found") => gone += 1,
            None => bail!(corrections.wrong(
                row,
                "no such passage is known: take outlet and key from what --export writes, or name an \
                 outlet of the index and a phrase to drop"
            )),
        }
    }
    // A phrase of a researcher's own is there only because it is to be dropped.
    let passages = &mut curation.boilerplate.passages;
    passages.retain(|passage| passage.decision != Decision::Found || !passage.found.is_empty());
    Ok(gone)
}

fn decision(corrections: &Corrections, row: &Row) -> anyhow::Result<Decision> {
    match corrections.cell(row, "decision").to_lowercase().as_str() {
        "" => Ok(Decision::Found),
        other => match Decision::from_name(other) {
            Some(decision) => Ok(decision),
            None => bail!(corrections.wrong(
                row,
                &format!("`{other}` is no decision: write keep, drop or nothing")
            )),
        },
    }
}

/// A phrase of a researcher's own: it is looked for in all articles of the outlet.
fn named(outlet: String, phrase: &str) -> Passage {
    Passage {
        outlet,
        key: phrase_key(phrase),
        text: phrase.to_owned(),
        articles: 0,
        found: String::new(),
        decision: Decision::Drop,
    }
}
