//! The sentences behind the numbers, each with its source. Headlines and addresses are kept once
//! per article, not once per line.

use std::collections::BTreeMap;

use otherwords_comparison::EvidenceLine;
use serde::{Deserialize, Serialize};

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

/// A concordance line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its article: a place in [`Report::articles`](super::Report::articles), from 0.
    pub article: usize,
    /// Whose words: `voice`, `quotation` or `short_quotation`.
    pub layer: String,
    /// Words before.
    pub left: String,
    /// What was found.
    pub node: String,
    /// Words after.
    pub right: String,
    /// The whole sentence.
    pub sentence: String,
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

/// Articles cited so far, each once, in the order of their first citation.
#[derive(Default)]
pub(super) struct Citations {
    pub(super) articles: Vec<CitedArticle>,
    places: BTreeMap<CitedArticle, usize>,
}

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
        Self {
            article: citations.place(line),
            layer: line.layer.name().to_owned(),
            left: line.left.clone(),
            node: line.node.clone(),
            right: line.right.clone(),
            sentence: line.sentence.clone(),
        }
    }
}

impl Line {
    /// What stands before and after the found words, with a space where there most likely was one:
    /// contexts are cut without the white space next to the found words.
    ///
    /// ```
    /// # use otherwords_report::Line;
    /// let line = Line {
    ///     left: "the so-called “".into(),
    ///     node: "protest".into(),
    ///     right: "”, it said".into(),
    ///     layer: "short_quotation".into(),
    ///     ..Line::default()
    /// };
    /// assert_eq!(line.context(), ("the so-called “".into(), "”, it said".into()));
    /// ```
    pub fn context(&self) -> (String, String) {
        let quoted = self.layer != "voice";
        let before = self.left.chars().next_back();
        let after = self.right.chars().next();
        let is_attached_left = before.is_none_or(|sign| opens(sign) || quoted && is_straight(sign));
        let is_attached_right =
            after.is_none_or(|sign| closes(sign) || quoted && is_straight(sign));
        let left_space = if is_attached_left { "" } else { " " };
        let right_space = if is_attached_right { "" } else { " " };
        (
            format!("{}{left_space}", self.left),
            format!("{right_space}{}", self.right),
        )
    }
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
    matches!(
        sign,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '”'
            | '’'
            | '»'
            | '›'
            | ')'
            | ']'
            | '…'
            | '」'
            | '』'
            | '。'
            | '，'
            | '、'
            | '-'
            | '/'
            | '\''
            | '%'
    )
}

/// Quotation marks that open and close alike.
fn is_straight(sign: char) -> bool {
    matches!(sign, '"' | '\'')
}

impl Citations {
    fn place(&mut self, line: &EvidenceLine) -> usize {
        let article = CitedArticle {
            id: line.article.clone(),
            outlet: line.outlet.clone(),
            event: line.event.clone(),
            date: line.date.map(|date| date.to_string()),
            title: line.title.clone(),
            url: line.url.clone(),
        };
        let articles = &mut self.articles;
        *self.places.entry(article).or_insert_with_key(|article| {
            articles.push(article.clone());
            articles.len() - 1
        })
    }
}
