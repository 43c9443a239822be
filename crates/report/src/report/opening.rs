//! The report in a paragraph: a few plain sentences, each made by rule from one finding and leading to
//! its evidence. Nothing is computed and nothing invented here: every figure is one of the report's.

mod sentences;

use serde::{Deserialize, Serialize};

use super::Report;

/// A sentence of the opening paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// Where its evidence stands on the page: the id of an element.
    pub anchor: String,
    /// Whether it states a tested difference; the others only describe.
    pub tested: bool,
}

/// A rule that makes a sentence where there is something to say.
type Rule = fn(&Report) -> Vec<Statement>;

/// The rules, in the order of their sentences.
const RULES: [Rule; 7] = [
    sentences::contested,
    sentences::referents,
    sentences::tested,
    sentences::recurring,
    sentences::contrasts,
    sentences::omissions,
    sentences::speaking,
];

/// The paragraph of a finished report.
pub(super) fn opening(report: &Report) -> Vec<Statement> {
    RULES.iter().flat_map(|rule| rule(report)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{
        Alternative, CitedArticle, Line, OutletCount, Sentence, Story, WordContrast,
    };

    /// Two outlets, each with one of two words, twice in its article.
    fn contrast(report: &mut Report, words: [&str; 2], alike: f64) -> WordContrast {
        let alternatives = ["Gazette", "Post"].into_iter().zip(words);
        let alternatives = alternatives.map(|(outlet, word)| {
            report.articles.push(CitedArticle {
                outlet: outlet.to_owned(),
                ..CitedArticle::default()
            });
            report.sentences.push(Sentence {
                article: report.articles.len() - 1,
                text: word.to_owned(),
            });
            Alternative {
                uses: vec![OutletCount {
                    outlet: outlet.to_owned(),
                    n: 2,
                }],
                line: Line {
                    sentence: report.sentences.len() - 1,
                    end: word.chars().count(),
                    ..Line::default()
                },
                ..Alternative::default()
            }
        });
        WordContrast {
            alike: Some(alike),
            alternatives: alternatives.collect(),
            ..WordContrast::default()
        }
    }

    #[test]
    fn contrasts_of_the_likest_words_come_first_whatever_their_event() {
        let mut report = Report::default();
        let pairs = [
            (["vote", "candidate"], 0.4),
            (["fence", "wall"], 0.6),
            (["probe", "inquiry"], 0.8),
        ];
        for (words, alike) in pairs {
            let contrast = contrast(&mut report, words, alike);
            report.stories.push(Story {
                contrasts: vec![contrast],
                ..Story::default()
            });
        }
        let texts: Vec<String> = sentences::contrasts(&report)
            .into_iter()
            .map(|statement| statement.text)
            .collect();
        assert_eq!(
            texts,
            [
                "Where Gazette writes “probe”, Post writes “inquiry”.",
                "Where Gazette writes “fence”, Post writes “wall”."
            ]
        );
    }
}
