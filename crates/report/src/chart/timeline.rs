//! Counts over time, a band for each outlet or term, with events as marks above: coverage, or when a
//! wording comes and goes.

use crate::wording::count;

use super::drawing::{Drawing, Named};
use super::svg::Svg;
use super::text_width::{fit, text_width};

/// Counts by period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// What is counted, such as `articles`.
    pub unit: String,
    /// First day of each period, as `2020-04-14`, in order and without gaps.
    pub periods: Vec<String>,
    /// Bands from top to bottom, with a count for each period.
    pub bands: Vec<(Named, Vec<u64>)>,
    /// What happened, by the number of its period.
    pub events: Vec<(usize, String)>,
}

const WIDTH: f64 = 640.0;
const BAND: f64 = 40.0;
const FONT: f64 = 12.0;
/// Size of the days below.
const SMALL: f64 = 10.5;
const WIDEST_LABEL: f64 = 160.0;
/// Most names of events above the bands.
const EVENTS: usize = 12;

/// The bands, all on the same scale.
pub fn timeline(line: &Timeline, title: &str) -> Drawing {
    let labels = line
        .bands
        .iter()
        .map(|(name, _)| text_width(&name.name, FONT));
    let left = labels.fold(40.0, f64::max).min(WIDEST_LABEL) + 34.0;
    let top = if line.events.is_empty() { 14.0 } else { 96.0 };
    let height = top + BAND * line.bands.len() as f64 + 24.0;
    let step = (WIDTH - left - 8.0) / line.periods.len().max(1) as f64;
    let counts = line.bands.iter().flat_map(|(_, counts)| counts);
    let most = counts.max().copied().unwrap_or(0).max(1);
    let mut svg = Svg::new("figure wide", WIDTH, height);
    for (place, (period, name)) in line.events.iter().take(EVENTS).enumerate() {
        let x = left + step * (*period as f64 + 0.5);
        svg.lines("grid", &[[x, top - 8.0, x, height - 20.0]]);
        if place == 0 || line.events[place - 1].0 + (16.0 / step).ceil() as usize <= *period {
            svg.rising_text("start", x, top - 10.0, &fit(name, FONT, 110.0));
        }
    }
    for (place, (name, counts)) in line.bands.iter().enumerate() {
        let bottom = top + BAND * (place as f64 + 1.0) - 5.0;
        svg.lines("axis-line", &[[left, bottom, WIDTH - 8.0, bottom]]);
        svg.disc(
            &format!("{} mark", name.class),
            [6.0, bottom - 8.0],
            4.0,
            "",
        );
        svg.text(
            "label",
            16.0,
            bottom - 4.0,
            &fit(&name.name, FONT, WIDEST_LABEL),
        );
        for (period, number) in counts.iter().enumerate().filter(|(_, number)| **number > 0) {
            let size = (BAND - 8.0) * *number as f64 / most as f64;
            let area = [
                left + step * period as f64,
                bottom - size,
                (step - 0.6).max(0.4),
                size,
            ];
            let title = format!("{}: {number} {}", line.periods[period], line.unit);
            svg.titled_rectangle(&format!("{} mark", name.class), area, &title);
        }
    }
    axis(&mut svg, line, left, step, height);
    svg.text("end", left - 6.0, top + 6.0, &count(most));
    let mut columns = vec!["from"];
    columns.extend(line.bands.iter().map(|(name, _)| name.name.as_str()));
    Drawing::new(
        svg.finish(title, &description(line)),
        &columns,
        (0..line.periods.len())
            .map(|period| row(line, period))
            .collect(),
    )
}

fn axis(svg: &mut Svg, line: &Timeline, left: f64, step: f64, height: f64) {
    let every = (90.0 / step).ceil().max(1.0) as usize;
    for (place, period) in line.periods.iter().enumerate().step_by(every) {
        let x = left + step * place as f64;
        if place == 0 || x + text_width(period, SMALL) <= WIDTH {
            svg.text("start", x, height - 6.0, period);
        }
    }
}

fn description(line: &Timeline) -> String {
    let bands = line.bands.iter().map(|(name, counts)| {
        let sum: u64 = counts.iter().sum();
        format!("{}: {} {}", name.name, count(sum), line.unit)
    });
    bands.collect::<Vec<_>>().join("; ")
}

fn row(line: &Timeline, period: usize) -> Vec<String> {
    let counts = line
        .bands
        .iter()
        .map(|(_, counts)| counts.get(period).copied().unwrap_or(0).to_string());
    [line.periods[period].clone()]
        .into_iter()
        .chain(counts)
        .collect()
}
