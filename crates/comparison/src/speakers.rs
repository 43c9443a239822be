//! Who speaks: how much of each outlet's text is quotation, whom it quotes and with which verbs, and
//! which quotations two outlets cut differently. Speakers are found by rule, as the subjects of
//! reporting verbs; a name and its surname are one speaker, and a pronoun is the last one named.

mod attribution;
mod cut;
mod naming;
mod quotation;
mod subject;

pub use cut::{CutQuotation, QuotedAs};

use std::collections::BTreeMap;

use otherwords_text::{Layer, Tone};

use crate::coverage::Coverage;
use crate::evidence::EvidenceLine;
use attribution::{Introduction, introductions};
use quotation::quotations;

pub(crate) use cut::cut_quotations;

/// Most speakers shown of an outlet.
const SPEAKERS: usize = 8;
/// Most lines shown of a tone that is not neutral.
const LINES: usize = 2;

/// Whose words an outlet prints about an event.
#[derive(Clone, Debug)]
pub struct Speaking {
    /// The outlet.
    pub outlet: String,
    /// Words of its articles.
    pub words: u64,
    /// Of those: in long quotations.
    pub quotation: u64,
    /// Of those: in short quotations.
    pub short_quotation: u64,
    /// Those it quotes or reports, most introductions first.
    pub speakers: Vec<Speaker>,
    /// Introductions by the tone of their verb, in the order of [`Tone::ALL`].
    pub tones: [u64; 3],
    /// Sentences with verbs that are not neutral, doubting ones first.
    pub evidence: Vec<EvidenceLine>,
}

/// Someone an outlet quotes or reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// As the outlet names it, at its longest.
    pub name: String,
    /// How often it is introduced as saying something.
    pub n: u64,
    /// Words of its quotations.
    pub words: u64,
    /// The verbs with which it is, with their tones, commonest first.
    pub verbs: Vec<(String, Tone, u64)>,
}

impl Speaking {
    /// Share of words in quotation marks.
    pub fn quoted_share(&self) -> f64 {
        (self.quotation + self.short_quotation) as f64 / self.words.max(1) as f64
    }
}

/// Whose words each outlet prints, in the order of the outlets.
pub(crate) fn speaking(coverage: &Coverage) -> Vec<Speaking> {
    let found: Vec<Introduction> = (0..coverage.articles.len())
        .flat_map(|article| introductions(coverage, article, &quotations(coverage, article)))
        .collect();
    let words = coverage.words_by_layer();
    let outlets = 0..coverage.outlets.len();
    outlets
        .map(|outlet| {
            let is_its = |found: &&Introduction| coverage.articles[found.article].outlet == outlet;
            let its: Vec<&Introduction> = found.iter().filter(is_its).collect();
            of_outlet(coverage, outlet, words[outlet], &its)
        })
        .collect()
}

fn of_outlet(
    coverage: &Coverage,
    outlet: usize,
    words: [u64; 3],
    found: &[&Introduction],
) -> Speaking {
    let tones =
        Tone::ALL.map(|tone| found.iter().filter(|found| found.tone == tone).count() as u64);
    let mut telling: Vec<&&Introduction> = found
        .iter()
        .filter(|found| found.tone != Tone::Neutral)
        .collect();
    telling.sort_by_key(|found| (std::cmp::Reverse(found.tone), found.article, found.verb));
    Speaking {
        outlet: coverage.outlets[outlet].clone(),
        words: words.iter().sum(),
        quotation: words[Layer::Quotation as usize],
        short_quotation: words[Layer::ShortQuotation as usize],
        speakers: speakers(coverage, found),
        tones,
        evidence: telling
            .iter()
            .take(LINES)
            .map(|found| coverage.line(found.article, found.verb..found.verb + 1))
            .collect(),
    }
}

/// Introductions gathered by speaker: those whose names share a word are one.
fn speakers(coverage: &Coverage, found: &[&Introduction]) -> Vec<Speaker> {
    let mut longest: Vec<&Vec<u32>> = found.iter().map(|found| &found.speaker).collect();
    longest.retain(|name| !name.is_empty());
    longest.sort_by_key(|name| (std::cmp::Reverse(name.len()), (*name).clone()));
    longest.dedup();
    let whole = |name: &Vec<u32>| {
        let holds = |other: &&&Vec<u32>| name.iter().all(|word| other.contains(word));
        longest.iter().find(holds).map(|name| (*name).clone())
    };
    let mut gathered: BTreeMap<Vec<u32>, Vec<&Introduction>> = BTreeMap::new();
    for introduction in found {
        if let Some(name) = whole(&introduction.speaker).filter(|name| !name.is_empty()) {
            gathered.entry(name).or_default().push(introduction);
        }
    }
    let mut speakers: Vec<Speaker> = gathered
        .values()
        .map(|found| speaker(coverage, found))
        .collect();
    speakers.sort_by(|a, b| {
        (b.n, b.words)
            .cmp(&(a.n, a.words))
            .then_with(|| a.name.cmp(&b.name))
    });
    speakers.truncate(SPEAKERS);
    speakers
}

fn speaker(coverage: &Coverage, found: &[&Introduction]) -> Speaker {
    let mut verbs: BTreeMap<&str, (Tone, u64)> = BTreeMap::new();
    for introduction in found {
        let word = coverage.articles[introduction.article].words[introduction.verb];
        let term = coverage.lexis.terms[word.term as usize].0.as_str();
        verbs.entry(term).or_insert((introduction.tone, 0)).1 += 1;
    }
    let verbs = verbs.into_iter();
    let mut verbs: Vec<(String, Tone, u64)> = verbs
        .map(|(verb, (tone, n))| (verb.to_owned(), tone, n))
        .collect();
    verbs.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    let name = found
        .iter()
        .max_by_key(|found| (found.speaker.len(), std::cmp::Reverse(found.article)));
    Speaker {
        name: name.map(|found| found.name.clone()).unwrap_or_default(),
        n: found.len() as u64,
        words: found.iter().map(|found| found.words).sum(),
        verbs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;

    #[test]
    fn a_name_and_its_surname_are_one_speaker() {
        let coverage = coverage(&[(
            "A",
            "On Monday John Smith said the plan was dead. “We will never accept this decision,” Smith \
             claimed. The plan of John Smith is old.",
        )]);
        let speaking = speaking(&coverage);
        let [speaker] = speaking[0].speakers.as_slice() else {
            panic!("{speaking:?}");
        };
        assert_eq!(
            (speaker.name.as_str(), speaker.n, speaker.words),
            ("John Smith", 2, 6)
        );
        assert_eq!(speaking[0].tones, [1, 0, 1]);
    }

    #[test]
    fn a_quotation_that_one_outlet_shortens_is_found_once() {
        let coverage = coverage(&[
            (
                "A",
                "“The plan is bold and useful but far too expensive for this town,” she said.",
            ),
            (
                "B",
                "She called it “bold and useful but far too expensive” on Monday.",
            ),
        ]);
        let cuts = cut_quotations(&coverage);
        let [cut] = cuts.as_slice() else {
            panic!("{cuts:?}");
        };
        assert_eq!(
            (cut.longer.outlet.as_str(), cut.shorter.outlet.as_str()),
            ("A", "B")
        );
        assert_eq!(
            (cut.shared, cut.longer.words, cut.shorter.words),
            (7, 13, 7)
        );
    }

    /// The cuts between two outlets, as (words of the longer, words shared).
    fn cuts(one: &str, other: &str) -> Vec<(u64, u64)> {
        let coverage = coverage(&[("A", one), ("B", other)]);
        let cuts = cut_quotations(&coverage).into_iter();
        cuts.map(|cut| (cut.longer.words, cut.shared)).collect()
    }

    #[test]
    fn only_what_an_outlet_leaves_off_is_cut() {
        let whole = "“When I look at this harbour, I am proud of what all of us have built,” Mary Holt said.";
        let rows = [
            (
                "pieces with the speaker between them are one",
                whole,
                "“When I look at this harbour,” Mary Holt said in May, “I am proud of what all of us have built.”",
                vec![],
            ),
            (
                "the rest is quoted elsewhere",
                whole,
                "She was “proud of what all of us have built” there. She said it: “When I look at this harbour, I am.”",
                vec![],
            ),
            (
                "the rest is left off",
                whole,
                "She was “proud of what all of us have built” there.",
                vec![(16, 8)],
            ),
            (
                "a name is no quotation",
                "“We will bring it before the Larnmouth Harbour Board in the first week of June,” he said.",
                "He read out a letter “to the Larnmouth Harbour Board” in June.",
                vec![],
            ),
        ];
        for (name, one, other, expected) in rows {
            assert_eq!(cuts(one, other), expected, "{name}");
        }
    }
}
