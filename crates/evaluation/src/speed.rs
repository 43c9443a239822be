//! How long the numbers take on an index, and how much memory: the counts of all words, the
//! bootstrap of all words, the test of every outlet against the rest for all words. Compare ratios
//! taken on the same machine in one sitting, never absolute times.

use std::path::Path;
use std::time::Instant;

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{Check, Index, Pool, Selection, Vocabulary};
use otherwords_statistics::bootstrap::{GroupBootstrap, Resampled};
use otherwords_statistics::stratified::{Contrast, Design, Scratch, Unit};
use otherwords_text::Language;
use rayon::prelude::*;

use crate::finding::{Finding, Gate};

const DRAWS: usize = 1_000;
const SEED: u64 = 1;
/// As reports test: in full what the normal law puts below this.
const CLEARLY_NOT: f64 = 0.2;
const PRIOR: f64 = 500.0;
/// Words in fewer articles are left out of the bootstrap, as in the script it is compared with.
const LEAST_ARTICLES: usize = 5;

pub(crate) fn measure(index: &Path) -> anyhow::Result<Vec<Finding>> {
    let index = Index::open(index, Check::Quick)?;
    let selection = Selection::new(&index, |_| true)?;
    let (units, outlets) = units(&selection);
    let begun = Instant::now();
    let counts = counts(&selection)?;
    let mut findings = Vec::new();
    let what = format!(
        "counts of {} words in {} articles",
        counts.len(),
        units.len()
    );
    findings.extend(taken(&what, begun, None));

    let frequent: Vec<&[(u32, u32)]> = counts
        .iter()
        .filter(|counts| counts.len() >= LEAST_ARTICLES)
        .map(Vec::as_slice)
        .collect();
    for (name, resampled) in [
        ("articles", Resampled::Articles),
        ("events", Resampled::Events),
    ] {
        let begun = Instant::now();
        let bootstrap = GroupBootstrap::new(&units, outlets, resampled, DRAWS, PRIOR, SEED);
        let spreads = bootstrap.log_odds(&frequent);
        let what = format!(
            "bootstrap of {name}, {} draws, {} spreads of {} words",
            bootstrap.draws(),
            spreads.len(),
            frequent.len()
        );
        findings.extend(taken(&what, begun, None));
    }

    let begun = Instant::now();
    let design = Design::new(&units, outlets);
    let levelled = design.levelled();
    let contrasts: Vec<Contrast> = (0..outlets as u32)
        .map(|of| levelled.against_rest(of))
        .collect();
    let smallest = counts
        .par_iter()
        .map_init(Scratch::default, |scratch, counts| {
            let p = contrasts
                .iter()
                .map(|contrast| contrast.screened(counts, scratch, CLEARLY_NOT).log_p);
            p.fold(0.0, f64::min)
        })
        .reduce(|| 0.0, f64::min);
    let n_tests = counts.len() * outlets;
    let what = format!("{n_tests} stratified tests of {outlets} outlets, least ln p {smallest:.0}");
    let gate = (units.len() >= 100_000).then_some(Gate::AtMost(20.0));
    findings.extend(taken(&what, begun, gate));
    Ok(findings)
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

fn counts(selection: &Selection<'_>) -> anyhow::Result<Vec<Vec<(u32, u32)>>> {
    let vocabulary = Vocabulary::new(selection, Language::UNKNOWN)?;
    let count = |pool: &Pool| Ok(vocabulary.count(pool, LayerSet::ALL)?.articles);
    vocabulary.pools().par_iter().map(count).collect()
}

/// Seconds since `begun`, and the most memory used so far where the system tells.
fn taken(what: &str, begun: Instant, gate: Option<Gate>) -> Vec<Finding> {
    let finding = |what: String, measured: f64, gate: Option<Gate>| Finding {
        what,
        measured,
        error: None,
        gate,
        aim: None,
    };
    let seconds = finding(format!("{what}: s"), begun.elapsed().as_secs_f64(), gate);
    let memory =
        peak_memory().map(|mebibytes| finding(format!("{what}: peak MiB"), mebibytes, None));
    std::iter::once(seconds).chain(memory).collect()
}

/// The most memory this process has used so far, in MiB; Linux only.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes / 1024.0)
}
