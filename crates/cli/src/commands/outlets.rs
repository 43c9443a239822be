//! `otherwords outlets`: under which names outlets appear, and which of them mean the same.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use otherwords_indexer::curation::{AliasVerdict, OutletAlias};
use otherwords_indexer::{Check, Curation, Index};
use otherwords_report::listing::{OutletRow, list};
use otherwords_report::search::Format;

use super::curate::{curate_again, say_relinked};
use super::open::{Opened, named_or_only_index};
use super::search::format;
use crate::args::Outlets;
use crate::correction::{Corrections, Row};
use crate::messages::{print, say};
use crate::progress::progress;

pub(crate) fn run(asked: &Outlets) -> anyhow::Result<ExitCode> {
    let opened = named_or_only_index(asked.index.as_deref(), Check::Full)?;
    if let Some(file) = &asked.import {
        return import(&opened, file, asked.quiet);
    }
    let rows = rows(&opened.index)?;
    if let Some(file) = &asked.export {
        super::write_file(file, &list(&rows, Format::Csv, 0, false))?;
        say(&format!(
            "{}: write confirmed or rejected into the column verdict, then --import it",
            file.display()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    let colour = std::io::stdout().is_terminal();
    print(&list(
        &rows,
        format(asked.format),
        super::table_width(),
        colour,
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Every name by itself or with what it means; names with most articles first.
fn rows(index: &Index) -> anyhow::Result<Vec<OutletRow>> {
    let mut articles: BTreeMap<String, u64> = BTreeMap::new();
    for name in index.given_outlets()? {
        *articles.entry(name.to_string()).or_default() += 1;
    }
    let aliases = &index.curation().outlets;
    let mut rows: Vec<OutletRow> = Vec::new();
    for (name, articles) in articles {
        let known: Vec<&OutletAlias> = aliases.iter().filter(|alias| alias.alias == name).collect();
        if known.is_empty() {
            let outlet = name.clone();
            rows.push(OutletRow {
                name,
                outlet,
                articles,
                ..OutletRow::default()
            });
            continue;
        }
        rows.extend(known.into_iter().map(|alias| OutletRow {
            name: name.clone(),
            outlet: alias.outlet.clone(),
            verdict: alias.verdict.name().to_owned(),
            articles,
            reason: alias.reason.clone(),
        }));
    }
    rows.sort_by(|a, b| {
        b.articles
            .cmp(&a.articles)
            .then_with(|| (&a.name, &a.outlet).cmp(&(&b.name, &b.outlet)))
    });
    Ok(rows)
}

fn import(opened: &Opened, file: &Path, quiet: bool) -> anyhow::Result<ExitCode> {
    let index = &opened.index;
    let corrections = Corrections::read(file, &["name", "outlet", "verdict"])?;
    let mut curation = index.curation().clone();
    curation.outlets = decided(&curation, &corrections)?;
    curation.write(index.path(), &index.fingerprint()?)?;
    let curated = curate_again(index.path(), &*progress(quiet))?;
    let count = |verdict| {
        let outlets = curated.curation.outlets.iter();
        outlets.filter(|alias| alias.verdict == verdict).count()
    };
    print(&format!(
        "{}: {} names confirmed, {} rejected, {} only suggested (to undo, import an earlier export, or empty the \
         verdict; a name of your own means itself again where outlet is the name)\n",
        index.path().display(),
        count(AliasVerdict::Confirmed),
        count(AliasVerdict::Rejected),
        count(AliasVerdict::Suggested),
    ))?;
    say_relinked(&curated);
    Ok(ExitCode::SUCCESS)
}

/// The names after these corrections. Names that are not in the file stay as they are.
fn decided(curation: &Curation, corrections: &Corrections) -> anyhow::Result<Vec<OutletAlias>> {
    let mut by_names: BTreeMap<(String, String), OutletAlias> = curation
        .outlets
        .iter()
        .map(|alias| ((alias.alias.clone(), alias.outlet.clone()), alias.clone()))
        .collect();
    for row in &corrections.rows {
        let (name, outlet) = (
            corrections.cell(row, "name"),
            corrections.cell(row, "outlet"),
        );
        if name.is_empty() || outlet.is_empty() {
            bail!(corrections.wrong(
                row,
                "a name is missing: fill in name and outlet, or remove the row"
            ));
        }
        if name == outlet {
            undo(&mut by_names, name, corrections);
            continue;
        }
        let key = (name.to_owned(), outlet.to_owned());
        let is_suggested = by_names
            .get(&key)
            .is_some_and(|alias| !alias.reason.is_empty());
        let verdict = verdict(corrections, row, is_suggested)?;
        let alias = by_names.entry(key).or_insert_with(|| OutletAlias {
            alias: name.to_owned(),
            outlet: outlet.to_owned(),
            verdict,
            reason: String::new(),
        });
        alias.verdict = verdict;
    }
    let outlets: Vec<OutletAlias> = by_names.into_values().collect();
    check(&outlets, corrections)?;
    Ok(outlets)
}

/// A name that means itself means no other outlet, unless the file says so in another row: what the program
/// suggested is only suggested again, and what a researcher said is gone.
fn undo(
    by_names: &mut BTreeMap<(String, String), OutletAlias>,
    name: &str,
    corrections: &Corrections,
) {
    let in_file = |outlet: &str| {
        corrections.rows.iter().any(|row| {
            corrections.cell(row, "name") == name && corrections.cell(row, "outlet") == outlet
        })
    };
    by_names.retain(|(alias, outlet), known| {
        let is_undone = alias == name && !in_file(outlet);
        if is_undone {
            known.verdict = AliasVerdict::Suggested;
        }
        !is_undone || !known.reason.is_empty()
    });
}

/// What a row says; a merge that nobody suggested is the researcher's own.
fn verdict(
    corrections: &Corrections,
    row: &Row,
    is_suggested: bool,
) -> anyhow::Result<AliasVerdict> {
    Ok(
        match corrections.cell(row, "verdict").to_lowercase().as_str() {
            "" if is_suggested => AliasVerdict::Suggested,
            "" | "yes" => AliasVerdict::Confirmed,
            "no" => AliasVerdict::Rejected,
            other => match AliasVerdict::from_name(other) {
                Some(verdict) => verdict,
                None => bail!(corrections.wrong(
                    row,
                    &format!("`{other}` is no verdict: write confirmed, rejected or suggested")
                )),
            },
        },
    )
}

/// Refuses a name that means two outlets, and names that mean each other in a circle.
fn check(outlets: &[OutletAlias], corrections: &Corrections) -> anyhow::Result<()> {
    let mut means: BTreeMap<&str, &str> = BTreeMap::new();
    for alias in outlets
        .iter()
        .filter(|alias| alias.verdict == AliasVerdict::Confirmed)
    {
        if let Some(other) = means.insert(&alias.alias, &alias.outlet) {
            let what = format!(
                "`{}` is confirmed as `{other}` and as `{}`: confirm one",
                alias.alias, alias.outlet
            );
            bail!(about(corrections, &alias.alias, &what));
        }
    }
    for name in means.keys() {
        let mut seen = BTreeSet::from([*name]);
        let mut outlet = *name;
        while let Some(next) = means.get(outlet) {
            outlet = next;
            // Also where a name only leads into a circle, of which it is no part.
            if !seen.insert(outlet) {
                bail!(about(
                    corrections,
                    name,
                    &format!("`{outlet}` means itself in a circle: confirm only one direction")
                ));
            }
        }
    }
    Ok(())
}

/// An error about the row of a name, where the file has one.
fn about(corrections: &Corrections, name: &str, what: &str) -> String {
    let row = corrections
        .rows
        .iter()
        .find(|row| corrections.cell(row, "name") == name);
    row.map_or_else(
        || format!("{what}; nothing was changed"),
        |row| corrections.wrong(row, what),
    )
}
