//! No work at all but reading the table of articles: what the other kernels cost besides.

use otherwords_indexer::{Index, Selection};

use super::{Reading, SECONDS, timed};

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let (seconds, articles) = timed(|| Ok(Selection::new(index, |_| true)?.articles().len()))?;
    Ok(vec![(SECONDS, seconds), ("articles", articles as f64)])
}
