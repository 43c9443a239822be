//! Places in the plane from distances: classical scaling (Torgerson 1952, *Multidimensional scaling:
//! I. Theory and method*).

/// Places in two dimensions, and what share of the distances they keep.
#[derive(Debug)]
pub(super) struct Scaled {
    pub(super) places: Vec<[f64; 2]>,
    pub(super) kept: f64,
}

/// The two largest axes of the doubly centred squared distances between `n` things, which are given
/// row by row without the diagonal's lower half. Signs are fixed by what lies farthest out.
pub(super) fn scale(n: usize, squared_distances: &[f64]) -> Scaled {
    let axes = axes(centred(n, squared_distances));
    let first = |number: usize| axes.get(number).map_or_else(|| vec![0.0; n], Axis::places);
    let kept = |axes: &[Axis]| axes.iter().map(|axis| axis.value.max(0.0)).sum::<f64>();
    let all = kept(&axes);
    let places = first(0).into_iter().zip(first(1));
    Scaled {
        places: places.map(|(x, y)| [x, y]).collect(),
        kept: if all > 0.0 {
            kept(&axes[..n.min(2)]) / all
        } else {
            0.0
        },
    }
}

type Matrix = Vec<Vec<f64>>;

/// Minus half the squared distances, less the means of their row and column.
fn centred(n: usize, squared_distances: &[f64]) -> Matrix {
    let mut matrix = vec![vec![0.0; n]; n];
    let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
    for ((row, column), squared) in pairs.zip(squared_distances) {
        matrix[row][column] = -0.5 * squared;
        matrix[column][row] = -0.5 * squared;
    }
    let mean = |row: &Vec<f64>| row.iter().sum::<f64>() / n as f64;
    let means: Vec<f64> = matrix.iter().map(mean).collect();
    let whole = means.iter().sum::<f64>() / n as f64;
    for (row, of_row) in matrix.iter_mut().enumerate() {
        for (column, value) in of_row.iter_mut().enumerate() {
            *value += whole - means[row] - means[column];
        }
    }
    matrix
}

/// An axis of a symmetric matrix: its eigenvalue, and where each thing lies along it.
struct Axis {
    value: f64,
    vector: Vec<f64>,
}

impl Axis {
    /// Places along the axis; all 0 where it holds no distance.
    fn places(&self) -> Vec<f64> {
        let far = |far: f64, x: &f64| if x.abs() > far.abs() + 1e-12 { *x } else { far };
        let farthest = self.vector.iter().fold(0.0, far);
        let length = self.value.max(0.0).sqrt() * if farthest < 0.0 { -1.0 } else { 1.0 };
        self.vector.iter().map(|x| x * length).collect()
    }
}

/// Sweeps over all pairs: a handful suffices, since each squares what is left.
const MOST_SWEEPS: usize = 60;

/// All axes, the largest first, by rotations (Jacobi 1846; Golub & Van Loan 2013, *Matrix
/// computations*, 8.5).
fn axes(mut matrix: Matrix) -> Vec<Axis> {
    let n = matrix.len();
    let mut vectors: Matrix = (0..n)
        .map(|row| (0..n).map(|column| f64::from(row == column)).collect())
        .collect();
    let size: f64 = matrix.iter().flatten().map(|x| x * x).sum();
    for _ in 0..MOST_SWEEPS {
        let mut left = 0.0;
        for p in 0..n {
            for q in p + 1..n {
                left += matrix[p][q] * matrix[p][q];
                rotate(&mut matrix, &mut vectors, p, q);
            }
        }
        if left <= 1e-28 * size {
            break;
        }
    }
    let axis = |number: usize| Axis {
        value: matrix[number][number],
        vector: vectors.iter().map(|row| row[number]).collect(),
    };
    let mut axes: Vec<Axis> = (0..n).map(axis).collect();
    axes.sort_by(|a, b| b.value.total_cmp(&a.value));
    axes
}

/// Turns two axes so that the matrix has nothing left between them.
fn rotate(matrix: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    if matrix[p][q] == 0.0 {
        return;
    }
    let slope = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
    let tangent = slope.signum() / (slope.abs() + (1.0 + slope * slope).sqrt());
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    let sine = tangent * cosine;
    let turn = |row: &mut Vec<f64>| {
        let (x, y) = (row[p], row[q]);
        (row[p], row[q]) = (cosine * x - sine * y, sine * x + cosine * y);
    };
    matrix.iter_mut().for_each(turn);
    let (above, below) = matrix.split_at_mut(q);
    for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    }
    vectors.iter_mut().for_each(turn);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squared(points: &[[f64; 2]]) -> Vec<f64> {
        let pairs = points
            .iter()
            .enumerate()
            .flat_map(|(one, a)| points[one + 1..].iter().map(move |b| (a, b)));
        pairs
            .map(|(a, b)| (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2))
            .collect()
    }

    #[test]
    fn points_of_the_plane_come_back_as_far_from_each_other_as_they_were() {
        let points = [[0.0, 0.0], [3.0, 0.0], [0.0, 4.0], [7.0, 1.0], [-2.0, 5.5]];
        let given = squared(&points);
        let scaled = scale(points.len(), &given);
        assert!((scaled.kept - 1.0).abs() < 1e-9);
        for (found, given) in squared(&scaled.places).iter().zip(&given) {
            assert!((found - given).abs() < 1e-9, "{found} {given}");
        }
    }

    #[test]
    fn axes_are_those_of_a_matrix_solved_by_hand() {
        // Eigenvalues 3 and 1, along (1, 1) and (1, -1).
        let found = axes(vec![vec![2.0, 1.0], vec![1.0, 2.0]]);
        let values: Vec<f64> = found.iter().map(|axis| axis.value).collect();
        assert!((values[0] - 3.0).abs() < 1e-12 && (values[1] - 1.0).abs() < 1e-12);
        assert!((found[0].vector[0] - found[0].vector[1]).abs() < 1e-12);
    }

    #[test]
    fn few_things_and_equal_ones_have_places_too() {
        assert!(scale(0, &[]).places.is_empty());
        assert_eq!(scale(1, &[]).places, [[0.0, 0.0]]);
        let same = scale(3, &[0.0; 3]);
        assert_eq!((same.places, same.kept), (vec![[0.0, 0.0]; 3], 0.0));
    }
}
