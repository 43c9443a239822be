//! Every term by its rate on both sides, on logarithmic axes: what lies off the diagonal is used more
//! by one side. Labels go to the strongest differences as far as there is room.

use super::drawing::Drawing;
use super::label::{Wish, place};
use super::svg::Svg;

/// A term with its rates per million words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dot {
    /// The term.
    pub term: String,
    /// Rate in the target.
    pub target: f64,
    /// Rate in the reference.
    pub reference: f64,
    /// What decides who is labelled first; larger is earlier.
    pub strength: f64,
    /// Whether the difference is more than chance.
    pub sure: bool,
}

const SIZE: f64 = 520.0;
const LEFT: f64 = 58.0;
const TOP: f64 = 26.0;
const PLOT: f64 = SIZE - LEFT - 12.0;
const HEIGHT: f64 = TOP + PLOT + 46.0;
const FONT: f64 = 11.5;
/// Most labels.
const LABELS: usize = 60;
/// Most dots that answer to the pointer; others are drawn together.
const POINTED: usize = 80;

/// The terms of one side against those of the other.
pub fn scatter(dots: &[Dot], target: &str, reference: &str, title: &str) -> Drawing {
    let mut order: Vec<&Dot> = dots.iter().collect();
    order.sort_by(|a, b| {
        let strength = b.strength.abs().total_cmp(&a.strength.abs());
        strength.then_with(|| a.term.cmp(&b.term))
    });
    let axis = Axis::of(dots);
    let mut svg = Svg::new("figure plot", SIZE, HEIGHT);
    frame(&mut svg, axis, target, reference);
    let (pointed, others) = order.split_at(order.len().min(POINTED));
    svg.dots("dots", others.iter().map(|dot| axis.point(dot)));
    for dot in pointed.iter().rev() {
        svg.disc(class(dot), axis.point(dot), 2.6, &words(dot));
    }
    labels(&mut svg, axis, pointed);
    let description = format!(
        "{} terms by their rates per million words. Strongest: {}.",
        dots.len(),
        order
            .iter()
            .take(10)
            .map(|dot| words(dot))
            .collect::<Vec<_>>()
            .join("; ")
    );
    let rows = order.iter().take(POINTED).map(|dot| {
        vec![
            dot.term.clone(),
            dot.target.to_string(),
            dot.reference.to_string(),
        ]
    });
    Drawing::new(
        svg.finish(title, &description),
        &["term", "per million here", "per million there"],
        rows.collect(),
    )
}

fn class(dot: &Dot) -> &'static str {
    match (dot.target > dot.reference, dot.sure) {
        (true, true) => "more sure-dot",
        (true, false) => "more",
        (false, true) => "less sure-dot",
        (false, false) => "less",
    }
}

fn words(dot: &Dot) -> String {
    format!("{}: {} here, {} there", dot.term, dot.target, dot.reference)
}

fn labels(svg: &mut Svg, axis: Axis, dots: &[&Dot]) {
    let wishes: Vec<Wish<'_>> = dots
        .iter()
        .map(|dot| Wish {
            text: &dot.term,
            at: axis.point(dot),
            radius: 2.6,
        })
        .collect();
    let area = [LEFT, TOP, LEFT + PLOT, TOP + PLOT];
    for label in place(&wishes, FONT, area, LABELS) {
        svg.text("label", label.x, label.y, wishes[label.wish].text);
    }
}

/// Axes with their marks, the diagonal, and what they stand for.
fn frame(svg: &mut Svg, axis: Axis, target: &str, reference: &str) {
    let (right, bottom) = (LEFT + PLOT, TOP + PLOT);
    let marks = axis.marks();
    let upright = marks
        .iter()
        .map(|(at, _)| [LEFT + at, TOP, LEFT + at, bottom]);
    let level = marks
        .iter()
        .map(|(at, _)| [LEFT, bottom - at, right, bottom - at]);
    svg.lines("grid", &upright.chain(level).collect::<Vec<_>>());
    svg.lines("diagonal", &[[LEFT, bottom, right, TOP]]);
    for (at, label) in &marks {
        svg.text("middle", LEFT + at, bottom + 14.0, label);
        svg.text("end", LEFT - 6.0, bottom - at + 4.0, label);
    }
    svg.text(
        "start",
        LEFT,
        14.0,
        &format!("↑ per million words, {target}"),
    );
    let below = format!("per million words, {reference} →");
    svg.text("end", right, HEIGHT - 12.0, &below);
}

/// A logarithmic axis from nothing to the largest rate: `log10(1 + rate)`.
#[derive(Clone, Copy)]
struct Axis {
    highest: f64,
}

impl Axis {
    fn of(dots: &[Dot]) -> Self {
        let rates = dots.iter().flat_map(|dot| [dot.target, dot.reference]);
        Self {
            highest: rates.map(logarithm).fold(1.0, f64::max) * 1.03,
        }
    }

    fn at(self, rate: f64) -> f64 {
        logarithm(rate) / self.highest * PLOT
    }

    fn point(self, dot: &Dot) -> [f64; 2] {
        [
            LEFT + self.at(dot.reference),
            TOP + PLOT - self.at(dot.target),
        ]
    }

    /// Powers of ten as far as the axis goes, and nothing at all.
    fn marks(self) -> Vec<(f64, String)> {
        let powers = (0..7).map(|power| 10_f64.powi(power));
        let marks = [0.0].into_iter().chain(powers);
        marks
            .filter(|rate| logarithm(*rate) <= self.highest)
            .map(|rate| (self.at(rate), crate::wording::count(rate as u64)))
            .collect()
    }
}

fn logarithm(rate: f64) -> f64 {
    libm::log10(1.0 + rate.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_terms_are_one_small_picture() {
        let dots: Vec<Dot> = (0..10_000)
            .map(|number| Dot {
                term: format!("term{number}"),
                target: f64::from(number * 7919 % 1_000),
                reference: f64::from(number * 104_729 % 1_000),
                strength: f64::from(number % 101),
                sure: number % 50 == 0,
            })
            .collect();
        let drawing = scatter(&dots, "here", "there", "Many");
        assert!(drawing.svg.len() < 250_000, "{}", drawing.svg.len());
        assert!(drawing.svg.matches("<text class=\"label\"").count() > 20);
    }
}
