//! Articles for benchmarks: words as frequent as Zipf would have them, in short sentences.

use otherwords_corpus::{Article, Origin};
use otherwords_statistics::real::{exp, ln};
use otherwords_statistics::resample::Stream;
use otherwords_text::Language;

const TYPES: f64 = 50_000.0;
const SENTENCE: usize = 20;

/// An article of so many words; the same number gives the same.
pub(crate) fn article(number: u64, words: usize) -> Article {
    Article {
        id: number.to_string(),
        outlet: format!("outlet{}", number % 20),
        event: Some(format!("event{}", number / 40)),
        title: String::new(),
        body: body(&mut Stream::new(1, number), words),
        date: None,
        time: None,
        url: String::new(),
        byline: String::new(),
        language: Language::ENGLISH,
        metadata: std::collections::BTreeMap::new(),
        origin: Origin {
            file: String::new(),
            record: number,
            language_recognised: false,
        },
    }
}

fn body(chance: &mut Stream, words: usize) -> String {
    let mut body = String::new();
    for place in 1..=words {
        // The logarithm of the rank is even: frequency falls with rank.
        let rank = exp(chance.unit() * ln(TYPES)) as u32;
        body.push_str(&spelled(rank));
        body.push_str(if place % SENTENCE == 0 { ". So " } else { " " });
    }
    body
}

/// A number in letters, five values each.
fn spelled(mut rank: u32) -> String {
    let mut word = String::new();
    while rank > 0 || word.is_empty() {
        word.push_str(["an", "ot", "er", "il", "us"][(rank % 5) as usize]);
        rank /= 5;
    }
    word
}
