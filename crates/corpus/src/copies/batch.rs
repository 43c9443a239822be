//! Work on many texts at once, though they come one at a time. Holds one batch of them, not all.

use jiff::civil::{Date, Time};
use otherwords_text::{Language, Span};
use rayon::prelude::*;

use super::text::{Text, Texts};
use crate::Progress;

/// Bytes of text that make a batch.
const BATCH_BYTES: usize = 16 << 20;

/// Calls `work` for every text whose number is `wanted`, on all threads, and hands the results to
/// `take` with that number, in order.
pub(crate) fn for_each<R: Send>(
    texts: &(impl Texts + ?Sized),
    progress: &dyn Progress,
    wanted: impl Fn(usize) -> bool,
    work: impl Fn(&Text<'_>) -> R + Sync,
    mut take: impl FnMut(usize, R),
) {
    let mut batch: Vec<(usize, OwnedText)> = Vec::new();
    let (mut n_bytes, mut n_texts) = (0, 0);
    let mut finish = |batch: &mut Vec<(usize, OwnedText)>| {
        let done = batch.par_drain(..).map(|(number, text)| (number, work(&text.borrowed())));
        done.collect::<Vec<_>>().into_iter().for_each(|(number, result)| take(number, result));
    };
    texts.visit(&mut |text| {
        progress.advance(1);
        if wanted(n_texts) {
            batch.push((n_texts, OwnedText::from(text)));
            n_bytes += text.body.len();
        }
        n_texts += 1;
        if n_bytes >= BATCH_BYTES {
            finish(&mut batch);
            n_bytes = 0;
        }
    });
    finish(&mut batch);
}

/// A [`Text`] that waits for the batch to fill.
struct OwnedText {
    id: String,
    outlet: String,
    byline: String,
    body: String,
    language: Language,
    date: Option<Date>,
    time: Option<Time>,
    left_out: Vec<Span>,
}

impl From<Text<'_>> for OwnedText {
    fn from(text: Text<'_>) -> Self {
        OwnedText {
            id: text.id.to_owned(),
            outlet: text.outlet.to_owned(),
            byline: text.byline.to_owned(),
            body: text.body.to_owned(),
            language: text.language,
            date: text.date,
            time: text.time,
            left_out: text.left_out.to_vec(),
        }
    }
}

impl OwnedText {
    fn borrowed(&self) -> Text<'_> {
        Text {
            id: &self.id,
            outlet: &self.outlet,
            byline: &self.byline,
            body: &self.body,
            language: self.language,
            date: self.date,
            time: self.time,
            left_out: &self.left_out,
        }
    }
}
