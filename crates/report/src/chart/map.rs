//! A map of outlets: the nearer two stand, the more alike they word things, as well as two
//! dimensions can show it (classical scaling, Torgerson 1952).

use super::distances::{COLUMNS, Distances};
use super::drawing::Drawing;
use super::label::{Wish, place};
use super::scaling::scale;
use super::svg::Svg;

const WIDTH: f64 = 520.0;
const HEIGHT: f64 = 400.0;
const MARGIN: f64 = 70.0;
const FONT: f64 = 13.0;

/// The map; rings show how sure the places are: the mean standard error of an outlet's distances.
pub fn map(distances: &Distances) -> Drawing {
    let scaled = scale(distances.names.len(), &distances.condensed());
    let mut svg = Svg::new("figure plot", WIDTH, HEIGHT);
    let room = [WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN - 20.0];
    let extent = [0, 1].map(|axis| {
        let places = scaled.places.iter().map(|place| place[axis].abs());
        places.fold(0.0, f64::max)
    });
    let per_unit = (room[0] / 2.0 / extent[0].max(f64::MIN_POSITIVE))
        .min(room[1] / 2.0 / extent[1].max(f64::MIN_POSITIVE));
    let per_unit = if per_unit.is_finite() && per_unit < 1e9 {
        per_unit
    } else {
        0.0
    };
    let at = |place: &[f64; 2]| {
        [
            WIDTH / 2.0 + place[0] * per_unit,
            (HEIGHT - 20.0) / 2.0 - place[1] * per_unit,
        ]
    };
    let points: Vec<[f64; 2]> = scaled.places.iter().map(at).collect();
    for (outlet, point) in points.iter().enumerate() {
        let ring = error(distances, outlet) * per_unit;
        let class = &distances.names[outlet].class;
        if ring > 5.0 {
            svg.disc(&format!("{class} ring"), *point, ring, "");
        }
        svg.disc(
            &format!("{class} mark"),
            *point,
            5.0,
            &distances.names[outlet].name,
        );
    }
    let wishes: Vec<Wish<'_>> = distances
        .names
        .iter()
        .zip(&points)
        .map(|(name, at)| Wish {
            text: &name.name,
            at: *at,
            radius: 5.0,
        })
        .collect();
    let area = [2.0, 2.0, WIDTH - 2.0, HEIGHT - 24.0];
    for label in place(&wishes, FONT, area, usize::MAX) {
        svg.text("label", label.x, label.y, wishes[label.wish].text);
    }
    let kept = format!(
        "both axes together keep {:.0} % of the distances",
        100.0 * scaled.kept
    );
    svg.text("start", 4.0, HEIGHT - 8.0, &kept);
    Drawing::new(
        svg.finish(
            "Map of outlets by their wording",
            &format!("{}; {kept}.", distances.measure),
        ),
        &COLUMNS,
        distances.table(),
    )
}

/// How unsure an outlet's place is: half the mean standard error of its distances over their mean
/// root, which is how an error of a squared distance shows in the distance itself.
fn error(distances: &Distances, outlet: usize) -> f64 {
    let own = distances
        .pairs
        .iter()
        .filter(|pair| pair.of.contains(&outlet));
    let errors: Vec<f64> = own
        .filter_map(|pair| {
            let distance = pair.distance.filter(|distance| *distance > 0.0)?;
            Some(pair.error? / (2.0 * distance.sqrt()))
        })
        .collect();
    if errors.is_empty() {
        0.0
    } else {
        errors.iter().sum::<f64>() / errors.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::super::distances::Pair;
    use super::super::drawing::Named;
    use super::*;

    /// Squared distances between points of the plane.
    fn of_points(points: &[[f64; 2]]) -> Distances {
        let names = points.iter().map(|_| Named::default()).collect();
        let mut pairs = Vec::new();
        for (one, a) in points.iter().enumerate() {
            for (other, b) in points.iter().enumerate().skip(one + 1) {
                let squared = (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2);
                pairs.push(Pair {
                    of: [one, other],
                    distance: Some(squared),
                    ..Pair::default()
                });
            }
        }
        Distances {
            names,
            pairs,
            ..Distances::default()
        }
    }

    #[test]
    fn a_map_without_distances_is_still_a_picture() {
        for n in 0..4 {
            let drawing = map(&of_points(&vec![[1.0, 1.0]; n]));
            assert!(
                !drawing.svg.contains("NaN") && !drawing.svg.contains("inf"),
                "{n}"
            );
        }
    }
}
