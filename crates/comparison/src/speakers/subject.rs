//! Who does what a reporting verb tells: the subject of the verb, found by rule from where it stands.
//! It stands just before the verb, or just behind it where the verb follows what was said; between the
//! two there may be an aside between commas, a clause with *who*, or what a preposition has. Whoever is
//! told or spoken of is none.

use std::ops::Range;

use otherwords_lexicon::WordClass;
use otherwords_text::{Layer, Pack, Tone};

use super::naming::{
    grown, is_name_of_speaker, is_office, is_part_of_name, is_written_as_name, office, touch,
    touches,
};
use crate::coverage::{Coverage, ReadArticle};

/// Words behind a verb in which its subject ends.
const BEHIND: usize = 8;
/// Marks at which an aside begins or ends.
const MARKS: [char; 5] = [',', '(', ')', '–', '—'];

/// Who a verb says something of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The words that name him.
    Named(Range<usize>),
    /// Whoever was named last: *he*, *they*.
    NamedBefore,
}

/// The subject of a reporting verb, where one is named.
pub(super) fn subject(coverage: &Coverage, read: &ReadArticle, verb: usize) -> Option<Subject> {
    let sentence = Sentence {
        coverage,
        read,
        pack: coverage.language.pack(),
        words: read.sentences[read.words[verb].sentence as usize].clone(),
    };
    let behind_speech = || sentence.behind_speech(verb);
    let anywhere = || {
        sentence
            .pack
            .subject_may_follow
            .then(|| sentence.behind(verb))
    };
    behind_speech()
        .or_else(|| sentence.before(verb))
        .or_else(|| anywhere().flatten())
}

/// Whether a verb form has no subject of its own: *adding*.
pub(super) fn is_participle(pack: &Pack, term: &str) -> bool {
    let ends = pack.participle_endings;
    ends.iter().any(|end| term.ends_with(end))
}

/// The sentence of a verb.
struct Sentence<'c> {
    coverage: &'c Coverage,
    read: &'c ReadArticle,
    pack: &'static Pack,
    words: Range<usize>,
}

impl Sentence<'_> {
    fn term(&self, at: usize) -> &str {
        &self.coverage.lexis.terms[self.read.words[at].term as usize].0
    }

    fn is_of(&self, at: usize, class: WordClass) -> bool {
        let stem = self.coverage.lexis.stem(self.read.words[at].stem);
        stem.class() == Some(class)
    }

    fn is_voice(&self, at: usize) -> bool {
        self.read.words[at].layer == Layer::Voice
    }

    /// Whether a mark stands between a word and the next, or behind the last one.
    fn is_marked(&self, at: usize) -> bool {
        let words = &self.read.words;
        let end = words
            .get(at + 1)
            .map_or(self.read.text.len(), |next| next.start as usize);
        let between = self.read.text.get(words[at].end as usize..end);
        at + 1 == self.words.end || between.is_some_and(|between| between.contains(MARKS))
    }

    /// The subject behind a verb that follows what was said: *“It was late,” said Mary Holt*. In the outlet's
    /// own words nothing may stand behind it, and the verb must be one that has no object: *Mary Holt, a
    /// nurse, said John was late*, *They came, praised Mary Holt and left*.
    fn behind_speech(&self, verb: usize) -> Option<Subject> {
        let last = verb
            .checked_sub(1)
            .filter(|last| self.words.contains(last))?;
        let is_quoted = !self.is_voice(last);
        let is_open = |subject: &Subject| match subject {
            Subject::Named(name) => is_quoted || self.is_marked(name.end - 1),
            Subject::NamedBefore => true,
        };
        let has_no_object = self.pack.reporting_tone(self.term(verb)) == Some(Tone::Neutral);
        let may_be = is_quoted || has_no_object && self.is_marked(last);
        may_be.then(|| self.behind(verb))?.filter(is_open)
    }

    /// The subject just behind a verb.
    fn behind(&self, verb: usize) -> Option<Subject> {
        let term = self.term(verb);
        let from = verb + 1;
        if self.pack.telling_verbs.contains(&term)
            || is_participle(self.pack, term)
            || !self.words.contains(&from)
            || self.is_marked(verb)
        {
            return None;
        }
        if self.pack.speaking_pronouns.contains(&self.term(from)) {
            return Some(Subject::NamedBefore);
        }
        let is_determiner = self.pack.determiners.contains(&self.term(from));
        let from = from + usize::from(is_determiner);
        let farthest = self.words.end.min(from + BEHIND);
        let ends = |at: &usize| !self.is_nominal(*at) || *at > from && !touch(self.read, *at - 1);
        let end = (from..farthest).find(ends).unwrap_or(farthest);
        // What the noun phrase ends with speaks (*a Kazakh cook* is no Kazakh); days may follow it.
        let is_plain = |at: &usize| self.coverage.lexis.stem(self.read.words[*at].stem).plain;
        let last = (from..end).rev().find(|at| !is_plain(at))?;
        self.speaker(last)
            .map(|name| Subject::Named(name.start.max(from)..name.end))
    }

    /// The subject before a verb.
    fn before(&self, verb: usize) -> Option<Subject> {
        let mut end = self.without_auxiliaries(verb)?;
        // Where an aside was passed over, the mark before it says nothing any more.
        let mut is_passed = false;
        let mut aside = None;
        loop {
            end = self.without_adverbs(end);
            let last = end
                .checked_sub(1)
                .filter(|last| self.words.contains(last))?;
            if self.is_marked(last) && !is_passed {
                end = self.opening(last)?;
                let is_whole = |name: &Range<usize>| name.start == end && self.is_name(name);
                aside = self.speaker(last).filter(is_whole);
                is_passed = true;
                continue;
            }
            let term = self.term(last);
            if !self.is_voice(last) {
                return None;
            }
            if self.pack.speaking_pronouns.contains(&term) {
                return Some(Subject::NamedBefore);
            }
            if self.pack.relative_pronouns.contains(&term) {
                (end, is_passed) = (last, true);
                continue;
            }
            let phrase = self.phrase(last)?;
            let lead = self.lead(phrase.start);
            let was_passed = std::mem::replace(&mut is_passed, false);
            if let Some(relative) = self.relative_before(lead) {
                (end, is_passed) = (relative, true);
            } else if let Some(preposition) = self.preposition_before(lead) {
                if self.opens_clause(preposition) {
                    return self.behind_place(phrase, lead);
                }
                end = preposition;
            } else if let Some(name) = self.speaker(last) {
                // "The mayor of Larnmouth, Mary Holt, said": the aside names the office; one word may be where
                // Larnmouth lies.
                let names = |aside: &Range<usize>| was_passed || aside.len() > 1;
                let aside = aside.filter(names).filter(|_| !self.is_name(&name));
                return Some(Subject::Named(aside.unwrap_or(name)));
            } else if was_passed && lead > self.words.start && self.is_marked(lead - 1) {
                // "Mary Holt, 45, a nurse, said": one aside after the other.
                (end, is_passed) = (lead, true);
            } else {
                return None;
            }
        }
    }

    /// The place before a verb and its auxiliaries; `None` where the subject is told, described or asked: *was
    /// told*.
    fn without_auxiliaries(&self, verb: usize) -> Option<usize> {
        let mut end = verb;
        let mut is_passive = false;
        loop {
            end = self.without_adverbs(end);
            let last = end.checked_sub(1).filter(|last| self.words.contains(last));
            let term = last.map(|last| self.term(last));
            let is_be = term.is_some_and(|term| self.pack.forms_of_be.contains(&term));
            let helps = term.is_some_and(|term| self.pack.auxiliaries.contains(&term));
            if !is_be && !helps {
                break;
            }
            is_passive |= is_be;
            end -= 1;
        }
        let is_done_to = is_passive && !is_participle(self.pack, self.term(verb));
        (!is_done_to).then_some(end)
    }

    fn without_adverbs(&self, mut end: usize) -> usize {
        let is_adverb = |at: usize| {
            let is_small = self.pack.small_adverbs.contains(&self.term(at));
            is_small || self.is_of(at, WordClass::Adverb)
        };
        while end > self.words.start && touch(self.read, end - 1) && is_adverb(end - 1) {
            end -= 1;
        }
        end
    }

    /// The first word of the aside that ends with a word, where there is one.
    fn opening(&self, last: usize) -> Option<usize> {
        let mut before = (self.words.start..last).rev();
        let opens = |at: &usize| self.is_voice(*at) && self.is_marked(*at);
        before.find(opens).map(|at| at + 1)
    }

    /// The name, office or other noun that ends with a word, with what belongs to it.
    fn phrase(&self, last: usize) -> Option<Range<usize>> {
        let mut from = self.speaker(last).map(|name| name.start);
        if from.is_none() && self.is_nominal(last) {
            let goes_on = |at: &usize| self.is_nominal(*at) && touches(self.read, *at);
            let before = (self.words.start..last).rev();
            from = Some(last - before.take_while(goes_on).count());
        }
        Some(from?..last + 1)
    }

    /// The name or office that ends with a word.
    fn speaker(&self, last: usize) -> Option<Range<usize>> {
        let (coverage, read) = (self.coverage, self.read);
        let name = grown(coverage, read, last, self.words.clone());
        if is_written_as_name(coverage, read, last) && self.is_name(&name) {
            return is_name_of_speaker(coverage, read, name.clone()).then_some(name);
        }
        let is_office = self.is_office(last);
        is_office.then(|| office(coverage, read, last, self.words.clone()))
    }

    fn is_name(&self, words: &Range<usize>) -> bool {
        let is_part = |at: usize| is_part_of_name(self.coverage, self.read, at);
        words.clone().any(is_part)
    }

    fn is_office(&self, at: usize) -> bool {
        is_office(self.coverage, self.read, at)
    }

    /// Whether a word may be part of what a noun names: no word of grammar and no verb.
    fn is_nominal(&self, at: usize) -> bool {
        let stem = self.coverage.lexis.stem(self.read.words[at].stem);
        let is_verb = !stem.name && stem.class() == Some(WordClass::Verb);
        let says = self.pack.reporting_tone(self.term(at)).is_some();
        self.is_voice(at) && !stem.stop && !says && (!is_verb || self.is_office(at))
    }

    /// The first of the articles, titles and adjectives before a name or noun.
    fn lead(&self, mut from: usize) -> usize {
        let leads = |at: usize| {
            let stem = self.coverage.lexis.stem(self.read.words[at].stem);
            let is_title = stem.honorific || self.pack.role_words.contains(&self.term(at));
            is_title
                || self.pack.determiners.contains(&self.term(at))
                || self.is_of(at, WordClass::Adjective)
        };
        while from > self.words.start && touch(self.read, from - 1) && leads(from - 1) {
            from -= 1;
        }
        from
    }

    /// The pronoun of the clause in which a name or noun stands behind its verb: *officials who met Mary Holt*.
    fn relative_before(&self, lead: usize) -> Option<usize> {
        let before = (self.words.start..lead).rev();
        let mut clause = before.take_while(|at| touches(self.read, *at));
        let is_pronoun = |at: &usize| self.pack.relative_pronouns.contains(&self.term(*at));
        clause.find(is_pronoun).filter(|pronoun| pronoun + 1 < lead)
    }

    fn preposition_before(&self, lead: usize) -> Option<usize> {
        let before = lead.checked_sub(1).filter(|at| self.words.contains(at))?;
        let is_one = self.pack.prepositions.contains(&self.term(before));
        (is_one && !self.is_marked(before)).then_some(before)
    }

    fn opens_clause(&self, at: usize) -> bool {
        at == self.words.start || self.is_marked(at - 1) || !self.is_voice(at - 1)
    }

    /// The subject of a clause that begins with a preposition: it touches the verb, and a name is taken
    /// without what the preposition has (*In New York Mary Holt said*).
    fn behind_place(&self, phrase: Range<usize>, lead: usize) -> Option<Subject> {
        let name = self.speaker(phrase.end - 1)?;
        let from = if lead == name.start {
            name.end.saturating_sub(2)
        } else {
            name.start
        };
        Some(Subject::Named(name.start.max(from)..name.end))
    }
}
