//! How numbers are rounded: by their decimal digits, once, before any format sees them.

/// Rounded to so many decimals; `None` for what is no number, such as infinity.
pub(crate) fn decimals(value: f64, places: usize) -> Option<f64> {
    value
        .is_finite()
        .then(|| read(&format!("{value:.places$}")))
}

/// Rounded to three significant digits, as probabilities are; `None` for what is no number.
pub(crate) fn three_digits(value: f64) -> Option<f64> {
    value.is_finite().then(|| read(&format!("{value:.2e}")))
}

/// Occurrences per million words, to one decimal; 0 where there are no words.
pub(crate) fn per_million(count: u64, words: u64) -> f64 {
    if words == 0 {
        0.0
    } else {
        decimals(count as f64 * 1e6 / words as f64, 1).unwrap_or(0.0)
    }
}

/// A share of a whole to three decimals; 0 where the whole is nothing.
pub(crate) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        decimals(part as f64 / whole as f64, 3).unwrap_or(0.0)
    }
}

fn read(digits: &str) -> f64 {
    // Adding zero turns -0.0 into 0.0. The digits were written by `format!`, so they parse.
    digits.parse::<f64>().unwrap_or(0.0) + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_by_their_decimal_digits() {
        let rows = [
            (decimals(1234.5678, 1), Some(1234.6)),
            (decimals(-0.0004, 3), Some(0.0)),
            (decimals(2.0005, 2), Some(2.0)),
            (decimals(f64::INFINITY, 2), None),
            (decimals(f64::NAN, 2), None),
            (three_digits(0.000_123_456), Some(0.000_123)),
            (three_digits(1.0), Some(1.0)),
            (three_digits(0.0), Some(0.0)),
            (three_digits(3.141_59e-200), Some(3.14e-200)),
            (three_digits(f64::NEG_INFINITY), None),
        ];
        for (number, (rounded, expected)) in rows.into_iter().enumerate() {
            assert_eq!(rounded, expected, "row {number}");
        }
        assert!(decimals(-0.0001, 2).is_some_and(f64::is_sign_positive));
    }

    #[test]
    fn rates_and_shares_of_nothing_are_zero() {
        assert_eq!(per_million(3, 1_500), 2000.0);
        assert_eq!(per_million(3, 0), 0.0);
        assert_eq!(share(1, 3), 0.333);
        assert_eq!(share(0, 0), 0.0);
    }
}
