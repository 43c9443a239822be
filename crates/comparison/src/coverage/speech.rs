//! Which words of a sentence tell what somebody else said, without quotation marks: the clause behind a
//! reporting verb (*The owner said the strike was illegal*), or before one that closes the sentence or
//! is put into it (*The strike was illegal, the owner said*). What kind of word stands where is data.

use std::collections::HashSet;
use std::ops::Range;

use otherwords_lexicon::WordClass;
use otherwords_text::{Language, Layer};

use super::article::Word;
use super::lexis::{Lexis, Numbers};

/// Words behind a reporting verb among which the clause that it tells of opens: *told the court in May that*.
const OPENS: usize = 6;
/// Words between the mark that closes a clause and the verb that says whose it is.
const CLOSES: usize = 8;

/// The words that show indirect speech, by their numbers.
pub(super) struct Speech<'l> {
    lexis: &'l Lexis,
    verbs: HashSet<u32>,
    bare: HashSet<u32>,
    openers: HashSet<u32>,
    determiners: HashSet<u32>,
    prepositions: HashSet<u32>,
    auxiliaries: HashSet<u32>,
    /// Words behind a mark that open a clause of the outlet's own.
    links: HashSet<u32>,
}

impl<'l> Speech<'l> {
    pub(super) fn new(lexis: &'l Lexis, numbers: &Numbers<'_>, language: Language) -> Self {
        let pack = language.pack();
        let verbs = pack.reporting_verbs.iter().map(|verb| &verb.0);
        Self {
            lexis,
            verbs: numbers.of_all(verbs),
            bare: numbers.of_all(pack.bare_speech),
            openers: numbers.of_all(pack.clause_openers),
            determiners: numbers.of_all(pack.determiners),
            prepositions: numbers.of_all(pack.prepositions),
            auxiliaries: numbers.of_all(pack.auxiliaries.iter().chain(pack.forms_of_be)),
            links: numbers.of_all(pack.cue_limits.iter().chain(pack.relative_pronouns)),
        }
    }

    /// The stretches of a sentence that are somebody else's.
    pub(super) fn reported(&self, words: &[Word], text: &str) -> Vec<Range<usize>> {
        let sentence = Sentence {
            speech: self,
            words,
            text,
        };
        let is_verb =
            |at: &usize| words[*at].layer == Layer::Voice && self.verbs.contains(&words[*at].term);
        let verbs = (0..words.len()).filter(is_verb);
        let stretches = verbs.flat_map(|verb| sentence.reported_by(verb));
        stretches.flatten().collect()
    }
}

struct Sentence<'s> {
    speech: &'s Speech<'s>,
    words: &'s [Word],
    text: &'s str,
}

impl Sentence<'_> {
    /// What a reporting verb tells of, before it and behind it.
    fn reported_by(&self, verb: usize) -> [Option<Range<usize>>; 2] {
        let end = self.clause_end(verb);
        let is_bare = self.is(&self.speech.bare, verb);
        let next_mark = (verb..end)
            .find(|at| self.is_marked(*at))
            .map_or(end, |at| at + 1);
        if let Some(from) = self.opened_behind(verb, end) {
            return [None, Some(from..end)];
        }
        if self.is_marked(verb) && verb + 1 < end {
            // "The strike, the owner said, was illegal"; "Er sagte, der Streik sei illegal".
            let before = self.closed_before(verb);
            let behind = (is_bare || before.is_some()).then_some(verb + 1..end);
            return [before, behind];
        }
        if is_bare && self.has_verb(verb + 1..next_mark) {
            return [None, Some(verb + 1..end)];
        }
        let is_last = !self.has_verb(verb + 1..end) && self.tells_nothing(verb);
        let before = self.closed_before(verb).filter(|_| is_last);
        let is_clause = |before: &Range<usize>| self.may_have_verb(before.clone());
        [before.filter(is_clause), None]
    }

    fn is(&self, list: &HashSet<u32>, at: usize) -> bool {
        list.contains(&self.words[at].term)
    }

    /// What stands between a word and the next; nothing behind the last.
    fn gap(&self, at: usize) -> &str {
        let next = self.words.get(at + 1).map(|next| next.start as usize);
        let gap = next.and_then(|next| self.text.get(self.words[at].end as usize..next));
        gap.unwrap_or_default()
    }

    fn is_marked(&self, at: usize) -> bool {
        self.gap(at).contains([',', '–', '—'])
    }

    /// Where the clauses that belong together end: at a semicolon, or with the sentence.
    fn clause_end(&self, verb: usize) -> usize {
        let ends = |at: &usize| self.gap(*at).contains(';');
        let end = (verb..self.words.len()).find(ends);
        end.map_or(self.words.len(), |at| at + 1)
    }

    /// Where the clause behind a verb begins that a word opens: *said on Monday that*. Behind a noun the same word
    /// opens a clause about the noun: *announced a tax that*.
    fn opened_behind(&self, verb: usize, end: usize) -> Option<usize> {
        let mut near = verb + 1..end.min(verb + 1 + OPENS);
        let opener = near.find(|at| self.is(&self.speech.openers, *at))?;
        let has_noun = || (verb + 1..opener).any(|at| self.is(&self.speech.determiners, at));
        let is_adverbial = || self.is(&self.speech.prepositions, verb + 1);
        let is_told = self.is(&self.speech.bare, verb) || !has_noun() || is_adverbial();
        is_told.then_some(opener + 1)
    }

    /// The words before a mark before a verb and its subject.
    fn closed_before(&self, verb: usize) -> Option<Range<usize>> {
        let mut near = (verb.saturating_sub(CLOSES)..verb).rev();
        let mark = near.find(|at| self.is_marked(*at))?;
        let is_linked = self.is(&self.speech.links, mark + 1);
        (!is_linked).then_some(0..mark + 1)
    }

    /// Whether nothing stands behind a verb that would be told by it: its subject, to whom it is said, when or
    /// where. An aside ends with a comma before the verb, too: *Mary Holt, a nurse, said in May*.
    fn tells_nothing(&self, verb: usize) -> bool {
        let rest = || verb + 1..self.words.len();
        let is_adverbial = || {
            rest()
                .next()
                .is_none_or(|at| self.is(&self.speech.prepositions, at))
        };
        let is_aside = verb > 0 && self.is_marked(verb - 1) && is_adverbial();
        let is_quoted =
            |at: usize| self.words[at].layer != Layer::Voice || self.gap(at).contains(':');
        let has_object =
            !self.is(&self.speech.bare, verb) && !is_adverbial() && !self.is_inverted(verb);
        !is_aside && !has_object && !(verb..self.words.len()).any(is_quoted)
    }

    /// Whether a verb follows the clause at once, so that its subject stands behind.
    fn is_inverted(&self, verb: usize) -> bool {
        verb > 0 && self.is_marked(verb - 1)
    }

    /// Whether there is a finite verb among words, as far as that is known.
    fn has_verb(&self, mut range: Range<usize>) -> bool {
        range.any(|at| {
            self.is(&self.speech.auxiliaries, at) || self.class(at) == Some(WordClass::Verb)
        })
    }

    /// The same, with all words in whose language no classes are known.
    fn may_have_verb(&self, mut range: Range<usize>) -> bool {
        self.has_verb(range.clone()) || range.any(|at| self.class(at).is_none())
    }

    fn class(&self, at: usize) -> Option<WordClass> {
        self.speech.lexis.stem(self.words[at].stem).class()
    }
}
