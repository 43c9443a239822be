//! Which words are said of which referent: modifiers and predicates within three words of it in its
//! sentence, and the manner in which something was done ("in a relaxed and friendly fashion"),
//! which is said of the nouns before it.

use otherwords_lexicon::WordClass;
use otherwords_text::{Layer, Tone};

use crate::coverage::{Coverage, Distance, ReadArticle, Stem, Word};
use crate::knowledge::is_modifier;

/// Words on either side that count as said of a referent.
const WINDOW: usize = 3;
/// Words before a manner noun in which its modifiers stand.
const MANNER: usize = 6;
/// Words before a manner noun in which what it is about stands.
const ABOUT: usize = 14;

/// Something said of a referent, at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub(super) referent: u32,
    pub(super) descriptor: u32,
    pub(super) outlet: usize,
    pub(super) article: usize,
    /// Place of the descriptor among the words of the article.
    pub(super) at: usize,
}

/// Everything said of anything in an event, sorted by referent, descriptor and place.
pub(super) struct Descriptions {
    said: Vec<Said>,
}

impl Descriptions {
    pub(super) fn find(coverage: &Coverage) -> Self {
        let mut said = Vec::new();
        for (number, article) in coverage.articles.iter().enumerate() {
            let finder = Finder {
                coverage,
                article,
                number,
            };
            for sentence in &article.sentences {
                finder.near(sentence.clone(), &mut said);
                finder.manner(sentence.clone(), &mut said);
            }
        }
        said.sort_unstable();
        said.dedup_by_key(|said| (said.referent, said.descriptor, said.article, said.at));
        Self { said }
    }

    /// What is said of a referent.
    pub(super) fn of(&self, referent: u32) -> &[Said] {
        let start = self.said.partition_point(|said| said.referent < referent);
        let end = self.said.partition_point(|said| said.referent <= referent);
        &self.said[start..end]
    }
}

struct Finder<'c> {
    coverage: &'c Coverage,
    article: &'c ReadArticle,
    number: usize,
}

impl Finder<'_> {
    /// Descriptors near a referent.
    fn near(&self, sentence: std::ops::Range<usize>, said: &mut Vec<Said>) {
        for of in sentence.clone() {
            if !self.may_be_referent(of) {
                continue;
            }
            let from = of.saturating_sub(WINDOW).max(sentence.start);
            let to = (of + WINDOW + 1).min(sentence.end);
            let places = (from..to).filter(|at| *at != of && self.is_descriptor(*at));
            said.extend(places.map(|at| self.said(at, of)));
        }
    }

    /// Modifiers before a manner noun, said of the nouns shortly before them: in "the meeting took
    /// place in a relaxed atmosphere" the nearest is "place".
    fn manner(&self, sentence: std::ops::Range<usize>, said: &mut Vec<Said>) {
        let manner_nouns = self.coverage.language.pack().manner_nouns;
        for place in sentence.clone() {
            let (term, _) = &self.coverage.lexis.terms[self.article.words[place].term as usize];
            if !manner_nouns.contains(&term.as_str()) {
                continue;
            }
            let from = place.saturating_sub(MANNER).max(sentence.start);
            let modifiers: Vec<usize> = (from..place)
                .rev()
                .take_while(|at| self.continues(*at))
                .filter(|at| self.is_descriptor(*at))
                .collect();
            let Some(first) = modifiers.last() else {
                continue;
            };
            let about = first.saturating_sub(ABOUT).max(sentence.start)..*first;
            for of in about.filter(|at| self.may_be_referent(*at)) {
                said.extend(modifiers.iter().map(|at| self.said(*at, of)));
            }
        }
    }

    /// Whether a string of modifiers goes on: modifiers, participles ("relaxed") among them, and
    /// function words between them.
    fn continues(&self, at: usize) -> bool {
        let entry = self.entry(at);
        entry.stop || self.may_describe(entry)
    }

    fn may_be_referent(&self, at: usize) -> bool {
        self.entry(at).may_be_referent()
    }

    /// Whether a word describes, and the outlet says so in its own voice and stands by it.
    fn is_descriptor(&self, at: usize) -> bool {
        let word: &Word = &self.article.words[at];
        let entry = self.coverage.lexis.stem(word.stem);
        let farthest = if self.is_modifier(entry) {
            Distance::Attributed
        } else {
            Distance::None
        };
        let pack = self.coverage.language.pack();
        word.layer == Layer::Voice
            && word.distance <= farthest
            && entry.is_content()
            && entry.is_telling()
            && self.may_describe(entry)
            && pack.reporting_tone(&entry.form) != Some(Tone::Neutral)
    }

    /// Modifiers and verbs; where word classes are unknown, whatever is no noun by its capital.
    fn may_describe(&self, entry: &Stem) -> bool {
        entry
            .class()
            .is_none_or(|class| is_modifier(class) || class == WordClass::Verb)
    }

    fn is_modifier(&self, entry: &Stem) -> bool {
        entry.class().is_some_and(is_modifier)
    }

    fn entry(&self, at: usize) -> &Stem {
        self.coverage.lexis.stem(self.article.words[at].stem)
    }

    fn said(&self, at: usize, of: usize) -> Said {
        Said {
            referent: self.article.words[of].stem,
            descriptor: self.article.words[at].stem,
            outlet: self.article.outlet,
            article: self.number,
            at,
        }
    }
}
