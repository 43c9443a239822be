//! An index of articles made for a test.

use std::ops::ControlFlow;

use otherwords_corpus::{LoadOptions, Silent, load};
use otherwords_indexer::{Check, Index, WriteOptions, Writer};

/// An index of articles, a JSON object a line, as long as its folder is kept.
pub(crate) fn indexed(lines: &str) -> (Index, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("articles.jsonl");
    std::fs::write(&source, lines).unwrap();
    let path = folder.path().join("index");
    let mut writer = Writer::open(&path, WriteOptions::default()).unwrap();
    let mut take = |article| {
        writer.add(article).unwrap();
        ControlFlow::Continue(())
    };
    load(
        &[source.display().to_string()],
        &LoadOptions::default(),
        &Silent,
        &mut take,
        &mut |problem| panic!("{problem}"),
    )
    .unwrap();
    writer.commit().unwrap();
    (Index::open(&path, Check::Full).unwrap(), folder)
}
