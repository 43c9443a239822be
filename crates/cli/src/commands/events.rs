//! `otherwords events`: which articles report the same, listed, exported and corrected.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use otherwords_comparison::telling;
use otherwords_indexer::curation::{AssignedBy, CuratedEvent};
use otherwords_indexer::{ArticleRow, Check, Curation, Index};
use otherwords_report::listing::{EventRow, list};

use super::open::{Opened, named_or_only_index};
use super::search::format;
use crate::args::Events;
use crate::correction::Corrections;
use crate::messages::{NOTHING_FOUND, print, say};

pub(crate) fn run(asked: &Events) -> anyhow::Result<ExitCode> {
    let opened = named_or_only_index(asked.index.as_deref(), Check::Full)?;
    if let Some(file) = &asked.import {
        return import(&opened, file);
    }
    if let Some(file) = &asked.export {
        let text = export(&opened.index)?;
        super::write_file(file, &text)?;
        say(&format!(
            "{}: edit the columns event and locked, then --import it",
            file.display()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    let rows = rows(&opened.index)?;
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
            "{} of {} events; --limit shows more",
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

/// One row an event, most outlets first, then most articles, then by name.
fn rows(index: &Index) -> anyhow::Result<Vec<EventRow>> {
    let told = telling::events(index)?;
    let by = assigned(index.curation());
    let locked = locked(index.curation());
    let mut rows = Vec::new();
    for group in index.articles()?.chunk_by(|a, b| a.event == b.event) {
        let event = &*group[0].event;
        if event.is_empty() {
            continue;
        }
        let outlets: BTreeSet<&str> = group.iter().map(|row| &*row.outlet).collect();
        let dates = group.iter().filter_map(|row| row.date);
        let ways: BTreeSet<&str> = group.iter().map(|row| way(&by, row).name()).collect();
        let told = told.get(event).cloned().unwrap_or_default();
        rows.push(EventRow {
            event: event.to_owned(),
            articles: group.len() as u64,
            outlets: outlets.len() as u64,
            first: dates.clone().min().map(|date| date.to_string()),
            last: dates.max().map(|date| date.to_string()),
            by: ways.into_iter().collect::<Vec<_>>().join("+"),
            locked: locked.contains(event),
            words: told.words.join(" "),
            title: told.title,
        });
    }
    rows.sort_by(|a, b| {
        (b.outlets, b.articles)
            .cmp(&(a.outlets, a.articles))
            .then_with(|| a.event.cmp(&b.event))
    });
    Ok(rows)
}

/// Who put each article into its event, by id; those of whom nothing is known were given.
fn assigned(curation: &Curation) -> BTreeMap<&str, AssignedBy> {
    let events = curation.events.iter();
    events
        .flat_map(|event| event.articles.iter().map(|id| (id.as_str(), event.by)))
        .collect()
}

fn way(by: &BTreeMap<&str, AssignedBy>, row: &ArticleRow) -> AssignedBy {
    by.get(row.id.as_str())
        .copied()
        .unwrap_or(AssignedBy::Given)
}

/// The names of the events that are locked.
fn locked(curation: &Curation) -> BTreeSet<&str> {
    let locked = curation.events.iter().filter(|event| event.locked);
    locked.map(|event| event.name.as_str()).collect()
}

/// One row an article, so that events can be merged, split and renamed by editing one column.
fn export(index: &Index) -> anyhow::Result<String> {
    let by = assigned(index.curation());
    let locked = locked(index.curation());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "event", "locked", "by", "outlet", "date", "title"])?;
    for row in index.articles()? {
        let date = row.date.map(|date| date.to_string()).unwrap_or_default();
        let by = if row.event.is_empty() {
            ""
        } else {
            way(&by, row).name()
        };
        let is_locked = if locked.contains(&*row.event) {
            "yes"
        } else {
            ""
        };
        let title = index.text(row)?.title;
        writer.write_record([
            &*row.id,
            &*row.event,
            is_locked,
            by,
            &*row.outlet,
            &date,
            &title,
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// Takes over corrections, and nothing else: what is linked anew is linked when articles are added.
fn import(opened: &Opened, file: &Path) -> anyhow::Result<ExitCode> {
    let index = &opened.index;
    let corrections = Corrections::read(file, &["id", "event"])?;
    let (curation, changed) = corrected(index, &corrections)?;
    curation.write(index.path(), &index.fingerprint()?)?;
    print(&format!(
        "{}: {changed} articles corrected\n",
        index.path().display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// The decisions after these corrections, and how many articles they change.
fn corrected(index: &Index, corrections: &Corrections) -> anyhow::Result<(Curation, usize)> {
    let rows: BTreeMap<&str, &ArticleRow> = index
        .articles()?
        .iter()
        .map(|row| (row.id.as_str(), row))
        .collect();
    let mut event_of: BTreeMap<&str, &str> = BTreeMap::new();
    let mut locks: BTreeMap<&str, bool> = BTreeMap::new();
    for row in &corrections.rows {
        let (id, event) = (corrections.cell(row, "id"), corrections.cell(row, "event"));
        if !rows.contains_key(id) {
            bail!(corrections.wrong(
                row,
                &format!("no article has the id `{id}`: take ids from what --export writes")
            ));
        }
        if event_of
            .insert(id, event)
            .is_some_and(|other| other != event)
        {
            bail!(corrections.wrong(row, &format!("the article `{id}` stands in the file twice with different events: leave one row")));
        }
        if corrections.has("locked") && !event.is_empty() {
            let locked = corrections.yes(row, "locked")?;
            if locks
                .insert(event, locked)
                .is_some_and(|other| other != locked)
            {
                bail!(corrections.wrong(row, &format!("the event `{event}` is locked in some rows and not in others: write the same in all")));
            }
        }
    }
    let is_changed = |id: &str, event: &str| *rows[id].event != *event;
    let changed = event_of
        .iter()
        .filter(|(id, event)| is_changed(id, event))
        .count();
    let mut curation = index.curation().clone();
    apply(&mut curation, index, &event_of, &locks)?;
    Ok((curation, changed))
}

/// An article whose event was edited belongs to the researcher from now on, and so do all articles
/// of an event that is locked.
fn apply(
    curation: &mut Curation,
    index: &Index,
    event_of: &BTreeMap<&str, &str>,
    locks: &BTreeMap<&str, bool>,
) -> anyhow::Result<()> {
    let was_locked = locked(index.curation());
    let is_locked = |event: &str| {
        locks
            .get(event)
            .copied()
            .unwrap_or_else(|| was_locked.contains(event))
    };
    let by = assigned(index.curation());
    let mut groups: BTreeMap<(String, AssignedBy), Vec<String>> = BTreeMap::new();
    for row in index.articles()? {
        let event = event_of.get(row.id.as_str()).copied().unwrap_or(&row.event);
        let way = match by.get(row.id.as_str()) {
            _ if *event != *row.event || is_locked(event) => AssignedBy::Corrected,
            Some(way) => *way,
            None => continue,
        };
        groups
            .entry((event.to_owned(), way))
            .or_default()
            .push(row.id.clone());
    }
    curation.events = groups
        .into_iter()
        .map(|((name, by), mut articles)| {
            articles.sort();
            CuratedEvent {
                locked: by == AssignedBy::Corrected && is_locked(&name),
                name,
                by,
                articles,
            }
        })
        .collect();
    Ok(())
}
