//! What is measured inside one process, on an open index: the counting, the tests, the resampling and
//! the search by themselves, without the making of a process. Each is one file.

mod nothing;

mod tokenize;

mod decode;

mod counts;
mod key_terms;

mod bootstrap;
mod stratified;

mod copies;

mod latency;

use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{Check, Index, Pool, Selection, Vocabulary};
use otherwords_statistics::stratified::Unit;
use otherwords_text::Language;
use rayon::prelude::*;

use crate::finding::Finding;
use crate::table;

pub(crate) use latency::{P50, P99};

/// Something to measure.
pub(crate) struct Kernel {
    pub(crate) name: &'static str,
    /// Does it and says how long the part that counts took, in seconds, and what it did.
    run: fn(&Index) -> anyhow::Result<Vec<Reading>>,
}

/// A figure with its label.
pub(crate) type Reading = (&'static str, f64);

/// Label of the time a kernel took.
pub(crate) const SECONDS: &str = "seconds";

/// All of them. The first does nothing but open the index.
pub(crate) const KERNELS: &[Kernel] = &[
    kernel("nothing", nothing::run),
    kernel("tokenize", tokenize::run),
    kernel("decode", decode::run),
    kernel("counts", counts::run),
    kernel("key-terms", key_terms::run),
    kernel("stratified", stratified::run),
    kernel("bootstrap-articles", bootstrap::articles),
    kernel("bootstrap-events", bootstrap::events),
    kernel("copies", copies::run),
    kernel("words", latency::words),
    kernel("phrases", latency::phrases),
];

const fn kernel(name: &'static str, run: fn(&Index) -> anyhow::Result<Vec<Reading>>) -> Kernel {
    Kernel { name, run }
}

/// Runs one and prints its readings, a line each.
pub(crate) fn print_kernel(name: &str, index: &Path) -> anyhow::Result<()> {
    let kernel = KERNELS.iter().find(|kernel| kernel.name == name);
    let kernel = kernel.with_context(|| format!("there is no kernel {name}"))?;
    let index = Index::open(index, Check::Quick)?;
    for (label, value) in (kernel.run)(&index)? {
        table::say(&format!("{label} {value}"));
    }
    Ok(())
}

/// Runs all one after the other.
pub(crate) fn measure_all(index: &Path) -> anyhow::Result<Vec<Finding>> {
    let index = Index::open(index, Check::Quick)?;
    let mut findings = Vec::new();
    for kernel in KERNELS {
        for (label, measured) in (kernel.run)(&index).context(kernel.name)? {
            findings.push(Finding {
                what: format!("{}: {label}", kernel.name),
                measured,
                error: None,
                gate: None,
                aim: None,
            });
        }
    }
    Ok(findings)
}

/// How long something takes, with what it gives.
fn timed<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<(f64, T)> {
    let begun = Instant::now();
    let result = work()?;
    Ok((begun.elapsed().as_secs_f64(), result))
}

/// Counts of a word by article.
type Counts = Vec<(u32, u32)>;

/// The counts of all words, each by itself.
fn all_counts(selection: &Selection<'_>) -> anyhow::Result<Vec<Counts>> {
    let vocabulary = Vocabulary::new(selection, Language::UNKNOWN)?;
    let count = |pool: &Pool| Ok(vocabulary.count(pool, LayerSet::ALL)?.articles);
    vocabulary.pools().par_iter().map(count).collect()
}

/// Articles as the statistics see them, and the number of outlets. An article without an event is a
/// stratum of its own.
fn units(selection: &Selection<'_>) -> (Vec<Unit>, usize) {
    let rows = selection.articles();
    let mut names: Vec<&str> = rows.iter().map(|row| &*row.outlet).collect();
    names.sort_unstable();
    names.dedup();
    let (mut units, mut stratum) = (Vec::with_capacity(rows.len()), 0);
    for (place, row) in rows.iter().enumerate() {
        let same = place > 0 && !row.event.is_empty() && rows[place - 1].event == row.event;
        stratum += u32::from(!same);
        units.push(Unit {
            stratum,
            group: names.partition_point(|name| *name < &*row.outlet) as u32,
            length: row.total_length(),
        });
    }
    (units, names.len())
}
