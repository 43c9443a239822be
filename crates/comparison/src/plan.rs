//! What is asked: which outlets against which, over which articles, in which units.

use jiff::civil::Date;
use otherwords_corpus::FrameLexicon;
use otherwords_indexer::CopyRule;
use otherwords_indexer::query::LayerSet;
use otherwords_statistics::keyness::simple_maths::DEFAULT_CONSTANT;
use otherwords_text::{Language, Layer};

use crate::knowledge::OwnVectors;

/// What is asked. Every default stands in [`Plan::default`].
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Outlets set against each other: each against the rest where this is empty.
    pub matchups: Vec<Matchup>,
    /// Only articles of these events; all where empty.
    pub events: Vec<String>,
    /// Only articles from this day on.
    pub from: Option<Date>,
    /// Only articles up to this day.
    pub to: Option<Date>,
    /// What becomes of articles with the same text.
    pub copies: CopyRule,
    /// Only articles in this language; the commonest language of the selection where `None`.
    pub language: Option<Language>,
    /// Words, sequences of words, or both.
    pub units: Vec<Unit>,
    /// Whose words: the outlet's own voice unless asked otherwise.
    pub layers: Layers,
    /// Frames whose words are counted; none unless asked for.
    pub frames: Vec<FrameLexicon>,
    /// Word vectors for close reading in place of those of the program.
    pub vectors: Option<OwnVectors>,
    /// Whether each event is also compared by itself.
    pub by_event: bool,
    /// Most tables about single events, of one unit: events with most outlets, then most articles,
    /// come first, and an event has all its tables or none.
    pub event_tables: usize,
    /// Terms in fewer articles are not compared over all events.
    pub least_articles: u32,
    /// Terms that occur less often are not compared.
    pub least_count: u64,
    /// Rows of each table that get evidence.
    pub rows: usize,
    /// Concordance lines a row and side.
    pub lines: usize,
    /// Cut-off for q: the share of false ones accepted among the terms called significant.
    pub cutoff: f64,
    /// Weight of the prior of the log-odds, in words (Monroe et al. 2008).
    pub prior_weight: f64,
    /// Constant of simple maths (Kilgarriff 2009), per million.
    pub simple_maths: f64,
    /// How the number of terms compared at once is corrected for.
    pub correction: Correction,
    /// Event bootstrap draws behind an interval.
    pub draws: u32,
    /// Relabellings behind the strict correction and behind divergences.
    pub relabellings: u32,
    /// Most times that each tested table is run again with its labels swapped.
    pub swaps: u32,
    /// A column of the articles by whose values divergences are measured as well.
    pub by: Option<String>,
    /// Start of every random stream.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            matchups: Vec::new(),
            events: Vec::new(),
            from: None,
            to: None,
            copies: CopyRule::Once,
            language: None,
            units: vec![Unit::Word, Unit::Sequence],
            layers: Layers::Voice,
            frames: Vec::new(),
            vectors: None,
            by_event: true,
            event_tables: 300,
            least_articles: 3,
            least_count: 4,
            rows: 25,
            lines: 3,
            cutoff: 0.05,
            prior_weight: 500.0,
            simple_maths: DEFAULT_CONSTANT,
            correction: Correction::BenjaminiHochberg,
            draws: 499,
            relabellings: 999,
            swaps: 20,
            by: None,
            seed: 20_200_414,
        }
    }
}

/// One side of a comparison: one or more outlets under one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// What the reader sees.
    pub name: String,
    /// The outlets; empty means all outlets that are not on the other side.
    pub outlets: Vec<String>,
}

impl Group {
    /// A single outlet under its own name.
    pub fn outlet(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            outlets: vec![name.to_owned()],
        }
    }

    /// All outlets that are not on the other side.
    pub fn rest() -> Self {
        Self {
            name: "the rest".to_owned(),
            outlets: Vec::new(),
        }
    }
}

/// Who is set against whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Matchup {
    /// Whose words are asked for.
    pub target: Group,
    /// Whom they are measured against.
    pub reference: Group,
}

/// How the number of terms compared at once is corrected for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Correction {
    /// Bounds the share of false ones among the terms called significant (Benjamini & Hochberg 1995).
    BenjaminiHochberg,
    /// Bounds the chance of even one false term (Westfall & Young 1993, step-down maxT): stricter,
    /// and slower.
    WestfallYoung,
}

impl Correction {
    /// As written in tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::BenjaminiHochberg => "bh",
            Self::WestfallYoung => "maxt",
        }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Single words, pooled by stem.
    Word,
    /// Two or three neighbouring words, pooled by stem.
    Sequence,
}

impl Unit {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Sequence => "sequence",
        }
    }
}

/// Whose words are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layers {
    /// The outlet's own voice, without anything in quotation marks.
    Voice,
    /// Long quotations: words of the sources an outlet chose.
    Quotation,
    /// Short quotations: scare quotes and partial quotes.
    ShortQuotation,
    /// Everything.
    All,
}

impl Layers {
    /// As written in tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Quotation => "quotation",
            Self::ShortQuotation => "short_quotation",
            Self::All => "all",
        }
    }

    /// The layers of the text that it stands for.
    pub fn set(self) -> LayerSet {
        match self {
            Self::Voice => LayerSet::of(&[Layer::Voice]),
            Self::Quotation => LayerSet::of(&[Layer::Quotation]),
            Self::ShortQuotation => LayerSet::of(&[Layer::ShortQuotation]),
            Self::All => LayerSet::ALL,
        }
    }
}
