//! The second to fourth cumulant of a sum drawn without replacement, exactly, from sums of powers.
//! What is made of them is another file's matter.
//!
//! Finite-population formulas: Sukhatme 1943, Moments and Product Moments of Moment-statistics for
//! Samples of the Finite and Infinite Populations; David & Kendall 1949.

/// Second, third and fourth cumulant of a sum.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Cumulants {
    pub(crate) second: f64,
    pub(crate) third: f64,
    pub(crate) fourth: f64,
}

/// How the cumulants of the sum of `m` of `k` values drawn without replacement follow from the
/// sums of second, third and fourth powers of the values about their mean.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Drawing {
    second: f64,
    third: f64,
    fourth: f64,
    /// Of the squared sum of squares, in the fourth moment.
    fourth_of_squares: f64,
}

impl Drawing {
    pub(crate) fn new(k: f64, m: f64) -> Self {
        if m <= 0.0 || m >= k {
            return Self::default();
        }
        let rest = k - m;
        let second = m * rest / (k * (k - 1.0));
        if k <= 3.0 {
            // Drawing one, or all but one: the moments of a single value, up to sign.
            let third = if k == 2.0 {
                0.0
            } else {
                (rest - m).signum() / k
            };
            return Self {
                second,
                third,
                fourth: 1.0 / k,
                fourth_of_squares: 0.0,
            };
        }
        let per = m * rest / (k * (k - 1.0) * (k - 2.0) * (k - 3.0));
        Self {
            second,
            third: m * rest * (rest - m) / (k * (k - 1.0) * (k - 2.0)),
            fourth: per * (k * (k + 1.0) - 6.0 * m * rest),
            fourth_of_squares: per * 3.0 * (m - 1.0) * (rest - 1.0),
        }
    }

    pub(crate) fn cumulants(&self, [s2, s3, s4]: [f64; 3]) -> Cumulants {
        let second = self.second * s2;
        Cumulants {
            second,
            third: self.third * s3,
            fourth: self.fourth * s4 + self.fourth_of_squares * s2 * s2 - 3.0 * second * second,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Central moments of the sum of every choice of m values, by listing the choices.
    fn listed(values: &[f64], m: usize) -> (f64, f64, f64) {
        let sums: Vec<f64> = (0u32..1 << values.len())
            .filter(|choice| choice.count_ones() as usize == m)
            .map(|choice| {
                let chosen = |i: &usize| choice >> i & 1 == 1;
                (0..values.len()).filter(chosen).map(|i| values[i]).sum()
            })
            .collect();
        let n = sums.len() as f64;
        let mean = sums.iter().sum::<f64>() / n;
        let moment = |power| {
            sums.iter()
                .map(|s: &f64| (s - mean).powi(power))
                .sum::<f64>()
                / n
        };
        (
            moment(2),
            moment(3),
            moment(4) - 3.0 * moment(2) * moment(2),
        )
    }

    #[test]
    fn cumulants_agree_with_listing_every_draw() {
        let values = [3.0, -1.0, 0.5, 4.0, -2.5, 0.0, 1.25, 7.0];
        for k in 2..=values.len() {
            let values = &values[..k];
            let mean = values.iter().sum::<f64>() / k as f64;
            let sum = |power| values.iter().map(|v| (v - mean).powi(power)).sum::<f64>();
            for m in 0..=k {
                let found = Drawing::new(k as f64, m as f64).cumulants([sum(2), sum(3), sum(4)]);
                let (second, third, fourth) = listed(values, m);
                assert!((found.second - second).abs() < 1e-9, "k {k} m {m}");
                assert!((found.third - third).abs() < 1e-9, "k {k} m {m}");
                assert!((found.fourth - fourth).abs() < 1e-8, "k {k} m {m}");
            }
        }
    }
}
