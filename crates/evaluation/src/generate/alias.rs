//! Drawing one of many by unequal weights in constant time (Walker 1977, the alias method).

use otherwords_statistics::resample::Stream;

/// Weights, ready to be drawn by.
pub(crate) struct Alias {
    /// The chance that a column stands for itself.
    keep: Vec<f64>,
    /// What it stands for otherwise.
    other: Vec<u32>,
}

impl Alias {
    /// Takes positive weights of any sum; at least one.
    pub(crate) fn new(weights: &[f64]) -> Self {
        let scale = weights.len() as f64 / weights.iter().sum::<f64>();
        let mut keep: Vec<f64> = weights.iter().map(|weight| weight * scale).collect();
        let mut other: Vec<u32> = (0..weights.len() as u32).collect();
        let (mut poor, mut rich): (Vec<usize>, Vec<usize>) =
            (0..weights.len()).partition(|column| keep[*column] < 1.0);
        while let Some(&giver) = rich.last()
            && let Some(taker) = poor.pop()
        {
            other[taker] = giver as u32;
            keep[giver] -= 1.0 - keep[taker];
            if keep[giver] < 1.0 {
                poor.extend(rich.pop());
            }
        }
        // What is left differs from one by rounding only.
        for column in poor.into_iter().chain(rich) {
            keep[column] = 1.0;
        }
        Self { keep, other }
    }

    /// One of the columns, by its weight.
    pub(crate) fn draw(&self, chance: &mut Stream) -> usize {
        let column = chance.below(self.keep.len() as u32) as usize;
        if chance.unit() < self.keep[column] {
            column
        } else {
            self.other[column] as usize
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_drawn_by_their_weights() {
        let (weights, n) = ([1.0, 5.0, 0.5, 3.5], 40_000);
        let (alias, mut chance) = (Alias::new(&weights), Stream::new(1, 0));
        let mut drawn = [0u32; 4];
        for _ in 0..n {
            drawn[alias.draw(&mut chance)] += 1;
        }
        for (weight, drawn) in weights.iter().zip(drawn) {
            let share = weight / 10.0;
            let error = (share * (1.0 - share) * f64::from(n)).sqrt();
            let off = (f64::from(drawn) - share * f64::from(n)).abs();
            assert!(off < 4.0 * error, "{weight}: {drawn}");
        }
    }
}
