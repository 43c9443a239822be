//! The search for copies by shingles, among articles that share nothing but common words, and where
//! every second one is a copy of the one before. For information, never a gate.

mod text;

use divan::Bencher;
use otherwords_corpus::{Article, ArticleView, CopySettings, find_copies};

fn main() {
    divan::main();
}

const ARTICLES: u64 = 1_000;

#[divan::bench]
fn none(bencher: Bencher) {
    let articles: Vec<Article> = (0..ARTICLES).map(|i| text::article(i, 400)).collect();
    bench(bencher, &articles);
}

#[divan::bench]
fn every_second(bencher: Bencher) {
    let copy = |i| Article {
        body: text::article(i / 2, 400).body,
        ..text::article(i, 1)
    };
    let articles: Vec<Article> = (0..ARTICLES).map(copy).collect();
    bench(bencher, &articles);
}

fn bench(bencher: Bencher, articles: &[Article]) {
    let views: Vec<ArticleView<'_>> = articles.iter().map(Article::view).collect();
    bencher.bench(|| find_copies(&views, &CopySettings::default()));
}
