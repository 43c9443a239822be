//! `otherwords boilerplate`: what outlets repeat and what therefore is not counted, for review.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use otherwords_indexer::curation::{Decision, Passage};
use otherwords_indexer::{Check, Curation};
use otherwords_report::listing::{PassageRow, list};
use otherwords_report::search::Format;

use super::curate::{curate_again, say_relinked};
use super::open::{Opened, named_or_only_index};
use super::search::format;
use crate::args::Boilerplate;
use crate::correction::Corrections;
use crate::messages::{NOTHING_FOUND, print, say};
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
    print(&list(shown, format(asked.format), super::width(), colour))?;
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
    decide(&mut curation, &corrections)?;
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
    say_relinked(&curated);
    Ok(ExitCode::SUCCESS)
}

fn decide(curation: &mut Curation, corrections: &Corrections) -> anyhow::Result<()> {
    let passages = curation.boilerplate.passages.iter().enumerate();
    let places: BTreeMap<(String, String), usize> = passages
        .map(|(place, passage)| ((passage.outlet.clone(), passage.key.clone()), place))
        .collect();
    for row in &corrections.rows {
        let key = (
            corrections.cell(row, "outlet").to_owned(),
            corrections.cell(row, "key").to_owned(),
        );
        let Some(place) = places.get(&key) else {
            bail!(corrections.wrong(
                row,
                "no such passage is known: take outlet and key from what --export writes"
            ));
        };
        let decision = match corrections.cell(row, "decision").to_lowercase().as_str() {
            "" => Decision::Found,
            other => match Decision::from_name(other) {
                Some(decision) => decision,
                None => bail!(corrections.wrong(
                    row,
                    &format!("`{other}` is no decision: write keep, drop or nothing")
                )),
            },
        };
        curation.boilerplate.passages[*place].decision = decision;
    }
    Ok(())
}
