//! Adding articles to an index.
//!
//! Articles are analysed on all cores, then written by one thread in the order in which they came,
//! so the same input makes the same index. Nothing is visible to readers before
//! [`Writer::commit`]; a writer that dies leaves the last commit.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use otherwords_corpus::Article;
use rayon::prelude::*;
use tantivy::directory::{Directory, MmapDirectory};
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::{IndexWriter, TantivyDocument, Term};

use crate::analyzer::{scripts, title_scripts};
use crate::article::to_day;
use crate::article_text::ArticleText;
use crate::directory::Folder;
use crate::error::IndexError;
use crate::index::{check_versions, guard, open_engine};
use crate::replay::Replay;
use crate::schema::{Fields, REPLAY, settings};
use crate::versions::Versions;
use crate::{Check, Index};

/// How to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteOptions {
    /// Memory in bytes for words not yet written; more makes fewer, larger segments.
    pub memory: usize,
    /// Whether the index is only for the occasion: then a new one is written without waiting for the
    /// disk, and may be damaged if the machine fails.
    pub passing: bool,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self {
            memory: 512 << 20,
            passing: false,
        }
    }
}

/// What became of the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteSummary {
    /// New ones.
    pub added: u64,
    /// Ones whose id was there with other content: the new content stands.
    pub replaced: u64,
    /// Ones that were there already, word for word.
    pub unchanged: u64,
}

/// An index that is open for writing. There can be one at a time.
pub struct Writer {
    path: PathBuf,
    known: HashMap<String, u64>,
    /// Of the next article.
    number: u64,
    summary: WriteSummary,
    batch: Vec<Numbered>,
    /// Takes batches to the writing thread; `None` once that is told to finish.
    batches: Option<SyncSender<Vec<Numbered>>>,
    writing: Option<JoinHandle<Result<IndexWriter, tantivy::TantivyError>>>,
}

/// An article with the number of those added before it.
type Numbered = (u64, Article);

/// The engine's list of segments.
const META: &str = "meta.json";
/// Articles analysed together.
const BATCH: usize = 256;
/// Segments that are left unmerged.
const SEGMENTS: usize = 8;
/// The least memory the engine accepts, and the most it can address.
const MEMORY: std::ops::RangeInclusive<usize> = 16 << 20..=4_000_000_000;

impl Writer {
    /// Opens an index for writing; a folder that is missing or empty becomes one.
    ///
    /// # Errors
    /// Where another process writes, where the folder holds something else, or cannot be written.
    pub fn open(path: impl AsRef<Path>, options: WriteOptions) -> Result<Self, IndexError> {
        let path = path.as_ref();
        guard(path, || open(path, options))
    }

    /// Adds an article, or replaces the one of the same id, or leaves it where nothing changed.
    ///
    /// # Errors
    /// Where the writing thread has failed, for instance on a full disk.
    pub fn add(&mut self, article: Article) -> Result<(), IndexError> {
        let fingerprint = short_fingerprint(&article);
        match self.known.insert(article.id.clone(), fingerprint) {
            Some(old) if old == fingerprint => {
                self.summary.unchanged += 1;
                return Ok(());
            }
            Some(_) => self.summary.replaced += 1,
            None => self.summary.added += 1,
        }
        self.batch.push((self.number, article));
        self.number += 1;
        if self.batch.len() == BATCH {
            self.send()
        } else {
            Ok(())
        }
    }

    /// Makes everything added visible, all at once, and closes the index.
    ///
    /// # Errors
    /// Where it could not be written: then readers keep the state of the last commit; or where segments
    /// could not be merged afterwards: then they have the new one.
    pub fn commit(mut self) -> Result<WriteSummary, IndexError> {
        if !self.batch.is_empty() {
            self.send()?;
        }
        let mut writer = self.finish()?;
        let changed = self.summary.added + self.summary.replaced > 0;
        let path = self.path.clone();
        guard(&path, || {
            let engine = |error| IndexError::engine(&path, error);
            if changed || !has_commit(&writer) {
                let mut commit = writer.prepare_commit().map_err(engine)?;
                commit.set_payload(&Versions::current().to_json());
                commit.commit().map_err(engine)?;
                merge(&path, &mut writer)?;
            }
            // What writers left that were killed; after a commit the engine has seen to it by itself.
            writer.garbage_collect_files().wait().map_err(engine)?;
            writer.wait_merging_threads().map_err(engine)
        })?;
        Ok(self.summary)
    }

    fn send(&mut self) -> Result<(), IndexError> {
        let batch = std::mem::replace(&mut self.batch, Vec::with_capacity(BATCH));
        let sent = self
            .batches
            .as_ref()
            .is_some_and(|batches| batches.send(batch).is_ok());
        if sent {
            return Ok(());
        }
        // The thread has ended, which it only does early because it failed.
        self.finish().map(|_| ())
    }

    /// Waits for the writing thread and takes its writer, or its error.
    fn finish(&mut self) -> Result<IndexWriter, IndexError> {
        self.batches = None;
        let failed = |what: &str| IndexError::Damaged {
            path: self.path.clone(),
            what: what.to_owned(),
        };
        let writing = self
            .writing
            .take()
            .ok_or_else(|| failed("writing has failed before"))?;
        let writer = writing.join().map_err(|_| failed("writing failed"))?;
        writer.map_err(|error| IndexError::engine(&self.path, error))
    }
}

/// Waits for the writing thread, so that the index is free again once a writer is gone.
impl Drop for Writer {
    fn drop(&mut self) {
        self.batches = None;
        if let Some(writing) = self.writing.take() {
            drop(writing.join());
        }
    }
}

fn open(path: &Path, options: WriteOptions) -> Result<Writer, IndexError> {
    let engine = |error| IndexError::engine(path, error);
    let tantivy = open_or_create(path, options.passing)?;
    let is_new = tantivy.load_metas().map_err(engine)?.payload.is_none();
    if is_new {
        stamp(path, &tantivy)?;
    }
    check_versions(path, &tantivy)?;
    let memory = options.memory.clamp(*MEMORY.start(), *MEMORY.end());
    let settings = IndexWriterOptions::builder()
        .num_worker_threads(1)
        .memory_budget_per_thread(memory)
        .num_merge_threads(1)
        .build();
    let writer: IndexWriter = tantivy.writer_with_options(settings).map_err(engine)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let (known, number) = match is_new {
        true => (HashMap::new(), 0),
        false => known_articles(path)?,
    };
    let fields = Fields::build().1;
    let (batches, received) = sync_channel(2);
    let writing = std::thread::spawn(move || write_batches(writer, &fields, &received));
    Ok(Writer {
        path: path.to_path_buf(),
        known,
        number,
        summary: WriteSummary::default(),
        batch: Vec::with_capacity(BATCH),
        batches: Some(batches),
        writing: Some(writing),
    })
}

fn open_or_create(path: &Path, passing: bool) -> Result<tantivy::Index, IndexError> {
    if path.join(META).is_file() {
        return open_engine(path);
    }
    let io = |source| IndexError::Io {
        deed: "create",
        path: path.to_path_buf(),
        source,
    };
    std::fs::create_dir_all(path).map_err(io)?;
    let occupied = std::fs::read_dir(path)
        .map_err(io)?
        .flatten()
        .any(|entry| !is_ours(&entry.file_name()));
    if occupied {
        return Err(IndexError::NotAnIndex(path.to_path_buf()));
    }
    let folder =
        MmapDirectory::open(path).map_err(|error| IndexError::engine(path, error.into()))?;
    let builder = tantivy::Index::builder()
        .schema(Fields::build().0)
        .settings(settings());
    let tantivy = builder
        .open_or_create(match passing {
            false => Folder::new(folder),
            true => Folder::passing(folder, path),
        })
        .map_err(|error| IndexError::engine(path, error))?;
    tantivy.tokenizers().register(REPLAY, Replay::default());
    Ok(tantivy)
}

/// Writes our versions into the empty list of segments of a new index, so that it can be read from now on.
fn stamp(path: &Path, tantivy: &tantivy::Index) -> Result<(), IndexError> {
    let engine = |error| IndexError::engine(path, error);
    let mut metas = tantivy.load_metas().map_err(engine)?;
    metas.payload = Some(Versions::current().to_json());
    let json = serde_json::to_vec(&metas).map_err(|error| engine(error.into()))?;
    let written = tantivy.directory().atomic_write(Path::new(META), &json);
    written.map_err(|error| engine(error.into()))
}

/// Files that an interrupted first run may have left in an otherwise empty folder.
fn is_ours(name: &std::ffi::OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with('.'))
}

/// Ids and fingerprints of what is in the index, and the number of the next article.
fn known_articles(path: &Path) -> Result<(HashMap<String, u64>, u64), IndexError> {
    let index = Index::open(path, Check::Full)?;
    let known = index
        .articles()?
        .iter()
        .map(|row| (row.id.clone(), row.fingerprint))
        .collect();
    let last = index
        .columns()?
        .iter()
        .map(|columns| *columns.numbers().end())
        .max();
    Ok((known, last.map_or(0, |last| last + 1)))
}

fn has_commit(writer: &IndexWriter) -> bool {
    writer
        .index()
        .load_metas()
        .is_ok_and(|metas| metas.payload.is_some())
}

/// The first 64 bits of the fingerprint of an article's content.
fn short_fingerprint(article: &Article) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = article.fingerprint();
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

/// The writing thread: analyses each batch on all cores and writes it in order.
fn write_batches(
    mut writer: IndexWriter,
    fields: &Fields,
    batches: &Receiver<Vec<Numbered>>,
) -> Result<IndexWriter, tantivy::TantivyError> {
    for batch in batches {
        let documents: Vec<_> = batch
            .into_par_iter()
            .map(|(number, article)| (article.id.clone(), document(fields, number, article)))
            .collect();
        for (id, document) in documents {
            writer.delete_term(Term::from_field_text(fields.id, &id));
            if let Err(error) = writer.add_document(document) {
                return Err(cause(&mut writer).unwrap_or(error));
            }
        }
    }
    Ok(writer)
}

/// What stopped the engine's own thread, which it tells only to who waits for it.
fn cause(writer: &mut IndexWriter) -> Option<tantivy::TantivyError> {
    writer.prepare_commit().err()
}

/// An article as the engine takes it.
fn document(fields: &Fields, number: u64, article: Article) -> TantivyDocument {
    let fingerprint = short_fingerprint(&article);
    let scripts = scripts(&article.body, article.language);
    let title = title_scripts(&article.title, article.language);
    let mut document = TantivyDocument::default();
    for layer in 0..scripts.layers.len() {
        document.add_text(fields.layers[layer], &scripts.layers[layer]);
        document.add_u64(fields.lengths[layer], scripts.lengths[layer]);
    }
    document.add_text(fields.inside_capitals, scripts.inside_capitals);
    document.add_text(fields.opening_capitals, scripts.opening_capitals);
    document.add_text(fields.layout, scripts.layout);
    document.add_text(fields.title_words, title.words);
    document.add_text(fields.title_layout, title.layout);
    document.add_u64(fields.title_length, title.length);
    document.add_u64(fields.number, number);
    document.add_u64(fields.fingerprint, fingerprint);
    document.add_text(fields.details, ArticleText::details(&article));
    document.add_text(fields.id, article.id);
    document.add_text(fields.outlet, article.outlet);
    document.add_text(fields.event, article.event.unwrap_or_default());
    document.add_text(fields.language, article.language.code());
    if let Some(date) = article.date {
        document.add_i64(fields.day, to_day(date));
    }
    document.add_text(fields.title, article.title);
    document.add_text(fields.body, article.body);
    document
}

/// Keeps the number of segments small, and the articles in the order in which they were added.
fn merge(path: &Path, writer: &mut IndexWriter) -> Result<(), IndexError> {
    let engine = |error| IndexError::engine(path, error);
    if writer
        .index()
        .searchable_segment_ids()
        .map_err(engine)?
        .len()
        <= SEGMENTS
    {
        return Ok(());
    }
    let index = Index::open(path, Check::Quick)?;
    let order = index.segments_in_order()?;
    let segments: Vec<_> = order
        .into_iter()
        .map(|segment| index.segments()[segment].segment_id())
        .collect();
    drop(index);
    writer.merge(&segments).wait().map_err(engine)?;
    Ok(())
}
