//! Frames: how much more or less each side uses each list of words, with intervals.

use super::{Figure, Place, named};
use crate::chart::{self, Estimate};
use crate::palette::Palette;
use crate::report::{Footing, Frame, Frames, Report};
use crate::wording::count;

/// One picture of all frames, a group of rows each; nothing without frames.
pub(super) fn frames(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let mut names: Vec<&str> = Vec::new();
    for frame in report.frames.iter().flat_map(|table| &table.frames) {
        if !names.contains(&frame.frame.as_str()) {
            names.push(&frame.frame);
        }
    }
    let estimates: Vec<Estimate> = names
        .iter()
        .flat_map(|name| {
            report
                .frames
                .iter()
                .filter_map(|table| estimate(table, name, palette))
        })
        .collect();
    let title = "How much each uses every frame";
    (!estimates.is_empty()).then(|| Figure {
        name: "frames-by-outlet".to_owned(),
        place: Place::Frames,
        title: title.to_owned(),
        note: format!(
            "Log ratios to those it is compared with: 1 is twice as often, −1 half as often. Whiskers are 95 % intervals over events, where there are enough of them. At the end: uses here, uses there. {}",
            tested(report),
        ),
        drawing: chart::intervals(&estimates, "log ratio", title),
    })
}

fn estimate(table: &Frames, name: &str, palette: &Palette<'_>) -> Option<Estimate> {
    let frame = table.frames.iter().find(|frame| frame.frame == name)?;
    let mark = if frame.significant { " ✓" } else { "" };
    Some(Estimate {
        group: frame.frame.clone(),
        of: named(&table.outlet, palette),
        value: frame.log_ratio?,
        interval: interval(frame),
        n: format!(
            "{}, {}{mark}",
            count(frame.n_target),
            count(frame.n_reference)
        ),
    })
}

fn interval(frame: &Frame) -> Option<[f64; 2]> {
    Some([frame.log_ratio_lo?, frame.log_ratio_hi?])
}

fn tested(report: &Report) -> &'static str {
    let is_tested = |table: &Frames| matches!(table.footing, Footing::Tested { .. });
    if report.frames.iter().any(is_tested) {
        "✓ differs by more than chance, corrected for the frames of its table."
    } else {
        "Described, not tested."
    }
}
