//! What outlets print again and again, and where it stands in each article.

use serde::{Deserialize, Serialize};

use super::stretch::Stretch;

/// Repeated passages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boilerplate {
    /// The passages; a passage's number is its place.
    pub passages: Vec<Passage>,
    /// The articles that have any, sorted by id.
    pub articles: Vec<ArticleBoilerplate>,
}

/// A passage that an outlet repeats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The outlet as its source names it.
    pub outlet: String,
    /// The passage whatever its case, digits and spaces: what it is recognised by.
    pub key: String,
    /// As it stands in one of the articles, or how that begins.
    pub text: String,
    /// Articles that have it.
    pub articles: u64,
    /// What it was found to be: `repeated`, or why it is text although it is repeated.
    pub found: String,
    /// What a researcher says.
    pub decision: Decision,
}

/// What a researcher says about a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Nothing: it is set aside where it was found to be boilerplate.
    #[default]
    Found,
    /// It is text, and is counted.
    Keep,
    /// It is boilerplate, and is set aside.
    Drop,
}

/// The repeated passages of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleBoilerplate {
    /// Its id.
    pub id: String,
    /// Fingerprint of its content when this was found.
    pub fingerprint: u64,
    /// Number of a passage and words of it.
    pub stretches: Vec<(u32, Stretch)>,
}

/// A line of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Record {
    Passage(Passage),
    Article(ArticleBoilerplate),
}

impl Decision {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Keep => "keep",
            Self::Drop => "drop",
        }
    }

    /// The decision of this [`name`](Decision::name).
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Found, Self::Keep, Self::Drop]
            .into_iter()
            .find(|decision| decision.name() == name)
    }
}

impl Boilerplate {
    /// The words of an article that are set aside.
    pub(crate) fn set_aside<'b>(
        &'b self,
        article: &'b ArticleBoilerplate,
    ) -> impl Iterator<Item = Stretch> + 'b {
        let is_set_aside = |passage: u32| {
            let passage = self.passages.get(passage as usize);
            passage.is_some_and(|passage| passage.decision != Decision::Keep)
        };
        let stretches = article.stretches.iter();
        stretches
            .filter(move |(passage, _)| is_set_aside(*passage))
            .map(|(_, stretch)| *stretch)
    }

    pub(super) fn records(&self) -> Vec<Record> {
        let passages = self.passages.iter().cloned().map(Record::Passage);
        let articles = self.articles.iter().cloned().map(Record::Article);
        passages.chain(articles).collect()
    }

    pub(super) fn divide(records: Vec<Record>) -> (Vec<Passage>, Vec<ArticleBoilerplate>) {
        let (mut passages, mut articles) = (Vec::new(), Vec::new());
        for record in records {
            match record {
                Record::Passage(passage) => passages.push(passage),
                Record::Article(article) => articles.push(article),
            }
        }
        (passages, articles)
    }
}
