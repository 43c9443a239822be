//! `otherwords export`: everything that is in an index, given back: texts, what is known of them,
//! events, copies. Indexed again, it makes the same counts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use otherwords_corpus::WholeFile;
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
            &mut BufWriter::new(std::io::stdout()),
        )?,
        Some(path) => write_file(&opened.index, asked.to, path)
            .with_context(|| format!("cannot write {}", path.display()))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn write_file(index: &Index, to: ExportFormat, path: &Path) -> anyhow::Result<()> {
    let mut file = BufWriter::new(WholeFile::begin(path)?);
    write(index, to, &mut file)?;
    let file = file.into_inner().map_err(|error| error.into_error())?;
    Ok(file.put_in_place()?)
}

fn write(index: &Index, to: ExportFormat, out: &mut (dyn Write + Send)) -> anyhow::Result<()> {
    if index.articles()?.is_empty() {
        bail!("{} holds no article", index.path().display());
    }
    match to {
        ExportFormat::Jsonl => {
            each(index, |article| {
                Ok(out.write_all(json_line(article).as_bytes())?)
            })?;
        }
        ExportFormat::Csv => {
            let names = names(index)?;
            out.write_all(csv_header(&names).as_bytes())?;
            each(index, |article| {
                Ok(out.write_all(csv_row(article, &names).as_bytes())?)
            })?;
        }
        ExportFormat::Parquet => parquet(index, out)?,
    }
    out.flush()?;
    Ok(())
}

#[cfg(feature = "columnar")]
fn parquet(index: &Index, out: &mut (dyn Write + Send)) -> anyhow::Result<()> {
    let mut table = otherwords_report::export::parquet::ParquetTable::new(out, &names(index)?)?;
    each(index, |article| Ok(table.push(article)?))?;
    Ok(table.finish()?)
}

#[cfg(not(feature = "columnar"))]
fn parquet(_index: &Index, _out: &mut (dyn Write + Send)) -> anyhow::Result<()> {
    bail!(
        "this otherwords was built without Parquet; build it with \
         `cargo install --path crates/cli --features columnar`, or export --to csv"
    )
}

/// Hands over every article with all that is known of it, in the order of the index.
fn each(
    index: &Index,
    mut take: impl FnMut(&Exported) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let clusters = clusters(index);
    for row in index.articles()? {
        let text = index.text(row)?;
        let cluster = clusters.get(row.id.as_str()).copied().unwrap_or_default();
        take(&Exported::new(row, &text, cluster))?;
    }
    Ok(())
}

/// Every name in the metadata that is no column of its own.
fn names(index: &Index) -> anyhow::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for row in index.articles()? {
        names.extend(index.text(row)?.metadata.into_keys());
    }
    names.retain(|name| !is_own_column(name));
    Ok(names)
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
