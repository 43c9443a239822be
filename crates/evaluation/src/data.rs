//! The data folder: corpora and gold sets, read through the same door as a user's.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use otherwords_corpus::{Article, LoadOptions, Silent, load};
use otherwords_indexer::{Check, Index, WriteOptions, Writer};
use serde::de::DeserializeOwned;
use tempfile::TempDir;

/// A folder with one subfolder a corpus.
pub(crate) struct Data {
    folder: PathBuf,
    /// Folder of what other implementations answer.
    pub(crate) fixtures: PathBuf,
    /// Brill's lexicon, where it was given.
    pub(crate) lexicon: Option<PathBuf>,
}

impl Data {
    /// Fixtures stand beside the folder where nothing else was said.
    pub(crate) fn new(
        folder: PathBuf,
        fixtures: Option<PathBuf>,
        lexicon: Option<PathBuf>,
    ) -> Self {
        Self {
            fixtures: fixtures.unwrap_or_else(|| folder.join("../fixtures")),
            folder,
            lexicon,
        }
    }

    /// Where a file of it stands.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    pub(crate) fn has(&self, file: &str) -> bool {
        self.path(file).exists()
    }

    /// All articles of a source (file, folder or pattern).
    pub(crate) fn articles(&self, source: &str) -> anyhow::Result<Vec<Article>> {
        let mut articles = Vec::new();
        let sources = [self.path(source).display().to_string()];
        let mut take = |article| {
            articles.push(article);
            ControlFlow::Continue(())
        };
        load(
            &sources,
            &LoadOptions::default(),
            &Silent,
            &mut take,
            &mut |_| (),
        )?;
        ensure!(!articles.is_empty(), "{source} holds no article");
        Ok(articles)
    }

    /// The lines of a file that are not empty.
    pub(crate) fn lines(&self, file: &str) -> anyhow::Result<Vec<String>> {
        let path = self.path(file);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        Ok(lines.map(str::to_owned).collect())
    }

    /// The rows of a JSON lines file, such as a gold set.
    pub(crate) fn rows<T: DeserializeOwned>(&self, file: &str) -> anyhow::Result<Vec<T>> {
        self.lines(file)?
            .iter()
            .map(|line| serde_json::from_str(line).with_context(|| format!("{file}: {line}")))
            .collect()
    }
}

/// An index made for the occasion.
pub(crate) struct Indexed {
    pub(crate) index: Index,
    _folder: TempDir,
}

/// Indexes articles.
pub(crate) fn index(articles: impl IntoIterator<Item = Article>) -> anyhow::Result<Indexed> {
    let folder = tempfile::tempdir()?;
    let path: &Path = folder.path();
    let mut writer = Writer::open(path, WriteOptions::default())?;
    for article in articles {
        writer.add(article)?;
    }
    writer.commit()?;
    Ok(Indexed {
        index: Index::open(path, Check::Quick)?,
        _folder: folder,
    })
}
