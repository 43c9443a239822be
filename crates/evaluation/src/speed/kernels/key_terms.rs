//! Key words of every outlet against the rest: all words counted, then G2, Log Ratio and log-odds of each
//! in each outlet, of which the best of each outlet are kept. What `otherwords words INDEX --by outlet
//! --key` does.

use otherwords_comparison::{KeyWord, KeyWordOptions, key_words_of};
use otherwords_indexer::{Index, Selection};

use super::{Reading, SECONDS, timed};

/// As many as a table of key words has in print.
const OPTIONS: KeyWordOptions = KeyWordOptions {
    least: 1,
    most: 100,
};

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let selection = Selection::new(index, |_| true)?;
    let by_outlet = || {
        Ok(key_words_of(
            &selection,
            |row| row.outlet.to_string(),
            OPTIONS,
        )?)
    };
    let (seconds, (outlets, words)) = timed(by_outlet)?;
    let largest = |of: fn(&KeyWord) -> f64| words.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    Ok(vec![
        (SECONDS, seconds),
        ("outlets", outlets.len() as f64),
        ("words kept", words.len() as f64),
        ("largest G2", largest(|key| key.measures.g2)),
        ("largest log ratio", largest(|key| key.measures.log_ratio)),
        ("largest z", largest(|key| key.measures.z)),
    ])
}
