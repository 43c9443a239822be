//! How far a table can be trusted, as sentences for any reader.

use crate::report::{Chance, Power, PowerCase};

use super::number::{counted, probability};

/// The null, printed: what would be found if nothing were there, beside what was found.
pub(crate) fn chance(chance: &Chance, found: u64) -> String {
    let swaps = counted(chance.swaps.into(), "time", "times");
    let error = chance
        .expected_error
        .filter(|error| *error > 0.0)
        .map(|error| format!(" ± {error}"))
        .unwrap_or_default();
    let any = match chance.swaps_with_any {
        0 => "none of them".to_owned(),
        all if all == chance.swaps => "every one of them".to_owned(),
        some => format!("{some} of them"),
    };
    format!(
        "At this cut-off (p {}) expect about {}{error} false terms; found {found}. (Run again {swaps} \
         with outlets swapped at random within events, where there is nothing to find; {any} had a \
         term with q up to the cut-off.)",
        up_to(chance.bar),
        chance.expected,
    )
}

/// `≤ 0.0012`, or `< 0.0001` where it is smaller than figures show.
fn up_to(bar: f64) -> String {
    match probability(Some(bar)) {
        small if small.starts_with('<') => small,
        figure => format!("≤ {figure}"),
    }
}

/// What a table could have found.
pub(crate) fn power(power: &Power) -> String {
    let cases: Vec<String> = power.cases.iter().map(case).collect();
    format!(
        "What it could have found, {} times in 100: {}.",
        (power.chance * 100.0).round(),
        cases.join("; "),
    )
}

fn case(case: &PowerCase) -> String {
    let rate = case.pm_reference;
    match case.times {
        Some(times) => format!(
            "a term that the others use {rate} times per million words, if it is used {times} times as often"
        ),
        None => {
            format!("no difference in a term that the others use {rate} times per million words")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sureness_reads_as_sentences() {
        let null = Chance {
            bar: 0.0012,
            swaps: 20,
            expected: 0.85,
            expected_error: Some(0.2),
            swaps_with_any: 1,
        };
        let said = chance(&null, 17);
        assert!(said.starts_with(
            "At this cut-off (p ≤ 0.0012) expect about 0.85 ± 0.2 false terms; found 17."
        ));
        assert!(said.contains("20 times") && said.contains("; 1 of them had"));
        let able = Power {
            level: 0.0012,
            chance: 0.8,
            clumping: 1.3,
            cases: vec![
                PowerCase {
                    pm_reference: 120.0,
                    times: Some(3.4),
                },
                PowerCase {
                    pm_reference: 2.0,
                    times: None,
                },
            ],
        };
        let said = power(&able);
        assert!(said.contains("80 times in 100") && said.contains("3.4 times as often"));
        assert!(said.contains("no difference in a term that the others use 2 times"));
    }
}
