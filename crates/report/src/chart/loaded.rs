//! How loaded a word is against how distinctive it is: two questions, two axes. What is both stands
//! in the upper right.

use super::drawing::Drawing;
use super::label::{Wish, place};
use super::svg::Svg;

/// A word with both scores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scored {
    /// The word.
    pub term: String,
    /// How distinctive: a log ratio.
    pub distinctive: f64,
    /// How loaded, between 0 and 1.
    pub loaded: f64,
    /// Whether it is distinctive beyond chance.
    pub sure: bool,
}

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 52.0;
const TOP: f64 = 28.0;
const PLOT: [f64; 2] = [WIDTH - LEFT - 12.0, HEIGHT - TOP - 44.0];
const FONT: f64 = 11.5;
const LABELS: usize = 45;
/// Most words that answer to the pointer and stand in the table; others are drawn together.
const POINTED: usize = 90;

/// The words of one outlet.
pub fn loaded(words: &[Scored], title: &str) -> Drawing {
    let mut order: Vec<&Scored> = words.iter().collect();
    let rank = |word: &Scored| word.loaded * (0.5 + word.distinctive.abs());
    order.sort_by(|a, b| {
        rank(b)
            .total_cmp(&rank(a))
            .then_with(|| a.term.cmp(&b.term))
    });
    let extent = words
        .iter()
        .map(|word| word.distinctive.abs())
        .fold(2.0, f64::max)
        .min(8.0)
        * 1.04;
    let at = |word: &Scored| {
        let across = (word.distinctive.clamp(-extent, extent) + extent) / (2.0 * extent);
        [
            LEFT + PLOT[0] * across,
            TOP + PLOT[1] * (1.0 - word.loaded.clamp(0.0, 1.0)),
        ]
    };
    let mut svg = Svg::new("figure plot", WIDTH, HEIGHT);
    frame(&mut svg, extent);
    let (pointed, others) = order.split_at(order.len().min(POINTED));
    svg.dots("dots", others.iter().map(|word| at(word)));
    for word in pointed.iter().rev() {
        let class = match (word.distinctive > 0.0, word.sure) {
            (true, true) => "more sure-dot",
            (true, false) => "more",
            (false, true) => "less sure-dot",
            (false, false) => "less",
        };
        let title = format!(
            "{}: log ratio {:.2}, loaded {:.2}",
            word.term, word.distinctive, word.loaded
        );
        svg.disc(class, at(word), 3.0, &title);
    }
    let wishes: Vec<Wish<'_>> = pointed
        .iter()
        .map(|word| Wish {
            text: &word.term,
            at: at(word),
            radius: 3.0,
        })
        .collect();
    let area = [LEFT, TOP, LEFT + PLOT[0], TOP + PLOT[1]];
    for label in place(&wishes, FONT, area, LABELS) {
        svg.text("label", label.x, label.y, wishes[label.wish].text);
    }
    let rows = pointed.iter().map(|word| {
        vec![
            word.term.clone(),
            format!("{:.2}", word.distinctive),
            format!("{:.3}", word.loaded),
        ]
    });
    Drawing::new(
        svg.finish(title, &description(&order)),
        &["term", "log ratio", "loadedness"],
        rows.collect(),
    )
}

fn description(order: &[&Scored]) -> String {
    let first = order.iter().take(10).map(|word| {
        let Scored {
            term,
            distinctive,
            loaded,
            ..
        } = word;
        format!("{term} (log ratio {distinctive:.2}, loaded {loaded:.2})")
    });
    format!(
        "{} words by both scores. Highest on both together: {}.",
        order.len(),
        first.collect::<Vec<_>>().join(", ")
    )
}

fn frame(svg: &mut Svg, extent: f64) {
    let (right, bottom) = (LEFT + PLOT[0], TOP + PLOT[1]);
    for mark in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let y = bottom - PLOT[1] * mark;
        svg.lines("grid", &[[LEFT, y, right, y]]);
        svg.text("end", LEFT - 6.0, y + 4.0, &format!("{mark:.2}"));
    }
    let middle = LEFT + PLOT[0] / 2.0;
    svg.lines("axis-line", &[[middle, TOP, middle, bottom]]);
    svg.text("middle", middle, bottom + 15.0, "as often");
    svg.text(
        "start",
        LEFT,
        bottom + 15.0,
        &format!("1/{:.0}×", extent.exp2()),
    );
    svg.text(
        "end",
        right,
        bottom + 15.0,
        &format!("{:.0}×", extent.exp2()),
    );
    svg.text("start", 0.0, 14.0, "↑ how loaded");
    svg.text("end", right, HEIGHT - 8.0, "how distinctive →");
}
