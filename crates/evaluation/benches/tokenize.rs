//! Words, sentences and layers of a text: ASCII throughout, and with other signs. For information,
//! never a gate.

mod text;

use divan::Bencher;
use divan::counter::BytesCount;
use otherwords_text::{Language, analyze};

fn main() {
    divan::main();
}

const WORDS: usize = 10_000;

#[divan::bench]
fn ascii(bencher: Bencher) {
    bench(bencher, &text::article(0, WORDS).body);
}

/// Every sentence stands in typographic quotation marks, some words have accents.
#[divan::bench]
fn other_signs(bencher: Bencher) {
    let body = text::article(0, WORDS).body;
    bench(
        bencher,
        &body.replace(". So ", ".” “Só ").replace("usus", "üsus"),
    );
}

fn bench(bencher: Bencher, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| analyze(divan::black_box(text), Language::ENGLISH));
}
