//! The sample corpora with their indexes, made anew for every test.

use std::ops::ControlFlow;
use std::path::Path;

use otherwords_corpus::{Article, LoadOptions, Silent, load};
use otherwords_indexer::{Check, Index, WriteOptions, Writer};

/// A sample corpus with its index.
pub(crate) struct Sample {
    #[allow(dead_code, reason = "not every test counts by other means")]
    pub(crate) articles: Vec<Article>,
    pub(crate) index: Index,
    _folder: tempfile::TempDir,
}

pub(crate) fn sample(name: &str) -> Sample {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../corpora")
        .join(name);
    let folder = tempfile::tempdir().unwrap();
    let mut articles = Vec::new();
    let mut problems = Vec::new();
    let mut take = |article| {
        articles.push(article);
        ControlFlow::Continue(())
    };
    let sources = [source.join("*/*.txt").display().to_string()];
    load(
        &sources,
        &LoadOptions::default(),
        &Silent,
        &mut take,
        &mut |problem| problems.push(problem),
    )
    .unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    let mut writer = Writer::open(folder.path().join("index"), WriteOptions::default()).unwrap();
    articles
        .iter()
        .cloned()
        .for_each(|article| writer.add(article).unwrap());
    writer.commit().unwrap();
    let index = Index::open(folder.path().join("index"), Check::Full).unwrap();
    Sample {
        articles,
        index,
        _folder: folder,
    }
}
