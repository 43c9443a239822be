//! What is kept of each text while copies are looked for. Not the text.

use jiff::civil::{Date, Time};

use super::agency::{self, AgencyMark};
use super::batch;
use super::min_hash::{self, Signature};
use super::options::CopyOptions;
use super::shingle::{IN_VOICE, shingles};
use super::text::{Text, Texts};
use super::word::{joined, words};
use crate::Progress;

/// All texts, by their place in the input.
pub(super) struct Sketches {
    pub(super) all: Vec<Sketch>,
    /// The shingles of all texts are there; else their signatures.
    is_exact: bool,
}

/// One text.
pub(super) struct Sketch {
    /// Sorted; empty if only the signature is kept.
    pub(super) shingles: Vec<u64>,
    pub(super) signature: Option<Box<Signature>>,
    pub(super) n_shingles: usize,
    /// Shingles outside quotations.
    pub(super) n_voice: usize,
    /// Hash of all words in their order.
    pub(super) whole: u64,
    pub(super) n_words: usize,
    pub(super) id: Box<str>,
    /// Days since 1970-01-01.
    pub(super) day: Option<i32>,
    pub(super) time: Option<Time>,
    pub(super) mark: Option<AgencyMark>,
}

/// Visits all texts for the first time.
pub(super) fn read(
    texts: &(impl Texts + ?Sized),
    options: &CopyOptions,
    progress: &dyn Progress,
) -> Sketches {
    let mut sketches = Sketches { all: Vec::new(), is_exact: true };
    batch::for_each(texts, progress, |_| true, Sketch::of, |_, sketch| {
        sketches.push(sketch, options);
    });
    sketches
}

impl Sketches {
    /// Whether the shingles of all texts are at hand.
    pub(super) fn are_exact(&self) -> bool {
        self.is_exact
    }

    fn push(&mut self, sketch: Sketch, options: &CopyOptions) {
        self.all.push(sketch);
        if self.is_exact && self.all.len() > options.exact_up_to {
            self.all.iter_mut().for_each(Sketch::shrink);
            self.is_exact = false;
        } else if !self.is_exact {
            self.all.last_mut().into_iter().for_each(Sketch::shrink);
        }
    }

    /// Visits the texts again for the shingles of all that are in a pair.
    pub(super) fn complete(
        &mut self,
        texts: &(impl Texts + ?Sized),
        pairs: &[(u32, u32)],
        progress: &dyn Progress,
    ) {
        if self.is_exact {
            return;
        }
        let mut wanted = vec![false; self.all.len()];
        for (a, b) in pairs {
            wanted[*a as usize] = true;
            wanted[*b as usize] = true;
        }
        let is_wanted = |number| wanted.get(number) == Some(&true);
        batch::for_each(texts, progress, is_wanted, |text| shingles(&words(text)), |number, found| {
            self.all[number].shingles = found;
        });
    }
}

impl Sketch {
    fn of(text: &Text<'_>) -> Sketch {
        let words = words(text);
        let shingles = shingles(&words);
        let compared = words.iter().filter(|word| !word.is_left_out);
        Sketch {
            n_shingles: shingles.len(),
            n_voice: shingles.iter().filter(|shingle| *shingle & IN_VOICE != 0).count(),
            shingles,
            signature: None,
            whole: joined(compared.clone().map(|word| word.hash)),
            n_words: compared.count(),
            id: text.id.into(),
            day: text.date.map(day),
            time: text.time,
            mark: agency::mark(text),
        }
    }

    fn shrink(&mut self) {
        self.signature = min_hash::signature(&self.shingles).map(Box::new);
        self.shingles = Vec::new();
    }
}

/// Days since 1970-01-01.
fn day(date: Date) -> i32 {
    let span = date.duration_since(Date::constant(1970, 1, 1));
    i32::try_from(span.as_hours() / 24).unwrap_or(i32::MAX)
}
