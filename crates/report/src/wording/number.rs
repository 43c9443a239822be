//! Counts, rates and probabilities as a reader sees them.

/// A count with separators: `12,345`.
pub(crate) fn count(count: u64) -> String {
    group(&count.to_string())
}

/// A count with its noun: `1 article`, `24 articles`.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// A rate with one decimal and separators: `1,234.5`.
pub(crate) fn rate(rate: f64) -> String {
    let digits = format!("{rate:.1}");
    match digits.split_once('.') {
        Some((whole, part)) => format!("{}.{part}", group(whole)),
        None => digits,
    }
}

/// A measure with fixed decimals and a typographic minus; a dash where it is undefined.
pub(crate) fn measure(value: Option<f64>, places: usize) -> String {
    or_dash(value, |value| signed(&format!("{value:.places$}")))
}

/// A probability: `0.0123`, and `< 0.0001` for what is smaller; a dash where there is none.
pub(crate) fn probability(value: Option<f64>) -> String {
    or_dash(value, |value| match value {
        value if value < 0.0001 => "< 0.0001".to_owned(),
        value => value.to_string(),
    })
}

/// A share as whole per cents: `21 %`.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A dash for what is not there.
pub(crate) fn or_dash<T>(value: Option<T>, show: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| "–".to_owned(), show)
}

/// A typographic minus instead of a hyphen.
pub(crate) fn signed(digits: &str) -> String {
    digits.replacen('-', "−", 1)
}

fn group(digits: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |digits| ("−", digits));
    let mut grouped = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_in_a_newspaper() {
        let rows = [
            (count(0), "0"),
            (count(999), "999"),
            (count(1_000), "1,000"),
            (count(1_234_567), "1,234,567"),
            (counted(1, "article", "articles"), "1 article"),
            (counted(2_400, "article", "articles"), "2,400 articles"),
            (rate(1_234.5), "1,234.5"),
            (rate(0.0), "0.0"),
            (measure(Some(-1.5), 2), "−1.50"),
            (measure(None, 2), "–"),
            (probability(Some(0.0123)), "0.0123"),
            (probability(Some(0.000_099)), "< 0.0001"),
            (probability(None), "–"),
            (percent(0.214), "21 %"),
        ];
        for (shown, expected) in rows {
            assert_eq!(shown, expected);
        }
    }
}
