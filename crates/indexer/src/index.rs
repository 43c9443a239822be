//! An index that is open for reading. Any number may be open, also while one [`Writer`](crate::Writer)
//! writes; each sees the state of the last commit before it was opened.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use otherwords_text::Language;
use rayon::prelude::*;
use tantivy::directory::MmapDirectory;
use tantivy::schema::Value;
use tantivy::{DocAddress, ReloadPolicy, Searcher, SegmentReader, TantivyDocument};

use crate::article::ArticleRow;
use crate::article_text::ArticleText;
use crate::column_values::ColumnValues;
use crate::columns::Columns;
use crate::curation::Curation;
use crate::directory::Folder;
use crate::error::IndexError;
use crate::mask::{Masks, left};
use crate::overlay::{Overlay, boilerplate_masks};
use crate::query::Query;
use crate::replay::Replay;
use crate::schema::{Fields, REPLAY};
use crate::search::Property;
use crate::versions::Versions;
use crate::votes::{CopyRule, Votes};

/// How much is read before an index is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Checksums of all files (about 300 MB a second).
    Full,
    /// Checksums only where that takes a moment (indexes up to 32 MiB); otherwise only what the
    /// engine checks on opening.
    Quick,
}

/// Indexes up to this size are always checked in full.
const SMALL: u64 = 32 << 20;

/// An open index.
pub struct Index {
    path: PathBuf,
    pub(crate) fields: Fields,
    pub(crate) searcher: Searcher,
    /// One of each segment, opened at the first need.
    columns: OnceLock<Vec<Columns>>,
    articles: OnceLock<Vec<ArticleRow>>,
    curation: Curation,
    /// What the decisions say about these articles, laid over at the first need.
    overlay: OnceLock<Overlay>,
    boilerplate: OnceLock<Arc<Vec<Masks>>>,
    /// Votes by rule and frame.
    votes: Mutex<BTreeMap<(CopyRule, String), Arc<Votes>>>,
    /// By column of the sources.
    pub(crate) values: Mutex<BTreeMap<String, Arc<ColumnValues>>>,
}

impl Index {
    /// Opens an index for reading.
    ///
    /// # Errors
    /// Where there is none, where it was made by other versions of the analysers, or where its bytes
    /// are not those that were written.
    pub fn open(path: impl AsRef<Path>, check: Check) -> Result<Self, IndexError> {
        let path = path.as_ref();
        guard(path, || open(path, check))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was decided about its articles, as it was when the index was opened.
    pub fn curation(&self) -> &Curation {
        &self.curation
    }

    /// Number of articles.
    pub fn n_articles(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// All articles, ordered by event, outlet, date and id. Read at the first call, then kept.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn articles(&self) -> Result<&[ArticleRow], IndexError> {
        if let Some(rows) = self.articles.get() {
            return Ok(rows);
        }
        let rows = self.guard(|| self.read_rows())?;
        Ok(self.articles.get_or_init(|| rows))
    }

    /// Words of an article that are boilerplate: neither counted nor in its lengths.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn boilerplate_words(&self, article: &ArticleRow) -> Result<u64, IndexError> {
        let written: u64 = self
            .written_lengths(article.address)?
            .iter()
            .map(|length| u64::from(*length))
            .sum();
        Ok(written - u64::from(article.total_length()))
    }

    /// The outlet of every article as its source gave it, in the order of [`Index::articles`].
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn given_outlets(&self) -> Result<Vec<Arc<str>>, IndexError> {
        let outlet = |row: &ArticleRow| Ok(self.given_names(row.address)?.0);
        self.articles()?.iter().map(outlet).collect()
    }

    /// What an article says.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn text(&self, article: &ArticleRow) -> Result<ArticleText, IndexError> {
        guard(&self.path, || self.text_at(article.address))
    }

    /// What each of some articles has in a column that its source had beside ours, or in its byline; empty
    /// where it has nothing. Their texts are read for it.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn values(&self, rows: &[&ArticleRow], column: &str) -> Result<Vec<String>, IndexError> {
        let value = |row: &&ArticleRow| {
            let mut text = self.text(row)?;
            let value = match column {
                "byline" => Some(text.byline),
                _ => text.metadata.remove(column),
            };
            Ok(value.unwrap_or_default())
        };
        rows.par_iter().map(value).collect()
    }

    /// The columns that any source had beside ours. Every text is read for it.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn further_columns(&self) -> Result<BTreeSet<String>, IndexError> {
        let mut columns = BTreeSet::new();
        for row in self.articles()? {
            columns.extend(self.text(row)?.metadata.into_keys());
        }
        Ok(columns)
    }

    /// A fingerprint of all its articles, whatever the order in which they were added.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn fingerprint(&self) -> Result<String, IndexError> {
        let mut hasher = blake3::Hasher::new();
        let mut rows: Vec<&ArticleRow> = self.articles()?.iter().collect();
        // By id, because events and outlets are decided about.
        rows.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        for row in rows {
            hasher.update(row.id.as_bytes());
            hasher.update(&[0]);
            hasher.update(&row.fingerprint.to_le_bytes());
        }
        Ok(hasher.finalize().to_hex()[..32].to_owned())
    }

    /// Runs what reads the index, so that damage the engine stumbles over becomes an error.
    pub(crate) fn guard<T>(
        &self,
        read: impl FnOnce() -> Result<T, IndexError>,
    ) -> Result<T, IndexError> {
        guard(&self.path, read)
    }

    /// Names this index in an error of the engine.
    pub(crate) fn failed(&self, error: impl Into<tantivy::TantivyError>) -> IndexError {
        IndexError::engine(&self.path, error.into())
    }

    /// The segments, in no order.
    pub(crate) fn segments(&self) -> &[SegmentReader] {
        self.searcher.segment_readers()
    }

    /// The segments, by number, in the order in which their articles were added.
    pub(crate) fn segments_in_order(&self) -> Result<Vec<usize>, IndexError> {
        let columns = self.columns()?;
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(|segment| *columns[*segment].numbers().start());
        Ok(order)
    }

    /// The row of one article, without reading all of them.
    pub(crate) fn row_at(
        &self,
        address: DocAddress,
        votes: &Votes,
    ) -> Result<ArticleRow, IndexError> {
        let columns = &self.columns()?[address.segment_ord as usize];
        let id = columns.id_of(address.doc_id);
        self.row_of(address, id.map_err(|error| self.failed(error))?, votes)
    }

    fn row_of(
        &self,
        address: DocAddress,
        id: String,
        votes: &Votes,
    ) -> Result<ArticleRow, IndexError> {
        let segment = address.segment_ord as usize;
        let row = self.columns()?[segment].row(address, id);
        let mut row = row.map_err(|error| self.failed(error))?;
        let overlay = self.overlay()?;
        if let Some(labels) = overlay.labels(Property::Outlet) {
            row.outlet = labels[segment].name(address.doc_id);
        }
        if let Some(labels) = overlay.labels(Property::Event) {
            row.event = labels[segment].name(address.doc_id);
        }
        row.lengths = left(row.lengths, votes.mask(address));
        Ok(row)
    }

    /// Outlet and event of an article as its source gave them.
    pub(crate) fn given_names(
        &self,
        address: DocAddress,
    ) -> Result<(Arc<str>, Arc<str>), IndexError> {
        let columns = &self.columns()?[address.segment_ord as usize];
        let names = columns.outlet.of(address.doc_id);
        let names = names.and_then(|outlet| Ok((outlet, columns.event.of(address.doc_id)?)));
        names.map_err(|error| self.failed(error))
    }

    /// Words of an article by layer, counted or not.
    pub(crate) fn written_lengths(&self, address: DocAddress) -> Result<[u32; 3], IndexError> {
        let columns = &self.columns()?[address.segment_ord as usize];
        Ok(columns.lengths_of(address.doc_id))
    }

    /// The decisions laid over the columns.
    pub(crate) fn overlay(&self) -> Result<&Overlay, IndexError> {
        if let Some(overlay) = self.overlay.get() {
            return Ok(overlay);
        }
        let overlay = Overlay::new(self)?;
        Ok(self.overlay.get_or_init(|| overlay))
    }

    /// Boilerplate by segment; no segments where there is none.
    pub(crate) fn boilerplate_masks(&self) -> Result<Arc<Vec<Masks>>, IndexError> {
        if let Some(masks) = self.boilerplate.get() {
            return Ok(masks.clone());
        }
        let masks = Arc::new(boilerplate_masks(self)?);
        Ok(self.boilerplate.get_or_init(|| masks).clone())
    }

    /// Votes that were asked for before.
    pub(crate) fn known_votes(&self, key: &(CopyRule, String)) -> Option<Arc<Votes>> {
        self.votes.lock().ok()?.get(key).cloned()
    }

    /// Keeps votes for the next who asks.
    pub(crate) fn keep_votes(&self, key: (CopyRule, String), votes: Arc<Votes>) -> Arc<Votes> {
        if let Ok(mut known) = self.votes.lock() {
            known.insert(key, votes.clone());
        }
        votes
    }

    /// The languages of its articles, and perhaps of some that have been replaced.
    pub(crate) fn languages(&self) -> Result<BTreeSet<Language>, IndexError> {
        Ok(self
            .columns()?
            .iter()
            .flat_map(|columns| columns.languages.iter().copied())
            .collect())
    }

    /// The language in which a query is to be read: the one it asks for, or that of most articles. It
    /// decides how words are split (French `l'homme` is two).
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn language_of(&self, query: &Query) -> Result<Language, IndexError> {
        let languages = self.languages()?;
        let only = languages.first().filter(|_| languages.len() == 1).copied();
        if let Some(language) = query.language_asked().or(only) {
            return Ok(language);
        }
        let mut articles: BTreeMap<Language, u64> = BTreeMap::new();
        for (columns, segment) in self.columns()?.iter().zip(self.segments()) {
            for (language, n) in columns
                .languages
                .iter()
                .zip(columns.articles_by_language(segment))
            {
                *articles.entry(*language).or_default() += n;
            }
        }
        let most = articles
            .into_iter()
            .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        Ok(most.map_or(Language::UNKNOWN, |(language, _)| language))
    }

    /// The columns of each segment.
    pub(crate) fn columns(&self) -> Result<&[Columns], IndexError> {
        if let Some(columns) = self.columns.get() {
            return Ok(columns);
        }
        let columns: tantivy::Result<Vec<_>> = self.segments().iter().map(Columns::open).collect();
        let columns = columns.map_err(|error| self.failed(error))?;
        Ok(self.columns.get_or_init(|| columns))
    }

    pub(crate) fn text_at(&self, address: DocAddress) -> Result<ArticleText, IndexError> {
        let document: TantivyDocument = self
            .searcher
            .doc(address)
            .map_err(|error| self.failed(error))?;
        let text = |field| {
            document
                .get_first(field)
                .and_then(|value| value.as_str().map(str::to_owned))
                .unwrap_or_default()
        };
        let mut article = ArticleText {
            title: text(self.fields.title),
            body: text(self.fields.body),
            ..ArticleText::default()
        };
        let details = text(self.fields.details);
        article
            .read_details(&details)
            .ok_or_else(|| self.damaged("an article's details cannot be read"))?;
        Ok(article)
    }

    fn damaged(&self, what: &str) -> IndexError {
        IndexError::Damaged {
            path: self.path.clone(),
            what: what.to_owned(),
        }
    }

    fn read_rows(&self) -> Result<Vec<ArticleRow>, IndexError> {
        let mut rows = Vec::with_capacity(usize::try_from(self.n_articles()).unwrap_or(0));
        let votes = Votes::plain(self.boilerplate_masks()?);
        for (segment_ord, segment) in (0u32..).zip(self.segments()) {
            let columns = &self.columns()?[segment_ord as usize];
            let ids = columns.ids().map_err(|error| self.failed(error))?;
            for doc in segment.doc_ids_alive() {
                let number = columns
                    .id_number(doc)
                    .and_then(|id| usize::try_from(id).ok());
                let id = number.and_then(|number| ids.get(number));
                let address = DocAddress::new(segment_ord, doc);
                rows.push(self.row_of(address, id.cloned().unwrap_or_default(), &votes)?);
            }
        }
        rows.par_sort_unstable_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        Ok(rows)
    }
}

fn open(path: &Path, check: Check) -> Result<Index, IndexError> {
    if !path.join("meta.json").is_file() {
        return Err(IndexError::NotAnIndex(path.to_path_buf()));
    }
    let engine = |error: tantivy::TantivyError| IndexError::engine(path, error);
    let tantivy = open_engine(path)?;
    check_versions(path, &tantivy)?;
    if check == Check::Full || size_of(path) <= SMALL {
        let damaged = tantivy.validate_checksum().map_err(engine)?;
        if let Some(file) = damaged.iter().min() {
            let what = format!("{} is not what was written", file.display());
            return Err(IndexError::Damaged {
                path: path.to_path_buf(),
                what,
            });
        }
    }
    let reader = tantivy
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .try_into()
        .map_err(engine)?;
    Ok(Index {
        path: path.to_path_buf(),
        fields: Fields::build().1,
        searcher: reader.searcher(),
        columns: OnceLock::new(),
        articles: OnceLock::new(),
        curation: Curation::read(path)?,
        overlay: OnceLock::new(),
        boilerplate: OnceLock::new(),
        votes: Mutex::default(),
        values: Mutex::default(),
    })
}

/// The engine's index, with our tokenizer registered.
pub(crate) fn open_engine(path: &Path) -> Result<tantivy::Index, IndexError> {
    let folder =
        MmapDirectory::open(path).map_err(|error| IndexError::engine(path, error.into()))?;
    let tantivy = tantivy::Index::open(Folder::new(folder))
        .map_err(|error| IndexError::engine(path, error))?;
    tantivy.tokenizers().register(REPLAY, Replay::default());
    Ok(tantivy)
}

/// Refuses an index whose words were found by other rules.
pub(crate) fn check_versions(path: &Path, tantivy: &tantivy::Index) -> Result<(), IndexError> {
    let payload = tantivy
        .load_metas()
        .map_err(|error| IndexError::engine(path, error))?
        .payload;
    let found = payload.as_deref().and_then(Versions::from_json);
    let expected = Versions::current();
    match found {
        Some(found) if found == expected => Ok(()),
        found => Err(IndexError::OtherVersion {
            path: path.to_path_buf(),
            found: found.map_or("an unknown version".to_owned(), |versions| {
                versions.to_string()
            }),
            expected: expected.to_string(),
        }),
    }
}

/// Bytes of all files in a folder; files that vanish meanwhile count nothing.
fn size_of(path: &Path) -> u64 {
    let files = std::fs::read_dir(path).into_iter().flatten().flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|metadata| metadata.len())
        .sum()
}

/// Damaged bytes can make the engine panic; here that becomes an error. The message of the panic is
/// kept from the terminal by the hook that the command line installs.
pub(crate) fn guard<T>(
    path: &Path,
    read: impl FnOnce() -> Result<T, IndexError>,
) -> Result<T, IndexError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(IndexError::Damaged {
            path: path.to_path_buf(),
            what: "reading it failed".to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use tantivy::IndexWriter;

    use super::*;
    use crate::{WriteOptions, Writer};

    #[test]
    fn an_index_of_another_version_is_neither_read_nor_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        Writer::open(path, WriteOptions::default())
            .unwrap()
            .commit()
            .unwrap();
        assert!(Index::open(path, Check::Full).is_ok());
        let mut writer: IndexWriter = open_engine(path)
            .unwrap()
            .writer_with_num_threads(1, 16 << 20)
            .unwrap();
        let mut commit = writer.prepare_commit().unwrap();
        commit.set_payload(r#"{"format": 1, "text": "0", "stemmer": "other 1"}"#);
        commit.commit().unwrap();
        drop(writer);
        for refused in [
            Index::open(path, Check::Quick).err(),
            Writer::open(path, WriteOptions::default()).err(),
        ] {
            let refused = refused.unwrap();
            assert!(
                matches!(&refused, IndexError::OtherVersion { .. }),
                "{refused}"
            );
            assert!(
                refused
                    .to_string()
                    .contains("text rules 0, stemmer other 1"),
                "{refused}"
            );
        }
    }
}
