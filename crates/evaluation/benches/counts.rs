//! The scan that counts all words by article, and the decoding alone. For information, never a gate.

mod text;

use divan::Bencher;
use otherwords_indexer::query::LayerSet;
use otherwords_indexer::yardstick::decode_postings;
use otherwords_indexer::{Check, Index, Pool, Selection, Vocabulary, WriteOptions, Writer};
use otherwords_text::Language;
use tempfile::TempDir;

fn main() {
    divan::main();
}

const ARTICLES: u64 = 2_000;

#[divan::bench]
fn scan(bencher: Bencher) {
    let (index, _folder) = index();
    let selection = Selection::new(&index, |_| true).expect("a sound index");
    let vocabulary = Vocabulary::new(&selection, Language::UNKNOWN).expect("a sound index");
    bencher.bench(|| {
        let count = |pool: &Pool| {
            let counts = vocabulary.count(pool, LayerSet::ALL);
            counts.expect("a sound index").total()
        };
        vocabulary.pools().iter().map(count).sum::<u64>()
    });
}

#[divan::bench]
fn dictionary(bencher: Bencher) {
    let (index, _folder) = index();
    let selection = Selection::new(&index, |_| true).expect("a sound index");
    bencher.bench(|| {
        let vocabulary = Vocabulary::new(&selection, Language::ENGLISH);
        vocabulary.expect("a sound index").pools().len()
    });
}

/// With its walk through the dictionary.
#[divan::bench]
fn decoding(bencher: Bencher) {
    let (index, _folder) = index();
    bencher.bench(|| decode_postings(&index).expect("a sound index"));
}

fn index() -> (Index, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut writer =
        Writer::open(folder.path(), WriteOptions::default()).expect("the folder is empty");
    for number in 0..ARTICLES {
        writer
            .add(text::article(number, 400))
            .expect("the disk takes it");
    }
    writer.commit().expect("the disk takes it");
    let index = Index::open(folder.path(), Check::Quick).expect("it was just written");
    (index, folder)
}
