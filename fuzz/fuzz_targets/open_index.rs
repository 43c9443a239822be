//! An index in which bytes have changed: opened and read, refused, or the same as before; never
//! believed.
#![no_main]

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use otherwords_corpus::{LoadOptions, Silent, load};
use otherwords_indexer::query::parse;
use otherwords_indexer::{Check, Index, IndexError, WriteOptions, Writer};
use tempfile::TempDir;

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let whole = whole();
    let Some((file, changes)) = bytes.split_first() else { return };
    let (path, content) = &whole.files[usize::from(*file) % whole.files.len()];
    let changed = changed(content, changes);
    if changed == *content {
        return;
    }
    std::fs::write(path, changed).expect("a temporary file");
    let read = read(&whole.folder);
    std::fs::write(path, content).expect("a temporary file");
    if let Ok(read) = read {
        assert_eq!(read, whole.read, "{} is believed", path.display());
    }
});

/// An index as it was written.
struct Whole {
    folder: TempDir,
    files: Vec<(PathBuf, Vec<u8>)>,
    read: String,
}

const ARTICLES: &str = r#"{"id":"a","outlet":"Harbour Post","event":"visit","date":"2021-03-04","body":"The ministry summoned the envoy to protest. It was a “routine meeting”."}
{"id":"b","outlet":"Daily Beacon","event":"visit","date":"2021-03-05","body":"The envoy met a minister for a normal exchange of views."}
{"id":"c","outlet":"Evening Star","body":"A fire destroyed the chapel, and police questioned two roofers about a blowtorch."}
"#;

fn whole() -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(&folder).expect("an index");
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder.path())
            .expect("it was made")
            .map(|entry| entry.expect("a file").path())
            .collect();
        paths.retain(|path| path.is_file());
        paths.sort();
        let files = paths
            .into_iter()
            .map(|path| (path.clone(), std::fs::read(path).expect("a file")));
        let files = files.collect();
        let read = read(&folder).expect("it is whole");
        Whole { folder, files, read }
    })
}

fn write(folder: &TempDir) -> Result<(), IndexError> {
    let sources = tempfile::tempdir().expect("a temporary folder");
    let file = sources.path().join("a.jsonl");
    std::fs::write(&file, ARTICLES).expect("a temporary file");
    let mut writer = Writer::open(folder.path(), WriteOptions { memory: 16 << 20 })?;
    let mut take = |article| {
        writer.add(article).expect("it is whole");
        ControlFlow::Continue(())
    };
    let source = [file.display().to_string()];
    load(&source, &LoadOptions::default(), &Silent, &mut take, &mut |_| ()).expect("it is there");
    writer.commit().map(drop)
}

/// Three bytes a change: where (in 65,536ths of the file) and to what.
fn changed(content: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut changed = content.to_vec();
    for change in changes.chunks_exact(3).take(64) {
        let place = usize::from(u16::from_le_bytes([change[0], change[1]]));
        let place = place * content.len() / 65_536;
        if let Some(byte) = changed.get_mut(place) {
            *byte = change[2];
        }
    }
    // An odd byte left over cuts the file short.
    if let [share] | [share, _] = changes.chunks_exact(3).remainder() {
        changed.truncate(content.len() * usize::from(*share) / 256);
    }
    changed
}

fn read(folder: &TempDir) -> Result<String, IndexError> {
    let index = Index::open(folder.path(), Check::Full)?;
    let mut all = index.fingerprint()?;
    for row in index.articles()? {
        all += &format!("{row:?} {:?}\n", index.text(row)?);
    }
    for query in ["protest*", "\"met _ minister\"", "outlet:harb*", "date:2021"] {
        for (row, hits) in index.count(&parse(query).expect("a query"))? {
            all += &format!("{} {hits}\n", row.id);
        }
    }
    Ok(all)
}
