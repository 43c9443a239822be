//! Standard errors of the log-odds of all words in all outlets, from a thousand draws of articles or
//! of events. The counts are read before.

use otherwords_indexer::{Index, Selection};
use otherwords_statistics::bootstrap::{GroupBootstrap, Resampled};
use otherwords_statistics::keyness::log_odds_prior::DEFAULT_PRIOR_TOTAL;

use super::{Counts, Reading, SECONDS, all_counts, timed, units};

const DRAWS: usize = 1_000;
const SEED: u64 = 1;
/// Words in fewer articles are left out, as in the script it is compared with.
const LEAST_ARTICLES: usize = 5;

pub(super) fn articles(index: &Index) -> anyhow::Result<Vec<Reading>> {
    run(index, Resampled::Articles)
}

pub(super) fn events(index: &Index) -> anyhow::Result<Vec<Reading>> {
    run(index, Resampled::Events)
}

fn run(index: &Index, resampled: Resampled) -> anyhow::Result<Vec<Reading>> {
    let selection = Selection::new(index, |_| true)?;
    let (units, outlets) = units(&selection);
    let mut counts: Vec<Counts> = all_counts(&selection)?;
    counts.retain(|of_word| of_word.len() >= LEAST_ARTICLES);
    let (seconds, (draws, spreads)) = timed(|| {
        let bootstrap =
            GroupBootstrap::new(&units, outlets, resampled, DRAWS, DEFAULT_PRIOR_TOTAL, SEED);
        Ok((bootstrap.draws(), bootstrap.log_odds(&counts).len()))
    })?;
    Ok(vec![
        (SECONDS, seconds),
        ("draws", draws as f64),
        ("spreads", spreads as f64),
    ])
}
