//! Ratios of rates in words: a logarithm tells few readers anything.

use super::number::signed;

/// A log ratio with its sign: `+2.32`, `−1.00`.
pub(crate) fn log_ratio(value: f64) -> String {
    signed(&format!("{value:+.2}"))
}

/// How many times as often, short: `5.3×`, and `1/5.3×` for less often.
pub(crate) fn times(log_ratio: f64) -> String {
    let factor = factor(log_ratio.abs());
    if factor == "1" {
        "1×".to_owned()
    } else if log_ratio < 0.0 {
        format!("1/{factor}×")
    } else {
        format!("{factor}×")
    }
}

/// How many times as often, as part of a sentence: `5.3 times as often`.
pub(crate) fn times_in_words(log_ratio: f64) -> String {
    match factor(log_ratio.abs()) {
        factor if factor == "1" => "as often".to_owned(),
        factor if log_ratio < 0.0 => format!("{factor} times less often"),
        factor => format!("{factor} times as often"),
    }
}

/// Two to the power, with one decimal where it is below ten.
fn factor(exponent: f64) -> String {
    match libm::exp2(exponent) {
        factor if factor < 9.95 => format!("{factor:.1}").trim_end_matches(".0").to_owned(),
        factor if factor < 9_999.5 => format!("{factor:.0}"),
        _ => "over 9,999".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_said_as_times() {
        let rows = [
            (times(3.0), "8×"),
            (times(-3.0), "1/8×"),
            (times(0.0), "1×"),
            (times(5.0), "32×"),
            (times_in_words(1.0), "2 times as often"),
            (times_in_words(-1.0), "2 times less often"),
            (times_in_words(0.02), "as often"),
            (times_in_words(40.0), "over 9,999 times as often"),
            (log_ratio(2.321), "+2.32"),
            (log_ratio(-1.0), "−1.00"),
        ];
        for (shown, expected) in rows {
            assert_eq!(shown, expected);
        }
    }
}
