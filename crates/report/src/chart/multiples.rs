//! The same wording in every event, side by side: small pictures on one scale, so that what holds
//! everywhere is told from what holds once.

use super::drawing::{Drawing, Named};
use super::svg::Svg;
use super::text_width::fit;

/// An event with the log ratio of each outlet, where it has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// The event.
    pub event: String,
    /// What to show of each outlet: its log ratio, and the words it stands on.
    pub bars: Vec<(Named, Option<f64>, String)>,
}

const ACROSS: usize = 4;
const PANEL: f64 = 176.0;
const GAP: f64 = 18.0;
const ROW: f64 = 17.0;
const HEAD: f64 = 22.0;
const FONT: f64 = 12.0;
/// Ends of every axis.
const EXTENT: f64 = 5.0;

/// One panel an event.
pub fn multiples(panels: &[Panel], title: &str) -> Drawing {
    let rows = panels
        .iter()
        .map(|panel| panel.bars.len())
        .max()
        .unwrap_or(0);
    let tall = HEAD + ROW * rows as f64 + GAP;
    let across = panels.len().clamp(1, ACROSS);
    let width = (PANEL + GAP) * across as f64 - GAP;
    let mut svg = Svg::new(
        "figure wide",
        width,
        tall * panels.len().div_ceil(ACROSS) as f64,
    );
    for (place, panel) in panels.iter().enumerate() {
        let x = (PANEL + GAP) * (place % ACROSS) as f64;
        let y = tall * (place / ACROSS) as f64;
        draw(&mut svg, panel, x, y);
    }
    let rows = panels.iter().flat_map(|panel| {
        panel.bars.iter().map(|(outlet, ratio, words)| {
            let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
            vec![
                panel.event.clone(),
                outlet.name.clone(),
                ratio,
                words.clone(),
            ]
        })
    });
    let rows: Vec<_> = rows.collect();
    Drawing::new(
        svg.finish(
            title,
            &format!("{} events, from 1/32× to 32×.", panels.len()),
        ),
        &["event", "outlet", "log ratio", "words"],
        rows,
    )
}

fn draw(svg: &mut Svg, panel: &Panel, x: f64, y: f64) {
    svg.text(
        "label strong",
        x,
        y + 13.0,
        &fit(&panel.event, FONT, PANEL - GAP),
    );
    let middle = x + PANEL / 2.0;
    let bottom = y + HEAD + ROW * panel.bars.len() as f64;
    svg.lines("axis-line", &[[middle, y + HEAD - 4.0, middle, bottom]]);
    for (place, (outlet, ratio, words)) in panel.bars.iter().enumerate() {
        let top = y + HEAD + ROW * place as f64;
        let Some(ratio) = ratio else { continue };
        let length = PANEL / 2.0 * ratio.abs().min(EXTENT) / EXTENT;
        let left = if *ratio < 0.0 {
            middle - length
        } else {
            middle
        };
        let area = [left, top + 2.0, length.max(1.0), ROW - 5.0];
        let title = format!("{}: log ratio {ratio:.2}, {words}", outlet.name);
        svg.titled_rectangle(&format!("{} mark", outlet.class), area, &title);
    }
}
