//! Reading all postings and no more: the yardstick of [`counts`](super::counts).

use otherwords_indexer::Index;
use otherwords_indexer::yardstick::decode_postings;

use super::{Reading, SECONDS, timed};

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let (seconds, decoded) = timed(|| Ok(decode_postings(index)?))?;
    Ok(vec![
        (SECONDS, seconds),
        ("postings", decoded.postings as f64),
        ("occurrences", decoded.occurrences as f64),
    ])
}
