//! Logistic regression with a ridge penalty, by Newton's method; each step is solved by conjugate
//! gradients (Lin, Weng & Keerthi 2008, *Trust region Newton method for logistic regression*).

use otherwords_comparison::loadedness::{Model, Weight};
use rayon::prelude::*;

use super::Examples;

/// Weight of the penalty on standardised numbers.
const PENALTY: f64 = 200.0;
const NEWTON_STEPS: usize = 12;
const GRADIENT_STEPS: usize = 60;
/// Rows summed by one thread at a time; sums are added in order, so the same on any machine.
const CHUNK: usize = 1_024;

/// Learns a model from some of the rows.
pub(crate) fn fit(examples: &Examples, rows: &[usize]) -> Model {
    let scales = scales(examples, rows);
    let design = Design::new(examples, rows, &scales);
    let weights = design.solve();
    let named = examples.names.iter().zip(scales).zip(&weights[1..]);
    Model {
        intercept: weights[0],
        weights: named
            .map(|((name, (centre, scale)), weight)| Weight {
                name: name.clone(),
                centre,
                scale,
                weight: *weight,
            })
            .collect(),
        quantiles: Vec::new(),
    }
}

/// Mean and standard deviation of each number; 1 for one that never varies.
fn scales(examples: &Examples, rows: &[usize]) -> Vec<(f64, f64)> {
    let n = rows.len() as f64;
    let column = |column: usize| {
        let values = || rows.iter().map(|row| examples.rows[*row].numbers[column]);
        let mean = values().sum::<f64>() / n;
        let variance = values().map(|value| (value - mean).powi(2)).sum::<f64>() / n;
        (
            mean,
            if variance > 1e-12 {
                variance.sqrt()
            } else {
                1.0
            },
        )
    };
    (0..examples.names.len())
        .into_par_iter()
        .map(column)
        .collect()
}

/// Standardised rows, each beginning with a 1 for the intercept.
struct Design {
    width: usize,
    values: Vec<f64>,
    is_loaded: Vec<bool>,
}

impl Design {
    fn new(examples: &Examples, rows: &[usize], scales: &[(f64, f64)]) -> Self {
        let width = scales.len() + 1;
        let mut values = Vec::with_capacity(rows.len() * width);
        for row in rows {
            values.push(1.0);
            for (number, (centre, scale)) in examples.rows[*row].numbers.iter().zip(scales) {
                let weight = Weight {
                    name: String::new(),
                    centre: *centre,
                    scale: *scale,
                    weight: 0.0,
                };
                values.push(weight.standardise(*number));
            }
        }
        let is_loaded = rows
            .iter()
            .map(|row| examples.rows[*row].is_loaded)
            .collect();
        Self {
            width,
            values,
            is_loaded,
        }
    }

    fn solve(&self) -> Vec<f64> {
        let mut weights = vec![0.0; self.width];
        for _ in 0..NEWTON_STEPS {
            let chances = self.chances(&weights);
            let gradient = self.gradient(&weights, &chances);
            let step = self.newton_step(&gradient, &chances);
            weights
                .iter_mut()
                .zip(&step)
                .for_each(|(weight, step)| *weight += step);
            if dot(&step, &step).sqrt() < 1e-6 {
                break;
            }
        }
        weights
    }

    fn chances(&self, weights: &[f64]) -> Vec<f64> {
        let chance = |row: &[f64]| 1.0 / (1.0 + (-dot(row, weights)).exp());
        self.values.par_chunks(self.width).map(chance).collect()
    }

    /// What the likelihood gains along each weight.
    fn gradient(&self, weights: &[f64], chances: &[f64]) -> Vec<f64> {
        let missing = chances.iter().zip(&self.is_loaded);
        let missing: Vec<f64> = missing
            .map(|(chance, is_loaded)| f64::from(*is_loaded) - chance)
            .collect();
        let mut gradient = self.weighted_sum(&missing);
        gradient[1..]
            .iter_mut()
            .zip(&weights[1..])
            .for_each(|(sum, weight)| *sum -= PENALTY * weight);
        gradient
    }

    /// Solves curvature × step = gradient.
    fn newton_step(&self, gradient: &[f64], chances: &[f64]) -> Vec<f64> {
        let mut step = vec![0.0; self.width];
        let mut left = gradient.to_vec();
        let mut direction = left.clone();
        let mut size = dot(&left, &left);
        let enough = size * 1e-8;
        for _ in 0..GRADIENT_STEPS {
            if size <= enough {
                break;
            }
            let curved = self.curvature(&direction, chances);
            let along = size / dot(&direction, &curved);
            step.iter_mut()
                .zip(&direction)
                .for_each(|(step, part)| *step += along * part);
            left.iter_mut()
                .zip(&curved)
                .for_each(|(left, part)| *left -= along * part);
            let next = dot(&left, &left);
            direction
                .iter_mut()
                .zip(&left)
                .for_each(|(part, left)| *part = left + next / size * *part);
            size = next;
        }
        step
    }

    fn curvature(&self, direction: &[f64], chances: &[f64]) -> Vec<f64> {
        let along: Vec<f64> = self
            .values
            .par_chunks(self.width)
            .zip(chances)
            .map(|(row, chance)| chance * (1.0 - chance) * dot(row, direction))
            .collect();
        let mut curved = self.weighted_sum(&along);
        curved[1..]
            .iter_mut()
            .zip(&direction[1..])
            .for_each(|(sum, part)| *sum += PENALTY * part);
        curved
    }

    /// The sum of all rows, each times its factor.
    fn weighted_sum(&self, factors: &[f64]) -> Vec<f64> {
        let sum = |(rows, factors): (&[f64], &[f64])| {
            let mut sum = vec![0.0; self.width];
            for (row, factor) in rows.chunks_exact(self.width).zip(factors) {
                sum.iter_mut()
                    .zip(row)
                    .for_each(|(sum, value)| *sum += factor * value);
            }
            sum
        };
        let chunks: Vec<Vec<f64>> = self
            .values
            .par_chunks(self.width * CHUNK)
            .zip(factors.par_chunks(CHUNK))
            .map(sum)
            .collect();
        let mut total = vec![0.0; self.width];
        for chunk in chunks {
            total
                .iter_mut()
                .zip(chunk)
                .for_each(|(sum, part)| *sum += part);
        }
        total
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loaded::examples::Row;

    #[test]
    fn the_gradient_vanishes_where_the_fit_ends() {
        let rows = (0..400).map(|number| {
            let (a, b) = (f64::from(number % 7), f64::from(number % 11));
            Row {
                article: 0,
                word: String::new(),
                numbers: vec![a, b, 3.0],
                is_loaded: a > 3.0 && number % 5 > 0 || b > 9.0,
            }
        });
        let examples = Examples {
            names: ["a", "b", "constant"].map(str::to_owned).to_vec(),
            events: vec![0],
            rows: rows.collect(),
        };
        let all: Vec<usize> = (0..400).collect();
        let model = fit(&examples, &all);
        let scales = scales(&examples, &all);
        let design = Design::new(&examples, &all, &scales);
        let mut weights = vec![model.intercept];
        weights.extend(model.weights.iter().map(|weight| weight.weight));
        let gradient = design.gradient(&weights, &design.chances(&weights));
        assert!(dot(&gradient, &gradient).sqrt() < 1e-3, "{gradient:?}");
        assert!(
            weights[1] > 0.1 && weights[2] > 0.0 && weights[3] == 0.0,
            "{weights:?}"
        );
    }
}
