//! Where an outlet keeps its distance from words that stand in no quotation marks: denial just
//! before, a hedge just before, or attribution anywhere in the sentence. The cues are data, one list
//! a language; how far they reach is the same for all.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use otherwords_text::Language;

use super::article::{Distance, ReadArticle, Word};
use super::lexis::Lexis;

/// Words behind a denial that are denied.
const DENIED: usize = 3;
/// Words behind a hedge that are hedged.
const HEDGED: usize = 4;

/// Cues by the number of their first word.
struct Cues {
    by_first: HashMap<u32, Vec<(Vec<u32>, Distance)>>,
    /// Words that take what follows for given: *did not change its position* does not deny the position.
    possessives: HashSet<u32>,
    /// Words across which no cue reaches.
    limits: HashSet<u32>,
}

/// Marks every word of every article with its distance.
pub(super) fn mark(articles: &mut [ReadArticle], lexis: &Lexis, language: Language) {
    let cues = Cues::new(lexis, language);
    for article in articles {
        for sentence in 0..article.sentences.len() {
            let range = article.sentences[sentence].clone();
            mark_sentence(&mut article.words[range], &article.text, &cues);
        }
    }
}

fn mark_sentence(words: &mut [Word], text: &str, cues: &Cues) {
    let found: Vec<(Range<usize>, Distance)> = (0..words.len())
        .filter_map(|at| cues.at(words, at))
        .collect();
    let attributes = |(_, distance): &(Range<usize>, Distance)| *distance == Distance::Hedged;
    if found.iter().any(attributes) {
        for word in words.iter_mut() {
            word.distance = Distance::Attributed;
        }
    }
    for (cue, distance) in found {
        let reach = if distance == Distance::Denied {
            DENIED
        } else {
            HEDGED
        };
        let farthest = (cue.end + reach).min(words.len());
        let end = (cue.end..farthest).find(|at| cues.end_before(words, text, cue.end, *at));
        for word in &mut words[cue.end..end.unwrap_or(farthest)] {
            word.distance = word.distance.max(distance);
        }
    }
}

impl Cues {
    fn new(lexis: &Lexis, language: Language) -> Self {
        let numbers: HashMap<&str, u32> = (0u32..)
            .zip(&lexis.terms)
            .map(|(number, (term, _))| (term.as_str(), number))
            .collect();
        let pack = language.pack();
        let hedges = pack
            .attribution_cues
            .iter()
            .map(|cue| (cue, Distance::Hedged));
        let denials = pack.denial_cues.iter().map(|cue| (cue, Distance::Denied));
        let mut by_first: HashMap<u32, Vec<(Vec<u32>, Distance)>> = HashMap::new();
        for (cue, distance) in hedges.chain(denials) {
            let words: Option<Vec<u32>> = cue
                .split(' ')
                .map(|word| numbers.get(word).copied())
                .collect();
            if let Some(words) = words {
                by_first
                    .entry(words[0])
                    .or_default()
                    .push((words, distance));
            }
        }
        let numbered = |words: &[&str]| {
            let words = words.iter();
            words
                .filter_map(|word| numbers.get(word).copied())
                .collect()
        };
        Self {
            by_first,
            possessives: numbered(pack.possessives),
            limits: numbered(pack.cue_limits),
        }
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
    fn at(&self, words: &[Word], at: usize) -> Option<(Range<usize>, Distance)> {
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
            .filter(|(cue, _)| begins(cue))
            .max_by_key(|(cue, distance)| (cue.len(), *distance))?;
        Some((at..at + longest.0.len(), longest.1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Background, Coverage, Source};
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn words_are_told_apart_by_how_far_the_outlet_stands_from_them() {
        let rows = [
            ("They lodged a protest on Monday.", Distance::None),
            ("There was no protest on Monday.", Distance::Denied),
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
        ];
        let knowledge = Knowledge::without_vectors(Language::ENGLISH);
        for (body, expected) in rows {
            let source = Source {
                outlet: "A".to_owned(),
                body: body.to_owned(),
                ..Source::default()
            };
            let coverage = Coverage::read(
                "e",
                Language::ENGLISH,
                vec![source],
                &Background::none(&knowledge),
            );
            let words = &coverage.articles[0].words;
            let protest = |word: &&Word| coverage.lexis.stem(word.stem).stem == "protest";
            let found = words.iter().find(protest).map(|word| word.distance);
            let attributed = if body.contains("hyped") {
                Distance::Attributed
            } else {
                expected
            };
            assert_eq!(found, Some(attributed), "{body}");
        }
    }
}
