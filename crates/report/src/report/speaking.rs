//! Who speaks: shares of quotation, who is quoted and how introduced, quotations cut differently.

use otherwords_comparison as comparison;
use otherwords_text::Tone;
use serde::{Deserialize, Serialize};

use super::evidence::{Citations, Line};
use super::rounding::decimals;

/// Whose words an outlet prints about an event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Speaking {
    /// The outlet.
    pub outlet: String,
    /// Words of its articles.
    pub words: u64,
    /// Of those: in long quotations.
    pub quotation: u64,
    /// Of those: in short quotations.
    pub short_quotation: u64,
    /// Share of words in quotation marks.
    pub quoted_share: f64,
    /// Introductions with verbs of each tone.
    pub tones: Vec<ToneCount>,
    /// Those it quotes or reports, most introductions first.
    pub speakers: Vec<Speaker>,
    /// Sentences with verbs that are not neutral.
    pub lines: Vec<Line>,
}

/// Introductions with verbs of a tone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToneCount {
    /// `neutral`, `loaded` or `doubting`.
    pub tone: String,
    /// How many.
    pub n: u64,
}

/// Someone who is quoted or reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// As the outlet names it.
    pub name: String,
    /// Introductions.
    pub n: u64,
    /// Words of its quotations.
    pub words: u64,
    /// Verbs of its introductions, commonest first.
    pub verbs: Vec<ReportingVerb>,
}

/// A verb that introduces what somebody says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportingVerb {
    /// The verb.
    pub verb: String,
    /// Its tone.
    pub tone: String,
    /// How often.
    pub n: u64,
}

/// One quotation as two outlets print it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutQuotation {
    /// Words that both print, in a row.
    pub shared: u64,
    /// The longer version.
    pub longer: QuotedAs,
    /// The shorter version.
    pub shorter: QuotedAs,
}

/// A quotation as one outlet prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedAs {
    /// The outlet.
    pub outlet: String,
    /// Words it prints.
    pub words: u64,
    /// The quotation, to its first 80 words.
    pub text: String,
    /// Where it begins.
    pub line: Line,
}

impl Speaking {
    pub(super) fn new(row: &comparison::Speaking, citations: &mut Citations) -> Self {
        let tones = Tone::ALL.iter().zip(row.tones);
        Self {
            outlet: row.outlet.clone(),
            words: row.words,
            quotation: row.quotation,
            short_quotation: row.short_quotation,
            quoted_share: decimals(row.quoted_share(), 3).unwrap_or(0.0),
            tones: tones
                .map(|(tone, n)| ToneCount {
                    tone: tone.name().to_owned(),
                    n,
                })
                .collect(),
            speakers: row.speakers.iter().map(Speaker::new).collect(),
            lines: row
                .evidence
                .iter()
                .map(|line| Line::new(line, citations))
                .collect(),
        }
    }
}

impl Speaker {
    fn new(speaker: &comparison::Speaker) -> Self {
        let verbs = speaker.verbs.iter();
        Self {
            name: speaker.name.clone(),
            n: speaker.n,
            words: speaker.words,
            verbs: verbs
                .map(|(verb, tone, n)| ReportingVerb {
                    verb: verb.clone(),
                    tone: tone.name().to_owned(),
                    n: *n,
                })
                .collect(),
        }
    }
}

impl CutQuotation {
    pub(super) fn new(row: &comparison::CutQuotation, citations: &mut Citations) -> Self {
        let longer = QuotedAs::new(&row.longer, citations);
        Self {
            shared: row.shared,
            longer,
            shorter: QuotedAs::new(&row.shorter, citations),
        }
    }
}

impl CutQuotation {
    /// Both versions, the longer first.
    pub fn versions(&self) -> [&QuotedAs; 2] {
        [&self.longer, &self.shorter]
    }
}

impl QuotedAs {
    fn new(quoted: &comparison::QuotedAs, citations: &mut Citations) -> Self {
        Self {
            outlet: quoted.outlet.clone(),
            words: quoted.words,
            text: quoted.text.clone(),
            line: Line::new(&quoted.evidence, citations),
        }
    }
}
