//! What all targets share: bytes become a file, the file is loaded, and what must hold for any input
//! is asserted. A target wraps its bytes in what the format is recognised by, so that the fuzzer
//! spends its time behind that door.

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::OnceLock;

use otherwords_corpus::{Article, LoadOptions, Silent, load};
use tempfile::TempDir;

/// Loads bytes as a file of this name.
///
/// # Panics
/// If a promise of the loader is broken: what a fuzzer looks for.
pub fn load_bytes(name: &str, bytes: &[u8]) {
    let path = folder().path().join(name);
    std::fs::write(&path, bytes).expect("a temporary file");
    let options = LoadOptions {
        outlet: Some("Harbour Post".into()),
        max_record_bytes: 1 << 20,
        ..LoadOptions::default()
    };
    let (mut n_articles, mut n_problems) = (0, 0);
    let mut take = |article: Article| {
        n_articles += 1;
        assert!(!article.body.trim().is_empty(), "an article without text");
        assert!(!article.id.is_empty() && !article.outlet.is_empty());
        assert!(!article.title.contains('\n'));
        ControlFlow::Continue(())
    };
    let source = [path.display().to_string()];
    let loaded = load(&source, &options, &Silent, &mut take, &mut |_| n_problems += 1);
    std::fs::remove_file(&path).expect("it was written above");
    let loaded = loaded.expect("the file was there");
    assert_eq!((loaded.articles, loaded.problems), (n_articles, n_problems));
    assert!(loaded.articles + loaded.repeats <= loaded.records);
    assert!(n_articles + n_problems > 0, "silence");
}

/// A ZIP archive of these files, stored as they are so that the fuzzer's bytes stay its own.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, stored).expect("in memory");
        archive.write_all(bytes).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// The first byte chooses, the rest is given back.
pub fn choose<'a, T>(choices: &'a [T], bytes: &'a [u8]) -> (&'a T, &'a [u8]) {
    match bytes {
        [first, rest @ ..] => (&choices[usize::from(*first) % choices.len()], rest),
        [] => (&choices[0], bytes),
    }
}

/// One folder for all runs of a process.
fn folder() -> &'static TempDir {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| tempfile::tempdir().expect("a temporary folder"))
}

/// Lets a panic that the program catches itself pass: the fuzzer would end at it. One that it does not
/// catch still ends the run.
pub fn allow_caught_panics() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
}
