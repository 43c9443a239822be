//! The bar of one row of a table of key terms, and the axis above all of them.

use crate::report::Term;
use crate::wording::{times, times_in_words};

use super::scale::Scale;
use super::svg::Svg;

/// Width in pixels of every bar, and of the axis.
const WIDTH: f64 = 220.0;
const HEIGHT: f64 = 22.0;
const MARGIN: f64 = 6.0;

/// The effect of a term as a bar from "as often", with its interval where there is one.
pub(crate) fn row(term: &Term, scale: Scale) -> String {
    let mut svg = Svg::new("bar", WIDTH, HEIGHT);
    let scale = scale.at(MARGIN, WIDTH - 2.0 * MARGIN);
    let grid: Vec<_> = scale
        .marks()
        .iter()
        .map(|(x, _)| [*x, 0.0, *x, HEIGHT])
        .collect();
    svg.lines("grid", &grid);
    if let Some(ratio) = term.log_ratio {
        bar(&mut svg, scale, ratio, 4.0, HEIGHT - 8.0);
    }
    if let (Some(low), Some(high)) = (term.log_ratio_lo, term.log_ratio_hi) {
        whisker(&mut svg, scale, low, high, HEIGHT / 2.0);
    }
    svg.finish(&in_words(term), "")
}

/// The axis in words: how many times as often.
pub(crate) fn axis(scale: Scale) -> String {
    let mut svg = Svg::new("axis", WIDTH, 16.0);
    let scale = scale.at(MARGIN, WIDTH - 2.0 * MARGIN);
    labels(&mut svg, scale, 12.0);
    svg.finish("How many times as often as the others", "")
}

/// Labels of the marks, those at the ends turned inward.
pub(super) fn labels(svg: &mut Svg, scale: Scale, y: f64) {
    let (left, right) = scale.ends();
    for (x, label) in scale.marks() {
        let class = match x {
            x if x <= left + 1.0 => "start",
            x if x >= right - 1.0 => "end",
            _ => "middle",
        };
        svg.text(class, x, y, &label);
    }
}

/// A bar from zero to a log ratio.
pub(super) fn bar(svg: &mut Svg, scale: Scale, ratio: f64, y: f64, height: f64) {
    let (zero, end) = (scale.x(0.0), scale.x(ratio));
    let class = if ratio < 0.0 { "less" } else { "more" };
    svg.rectangle(class, zero.min(end), y, (end - zero).abs().max(1.0), height);
}

/// An interval as a line, with an upright end wherever it ends inside the axis.
pub(super) fn whisker(svg: &mut Svg, scale: Scale, low: f64, high: f64, y: f64) {
    let mut lines = vec![[scale.x(low), y, scale.x(high), y]];
    for end in [low, high].into_iter().filter(|end| scale.contains(*end)) {
        lines.push([scale.x(end), y - 3.0, scale.x(end), y + 3.0]);
    }
    svg.lines("whisker", &lines);
}

/// What the bar shows, for those who cannot see it.
pub(super) fn in_words(term: &Term) -> String {
    let ratio = term
        .log_ratio
        .map_or_else(|| "no ratio".to_owned(), times_in_words);
    match (term.log_ratio_lo, term.log_ratio_hi) {
        (Some(low), Some(high)) => format!("{ratio}, interval {} to {}", times(low), times(high)),
        _ => ratio,
    }
}
