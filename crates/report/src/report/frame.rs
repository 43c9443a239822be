//! Frames: how much of each side's words belongs to a named list, rounded.

use otherwords_comparison::{Carrier, Figures, FrameTable, FrameUse};
use serde::{Deserialize, Serialize};

use super::rounding::{decimals, per_million, three_digits};
use super::table::Footing;

/// All frames of one target against one reference.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frames {
    /// Name of the target.
    pub outlet: String,
    /// Name of the reference.
    pub reference: String,
    /// Words of the target in the layer compared.
    pub words_target: u64,
    /// Words of the reference.
    pub words_reference: u64,
    /// Whether differences were tested or only described.
    pub footing: Footing,
    /// The frames.
    pub frames: Vec<Frame>,
    /// Whose words the queries go on with: the target's.
    pub query_target: String,
    /// The reference's.
    pub query_reference: String,
}

/// How both sides use a frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Its name.
    pub frame: String,
    /// Words of its list that the corpus has.
    pub n_terms: u64,
    /// Occurrences in the target.
    pub n_target: u64,
    /// Occurrences in the reference.
    pub n_reference: u64,
    /// Occurrences per million words of the target.
    pub pm_target: f64,
    /// Occurrences per million words of the reference.
    pub pm_reference: f64,
    /// Events in which it occurs and both sides have articles.
    pub events: u64,
    /// Binary logarithm of the ratio of rates.
    pub log_ratio: Option<f64>,
    /// Lower end of its interval.
    pub log_ratio_lo: Option<f64>,
    /// Upper end of its interval.
    pub log_ratio_hi: Option<f64>,
    /// Probability under permutation of articles within events, two-sided.
    pub p: Option<f64>,
    /// The same, corrected for the frames of this table.
    pub q: Option<f64>,
    /// Whether q, before rounding, is at most the cut-off.
    pub significant: bool,
    /// The words that carry most of the difference.
    pub carriers: Vec<FrameCarrier>,
    /// The words that were counted, as a query.
    pub query: String,
}

/// A word of a frame, and the frame without it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FrameCarrier {
    /// The word.
    pub term: String,
    /// Occurrences in the target.
    pub n_target: u64,
    /// Occurrences in the reference.
    pub n_reference: u64,
    /// The target's uses beyond those at the reference's rate.
    pub excess: f64,
    /// Log ratio of the frame without this word.
    pub log_ratio_without: Option<f64>,
    /// p of the frame without this word.
    pub p_without: Option<f64>,
}

impl Frames {
    pub(super) fn new(table: &FrameTable, cutoff: f64) -> Self {
        let limits = |query: fn(&FrameUse) -> &otherwords_indexer::query::Query| {
            table
                .frames
                .first()
                .map(|frame| super::query::limits(query(frame)))
                .unwrap_or_default()
        };
        Self {
            outlet: table.matchup.target.name.clone(),
            reference: table.matchup.reference.name.clone(),
            words_target: table.target_words,
            words_reference: table.reference_words,
            footing: Footing::new(&table.footing),
            frames: table
                .frames
                .iter()
                .map(|frame| Frame::new(frame, table, cutoff))
                .collect(),
            query_target: limits(|frame| &frame.query_target),
            query_reference: limits(|frame| &frame.query_reference),
        }
    }
}

impl Frame {
    fn new(frame: &FrameUse, table: &FrameTable, cutoff: f64) -> Self {
        let Figures {
            n_target,
            n_reference,
            events,
            log_ratio,
            p,
        } = frame.figures;
        let interval = frame.interval.as_ref();
        Self {
            frame: frame.frame.clone(),
            n_terms: frame.n_terms,
            n_target,
            n_reference,
            pm_target: per_million(n_target, table.target_words),
            pm_reference: per_million(n_reference, table.reference_words),
            events,
            log_ratio: log_ratio.and_then(|ratio| decimals(ratio, 2)),
            log_ratio_lo: interval.and_then(|interval| decimals(interval.low, 2)),
            log_ratio_hi: interval.and_then(|interval| decimals(interval.high, 2)),
            p: p.and_then(three_digits),
            q: frame.q.and_then(three_digits),
            significant: frame.q.is_some_and(|q| q <= cutoff),
            carriers: frame.carriers.iter().map(FrameCarrier::new).collect(),
            query: super::query::words(&frame.query_target),
        }
    }
}

impl FrameCarrier {
    fn new(carrier: &Carrier) -> Self {
        Self {
            term: carrier.term.clone(),
            n_target: carrier.n_target,
            n_reference: carrier.n_reference,
            excess: decimals(carrier.excess, 1).unwrap_or(0.0),
            log_ratio_without: carrier
                .without
                .log_ratio
                .and_then(|ratio| decimals(ratio, 2)),
            p_without: carrier.without.p.and_then(three_digits),
        }
    }
}
