//! Estimates with their intervals, a row each, in groups: frames by outlet, for instance.

use super::drawing::{Drawing, Named};
use super::svg::Svg;
use super::text_width::{fit, text_width};

/// An estimate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The group, such as a frame.
    pub group: String,
    /// Whose estimate it is.
    pub of: Named,
    /// The estimate.
    pub value: f64,
    /// Its interval, where there is one.
    pub interval: Option<[f64; 2]>,
    /// On how much it stands, such as `41 uses`.
    pub n: String,
}

const WIDTH: f64 = 560.0;
const ROW: f64 = 20.0;
const HEAD: f64 = 24.0;
const TOP: f64 = 26.0;
const FONT: f64 = 12.5;
const WIDEST_LABEL: f64 = 160.0;
const COUNTS: f64 = 80.0;

/// Rows of estimates on one axis that begins at zero unless some are below.
pub fn intervals(estimates: &[Estimate], unit: &str, title: &str) -> Drawing {
    let groups: Vec<&[Estimate]> = estimates.chunk_by(|a, b| a.group == b.group).collect();
    let height = TOP + groups.len() as f64 * HEAD + estimates.len() as f64 * ROW + 6.0;
    let labels = estimates.iter().map(|row| text_width(&row.of.name, FONT));
    let left = labels.fold(40.0, f64::max).min(WIDEST_LABEL) + 26.0;
    let ends = estimates
        .iter()
        .flat_map(|row| row.interval.unwrap_or([row.value; 2]));
    let (low, high) = ends.clone().fold((0.0_f64, 0.0_f64), |(low, high), end| {
        (low.min(end), high.max(end))
    });
    let span = (high - low).max(1e-9);
    let x = |value: f64| left + (WIDTH - left - COUNTS) * (value - low) / span;
    let mut svg = Svg::new("figure wide", WIDTH, height);
    svg.text("start", left, 12.0, unit);
    let marks = marks(low, high);
    let grid = marks.iter().map(|mark| [x(*mark), TOP, x(*mark), height]);
    svg.lines("grid", &grid.collect::<Vec<_>>());
    svg.lines("axis-line", &[[x(0.0), TOP, x(0.0), height]]);
    for mark in marks {
        svg.text("middle", x(mark), TOP - 2.0, &shown(mark));
    }
    let mut y = TOP + 2.0;
    for group in groups {
        svg.text("label strong", 0.0, y + HEAD - 8.0, &group[0].group);
        y += HEAD;
        for row in group {
            draw(&mut svg, row, y, left, x);
            y += ROW;
        }
    }
    Drawing::new(
        svg.finish(title, &format!("{} estimates, {unit}.", estimates.len())),
        &["group", "of", "value", "lower end", "upper end", "n"],
        estimates.iter().map(cells).collect(),
    )
}

fn draw(svg: &mut Svg, row: &Estimate, y: f64, left: f64, x: impl Fn(f64) -> f64) {
    let middle = y + ROW / 2.0;
    svg.text(
        "label end",
        left - 12.0,
        middle + 4.5,
        &fit(&row.of.name, FONT, WIDEST_LABEL),
    );
    if let Some([low, high]) = row.interval {
        svg.lines(
            "whisker",
            &[
                [x(low), middle, x(high), middle],
                [x(low), middle - 3.0, x(low), middle + 3.0],
                [x(high), middle - 3.0, x(high), middle + 3.0],
            ],
        );
    }
    svg.disc(
        &format!("{} mark", row.of.class),
        [x(row.value), middle],
        4.5,
        &shown(row.value),
    );
    svg.text("counts end", WIDTH, middle + 4.5, &row.n);
}

/// Round values within the axis, zero among them: from three to seven.
fn marks(low: f64, high: f64) -> Vec<f64> {
    let span = (high - low).max(1e-9);
    let power = libm::pow(10.0, libm::floor(libm::log10(span / 3.0)));
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    let step = steps
        .into_iter()
        .find(|step| span / step <= 6.0)
        .unwrap_or(span);
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    (first..=last).map(|mark| mark as f64 * step).collect()
}

fn shown(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 1.0 || size == 0.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    };
    crate::wording::signed(&digits)
}

fn cells(row: &Estimate) -> Vec<String> {
    let [low, high] = row.interval.map_or([String::new(), String::new()], |ends| {
        ends.map(|end| end.to_string())
    });
    vec![
        row.group.clone(),
        row.of.name.clone(),
        row.value.to_string(),
        low,
        high,
        row.n.clone(),
    ]
}
