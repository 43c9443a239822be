//! A grid of counts: outlets by events, or outlets by outlets. The stronger the shade, the more; a
//! hatched cell is a gap.

use crate::wording::count;

use super::drawing::Drawing;
use super::svg::Svg;
use super::text_width::{fit, text_width};

/// Names of rows and columns, and what each cell has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// What a cell counts, such as `articles`.
    pub unit: String,
    /// One name a row.
    pub rows: Vec<String>,
    /// One name a column.
    pub columns: Vec<String>,
    /// Row by row; `None` where a cell has no meaning.
    pub cells: Vec<Vec<Option<u64>>>,
}

const FONT: f64 = 12.0;
const CELL: [f64; 2] = [34.0, 22.0];
const WIDEST_LABEL: f64 = 190.0;
/// Shades besides that of nothing.
const SHADES: u64 = 5;

/// The grid.
pub fn grid(counts: &Counts, title: &str) -> Drawing {
    let widest = |names: &[String]| {
        let widths = names.iter().map(|name| text_width(name, FONT));
        widths.fold(20.0, f64::max).min(WIDEST_LABEL)
    };
    let left = widest(&counts.rows) + 10.0;
    let rise = widest(&counts.columns) * 0.72 + 14.0;
    let width = left + CELL[0] * counts.columns.len() as f64 + rise;
    let height = rise + CELL[1] * counts.rows.len() as f64 + 2.0;
    let mut svg = Svg::new("figure grid-figure", width, height);
    for (place, name) in counts.columns.iter().enumerate() {
        let x = left + CELL[0] * (place as f64 + 0.5);
        svg.rising_text("label", x, rise - 6.0, &fit(name, FONT, WIDEST_LABEL));
    }
    let most = counts.cells.iter().flatten().flatten().max();
    let most = most.copied().unwrap_or(1).max(1);
    for (place, (name, cells)) in counts.rows.iter().zip(&counts.cells).enumerate() {
        let y = rise + CELL[1] * place as f64;
        let label = fit(name, FONT, WIDEST_LABEL);
        svg.text("label end", left - 8.0, y + CELL[1] / 2.0 + 4.0, &label);
        for (column, cell) in cells.iter().enumerate() {
            let x = left + CELL[0] * column as f64;
            let area = [x + 1.0, y + 1.0, CELL[0] - 2.0, CELL[1] - 2.0];
            draw(&mut svg, *cell, most, area);
        }
    }
    let mut columns = vec![""];
    columns.extend(counts.columns.iter().map(String::as_str));
    Drawing::new(
        svg.finish(title, &description(counts)),
        &columns,
        counts
            .rows
            .iter()
            .zip(&counts.cells)
            .map(table_row)
            .collect(),
    )
}

fn draw(svg: &mut Svg, cell: Option<u64>, most: u64, area: [f64; 4]) {
    let [x, y, width, height] = area;
    let shade = cell.map_or(0, |number| (number * SHADES).div_ceil(most));
    let class = if cell.is_none() {
        "blank".to_owned()
    } else {
        format!("h{shade}")
    };
    svg.rectangle(&class, x, y, width, height);
    if let Some(number) = cell.filter(|number| *number > 0) {
        let [x, y] = [x + width / 2.0, y + height / 2.0 + 4.0];
        svg.text("cell middle", x, y, &short(number));
    }
}

/// A number in the room of a cell: `12`, `1.2k`.
fn short(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        1_000..10_000 => format!("{}.{}k", number / 1_000, number / 100 % 10),
        _ => format!("{}k", count(number / 1_000)),
    }
}

fn table_row((name, cells): (&String, &Vec<Option<u64>>)) -> Vec<String> {
    let cells = cells
        .iter()
        .map(|cell| cell.map(|number| number.to_string()).unwrap_or_default());
    [name.clone()].into_iter().chain(cells).collect()
}

fn description(counts: &Counts) -> String {
    let rows = counts.rows.iter().zip(&counts.cells).map(|(name, cells)| {
        let sum: u64 = cells.iter().flatten().sum();
        let gaps = cells.iter().filter(|cell| **cell == Some(0)).count();
        format!("{name}: {} {} in all, {gaps} gaps", count(sum), counts.unit)
    });
    rows.collect::<Vec<_>>().join("; ")
}
