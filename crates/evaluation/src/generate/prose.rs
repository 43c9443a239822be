//! Sentences and paragraphs of one article, with quotations, numbers and commas where a newspaper
//! might have them.

use std::fmt::Write;

use otherwords_statistics::resample::Stream;

use super::Corpus;
use super::event::Event;
use super::vocabulary::capitalised;

/// One article being written.
pub(crate) struct Prose<'c> {
    corpus: &'c Corpus,
    outlet: usize,
    event: &'c Event,
    chance: Stream,
}

/// Of all words, those that are numbers; then those of planted pairs; then those of the event.
const NUMBERS: f64 = 0.012;
const PAIRED: f64 = 0.018;
const OF_EVENT: f64 = 0.09;
const COMMAS: f64 = 0.05;
const DASHES: f64 = 0.005;
/// Of all sentences.
const QUOTED: f64 = 0.08;
const QUESTIONS: f64 = 0.02;

impl<'c> Prose<'c> {
    pub(crate) fn new(corpus: &'c Corpus, outlet: usize, event: &'c Event, chance: Stream) -> Self {
        Self {
            corpus,
            outlet,
            event,
            chance,
        }
    }

    /// Paragraphs of two to four sentences of 6 to 35 words, until there are so many words.
    pub(crate) fn body(&mut self, length: u32) -> String {
        let mut body = String::with_capacity(8 * length as usize);
        let (mut words, mut left_in_paragraph) = (0, self.sentences());
        while words < length {
            if left_in_paragraph == 0 {
                body.push_str("\n\n");
                left_in_paragraph = self.sentences();
            } else if words > 0 {
                body.push(' ');
            }
            let of_sentence = 6 + self.chance.below(30);
            body.push_str(&self.statement(of_sentence));
            words += of_sentence;
            left_in_paragraph -= 1;
        }
        body
    }

    fn sentences(&mut self) -> u32 {
        2 + self.chance.below(3)
    }

    /// A sentence with its full stop, or in somebody's mouth.
    fn statement(&mut self, words: u32) -> String {
        let sentence = self.sentence(words);
        if self.happens(QUOTED) {
            let speaker = capitalised(self.corpus.word(self.event.speaker()));
            format!("“{sentence},” said {speaker}.")
        } else if self.happens(QUESTIONS) {
            sentence + "?"
        } else {
            sentence + "."
        }
    }

    /// So many words with the signs between them.
    pub(crate) fn sentence(&mut self, words: u32) -> String {
        let mut sentence = String::with_capacity(8 * words as usize);
        for place in 0..words {
            if place > 0 {
                sentence.push_str(self.gap());
            }
            self.write_word(&mut sentence);
        }
        capitalised(&sentence)
    }

    fn gap(&mut self) -> &'static str {
        match self.chance.unit() {
            x if x < COMMAS => ", ",
            x if x < COMMAS + DASHES => " — ",
            _ => " ",
        }
    }

    fn write_word(&mut self, sentence: &mut String) {
        let (corpus, chance) = (self.corpus, &mut self.chance);
        let word = match chance.unit() {
            x if x < NUMBERS => return self.write_number(sentence),
            x if x < NUMBERS + PAIRED => corpus.word(corpus.pairs.draw(self.outlet, chance)),
            x if x < NUMBERS + PAIRED + OF_EVENT => corpus.word(self.event.draw(chance)),
            _ => corpus.vocabulary.draw(chance),
        };
        sentence.push_str(word);
    }

    /// A year, a small number, an amount of money or a large number.
    fn write_number(&mut self, sentence: &mut String) {
        let chance = &mut self.chance;
        let written = match chance.below(4) {
            0 => write!(sentence, "{}", 1990 + chance.below(35)),
            1 => write!(sentence, "{}", chance.below(100)),
            2 => write!(sentence, "${}.{}", chance.below(500), chance.below(10)),
            _ => write!(
                sentence,
                "{},{:03}",
                1 + chance.below(900),
                chance.below(1_000)
            ),
        };
        written.expect("a String takes everything");
    }

    fn happens(&mut self, share: f64) -> bool {
        self.chance.unit() < share
    }
}
