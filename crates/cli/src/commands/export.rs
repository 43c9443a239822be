//! `otherwords export`: everything that is in an index, given back: texts, what is known of them,
//! events, copies. Indexed again, it makes the same counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use anyhow::{Context, bail};
use otherwords_indexer::{Check, Index};
use otherwords_report::export::{Exported, csv_header, csv_row, is_own_column, json_line};

use super::open::named_or_only_index;
use crate::args::{Export, ExportFormat};

pub(crate) fn run(asked: &Export) -> anyhow::Result<ExitCode> {
    let opened = named_or_only_index(asked.index.as_deref(), Check::Full)?;
    match &asked.out {
        None => write(
            &opened.index,
            asked.to,
            &mut BufWriter::new(std::io::stdout().lock()),
        )?,
        Some(path) => {
            // Aside first, so that a file of that name is never half an export.
            let mut aside = path.clone().into_os_string();
            aside.push(".new");
            let failed = || format!("cannot write {}", path.display());
            let mut file = BufWriter::new(File::create(&aside).with_context(failed)?);
            write(&opened.index, asked.to, &mut file)?;
            let file = file
                .into_inner()
                .map_err(|error| error.into_error())
                .with_context(failed)?;
            file.sync_all()
                .and_then(|()| std::fs::rename(&aside, path))
                .with_context(failed)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write(index: &Index, to: ExportFormat, out: &mut dyn Write) -> anyhow::Result<()> {
    let clusters = clusters(index);
    let rows = index.articles()?;
    if rows.is_empty() {
        bail!("{} holds no article", index.path().display());
    }
    let mut names = BTreeSet::new();
    if to == ExportFormat::Csv {
        for row in rows {
            names.extend(index.text(row)?.metadata.into_keys());
        }
        names.retain(|name| !is_own_column(name));
        out.write_all(csv_header(&names).as_bytes())?;
    }
    for row in rows {
        let text = index.text(row)?;
        let cluster = clusters.get(row.id.as_str()).copied().unwrap_or_default();
        let article = Exported::new(row, &text, cluster);
        let line = match to {
            ExportFormat::Jsonl => json_line(&article),
            ExportFormat::Csv => csv_row(&article, &names),
        };
        out.write_all(line.as_bytes())?;
    }
    out.flush()?;
    Ok(())
}

/// The first article of the cluster that an article belongs to, by id.
fn clusters(index: &Index) -> BTreeMap<&str, &str> {
    let clusters = index.curation().copies.clusters.iter();
    clusters
        .flat_map(|cluster| {
            let first = cluster
                .articles
                .first()
                .map_or("", |member| member.id.as_str());
            cluster
                .articles
                .iter()
                .map(move |member| (member.id.as_str(), first))
        })
        .collect()
}
