//! What drives a distance: the terms that add most to it, each towards the side that uses it more
//! (Gallagher et al. 2021). All contributions together make the distance.

use super::drawing::{Drawing, Named};
use super::svg::Svg;
use super::text_width::{fit, text_width};

/// A term's part in a distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The term.
    pub term: String,
    /// Why it would be set aside among key terms, such as `name`; empty for an ordinary word.
    pub kind: String,
    /// Its share of the distance, between 0 and 1.
    pub share: f64,
    /// Whether the first side uses it more.
    pub first: bool,
}

const WIDTH: f64 = 600.0;
const ROW: f64 = 19.0;
const TOP: f64 = 40.0;
const FONT: f64 = 12.5;
/// Size of shares.
const SMALL: f64 = 10.5;
const WIDEST_LABEL: f64 = 120.0;

/// Its share and its kind, as they stand beside a term.
fn share(part: &Part) -> String {
    let share = format!("{:.1} % {}", 100.0 * part.share, part.kind);
    share.trim_end().to_owned()
}

/// Room for the widest label with its share.
fn beside(parts: &[Part]) -> f64 {
    let widths = parts.iter().map(|part| {
        let label = text_width(&part.term, FONT).min(WIDEST_LABEL);
        label + text_width(&share(part), SMALL) + 14.0
    });
    widths.fold(0.0, f64::max)
}

/// The terms that add most, strongest first.
pub fn word_shift(parts: &[Part], sides: [&Named; 2], title: &str) -> Drawing {
    let height = TOP + ROW * parts.len() as f64 + 6.0;
    let mut svg = Svg::new("figure wide", WIDTH, height);
    let middle = WIDTH / 2.0;
    let largest = parts.iter().map(|part| part.share).fold(1e-9, f64::max);
    let room = middle - beside(parts);
    svg.lines("axis-line", &[[middle, TOP - 6.0, middle, height]]);
    svg.text(
        "label end",
        middle - 10.0,
        14.0,
        &format!("← {}", sides[0].name),
    );
    svg.text(
        "label start-label",
        middle + 10.0,
        14.0,
        &format!("{} →", sides[1].name),
    );
    svg.text("middle", middle, 28.0, "share of the distance");
    for (place, part) in parts.iter().enumerate() {
        let y = TOP + ROW * place as f64;
        let length = room * part.share / largest;
        let baseline = y + ROW / 2.0 + 4.0;
        let label = fit(&part.term, FONT, WIDEST_LABEL);
        let (left, side, at, anchor) = if part.first {
            (
                middle - length,
                sides[0],
                middle - length - 5.0,
                "label end",
            )
        } else {
            (middle, sides[1], middle + length + 5.0, "label start-label")
        };
        svg.rectangle(
            &format!("{} mark", side.class),
            left,
            y + 3.0,
            length,
            ROW - 6.0,
        );
        svg.text(anchor, at, baseline, &label);
        let beyond = text_width(&label, FONT) + 6.0;
        let (at, anchor) = if part.first {
            (at - beyond, "end")
        } else {
            (at + beyond, "start")
        };
        svg.text(anchor, at, baseline, &share(part));
    }
    let rows = parts.iter().map(|part| {
        let side = sides[usize::from(!part.first)];
        vec![
            part.term.clone(),
            part.kind.clone(),
            format!("{:.4}", part.share),
            side.name.clone(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let described = rows
        .iter()
        .map(|row| format!("{} {} ({})", row[0], row[2], row[3]));
    let described = described.collect::<Vec<_>>().join("; ");
    Drawing::new(
        svg.finish(title, &described),
        &[
            "term",
            "set aside as",
            "share of the distance",
            "used more by",
        ],
        rows,
    )
}
