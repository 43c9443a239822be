//! Key terms of one outlet as bars with intervals: a figure that can be read without its table.

use crate::report::Term;
use crate::wording::count;

use super::drawing::Drawing;
use super::row::{bar, in_words, labels, whisker};
use super::scale::Scale;
use super::svg::Svg;
use super::text_width::{fit, text_width};

const WIDTH: f64 = 360.0;
const ROW: f64 = 22.0;
const TOP: f64 = 18.0;
const FONT: f64 = 13.0;
/// Most room for labels.
const WIDEST_LABEL: f64 = 130.0;
const GAP: f64 = 8.0;

/// The same with the table of its figures.
pub(crate) fn bars_with_table(terms: &[&Term], title: &str) -> Drawing {
    let columns = [
        "term",
        "here",
        "there",
        "log ratio",
        "lower end",
        "upper end",
        "q",
    ];
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let row = |term: &&Term| {
        vec![
            term.term.clone(),
            term.n_target.to_string(),
            term.n_reference.to_string(),
            number(term.log_ratio),
            number(term.log_ratio_lo),
            number(term.log_ratio_hi),
            number(term.q),
        ]
    };
    Drawing::new(
        bars(terms, title),
        &columns,
        terms.iter().map(row).collect(),
    )
}

/// Bars of terms on one axis, a row each, with counts at their ends.
pub(crate) fn bars(terms: &[&Term], title: &str) -> String {
    let height = TOP + ROW * terms.len() as f64 + 4.0;
    let mut svg = Svg::new("figure", WIDTH, height);
    let left = label_width(terms) + GAP;
    let right = WIDTH - counts_width(terms) - GAP;
    let scale = Scale::of(terms.iter().copied()).at(left, right - left);
    labels(&mut svg, scale, 11.0);
    let grid: Vec<_> = scale
        .marks()
        .iter()
        .map(|(x, _)| [*x, TOP, *x, height])
        .collect();
    svg.lines("grid", &grid);
    for (place, term) in terms.iter().enumerate() {
        draw(&mut svg, scale, term, TOP + ROW * place as f64, left - GAP);
    }
    svg.finish(title, &description(terms))
}

fn draw(svg: &mut Svg, scale: Scale, term: &Term, y: f64, label_end: f64) {
    let baseline = y + ROW / 2.0 + 4.5;
    svg.text(
        "label end",
        label_end,
        baseline,
        &fit(&term.term, FONT, WIDEST_LABEL),
    );
    if let Some(ratio) = term.log_ratio {
        bar(svg, scale, ratio, y + 4.0, ROW - 8.0);
    }
    if let (Some(low), Some(high)) = (term.log_ratio_lo, term.log_ratio_hi) {
        whisker(svg, scale, low, high, y + ROW / 2.0);
    }
    svg.text("counts end", WIDTH, baseline, &counts(term));
}

fn label_width(terms: &[&Term]) -> f64 {
    let widths = terms.iter().map(|term| text_width(&term.term, FONT));
    widths.fold(40.0, f64::max).min(WIDEST_LABEL)
}

fn counts_width(terms: &[&Term]) -> f64 {
    terms
        .iter()
        .map(|term| text_width(&counts(term), FONT))
        .fold(20.0, f64::max)
}

/// Times here and times there.
fn counts(term: &Term) -> String {
    format!("{} : {}", count(term.n_target), count(term.n_reference))
}

fn description(terms: &[&Term]) -> String {
    let rows = terms.iter().map(|term| {
        format!(
            "{}: {} ({})",
            term.term,
            in_words(term),
            counts(term).replace(" : ", " against ")
        )
    });
    rows.collect::<Vec<_>>().join("; ")
}
