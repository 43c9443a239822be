//! An event's articles, read closely: every word with its stem, its layer, its sentence, and
//! whether the outlet keeps its distance from it. Read once; all that is set side by side (contrasts,
//! contested terms, referents, speakers, omissions) is made from it. Not counting: that is done
//! from the index.

mod article;
mod background;
mod cues;
mod lexis;
mod lines;
mod places;
mod speech;

pub use article::{Distance, ReadArticle, Word};
pub use background::Background;
pub use lexis::{Lexis, Stem};

use std::ops::Range;

use otherwords_text::Language;

use article::Reader;
use places::Places;

pub(crate) use places::Place;

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
    /// Positions of words of the text that do not count (boilerplate, passages that another article
    /// had before), sorted and apart from each other.
    pub set_aside: Vec<Range<u32>>,
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
    /// Where each of them stands.
    places: Places,
    /// Whether each outlet is one of those that are asked about; the others are what it is set against.
    targets: Vec<bool>,
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
            targets: vec![true; outlets.len()],
            outlets,
            places: Places::new(&articles, lexis.stems.len()),
            articles,
            lexis,
        }
    }

    /// The same, with only some of the outlets asked about.
    pub(crate) fn about(self, targets: &[String]) -> Self {
        let outlets = self.outlets.iter();
        let targets = outlets.map(|outlet| targets.contains(outlet));
        Self {
            targets: targets.collect(),
            ..self
        }
    }

    /// Whether an outlet, by its place, is asked about.
    pub(crate) fn is_target(&self, outlet: usize) -> bool {
        self.targets[outlet]
    }

    /// Where a stem stands, headlines included, in the order of articles and words.
    pub(crate) fn places(&self, stem: u32) -> &[Place] {
        self.places.of(stem)
    }

    /// The article of a place.
    pub(crate) fn article(&self, place: Place) -> &ReadArticle {
        &self.articles[place.article as usize]
    }

    /// How often each outlet has a stem in its bodies.
    pub(crate) fn counts(&self, stem: u32) -> Vec<u32> {
        let in_body = |place: &Place| place.at as usize >= self.article(*place).body_from;
        self.count(stem, in_body)
    }

    /// How often each outlet has a stem, headlines included.
    pub(crate) fn counts_with_headlines(&self, stem: u32) -> Vec<u32> {
        self.count(stem, |_| true)
    }

    /// Stems that each outlet prints and that are not counted for it, sorted: those of words that do not
    /// count, the parts of words with hyphens (*tax* and *16* of *tax-generated* and *16-year*), and words
    /// that it spells with other marks (*Moise*, *Moïse*). It does not leave them out.
    pub(crate) fn also_printed(&self) -> Vec<Vec<u32>> {
        let parts = self.lexis.parts(self.language);
        let spellings = self.lexis.other_spellings();
        let mut stems = vec![Vec::new(); self.outlets.len()];
        for article in &self.articles {
            let its: &mut Vec<u32> = &mut stems[article.outlet];
            its.extend(&article.set_aside);
            let whole = article.words.iter().map(|word| &word.stem);
            let whole = whole.chain(&article.set_aside);
            its.extend(whole.clone().filter_map(|stem| parts.get(stem)).flatten());
            its.extend(whole.filter_map(|stem| spellings.get(stem)).flatten());
        }
        for its in &mut stems {
            its.sort_unstable();
            its.dedup();
        }
        stems
    }

    fn count(&self, stem: u32, fits: impl Fn(&Place) -> bool) -> Vec<u32> {
        let mut counts = vec![0; self.outlets.len()];
        for place in self.places(stem).iter().filter(|place| fits(place)) {
            counts[self.article(*place).outlet] += 1;
        }
        counts
    }

    /// Words of the bodies of each outlet.
    pub(crate) fn lengths(&self) -> Vec<u64> {
        let by_layer = self.words_by_layer();
        by_layer.iter().map(|layers| layers.iter().sum()).collect()
    }

    /// The same by layer, in the order of [`Layer::ALL`].
    pub(crate) fn words_by_layer(&self) -> Vec<[u64; 3]> {
        let mut words = vec![[0; 3]; self.outlets.len()];
        for article in &self.articles {
            for word in article.body() {
                words[article.outlet][word.layer as usize] += 1;
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::examples::coverage;

    #[test]
    fn the_parts_of_words_with_hyphens_are_printed() {
        let coverage = coverage(&[
            ("A", "The levy-funded bridge has a 16-year history."),
            ("B", "The levy paid for 16 bridges; the lantern did not."),
        ]);
        let stem = |form: &str| {
            let mut stems = (0u32..).zip(&coverage.lexis.stems);
            stems.find(|(_, stem)| stem.form == form).expect(form).0
        };
        let printed = coverage.also_printed();
        let has = |form: &str| printed[0].contains(&stem(form));
        assert!(has("levy") && has("16"));
        assert!(!has("lantern") && printed[1].is_empty());
    }

    #[test]
    fn a_name_with_other_marks_is_printed() {
        let coverage = coverage(&[
            ("A", "They saw Larn Moïse in Oslo."),
            ("B", "They saw Larn Moise; Moise left."),
        ]);
        let form = |stem: &u32| coverage.lexis.stem(*stem).form.as_str();
        let printed = coverage.also_printed();
        assert!(printed[0].iter().map(form).any(|form| form == "moise"));
        assert!(printed[1].iter().map(form).any(|form| form == "moïse"));
        assert!(!printed[0].iter().map(form).any(|form| form == "oslo"));
    }
}

#[cfg(test)]
pub(crate) mod examples {
    use super::*;
    use crate::knowledge::Knowledge;

    /// Short English texts as the coverage of an event, each with its outlet.
    pub(crate) fn coverage(texts: &[(&str, &str)]) -> Coverage {
        let undated = texts.iter().map(|(outlet, body)| (*outlet, *body, None));
        dated(&undated.collect::<Vec<_>>())
    }

    /// The same with their days.
    pub(crate) fn dated(texts: &[(&str, &str, Option<jiff::civil::Date>)]) -> Coverage {
        let knowledge = Knowledge::of(Language::ENGLISH);
        let sources = texts
            .iter()
            .enumerate()
            .map(|(number, (outlet, body, date))| Source {
                outlet: (*outlet).to_owned(),
                id: number.to_string(),
                body: (*body).to_owned(),
                date: *date,
                ..Source::default()
            });
        let background = Background::none(&knowledge);
        Coverage::read("event", Language::ENGLISH, sources.collect(), &background)
    }
}
