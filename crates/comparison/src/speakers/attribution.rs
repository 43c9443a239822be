//! Who is introduced as saying something, by which verb: the reporting verbs in an outlet's own voice,
//! with their subject and the quotation in the same sentence. Headlines within a text introduce nobody.

use std::ops::Range;

use otherwords_text::{Layer, Tone};

use super::subject::{Subject, is_participle, subject};
use crate::coverage::{Coverage, ReadArticle};

/// Someone introduced as saying something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Introduction {
    pub(super) article: usize,
    /// Place of the verb among the article's words.
    pub(super) verb: usize,
    pub(super) tone: Tone,
    /// Stems of the speaker's name, in their order; empty where nobody is named.
    pub(super) speaker: Vec<u32>,
    /// The name as written.
    pub(super) name: String,
    /// Words of the quotation that the verb introduces.
    pub(super) words: u64,
}

/// The introductions of an article, in their order.
pub(super) fn introductions(
    coverage: &Coverage,
    article: usize,
    quotations: &[Range<usize>],
) -> Vec<Introduction> {
    let read = &coverage.articles[article];
    let pack = coverage.language.pack();
    let mut found: Vec<Introduction> = Vec::new();
    for verb in read.body_from..read.words.len() {
        let word = &read.words[verb];
        let term = &coverage.lexis.terms[word.term as usize].0;
        let Some(tone) = pack
            .reporting_tone(term)
            // A verb with a capital stands in a headline.
            .filter(|_| word.layer == Layer::Voice && word.capital != Some(true))
        else {
            continue;
        };
        let words = quoted(read, verb, quotations);
        // A verb without a subject has that of its sentence (*adding*), or, where a language leaves pronouns
        // out, the last one named.
        let goes_on = |last: &Introduction| {
            let is_same = read.words[last.verb].sentence == word.sentence;
            pack.speaking_pronouns.is_empty() || is_participle(pack, term) && is_same
        };
        match (subject(coverage, read, verb), found.last()) {
            (Some(Subject::Named(name)), _) => found.push(introduction(
                coverage, read, article, verb, tone, name, words,
            )),
            (subject, Some(last)) if words > 0 && (subject.is_some() || goes_on(last)) => {
                let last = last.clone();
                found.push(Introduction {
                    verb,
                    tone,
                    words,
                    ..last
                });
            }
            _ => {}
        }
    }
    found
}

fn introduction(
    coverage: &Coverage,
    read: &ReadArticle,
    article: usize,
    verb: usize,
    tone: Tone,
    name: Range<usize>,
    words: u64,
) -> Introduction {
    let (start, end) = (read.words[name.start].start, read.words[name.end - 1].end);
    let is_part = |stem: &u32| !coverage.lexis.stem(*stem).honorific;
    Introduction {
        article,
        verb,
        tone,
        speaker: read.words[name]
            .iter()
            .map(|word| word.stem)
            .filter(is_part)
            .collect(),
        name: read.text[start as usize..end as usize].to_owned(),
        words,
    }
}

/// Words of the quotations that stand in the verb's sentence, or begin in it.
fn quoted(read: &ReadArticle, verb: usize, quotations: &[Range<usize>]) -> u64 {
    let sentence = &read.sentences[read.words[verb].sentence as usize];
    let meets = |run: &&Range<usize>| run.start < sentence.end && sentence.start < run.end;
    let start = quotations.partition_point(|run| run.end <= sentence.start);
    let here = quotations[start..].iter().take_while(meets);
    here.map(|run| run.len() as u64).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;
    use crate::speakers::quotation::quotations;

    /// The names of those who say something in a text.
    fn speakers(text: &str) -> Vec<String> {
        let coverage = coverage(&[("A", text)]);
        let found = introductions(&coverage, 0, &quotations(&coverage, 0));
        found.into_iter().map(|found| found.name).collect()
    }

    #[test]
    fn only_the_subject_of_a_verb_speaks() {
        let rows: [(&str, &[&str]); 38] = [
            ("A judge told Harbour News that it was late.", &["judge"]),
            ("They told Harbour News that it was late.", &[]),
            ("He argued that the Founders were late.", &[]),
            ("It was a book which said that the Founders were late.", &[]),
            (
                "Then Mary Holt told John Fisk that it was late.",
                &["Mary Holt"],
            ),
            ("Then Mary Holt was told that it was late.", &[]),
            ("Then Mary Holt has also said it was late.", &["Mary Holt"]),
            (
                "Then Mary Holt, a nurse from Maine, said it was late.",
                &["Mary Holt"],
            ),
            (
                "Then Mary Holt, 45, a nurse from Maine, said it was late.",
                &["Mary Holt"],
            ),
            (
                "Then Mary Holt, who has met John Fisk, said it was late.",
                &["Mary Holt"],
            ),
            (
                "Then Mary Holt of Larnmouth Nurses’ Voice said it was late.",
                &["Mary Holt"],
            ),
            ("A user from Xi’an suggested it was late.", &[]),
            (
                "A retired nurse who spent ten years in Upper Larn said it was late.",
                &[],
            ),
            (
                "That day a spokesman for John Fisk said it was late.",
                &["spokesman"],
            ),
            (
                "That day officials who met John Fisk said it was late.",
                &["officials"],
            ),
            ("In New York Mary Holt said it was late.", &["Mary Holt"]),
            (
                "In Larnmouth officials said it was late.",
                &["Larnmouth officials"],
            ),
            (
                "That day the mayor, Mary Holt, said it was late.",
                &["Mary Holt"],
            ),
            (
                "The mayor of Larnmouth, Mary Holt, said it was late.",
                &["Mary Holt"],
            ),
            (
                "The mayor of Larnmouth, Maine, said it was late.",
                &["mayor"],
            ),
            ("It was late, said Mary Holt.", &["Mary Holt"]),
            (
                "“It is late, very late,” said Mary Holt of Larnmouth.",
                &["Mary Holt"],
            ),
            ("“It is late, very late,” said the mayor.", &["mayor"]),
            ("“It is late, very late,” said a Holt cook.", &[]),
            ("He came in, praised Mary Holt, and left.", &[]),
            ("They left, warning John Fisk.", &[]),
            ("They gave Mary Holt no warning.", &[]),
            ("He dismissed the false claim of Mary Holt.", &[]),
            (
                "Then Mary Holt said it was late. “It is late,” others claimed.",
                &["Mary Holt"],
            ),
            (
                "Then Mary Holt said it was late. “It is late,” the cooks said.",
                &["Mary Holt"],
            ),
            (
                "Then Mary Holt said it was late. “It is late,” she said.",
                &["Mary Holt", "Mary Holt"],
            ),
            (
                "Then Mary Holt said it was late, adding: “It is dark.”",
                &["Mary Holt", "Mary Holt"],
            ),
            (
                "Chief Constable Mary Holt said it was late.",
                &["Chief Constable Mary Holt"],
            ),
            ("Then Mary Holt, John Fisk said, was late.", &["John Fisk"]),
            ("Then Mary Holt said John Fisk was late.", &["Mary Holt"]),
            (
                "Then Mary Holt, a nurse, said John Fisk was late.",
                &["Mary Holt"],
            ),
            (
                "At the council officials from Maine said it was late.",
                &["council officials"],
            ),
            (
                "Then Mary Holt and John Fisk said it was late.",
                &["John Fisk"],
            ),
        ];
        // A name is one that the text writes with a capital everywhere.
        let found = rows.map(|(text, _)| {
            let text = format!("{text} They saw Mary Holt and John Fisk.");
            (speakers(&text), text)
        });
        let wrong = found
            .iter()
            .zip(&rows)
            .filter(|(found, row)| found.0 != row.1);
        assert_eq!(wrong.collect::<Vec<_>>(), []);
    }

    #[test]
    fn speakers_are_persons_and_roles() {
        let rows: [(&str, &[&str]); 12] = [
            (
                "They saw Mary Holt. Then Mary Holt said it was late.",
                &["Mary Holt"],
            ),
            ("In the end Oslo said it was late. He was in Oslo.", &[]),
            (
                "They were in Oslo. In the end Oslo’s foreign ministry said it was late.",
                &["Oslo’s foreign ministry"],
            ),
            (
                "At all times said the old song. He read the Larnmouth Times.",
                &[],
            ),
            ("It was a new saying. He went to New York.", &[]),
            (
                "That day senior officials said it was late.",
                &["senior officials"],
            ),
            ("The new benefits said a lot.", &[]),
            ("That day ministers said it was late.", &["ministers"]),
            (
                "They met Mary Holt. Mary Holt’s lawyer said it was late.",
                &[],
            ),
            (
                "They met Mary Holt. See also: Mary Holt Announces Third Larnmouth Garden. It was late.",
                &[],
            ),
            (
                "They met Mary Holt. Mary Holt, R-Ohio, said it was late.",
                &["Mary Holt"],
            ),
            ("They met R Holt. Then R said it was late.", &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(speakers(text), expected, "{text}");
        }
    }
}
