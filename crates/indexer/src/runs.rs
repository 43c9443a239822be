//! An article as the numbers of its words, as far as neighbours in it are neighbours in a sentence.

use otherwords_text::{Token, analyze, fold};

use crate::error::IndexError;
use crate::selection::Selection;

/// End of a run of neighbouring words.
pub(crate) const BREAK: u32 = u32::MAX;

/// The words of an article by a number that `number_of` gives them, with a [`BREAK`] wherever neighbours are no
/// neighbours: between sentences, and for words that do not count or have no number.
pub(crate) fn read_runs(
    selection: &Selection<'_>,
    article: usize,
    number_of: impl Fn(&Token, &str) -> Option<u32>,
) -> Result<Vec<u32>, IndexError> {
    let row = selection.articles()[article];
    let body = selection.index.text(row)?.body;
    let mask = selection.mask(article as u32);
    let mut run = Vec::with_capacity(row.total_length() as usize + 64);
    let mut next = 0;
    for token in analyze(&body, row.language).tokens {
        if token.position != next {
            run.push(BREAK);
        }
        next = token.position + 1;
        let counts = mask.is_none_or(|mask| !mask.hides(token.position));
        let number = || number_of(&token, &fold(token.surface(&body), row.language));
        run.push(counts.then(number).flatten().unwrap_or(BREAK));
    }
    Ok(run)
}
