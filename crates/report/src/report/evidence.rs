//! The sentences behind the numbers. Each article and each sentence is kept once, and a line points
//! into its sentence, so that a report grows with its corpus and not with what is cited from it.

use std::collections::BTreeMap;

use otherwords_comparison::EvidenceLine;
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

/// Lines from both sides of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The target's.
    pub target: Side,
    /// The reference's.
    pub reference: Side,
}

/// Lines from one side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// A sample.
    pub lines: Vec<Line>,
    /// All lines that the query finds.
    pub total: u64,
}

/// A concordance line, written as `[sentence, start, end, layer]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Line {
    /// Its sentence: a place in [`Report::sentences`](super::Report::sentences), from 0.
    pub sentence: usize,
    /// First character of what was found, from 0.
    pub start: usize,
    /// The character after its last.
    pub end: usize,
    /// Whose words: `voice`, `quotation` or `short_quotation`.
    pub layer: String,
}

/// A sentence, or where it is longer than anybody would read, the part of it around a found word.
/// Written as `[article, text]`.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize_tuple, Deserialize_tuple,
)]
pub struct Sentence {
    /// Its article: a place in [`Report::articles`](super::Report::articles), from 0.
    pub article: usize,
    /// Its words, with single spaces.
    pub text: String,
}

/// An article that evidence is taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CitedArticle {
    /// Its id in the index.
    pub id: String,
    /// Its outlet.
    pub outlet: String,
    /// Its event, empty where it has none.
    pub event: String,
    /// Day of publication, as `2020-04-14`.
    pub date: Option<String>,
    /// Its headline.
    pub title: String,
    /// Where it can be read; empty where unknown. Not checked: it may be anything.
    pub url: String,
}

/// Articles and sentences cited so far, each once, in the order of their first citation.
#[derive(Default)]
pub(super) struct Citations {
    pub(super) articles: Vec<CitedArticle>,
    pub(super) sentences: Vec<Sentence>,
    article_places: BTreeMap<CitedArticle, usize>,
    sentence_places: BTreeMap<Sentence, usize>,
}

/// Longest sentence that is kept whole, in bytes.
const LONGEST: usize = 1_200;

impl Evidence {
    pub(super) fn new(
        evidence: &otherwords_comparison::Evidence,
        citations: &mut Citations,
    ) -> Self {
        let target = Side::new(&evidence.target, citations);
        Self {
            target,
            reference: Side::new(&evidence.reference, citations),
        }
    }
}

impl Side {
    fn new(side: &otherwords_comparison::Side, citations: &mut Citations) -> Self {
        let lines = side.lines.iter().map(|line| Line::new(line, citations));
        Self {
            lines: lines.collect(),
            total: side.total,
        }
    }
}

impl Line {
    pub(super) fn new(line: &EvidenceLine, citations: &mut Citations) -> Self {
        let (text, start) = place(line);
        let before = text[..start].chars().count();
        let article = citations.article(line);
        Self {
            sentence: citations.sentence(Sentence { article, text }),
            start: before,
            end: before + line.node.chars().count(),
            layer: line.layer.name().to_owned(),
        }
    }
}

/// The sentence with the byte at which the found words begin: of several places with the same
/// words, the one whose left neighbours are those of the line. Where they are not in it, or it is
/// too long, the line itself.
fn place(line: &EvidenceLine) -> (String, usize) {
    let places = line.sentence.match_indices(line.node.as_str());
    let likeness = |place: usize| common_end(&line.sentence[..place], &line.left);
    let best = places
        .map(|(place, _)| (likeness(place), place))
        .reduce(|one, other| if other.0 > one.0 { other } else { one });
    match best {
        Some((_, place)) if !line.node.is_empty() && line.sentence.len() <= LONGEST => {
            (line.sentence.clone(), place)
        }
        _ => {
            let (before, after) = context(line);
            let start = before.len();
            (before + &line.node + &after, start)
        }
    }
}

/// How many characters two texts share at their ends, white space aside.
fn common_end(one: &str, other: &str) -> usize {
    let letters = |text: &'_ str| -> Vec<char> {
        let letters = text.chars().rev();
        letters.filter(|sign| !sign.is_whitespace()).collect()
    };
    let pairs = letters(one).into_iter().zip(letters(other));
    pairs.take_while(|(a, b)| a == b).count()
}

/// What stands before and after the found words, with a space where there most likely was one:
/// contexts are cut without the white space next to the found words.
fn context(line: &EvidenceLine) -> (String, String) {
    let quoted = line.layer.name() != "voice";
    let before = line.left.chars().next_back();
    let after = line.right.chars().next();
    let is_attached_left = before.is_none_or(|sign| opens(sign) || quoted && is_straight(sign));
    let is_attached_right = after.is_none_or(|sign| closes(sign) || quoted && is_straight(sign));
    let left_space = if is_attached_left { "" } else { " " };
    let right_space = if is_attached_right { "" } else { " " };
    (
        format!("{}{left_space}", line.left),
        format!("{right_space}{}", line.right),
    )
}

/// Signs that the next word follows without a space.
fn opens(sign: char) -> bool {
    matches!(
        sign,
        '“' | '„' | '‘' | '‚' | '«' | '‹' | '(' | '[' | '¿' | '¡' | '「' | '『' | '-' | '/'
    )
}

/// Signs that follow a word without a space.
fn closes(sign: char) -> bool {
    ".,;:!?”’»›)]…」』。，、-/'%".contains(sign)
}

/// Quotation marks that open and close alike.
fn is_straight(sign: char) -> bool {
    matches!(sign, '"' | '\'')
}

impl Sentence {
    /// What stands before the found words, the words, and what stands after; `None` only where a
    /// line points beyond its sentence, in a report that was tampered with.
    ///
    /// ```
    /// # use otherwords_report::{Line, Sentence};
    /// let sentence = Sentence { article: 0, text: "The “protest”, it said.".into() };
    /// let line = Line { sentence: 0, start: 5, end: 12, layer: "short_quotation".into() };
    /// assert_eq!(sentence.split(&line), Some(("The “", "protest", "”, it said.")));
    /// ```
    pub fn split(&self, line: &Line) -> Option<(&str, &str, &str)> {
        let byte = |character: usize| {
            let bytes = self.text.char_indices().map(|(byte, _)| byte);
            bytes.chain([self.text.len()]).nth(character)
        };
        let (start, end) = (byte(line.start)?, byte(line.end)?);
        Some((
            &self.text[..start],
            self.text.get(start..end)?,
            &self.text[end..],
        ))
    }
}

impl Citations {
    fn article(&mut self, line: &EvidenceLine) -> usize {
        let article = CitedArticle {
            id: line.article.clone(),
            outlet: line.outlet.clone(),
            event: line.event.clone(),
            date: line.date.map(|date| date.to_string()),
            title: line.title.clone(),
            url: line.url.clone(),
        };
        keep(&mut self.articles, &mut self.article_places, article)
    }

    fn sentence(&mut self, sentence: Sentence) -> usize {
        keep(&mut self.sentences, &mut self.sentence_places, sentence)
    }
}

/// The place of a thing among those kept, where it is put unless it is there already.
fn keep<T: Clone + Ord>(kept: &mut Vec<T>, places: &mut BTreeMap<T, usize>, thing: T) -> usize {
    *places.entry(thing).or_insert_with_key(|thing| {
        kept.push(thing.clone());
        kept.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use otherwords_comparison::EvidenceLine;

    fn line(left: &str, node: &str, right: &str, sentence: &str) -> EvidenceLine {
        EvidenceLine {
            outlet: String::new(),
            event: String::new(),
            date: None,
            title: String::new(),
            url: String::new(),
            article: String::new(),
            left: left.to_owned(),
            node: node.to_owned(),
            right: right.to_owned(),
            layer: otherwords_text::Layer::ShortQuotation,
            sentence: sentence.to_owned(),
        }
    }

    #[test]
    fn the_word_is_found_at_its_own_place_in_the_sentence() {
        let sentence = "They met again after the crew met the press.";
        for (left, start) in [("They", 5), ("They met again after the crew", 30)] {
            assert_eq!(
                place(&line(left, "met", "", sentence)),
                (sentence.to_owned(), start),
                "{left}"
            );
        }
    }

    #[test]
    fn without_its_sentence_or_with_one_without_end_the_line_itself_is_kept() {
        let long = "word ".repeat(1_000) + "met";
        for sentence in ["Nothing here", &long] {
            assert_eq!(
                place(&line("They", "met", "the press", sentence)),
                ("They met the press".to_owned(), 5)
            );
        }
        let marks = line("the so-called “", "protest", "”, it said", "");
        assert_eq!(place(&marks).0, "the so-called “protest”, it said");
    }

    #[test]
    fn an_article_and_a_sentence_are_kept_once() {
        let mut citations = Citations::default();
        let text = "They met, and met again.";
        let first = Line::new(&line("They", "met", ", and", text), &mut citations);
        let second = Line::new(
            &line("They met, and", "met", "again.", text),
            &mut citations,
        );
        assert_eq!(
            (citations.articles.len(), citations.sentences.len()),
            (1, 1)
        );
        assert_eq!((first.start, first.end, second.start), (5, 8, 14));
    }
}
