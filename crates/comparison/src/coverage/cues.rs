//! Where an outlet keeps its distance from words that stand in no quotation marks: denial just
//! before, a hedge just before, or attribution: a hedge anywhere in the sentence, or indirect speech. The
//! cues are data, one list a language; how far they reach is the same for all.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use otherwords_lexicon::WordClass;
use otherwords_text::Language;

use super::article::{Distance, ReadArticle, Word};
use super::lexis::{Lexis, Numbers};
use super::speech::Speech;

/// Words behind a denial that are denied.
const DENIED: usize = 3;
/// Words behind a hedge that are hedged.
const HEDGED: usize = 4;

/// What a cue does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cue {
    /// It hedges what stands behind it: *so-called*.
    Hedge,
    /// It denies that there is what stands behind it: *no*.
    Denial,
    /// It denies what somebody does: *never*.
    VerbDenial,
    /// It begins like a denial and is none: *not only*.
    Affirmation,
}

/// Cues by the number of their first word.
struct Cues<'l> {
    lexis: &'l Lexis,
    by_first: HashMap<u32, Vec<(Vec<u32>, Cue)>>,
    /// Words that take what follows for given: *did not change its position* does not deny the position.
    possessives: HashSet<u32>,
    /// Words across which no cue reaches.
    limits: HashSet<u32>,
    forms_of_be: HashSet<u32>,
    indefinites: HashSet<u32>,
}

/// Marks every word of every article with its distance.
pub(super) fn mark(articles: &mut [ReadArticle], lexis: &Lexis, language: Language) {
    let numbers = lexis.numbers();
    let cues = Cues::new(lexis, &numbers, language);
    let speech = Speech::new(lexis, &numbers, language);
    for article in articles {
        for sentence in 0..article.sentences.len() {
            let range = article.sentences[sentence].clone();
            let words = &mut article.words[range];
            mark_reported(words, &article.text, &speech);
            mark_behind_cues(words, &article.text, &cues);
        }
    }
}

fn mark_reported(words: &mut [Word], text: &str, speech: &Speech<'_>) {
    for stretch in speech.reported(words, text) {
        for word in &mut words[stretch] {
            word.distance = Distance::Attributed;
        }
    }
}

fn mark_behind_cues(words: &mut [Word], text: &str, cues: &Cues<'_>) {
    let found: Vec<(Range<usize>, Cue)> = (0..words.len())
        .filter_map(|at| cues.at(words, at))
        .collect();
    if found.iter().any(|(_, cue)| *cue == Cue::Hedge) {
        for word in words.iter_mut() {
            word.distance = Distance::Attributed;
        }
    }
    for (place, cue) in found {
        let reached = cues.reached(words, text, &place, cue);
        let (reached, distance) = match cue {
            Cue::Hedge => (reached.collect(), Distance::Hedged),
            Cue::Denial => (reached.collect(), Distance::Denied),
            Cue::VerbDenial => (cues.denied(words, &place, reached), Distance::Denied),
            Cue::Affirmation => continue,
        };
        for at in reached {
            words[at].distance = words[at].distance.max(distance);
        }
    }
}

impl<'l> Cues<'l> {
    fn new(lexis: &'l Lexis, numbers: &Numbers<'_>, language: Language) -> Self {
        let pack = language.pack();
        let hedges = pack.attribution_cues.iter().map(|cue| (cue, Cue::Hedge));
        let denials = pack.denial_cues.iter().map(|cue| {
            let is_of_verb = pack.verb_denials.contains(cue);
            (
                cue,
                if is_of_verb {
                    Cue::VerbDenial
                } else {
                    Cue::Denial
                },
            )
        });
        let affirmations = pack.affirmations.iter().map(|cue| (cue, Cue::Affirmation));
        let mut by_first: HashMap<u32, Vec<(Vec<u32>, Cue)>> = HashMap::new();
        for (phrase, cue) in hedges.chain(denials).chain(affirmations) {
            let words: Option<Vec<u32>> = phrase.split(' ').map(|word| numbers.of(word)).collect();
            if let Some(words) = words {
                by_first.entry(words[0]).or_default().push((words, cue));
            }
        }
        Self {
            lexis,
            by_first,
            possessives: numbers.of_all(pack.possessives),
            limits: numbers.of_all(pack.cue_limits),
            forms_of_be: numbers.of_all(pack.forms_of_be),
            indefinites: numbers.of_all(pack.indefinites),
        }
    }

    /// The words behind a cue as far as it reaches.
    fn reached(&self, words: &[Word], text: &str, place: &Range<usize>, cue: Cue) -> Range<usize> {
        let reach = if cue == Cue::Hedge { HEDGED } else { DENIED };
        let farthest = (place.end + reach).min(words.len());
        let ends = |at: &usize| self.end_before(words, text, place.end, *at);
        place.end..(place.end..farthest).find(ends).unwrap_or(farthest)
    }

    /// What the denial of a verb denies of the words that it reaches: the verb, and an object that need not
    /// exist (*did not lodge a protest*); with a form of *to be*, all that something is said to be.
    fn denied(&self, words: &[Word], place: &Range<usize>, reached: Range<usize>) -> Vec<usize> {
        if self.is_of_being(words, place) {
            return reached.collect();
        }
        let verb = reached
            .clone()
            .find(|at| !self.is_of(&words[*at], WordClass::Adverb));
        let announces = |at: &usize| self.indefinites.contains(&words[*at].term);
        let object = reached.clone().find(announces).unwrap_or(reached.end);
        reached
            .filter(|at| Some(*at) == verb || *at > object)
            .collect()
    }

    /// Whether a denial stands beside a form of *to be* that helps no other verb: *was not a*, *no es una*.
    fn is_of_being(&self, words: &[Word], place: &Range<usize>) -> bool {
        let is_be = |word: &Word| self.forms_of_be.contains(&word.term);
        let before = words[..place.start].iter().rev();
        let mut before = before.skip_while(|word| self.is_of(word, WordClass::Adverb));
        let (last, next) = (&words[place.end - 1], words.get(place.end));
        let helps = next.is_some_and(|word| !is_be(word) && self.is_of(word, WordClass::Verb));
        let is_beside = before.next().is_some_and(is_be) || is_be(last) || next.is_some_and(is_be);
        is_beside && !helps
    }

    fn is_of(&self, word: &Word, class: WordClass) -> bool {
        self.lexis.stem(word.stem).class() == Some(class)
    }

    /// Whether what a cue says ends before a word behind it: at a possessive, at a limit but for the first
    /// word, and at the end of a clause.
    fn end_before(&self, words: &[Word], text: &str, cue_end: usize, at: usize) -> bool {
        let (last, word) = (&words[at - 1], &words[at]);
        let between = text.get(last.end as usize..word.start as usize);
        self.possessives.contains(&word.term)
            || at > cue_end && self.limits.contains(&word.term)
            || between.is_some_and(|marks| marks.contains([',', ';', ':', '(', '–', '—']))
    }

    /// The longest cue of the outlet's own that begins at a word.
    fn at(&self, words: &[Word], at: usize) -> Option<(Range<usize>, Cue)> {
        let begins = |cue: &[u32]| {
            let here = words[at..].iter().take(cue.len());
            here.clone().count() == cue.len() && here.zip(cue).all(|(word, cue)| word.term == *cue)
        };
        if words[at].layer != otherwords_text::Layer::Voice {
            return None;
        }
        let found = self.by_first.get(&words[at].term)?;
        let longest = found
            .iter()
            .filter(|(words, _)| begins(words))
            .max_by_key(|(words, cue)| (words.len(), *cue))?;
        Some((at..at + longest.0.len(), longest.1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Background, Coverage, Source};
    use super::*;
    use crate::knowledge::Knowledge;

    /// How far an outlet stands from a word that begins with certain letters.
    fn distance(
        body: &str,
        word: &str,
        knowledge: &Knowledge,
        language: Language,
    ) -> Option<Distance> {
        let source = Source {
            outlet: "A".to_owned(),
            body: body.to_owned(),
            ..Source::default()
        };
        let background = Background::none(knowledge);
        let coverage = Coverage::read("e", language, vec![source], &background);
        let mut words = coverage.articles[0].words.iter();
        let is_it = |found: &&Word| {
            let term = &coverage.lexis.terms[found.term as usize].0;
            term.starts_with(word)
        };
        words.find(is_it).map(|word| word.distance)
    }

    #[test]
    fn other_languages_report_speech_by_rules_of_the_same_kind() {
        let rows = [
            (
                "de",
                "Der Richter sagte, dass der Streik illegal ist.",
                "streik",
                Distance::Attributed,
            ),
            (
                "de",
                "Der Richter sagte, der Streik sei illegal.",
                "streik",
                Distance::Attributed,
            ),
            (
                "de",
                "Der Streik war illegal, sagte der Richter.",
                "streik",
                Distance::Attributed,
            ),
            (
                "de",
                "Der Streik begann am Montag.",
                "streik",
                Distance::None,
            ),
            (
                "de",
                "Der Richter hat nie den Streik verboten.",
                "streik",
                Distance::None,
            ),
            ("de", "Es war nicht ein Streik.", "streik", Distance::Denied),
            (
                "fr",
                "Le juge a déclaré lundi que la grève était illégale.",
                "grève",
                Distance::Attributed,
            ),
            (
                "fr",
                "Il n’a jamais arrêté la grève.",
                "grève",
                Distance::None,
            ),
            (
                "es",
                "El juez dijo que la huelga era ilegal.",
                "huelga",
                Distance::Attributed,
            ),
            (
                "es",
                "La huelga era ilegal, dijo el juez.",
                "huelga",
                Distance::Attributed,
            ),
            ("es", "El juez anunció la huelga.", "huelga", Distance::None),
            ("es", "No es una huelga.", "huelga", Distance::Denied),
            ("es", "No paró la huelga.", "huelga", Distance::None),
            (
                "ru",
                "Он сказал, что забастовка незаконна.",
                "забастовка",
                Distance::Attributed,
            ),
            (
                "pl",
                "Sędzia powiedział, że strajk jest nielegalny.",
                "strajk",
                Distance::Attributed,
            ),
        ];
        for (code, body, word, expected) in rows {
            let language = Language::parse(code).expect("a language we have");
            let knowledge = Knowledge::without_vectors(language);
            let found = distance(body, word, &knowledge, language);
            assert_eq!(found, Some(expected), "{body}");
        }
    }

    #[test]
    fn words_are_told_apart_by_how_far_the_outlet_stands_from_them() {
        let rows = [
            ("They lodged a protest on Monday.", Distance::None),
            ("There was no protest on Monday.", Distance::Denied),
            ("It was not only a protest but a riot.", Distance::None),
            ("The so-called protest took place.", Distance::Hedged),
            ("They hyped the visit as a protest.", Distance::None),
            ("It was a protest, Reuters reported.", Distance::Attributed),
            ("They had not changed their protest.", Distance::None),
            ("They did not lodge a protest.", Distance::Denied),
            ("Very little protest was heard.", Distance::Denied),
            ("He deplored the lack of protest.", Distance::Denied),
            ("It passed without protest.", Distance::Denied),
            ("The absence of any protest struck them.", Distance::Denied),
            ("They won’t protest.", Distance::Denied),
            ("They failed to protest.", Distance::Denied),
            ("There was no sign of protest.", Distance::Denied),
            ("They are not in protest mood.", Distance::Denied),
            ("No speaker at the protest was hurt.", Distance::None),
            ("No, the protest went on.", Distance::None),
            (
                "He did not come because protest is a right.",
                Distance::None,
            ),
            ("A little protest helps.", Distance::None),
            ("The mayor did not end the protest.", Distance::None),
            ("Guards never slowed the protest.", Distance::None),
            ("The court has not stopped the protest.", Distance::None),
            ("The court was not ending the protest.", Distance::None),
            ("They never held a protest.", Distance::Denied),
            ("They did not openly protest.", Distance::Denied),
            ("It was not a protest.", Distance::Denied),
            ("It was clearly not a protest.", Distance::Denied),
            ("It isn’t a protest.", Distance::Denied),
            ("There had not been a protest.", Distance::Denied),
            ("It was hardly a protest.", Distance::Denied),
            ("They denied the protest.", Distance::Denied),
            ("The owner said the protest was late.", Distance::Attributed),
            (
                "A judge told them in May that the protest was late.",
                Distance::Attributed,
            ),
            ("It was a protest, the owner said.", Distance::Attributed),
            ("It was a protest, said the owner.", Distance::Attributed),
            (
                "It was a protest, the owner told them on Monday.",
                Distance::Attributed,
            ),
            (
                "The protest, the owner said, was late.",
                Distance::Attributed,
            ),
            (
                "The owner warned that a protest was near.",
                Distance::Attributed,
            ),
            (
                "The owner, at the protest, said it was late.",
                Distance::None,
            ),
            (
                "After the protest, the owner said it was late.",
                Distance::None,
            ),
            ("After the protest, the owner told them.", Distance::None),
            ("The owner praised the protest.", Distance::None),
            (
                "The owner announced a protest that was late.",
                Distance::None,
            ),
            ("They told the owner of the protest.", Distance::None),
            (
                "The owner said it was late; the protest went on.",
                Distance::None,
            ),
            (
                "The protest went on, which the owner said was late.",
                Distance::None,
            ),
        ];
        let knowledge = Knowledge::without_vectors(Language::ENGLISH);
        for (body, expected) in rows {
            let found = distance(body, "protest", &knowledge, Language::ENGLISH);
            let attributed = if body.contains("hyped") {
                Distance::Attributed
            } else {
                expected
            };
            assert_eq!(found, Some(attributed), "{body}");
        }
    }
}
