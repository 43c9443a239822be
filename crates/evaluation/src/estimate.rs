//! A mean over replications with its Monte Carlo standard error.

/// Mean and standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Estimate {
    pub(crate) mean: f64,
    /// Not a number with fewer than two replications.
    pub(crate) error: f64,
}

impl Estimate {
    pub(crate) fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        Self {
            mean,
            error: (squares / (n - 1.0) / n).sqrt(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Estimate;

    #[test]
    fn the_error_of_a_mean_is_its_deviation_over_the_root_of_n() {
        let Estimate { mean, error } = Estimate::of(&[1.0, 3.0, 5.0, 7.0]);
        assert_eq!(mean, 4.0);
        assert!((error - (20.0f64 / 3.0).sqrt() / 2.0).abs() < 1e-15);
        assert!(Estimate::of(&[2.0]).error.is_nan());
    }
}
