//! A made-up corpus of news for measuring speed, of any size: twenty outlets, five hundred events,
//! words as frequent as Zipf would have them, and pairs of words between which outlets choose with
//! known odds. It reads like nothing; only its numbers resemble real text (word order is random, so
//! types of sequences are more than in real text, and repeated phrases are none).
//!
//! Article i depends on i alone, so a smaller corpus is the beginning of a larger one.

mod alias;

mod vocabulary;

mod event;
mod pairs;

mod prose;

mod write;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use otherwords_statistics::real::{exp, ln};
use otherwords_statistics::resample::Stream;
use serde::Serialize;

use alias::Alias;
use event::Event;
use pairs::Pairs;
use prose::Prose;
use vocabulary::Vocabulary;

pub(crate) use write::{begins_as, write_corpus, write_truth};

/// Number of outlets, the first the largest.
const OUTLETS: usize = 20;
/// Number of events, the first the most covered.
const EVENTS: usize = 500;
/// Before the first event.
const FIRST_DAY: Date = date(2010, 1, 1);
/// Articles on an event come within so many days of it, most of them early.
const DAYS: f64 = 14.0;
/// Words of the median article, and how far lengths scatter (standard deviation of the logarithm).
const MEDIAN_LENGTH: f64 = 350.0;
const LENGTH_SPREAD: f64 = 0.6;
const HEADLINE: u32 = 9;

/// Everything that articles are drawn from.
pub(crate) struct Corpus {
    vocabulary: Vocabulary,
    pairs: Pairs,
    events: Vec<Event>,
    event_shares: Alias,
    outlet_shares: Alias,
}

/// An article as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) outlet: String,
    pub(crate) event: String,
    /// Year, month, day.
    pub(crate) date: String,
    pub(crate) title: String,
    pub(crate) body: String,
}

impl Corpus {
    /// The corpus; there is one.
    pub(crate) fn new() -> Self {
        let falling = |n: usize, from: f64| {
            let weights: Vec<f64> = (0..n).map(|i| 1.0 / (i as f64 + from)).collect();
            Alias::new(&weights)
        };
        Self {
            vocabulary: Vocabulary::new(),
            pairs: Pairs::new(),
            events: (0..EVENTS).map(Event::new).collect(),
            event_shares: falling(EVENTS, 20.0),
            outlet_shares: falling(OUTLETS, 6.0),
        }
    }

    /// The article of this number, from 0.
    pub(crate) fn article(&self, number: u64) -> Article {
        let mut chance = Stream::new(Seed::Article as u64, number);
        let outlet = self.outlet_shares.draw(&mut chance);
        let event = self.event_shares.draw(&mut chance);
        let days = self.events[event].day + (chance.unit() * chance.unit() * DAYS) as u32;
        let length = length(&mut chance);
        let mut prose = Prose::new(self, outlet, &self.events[event], chance);
        Article {
            id: format!("a{number:07}"),
            outlet: outlet_name(outlet),
            event: format!("ev{event:03}"),
            date: FIRST_DAY.saturating_add(i64::from(days).days()).to_string(),
            title: prose.sentence(HEADLINE),
            body: prose.body(length),
        }
    }

    /// The word of this rank, the most frequent being 0.
    pub(crate) fn word(&self, rank: usize) -> &str {
        self.vocabulary.word(rank)
    }
}

/// One for every part that is drawn by chance.
#[derive(Clone, Copy)]
enum Seed {
    Article = 1,
    Vocabulary,
    Pairs,
    Event,
}

fn outlet_name(outlet: usize) -> String {
    format!("outlet{outlet:02}")
}

/// Words of an article: log-normal, within bounds.
fn length(chance: &mut Stream) -> u32 {
    let words = MEDIAN_LENGTH * exp(LENGTH_SPREAD * normal(chance));
    words.clamp(40.0, 4_000.0) as u32
}

/// A number from the standard normal law (Marsaglia & Bray 1964, the polar method: no sines, which
/// differ between machines).
fn normal(chance: &mut Stream) -> f64 {
    loop {
        let (x, y) = (2.0 * chance.unit() - 1.0, 2.0 * chance.unit() - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            return x * (-2.0 * ln(square) / square).sqrt();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    /// Made once for all tests.
    pub(super) static CORPUS: LazyLock<Corpus> = LazyLock::new(Corpus::new);

    #[test]
    fn an_article_depends_on_its_number_alone() {
        let again = Corpus::new();
        let first: Vec<Article> = (0..20).map(|i| CORPUS.article(i)).collect();
        let backwards: Vec<Article> = (0..20).rev().map(|i| again.article(i)).collect();
        assert!(first.iter().eq(backwards.iter().rev()));
        assert_ne!(first[0].body, first[1].body);
    }

    #[test]
    fn lengths_are_log_normal() {
        let (mut chance, n) = (Stream::new(9, 0), 20_000);
        let logs: Vec<f64> = (0..n).map(|_| ln(f64::from(length(&mut chance)))).collect();
        let mean = logs.iter().sum::<f64>() / f64::from(n);
        let variance = logs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(n);
        // Four standard errors; bounds and whole numbers take a little of either.
        let error = LENGTH_SPREAD / f64::from(n).sqrt();
        assert!(
            (mean - ln(MEDIAN_LENGTH)).abs() < 4.0 * error + 0.003,
            "{mean}"
        );
        assert!((variance.sqrt() - LENGTH_SPREAD).abs() < 0.02, "{variance}");
    }

    #[test]
    fn outlets_and_events_have_their_shares_and_articles_their_words() {
        let n = 3_000;
        let articles: Vec<Article> = (0..n).map(|i| CORPUS.article(i)).collect();
        let of = |outlet: &str| articles.iter().filter(|one| one.outlet == outlet).count() as f64;
        let all: f64 = (0..OUTLETS).map(|i| 1.0 / (i as f64 + 6.0)).sum();
        for outlet in [0, 5, 19] {
            let share = 1.0 / (outlet as f64 + 6.0) / all;
            let error = (share * (1.0 - share) * n as f64).sqrt();
            let found = of(&outlet_name(outlet));
            assert!(
                (found - share * n as f64).abs() < 4.0 * error,
                "{outlet}: {found}"
            );
        }
        for article in &articles {
            let words = article.body.split_whitespace().count();
            assert!(
                (40..4_100).contains(&words),
                "{}: {words} words",
                article.id
            );
            assert!(article.date >= FIRST_DAY.to_string());
        }
    }
}
