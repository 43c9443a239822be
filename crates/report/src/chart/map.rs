//! A map of outlets: the nearer two stand, the more alike they word things, as well as two
//! dimensions can show it (classical scaling, Torgerson 1952).

use nalgebra::{DMatrix, SymmetricEigen};

use super::distances::{COLUMNS, Distances};
use super::drawing::Drawing;
use super::label::{Wish, place};
use super::svg::Svg;

const WIDTH: f64 = 520.0;
const HEIGHT: f64 = 400.0;
const MARGIN: f64 = 70.0;
const FONT: f64 = 13.0;

/// The map; rings show how sure the places are: the mean standard error of an outlet's distances.
pub fn map(distances: &Distances) -> Drawing {
    let scaled = scale(distances);
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

/// Places in two dimensions, and what share of the distances they keep.
struct Scaled {
    places: Vec<[f64; 2]>,
    kept: f64,
}

/// Classical scaling: the two largest axes of the doubly centred squared distances. Divergences
/// are squared distances already. Signs are fixed by the outlet farthest out on each axis.
fn scale(distances: &Distances) -> Scaled {
    let n = distances.names.len();
    if n < 2 {
        return Scaled {
            places: vec![[0.0; 2]; n],
            kept: 0.0,
        };
    }
    let condensed = distances.condensed();
    let mut squared = DMatrix::<f64>::zeros(n, n);
    let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
    for ((row, column), distance) in pairs.zip(condensed) {
        squared[(row, column)] = distance;
        squared[(column, row)] = distance;
    }
    let centring = DMatrix::identity(n, n) - DMatrix::from_element(n, n, 1.0 / (n as f64).max(1.0));
    let eigen = SymmetricEigen::new(-0.5 * &centring * squared * &centring);
    let mut axes: Vec<usize> = (0..n).collect();
    axes.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
    let axis = |number: usize| -> Vec<f64> {
        let Some(&axis) = axes
            .get(number)
            .filter(|axis| eigen.eigenvalues[**axis] > 0.0)
        else {
            return vec![0.0; n];
        };
        let length = eigen.eigenvalues[axis].sqrt();
        let column: Vec<f64> = (0..n)
            .map(|row| eigen.eigenvectors[(row, axis)] * length)
            .collect();
        let farthest =
            column.iter().fold(
                0.0_f64,
                |far, x| if x.abs() > far.abs() + 1e-12 { *x } else { far },
            );
        let sign = if farthest < 0.0 { -1.0 } else { 1.0 };
        column.into_iter().map(|x| sign * x).collect()
    };
    let positive = |axes: &[usize]| -> f64 {
        axes.iter()
            .map(|axis| eigen.eigenvalues[*axis].max(0.0))
            .sum()
    };
    let all = positive(&axes);
    Scaled {
        places: axis(0)
            .into_iter()
            .zip(axis(1))
            .map(|(x, y)| [x, y])
            .collect(),
        kept: if all > 0.0 {
            positive(&axes[..n.min(2)]) / all
        } else {
            0.0
        },
    }
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
    fn points_of_the_plane_come_back_as_far_from_each_other_as_they_were() {
        let points = [[0.0, 0.0], [3.0, 0.0], [0.0, 4.0], [7.0, 1.0]];
        let distances = of_points(&points);
        let scaled = scale(&distances);
        assert!((scaled.kept - 1.0).abs() < 1e-9);
        for pair in &distances.pairs {
            let [a, b] = pair.of.map(|place| scaled.places[place]);
            let squared = (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2);
            assert!((squared - pair.distance.expect("it has one")).abs() < 1e-9);
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
