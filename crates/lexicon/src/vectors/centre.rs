//! Takes the mean and the two leading directions out of vectors (Mu & Viswanath 2018).

/// Directions taken out.
const DROPPED: usize = 2;
/// Rows from which mean and directions are learned: the commonest words.
const LEARNED_FROM: usize = 20_000;
/// Steps of the power iteration; the leading directions of word vectors stand out, so that few suffice.
const STEPS: usize = 60;

/// Centres rows and drops their leading directions, in place.
pub(super) fn centre(numbers: &mut [f64], dimensions: usize) {
    let learned = &numbers[..numbers.len().min(LEARNED_FROM * dimensions)];
    let mean = mean(learned, dimensions);
    for row in numbers.chunks_exact_mut(dimensions) {
        row.iter_mut()
            .zip(&mean)
            .for_each(|(value, mean)| *value -= mean);
    }
    for _ in 0..DROPPED {
        let end = numbers.len().min(LEARNED_FROM * dimensions);
        let direction = leading_direction(&numbers[..end], dimensions);
        for row in numbers.chunks_exact_mut(dimensions) {
            let along = dot(row, &direction);
            row.iter_mut()
                .zip(&direction)
                .for_each(|(value, part)| *value -= along * part);
        }
    }
}

fn mean(rows: &[f64], dimensions: usize) -> Vec<f64> {
    let mut mean = vec![0.0; dimensions];
    for row in rows.chunks_exact(dimensions) {
        mean.iter_mut()
            .zip(row)
            .for_each(|(sum, value)| *sum += value);
    }
    let n = (rows.len() / dimensions) as f64;
    mean.iter_mut().for_each(|sum| *sum /= n);
    mean
}

/// The direction of most variance, by power iteration from a fixed start; zero where there is none.
fn leading_direction(rows: &[f64], dimensions: usize) -> Vec<f64> {
    // Any start that is not at right angles to the direction sought will do.
    let mut direction: Vec<f64> = (0..dimensions)
        .map(|place| 1.0 / (1.0 + place as f64))
        .collect();
    for _ in 0..STEPS {
        let mut next = vec![0.0; dimensions];
        for row in rows.chunks_exact(dimensions) {
            let along = dot(row, &direction);
            next.iter_mut()
                .zip(row)
                .for_each(|(sum, value)| *sum += along * value);
        }
        let norm = dot(&next, &next).sqrt();
        if norm == 0.0 || !norm.is_finite() {
            return vec![0.0; dimensions];
        }
        direction = next.into_iter().map(|value| value / norm).collect();
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_leading_directions_are_gone() {
        // Much variance along (1, 1, 0, 0), less along (1, -1, 0, 0), little along the others.
        let mut rows: Vec<f64> = Vec::new();
        for row in 0..40 {
            let (large, middle) = (f64::from(row % 5) * 10.0, f64::from(row % 4) * 3.0);
            let (small, smallest) = (f64::from(row % 3) * 0.1, f64::from(row % 7) * 0.1);
            rows.extend([5.0 + large + middle, large - middle, small, smallest]);
        }
        centre(&mut rows, 4);
        let left: f64 = rows.chunks(4).map(|row| row[0].abs() + row[1].abs()).sum();
        assert!(left / 40.0 < 0.05, "{left}");
        assert!(mean(&rows, 4).iter().all(|mean| mean.abs() < 1e-9));
        assert!(rows.chunks(4).any(|row| row[2].abs() > 0.05));
    }

    #[test]
    fn rows_without_any_variance_stay_numbers() {
        let mut rows = vec![2.0; 30];
        centre(&mut rows, 3);
        assert!(rows.iter().all(|value| *value == 0.0));
    }
}
