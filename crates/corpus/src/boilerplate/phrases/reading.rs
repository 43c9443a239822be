//! How the sentences of an outlet begin, and which beginnings are its pages' and not its writers'.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_text::Language;
use rustc_hash::FxHashMap;

use super::Outlet;
use super::words::{Sort, Word, Words};
use crate::boilerplate::repeats::MANY_STORIES;
use crate::view::ArticleView;

/// Words of a phrase.
const LEAST_WORDS: usize = 2;
const MOST_WORDS: usize = 8;
/// Articles of an outlet that are looked at: what is before every sentence is in these, too.
const MOST_READ: usize = 1_000;
/// A phrase is in this share of the stories that are looked at, or in [`MANY_STORIES`] …
const LEAST_SHARE: f64 = 0.05;
/// … and in no fewer than this.
const LEAST_STORIES: usize = 8;
/// So large a share of the uses of one of its words are in it …
const LEAST_FROZEN: f64 = 0.6;
/// … and of every other.
const LEAST_BESIDE: f64 = 0.3;
/// Others use it at most so often, if all wrote alike …
const MOST_ELSEWHERE: f64 = 0.05;
/// … and then it would have been used by others at least so often: fewer say nothing.
const LEAST_EXPECTED: f64 = 20.0;
/// What fills up the words of a short beginning.
const NOTHING: u64 = u64::MAX;

/// What an outlet writes in one language, as far as it is looked at.
pub(super) struct Reading {
    pub(super) outlet: usize,
    pub(super) language: Language,
    n_words: usize,
    n_articles: usize,
    /// How often each word is used.
    uses: FxHashMap<u64, u32>,
    /// How its sentences begin, sorted by their words.
    beginnings: Vec<Beginning>,
}

/// The first words of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Beginning {
    words: [u64; MOST_WORDS],
    sorts: [Sort; MOST_WORDS],
    n_words: usize,
    story: u32,
}

impl Reading {
    /// What an outlet writes, by language.
    pub(super) fn all(number: usize, outlet: &Outlet<'_>) -> Vec<Self> {
        if outlet.articles.len() < LEAST_STORIES {
            return Vec::new();
        }
        let every = outlet.articles.len().div_ceil(MOST_READ).max(1);
        let mut readings: BTreeMap<Language, Self> = BTreeMap::new();
        for (article, story) in outlet.articles.iter().zip(outlet.stories).step_by(every) {
            let reading = readings.entry(article.language).or_insert_with(|| Self {
                outlet: number,
                language: article.language,
                n_words: 0,
                n_articles: 0,
                uses: FxHashMap::default(),
                beginnings: Vec::new(),
            });
            reading.read(article, *story);
        }
        let mut readings: Vec<Self> = readings.into_values().collect();
        for reading in &mut readings {
            reading.beginnings.sort_unstable();
        }
        readings
    }

    fn read(&mut self, article: &ArticleView<'_>, story: u32) {
        self.n_articles += 1;
        for sentence in Words::of(article).sentences() {
            self.n_words += sentence.len();
            for word in sentence {
                *self.uses.entry(word.key).or_default() += 1;
            }
            if sentence[0].token.opens_sentence && sentence.len() >= LEAST_WORDS {
                self.beginnings
                    .push(Beginning::of(sentence, article, story));
            }
        }
    }

    /// The beginnings of sentences that many stories have and whose words are frozen in them.
    pub(super) fn frozen(&self) -> impl Iterator<Item = &[u64]> {
        let least = (LEAST_SHARE * self.n_articles as f64) as usize;
        let least = least.clamp(LEAST_STORIES, MANY_STORIES);
        (LEAST_WORDS..=MOST_WORDS).flat_map(move |length| {
            let long_enough = self
                .beginnings
                .iter()
                .filter(move |beginning| beginning.n_words >= length);
            let long_enough: Vec<&Beginning> = long_enough.collect();
            let same = long_enough.chunk_by(|a, b| a.words[..length] == b.words[..length]);
            let phrases = same.filter(|same| n_stories(same) >= least);
            let frozen = phrases.filter(|same| self.is_frozen(same, length));
            frozen
                .map(|same| &same[0].words[..length])
                .collect::<Vec<&[u64]>>()
        })
    }

    fn is_frozen(&self, same: &[&Beginning], length: usize) -> bool {
        let (words, sorts) = (&same[0].words[..length], &same[0].sorts[..length]);
        let share_inside = |word: &u64| {
            let n_inside = same.len() * words.iter().filter(|other| *other == word).count();
            n_inside as f64 / f64::from(self.uses[word])
        };
        let tells = |(_, sort): &(&u64, &Sort)| matches!(sort, Sort::Capital | Sort::Plain);
        let telling = words.iter().zip(sorts).filter(tells);
        let shares: Vec<f64> = telling.map(|(word, _)| share_inside(word)).collect();
        let is_no_name = sorts
            .iter()
            .any(|sort| matches!(sort, Sort::Number | Sort::Plain));
        let ends = sorts.last() != Some(&Sort::Function);
        is_no_name
            && ends
            && shares.iter().any(|share| *share >= LEAST_FROZEN)
            && shares.iter().all(|share| *share >= LEAST_BESIDE)
    }

    /// Whether those of the others who write the same language hardly ever begin a sentence like that.
    pub(super) fn is_alone_with<'r>(
        &self,
        phrase: &[u64],
        others: impl Iterator<Item = &'r Self>,
    ) -> bool {
        let (mut n_words, mut seen) = (0, 0);
        for other in others.filter(|other| other.language == self.language) {
            n_words += other.n_words;
            seen += other.n_beginnings(phrase);
        }
        let share = self.n_beginnings(phrase) as f64 / self.n_words as f64;
        let expected = share * n_words as f64;
        expected >= LEAST_EXPECTED && seen as f64 <= MOST_ELSEWHERE * expected
    }

    /// How many sentences begin with these words.
    fn n_beginnings(&self, phrase: &[u64]) -> usize {
        let start = |beginning: &Beginning| beginning.words[..phrase.len()].cmp(phrase);
        let from = self
            .beginnings
            .partition_point(|beginning| start(beginning).is_lt());
        let to = self
            .beginnings
            .partition_point(|beginning| start(beginning).is_le());
        to - from
    }
}

fn n_stories(beginnings: &[&Beginning]) -> usize {
    let stories = beginnings.iter().map(|beginning| beginning.story);
    stories.collect::<BTreeSet<u32>>().len()
}

impl Beginning {
    fn of(sentence: &[Word], article: &ArticleView<'_>, story: u32) -> Self {
        let mut beginning = Self {
            words: [NOTHING; MOST_WORDS],
            sorts: [Sort::Function; MOST_WORDS],
            n_words: sentence.len().min(MOST_WORDS),
            story,
        };
        for (place, word) in sentence.iter().take(MOST_WORDS).enumerate() {
            beginning.words[place] = word.key;
            beginning.sorts[place] = word.sort(article);
        }
        beginning
    }
}
