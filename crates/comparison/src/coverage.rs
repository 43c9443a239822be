//! An event's articles, read closely: every word with its stem, its layer, its sentence, and
//! whether the outlet keeps its distance from it. Read once; all that is set side by side (contrasts,
//! contested terms, referents, speakers, omissions) is made from it. Not counting: that is done
//! from the index.

mod article;
mod background;
mod cues;
mod lexis;
mod lines;

pub use article::{Distance, ReadArticle, Word};
pub use background::Background;
pub use lexis::{Lexis, Stem};

use otherwords_text::Language;

use article::Reader;

/// An article as it comes from wherever it is kept.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Its outlet.
    pub outlet: String,
    /// Its id.
    pub id: String,
    /// Day of publication.
    pub date: Option<jiff::civil::Date>,
    /// Headline.
    pub title: String,
    /// Text.
    pub body: String,
    /// Where it can be read; empty where unknown.
    pub url: String,
}

/// The articles of one event, read.
#[derive(Debug)]
pub struct Coverage {
    /// The event.
    pub event: String,
    /// The language its rules are taken from.
    pub language: Language,
    /// Outlets that cover it, sorted; an outlet is known here by its place.
    pub outlets: Vec<String>,
    /// Its articles, by outlet.
    pub articles: Vec<ReadArticle>,
    /// All stems of its articles.
    pub lexis: Lexis,
}

impl Coverage {
    /// Reads articles of one event; those of an outlet stay in the order given.
    pub fn read(
        event: &str,
        language: Language,
        mut sources: Vec<Source>,
        background: &Background<'_>,
    ) -> Self {
        sources.sort_by(|a, b| a.outlet.cmp(&b.outlet));
        let mut outlets: Vec<String> = sources.iter().map(|source| source.outlet.clone()).collect();
        outlets.sort();
        outlets.dedup();
        let mut reader = Reader::new(language);
        let mut articles = reader.read(sources, &outlets);
        let lexis = reader.lexis(&articles, background);
        cues::mark(&mut articles, &lexis, language);
        Self {
            event: event.to_owned(),
            language,
            outlets,
            articles,
            lexis,
        }
    }

    /// Words of the bodies of each outlet that fit, in total.
    pub(crate) fn lengths(&self, fits: impl Fn(&Word) -> bool) -> Vec<u64> {
        let mut lengths = vec![0; self.outlets.len()];
        for article in &self.articles {
            let words = article.body().iter().filter(|word| fits(word));
            lengths[article.outlet] += words.count() as u64;
        }
        lengths
    }

    /// How often each outlet has each stem in its bodies, of the words that fit: a row a stem.
    pub(crate) fn counts(&self, fits: impl Fn(&Word) -> bool) -> Vec<Vec<u32>> {
        let mut counts = vec![vec![0; self.outlets.len()]; self.lexis.stems.len()];
        for article in &self.articles {
            for word in article.body().iter().filter(|word| fits(word)) {
                counts[word.stem as usize][article.outlet] += 1;
            }
        }
        counts
    }
}

#[cfg(test)]
pub(crate) mod examples {
    use super::*;
    use crate::knowledge::Knowledge;

    /// Short English texts as the coverage of an event, each with its outlet.
    pub(crate) fn coverage(texts: &[(&str, &str)]) -> Coverage {
        let knowledge = Knowledge::of(Language::ENGLISH);
        let sources = texts
            .iter()
            .enumerate()
            .map(|(number, (outlet, body))| Source {
                outlet: (*outlet).to_owned(),
                id: number.to_string(),
                body: (*body).to_owned(),
                ..Source::default()
            });
        let background = Background::none(&knowledge);
        Coverage::read("event", Language::ENGLISH, sources.collect(), &background)
    }
}
