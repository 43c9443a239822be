//! Whose words: what share of each outlet's text is its own voice, long quotations and short ones.

use crate::wording::{count, percent};

use super::drawing::{Drawing, Named};
use super::svg::Svg;
use super::text_width::{fit, text_width};

/// An outlet's words by whose they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Voices {
    /// The outlet.
    pub outlet: Named,
    /// All its words.
    pub words: u64,
    /// Of these, in long quotations.
    pub long: u64,
    /// Of these, in short quotations.
    pub short: u64,
}

const WIDTH: f64 = 560.0;
const ROW: f64 = 24.0;
const TOP: f64 = 38.0;
const FONT: f64 = 13.0;
const WIDEST_LABEL: f64 = 170.0;
const COUNTS: f64 = 96.0;

/// A bar an outlet, from nothing to the largest share of quotation.
pub fn shares(outlets: &[Voices]) -> Drawing {
    let labels = outlets.iter().map(|row| text_width(&row.outlet.name, FONT));
    let left = labels.fold(40.0, f64::max).min(WIDEST_LABEL) + 22.0;
    let room = WIDTH - left - COUNTS;
    let largest = outlets.iter().map(quoted).fold(0.1, f64::max);
    let step = if largest > 0.5 { 0.2 } else { 0.1 };
    let steps = (largest / step).ceil();
    let x = |share: f64| left + room * share / (steps * step);
    let height = TOP + ROW * outlets.len() as f64 + 4.0;
    let mut svg = Svg::new("figure wide", WIDTH, height);
    legend(&mut svg, left);
    let marks: Vec<f64> = (0..=steps as usize)
        .map(|mark| mark as f64 * step)
        .collect();
    let grid: Vec<_> = marks
        .iter()
        .map(|mark| [x(*mark), TOP, x(*mark), height])
        .collect();
    svg.lines("grid", &grid);
    for mark in &marks {
        svg.text("middle", x(*mark), TOP - 5.0, &percent(*mark));
    }
    for (place, row) in outlets.iter().enumerate() {
        let y = TOP + ROW * place as f64;
        draw(&mut svg, row, y, left, x);
    }
    let rows = outlets.iter().map(cells).collect();
    let columns = [
        "outlet",
        "words",
        "in long quotations",
        "in short quotations",
        "share",
    ];
    let described = outlets
        .iter()
        .map(|row| format!("{}: {}", row.outlet.name, percent(quoted(row))));
    let described = described.collect::<Vec<_>>().join("; ");
    Drawing::new(
        svg.finish(
            "Share of each outlet’s words in quotation marks",
            &described,
        ),
        &columns,
        rows,
    )
}

fn draw(svg: &mut Svg, row: &Voices, y: f64, left: f64, x: impl Fn(f64) -> f64) {
    let middle = y + ROW / 2.0;
    svg.disc(
        &format!("{} mark", row.outlet.class),
        [6.0, middle],
        4.0,
        "",
    );
    let name = fit(&row.outlet.name, FONT, WIDEST_LABEL);
    svg.text("label", 16.0, middle + 4.5, &name);
    let (long, all) = (x(share(row.long, row.words)), x(quoted(row)));
    svg.rectangle("long", left, y + 5.0, long - left, ROW - 10.0);
    svg.rectangle("short", long, y + 5.0, all - long, ROW - 10.0);
    let counts = format!("{} of {}", percent(quoted(row)), count(row.words));
    svg.text("counts end", WIDTH, middle + 4.5, &counts);
}

fn legend(svg: &mut Svg, left: f64) {
    svg.rectangle("long", left, 4.0, 11.0, 11.0);
    svg.text("start", left + 15.0, 13.0, "long quotations");
    svg.rectangle("short", left + 120.0, 4.0, 11.0, 11.0);
    svg.text("start", left + 135.0, 13.0, "short ones (1–8 words)");
    svg.text("end", WIDTH, 13.0, "of words");
}

fn quoted(row: &Voices) -> f64 {
    share(row.long + row.short, row.words)
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

fn cells(row: &Voices) -> Vec<String> {
    let numbers = [row.words, row.long, row.short].map(|number| number.to_string());
    let share = format!("{:.3}", quoted(row));
    [vec![row.outlet.name.clone()], numbers.to_vec(), vec![share]].concat()
}
