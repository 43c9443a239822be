//! Frames on the page: one table for each target, and the words that carry each difference.

use crate::report::{Footing, Frame, FrameCarrier, Frames, Report};
use crate::wording::{count, log_ratio, or_dash, probability, rate};

use super::palette::Palette;

/// A target's frames.
pub(super) struct FramesView<'r> {
    /// The frames.
    pub(super) table: &'r Frames,
    /// Its colour.
    pub(super) class: String,
}

/// A section for every target with frames.
pub(super) fn frames<'r>(report: &'r Report, palette: &Palette<'_>) -> Vec<FramesView<'r>> {
    let tables = report.frames.iter();
    tables
        .map(|table| FramesView {
            table,
            class: palette.class(&table.outlet),
        })
        .collect()
}

impl FramesView<'_> {
    /// Whether differences were tested.
    pub(super) fn is_tested(&self) -> bool {
        matches!(self.table.footing, Footing::Tested { .. })
    }

    /// Why nothing was tested; empty where it was.
    pub(super) fn reason(&self) -> &str {
        match &self.table.footing {
            Footing::Descriptive { reason } => reason,
            Footing::Tested { .. } => "",
        }
    }

    /// Occurrences.
    pub(super) fn times(&self, n: &u64) -> String {
        count(*n)
    }

    /// A rate.
    pub(super) fn rate(&self, rate_of: &f64) -> String {
        rate(*rate_of)
    }

    /// The effect with its interval.
    pub(super) fn effect(&self, frame: &Frame) -> String {
        let effect = or_dash(frame.log_ratio, log_ratio);
        match (frame.log_ratio_lo, frame.log_ratio_hi) {
            (Some(low), Some(high)) => {
                format!("{effect} ({} to {})", log_ratio(low), log_ratio(high))
            }
            _ => effect,
        }
    }

    /// q, a dash where nothing was tested.
    pub(super) fn q(&self, frame: &Frame) -> String {
        probability(frame.q)
    }

    /// A word with its counts and the effect that is left without it.
    pub(super) fn carrier(&self, carrier: &FrameCarrier) -> String {
        let without = or_dash(carrier.log_ratio_without, log_ratio);
        format!(
            "{}, {}; without it {without}",
            count(carrier.n_target),
            count(carrier.n_reference)
        )
    }
}
