//! Logistic regression with a ridge penalty, by Newton's method: for models that are trained on some
//! events and measured on others.

/// A row: its features, whether it is a case, and how many rows it stands for.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) features: Vec<f64>,
    pub(crate) is_case: bool,
    pub(crate) weight: f64,
}

/// Log-odds at the origin, and the weight of each feature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fitted {
    pub(crate) bias: f64,
    pub(crate) weights: Vec<f64>,
}

impl Fitted {
    pub(crate) fn odds(&self, features: &[f64]) -> f64 {
        let terms = self.weights.iter().zip(features);
        self.bias + terms.map(|(weight, value)| weight * value).sum::<f64>()
    }
}

/// Newton steps; the likelihood is concave, and 25 are plenty.
const STEPS: usize = 25;

/// Maximises the likelihood less half of `penalty` times the squared weights; the bias is free.
pub(crate) fn fit(rows: &[Row], penalty: f64) -> Fitted {
    let n = rows.first().map_or(0, |row| row.features.len()) + 1;
    let mut weights = vec![0.0; n];
    for _ in 0..STEPS {
        let (gradient, hessian) = derivatives(rows, &weights, penalty);
        let step = solve(hessian, gradient);
        let size = step
            .iter()
            .fold(0.0, |size: f64, step| size.max(step.abs()));
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight += step;
        }
        if size < 1e-8 {
            break;
        }
    }
    Fitted {
        bias: weights[0],
        weights: weights[1..].to_vec(),
    }
}

fn derivatives(rows: &[Row], weights: &[f64], penalty: f64) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = weights.len();
    let mut gradient: Vec<f64> = weights.iter().map(|weight| -penalty * weight).collect();
    gradient[0] = 0.0;
    let mut hessian = vec![vec![0.0; n]; n];
    for (place, row) in hessian.iter_mut().enumerate().skip(1) {
        row[place] = penalty;
    }
    hessian[0][0] = 1e-9;
    let mut values = vec![1.0; n];
    for row in rows {
        values[1..].copy_from_slice(&row.features);
        let odds: f64 = weights.iter().zip(&values).map(|(w, v)| w * v).sum();
        let chance = 1.0 / (1.0 + (-odds).exp());
        let error = row.weight * (f64::from(u8::from(row.is_case)) - chance);
        let spread = row.weight * chance * (1.0 - chance);
        for i in 0..n {
            gradient[i] += error * values[i];
            let scaled = spread * values[i];
            for (cell, value) in hessian[i][..=i].iter_mut().zip(&values) {
                *cell += scaled * value;
            }
        }
    }
    for row in 1..n {
        let (above, below) = hessian.split_at_mut(row);
        for (column, upper) in above.iter_mut().enumerate() {
            upper[row] = below[0][column];
        }
    }
    (gradient, hessian)
}

/// Solves a symmetric positive definite system by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for pivot in 0..n {
        let (above, below) = matrix.split_at_mut(pivot + 1);
        let lead = &above[pivot];
        for (offset, row) in below.iter_mut().enumerate() {
            let factor = row[pivot] / lead[pivot];
            for (value, lead) in row.iter_mut().zip(lead).skip(pivot) {
                *value -= factor * lead;
            }
            right[pivot + 1 + offset] -= factor * right[pivot];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|j| matrix[row][j] * right[j]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_features_the_bias_is_the_log_odds() {
        let row = |is_case, weight| Row {
            features: vec![],
            is_case,
            weight,
        };
        let fitted = fit(&[row(true, 1.0), row(false, 3.0)], 1.0);
        assert!((fitted.bias - (1.0f64 / 3.0).ln()).abs() < 1e-9);
    }

    #[test]
    fn a_feature_of_two_values_gets_the_difference_of_log_odds() {
        let row = |value, is_case, weight| Row {
            features: vec![value],
            is_case,
            weight,
        };
        let rows = [
            row(0.0, true, 10.0),
            row(0.0, false, 30.0),
            row(1.0, true, 20.0),
            row(1.0, false, 20.0),
        ];
        let fitted = fit(&rows, 1e-9);
        assert!((fitted.weights[0] - 3.0f64.ln()).abs() < 1e-6, "{fitted:?}");
        assert!((fitted.odds(&[1.0])).abs() < 1e-6);
    }
}
