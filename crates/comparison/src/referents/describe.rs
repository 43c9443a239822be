//! Which words are said of which referent: the modifiers that lead up to it, modifiers behind it that
//! lead up to nothing else, predicates within three words of it, and the manner in which something was done ("in a relaxed and friendly fashion"),
//! which is said of the nouns before it; and what is said of *it* is said of the thing named last.

use std::ops::Range;

use otherwords_lexicon::WordClass;
use otherwords_text::{Layer, Tone};

use crate::coverage::{Coverage, Distance, ReadArticle, Stem, Word};
use crate::knowledge::is_modifier;

/// Words on either side that count as said of a referent.
const WINDOW: usize = 3;
/// Words before a referent in which the modifiers that lead up to it stand.
const STRING: usize = 5;
/// Words before a manner noun in which its modifiers stand.
const MANNER: usize = 6;
/// Words before a manner noun, or a pronoun, in which what it is about stands.
const ABOUT: usize = 14;
/// Words after *it was* in which it is described.
const PREDICATE: usize = 6;

/// An English participle that begins so is no form of a verb: nobody *undocuments* anybody.
const DENYING: &str = "un";

/// Something said of a referent, at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub(super) referent: u32,
    pub(super) descriptor: u32,
    pub(super) outlet: usize,
    pub(super) article: usize,
    /// Place of the descriptor among the words of the article.
    pub(super) at: usize,
    /// Whether it says what the referent is like; else what it does or what is done to it.
    pub(super) modifies: bool,
    /// The form in which the referent stands there.
    of: u32,
}

/// Everything said of anything in an event, sorted by referent, descriptor and place.
pub(super) struct Descriptions {
    said: Vec<Said>,
}

impl Descriptions {
    /// `only` are the forms of referents that are asked for, if only those are.
    pub(super) fn find(coverage: &Coverage, only: Option<&[u32]>) -> Self {
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
                finder.of_pronoun(sentence.clone(), &mut said);
            }
        }
        said.retain(|said: &Said| only.is_none_or(|forms| forms.contains(&said.of)));
        said.sort_unstable();
        said.dedup_by(|next, kept| {
            let place = |said: &Said| (said.referent, said.descriptor, said.article, said.at);
            let same = place(next) == place(kept);
            kept.modifies |= same && next.modifies;
            same
        });
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
    /// What is said near a referent: the modifiers that belong to it, and other descriptors close by.
    fn near(&self, sentence: Range<usize>, said: &mut Vec<Said>) {
        for of in sentence.clone() {
            if !self.may_be_referent(of) {
                continue;
            }
            let from = of.saturating_sub(WINDOW).max(sentence.start);
            let to = (of + WINDOW + 1).min(sentence.end);
            let close = (from..to).filter(|at| {
                let known = self.is_modifier(*at);
                *at != of && (!known || *at > of && !self.leads(*at, sentence.end))
            });
            let places = self.string_before(of, sentence.start).chain(close);
            let places = places.filter(|at| self.is_descriptor(*at));
            said.extend(places.map(|at| self.said(at, of, false)));
        }
    }

    /// The modifiers in the string of words that ends in a noun: *normal and routine diplomatic* of
    /// a meeting, however many. Nouns may stand between, as in *tense trade talks*; before a name
    /// only offices may, since in *during the tense meeting Mr X said* nothing is tense about him.
    fn string_before(&self, of: usize, start: usize) -> impl Iterator<Item = usize> + '_ {
        let of_name = self.entry(of).name;
        let pack = self.coverage.language.pack();
        let joins = move |at: usize| {
            let entry = self.entry(at);
            let term = self.term(at);
            let is_noun = entry.may_be_referent();
            let carries = is_noun && (!of_name || entry.name || pack.role_words.contains(&term));
            let between = entry.stop
                && !pack.determiners.contains(&term)
                && at > start
                && self.is_modifier(at - 1)
                && self.is_modifier(at + 1);
            self.is_modifier(at) || carries || between
        };
        (start.max(of.saturating_sub(STRING))..of)
            .rev()
            .take_while(move |at| joins(*at))
            .filter(|at| self.is_modifier(*at))
    }

    /// Whether a modifier leads up to a noun behind it, and so belongs to that one.
    fn leads(&self, at: usize, end: usize) -> bool {
        let behind = (at + 1..end).find(|next| !self.is_modifier(*next));
        behind.is_some_and(|next| self.may_be_referent(next))
    }

    /// Modifiers before a manner noun, said of the nouns shortly before them: in "the meeting took
    /// place in a relaxed atmosphere" the nearest is "place".
    fn manner(&self, sentence: Range<usize>, said: &mut Vec<Said>) {
        let manner_nouns = self.coverage.language.pack().manner_nouns;
        for place in sentence.clone() {
            if !manner_nouns.contains(&self.term(place)) {
                continue;
            }
            let from = place.saturating_sub(MANNER).max(sentence.start);
            let modifiers: Vec<usize> = (from..place)
                .rev()
                .take_while(|at| self.continues(*at))
                .filter(|at| self.is_predicate(*at))
                .collect();
            let Some(first) = modifiers.last() else {
                continue;
            };
            let about = first.saturating_sub(ABOUT).max(sentence.start)..*first;
            for of in about.filter(|at| self.may_be_referent(*at)) {
                said.extend(modifiers.iter().map(|at| self.said(*at, of, true)));
            }
        }
    }

    /// Modifiers after *it was*, said of the nearest thing before it: "the minister had asked him to the
    /// meeting, and it was relaxed and friendly". Offices are held by people.
    fn of_pronoun(&self, sentence: Range<usize>, said: &mut Vec<Said>) {
        let pack = self.coverage.language.pack();
        for at in sentence.clone() {
            let is_subject = pack.thing_pronouns.contains(&self.term(at))
                && at + 1 < sentence.end
                && pack.copulas.contains(&self.term(at + 1));
            if !is_subject {
                continue;
            }
            let is_thing = |of: &usize| {
                let is_person = self.entry(*of).name || pack.role_words.contains(&self.term(*of));
                self.may_be_referent(*of) && !is_person
            };
            let before = at.saturating_sub(ABOUT).max(sentence.start)..at;
            let behind = at + 2..(at + 2 + PREDICATE).min(sentence.end);
            let predicate = behind.take_while(|at| self.continues(*at));
            if let Some(of) = before.rev().find(is_thing) {
                let places = predicate.filter(|at| self.is_predicate(*at));
                said.extend(places.map(|at| self.said(at, of, true)));
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
        let is_modifier = self.is_modifier(at);
        let farthest = if is_modifier {
            Distance::Attributed
        } else {
            Distance::None
        };
        self.describes(at, farthest)
    }

    /// The same behind *it was* and before a manner noun, where a participle ("relaxed") is a modifier.
    fn is_predicate(&self, at: usize) -> bool {
        self.describes(at, Distance::Attributed)
    }

    fn describes(&self, at: usize, farthest: Distance) -> bool {
        let word: &Word = &self.article.words[at];
        let entry = self.coverage.lexis.stem(word.stem);
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

    fn is_modifier(&self, at: usize) -> bool {
        self.entry(at).class().is_some_and(is_modifier) || self.is_participle_before_noun(at)
    }

    /// Whether a participle stands before a noun as an adjective does: *undocumented immigrants*, *the
    /// detained immigrants*, and not *officers detained immigrants* or *they have detained immigrants*.
    fn is_participle_before_noun(&self, at: usize) -> bool {
        let sentence = &self.article.sentences[self.article.words[at].sentence as usize];
        let (term, entry) = (self.term(at), self.entry(at));
        let is_participle = entry.class() == Some(WordClass::Verb)
            && entry.may_be(WordClass::Adjective)
            && (term.ends_with("ed") || term.ends_with("ing"));
        let has_noun = at + 1 < sentence.end && self.may_be_referent(at + 1);
        let is_verb = at > sentence.start && {
            let before = self.entry(at - 1);
            before.name
                || before.class() == Some(WordClass::Noun)
                || self
                    .coverage
                    .language
                    .pack()
                    .before_verbs
                    .contains(&self.term(at - 1))
        };
        is_participle && has_noun && (!is_verb || term.starts_with(DENYING))
    }

    fn entry(&self, at: usize) -> &Stem {
        self.coverage.lexis.stem(self.article.words[at].stem)
    }

    fn term(&self, at: usize) -> &str {
        let term = self.article.words[at].term as usize;
        self.coverage.lexis.terms[term].0.as_str()
    }

    fn said(&self, at: usize, of: usize, manner: bool) -> Said {
        Said {
            modifies: manner
                || self.entry(at).class() != Some(WordClass::Verb)
                || self.is_participle_before_noun(at),
            referent: self.article.words[of].stem,
            of: self.article.words[of].term,
            descriptor: self.article.words[at].stem,
            outlet: self.article.outlet,
            article: self.number,
            at,
        }
    }
}
