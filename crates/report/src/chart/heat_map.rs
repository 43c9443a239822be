//! Distances between outlets as a heat map, beside the tree that average linkage makes of them:
//! outlets that word things alike stand together.

use kodama::{Method, linkage};

use super::distances::{COLUMNS, Distances};
use super::drawing::Drawing;
use super::svg::Svg;
use super::text_width::{fit, text_width};

const FONT: f64 = 12.0;
const CELL: [f64; 2] = [46.0, 26.0];
const TREE: f64 = 90.0;
const WIDEST_LABEL: f64 = 170.0;
const SHADES: f64 = 5.0;
/// Outlets beyond which the picture wants the whole width of a page.
const BROAD: usize = 7;
/// Height of the legend below.
const LEGEND: f64 = 44.0;

/// The heat map with its tree.
pub fn heat_map(distances: &Distances) -> Drawing {
    let n = distances.names.len();
    let tree = Tree::new(distances);
    let widths = distances
        .names
        .iter()
        .map(|name| text_width(&name.name, FONT));
    let widest = widths.fold(30.0, f64::max).min(WIDEST_LABEL);
    let left = TREE + widest + 28.0;
    let rise = widest * 0.72 + 14.0;
    let mut svg = Svg::new(
        if n > BROAD {
            "figure grid-figure broad"
        } else {
            "figure grid-figure"
        },
        left + CELL[0] * n.max(SHADES as usize + 1) as f64 + rise,
        rise + CELL[1] * n as f64 + LEGEND,
    );
    legend(&mut svg, distances, left, rise + CELL[1] * n as f64);
    let middle = |place: f64| rise + CELL[1] * (place + 0.5);
    for branch in &tree.branches {
        let x = |height: f64| TREE * (1.0 - height / tree.height.max(f64::MIN_POSITIVE));
        let [one, other] = branch.of.map(|(place, height)| [x(height), middle(place)]);
        let joint = x(branch.height);
        let points = [one, [joint, one[1]], [joint, other[1]], other];
        svg.polyline("tree", &points);
    }
    for (place, &outlet) in tree.order.iter().enumerate() {
        let name = &distances.names[outlet];
        let label = fit(&name.name, FONT, WIDEST_LABEL);
        let y = middle(place as f64);
        svg.disc(
            &format!("{} mark", name.class),
            [left - widest - 18.0, y],
            4.0,
            "",
        );
        svg.text("label end", left - 8.0, y + 4.0, &label);
        let x = left + CELL[0] * (place as f64 + 0.5);
        svg.rising_text("label", x, rise - 6.0, &label);
        for (column, &other) in tree.order.iter().enumerate() {
            let corner = [left + CELL[0] * column as f64, y - CELL[1] / 2.0];
            cell(&mut svg, distances, [outlet, other], corner);
        }
    }
    Drawing::new(
        svg.finish(
            "How far the outlets’ wordings are from each other",
            &description(distances),
        ),
        &COLUMNS,
        distances.table(),
    )
}

/// What each shade goes up to, and what bold stands for.
fn legend(svg: &mut Svg, distances: &Distances, left: f64, bottom: f64) {
    let farthest = distances.farthest();
    if farthest <= 0.0 {
        return;
    }
    let y = bottom + 14.0;
    for shade in 0..=5_u8 {
        let x = left + CELL[0] * f64::from(shade);
        svg.rectangle(&format!("h{shade}"), x + 1.0, y, CELL[0] - 2.0, 9.0);
        let end = match shade {
            0 => "≤ 0".to_owned(),
            shade => format!("≤ {:.1}", farthest * f64::from(shade) / SHADES),
        };
        svg.text("middle", x + CELL[0] / 2.0, y + 22.0, &end);
    }
}

fn cell(svg: &mut Svg, distances: &Distances, pair: [usize; 2], [x, y]: [f64; 2]) {
    let found = (pair[0] != pair[1]).then(|| distances.pair(pair)).flatten();
    let shade = match found.and_then(|pair| pair.distance) {
        None => "blank".to_owned(),
        Some(distance) if distance <= 0.0 => "h0".to_owned(),
        Some(distance) => format!("h{:.0}", (SHADES * distance / distances.farthest()).ceil()),
    };
    svg.rectangle(&shade, x + 1.0, y + 1.0, CELL[0] - 2.0, CELL[1] - 2.0);
    if let Some(pair) = found {
        let text = pair
            .distance
            .map(|distance| crate::wording::measure(Some(distance), 1));
        let class = if pair.sure {
            "cell sure-text middle"
        } else {
            "cell middle"
        };
        let text = text.unwrap_or_else(|| "–".to_owned());
        svg.text(class, x + CELL[0] / 2.0, y + CELL[1] / 2.0 + 4.0, &text);
    }
}

fn description(distances: &Distances) -> String {
    let rows = distances.table().into_iter();
    let rows = rows.map(|row| format!("{} and {}: {}", row[0], row[1], row[2]));
    format!(
        "{}. {}",
        distances.measure,
        rows.collect::<Vec<_>>().join("; ")
    )
}

/// The tree, ready to be drawn.
struct Tree {
    /// Outlets from top to bottom.
    order: Vec<usize>,
    branches: Vec<Branch>,
    height: f64,
}

/// Where two branches meet.
struct Branch {
    /// Place from the top and height of either.
    of: [(f64, f64); 2],
    height: f64,
}

impl Tree {
    fn new(distances: &Distances) -> Self {
        let n = distances.names.len();
        let dendrogram = linkage(&mut distances.condensed(), n, Method::Average);
        let steps = dendrogram.steps();
        let mut order = Vec::with_capacity(n);
        let mut waiting: Vec<usize> = match steps.len() {
            0 => (0..n).collect(),
            last => vec![n + last - 1],
        };
        while let Some(cluster) = waiting.pop() {
            match cluster.checked_sub(n) {
                None => order.push(cluster),
                Some(step) => waiting.extend([steps[step].cluster2, steps[step].cluster1]),
            }
        }
        let mut at: Vec<(f64, f64)> = vec![(0.0, 0.0); n];
        for (place, outlet) in order.iter().enumerate() {
            at[*outlet] = (place as f64, 0.0);
        }
        let mut branches = Vec::with_capacity(steps.len());
        for step in steps {
            let of = [at[step.cluster1], at[step.cluster2]];
            at.push(((of[0].0 + of[1].0) / 2.0, step.dissimilarity));
            branches.push(Branch {
                of,
                height: step.dissimilarity,
            });
        }
        let height = steps.last().map_or(0.0, |step| step.dissimilarity);
        Self {
            order,
            branches,
            height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::distances::Pair;
    use super::super::drawing::Named;
    use super::*;

    fn distances(n: usize, distance: impl Fn(usize, usize) -> Option<f64>) -> Distances {
        let names = (0..n).map(|number| Named {
            name: format!("Outlet {number}"),
            class: format!("c{number}"),
        });
        let pairs = (0..n).flat_map(|one| (one + 1..n).map(move |other| [one, other]));
        Distances {
            measure: "Distance".to_owned(),
            names: names.collect(),
            pairs: pairs
                .map(|of| Pair {
                    of,
                    distance: distance(of[0], of[1]),
                    ..Pair::default()
                })
                .collect(),
        }
    }

    #[test]
    fn those_alike_stand_together() {
        let near = |one: usize, other: usize| Some(if one % 2 == other % 2 { 0.01 } else { 0.3 });
        let tree = Tree::new(&distances(6, near));
        let parity: Vec<usize> = tree.order.iter().map(|outlet| outlet % 2).collect();
        assert!(
            parity == [0, 0, 0, 1, 1, 1] || parity == [1, 1, 1, 0, 0, 0],
            "{parity:?}"
        );
    }

    #[test]
    fn any_number_of_outlets_and_any_distances_can_be_drawn() {
        for n in [0, 1, 2, 30] {
            for distance in [None, Some(0.0), Some(-0.01), Some(0.5)] {
                let drawing = heat_map(&distances(n, |_, _| distance));
                assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
            }
        }
    }
}
