//! The quotations of an article, as runs of words.

use std::ops::Range;

use otherwords_text::Layer;

use crate::coverage::Coverage;

/// Neighbouring quoted words of one layer.
pub(super) fn quotations(coverage: &Coverage, article: usize) -> Vec<Range<usize>> {
    let read = &coverage.articles[article];
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in read.words.iter().enumerate().skip(read.body_from) {
        if word.layer == Layer::Voice {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at && read.words[at - 1].layer == word.layer => {
                last.end = at + 1
            }
            _ => found.push(at..at + 1),
        }
    }
    found
}
